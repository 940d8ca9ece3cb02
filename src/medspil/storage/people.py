"""Persons as they are remembered: their settings, how things stand with them, and the facts of a talk."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from medspil.conversations.facts import CitizenFacts, Facts, InvitationFacts, MyDataFacts, Remembered, UndoFacts
from medspil.conversations.group_facts import MemberFacts, NowFacts
from medspil.conversations.proving import ProofFacts
from medspil.conversations.state import Opening
from medspil.domain.agenda import Standing
from medspil.domain.invitations import Invitation
from medspil.domain.links import CARER_ROLES
from medspil.domain.persons import LANGUAGES, PersonSettings, QuietHours, Role
from medspil.domain.undoing import PersonState
from medspil.storage import (
    addresses,
    audit,
    circle_data,
    circle_facts,
    courses,
    goal_counts,
    group_facts,
    interviews,
    invitations,
    matters,
    responses,
    second_factors,
    status_meetings,
    sub_goals,
    talks,
    undoing,
)
from medspil.storage.store import Store, new_id
from medspil.storage.tables import consents, persons, roles

_NAME = "persons.name"

# Made once: making a statement takes longer than running it.
_roles = select(func.aggregate_strings(roles.c.role, " ")).where(roles.c.person_id == persons.c.id)
_LOCK = (
    select(persons, _roles.scalar_subquery().label("roles"))
    .where(persons.c.id == bindparam("of"))
    .with_for_update(of=persons, key_share=True)
)
_YES = (
    select(consents.c.notice_version, consents.c.at)
    .where(consents.c.person_id == bindparam("of"), consents.c.yes)
    .order_by(consents.c.at.desc())
)


def lock(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    """The person's row, locked until the end of the transaction; None where they are gone."""
    return connection.execute(_LOCK, {"of": person_id}).first()


def make(connection: Connection, settings: PersonSettings, role: Role, now: datetime) -> str:
    """A new person with this role; returns their id."""
    person_id = new_id()
    connection.execute(insert(persons).values(id=person_id, joined_at=now, **_columns(settings)))
    connection.execute(insert(roles).values(person_id=person_id, role=role, since=now))
    return person_id


def give_role(connection: Connection, store: Store, person_id: str, role: Role, now: datetime) -> None:
    """The person is this as well from now on."""
    insert = sqlite.insert if store.database.is_sqlite else postgresql.insert
    row = insert(roles).values(person_id=person_id, role=role, since=now)
    connection.execute(row.on_conflict_do_nothing())


def roles_of(row: Row[tuple[object, ...]]) -> frozenset[Role]:
    """What the person in this row is."""
    return frozenset(Role(role) for role in (row.roles or "").split())


def settings_of(row: Row[tuple[object, ...]]) -> PersonSettings:
    """The settings in a person's row."""
    return PersonSettings(
        language=row.language,
        zone=row.zone,
        quiet=QuietHours(row.quiet_start, row.quiet_end),
        discreet=row.discreet,
        paused_until=row.paused_until,
    )


def state_of(row: Row[tuple[object, ...]]) -> PersonState:
    """How the person in this row wants it, and whether they rest."""
    return PersonState(settings_of(row), row.stopped_at, row.resting_until)


def change_settings(connection: Connection, person_id: str, settings: PersonSettings) -> None:
    """Writes the settings."""
    connection.execute(update(persons).where(persons.c.id == person_id).values(**_columns(settings)))


def change_name(connection: Connection, store: Store, person_id: str, name: str) -> None:
    """What they are called from now on."""
    sealed = store.vault.seal(_NAME, name)
    connection.execute(update(persons).where(persons.c.id == person_id).values(name=sealed))


def called(connection: Connection, store: Store, role: Role, name: str) -> list[str]:
    """The ids of those with this role who are called so, in whatever case it is written."""
    rows = connection.execute(
        select(persons.c.id, persons.c.name)
        .join(roles, roles.c.person_id == persons.c.id)
        .where(roles.c.role == role, persons.c.name.is_not(None))
        .order_by(persons.c.joined_at, persons.c.id)
    )
    wanted = " ".join(name.split()).casefold()
    return [row.id for row in rows if store.vault.open_text(_NAME, row.name).casefold() == wanted]


