"""A citizen and those around them, in the database: linked and shared with, without the talks that lead there."""

from datetime import timedelta

from medspil.domain.circle_decisions import Share
from medspil.domain.decisions import Decided, Decision, NewSubGoal
from medspil.domain.links import LinkKind
from medspil.domain.persons import Role
from medspil.domain.sub_goals import Deadline, Rung, SubGoalDraft
from medspil.storage import addresses, applying, links
from medspil.storage.scene import Scene
from medspil.storage.store import new_id
from medspil.storage.tables import addresses as address_rows
from medspil.storage.tables import sub_goals
from tests.storage.town import Someone, Town

STAFF_OF = {LinkKind.CONTACT_PERSON: Role.CONTACT_PERSON, LinkKind.PEER_WORKER: Role.PEER_WORKER}


def decides(someone: Someone, decision: Decision) -> None:
    """They decide it, as in a talk of theirs."""
    town, person_id = someone.town, someone.person_id
    address_id = next(row.id for row in town.rows(address_rows) if row.person_id == person_id)
    with town.store.database.transaction() as connection:
        scene = Scene(connection, town.store, addresses.load(connection, address_id), town.now)
        applying.apply(scene, Decided(f"{new_id()}:0", decision))


def linked(citizen: Someone, other: Someone, kind: LinkKind = LinkKind.CONTACT_PERSON, accepted: bool = True) -> str:
    """They stand beside the citizen from now on; returns the link's id."""
    citizen_id, other_id = citizen.person_id, other.person_id
    with citizen.town.store.database.transaction() as connection:
        return links.make(connection, citizen_id, other_id, kind, citizen.town.now, accepted)


def sets(citizen: Someone, what: str) -> str:
    """The citizen sets a small step for next week; returns its id."""
    day = citizen.town.now.date() + timedelta(days=7)
    before = {row.id for row in citizen.town.rows(sub_goals)}
    decides(citizen, NewSubGoal(SubGoalDraft(what, Deadline(day), Rung.SELF)))
    [made] = (row.id for row in citizen.town.rows(sub_goals) if row.id not in before)
    return str(made)


def shares_all(citizen: Someone, link_id: str) -> None:
    """The citizen shares everything with one of them."""
    decides(citizen, Share(link_id))


def a_carer(town: Town, number: str = "2001", name: str = "Mette") -> Someone:
    """A contact person."""
    return town.staff(number, Role.CONTACT_PERSON, name)
