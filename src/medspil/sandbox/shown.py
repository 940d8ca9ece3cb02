"""What a person sees on the phone: messages as they stood when somebody looked, and answers to presses."""

from __future__ import annotations

from dataclasses import dataclass

from medspil.sandbox.chats import Button, Json, Keyboard, Message


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message as it stood in the chat when somebody looked; `text` is the caption under a file."""

    message_id: int
    from_bot: bool
    text: str
    date: int
    edited: bool = False
    keyboard: Keyboard = ()
    entities: tuple[Json, ...] = ()
    photo: bytes | None = None
    document: bytes | None = None
    filename: str | None = None
    kind: str = "text"

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button.label for button in row] for row in self.keyboard]

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons in one list."""
        return [button.label for row in self.keyboard for button in row]

    def button(self, label: str) -> Button | None:
        """The inline button with this label."""
        return next((button for row in self.keyboard for button in row if button.label == label), None)


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a pressed button, as it is shown at the top of the chat; often without words."""

    query_id: str
    text: str
    alert: bool = False


def shown(message: Message) -> ShownMessage:
    """A message as it is shown now."""
    photo, document = message.photo, message.document
    return ShownMessage(
        message_id=message.id,
        from_bot=message.sender.is_bot,
        text=message.text or message.caption or "",
        date=message.date,
        edited=message.edit_date is not None,
        keyboard=message.keyboard,
        entities=message.entities,
        photo=photo.content if photo else None,
        document=document.content if document else None,
        filename=document.filename if document else None,
        kind=message.kind,
    )