def has_role(connection: Connection, person_id: str, role: Role) -> bool:
    """Whether they are this in Medspil."""
    mine = exists().where(roles.c.person_id == person_id, roles.c.role == role)
    return bool(connection.scalar(select(mine)))


def place(connection: Connection, person_id: str, unit_id: str | None, paragraph: str | None) -> None:
    """Which unit they belong to, and under which paragraph, as far as that is known."""
    known = {"unit_id": unit_id, "paragraph": paragraph}
    values = {name: value for name, value in known.items() if value is not None}
    if values:
        connection.execute(update(persons).where(persons.c.id == person_id).values(**values))


def name_of(store: Store, row: Row[Any]) -> str | None:
    """What the person in this row is called, where they have said it."""
    return None if row.name is None else store.vault.open_text(_NAME, row.name)


def called_by_id(connection: Connection, store: Store, person_id: str | None) -> str:
    """What the person with this id is called; nothing where they are gone or have not said it."""
    name = connection.scalar(select(persons.c.name).where(persons.c.id == person_id))
    return "" if name is None else store.vault.open_text(_NAME, name)


def note(connection: Connection, person_id: str, **columns: datetime | date | None) -> None:
    """Writes single columns of how things stand: stopped_at, paused_until, resting_until, unasked_on."""
    connection.execute(update(persons).where(persons.c.id == person_id).values(**columns))


def _columns(settings: PersonSettings) -> dict[str, object]:
    return {
        "language": settings.language,
        "zone": settings.zone,
        "quiet_start": settings.quiet.start,
        "quiet_end": settings.quiet.end,
        "discreet": settings.discreet,
        "paused_until": settings.paused_until,
    }


def standing(connection: Connection, row: Row[tuple[object, ...]]) -> Standing:
    """How things stand with a person when something falls due for them."""
    return Standing(
        settings=settings_of(row),
        stopped=row.stopped_at is not None,
        reachable=addresses.of_person(connection, row.id) is not None,
        resting_until=row.resting_until,
        last_talked_at=talks.last_touched(connection, row.id),
        unasked_on=row.unasked_on,
    )


class FactsOfPerson:
    """Hands out the frozen facts about one person, each kind read when it is first asked for."""

    def __init__(self, connection: Connection, store: Store, row: Row[tuple[object, ...]], now: datetime) -> None:
        """`now` is UTC: what is over by then is not among them."""
        self._connection = connection
        self._store = store
        self._row = row
        self._now = now

    def __call__(self, kind: type[Facts], opening: Opening) -> Facts:
        """The facts of this kind."""
        settings, roles = settings_of(self._row), roles_of(self._row)
        if issubclass(kind, InvitationFacts):
            return _invited(self._connection, self._store, settings, opening, roles, self._row.id)
        if (read := circle_facts.reader_of(kind)) is not None:
            around = circle_facts.Around(
                self._connection, self._store, self._row, settings, opening, self._citizen, self._now
            )
            return replace(read(around), roles=roles)
        if issubclass(kind, ProofFacts):
            return ProofFacts(
                self._store.house,
                settings,
                self._row.stopped_at is not None,
                roles,
                factor=second_factors.of_person(self._connection, self._store, self._row.id),
                name=name_of(self._store, self._row) or "",
                chance=second_factors.chance(),
            )
        of_groups = group_facts.read(self._connection, self._store, self._row, settings, kind, opening)
        if of_groups is not None:
            return replace(of_groups, roles=roles)
        if not issubclass(kind, CitizenFacts):
            return Facts(self._store.house, settings, self._row.stopped_at is not None, roles)
        yes = self._connection.execute(_YES, {"of": self._row.id}).first()
        facts = CitizenFacts(
            self._store.house,
            settings,
            sub_goals=sub_goals.of_person(self._connection, self._store, self._row.id),
            aims=sub_goals.aims_of_person(self._connection, self._store, self._row.id),
            stopped=self._row.stopped_at is not None,
            roles=roles,
            joined_at=self._row.joined_at,
            notice_accepted=yes.notice_version if yes else "",
        )
        if issubclass(kind, NowFacts):
            waiting = matters.may_wait(self._connection, self._store, self._row.id, opening)
            return NowFacts(**vars(facts), groups=waiting)
        if not issubclass(kind, UndoFacts):
            return facts
        undoable = undoing.of_person(self._connection, self._store, self._row.id)
        if kind is not MyDataFacts:
            return UndoFacts(**vars(facts), undoable=undoable)
        return MyDataFacts(
            **vars(facts),
            undoable=undoable,
            name=name_of(self._store, self._row) or "",
            leads=courses.titles(self._connection, self._store, courses.ids_led_by(self._connection, self._row.id)),
            log=tuple(Remembered(at, what) for at, what in audit.about(self._connection, self._row.id)),
            reached_at=addresses.all_of_person(self._connection, self._store, self._row.id),
            words_waiting=talks.words_waiting(self._connection, self._store, self._row.id),
            resting_until=self._row.resting_until,
            last_unasked_on=self._row.unasked_on,
            groups=group_facts.memberships(self._connection, self._store, self._row.id),
            answers=responses.of_person(self._connection, self._store, self._row.id),
            meetings=status_meetings.of_person(self._connection, self._store, self._row.id),
            drawn=interviews.draws_of(self._connection, self._row.id),
            uncounted=goal_counts.waits_of(self._connection, self._row.id),
            circle=circle_data.of_citizen(self._connection, self._store, self._row),
            staff=circle_data.of_staff(self._connection, self._store, self._row),
        )

    def _citizen(self) -> CitizenFacts:
        facts = self(CitizenFacts, Opening())
        assert isinstance(facts, CitizenFacts)
        return facts


