"""Persons and all that a talk with one of them needs: sub-goals, talks, inbox, outbox, agenda."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Time,
    UniqueConstraint,
    text,
)

from medspil.storage.columns import Instant, Serial
from medspil.storage.tables.basics import ID, WORD, metadata, of_person

persons = Table(
    "persons",
    metadata,
    Column("id", ID, primary_key=True),
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("quiet_start", Time, nullable=False),
    Column("quiet_end", Time, nullable=False),
    Column("discreet", Boolean, nullable=False),
    Column("paused_until", Instant),
    Column("resting_until", Instant),
    Column("stopped_at", Instant),
    Column("unasked_on", Date),
    Column("joined_at", Instant, nullable=False),
    Column("name", LargeBinary),
    Column("unit_id", ID),
    Column("paragraph", WORD),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    of_person(nullable=True),
    Column("channel", WORD, nullable=False),
    Column("lookup", LargeBinary(32), nullable=False),
    Column("number", LargeBinary, nullable=False),
    Column("language", String(2)),
    Column("blocked_at", Instant),
    Column("wrong_codes", Integer, nullable=False, server_default=text("0")),
    Column("last_wrong_at", Instant),
    Column("long_text_id", BigInteger),
    Column("long_text_at", Instant),
    Column("forget", Boolean, nullable=False, server_default=text("false")),
    Column("seen_at", Instant, nullable=False),
    Column("proven_at", Instant),
    UniqueConstraint("channel", "lookup"),
)

roles = Table(
    "roles",
    metadata,
    Column("person_id", ID, ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("role", WORD, primary_key=True),
    Column("since", Instant, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", ID, primary_key=True),
    Column("lookup", LargeBinary(32), nullable=False, unique=True),
    Column("role", WORD, nullable=False),
    Column("language", String(2)),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("name", LargeBinary),
    Column("from_id", ID, index=True),
    Column("unit_id", ID),
    Column("paragraph", WORD),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    of_person(nullable=True),
    Column("invitation_id", ID, nullable=False),
    Column("notice_version", String(64), nullable=False),
    Column("yes", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)


def _aims(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", ID, primary_key=True),
        of_person(),
        Column("words", LargeBinary, nullable=False),
        Column("made_at", Instant, nullable=False),
    )


dreams = _aims("dreams")
goals = _aims("goals")

sub_goals = Table(
    "sub_goals",
    metadata,
    Column("id", ID, primary_key=True),
    of_person(),
    Column("version", Integer, nullable=False),
    Column("status", WORD, nullable=False),
    Column("what", LargeBinary, nullable=False),
    Column("helper", LargeBinary),
    Column("rung", WORD, nullable=False),
    Column("day", Date, nullable=False),
    Column("at", Time),
    Column("reminder_days_before", SmallInteger),
    Column("reminder_at", Time),
    Column("area", String(2)),
    Column("dream_id", ID, ForeignKey("dreams.id", ondelete="SET NULL")),
    Column("goal_id", ID, ForeignKey("goals.id", ondelete="SET NULL")),
    Column("confidence", SmallInteger),
    Column("importance", SmallInteger),
    Column("follows", ID),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("help_wanted_at", Instant),
)

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("sub_goal_id", ID, ForeignKey("sub_goals.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("talk_id", ID, nullable=False),
    Column("at", Instant, nullable=False),
    Column("outcome", WORD, nullable=False),
    Column("progress", SmallInteger),
    Column("note", LargeBinary),
    Column("importance", SmallInteger),
    Column("due", Date),
)

talks = Table(
    "talks",
    metadata,
    Column("address_id", Serial, ForeignKey("addresses.id", ondelete="CASCADE")),
    Column("person_id", ID, ForeignKey("persons.id", ondelete="CASCADE")),
    Column("owner", String(40), primary_key=True),
    Column("slot", WORD, primary_key=True),
    Column("state", LargeBinary, nullable=False),
    Column("touched_at", Instant, nullable=False, index=True),
)

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("channel", WORD, nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("address_id", Serial, ForeignKey("addresses.id", ondelete="CASCADE")),
    Column("raw", LargeBinary),
    Column("received_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("handled_at", Instant),
    Column("how", WORD),
    UniqueConstraint("channel", "bot_id", "update_id"),
    sqlite_autoincrement=True,
)
_waiting = inbox.c.handled_at.is_(None)
Index("ix_inbox_waiting", inbox.c.seq, sqlite_where=_waiting, postgresql_where=_waiting)
Index("ix_inbox_waiting_address", inbox.c.address_id, inbox.c.seq, sqlite_where=_waiting, postgresql_where=_waiting)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("address_id", Serial, ForeignKey("addresses.id", ondelete="CASCADE"), nullable=False),
    Column("message", LargeBinary),
    Column("made_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("useful_until", Instant),
    Column("part", SmallInteger, nullable=False, server_default=text("0")),
    Column("leased_until", Instant),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("done_at", Instant),
    Column("how", WORD),
    sqlite_autoincrement=True,
)
_open = outbox.c.done_at.is_(None)
Index("ix_outbox_open", outbox.c.address_id, outbox.c.seq, sqlite_where=_open, postgresql_where=_open)

agenda = Table(
    "agenda",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    of_person(nullable=True),
    Column("kind", WORD, nullable=False),
    Column("subject", ID, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("done_at", Instant),
    Column("how", WORD),
    sqlite_autoincrement=True,
)
_ahead = agenda.c.done_at.is_(None)
Index("ix_agenda_ahead", agenda.c.not_before, sqlite_where=_ahead, postgresql_where=_ahead)
# What falls due for two people at once stands there for each. To the database no nobody equals another.
Index(
    "uq_agenda_ahead",
    agenda.c.kind,
    agenda.c.subject,
    agenda.c.due_at,
    agenda.c.person_id,
    unique=True,
    sqlite_where=_ahead,
    postgresql_where=_ahead,
)
_of_the_house = _ahead & agenda.c.person_id.is_(None)
Index(
    "uq_agenda_house_ahead",
    agenda.c.kind,
    agenda.c.subject,
    agenda.c.due_at,
    unique=True,
    sqlite_where=_of_the_house,
    postgresql_where=_of_the_house,
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(64), primary_key=True),
    of_person(nullable=True),
    Column("kind", WORD, nullable=False),
    Column("at", Instant, nullable=False),
)

undoable = Table(
    "undoable",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    of_person(),
    Column("talk_id", ID, nullable=False),
    Column("subject", ID, nullable=False),
    Column("version", Integer, nullable=False),
    Column("change", LargeBinary, nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("actor", ID, nullable=False, index=True),
    Column("subject", ID, nullable=False, index=True),
    Column("what", String(64), nullable=False),
    Column("way", WORD, nullable=False, server_default=text("'chat'")),
    Column("role", WORD),
    sqlite_autoincrement=True,
)
