"""What citizens share, as it is remembered."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from medspil.domain.sharing import Share, SharedWith, shared_with
from medspil.storage.tables import links, shares, sub_goals

_OF_CITIZEN = select(shares.c.link_id, shares.c.sub_goal_id, shares.c.since).join(links, links.c.id == shares.c.link_id)


def of_citizen(connection: Connection, citizen_id: str) -> tuple[Share, ...]:
    """All that a citizen shares with anybody."""
    rows = connection.execute(_OF_CITIZEN.where(links.c.citizen_id == citizen_id).order_by(shares.c.id))
    return tuple(Share(row.link_id, row.sub_goal_id, row.since) for row in rows)


def of_link(connection: Connection, link_id: str) -> SharedWith:
    """What is shared with one link."""
    rows = connection.execute(_OF_CITIZEN.where(shares.c.link_id == link_id)).all()
    return shared_with((Share(row.link_id, row.sub_goal_id, row.since) for row in rows), link_id)


def write(connection: Connection, link_id: str, wanted: SharedWith, now: datetime) -> None:
    """From now on this is shared with the link, and nothing else; what was shared before keeps its time."""
    before = of_link(connection, link_id)
    new: list[str | None] = [*sorted(wanted.sub_goal_ids - before.sub_goal_ids)]
    mine = shares.c.link_id == link_id
    gone = before.sub_goal_ids - wanted.sub_goal_ids
    connection.execute(delete(shares).where(mine, shares.c.sub_goal_id.in_(gone)))
    if before.everything and not wanted.everything:
        connection.execute(delete(shares).where(mine, shares.c.sub_goal_id.is_(None)))
    if wanted.everything and not before.everything:
        new.append(None)
    for sub_goal_id in new:
        connection.execute(insert(shares).values(link_id=link_id, sub_goal_id=sub_goal_id, since=now))


def sub_goals_of(connection: Connection, citizen_id: str) -> tuple[str, ...]:
    """The ids of all sub-goals of a citizen, the oldest first."""
    mine = select(sub_goals.c.id).where(sub_goals.c.person_id == citizen_id)
    return tuple(connection.scalars(mine.order_by(sub_goals.c.made_at, sub_goals.c.id)))
