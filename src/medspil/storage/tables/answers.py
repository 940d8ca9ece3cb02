"""Questionnaires as they were, who was asked, what they answered, and the sums that are frozen."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from medspil.storage.columns import Instant, Serial
from medspil.storage.tables.basics import ID, WORD, metadata, of_person

questionnaires = Table(
    "questionnaires",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("version", SmallInteger, primary_key=True),
    Column("body", Text, nullable=False),
)

responses = Table(
    "responses",
    metadata,
    Column("id", ID, primary_key=True),
    of_person(),
    Column("questionnaire", String(64), nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("course_id", ID, ForeignKey("courses.id", ondelete="CASCADE"), index=True),
    Column("session_id", ID, ForeignKey("sessions.id", ondelete="CASCADE"), index=True),
    Column("asked_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("finished_at", Instant),
    UniqueConstraint("person_id", "questionnaire", "session_id"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("response_id", ID, ForeignKey("responses.id", ondelete="CASCADE"), nullable=False),
    Column("question", String(64), nullable=False),
    # None: it was counted in a sum that is frozen, so it can be counted in no other.
    Column("value", LargeBinary),
    Column("pass_on", Boolean),
    Column("passed_on_at", Instant),
    UniqueConstraint("response_id", "question"),
)

sums = Table(
    "sums",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("course_id", ID, ForeignKey("courses.id", ondelete="CASCADE"), index=True),
    Column("unit_id", ID, ForeignKey("units.id", ondelete="CASCADE"), index=True),
    Column("year", SmallInteger, nullable=False),
    Column("questionnaire", String(64), nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("question", String(64), nullable=False),
    Column("people", SmallInteger, nullable=False),
    Column("counts", Text),
    Column("mood", WORD),
    Column("by_paragraph", Text),
    Column("first", SmallInteger, nullable=False),
    Column("last", SmallInteger, nullable=False),
    Column("frozen_at", Instant, nullable=False),
)

interview_rounds = Table(
    "interview_rounds",
    metadata,
    Column("id", ID, primary_key=True),
    Column("interviewer_id", ID, ForeignKey("persons.id", ondelete="SET NULL"), index=True),
    Column("wanted", SmallInteger, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("told_at", Instant),
    Column("read_at", Instant),
    Column("heard", SmallInteger),
)

interview_lines = Table(
    "interview_lines",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("round_id", ID, ForeignKey("interview_rounds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("questionnaire", String(64), nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("question", String(64), nullable=False),
    # What was handed over: nothing here says any more who wrote it, nor which belong together.
    Column("words", LargeBinary, nullable=False),
)

drawn = Table(
    "drawn",
    metadata,
    Column("id", ID, primary_key=True),
    Column("round_id", ID, ForeignKey("interview_rounds.id", ondelete="CASCADE"), nullable=False, index=True),
    of_person(),
    Column("response_id", ID, ForeignKey("responses.id", ondelete="CASCADE"), index=True),
    Column("at", Instant, nullable=False),
    Column("answer", WORD),
    UniqueConstraint("round_id", "person_id"),
)

status_meetings = Table(
    "status_meetings",
    metadata,
    Column("id", ID, primary_key=True),
    of_person(),
    Column("day", Date, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("link_id", ID),
    Column("told_by", ID),
    Column("called_off_at", Instant),
    Column("prepared_at", Instant),
    Column("words", LargeBinary),
    Column("added", LargeBinary),
    Column("note", LargeBinary),
    Column("note_by", ID),
    Column("approved_at", Instant),
    Column("refused_at", Instant),
)
