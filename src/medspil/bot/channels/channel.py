"""What every channel can do, and how its refusals are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from medspil.conversations.messages import Incoming, Outgoing
from medspil.domain.persons import Channel as ChannelName

Raw = Mapping[str, Any]
"""An update as the channel delivered it, before anything is read out of it but its envelope."""


@dataclass(frozen=True)
class Envelope:
    """What must be known of an update to store it: its number, and the address (a chat's id) it came from.

    No address: nobody who could be answered sent it, or it could not be made out.
    """

    update_id: int
    address: str | None


@dataclass(frozen=True)
class Letter:
    """An update that was read. `sent_at` (UTC) and `message_id` are the channel's, where it told them.

    `press_id` is the id of a pressed button that waits for its acknowledgement; `language` what the phone is set to.
    `full`: the text is about as long as a message can be, so the phone may have put the rest of it into the next one.
    """

    incoming: Incoming
    language: str | None = None
    message_id: int | None = None
    sent_at: datetime | None = None
    press_id: str | None = None
    full: bool = False


class CannotRead(Exception):
    """The update does not have the form that this code knows. Carries no words of it."""


class SendError(Exception):
    """A message did not go out. Its text says why and carries no words of the message."""


class NotYet(SendError):
    """The channel asks to wait: `seconds`, for this address or (`everywhere`) for all."""

    def __init__(self, seconds: float, everywhere: bool = False) -> None:
        super().__init__(f"asked to wait {seconds:g} s")
        self.seconds = seconds
        self.everywhere = everywhere


class Unreachable(SendError):
    """The person does not want messages from the bot (blocked) or the address is gone for good."""


class Never(SendError):
    """This message can never go out as it is."""


class Unsure(SendError):
    """The network or the channel failed; the message may or may not have gone out, and is tried again."""


class Channel(Protocol):
    """A way in and out."""

    name: ChannelName
    bot_id: str

    def envelope(self, raw: Raw) -> Envelope:
        """The envelope of `raw`. Raises CannotRead where not even that can be made out."""
        ...

    def read(self, raw: Raw) -> Letter:
        """What `raw` says. Raises CannotRead."""
        ...

    def parts(self, outgoing: Outgoing) -> tuple[Outgoing, ...]:
        """`outgoing` as messages that are not too long for `send`, in their order; most often just itself."""
        ...

    async def send(self, address: str, outgoing: Outgoing) -> int | None:
        """Sends it; returns the channel's id of the new message, None for an edit. Raises SendError."""
        ...

    async def acknowledge(self, press_id: str) -> None:
        """Tells the phone that a pressed button was heard. Failing is no harm and is not told."""
        ...
