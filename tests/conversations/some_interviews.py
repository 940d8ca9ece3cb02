"""A round of interviews to test with."""

from datetime import UTC

from medspil.conversations.questionnaires import shipped
from medspil.domain.interviews import ROUND_LASTS, Round
from tests.conversations.desk import TUESDAY

INTERVIEW = shipped().current("interview")
QUESTION = INTERVIEW.questions[0]
NOW = TUESDAY.astimezone(UTC)
A_ROUND = Round("d" * 32, 15, NOW, NOW + ROUND_LASTS, asked=15, yes=6, finished=4, heard=4)
