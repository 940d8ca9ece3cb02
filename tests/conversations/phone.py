"""What stands on a phone after all that was said: messages, and what took another one's place or its buttons."""

from collections.abc import Sequence
from dataclasses import replace

from medspil.conversations.messages import Button, Message, Shown, Tidy

FIRST_ID = 100


def ids(said: Sequence[Message | Tidy]) -> list[int]:
    """The id of the message on the phone that each of `said` is, or changes."""
    found: list[int] = []
    made = 0
    for one in said:
        if isinstance(one, Tidy):
            found.append(one.id)
        elif one.instead_of is not None:
            found.append(one.instead_of)
        else:
            found.append(FIRST_ID + made)
            made += 1
    return found


def bubbles(said: Sequence[Message | Tidy]) -> dict[int, Message]:
    """The messages as they stand on the phone now, by their ids."""
    shown: dict[int, Message] = {}
    for place, one in zip(ids(said), said, strict=True):
        if isinstance(one, Message):
            shown[place] = one
        elif place in shown:
            shown[place] = replace(shown[place], text=one.text or shown[place].text, rows=one.rows)
    return shown


def shown_with(said: Sequence[Message | Tidy], button: Button) -> Shown | None:
    """The message that the button stands in, or stood in, as the channel would tell it; None where it never did."""
    now = bubbles(said)
    for place, one in reversed(list(zip(ids(said), said, strict=True))):
        if isinstance(one, Message) and any(button.token == other.token for row in one.rows for other in row):
            message = now[place]
            label = next((b.label for row in message.rows for b in row if b.token == button.token), "")
            return Shown(place, None if message.stands_alone else message.text, label, message.rows)
    return None
