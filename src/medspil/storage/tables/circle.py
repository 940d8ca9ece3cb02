"""Those around a citizen, what is shared with them, and what goes to and fro; proofs, pages and digests of staff."""

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
    Table,
    Time,
    UniqueConstraint,
    text,
)

from medspil.storage.columns import Instant, Serial
from medspil.storage.tables.basics import ID, WORD, metadata, of_person


def _person(name: str, nullable: bool = False) -> Column[str]:
    """Somebody else than the one the row is about; with them the row goes, or what it says of them."""
    goes = "SET NULL" if nullable else "CASCADE"
    return Column(name, ID, ForeignKey("persons.id", ondelete=goes), nullable=nullable, index=True)


def _sub_goal(nullable: bool = False, goes: str = "CASCADE") -> Column[str]:
    return Column("sub_goal_id", ID, ForeignKey("sub_goals.id", ondelete=goes), nullable=nullable, index=True)


links = Table(
    "links",
    metadata,
    Column("id", ID, primary_key=True),
    _person("citizen_id"),
    _person("other_id"),
    Column("kind", WORD, nullable=False),
    Column("since", Instant, nullable=False),
    Column("accepted_at", Instant),
    Column("ends_on", Date),
    Column("stands_in_for", ID),
    Column("may_propose", Boolean, nullable=False, server_default=text("false")),
    Column("ended_at", Instant),
    Column("how_ended", WORD),
)
_open = links.c.ended_at.is_(None)
# The same two are linked once at a time.
Index(
    "uq_links_open",
    links.c.citizen_id,
    links.c.other_id,
    unique=True,
    sqlite_where=_open,
    postgresql_where=_open,
)

shares = Table(
    "shares",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("link_id", ID, ForeignKey("links.id", ondelete="CASCADE"), nullable=False),
    _sub_goal(nullable=True),
    Column("since", Instant, nullable=False),
    UniqueConstraint("link_id", "sub_goal_id"),
)
# To the database no nothing equals another, and "everything" stands there as nothing.
_everything = shares.c.sub_goal_id.is_(None)
Index(
    "uq_shares_everything",
    shares.c.link_id,
    unique=True,
    sqlite_where=_everything,
    postgresql_where=_everything,
)

help_wishes = Table(
    "help_wishes",
    metadata,
    Column("id", ID, primary_key=True),
    of_person(),
    _sub_goal(nullable=True, goes="SET NULL"),
    Column("how", WORD, nullable=False),
    Column("wished_at", Instant, nullable=False),
    _person("seen_by", nullable=True),
    Column("seen_at", Instant),
    Column("reply", WORD),
    Column("asked_again_at", Instant),
    Column("withdrawn_at", Instant),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", ID, primary_key=True),
    of_person(),
    _person("from_id"),
    _sub_goal(nullable=True),
    Column("what", LargeBinary),
    Column("day", Date),
    Column("made_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("answer", WORD),
)

cheers = Table(
    "cheers",
    metadata,
    Column("id", ID, primary_key=True),
    of_person(),
    _person("from_id"),
    _sub_goal(),
    Column("words", WORD, nullable=False),
    Column("at", Instant, nullable=False),
)

companions = Table(
    "companions",
    metadata,
    Column("id", ID, primary_key=True),
    _sub_goal(),
    Column("link_id", ID, ForeignKey("links.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    Column("remind", Boolean, nullable=False),
    Column("answer", WORD),
    Column("answered_at", Instant),
    Column("remind_me", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("sub_goal_id", "link_id"),
)

second_factors = Table(
    "second_factors",
    metadata,
    Column("person_id", ID, ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", WORD, nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("wrong", Integer, nullable=False, server_default=text("0")),
    Column("last_wrong_at", Instant),
    Column("last_step", BigInteger),
)

page_links = Table(
    "page_links",
    metadata,
    Column("id", ID, primary_key=True),
    Column("lookup", LargeBinary(32), nullable=False, unique=True),
    of_person(),
    Column("page", WORD, nullable=False),
    Column("subject", ID),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("opened_at", Instant),
)

digests = Table(
    "digests",
    metadata,
    Column("person_id", ID, ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("day", SmallInteger),
    Column("at", Time, nullable=False),
    Column("email", LargeBinary),
    Column("sent_at", Instant),
)

emails = Table(
    "emails",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    of_person(),
    Column("made_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("leased_until", Instant),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("done_at", Instant),
    Column("how", WORD),
    sqlite_autoincrement=True,
)

meeting_picks = Table(
    "meeting_picks",
    metadata,
    Column("meeting_id", ID, ForeignKey("status_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("sub_goal_id", ID, ForeignKey("sub_goals.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("with_notes", Boolean, nullable=False),
)
