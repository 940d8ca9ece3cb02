"""Figures of sub-goals: what was told, up to when, and of whom nothing was told yet."""

from sqlalchemy import Column, Date, Integer, String, Table

from medspil.storage.columns import Instant, Serial
from medspil.storage.tables.basics import ID, WORD, metadata, of_person

# No unit or paragraph: of all of them; an empty one: of those of whom none is known. It refers to no row of a unit,
# since what was told stays as it was told.
goal_counts = Table(
    "goal_counts",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("begins", Date, nullable=False, index=True),
    Column("ends", Date, nullable=False),
    Column("unit_id", ID),
    Column("paragraph", WORD),
    Column("variable", WORD, nullable=False),
    Column("category", String(64), nullable=False),
    Column("count", Integer, nullable=False),
    Column("people", Integer, nullable=False),
)

goal_periods = Table(
    "goal_periods",
    metadata,
    Column("begins", Date, primary_key=True),
    Column("ends", Date, primary_key=True),
    Column("frozen_at", Instant, nullable=False),
)

# Of whom something is in no told figure yet: not what it was, only where they were and with whom they were counted.
goal_untold = Table(
    "goal_untold",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    of_person(),
    Column("month", Date, nullable=False, index=True),
    Column("base", WORD, nullable=False),
    Column("variable", WORD, nullable=False),
    Column("unit_id", ID, nullable=False),
    Column("paragraph", WORD, nullable=False),
    Column("among_begins", Date),
    Column("among_ends", Date),
    Column("among_unit_id", ID),
    Column("among_paragraph", WORD),
)
