"""Group courses: units, courses, their sessions, places in them, and who was there."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Time,
    UniqueConstraint,
)

from medspil.storage.columns import Instant, Serial
from medspil.storage.tables.basics import ID, WORD, metadata, of_person


def _of(table: str, nullable: bool = False) -> Column[str]:
    name = f"{table.removesuffix('s')}_id"
    return Column(name, ID, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=nullable, index=True)


units = Table(
    "units",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("help_within", SmallInteger),
    Column("hours", String(255)),
)

courses = Table(
    "courses",
    metadata,
    Column("id", ID, primary_key=True),
    _of("units"),
    Column("version", SmallInteger, nullable=False),
    Column("title", LargeBinary, nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("paragraph", WORD, nullable=False),
    Column("minutes", SmallInteger, nullable=False),
    Column("capacity", SmallInteger, nullable=False),
    Column("questionnaire", String(64), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("last_asked", SmallInteger),
    Column("last_answered", SmallInteger),
    Column("last_told_at", Instant),
    Column("closed_at", Instant),
)

course_leaders = Table(
    "course_leaders",
    metadata,
    Column("course_id", ID, ForeignKey("courses.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ID, ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("since", Instant, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", ID, primary_key=True),
    _of("courses"),
    Column("number", SmallInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("at", Time, nullable=False),
    Column("moved_from", Date),
    Column("cancelled_at", Instant),
    Column("ticked_at", Instant),
    Column("asked", SmallInteger),
    Column("answered", SmallInteger),
    Column("told_at", Instant),
    UniqueConstraint("course_id", "number"),
)

places = Table(
    "places",
    metadata,
    Column("id", ID, primary_key=True),
    _of("courses"),
    of_person(nullable=True),
    Column("invitation_id", ID, ForeignKey("invitations.id", ondelete="SET NULL"), index=True),
    Column("paragraph", WORD, nullable=False),
    Column("offered_by", ID, ForeignKey("persons.id", ondelete="SET NULL"), index=True),
    Column("offered_at", Instant, nullable=False),
    Column("answer", WORD, nullable=False),
    Column("answered_at", Instant),
    Column("remind", Boolean, nullable=False),
    Column("ask", Boolean, nullable=False),
    Column("goal", LargeBinary),
    Column("support_hours", SmallInteger),
    Column("support_after", WORD),
    Column("left_at", Instant),
    UniqueConstraint("course_id", "person_id"),
)

rooms = Table(
    "rooms",
    metadata,
    Column("invitation_id", ID, ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True),
    _of("courses"),
)

attendances = Table(
    "attendances",
    metadata,
    Column("id", ID, primary_key=True),
    _of("sessions"),
    _of("places"),
    Column("cannot_come_at", Instant),
    Column("present", Boolean),
    UniqueConstraint("session_id", "place_id"),
)

say_backs = Table(
    "say_backs",
    metadata,
    Column("id", ID, primary_key=True),
    _of("courses"),
    _of("sessions", nullable=True),
    Column("words", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)

counts = Table(
    "counts",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    _of("courses"),
    Column("year", SmallInteger, nullable=False),
    Column("paragraph", WORD, nullable=False),
    Column("variable", WORD, nullable=False),
    Column("category", WORD, nullable=False),
    Column("citizens", SmallInteger, nullable=False),
)
