"""All talks as scripts that one can read and correct without reading code: `medspil talks`.

Invented people sit at the real front desk. The scenes (scenes.toml) say what they write where; from there every choice
of every question is taken once, so a new conversation stands in the scripts by itself.
"""

from medspil.conversations.scripts.chapters import all_chapters
from medspil.conversations.scripts.printing import printed

__all__ = ["all_chapters", "printed"]
