"""The first tables"""

import sqlalchemy as sa
from alembic import op

from medspil.storage.columns import Instant, Serial

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the new shape."""
    op.create_table(
        "audit",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("lookup", name=op.f("uq_invitations_lookup")),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("quiet_start", sa.Time(), nullable=False),
        sa.Column("quiet_end", sa.Time(), nullable=False),
        sa.Column("discreet", sa.Boolean(), nullable=False),
        sa.Column("paused_until", Instant(), nullable=True),
        sa.Column("resting_until", Instant(), nullable=True),
        sa.Column("stopped_at", Instant(), nullable=True),
        sa.Column("unasked_on", sa.Date(), nullable=True),
        sa.Column("joined_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_table(
        "addresses",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("number", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("blocked_at", Instant(), nullable=True),
        sa.Column("wrong_codes", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_wrong_at", Instant(), nullable=True),
        sa.Column("long_text_id", sa.BigInteger(), nullable=True),
        sa.Column("long_text_at", Instant(), nullable=True),
        sa.Column("forget", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_addresses_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("channel", "lookup", name=op.f("uq_addresses_channel_lookup")),
    )
    op.create_index(op.f("ix_addresses_person_id"), "addresses", ["person_id"], unique=False)
    op.create_table(
        "agenda",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("how", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_agenda_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_agenda_ahead",
        "agenda",
        ["not_before"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(op.f("ix_agenda_person_id"), "agenda", ["person_id"], unique=False)
    op.create_index(
        "uq_agenda_ahead",
        "agenda",
        ["kind", "subject", "due_at"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "consents",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("invitation_id", sa.String(length=32), nullable=False),
        sa.Column("notice_version", sa.String(length=64), nullable=False),
        sa.Column("yes", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_consents_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_person_id"), "consents", ["person_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_decisions_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_person_id"), "decisions", ["person_id"], unique=False)
    op.create_table(
        "dreams",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_dreams_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dreams")),
    )
    op.create_index(op.f("ix_dreams_person_id"), "dreams", ["person_id"], unique=False)
    op.create_table(
        "goals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_goals_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
    )
    op.create_index(op.f("ix_goals_person_id"), "goals", ["person_id"], unique=False)
    op.create_table(
        "roles",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_roles_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "role", name=op.f("pk_roles")),
    )
    op.create_table(
        "inbox",
        sa.Column("seq", Serial, autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("bot_id", sa.String(length=64), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("address_id", Serial, nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("handled_at", Instant(), nullable=True),
        sa.Column("how", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_inbox_address_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
        sa.UniqueConstraint("channel", "bot_id", "update_id", name=op.f("uq_inbox_channel_bot_id_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["seq"],
        unique=False,
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.create_index(
        "ix_inbox_waiting_address",
        "inbox",
        ["address_id", "seq"],
        unique=False,
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", Serial, autoincrement=True, nullable=False),
        sa.Column("address_id", Serial, nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("useful_until", Instant(), nullable=True),
        sa.Column("part", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("how", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_outbox_address_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["address_id", "seq"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "sub_goals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("helper", sa.LargeBinary(), nullable=True),
        sa.Column("rung", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("reminder_days_before", sa.SmallInteger(), nullable=True),
        sa.Column("reminder_at", sa.Time(), nullable=True),
        sa.Column("area", sa.String(length=2), nullable=True),
        sa.Column("dream_id", sa.String(length=32), nullable=True),
        sa.Column("goal_id", sa.String(length=32), nullable=True),
        sa.Column("confidence", sa.SmallInteger(), nullable=True),
        sa.Column("importance", sa.SmallInteger(), nullable=True),
        sa.Column("follows", sa.String(length=32), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("help_wanted_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["dream_id"], ["dreams.id"], name=op.f("fk_sub_goals_dream_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name=op.f("fk_sub_goals_goal_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_sub_goals_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sub_goals")),
    )
    op.create_index(op.f("ix_sub_goals_person_id"), "sub_goals", ["person_id"], unique=False)
    op.create_table(
        "talks",
        sa.Column("address_id", Serial, nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("slot", sa.String(length=32), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("touched_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_talks_address_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_talks_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", "slot", name=op.f("pk_talks")),
    )
    op.create_index(op.f("ix_talks_touched_at"), "talks", ["touched_at"], unique=False)
    op.create_table(
        "check_ins",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=False),
        sa.Column("talk_id", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("progress", sa.SmallInteger(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("importance", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_check_ins_sub_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_sub_goal_id"), "check_ins", ["sub_goal_id"], unique=False)


def downgrade() -> None:
    """Back to the shape before."""
    op.drop_index(op.f("ix_check_ins_sub_goal_id"), table_name="check_ins")
    op.drop_table("check_ins")
    op.drop_index(op.f("ix_talks_touched_at"), table_name="talks")
    op.drop_table("talks")
    op.drop_index(op.f("ix_sub_goals_person_id"), table_name="sub_goals")
    op.drop_table("sub_goals")
    op.drop_index(
        "ix_outbox_open",
        table_name="outbox",
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_table("outbox")
    op.drop_index(
        "ix_inbox_waiting_address",
        table_name="inbox",
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.drop_index(
        "ix_inbox_waiting",
        table_name="inbox",
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.drop_table("inbox")
    op.drop_table("roles")
    op.drop_index(op.f("ix_goals_person_id"), table_name="goals")
    op.drop_table("goals")
    op.drop_index(op.f("ix_dreams_person_id"), table_name="dreams")
    op.drop_table("dreams")
    op.drop_index(op.f("ix_decisions_person_id"), table_name="decisions")
    op.drop_table("decisions")
    op.drop_index(op.f("ix_consents_person_id"), table_name="consents")
    op.drop_table("consents")
    op.drop_index(
        "uq_agenda_ahead",
        table_name="agenda",
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_index(op.f("ix_agenda_person_id"), table_name="agenda")
    op.drop_index(
        "ix_agenda_ahead",
        table_name="agenda",
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_table("agenda")
    op.drop_index(op.f("ix_addresses_person_id"), table_name="addresses")
    op.drop_table("addresses")
    op.drop_table("persons")
    op.drop_table("invitations")
    op.drop_index(op.f("ix_audit_subject"), table_name="audit")
    op.drop_table("audit")
