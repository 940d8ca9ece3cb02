"""The audit log: who saw or changed what about whom, as words of ours and pseudonyms. Rows are only ever added."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from medspil.conversations.circle_facts import Look
from medspil.storage import names
from medspil.storage.store import Store
from medspil.storage.tables import audit, persons


class Way(StrEnum):
    """By which way somebody saw or changed something."""

    CHAT = "chat"
    PAGE = "page"
    REPORT = "report"
    EXPORT = "export"
    DIGEST = "digest"
    COMMAND = "command"


COMMAND_LINE = "command-line"
"""Who acts where somebody used a command."""


def note(
    connection: Connection,
    actor: str,
    subject: str,
    what: str,
    now: datetime,
    way: Way = Way.CHAT,
    role: str | None = None,
) -> None:
    """Adds a line. `actor` and `subject` are ids, `what` a word of ours, `role` as what the actor did it."""
    connection.execute(insert(audit).values(at=now, actor=actor, subject=subject, what=what, way=way, role=role))


def note_all(
    connection: Connection, actor: str, lines: Sequence[tuple[str, str, str]], now: datetime, way: Way
) -> None:
    """Adds lines about several in one statement: of each the subject, what, and as what the actor did it."""
    if lines:
        rows = [
            {"at": now, "actor": actor, "subject": subject, "what": what, "way": way, "role": role}
            for subject, what, role in lines
        ]
        connection.execute(insert(audit), rows)


def looks_at(connection: Connection, store: Store, citizen_id: str) -> tuple[Look, ...]:
    """Who else saw or changed something of a citizen's, the oldest first; who is gone has no name any more."""
    rows = connection.execute(
        select(audit, persons.c.name)
        .outerjoin(persons, persons.c.id == audit.c.actor)
        .where(audit.c.subject == citizen_id, audit.c.actor != citizen_id)
        .order_by(audit.c.id)
    )
    return tuple(
        Look(
            row.at,
            row.what,
            names.opened(store, row.name),
            row.role or "",
            row.way,
        )
        for row in rows
    )


def about(connection: Connection, subject: str) -> Iterator[tuple[datetime, str]]:
    """What someone did about themselves, the oldest first. What others saw and did, `looks_at` tells."""
    own = (audit.c.subject == subject) & (audit.c.actor == subject)
    rows = connection.execute(select(audit.c.at, audit.c.what).where(own).order_by(audit.c.id))
    for row in rows:
        yield row.at, row.what
