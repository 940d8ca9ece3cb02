"""What is decided about digests, and their place on the agenda: when somebody comes in, or has none there."""

from datetime import datetime

from sqlalchemy import Connection, exists, select, update

from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_decisions import SawDigest, SetDigest
from medspil.domain.links import CARER_ROLES
from medspil.domain.persons import PersonSettings
from medspil.storage import audit, digests, people
from medspil.storage.digests import times_of
from medspil.storage.emails import ADDRESS
from medspil.storage.scene import Scene
from medspil.storage.store import Store
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda as agenda_rows
from medspil.storage.tables import digests as digest_rows
from medspil.storage.tables import links, persons, roles

PLANNED_ANEW = "planned anew"


def apply_set_digest(scene: Scene, decision: SetDigest) -> None:
    """It comes at another time, on another day, or with an e-mail. Raises Stale for someone who gets none."""
    row = people.lock(scene.connection, scene.person_id)
    if row is None or CARER_ROLES.isdisjoint(people.roles_of(row)):
        raise Stale("role")
    email = None if decision.email is None else scene.store.vault.seal(ADDRESS, decision.email)
    digests.write(scene.connection, scene.store, scene.person_id, day=decision.day, at=decision.at, email=email)
    plan_anew(scene.connection, scene.store, scene.person_id, people.settings_of(row), scene.now)


def apply_saw_digest(scene: Scene, decision: SawDigest) -> None:
    """The log says whom it told of, and as what the one who asked for it stands beside them: all in one statement."""
    beside = select(links.c.citizen_id, links.c.kind).where(
        links.c.other_id == scene.person_id, links.c.ended_at.is_(None)
    )
    as_what = {row.citizen_id: row.kind for row in scene.connection.execute(beside)}
    lines = [(one.citizen_id, one.what, as_what.get(one.citizen_id, "")) for one in decision.looks]
    audit.note_all(scene.connection, scene.person_id, lines, scene.now, audit.Way.CHAT)


def begin(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    """Somebody came in, or lives by another clock from now on: the next digest of one who has citizens is planned."""
    row = people.lock(connection, person_id)
    if row is not None and not CARER_ROLES.isdisjoint(people.roles_of(row)):
        plan_anew(connection, store, person_id, people.settings_of(row), now)


def plan_anew(connection: Connection, store: Store, person_id: str, settings: PersonSettings, now: datetime) -> None:
    """The next digest stands on the agenda, and no other."""
    mine = (agenda_rows.c.person_id == person_id) & (agenda_rows.c.kind == AgendaKind.DIGEST)
    connection.execute(
        update(agenda_rows).where(mine, agenda_rows.c.done_at.is_(None)).values(done_at=now, how=PLANNED_ANEW)
    )
    digests.plan_next(connection, store, person_id, times_of(connection, store, person_id)[0], settings, now)


def plan_missing(connection: Connection, store: Store, now: datetime) -> None:
    """Who works with citizens and has no digest on the agenda gets one there, but for those who want none."""
    planned = exists().where(
        agenda_rows.c.person_id == persons.c.id,
        agenda_rows.c.kind == AgendaKind.DIGEST,
        agenda_rows.c.done_at.is_(None),
    )
    cares = exists().where(roles.c.person_id == persons.c.id, roles.c.role.in_(CARER_ROLES))
    unwanted = exists().where(digest_rows.c.person_id == persons.c.id, digest_rows.c.day.is_(None))
    rows = connection.execute(select(persons).where(cares, ~planned, ~unwanted)).all()
    for row in rows:
        times, _last = times_of(connection, store, row.id)
        digests.plan_next(connection, store, row.id, times, people.settings_of(row), now)
