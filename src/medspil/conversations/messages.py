"""What comes in to a conversation and what goes out of it, whichever channel carries it."""

from dataclasses import dataclass
from enum import StrEnum

from medspil.conversations.pictures import CodePicture, Picture
from medspil.conversations.reports import ReportFile
from medspil.domain.persons import Role


class Kind(StrEnum):
    """What a person did."""

    TEXT = "text"
    PRESSED = "pressed"
    START = "start"
    EDITED = "edited"
    PICTURE = "picture"
    VOICE = "voice"
    STICKER = "sticker"
    OTHER = "other"
    GROUP = "group"
    BLOCKED = "blocked"
    PASSED_BY = "passed-by"


@dataclass(frozen=True)
class Button:
    """What can be tapped. The token says which question or door it belongs to."""

    label: str
    token: str


@dataclass(frozen=True)
class Incoming:
    """One thing a person did. `text` is what they wrote, or the code behind a start link; `token` the button's.

    `shown` is the message whose button was pressed, as it stands on the phone, so that its buttons can go. `id` is the
    channel's id of what was written.
    """

    kind: Kind
    text: str = ""
    token: str = ""
    shown: "Shown | None" = None
    id: int | None = None


@dataclass(frozen=True)
class Shown:
    """A message on the phone: the channel's id of it, its text where it can be edited, the label that was tapped.

    `rows` are the buttons it still has.
    """

    id: int
    text: str | None = None
    label: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True)
class Document:
    """A file to hand over."""

    name: str
    media_type: str
    body: str


@dataclass(frozen=True)
class Message:
    """Something to say: text, rows of buttons, and a picture, a file or a code to scan where there is one of them.

    `instead_of` is the channel's id of the message on the phone whose place it takes; it becomes a message of its own
    where that one can't be changed any more.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None
    document: Document | ReportFile | None = None
    qr: CodePicture | None = None
    instead_of: int | None = None

    @property
    def stands_alone(self) -> bool:
        """Whether it carries something that needs a message of its own."""
        return self.picture is not None or self.document is not None or self.qr is not None


@dataclass(frozen=True)
class Tidy:
    """Takes buttons off a message on the phone: `rows` stay. `text` is what it says from now on, if it changes."""

    id: int
    text: str | None = None
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True)
class TakeAway:
    """Takes a message off the phone, where the channel can: a secret stood in it."""

    id: int


@dataclass(frozen=True)
class Menu:
    """The commands behind a person's menu button: in their language, for their roles (none: a stranger's)."""

    language: str
    roles: frozenset[Role] = frozenset()


Outgoing = Message | Tidy | TakeAway | Menu
