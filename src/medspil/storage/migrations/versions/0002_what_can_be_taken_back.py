"""What can be taken back"""

import sqlalchemy as sa
from alembic import op

from medspil.storage.columns import Instant, Serial

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the new shape."""
    op.create_table(
        "undoable",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("talk_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("change", sa.LargeBinary(), nullable=False),
        sa.Column("began_at", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_undoable_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undoable")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_undoable_at"), "undoable", ["at"], unique=False)
    op.create_index(op.f("ix_undoable_person_id"), "undoable", ["person_id"], unique=False)


def downgrade() -> None:
    """Back to the shape before."""
    op.drop_index(op.f("ix_undoable_person_id"), table_name="undoable")
    op.drop_index(op.f("ix_undoable_at"), table_name="undoable")
    op.drop_table("undoable")
