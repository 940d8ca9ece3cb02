"""The choices of a question: how they are shown and stored, and which of them a written answer picks."""

from typing import Any

from medspil.conversations.messages import Button
from medspil.conversations.saying import in_rows
from medspil.conversations.several import DONE, TICK, TOGGLE, label_of, several_in
from medspil.conversations.state import Offered, OpenQuestion
from medspil.conversations.talk import Choice, Leave, Question, Reopen, SetAside, Special
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
    if not isinstance(value, Special) and value is not None and several_in(question.reader) is not None:
        return Offered(choice.label, {TOGGLE: dump(question, (value,))[0]})
    if isinstance(value, Reopen):
        return Offered(choice.label, {"reopen": value.key, "also": list(value.also)})
    if isinstance(value, Leave):
        return Offered(choice.label, {"leave": True})
    if isinstance(value, SetAside):
        return Offered(choice.label, {"later": True})
    return Offered(choice.label, {"value": dump(question, value)})


def all_offered(question: Question[Any]) -> tuple[Offered, ...]:
    """All that can be tapped at a question; where several may be chosen, the last button says that this is all."""
    offered = tuple(offer(question, choice) for choice in with_skip(question))
    several = several_in(question.reader)
    return offered if several is None else (*offered, Offered(several.done, {DONE: True}))


def ticked(question: Question[Any], opened: OpenQuestion | None, earlier: Any = None) -> tuple[Any, ...] | None:
    """What is ticked when a question is asked: what was before, or from the start; None where it takes one answer.

    `opened` is the same question as it stood, `earlier` the answer that was taken back.
    """
    several = several_in(question.reader)
    if several is None:
        return None
    if opened is not None and opened.chosen is not None:
        return opened.chosen
    return tuple(dump(question, several.chosen) if earlier is None else earlier)


def dump(question: Question[Any], value: Any) -> Any:
    """The stored form of an answer."""
    return None if value is None else question.reader.adapter.dump_python(value, mode="json")


def rows(
    talk_id: str, serial: int, offered: tuple[Offered, ...], chosen: tuple[Any, ...] | None = None
) -> tuple[tuple[Button, ...], ...]:
    """The choices as buttons, each tied to this asking of the question; those that are `chosen` have a tick."""
    tokens = [answer_token(talk_id, serial, index) for index in range(len(offered))]
    plain = tuple(Button(choice.label, token) for choice, token in zip(offered, tokens, strict=True))
    if chosen is None:
        return in_rows(plain)
    # The rows stay as they are when a tick comes or goes, so that nothing moves away from under the thumb.
    # What ends the choosing stands below: it must not look like one more to tick.
    to_tick = tuple(button for button, choice in zip(plain, offered, strict=True) if TOGGLE in choice.value)
    below = tuple(button for button in plain if button not in to_tick)
    shown = dict(zip(tokens, (label_of(choice, chosen) for choice in offered), strict=True))
    laid_out = (*in_rows(to_tick, room=len(TICK)), *in_rows(below))
    return tuple(tuple(Button(shown[button.token], button.token) for button in row) for row in laid_out)


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
