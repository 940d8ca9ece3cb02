"""From what a conversation said and asked to messages: as few as can be, with buttons in rows."""

from collections.abc import Sequence
from dataclasses import replace

from medspil.conversations.messages import Button, Message, Outgoing
from medspil.conversations.talk import Saying
from medspil.conversations.tokens import door_token

SHORT, MEDIUM = 3, 16
"""Labels so long stand six or two in a row; longer ones stand alone."""


def in_rows(buttons: tuple[Button, ...], room: int = 0) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows that fit a narrow phone: short ones side by side, long ones alone.

    `room` is kept for so many letters more on each.
    """
    rows: list[tuple[Button, ...]] = []
    row: list[Button] = []
    for button in buttons:
        if row and len(row) >= min(_fit(other, room) for other in (button, *row)):
            rows.append(tuple(row))
            row = []
        row.append(button)
    if row:
        rows.append(tuple(row))
    return tuple(rows)


def _fit(button: Button, room: int) -> int:
    """How many buttons as wide as this one fit in a row."""
    width = len(button.label) + room
    return 6 if width <= SHORT else 2 if width <= MEDIUM else 1


def may_take_a_place(messages: tuple[Message, ...]) -> bool:
    """Whether what is said is one message of words and buttons, so that another one can become it."""
    return len(messages) == 1 and not messages[0].stands_alone


def as_messages(said: Sequence[Saying], asked: Message | None = None) -> tuple[Message, ...]:
    """What was said and asked, in as few messages as can be: a picture, a file or a code has one of its own."""
    messages: list[Message] = []
    texts: list[str] = []

    def flush(rows: tuple[tuple[Button, ...], ...] = ()) -> None:
        if texts:
            messages.append(Message("\n\n".join(texts), rows))
            texts.clear()

    for saying in said:
        rows = tuple(row for below in (False, True) for row in in_rows(_doors(saying, below)))
        alone = Message(saying.text, rows, saying.picture, saying.document, saying.qr)
        if alone.stands_alone:
            flush()
            messages.append(alone)
            continue
        texts.append(saying.text)
        if rows:
            flush(rows)
    if asked is not None and asked.stands_alone:
        flush()
        messages.append(asked)
    elif asked is not None:
        texts.append(asked.text)
        flush(asked.rows)
    flush()
    return tuple(messages)


def _doors(saying: Saying, below: bool) -> tuple[Button, ...]:
    return tuple(
        Button(door.label, door_token(door.conversation, door.subject, door.argument))
        for door in saying.doors
        if door.below == below
    )


def joined(messages: list[Outgoing]) -> tuple[Outgoing, ...]:
    """The same in fewer messages: a plain text and the next message become one."""
    result: list[Outgoing] = []
    for message in messages:
        last = result[-1] if result else None
        if (
            isinstance(last, Message)
            and isinstance(message, Message)
            and not (last.rows or last.stands_alone or message.stands_alone)
            and last.instead_of in (None, message.instead_of)
        ):
            result[-1] = replace(message, text=f"{last.text}\n\n{message.text}")
        else:
            result.append(message)
    return tuple(result)
