"""The walk through a talk: every choice of every question is taken once, and each thing is said once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from medspil.conversations.messages import Button, Incoming, Kind, Message
from medspil.conversations.scripts.invented import Invented
from medspil.conversations.scripts.said import labels_of, texts_in, texts_of
from medspil.conversations.several import is_ticking
from medspil.conversations.tokens import CONTINUE, FORGET, DoorToken, read_token

Shape = tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]
"""What messages are made of: two with the same shape say the same, about other days or words."""

_NUMBER = re.compile(r"-\d+$")
_ENDS_OF_A_SCALE = frozenset(("0", "10"))


@dataclass
class Step:
    """What the bot says, and the ways on from there.

    `did` is what happened just before, where it was no button of another step. `again`: its ways are those of an
    earlier step. `asks`: it ends with a question that was not asked before, so it has a number of its own.
    `language` is another one where the talk goes on in it.
    """

    messages: tuple[Message, ...]
    shape: Shape
    asks: bool
    did: tuple[str, ...] = ()
    ways: list["Way"] = field(default_factory=list)
    again: "Step | None" = None
    number: str = ""
    language: str | None = None


@dataclass
class Way:
    """A way on: the buttons that lead there, or the words that do.

    `elsewhere` is the conversation it leads into, `door` says that it is a button that always leads there. `known`: the
    step stands further up.
    """

    step: Step
    labels: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    elsewhere: str | None = None
    door: bool = False
    known: bool = False


class Walk:
    """A walk through one conversation (or none in particular), in one language."""

    def __init__(
        self, conversation: str | None, language: str, typed: Mapping[str, tuple[str, ...]], known: dict[Shape, Step]
    ) -> None:
        self.conversation = conversation
        self.language = language
        self.typed = typed
        self.steps: list[Step] = []
        self._by_shape: dict[Shape, Step] = {}
        self._known = known
        self._by_question: dict[tuple[str, str, Shape], Step] = {}

    def stand(self, person: Invented, did: tuple[str, ...]) -> Step:
        """What the bot has just said, with no way on taken."""
        step = self._new(person)
        step.did = did
        self.steps.append(step)
        return step

    def go(self, person: Invented, did: tuple[str, ...]) -> Step:
        """What the bot has just said, and everything that can come of it."""
        step = self._new(person)
        step.did = did
        self._keep(step)
        self._go_on(step, person)
        return step

    def _keep(self, step: Step) -> None:
        """A step with a number of its own."""
        self.steps.append(step)
        self._by_shape.setdefault(step.shape, step)
        self._known.setdefault(step.shape, step)

    def _go_on(self, step: Step, person: Invented) -> None:
        """Takes all ways on from a step: first what one usually writes, where the scenes say it."""
        if (question := self._question(person)) is not None:
            self._by_question.setdefault(question, step)
        first, others = self._answers(person) if step.asks else ((), ())
        for words in first:
            self._take(step, person, words)
        for button in _buttons(person.replies):
            if not button.label.isdecimal() or button.label in _ENDS_OF_A_SCALE:
                self._take(step, person, button)
        for words in others:
            self._take(step, person, words)

    def _take(self, step: Step, before: Invented, by: Button | str) -> None:
        """One way on from a step. A way that says the same as another one of it is taken together with it."""
        after = before.does(_pressed(by) if isinstance(by, Button) else Incoming(Kind.TEXT, by))
        elsewhere = self._elsewhere(after, by)
        new = self._new(after)
        way = next((w for w in step.ways if w.elsewhere == elsewhere and self._is_alike(w, new, by)), None)
        if way is None:
            way = Way(new, elsewhere=elsewhere, door=_is_door(by))
            step.ways.append(way)
            if elsewhere is None:
                self._lead(way, before, after, by)
        if isinstance(by, Button):
            way.labels.append(by.label)
        else:
            way.words.append(by)

    def _lead(self, way: Way, before: Invented, after: Invented, by: Button | str) -> None:
        """Where a way leads within the conversation: to a step that is known, or to a new one and on from there."""
        new = way.step
        known = self._by_shape.get(new.shape) or (self._known.get(new.shape) if new.asks else None)
        if known is not None:
            way.step, way.known = known, True
            return
        question = self._question(after)
        new.again = self._by_question.get(question) if question is not None else None
        if isinstance(by, str) and _is_open_still(before, after):
            # It was no answer: what is said is a hint, and the question is the same.
            new.asks, new.again = False, None
        elif new.again is not None:
            new.asks = False
        self._by_shape[new.shape] = new
        if new.language is not None:
            return
        if new.asks:
            self._keep(new)
        if new.again is None and (question is None or question != self._question(before)):
            self._go_on(new, after)

    def _is_alike(self, way: Way, new: Step, by: Button | str) -> bool:
        """Whether a way says the same as a new step, but for the words of the buttons that lead there."""
        if way.step.shape == new.shape:
            return True
        if not isinstance(by, Button) or len(way.step.shape) != len(new.shape):
            return False
        own = texts_in(by.label, self.language).union(*(texts_in(label, self.language) for label in way.labels))
        return all(
            then[0] - own == now[0] - own and then[1] == now[1]
            for then, now in zip(way.step.shape, new.shape, strict=True)
        )

    def _elsewhere(self, after: Invented, by: Button | str) -> str | None:
        """The other conversation that a way leads into; None where it stays in this one."""
        token = read_token(by.token) if isinstance(by, Button) else None
        name = after.talk.name if after.talk is not None else None
        if name is None and isinstance(token, DoorToken) and token.conversation not in (CONTINUE, FORGET):
            name = token.conversation
        return name if name not in (None, self.conversation) and self.conversation is not None else None

    def _new(self, person: Invented) -> Step:
        asks = person.talk is not None and person.talk.open is not None
        language = None if person.speaks == self.language else person.speaks
        return Step(person.replies, _shape(person, self.language), asks, language=language)

    def _question(self, person: Invented) -> tuple[str, str, Shape] | None:
        """Which question is open, with which choices."""
        talk = person.talk
        if talk is None or talk.open is None or not person.replies:
            return None
        labels = tuple((frozenset[str](), labels_of(message, self.language)) for message in person.replies)
        return talk.name, _NUMBER.sub("", talk.open.key), labels

    def _answers(self, person: Invented) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is written at the open question, before and after its buttons are tapped."""
        assert person.talk is not None
        assert person.talk.open is not None
        opened = person.talk.open
        typed = self.typed.get(_NUMBER.sub("", opened.key))
        if typed is not None:
            return typed[:1], typed[1:]
        if is_ticking(opened):
            return (), self.typed["several"]
        return (self.typed["own-words"], ()) if opened.takes_words else ((), self.typed["not-understood"])


def _pressed(button: Button) -> Incoming:
    return Incoming(Kind.PRESSED, token=button.token)


def _is_door(by: Button | str) -> bool:
    return isinstance(by, Button) and isinstance(read_token(by.token), DoorToken)


def _is_open_still(before: Invented, after: Invented) -> bool:
    """Whether the same question is open: what was written was no answer to it."""
    then, now = before.talk, after.talk
    if then is None or now is None or then.open is None or now.open is None:
        return False
    return then.id == now.id and then.open.key == now.open.key


def _buttons(messages: tuple[Message, ...]) -> list[Button]:
    return [button for message in messages for row in message.rows for button in row]


def _shape(person: Invented, language: str) -> Shape:
    return tuple((texts_of(message, language), labels_of(message, language)) for message in person.replies)
