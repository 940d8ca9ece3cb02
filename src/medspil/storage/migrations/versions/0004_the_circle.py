"""Those around a citizen, sharing, second factors, pages, digests and figures of sub-goals"""

import sqlalchemy as sa
from alembic import op

from medspil.storage.columns import Instant, Serial

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the new shape. New columns of old tables name no other table: SQLite would have to build those anew for it."""
    op.create_table(
        "goal_counts",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=True),
        sa.Column("paragraph", sa.String(length=32), nullable=True),
        sa.Column("variable", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_counts")),
    )
    op.create_index(op.f("ix_goal_counts_begins"), "goal_counts", ["begins"], unique=False)
    op.create_table(
        "goal_periods",
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("frozen_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("begins", "ends", name=op.f("pk_goal_periods")),
    )
    op.create_table(
        "goal_untold",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("base", sa.String(length=32), nullable=False),
        sa.Column("variable", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph", sa.String(length=32), nullable=False),
        sa.Column("among_begins", sa.Date(), nullable=True),
        sa.Column("among_ends", sa.Date(), nullable=True),
        sa.Column("among_unit_id", sa.String(length=32), nullable=True),
        sa.Column("among_paragraph", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_goal_untold_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_untold")),
    )
    op.create_index(op.f("ix_goal_untold_month"), "goal_untold", ["month"], unique=False)
    op.create_index(op.f("ix_goal_untold_person_id"), "goal_untold", ["person_id"], unique=False)
    op.add_column("check_ins", sa.Column("due", sa.Date(), nullable=True))
    op.create_table(
        "digests",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=True),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_digests_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_digests")),
    )
    op.create_table(
        "emails",
        sa.Column("seq", Serial, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("how", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_emails_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_emails")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_emails_person_id"), "emails", ["person_id"], unique=False)
    op.create_table(
        "links",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("citizen_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("stands_in_for", sa.String(length=32), nullable=True),
        sa.Column("may_propose", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("how_ended", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["citizen_id"], ["persons.id"], name=op.f("fk_links_citizen_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["persons.id"], name=op.f("fk_links_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_citizen_id"), "links", ["citizen_id"], unique=False)
    op.create_index(op.f("ix_links_other_id"), "links", ["other_id"], unique=False)
    op.create_index(
        "uq_links_open",
        "links",
        ["citizen_id", "other_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "page_links",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("page", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_page_links_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_links")),
        sa.UniqueConstraint("lookup", name=op.f("uq_page_links_lookup")),
    )
    op.create_index(op.f("ix_page_links_person_id"), "page_links", ["person_id"], unique=False)
    op.create_table(
        "second_factors",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("wrong", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_wrong_at", Instant(), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_second_factors_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "cheers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("from_id", sa.String(length=32), nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["persons.id"], name=op.f("fk_cheers_from_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_cheers_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_cheers_sub_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cheers")),
    )
    op.create_index(op.f("ix_cheers_from_id"), "cheers", ["from_id"], unique=False)
    op.create_index(op.f("ix_cheers_person_id"), "cheers", ["person_id"], unique=False)
    op.create_index(op.f("ix_cheers_sub_goal_id"), "cheers", ["sub_goal_id"], unique=False)
    op.create_table(
        "companions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=False),
        sa.Column("link_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("remind", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("remind_me", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_companions_link_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_companions_sub_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companions")),
        sa.UniqueConstraint("sub_goal_id", "link_id", name=op.f("uq_companions_sub_goal_id_link_id")),
    )
    op.create_index(op.f("ix_companions_link_id"), "companions", ["link_id"], unique=False)
    op.create_index(op.f("ix_companions_sub_goal_id"), "companions", ["sub_goal_id"], unique=False)
    op.create_table(
        "help_wishes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=True),
        sa.Column("how", sa.String(length=32), nullable=False),
        sa.Column("wished_at", Instant(), nullable=False),
        sa.Column("seen_by", sa.String(length=32), nullable=True),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("reply", sa.String(length=32), nullable=True),
        sa.Column("asked_again_at", Instant(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_help_wishes_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["seen_by"], ["persons.id"], name=op.f("fk_help_wishes_seen_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_help_wishes_sub_goal_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_wishes")),
    )
    op.create_index(op.f("ix_help_wishes_person_id"), "help_wishes", ["person_id"], unique=False)
    op.create_index(op.f("ix_help_wishes_seen_by"), "help_wishes", ["seen_by"], unique=False)
    op.create_index(op.f("ix_help_wishes_sub_goal_id"), "help_wishes", ["sub_goal_id"], unique=False)
    op.create_table(
        "meeting_picks",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=False),
        sa.Column("with_notes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["status_meetings.id"], name=op.f("fk_meeting_picks_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_meeting_picks_sub_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "sub_goal_id", name=op.f("pk_meeting_picks")),
    )
    op.create_index(op.f("ix_meeting_picks_sub_goal_id"), "meeting_picks", ["sub_goal_id"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("from_id", sa.String(length=32), nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=True),
        sa.Column("what", sa.LargeBinary(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["from_id"], ["persons.id"], name=op.f("fk_proposals_from_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_proposals_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_proposals_sub_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_from_id"), "proposals", ["from_id"], unique=False)
    op.create_index(op.f("ix_proposals_person_id"), "proposals", ["person_id"], unique=False)
    op.create_index(op.f("ix_proposals_sub_goal_id"), "proposals", ["sub_goal_id"], unique=False)
    op.create_table(
        "shares",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("link_id", sa.String(length=32), nullable=False),
        sa.Column("sub_goal_id", sa.String(length=32), nullable=True),
        sa.Column("since", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_shares_link_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["sub_goal_id"], ["sub_goals.id"], name=op.f("fk_shares_sub_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("link_id", "sub_goal_id", name=op.f("uq_shares_link_id_sub_goal_id")),
    )
    op.create_index(op.f("ix_shares_sub_goal_id"), "shares", ["sub_goal_id"], unique=False)
    op.create_index(
        "uq_shares_everything",
        "shares",
        ["link_id"],
        unique=True,
        sqlite_where=sa.text("sub_goal_id IS NULL"),
        postgresql_where=sa.text("sub_goal_id IS NULL"),
    )
    op.add_column("addresses", sa.Column("proven_at", Instant(), nullable=True))
    op.add_column("audit", sa.Column("way", sa.String(length=32), server_default=sa.text("'chat'"), nullable=False))
    op.add_column("audit", sa.Column("role", sa.String(length=32), nullable=True))
    op.create_index(op.f("ix_audit_actor"), "audit", ["actor"], unique=False)
    op.add_column("invitations", sa.Column("from_id", sa.String(length=32), nullable=True))
    op.add_column("invitations", sa.Column("unit_id", sa.String(length=32), nullable=True))
    op.add_column("invitations", sa.Column("paragraph", sa.String(length=32), nullable=True))
    op.create_index(op.f("ix_invitations_from_id"), "invitations", ["from_id"], unique=False)
    op.add_column("persons", sa.Column("unit_id", sa.String(length=32), nullable=True))
    op.add_column("persons", sa.Column("paragraph", sa.String(length=32), nullable=True))
    op.add_column("status_meetings", sa.Column("link_id", sa.String(length=32), nullable=True))
    op.add_column("status_meetings", sa.Column("told_by", sa.String(length=32), nullable=True))
    op.add_column("status_meetings", sa.Column("called_off_at", Instant(), nullable=True))
    op.add_column("status_meetings", sa.Column("prepared_at", Instant(), nullable=True))
    op.add_column("status_meetings", sa.Column("words", sa.LargeBinary(), nullable=True))
    op.add_column("status_meetings", sa.Column("added", sa.LargeBinary(), nullable=True))
    op.add_column("status_meetings", sa.Column("note", sa.LargeBinary(), nullable=True))
    op.add_column("status_meetings", sa.Column("note_by", sa.String(length=32), nullable=True))
    op.add_column("status_meetings", sa.Column("approved_at", Instant(), nullable=True))
    op.add_column("status_meetings", sa.Column("refused_at", Instant(), nullable=True))
    op.add_column("units", sa.Column("help_within", sa.SmallInteger(), nullable=True))
    op.add_column("units", sa.Column("hours", sa.String(length=255), nullable=True))


def downgrade() -> None:
    """Back to the shape before."""

    op.drop_column("units", "hours")
    op.drop_column("units", "help_within")
    op.drop_column("status_meetings", "refused_at")
    op.drop_column("status_meetings", "approved_at")
    op.drop_column("status_meetings", "note_by")
    op.drop_column("status_meetings", "note")
    op.drop_column("status_meetings", "added")
    op.drop_column("status_meetings", "words")
    op.drop_column("status_meetings", "prepared_at")
    op.drop_column("status_meetings", "called_off_at")
    op.drop_column("status_meetings", "told_by")
    op.drop_column("status_meetings", "link_id")
    op.drop_column("persons", "paragraph")
    op.drop_column("persons", "unit_id")
    op.drop_index(op.f("ix_invitations_from_id"), table_name="invitations")
    op.drop_column("invitations", "paragraph")
    op.drop_column("invitations", "unit_id")
    op.drop_column("invitations", "from_id")
    op.drop_index(op.f("ix_audit_actor"), table_name="audit")
    op.drop_column("audit", "role")
    op.drop_column("audit", "way")
    op.drop_column("addresses", "proven_at")
    op.drop_index(
        "uq_shares_everything",
        table_name="shares",
        sqlite_where=sa.text("sub_goal_id IS NULL"),
        postgresql_where=sa.text("sub_goal_id IS NULL"),
    )
    op.drop_index(op.f("ix_shares_sub_goal_id"), table_name="shares")
    op.drop_table("shares")
    op.drop_index(op.f("ix_proposals_sub_goal_id"), table_name="proposals")
    op.drop_index(op.f("ix_proposals_person_id"), table_name="proposals")
    op.drop_index(op.f("ix_proposals_from_id"), table_name="proposals")
    op.drop_table("proposals")
    op.drop_index(op.f("ix_meeting_picks_sub_goal_id"), table_name="meeting_picks")
    op.drop_table("meeting_picks")
    op.drop_index(op.f("ix_help_wishes_sub_goal_id"), table_name="help_wishes")
    op.drop_index(op.f("ix_help_wishes_seen_by"), table_name="help_wishes")
    op.drop_index(op.f("ix_help_wishes_person_id"), table_name="help_wishes")
    op.drop_table("help_wishes")
    op.drop_index(op.f("ix_companions_sub_goal_id"), table_name="companions")
    op.drop_index(op.f("ix_companions_link_id"), table_name="companions")
    op.drop_table("companions")
    op.drop_index(op.f("ix_cheers_sub_goal_id"), table_name="cheers")
    op.drop_index(op.f("ix_cheers_person_id"), table_name="cheers")
    op.drop_index(op.f("ix_cheers_from_id"), table_name="cheers")
    op.drop_table("cheers")
    op.drop_table("second_factors")
    op.drop_index(op.f("ix_page_links_person_id"), table_name="page_links")
    op.drop_table("page_links")
    op.drop_index(
        "uq_links_open",
        table_name="links",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_links_other_id"), table_name="links")
    op.drop_index(op.f("ix_links_citizen_id"), table_name="links")
    op.drop_table("links")
    op.drop_index(op.f("ix_emails_person_id"), table_name="emails")
    op.drop_table("emails")
    op.drop_table("digests")
    op.drop_column("check_ins", "due")
    op.drop_index(op.f("ix_goal_untold_person_id"), table_name="goal_untold")
    op.drop_index(op.f("ix_goal_untold_month"), table_name="goal_untold")
    op.drop_table("goal_untold")
    op.drop_table("goal_periods")
    op.drop_index(op.f("ix_goal_counts_begins"), table_name="goal_counts")
    op.drop_table("goal_counts")
