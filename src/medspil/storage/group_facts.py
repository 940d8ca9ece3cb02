"""The facts of talks about group courses, as they are remembered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from medspil.conversations.courses.report_talk import ReportFacts
from medspil.conversations.facts import Facts
from medspil.conversations.group_facts import (
    HeardFacts,
    LeaderFacts,
    MemberFacts,
    OfferedFacts,
    OfferingFacts,
    ResponseFacts,
    WritingFacts,
)
from medspil.conversations.interview_facts import InterviewerFacts, InterviewFacts, SaidFacts
from medspil.conversations.memberships import Membership
from medspil.conversations.state import Opening
from medspil.domain.interviews import Drawn
from medspil.domain.persons import PersonSettings
from medspil.domain.places import Place, free_places
from medspil.domain.questionnaires import Occasion
from medspil.storage import (
    course_reports,
    courses,
    hearing,
    interview_answers,
    interviews,
    invitations,
    places,
    responses,
    sub_goals,
)
from medspil.storage.store import Store, new_id


def read(
    connection: Connection,
    store: Store,
    row: Row[Any],
    settings: PersonSettings,
    kind: type[Facts],
    opening: Opening,
) -> Facts | None:
    """The facts of this kind about the person in `row`; None where they are not about groups."""
    read_of_kind = next((method for of, method in _READ.items() if issubclass(kind, of)), None)
    return None if read_of_kind is None else read_of_kind(_Known(connection, store, row, settings, opening))


class _Known:
    """What is remembered of one person and groups."""

    def __init__(
        self, connection: Connection, store: Store, row: Row[Any], settings: PersonSettings, opening: Opening
    ) -> None:
        self._connection = connection
        self._store = store
        self._row = row
        self._basics = (store.house, settings, row.stopped_at is not None)
        self._opening = opening

    def leader(self) -> LeaderFacts:
        mine = courses.ids_led_by(self._connection, self._row.id)
        language = self._row.language
        after = self._store.questionnaires.for_occasion(Occasion.AFTER_SESSION)
        return LeaderFacts(
            *self._basics,
            courses=courses.led(self._connection, self._store, mine),
            units=courses.unit_names(self._connection),
            questionnaires=tuple((one.name, one.title[language]) for one in after),
            fresh_code=invitations.fresh_code(),
            reflection_id=new_id() if self._store.questionnaires.for_occasion(Occasion.LEADER_AFTER_SESSION) else "",
        )

    def writing(self) -> WritingFacts:
        told = self.heard().heard
        return WritingFacts(**vars(self.leader()), heard=None if told is None else replace(told, lines=()))

    def heard(self) -> HeardFacts:
        found = courses.of_session(self._connection, self._store, self._opening.subject or "")
        if found is None or not courses.leads(self._connection, self._row.id, found[0].id):
            return HeardFacts(*self._basics)
        return HeardFacts(*self._basics, heard=hearing.heard(self._connection, self._store, found[1].id))

    def report(self) -> ReportFacts:
        course_id = self._opening.subject or ""
        if not courses.leads(self._connection, self._row.id, course_id):
            return ReportFacts(*self._basics)
        led = next(iter(courses.led(self._connection, self._store, [course_id])))
        said = course_reports.said_in(self._connection, self._store, led.course)
        return ReportFacts(*self._basics, led=led, said=said)

    def response(self) -> ResponseFacts:
        row = responses.row(self._connection, self._opening.subject)
        if row is None or row.person_id != self._row.id:
            return ResponseFacts(*self._basics)
        found = None if row.session_id is None else courses.of_session(self._connection, self._store, row.session_id)
        course = found[0] if found else courses.one(self._connection, self._store, row.course_id)
        questionnaire = responses.questionnaire_of(self._store, row)
        return ResponseFacts(
            *self._basics,
            response_id=row.id,
            questionnaire=questionnaire,
            course=None if course is None else course.title,
            session=found[1].number if found else None,
            answers=responses.given(self._connection, self._store, row.id),
            counted=responses.counted(self._connection, row.id),
            closes_at=row.closes_at,
            finished=row.finished_at is not None,
            for_leader=questionnaire is not None and questionnaire.occasion is Occasion.LEADER_AFTER_SESSION,
        )

    def offering(self) -> OfferingFacts:
        open_ones = courses.ids_open(self._connection)
        return OfferingFacts(
            *self._basics,
            courses=courses.joinable(self._connection, self._store, open_ones),
            fresh_code=invitations.fresh_code(),
        )

    def offered(self) -> OfferedFacts:
        row = places.row(self._connection, self._opening.subject)
        if row is None:
            return OfferedFacts(*self._basics)
        if row.offered_by != self._row.id and not courses.leads(self._connection, self._row.id, row.course_id):
            return OfferedFacts(*self._basics)
        place = places.one(self._connection, self._store, row.id)
        return OfferedFacts(
            *self._basics,
            # What they want to work on is said to the leader of the group, and to nobody else.
            place=None if place is None else replace(place, goal=None),
            course=courses.one(self._connection, self._store, row.course_id),
        )

    def interviewer(self) -> InterviewerFacts:
        rounds = interviews.of_interviewer(self._connection, self._row.id)
        can_be_asked = interviews.can_be_asked(self._connection, self._row.id)
        return InterviewerFacts(*self._basics, rounds=rounds, can_be_asked=can_be_asked)

    def said(self) -> SaidFacts:
        mine = interviews.of_interviewer(self._connection, self._row.id)
        found = next((one for one in mine if one.id == self._opening.subject), None)
        if found is None:
            return SaidFacts(*self._basics)
        said = interview_answers.said(self._connection, self._store, found.id, self._row.id)
        return SaidFacts(*self._basics, round=found, said=said)

    def interview(self) -> InterviewFacts:
        row = interviews.of_person(self._connection, self._opening.subject, self._row.id)
        if row is None:
            return InterviewFacts(*self._basics)
        return InterviewFacts(
            *self._basics,
            drawn_id=row.id,
            response_id=row.response_id,
            ends_at=row.ends_at,
            over=row.told_at is not None,
            said_yes=row.answer == Drawn.YES,
            finished=row.finished_at is not None,
        )

    def member(self) -> MemberFacts:
        name = self._row.name
        return replace(
            newcomer(self._connection, self._store, self._basics[1], self._opening),
            stopped=self._basics[2],
            memberships=memberships(self._connection, self._store, self._row.id),
            name=None if name is None else self._store.vault.open_text("persons.name", name),
            sub_goals=sub_goals.of_person(self._connection, self._store, self._row.id),
        )


_READ: Mapping[type[Facts], Callable[[_Known], Facts]] = {
    WritingFacts: _Known.writing,
    LeaderFacts: _Known.leader,
    ReportFacts: _Known.report,
    HeardFacts: _Known.heard,
    MemberFacts: _Known.member,
    ResponseFacts: _Known.response,
    OfferingFacts: _Known.offering,
    OfferedFacts: _Known.offered,
    InterviewerFacts: _Known.interviewer,
    SaidFacts: _Known.said,
    InterviewFacts: _Known.interview,
}
"""How the facts of each kind are read."""


def newcomer(connection: Connection, store: Store, settings: PersonSettings, opening: Opening) -> MemberFacts:
    """The facts of someone who is in no group yet: the place or the room that the talk is about."""
    room_id = invitations.room_of(connection, opening.subject) if opening.subject else None
    room = courses.one(connection, store, room_id)
    taken = () if room is None else places.of_course(connection, store, room.id)
    return MemberFacts(
        store.house,
        settings,
        offered=_offer(connection, store, opening),
        room=room,
        room_leaders=() if room is None else courses.leader_names(connection, store, room.id),
        room_free=0 if room is None else free_places(room, taken),
    )


def memberships(connection: Connection, store: Store, person_id: str) -> tuple[Membership, ...]:
    """The places that somebody has or had in groups, and the offers they have answered."""
    mine = places.of_person(connection, store, person_id)
    return tuple(found for one in mine if (found := _membership(connection, store, one)) is not None)


def _offer(connection: Connection, store: Store, opening: Opening) -> Membership | None:
    """The place that the talk is about, where it is nobody's yet."""
    row = places.row(connection, opening.subject)
    if row is None or row.person_id is not None:
        return None
    place = places.one(connection, store, row.id)
    return None if place is None else _membership(connection, store, place)


def _membership(connection: Connection, store: Store, place: Place) -> Membership | None:
    course = courses.one(connection, store, place.course_id)
    if course is None:
        return None
    return Membership(
        place,
        course,
        courses.leader_names(connection, store, course.id),
        places.attendances_of_place(connection, place.id),
        free_places(course, places.of_course(connection, store, course.id)),
    )
