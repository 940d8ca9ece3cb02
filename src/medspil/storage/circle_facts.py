"""The facts of talks about those around a citizen, as they are remembered."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, select, true

from medspil.conversations.circle_facts import (
    BesideFacts,
    CircleFacts,
    Colleague,
    CoordinatorFacts,
    Look,
    NewContactFacts,
    StaffFacts,
    StandInFacts,
    SupporterFacts,
)
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.meetings.facts import MeetingFacts, StaffMeetingFacts
from medspil.conversations.open_page import PageFacts
from medspil.conversations.state import Opening
from medspil.domain.links import CARER_ROLES, LinkKind
from medspil.domain.local_time import local_day
from medspil.domain.persons import PersonSettings, Role
from medspil.storage import (
    audit,
    beside,
    courses,
    digest_facts,
    goal_reports,
    helping,
    invitations,
    links,
    names,
    seeing,
    seeing_meetings,
    shares,
    staff_members,
    status_meetings,
    units,
)
from medspil.storage.one_time import fresh_token
from medspil.storage.store import Store
from medspil.storage.tables import persons, roles
from medspil.storage.tables import units as unit_rows


class Around:
    """What is remembered of one person and those around them."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        row: Row[Any],
        settings: PersonSettings,
        opening: Opening,
        citizen: Callable[[], CitizenFacts],
        now: Any,
    ) -> None:
        """`citizen` reads the facts of a citizen where they are wanted; `now` is UTC."""
        self.connection = connection
        self.store = store
        self.row = row
        self.opening = opening
        self.citizen = citizen
        self.now = now
        self.today = local_day(now, store.defaults.tz)
        self.basics = (store.house, settings, row.stopped_at is not None)

    @property
    def name(self) -> str:
        """What they are called; nothing where they have not said."""
        return names.opened(self.store, self.row.name)

    def circle(self) -> CircleFacts:
        """A citizen and those around them."""
        return CircleFacts(
            **vars(self.citizen()),
            name=self.name,
            links=links.of_citizen(self.connection, self.store, self.row.id, self.today),
            shares=shares.of_citizen(self.connection, self.row.id),
            looks=self.looks(),
            wishes=helping.of_citizen(self.connection, self.store, self.row.id),
            help_time=units.help_time(self.connection, self.store, self.row.id),
            proposals=beside.proposals_to(self.connection, self.store, self.row.id),
            cheers=beside.cheers_to(self.connection, self.store, self.row.id),
            companions=beside.companions_of(self.connection, self.store, self.row.id),
            fresh_code=invitations.fresh_code(),
        )

    def meeting(self) -> MeetingFacts:
        """A citizen and their status meetings."""
        mine = status_meetings.of_person(self.connection, self.store, self.row.id)
        return MeetingFacts(**vars(self.circle()), meetings=mine, fresh_token=fresh_token())

    def staff_meeting(self) -> StaffMeetingFacts:
        """Someone who works here, and the meeting with the citizen behind the link that the talk is about."""
        staff = self.staff()
        seen = staff.citizen(self.opening.subject)
        meeting = None if seen is None else seeing_meetings.through(self.connection, self.store, seen, self.now)
        return StaffMeetingFacts(**vars(staff), meeting=meeting)

    def looks(self) -> tuple[Look, ...]:
        """Who else has seen something of theirs."""
        return audit.looks_at(self.connection, self.store, self.row.id)

    def new_contact(self) -> NewContactFacts:
        """A citizen, and who comes beside them or has left."""
        link = links.one(self.connection, self.store, self.opening.subject)
        known = {**vars(self.circle()), "colleagues": self.colleagues()}
        if link is None or link.citizen_id != self.row.id:
            return NewContactFacts(**known)
        if link.ended_at is not None:
            return NewContactFacts(**known, left=link)
        before = links.one(self.connection, self.store, link.stands_in_for)
        if before is None:
            return NewContactFacts(**known)
        # What the one before shared waits with the one who takes over; who stands in sees it where it is.
        seen_at = before.id if before.ended_at is None else link.id
        seen = shares.of_link(self.connection, seen_at)
        return NewContactFacts(**known, before=before.name, seen_before=seen)

    def colleagues(self) -> tuple[Colleague, ...]:
        """The others who can be linked to citizens: those of the same unit, or of all units where it has none."""
        own = self._colleagues(persons.c.unit_id == self.row.unit_id) if self.row.unit_id is not None else ()
        return own or self._colleagues(true())

    def _colleagues(self, which: ColumnElement[bool]) -> tuple[Colleague, ...]:
        contact = roles.c.role == Role.CONTACT_PERSON
        rows = self.connection.execute(
            select(
                persons.c.id,
                persons.c.name,
                unit_rows.c.name.label("unit"),
                func.max(case((contact, 1), else_=0)).label("contact"),
            )
            .join(roles, roles.c.person_id == persons.c.id)
            .outerjoin(unit_rows, unit_rows.c.id == persons.c.unit_id)
            .where(roles.c.role.in_(CARER_ROLES), persons.c.id != self.row.id, persons.c.name.is_not(None), which)
            .group_by(persons.c.id, persons.c.name, persons.c.joined_at, unit_rows.c.name)
            .order_by(persons.c.joined_at, persons.c.id)
            .limit(MOST_COLLEAGUES)
        )
        return tuple(
            Colleague(row.id, self.store.vault.open_text("persons.name", row.name), row.unit or "", bool(row.contact))
            for row in rows
        )

    def staff(self) -> StaffFacts:
        """A contact person or peer worker."""
        return StaffFacts(
            *self.basics,
            name=self.name,
            citizens=seeing.seen_by(self.connection, self.store, self.row.id, self.now),
            unit=units.name_of(self.connection, self.row.unit_id),
            units=courses.unit_names(self.connection),
            fresh_code=invitations.fresh_code(),
            fresh_token=fresh_token(),
        )

    def page(self) -> PageFacts:
        """Anybody who wants to open a page."""
        return PageFacts(*self.basics, fresh_token=fresh_token())

    def stand_in(self) -> StandInFacts:
        """The same, and the colleagues who could be there instead."""
        return StandInFacts(**{**vars(self.staff()), "colleagues": self.colleagues()})

    def supporter(self) -> SupporterFacts:
        """A supporter: of those beside whom they stand as one, not of those for whom they work."""
        seen = seeing.seen_by(self.connection, self.store, self.row.id, self.now)
        return SupporterFacts(
            *self.basics,
            people=tuple(one for one in seen if one.link.kind is LinkKind.SUPPORTER),
            asked=beside.asked_along(self.connection, self.store, self.row.id),
        )

    def beside(self) -> BesideFacts:
        """Somebody who stands beside citizens, in whatever role."""
        return BesideFacts(
            *self.basics,
            people=seeing.seen_by(self.connection, self.store, self.row.id, self.now),
            cheers=beside.cheers_from(self.connection, self.store, self.row.id, self.now),
            proposals=beside.proposals_from(self.connection, self.store, self.row.id),
        )

    def coordinator(self) -> CoordinatorFacts:
        """A coordinator, and the others who work here."""
        everybody = staff_members.all_of_them(self.connection, self.store)
        return CoordinatorFacts(
            *self.basics,
            staff=tuple(one for one in everybody if one.id != self.row.id),
            units=courses.unit_names(self.connection),
            fresh_code=invitations.fresh_code(),
        )


MOST_COLLEAGUES = 200
"""So many can be picked from, by eight at a time."""

READ: Mapping[type[Facts], Callable[[Around], Facts]] = {
    MeetingFacts: Around.meeting,
    StaffMeetingFacts: Around.staff_meeting,
    CircleFacts: Around.circle,
    NewContactFacts: Around.new_contact,
    StaffFacts: Around.staff,
    StandInFacts: Around.stand_in,
    SupporterFacts: Around.supporter,
    BesideFacts: Around.beside,
    PageFacts: Around.page,
    CoordinatorFacts: Around.coordinator,
    **digest_facts.READ,
    **goal_reports.READ,
}
"""How the facts of each kind are read."""


def reader_of(kind: type[Facts]) -> Callable[[Around], Facts] | None:
    """How the facts of this kind are read; None where they are not about those around a citizen."""
    if kind in READ:
        return READ[kind]
    return next((read for of, read in READ.items() if issubclass(kind, of)), None)
