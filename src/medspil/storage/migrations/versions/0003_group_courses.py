"""Group courses, questionnaires and what is answered"""

import sqlalchemy as sa
from alembic import op

from medspil.storage.columns import Instant, Serial

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the new shape."""
    op.create_table(
        "questionnaires",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_questionnaires")),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("name", name=op.f("uq_units_name")),
    )
    op.create_table(
        "courses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("paragraph", sa.String(length=32), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("capacity", sa.SmallInteger(), nullable=False),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("last_asked", sa.SmallInteger(), nullable=True),
        sa.Column("last_answered", sa.SmallInteger(), nullable=True),
        sa.Column("last_told_at", Instant(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_courses_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
    )
    op.create_index(op.f("ix_courses_unit_id"), "courses", ["unit_id"], unique=False)
    op.create_table(
        "interview_rounds",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("interviewer_id", sa.String(length=32), nullable=True),
        sa.Column("wanted", sa.SmallInteger(), nullable=False),
        sa.Column("begun_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("read_at", Instant(), nullable=True),
        sa.Column("heard", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interviewer_id"], ["persons.id"], name=op.f("fk_interview_rounds_interviewer_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_rounds")),
    )
    op.create_index(op.f("ix_interview_rounds_interviewer_id"), "interview_rounds", ["interviewer_id"], unique=False)
    op.create_table(
        "interview_lines",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["interview_rounds.id"], name=op.f("fk_interview_lines_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_lines")),
    )
    op.create_index(op.f("ix_interview_lines_round_id"), "interview_lines", ["round_id"], unique=False)
    op.create_table(
        "status_meetings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_status_meetings_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_meetings")),
    )
    op.create_index(op.f("ix_status_meetings_person_id"), "status_meetings", ["person_id"], unique=False)
    op.create_table(
        "counts",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("paragraph", sa.String(length=32), nullable=False),
        sa.Column("variable", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("citizens", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_counts_course_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counts")),
    )
    op.create_index(op.f("ix_counts_course_id"), "counts", ["course_id"], unique=False)
    op.create_table(
        "course_leaders",
        sa.Column("course_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["courses.id"], name=op.f("fk_course_leaders_course_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_course_leaders_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("course_id", "person_id", name=op.f("pk_course_leaders")),
    )
    op.create_index(op.f("ix_course_leaders_person_id"), "course_leaders", ["person_id"], unique=False)
    op.create_table(
        "places",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("invitation_id", sa.String(length=32), nullable=True),
        sa.Column("paragraph", sa.String(length=32), nullable=False),
        sa.Column("offered_by", sa.String(length=32), nullable=True),
        sa.Column("offered_at", Instant(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("remind", sa.Boolean(), nullable=False),
        sa.Column("ask", sa.Boolean(), nullable=False),
        sa.Column("goal", sa.LargeBinary(), nullable=True),
        sa.Column("support_hours", sa.SmallInteger(), nullable=True),
        sa.Column("support_after", sa.String(length=32), nullable=True),
        sa.Column("left_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_places_course_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_places_invitation_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["offered_by"], ["persons.id"], name=op.f("fk_places_offered_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_places_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        sa.UniqueConstraint("course_id", "person_id", name=op.f("uq_places_course_id_person_id")),
    )
    op.create_index(op.f("ix_places_course_id"), "places", ["course_id"], unique=False)
    op.create_index(op.f("ix_places_invitation_id"), "places", ["invitation_id"], unique=False)
    op.create_index(op.f("ix_places_offered_by"), "places", ["offered_by"], unique=False)
    op.create_index(op.f("ix_places_person_id"), "places", ["person_id"], unique=False)
    op.create_table(
        "rooms",
        sa.Column("invitation_id", sa.String(length=32), nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_rooms_course_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_rooms_invitation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_rooms")),
    )
    op.create_index(op.f("ix_rooms_course_id"), "rooms", ["course_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("cancelled_at", Instant(), nullable=True),
        sa.Column("ticked_at", Instant(), nullable=True),
        sa.Column("asked", sa.SmallInteger(), nullable=True),
        sa.Column("answered", sa.SmallInteger(), nullable=True),
        sa.Column("told_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_sessions_course_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("course_id", "number", name=op.f("uq_sessions_course_id_number")),
    )
    op.create_index(op.f("ix_sessions_course_id"), "sessions", ["course_id"], unique=False)
    op.create_table(
        "sums",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=True),
        sa.Column("unit_id", sa.String(length=32), nullable=True),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("people", sa.SmallInteger(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.Column("mood", sa.String(length=32), nullable=True),
        sa.Column("by_paragraph", sa.Text(), nullable=True),
        sa.Column("first", sa.SmallInteger(), nullable=False),
        sa.Column("last", sa.SmallInteger(), nullable=False),
        sa.Column("frozen_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_sums_course_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_sums_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sums")),
    )
    op.create_index(op.f("ix_sums_course_id"), "sums", ["course_id"], unique=False)
    op.create_index(op.f("ix_sums_unit_id"), "sums", ["unit_id"], unique=False)
    op.create_table(
        "attendances",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("place_id", sa.String(length=32), nullable=False),
        sa.Column("cannot_come_at", Instant(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_attendances_place_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_attendances_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("session_id", "place_id", name=op.f("uq_attendances_session_id_place_id")),
    )
    op.create_index(op.f("ix_attendances_place_id"), "attendances", ["place_id"], unique=False)
    op.create_index(op.f("ix_attendances_session_id"), "attendances", ["session_id"], unique=False)
    op.create_table(
        "responses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=True),
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("closes_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_responses_course_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_responses_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_responses_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sa.UniqueConstraint(
            "person_id", "questionnaire", "session_id", name=op.f("uq_responses_person_id_questionnaire_session_id")
        ),
    )
    op.create_index(op.f("ix_responses_course_id"), "responses", ["course_id"], unique=False)
    op.create_index(op.f("ix_responses_person_id"), "responses", ["person_id"], unique=False)
    op.create_index(op.f("ix_responses_session_id"), "responses", ["session_id"], unique=False)
    op.create_table(
        "say_backs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("course_id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_say_backs_course_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_say_backs_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_say_backs")),
    )
    op.create_index(op.f("ix_say_backs_course_id"), "say_backs", ["course_id"], unique=False)
    op.create_index(op.f("ix_say_backs_session_id"), "say_backs", ["session_id"], unique=False)
    op.create_table(
        "answers",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("pass_on", sa.Boolean(), nullable=True),
        sa.Column("passed_on_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name=op.f("fk_answers_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("response_id", "question", name=op.f("uq_answers_response_id_question")),
    )
    op.create_table(
        "drawn",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_drawn_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name=op.f("fk_drawn_response_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["interview_rounds.id"], name=op.f("fk_drawn_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawn")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_drawn_round_id_person_id")),
    )
    op.create_index(op.f("ix_drawn_person_id"), "drawn", ["person_id"], unique=False)
    op.create_index(op.f("ix_drawn_response_id"), "drawn", ["response_id"], unique=False)
    op.create_index(op.f("ix_drawn_round_id"), "drawn", ["round_id"], unique=False)
    op.drop_index("uq_agenda_ahead", table_name="agenda")
    op.create_index(
        "uq_agenda_ahead",
        "agenda",
        ["kind", "subject", "due_at", "person_id"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(
        "uq_agenda_house_ahead",
        "agenda",
        ["kind", "subject", "due_at"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL AND person_id IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND person_id IS NULL"),
    )
    op.add_column("invitations", sa.Column("name", sa.LargeBinary(), nullable=True))
    op.add_column("persons", sa.Column("name", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Back to the shape before."""
    op.drop_column("persons", "name")
    op.drop_column("invitations", "name")
    op.drop_index("uq_agenda_house_ahead", table_name="agenda")
    op.drop_index("uq_agenda_ahead", table_name="agenda")
    op.create_index(
        "uq_agenda_ahead",
        "agenda",
        ["kind", "subject", "due_at"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_index(op.f("ix_drawn_round_id"), table_name="drawn")
    op.drop_index(op.f("ix_drawn_response_id"), table_name="drawn")
    op.drop_index(op.f("ix_drawn_person_id"), table_name="drawn")
    op.drop_table("drawn")
    op.drop_table("answers")
    op.drop_index(op.f("ix_say_backs_session_id"), table_name="say_backs")
    op.drop_index(op.f("ix_say_backs_course_id"), table_name="say_backs")
    op.drop_table("say_backs")
    op.drop_index(op.f("ix_responses_session_id"), table_name="responses")
    op.drop_index(op.f("ix_responses_person_id"), table_name="responses")
    op.drop_index(op.f("ix_responses_course_id"), table_name="responses")
    op.drop_table("responses")
    op.drop_index(op.f("ix_attendances_session_id"), table_name="attendances")
    op.drop_index(op.f("ix_attendances_place_id"), table_name="attendances")
    op.drop_table("attendances")
    op.drop_index(op.f("ix_sums_unit_id"), table_name="sums")
    op.drop_index(op.f("ix_sums_course_id"), table_name="sums")
    op.drop_table("sums")
    op.drop_index(op.f("ix_sessions_course_id"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_rooms_course_id"), table_name="rooms")
    op.drop_table("rooms")
    op.drop_index(op.f("ix_places_person_id"), table_name="places")
    op.drop_index(op.f("ix_places_offered_by"), table_name="places")
    op.drop_index(op.f("ix_places_invitation_id"), table_name="places")
    op.drop_index(op.f("ix_places_course_id"), table_name="places")
    op.drop_table("places")
    op.drop_index(op.f("ix_course_leaders_person_id"), table_name="course_leaders")
    op.drop_table("course_leaders")
    op.drop_index(op.f("ix_counts_course_id"), table_name="counts")
    op.drop_table("counts")
    op.drop_index(op.f("ix_status_meetings_person_id"), table_name="status_meetings")
    op.drop_table("status_meetings")
    op.drop_index(op.f("ix_interview_lines_round_id"), table_name="interview_lines")
    op.drop_table("interview_lines")
    op.drop_index(op.f("ix_interview_rounds_interviewer_id"), table_name="interview_rounds")
    op.drop_table("interview_rounds")
    op.drop_index(op.f("ix_courses_unit_id"), table_name="courses")
    op.drop_table("courses")
    op.drop_table("units")
    op.drop_table("questionnaires")
