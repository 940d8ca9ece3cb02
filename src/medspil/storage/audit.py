"""The audit log: who saw or changed what about whom, as words of ours and pseudonyms. Rows are only ever added."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, select

from medspil.storage.tables import audit


def note(connection: Connection, actor: str, subject: str, what: str, now: datetime) -> None:
    """Adds a line. `actor` and `subject` are ids, `what` a word of ours."""
    connection.execute(insert(audit).values(at=now, actor=actor, subject=subject, what=what))


def about(connection: Connection, subject: str) -> Iterator[tuple[datetime, str]]:
    """All lines about someone, the oldest first."""
    rows = connection.execute(select(audit.c.at, audit.c.what).where(audit.c.subject == subject).order_by(audit.c.id))
    for row in rows:
        yield row.at, row.what
