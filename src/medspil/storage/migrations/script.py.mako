"""${message}"""

import sqlalchemy as sa
from alembic import op

from medspil.storage.columns import Instant, Serial

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the new shape."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Back to the shape before."""
    ${downgrades if downgrades else "pass"}
