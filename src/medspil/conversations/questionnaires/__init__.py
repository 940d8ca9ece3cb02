"""Questionnaires as data: one file each, looked through at the start; docs/questionnaires.md says how to write one."""

from medspil.conversations.questionnaires.collecting import collect, from_kept, kept, shipped, together
from medspil.conversations.questionnaires.errors import BadQuestionnaire
from medspil.conversations.questionnaires.parsing import file_parts, parse, troubles

__all__ = ["BadQuestionnaire", "collect", "file_parts", "from_kept", "kept", "parse", "shipped", "together", "troubles"]
