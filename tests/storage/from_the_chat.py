"""Citizens who are invited from the chat, and what those beside them see and hear."""

import re

from medspil.domain.seen import CitizenSeen
from medspil.storage import seeing
from medspil.storage.tables import links
from tests.storage.town import Someone

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def code_in(text: str) -> str:
    """The code in a message."""
    found = CODE.search(text)
    assert found is not None, text
    return found.group()


def invited(by: Someone, number: str = "1001", name: str = "Sara") -> Someone:
    """A citizen who came in by a code of this one's, from the chat, and said what they want to be called."""
    by.says("inviter").presses("§ 85")
    return by.town.stranger(number).starts(code_in(by.last)).presses("Ja, jeg vil gerne").says(name)


def link_between(citizen: Someone, other: Someone) -> str:
    """The newest link between the two."""
    between = (links.c.citizen_id == citizen.person_id, links.c.other_id == other.person_id)
    return str(max(citizen.town.rows(links, *between), key=lambda row: row.since).id)


def seen_by(viewer: Someone) -> tuple[CitizenSeen, ...]:
    """What this one sees of citizens."""
    viewer_id = viewer.person_id
    with viewer.town.store.database.transaction() as connection:
        return seeing.seen_by(connection, viewer.town.store, viewer_id, viewer.town.now)


def heard_since(someone: Someone, before: int) -> list[str]:
    """What they have heard since there were so many messages."""
    return [message.text for message in someone.heard[before:]]
