"""An answer in a few words, as it stands in a list of the answers so far."""

from datetime import date, time
from typing import Any

from medspil.conversations.helpers import Helper
from medspil.conversations.sub_goal_words import reminder_words, rung_words
from medspil.conversations.talk import Question
from medspil.conversations.texts import _, in_short, say_day, say_deadline, say_time
from medspil.domain.persons import QuietHours
from medspil.domain.sub_goals import Aim, Deadline, Reminder

LONGEST_NAME, LONGEST_LABEL = 24, 44


def answer_label(question: Question[Any], value: Any, today: date) -> str:
    """What the answer is called and what it was, short enough for a button."""
    name = question.name or in_short(question.text.strip().splitlines()[-1], LONGEST_NAME)
    return in_short(f"{name}: {answer_words(question, value, today)}", LONGEST_LABEL)


def answer_words(question: Question[Any], value: Any, today: date) -> str:
    """What was answered, as a person would say it."""
    if value is None:
        return _("nothing")
    if isinstance(value, Deadline):
        return say_deadline(value, today)
    if isinstance(value, date):
        return say_day(value, today)
    if isinstance(value, tuple):
        return ", ".join(answer_words(question, one, today) for one in value) or _("nothing")
    label = next((choice.label for choice in question.choices if choice.value == value), None)
    if label is not None:
        return label
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, time):
        return say_time(value)
    if isinstance(value, Reminder):
        return reminder_words(value)
    if isinstance(value, QuietHours):
        return f"{say_time(value.start)} – {say_time(value.end)}"
    if isinstance(value, Helper):
        words = rung_words()[value.rung]
        return f"{words}: {value.name}" if value.name else words
    if isinstance(value, Aim):
        return value.words
    return " ".join(str(value).split())
