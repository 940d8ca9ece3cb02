"""The choices of a question: how they are shown and stored, and which of them a written answer picks."""

from typing import Any

from medspil.conversations.messages import Button
from medspil.conversations.saying import in_rows
from medspil.conversations.state import Offered
from medspil.conversations.talk import Choice, Leave, Question, Reopen, SetAside
from medspil.conversations.texts import _
from medspil.conversations.tokens import answer_token
from medspil.conversations.understanding import read_choice


def ways_out(question: Question[Any]) -> tuple[Offered, ...]:
    """What is offered besides after some tries that could not be read."""
    ways: list[Offered] = []
    if question.reader.skippable:
        ways.append(Offered(_("Skip this"), {"value": None}))
    ways.append(Offered(_("Keep it for later"), {"later": True}))
    ways.append(Offered(_("Drop it"), {"leave": True}))
    return tuple(ways)


def with_skip(question: Question[Any]) -> tuple[Choice[Any], ...]:
    """The choices of a question, with a skip where it may be skipped."""
    if not question.reader.skippable or any(choice.value is None for choice in question.choices):
        return question.choices
    return (*question.choices, Choice(_("Skip this"), None))


def offer(question: Question[Any], choice: Choice[Any]) -> Offered:
    """A choice as it is shown and stored."""
    value = choice.value
    if isinstance(value, Reopen):
        return Offered(choice.label, {"reopen": value.key, "also": list(value.also)})
    if isinstance(value, Leave):
        return Offered(choice.label, {"leave": True})
    if isinstance(value, SetAside):
        return Offered(choice.label, {"later": True})
    return Offered(choice.label, {"value": dump(question, value)})


def dump(question: Question[Any], value: Any) -> Any:
    """The stored form of an answer."""
    return None if value is None else question.reader.adapter.dump_python(value, mode="json")


def rows(talk_id: str, serial: int, offered: tuple[Offered, ...]) -> tuple[tuple[Button, ...], ...]:
    """The choices as buttons, each tied to this asking of the question."""
    return in_rows(
        tuple(Button(choice.label, answer_token(talk_id, serial, index)) for index, choice in enumerate(offered))
    )


def by_label(offered: tuple[Offered, ...], text: str) -> Offered | None:
    """The choice whose very label was written."""
    wanted = _plain(text)
    return next((choice for choice in offered if _is_named(choice.label, wanted, text)), None)


def _is_named(label: str, wanted: str, text: str) -> bool:
    """Whether `text` (`wanted`, without its marks) is this label. "-1" is not "1", and "1/2" not "12"."""
    return text.strip() == label if label.isdecimal() else _plain(label) == wanted


def by_part(offered: tuple[Offered, ...], text: str, language: str, takes_words: bool) -> int | None:
    """The place of the choice that was written by number, letter, part or nearly, or as a plain yes or no."""
    if takes_words or not offered:
        return None
    return read_choice(text, [choice.label for choice in offered], language)


def _plain(text: str) -> str:
    """The words of a text; the text itself where it has none, as an emoji."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split()) or text.strip()
