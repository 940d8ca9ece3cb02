"""What a conversation is given: facts, the time, a way to ask, to say and to decide."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Generic, TypeVar, overload

from medspil.conversations.facts import Facts
from medspil.conversations.messages import Document
from medspil.conversations.pictures import CodePicture, Picture
from medspil.conversations.readers import Reader, Ticking, TickingOrNone
from medspil.conversations.reports import ReportFile
from medspil.conversations.state import Opening
from medspil.domain.decisions import Decision

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
F_co = TypeVar("F_co", bound=Facts, covariant=True)


class Unknown(Enum):
    """The type of UNKNOWN."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
"""The answer is not known beforehand: the question must be asked."""


@dataclass(frozen=True)
class Reopen:
    """Picking it takes back the answer to `key` and asks that question again, forgetting the answers to `also`."""

    key: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leave:
    """Picking it ends the talk; what was not decided is forgotten."""


@dataclass(frozen=True)
class SetAside:
    """Picking it puts the talk aside for later."""


Special = Reopen | Leave | SetAside


@dataclass(frozen=True)
class Choice(Generic[T_co]):
    """An answer to tap."""

    label: str
    value: T_co | Special


@dataclass(frozen=True)
class Question(Generic[T]):
    """What a conversation waits for. `given` is the answer where it is known beforehand.

    `name` is what the answer is called in a list of answers; `also` are the questions that hang on it. `in_place`: it
    takes the place of the message whose button led to it. `qr` is shown with it. `secret`: the answer, or the picture
    with its buttons, does not stay on the phone.
    """

    key: str
    text: str
    reader: Reader[T]
    choices: tuple[Choice[T], ...]
    given: T | Unknown
    name: str = ""
    also: tuple[str, ...] = ()
    in_place: bool = False
    qr: CodePicture | None = None
    secret: bool = False


@dataclass(frozen=True)
class _Ask(Generic[T]):
    question: Question[T]

    def __await__(self) -> Generator[Question[T], T, T]:
        answer = yield self.question
        return answer


@dataclass(frozen=True)
class Saying:
    """Something the conversation said. `in_place`: as the last word it takes the place of the message tapped before."""

    text: str
    picture: Picture | None = None
    document: Document | ReportFile | None = None
    doors: tuple["Door", ...] = ()
    qr: CodePicture | None = None
    in_place: bool = False


@dataclass(frozen=True)
class Door:
    """A button that begins a talk, whatever else is going on. `below`: it stands in no row with those before it."""

    label: str
    conversation: str
    subject: str | None = None
    argument: str | None = None
    below: bool = False


@dataclass
class Talk(Generic[F_co]):
    """One talk: pure, driven by the engine. `now` is UTC and stands still between two answers.

    `unread` is what the person wrote in it that was not understood.
    """

    facts: F_co
    opening: Opening
    now: datetime
    said: list[Saying] = field(default_factory=list)
    decided: list[Decision] = field(default_factory=list)
    lasting: int = 0
    next: tuple[str, Opening] | None = None
    unread: tuple[str, ...] = ()

    @property
    def wall_clock(self) -> datetime:
        """What the person's wall clock shows."""
        return self.facts.settings.local(self.now)

    @overload
    async def ask(
        self,
        key: str,
        text: str,
        reader: Ticking[T],
        choices: Sequence[Choice[T]],
        given: tuple[T, ...] | Unknown = UNKNOWN,
        name: str = "",
        also: Sequence[str] = (),
        in_place: bool = False,
    ) -> tuple[T, ...]: ...
    @overload
    async def ask(
        self,
        key: str,
        text: str,
        reader: TickingOrNone[T],
        choices: Sequence[Choice[T]],
        given: tuple[T, ...] | Unknown | None = UNKNOWN,
        name: str = "",
        also: Sequence[str] = (),
        in_place: bool = False,
    ) -> tuple[T, ...] | None: ...
    @overload
    async def ask(
        self,
        key: str,
        text: str,
        reader: Reader[T],
        choices: Sequence[Choice[T]] = (),
        given: T | Unknown = UNKNOWN,
        name: str = "",
        also: Sequence[str] = (),
        in_place: bool = False,
        qr: CodePicture | None = None,
        secret: bool = False,
    ) -> T: ...
    async def ask(
        self,
        key: str,
        text: str,
        reader: Reader[Any],
        choices: Sequence[Choice[Any]] = (),
        given: Any = UNKNOWN,
        name: str = "",
        also: Sequence[str] = (),
        in_place: bool = False,
        qr: CodePicture | None = None,
        secret: bool = False,
    ) -> Any:
        """Asks and waits for the answer. With `given` the question is asked only where someone reopens it.

        `name`: what the answer is called where one may pick it to change it; then those to `also` are asked anew, too.
        `in_place`: after a tap the question takes the place of the message that was tapped, as one bubble that goes on.
        `qr` is shown with the question. `secret`: what is written, or the message that is tapped, goes from the phone.
        """
        return await _Ask(Question(key, text, reader, tuple(choices), given, name, tuple(also), in_place, qr, secret))

    def say(
        self,
        text: str,
        *doors: Door,
        picture: Picture | None = None,
        document: Document | ReportFile | None = None,
        qr: CodePicture | None = None,
        in_place: bool = False,
    ) -> None:
        """Says something; it goes out with the next question, or when the talk ends.

        `in_place`: where it ends the talk after a tap, it takes the place of the message that was tapped.
        """
        self.said.append(Saying(text, picture, document, doors, qr, in_place))

    def decide(self, decision: Decision, for_now: bool = False) -> None:
        """Decides something: it is applied together with the answer that led to it, once.

        `for_now`: a later decision of this talk takes its place, so one may still go back behind it.
        """
        self.decided.append(decision)
        if not for_now:
            self.lasting = len(self.decided)

    def go_on_with(self, conversation: str, opening: Opening | None = None) -> None:
        """After this talk another one begins at once."""
        self.next = (conversation, opening or Opening())
