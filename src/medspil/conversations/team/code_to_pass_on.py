"""A fresh code as it is passed on to somebody: written out, as a picture to scan, and how long it holds."""

from datetime import timedelta
from typing import TypeVar

from medspil.conversations.facts import Facts
from medspil.conversations.pictures import CodePicture
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, say_day
from medspil.domain.invitations import LIVES, in_groups

F = TypeVar("F", bound=Facts)


def pass_on(talk: Talk[F], code: str, then: str, *doors: Door) -> None:
    """Says the code with its picture; `then` is what comes of it."""
    today = talk.wall_clock.date()
    until = say_day(today + timedelta(days=LIVES.days), today)
    words = _("Show the picture, or pass this on:\n{code}\nIt is for one person and holds until {day}.")
    text = words.format(code=in_groups(code), day=until)
    talk.say(f"{text}\n\n{then}", *doors, qr=CodePicture(code, in_groups(code)))
