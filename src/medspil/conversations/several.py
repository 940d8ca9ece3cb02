"""Several of the choices at once: each tap ticks one or takes its tick off, the last button says that this is all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from medspil.conversations.readers import Again, Reader, Reading, Ticking, adapter_of, inside
from medspil.conversations.state import Offered, OpenQuestion
from medspil.conversations.texts import _
from medspil.conversations.understanding import read_several

T = TypeVar("T")

TICK = "✓ "
"""Stands before the label of what is chosen."""

TOGGLE, DONE = "toggle", "done"
"""What a choice to tick, and the last button, hold in place of a value."""


@dataclass(frozen=True)
class Several(Generic[T]):
    """Reads several of the choices shown. What is written instead of tapped, the engine reads against their labels."""

    adapter: TypeAdapter[Any]
    chosen: tuple[T, ...]
    done: str
    takes_words: bool = False
    skippable: bool = False
    only_choices: bool = False
    dated: bool = False

    def read(self, text: str, now: datetime, language: str) -> Reading[tuple[T, ...]]:
        """Says how several can be chosen."""
        return Again(_("Tap those you mean, then “{done}”. Or write their numbers, like “1 3”.").format(done=self.done))


def several_of(kind: type[T], chosen: Sequence[T] = (), done: str = "") -> Ticking[T]:
    """Several of the choices shown, as a tuple in the order shown; `kind` is the type of the value of one of them.

    `chosen` are ticked from the start, `done` is the label of the last button.
    """
    values: Any = tuple[kind, ...]  # type: ignore[valid-type]
    return Several(adapter_of(values), tuple(chosen), done or _("Finished"))


def several_in(reader: Reader[Any]) -> Several[Any] | None:
    """The reader of several that a question has; None where it asks for one answer."""
    inner = inside(reader)
    return inner if isinstance(inner, Several) else None


def is_ticking(opened: OpenQuestion) -> bool:
    """Whether the question that is open takes several of its choices, and they are what is offered just now."""
    return opened.chosen is not None and not opened.changing


def label_of(offered: Offered, chosen: tuple[Any, ...] | None) -> str:
    """A choice's label as it is shown, ticked or not."""
    return TICK + offered.label if _is_ticked(offered, chosen) else offered.label


def tapped(opened: OpenQuestion, offered: Offered, seen: str) -> OpenQuestion:
    """The question after a tap on a choice.

    `seen` is the label as it stood on the phone: a second tap on what was not ticked yet to the person's eyes does not
    take the tick off.
    """
    assert opened.chosen is not None
    ticked = _is_ticked(offered, opened.chosen)
    wanted = not ticked
    if seen in (offered.label, TICK + offered.label):
        wanted = seen == offered.label
    others = tuple(value for value in opened.chosen if value != offered.value[TOGGLE])
    return replace(opened, chosen=(*others, offered.value[TOGGLE]) if wanted else others)


def all_chosen(opened: OpenQuestion) -> list[Any]:
    """The values that are ticked, in the order shown."""
    return [offered.value[TOGGLE] for offered in opened.offered if _is_ticked(offered, opened.chosen)]


def names_chosen(opened: OpenQuestion) -> str:
    """The labels that are ticked, as one text."""
    return ", ".join(offered.label for offered in opened.offered if _is_ticked(offered, opened.chosen))


def written(opened: OpenQuestion, text: str, language: str) -> list[Any] | None:
    """The values that were written instead of tapped, whatever was ticked; None where it is not clear."""
    choices = [offered for offered in opened.offered if TOGGLE in offered.value]
    places = read_several(text, [offered.label for offered in choices], language)
    return None if places is None else [choices[place].value[TOGGLE] for place in places]


def _is_ticked(offered: Offered, chosen: tuple[Any, ...] | None) -> bool:
    return chosen is not None and TOGGLE in offered.value and offered.value[TOGGLE] in chosen