class FactsOfStranger:
    """Hands out the facts about someone who has not said yes yet."""

    def __init__(self, connection: Connection, store: Store, language: str | None) -> None:
        self._connection = connection
        self._store = store
        self._language = language

    def __call__(self, kind: type[Facts], opening: Opening) -> Facts:
        """The facts of this kind: in the language that was tapped, or the one given here, or the house's.

        A talk about an invitation has it for its subject.
        """
        defaults = self._store.defaults
        wanted = opening.argument if opening.argument in LANGUAGES else self._language
        language = wanted if wanted in LANGUAGES else defaults.language
        settings = PersonSettings(language=language, zone=defaults.zone, quiet=defaults.quiet)
        if kind is InvitationFacts:
            return _invited(self._connection, self._store, settings, opening)
        if issubclass(kind, ProofFacts):
            # Someone who says yes in this very moment has chosen none yet.
            return ProofFacts(self._store.house, settings, chance=second_factors.chance())
        if issubclass(kind, MemberFacts):
            return group_facts.newcomer(self._connection, self._store, settings, opening)
        if issubclass(kind, CitizenFacts):
            # Someone who says yes in this very moment: a citizen of whom nothing is known yet.
            return kind(self._store.house, settings)
        return Facts(self._store.house, settings)


def _invited(
    connection: Connection,
    store: Store,
    settings: PersonSettings,
    opening: Opening,
    roles: frozenset[Role] = frozenset(),
    person_id: str | None = None,
) -> InvitationFacts:
    """The facts about an invitation, which the talk has for its subject. `person_id` is who has it in the hand."""
    invitation = invitations.one(connection, store, opening.subject)
    if invitation is None:
        return InvitationFacts(store.house, settings, roles=roles, invitation_id=opening.subject or "")
    return InvitationFacts(
        store.house,
        settings,
        roles=roles,
        invitation_id=invitation.id,
        invited_as=invitation.role,
        name=invitation.name or "",
        from_name=called_by_id(connection, store, invitation.from_id),
        their_own=person_id is not None and person_id == invitation.from_id,
        then=invitations.leads_to(connection, invitation.id),
        from_role=_role_of_inviter(connection, invitation),
    )


def _role_of_inviter(connection: Connection, invitation: Invitation) -> Role | None:
    """As what the one who invites a citizen stands beside citizens here; None where nobody does."""
    inviter = lock(connection, invitation.from_id) if invitation.from_id else None
    does = frozenset() if inviter is None else CARER_ROLES & roles_of(inviter)
    if invitation.role is not Role.CITIZEN or not does:
        return None
    return Role.CONTACT_PERSON if Role.CONTACT_PERSON in does else Role.PEER_WORKER
