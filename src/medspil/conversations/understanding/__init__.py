"""Reading what people write: days, times and short answers, in Danish and European English. Pure, no I/O."""

from medspil.conversations.understanding.answers import (
    Word,
    read_answer,
    read_choice,
    read_scale,
    read_word,
    read_yes_no,
)
from medspil.conversations.understanding.changing import read_change, read_name
from medspil.conversations.understanding.crisis import is_crisis, is_hard_day
from medspil.conversations.understanding.groups import AboutGroup, read_about_group
from medspil.conversations.understanding.moment import Found, Moment, Unread, UnreadReason
from medspil.conversations.understanding.moments import find_moment, read_moment
from medspil.conversations.understanding.several import read_several
from medspil.conversations.understanding.smileys import read_smiley
from medspil.conversations.understanding.wishes import ANYTHING, UNCLEAR, Wish, read_wish
from medspil.conversations.understanding.yes_no import is_unsure

__all__ = [
    "ANYTHING",
    "UNCLEAR",
    "AboutGroup",
    "Found",
    "Moment",
    "Unread",
    "UnreadReason",
    "Wish",
    "Word",
    "find_moment",
    "is_crisis",
    "is_hard_day",
    "is_unsure",
    "read_about_group",
    "read_answer",
    "read_change",
    "read_choice",
    "read_moment",
    "read_name",
    "read_scale",
    "read_several",
    "read_smiley",
    "read_wish",
    "read_word",
    "read_yes_no",
]
