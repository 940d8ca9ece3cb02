"""What is decided about group courses, on both databases: each with what it puts on the agenda."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from medspil.conversations.group_facts import LeaderFacts, MemberFacts
from medspil.conversations.state import Opening
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course, CourseDraft, Paragraph
from medspil.domain.decisions import Decided, Decision
from medspil.domain.group_decisions import (
    AnswerOffer,
    CannotCome,
    ChangePlace,
    ChangeSession,
    FinishAnswers,
    GiveAnswer,
    JoinRoom,
    LeaveCourse,
    NewCourse,
    NewStatusMeeting,
    NoteSupport,
    OfferPlace,
    OpenRoom,
    TickAttendance,
    WriteBack,
)
from medspil.domain.invitations import CodeState
from medspil.domain.persons import Role
from medspil.domain.places import Acceptance, OfferAnswer
from medspil.storage import addresses, applying, courses, invitations, people, places, responses
from medspil.storage.people import FactsOfPerson
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, decisions, roles
from tests.storage.town import Someone, Town

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WEDNESDAY = date(2026, 11, 25)
DRAFT = CourseDraft(
    title="Onsdagsgruppen",
    unit="Bostøtten i Havneby",
    place="Kulturhuset",
    paragraph=Paragraph.P85,
    first_day=WEDNESDAY,
    at=time(14),
    minutes=120,
    sessions=10,
    capacity=3,
)
FREJA = Acceptance("Freja", goal="sige noget højt")


def somebody(town: Town) -> Someone:
    return town.citizen(f"{2000 + len(town.people)}")


def decide(someone: Someone, *what: Decision) -> None:
    town, address_id = someone.town, someone.address_id
    serial = town.count(decisions)
    with town.store.database.transaction() as connection:
        scene = Scene(connection, town.store, addresses.load(connection, address_id), town.now)
        for place, decision in enumerate(what):
            applying.apply(scene, Decided(f"test:{serial + place}", decision))


@pytest.fixture
def leader(town: Town) -> Someone:
    someone = somebody(town)
    person_id = someone.person_id
    with town.store.database.transaction() as connection:
        row = {"person_id": person_id, "role": Role.GROUP_LEADER, "since": town.now}
        connection.execute(roles.insert().values(row))
        people.change_name(connection, town.store, person_id, "Mette")
    return someone.needs_no_more_proof()


@pytest.fixture
def group(leader: Someone) -> "Group":
    decide(leader, NewCourse(DRAFT))
    return Group(leader)


class Group:
    """A course and its leader."""

    def __init__(self, leader: Someone) -> None:
        self.leader = leader
        self.town = leader.town

    @property
    def facts(self) -> LeaderFacts:
        facts = facts_of(self.leader, LeaderFacts)
        assert isinstance(facts, LeaderFacts)
        return facts

    @property
    def course(self) -> Course:
        return self.facts.courses[0].course

    def offers(self) -> tuple[str, str]:
        """A new place and its code."""
        code = self.facts.fresh_code
        before = {place.id for place in self.facts.courses[0].places}
        decide(self.leader, OfferPlace(self.course.id, Paragraph.P107, code))
        return next(place.id for place in self.facts.courses[0].places if place.id not in before), code

    def joined_by(self, citizen: Someone, wishes: Acceptance = FREJA) -> str:
        place_id, _code = self.offers()
        decide(citizen, AnswerOffer(place_id, OfferAnswer.ACCEPTED, wishes))
        return place_id

    def planned(self, *kinds: AgendaKind, whose: Someone | None = None) -> list[tuple[str, datetime, str]]:
        """What stands open on the agenda: kind, when on the wall clock, subject."""
        with self.town.store.database.transaction() as connection:
            rows = connection.execute(
                select(agenda)
                .where(agenda.c.done_at.is_(None), agenda.c.kind.in_(kinds))
                .order_by(agenda.c.due_at, agenda.c.id)
            ).all()
        mine = None if whose is None else whose.person_id
        return [
            (row.kind, row.due_at.astimezone(COPENHAGEN), row.subject)
            for row in rows
            if mine is None or row.person_id == mine
        ]


def facts_of(someone: Someone, kind: type, subject: str | None = None) -> object:
    person_id = someone.person_id
    with someone.town.store.database.transaction() as connection:
        row = people.lock(connection, person_id)
        assert row is not None
        return FactsOfPerson(connection, someone.town.store, row, someone.town.now)(kind, Opening(subject=subject))


def member(someone: Someone, subject: str | None = None) -> MemberFacts:
    facts = facts_of(someone, MemberFacts, subject)
    assert isinstance(facts, MemberFacts)
    return facts


def wall(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), COPENHAGEN)


def test_a_new_course_skips_the_holidays_and_plans_who_was_there(group: Group) -> None:
    days = [session.day for session in group.course.sessions]
    assert len(days) == 10
    assert date(2026, 12, 30) in days
    assert (group.course.title, group.course.unit.name, group.course.place) == (
        "Onsdagsgruppen",
        "Bostøtten i Havneby",
        "Kulturhuset",
    )
    asked = group.planned(AgendaKind.ATTENDANCE)
    assert [due for _kind, due, _subject in asked] == [wall(day, 16) for day in days]
    assert group.planned(AgendaKind.CLOSE_COURSE)[0][1] == wall(days[-1] + timedelta(days=14), 16)


def test_a_unit_is_known_by_its_name_in_any_case(group: Group) -> None:
    decide(group.leader, NewCourse(replace(DRAFT, title="Fredag", unit="bostøtten i havneby")))
    one, other = (led.course.unit for led in group.facts.courses)
    assert one == other


def test_an_offer_is_a_code_that_is_good_once(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place_id, code = group.offers()
    assert look_at(town, citizen, code) is CodeState.GOOD
    assert member(citizen, place_id).offered is not None
    decide(citizen, AnswerOffer(place_id, OfferAnswer.ACCEPTED, FREJA))
    assert look_at(town, citizen, code) is CodeState.USED
    mine = member(citizen).memberships[0]
    assert (mine.place.name, mine.place.goal, mine.place.paragraph) == ("Freja", "sige noget højt", Paragraph.P107)
    assert mine.leaders == ("Mette",)
    assert member(citizen, place_id).offered is None


def look_at(town: Town, someone: Someone, code: str) -> CodeState | None:
    address_id = someone.address_id
    with town.store.database.transaction() as connection:
        address = addresses.load(connection, address_id)
        return invitations.look_at(connection, town.store, code, address, town.now, by_link=True)[0]


def test_joining_tells_the_leader_and_plans_the_reminders(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place_id = group.joined_by(citizen)
    told = group.planned(AgendaKind.SUPPORT, AgendaKind.JOINED, whose=group.leader)
    assert sorted((kind, subject) for kind, _due, subject in told) == [
        (AgendaKind.JOINED, place_id),
        (AgendaKind.SUPPORT, place_id),
    ]
    reminders = group.planned(AgendaKind.SESSION_REMINDER, whose=citizen)
    # The first session is tomorrow, and ten o'clock today is over.
    assert len(reminders) == 9
    assert reminders[0][1] == wall(WEDNESDAY + timedelta(days=6), 10)


def test_whoever_does_not_want_reminders_gets_none(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place_id = group.joined_by(citizen, replace(FREJA, remind=False))
    assert group.planned(AgendaKind.SESSION_REMINDER, whose=citizen) == []
    decide(citizen, ChangePlace(place_id, FREJA))
    assert len(group.planned(AgendaKind.SESSION_REMINDER, whose=citizen)) == 9


def test_the_fourth_of_three_is_refused(group: Group, town: Town) -> None:
    for _place in range(3):
        group.joined_by(somebody(town))
    with pytest.raises(Stale):
        group.joined_by(somebody(town))


def test_a_place_of_somebody_else_is_refused(group: Group, town: Town) -> None:
    place_id = group.joined_by(somebody(town))
    stranger = somebody(town)
    for decision in (
        AnswerOffer(place_id, OfferAnswer.ACCEPTED, FREJA),
        LeaveCourse(place_id),
        ChangePlace(place_id, FREJA),
        NoteSupport(place_id, 3),
    ):
        with pytest.raises(Stale):
            decide(stranger, decision)


def test_later_is_asked_once_more_in_three_days_and_may_still_be_yes(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place_id, _code = group.offers()
    decide(citizen, AnswerOffer(place_id, OfferAnswer.LATER))
    assert group.planned(AgendaKind.OFFER, whose=citizen)[0][1].date() == town.now.date() + timedelta(days=3)
    decide(citizen, AnswerOffer(place_id, OfferAnswer.ACCEPTED, FREJA))
    assert group.planned(AgendaKind.OFFER, whose=citizen) == []
    assert member(citizen).memberships[0].place.taken


def test_the_room_lets_in_until_its_code_is_over(group: Group, town: Town) -> None:
    code = group.facts.fresh_code
    decide(group.leader, OpenRoom(group.course.id, code))
    one, other, late = somebody(town), somebody(town), somebody(town)
    address_id = one.address_id
    with town.store.database.transaction() as connection:
        address = addresses.load(connection, address_id)
        _state, invitation = invitations.look_at(connection, town.store, code, address, town.now, by_link=True)
    assert invitation is not None
    assert member(one, invitation.id).room == group.course
    decide(one, JoinRoom(invitation.id, FREJA))
    decide(other, JoinRoom(invitation.id, replace(FREJA, name="Ali")))
    assert {place.name for place in group.facts.courses[0].participants} == {"Freja", "Ali"}
    town.now += timedelta(hours=4)
    with pytest.raises(Stale):
        decide(late, JoinRoom(invitation.id, FREJA))


def test_a_moved_session_moves_its_reminder_and_tells_the_group(group: Group, town: Town) -> None:
    citizen = somebody(town)
    group.joined_by(citizen)
    second = group.course.sessions[1]
    decide(group.leader, ChangeSession(group.course.id, 1, second.id, date(2026, 12, 4), time(10)))
    moved = group.course.sessions[1]
    assert (moved.day, moved.at, moved.moved_from) == (date(2026, 12, 4), time(10), second.day)
    reminders = [due for _kind, due, _subject in group.planned(AgendaKind.SESSION_REMINDER, whose=citizen)]
    assert wall(date(2026, 12, 3), 10) in reminders
    assert wall(second.day - timedelta(days=1), 10) not in reminders
    assert [s for _k, _d, s in group.planned(AgendaKind.SESSION_CHANGED, whose=citizen)] == [second.id]
    with pytest.raises(Stale):
        decide(group.leader, ChangeSession(group.course.id, 1, second.id, date(2026, 12, 5), time(10)))


def test_a_cancelled_session_reminds_nobody_and_asks_nobody(group: Group, town: Town) -> None:
    citizen = somebody(town)
    group.joined_by(citizen)
    first = group.course.sessions[0]
    decide(group.leader, ChangeSession(group.course.id, 1, first.id, first.day, first.at, cancelled=True))
    assert first.id not in [subject for _kind, _due, subject in group.planned(AgendaKind.ATTENDANCE)]
    with pytest.raises(Stale):
        decide(group.leader, TickAttendance(first.id, ()))


def test_who_cannot_come_is_not_reminded_and_the_leader_is_told(group: Group, town: Town) -> None:
    citizen = somebody(town)
    group.joined_by(citizen)
    second = group.course.sessions[1].id
    mine = next(a for a in member(citizen).memberships[0].attendances if a.session_id == second)
    decide(citizen, CannotCome(mine.id))
    assert mine.id not in [s for _k, _d, s in group.planned(AgendaKind.SESSION_REMINDER, whose=citizen)]
    assert [s for _k, _d, s in group.planned(AgendaKind.CANNOT_COME, whose=group.leader)] == [mine.id]
    decide(citizen, CannotCome(mine.id, cannot=False))
    assert mine.id in [s for _k, _d, s in group.planned(AgendaKind.SESSION_REMINDER, whose=citizen)]


def after_first_session(group: Group, there: Sequence[str]) -> str:
    first = group.course.sessions[0]
    group.town.now = datetime.combine(first.day, time(16, 5), COPENHAGEN)
    decide(group.leader, TickAttendance(first.id, tuple(there)))
    return first.id


def asked_of(group: Group, someone: Someone) -> list[str]:
    return [subject for _kind, _due, subject in group.planned(AgendaKind.QUESTIONS, whose=someone)]


def test_only_those_who_were_there_are_asked_half_an_hour_later(group: Group, town: Town) -> None:
    there, away = somebody(town), somebody(town)
    place = group.joined_by(there)
    group.joined_by(away, replace(FREJA, name="Ali"))
    after_first_session(group, [place])
    assert asked_of(group, away) == []
    assert group.planned(AgendaKind.QUESTIONS, whose=there)[0][1] == wall(WEDNESDAY, 16, 30)
    assert group.planned(AgendaKind.HEARD)[0][1] == wall(WEDNESDAY + timedelta(days=1), 12)


def test_ticked_anew_it_is_the_others_who_are_asked(group: Group, town: Town) -> None:
    there, away = somebody(town), somebody(town)
    one, other = group.joined_by(there), group.joined_by(away, replace(FREJA, name="Ali"))
    after_first_session(group, [one])
    decide(group.leader, TickAttendance(group.course.sessions[0].id, (other,)))
    session_id = group.course.sessions[0].id
    with town.store.database.transaction() as connection:
        rows = responses.of_session(connection, session_id, "after-session")
    assert [row.person_id for row in rows] == [away.person_id]


def test_the_leader_hears_at_once_when_all_have_answered(group: Group, town: Town) -> None:
    citizens = [somebody(town), somebody(town)]
    there = [group.joined_by(citizen) for citizen in citizens]
    session = after_first_session(group, there)
    town.now += timedelta(hours=1)
    for citizen in citizens:
        response = asked_of(group, citizen)[0]
        decide(citizen, GiveAnswer(response, "together", "4"), GiveAnswer(response, "together", "5"))
        decide(citizen, FinishAnswers(response))
    assert group.planned(AgendaKind.HEARD) == [(AgendaKind.HEARD, town.now.astimezone(COPENHAGEN), session)]


def test_the_last_answer_counts_and_none_after_the_closing(group: Group, town: Town) -> None:
    citizen = somebody(town)
    after_first_session(group, [group.joined_by(citizen)])
    response = asked_of(group, citizen)[0]
    decide(citizen, GiveAnswer(response, "together", "2"), GiveAnswer(response, "together", "5"))
    town.now += timedelta(days=6)
    decide(citizen, GiveAnswer(response, "together", "1"))
    with town.store.database.transaction() as connection:
        assert responses.given(connection, town.store, response) == {"together": "5"}


def test_an_answer_of_somebody_else_is_refused(group: Group, town: Town) -> None:
    citizen = somebody(town)
    after_first_session(group, [group.joined_by(citizen)])
    with pytest.raises(Stale):
        decide(somebody(town), GiveAnswer(asked_of(group, citizen)[0], "together", "5"))


def test_whoever_leaves_is_expected_and_asked_no_more(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place = group.joined_by(citizen)
    after_first_session(group, [place])
    decide(citizen, LeaveCourse(place))
    assert group.planned(AgendaKind.SESSION_REMINDER, whose=citizen) == []
    assert not group.facts.courses[0].participants
    session_id = group.course.sessions[0].id
    with town.store.database.transaction() as connection:
        assert responses.of_session(connection, session_id, "after-session") == []


def test_what_the_leader_writes_back_goes_to_those_in_the_group(group: Group, town: Town) -> None:
    staying, leaving = somebody(town), somebody(town)
    group.joined_by(staying)
    decide(leaving, LeaveCourse(group.joined_by(leaving)))
    decide(group.leader, WriteBack(group.course.id, None, "Vi holder en pause mere."))
    assert len(group.planned(AgendaKind.SAY_BACK, whose=staying)) == 1
    assert group.planned(AgendaKind.SAY_BACK, whose=leaving) == []


def test_the_pulse_comes_three_days_before_a_status_meeting(group: Group, town: Town) -> None:
    citizen = somebody(town)
    decide(citizen, NewStatusMeeting(date(2026, 12, 10)))
    assert [due for _k, due, _s in group.planned(AgendaKind.PULSE, whose=citizen)] == [wall(date(2026, 12, 7), 10)]


def test_the_courses_of_others_are_not_theirs(group: Group, town: Town) -> None:
    stranger = somebody(town)
    with pytest.raises(Stale):
        decide(stranger, WriteBack(group.course.id, None, "hej"))
    person_id, course_id = stranger.person_id, group.course.id
    with town.store.database.transaction() as connection:
        assert not courses.leads(connection, person_id, course_id)
        assert places.of_person(connection, town.store, person_id) == ()


def test_an_answer_that_is_taken_back_is_gone(group: Group, town: Town) -> None:
    citizen = somebody(town)
    after_first_session(group, [group.joined_by(citizen)])
    response = asked_of(group, citizen)[0]
    decide(citizen, GiveAnswer(response, "together", "2"), GiveAnswer(response, "together", None))
    with town.store.database.transaction() as connection:
        assert responses.given(connection, town.store, response) == {}
