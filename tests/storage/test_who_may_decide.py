"""Who may decide what about group courses: what a talk offers only to some, storage grants only to those."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from medspil.conversations.group_facts import OfferingFacts
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Paragraph
from medspil.domain.decisions import Decision
from medspil.domain.group_decisions import (
    AnswerOffer,
    BeginInterviews,
    CannotCome,
    ChangeSession,
    GiveAnswer,
    JoinRoom,
    LeaveCourse,
    NewCourse,
    NoteSupport,
    OfferPlace,
    OpenRoom,
    TickAttendance,
    WriteBack,
)
from medspil.domain.persons import Role
from medspil.domain.places import Acceptance, OfferAnswer
from medspil.storage import addresses, closing, courses, forgetting, invitations
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, answers, attendances, places, responses, say_backs
from tests.storage.test_groups import (
    COPENHAGEN,
    DRAFT,
    FREJA,
    Group,
    after_first_session,
    decide,
    facts_of,
    group,
    leader,
    member,
    somebody,
)
from tests.storage.test_hearing import Circle, a_circle
from tests.storage.town import Someone, Town

__all__ = ["group", "leader"]


def another_leader(town: Town) -> Someone:
    """Someone who leads a course of their own, and nothing else."""
    someone = town.leader("3001", "Karen")
    decide(someone, NewCourse(replace(DRAFT, title="Fredagsgruppen")))
    return someone


def refuses(someone: Someone, decision: Decision) -> None:
    with pytest.raises(Stale):
        decide(someone, decision)


def close(group: Group) -> None:
    course_id = group.course.id
    with group.town.store.database.transaction() as connection:
        assert closing.close(connection, group.town.store, course_id, group.town.now)


def test_only_a_leader_plans_a_course_and_only_with_questions_that_are_known(group: Group, town: Town) -> None:
    refuses(somebody(town), NewCourse(DRAFT))
    refuses(group.leader, NewCourse(replace(DRAFT, questionnaire="nowhere")))


def test_places_are_offered_by_those_who_lead_the_course_and_by_contact_persons(group: Group, town: Town) -> None:
    code = group.facts.fresh_code
    for nobody in (somebody(town), another_leader(town)):
        refuses(nobody, OfferPlace(group.course.id, Paragraph.P85, code))
    decide(town.staff("3002", Role.CONTACT_PERSON, "Lone"), OfferPlace(group.course.id, Paragraph.P85, code))
    assert len(group.facts.courses[0].places) == 1


def test_of_a_course_only_its_own_leader_decides(group: Group, town: Town) -> None:
    other, course, first = another_leader(town), group.course, group.course.sessions[0]
    for decision in (
        ChangeSession(course.id, course.version, first.id, first.day, first.at, cancelled=True),
        OpenRoom(course.id, group.facts.fresh_code),
        WriteBack(course.id, first.id, "hej"),
        TickAttendance(first.id, ()),
        BeginInterviews(5),
    ):
        refuses(other, decision)


def test_places_of_another_course_are_not_ticked(group: Group, town: Town) -> None:
    other = Group(another_leader(town))
    place = other.joined_by(somebody(town))
    after_first_session(group, [group.joined_by(somebody(town)), place])
    assert place not in {row.place_id for row in town.rows(attendances, attendances.c.present)}


def test_what_is_written_back_is_about_a_session_of_that_course(group: Group, town: Town) -> None:
    other = Group(another_leader(town))
    refuses(group.leader, WriteBack(group.course.id, other.course.sessions[0].id, "hej"))
    assert town.count(say_backs) == 0


def test_of_a_closed_course_nothing_is_decided_any_more(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place = group.joined_by(citizen)
    offered, _code = group.offers()
    expected = town.rows(attendances)[0].id
    course, first = group.course, group.course.sessions[0]
    close(group)
    for decision in (
        TickAttendance(first.id, (place,)),
        ChangeSession(course.id, course.version, first.id, first.day, first.at, cancelled=True),
        OfferPlace(course.id, Paragraph.P85, group.facts.fresh_code),
        OpenRoom(course.id, group.facts.fresh_code),
        WriteBack(course.id, None, "hej"),
    ):
        refuses(group.leader, decision)
    refuses(citizen, LeaveCourse(place))
    refuses(citizen, CannotCome(expected))
    refuses(somebody(town), AnswerOffer(offered, OfferAnswer.ACCEPTED, FREJA))


@pytest.mark.parametrize(
    ("question", "value"),
    [("together", "6"), ("together", "noget frit"), ("nowhere", "4"), ("keep-or-change", "x" * 1001)],
)
def test_what_is_no_answer_to_what_was_asked_is_not_kept(group: Group, town: Town, question: str, value: str) -> None:
    citizen = somebody(town)
    after_first_session(group, [group.joined_by(citizen)])
    asked = town.rows(responses, responses.c.person_id == citizen.person_id)[0]
    refuses(citizen, GiveAnswer(asked.id, question, value))
    decide(citizen, GiveAnswer(asked.id, "together", "4", pass_on=True))
    assert [row.pass_on for row in town.rows(answers)] == [None]


def test_a_place_is_for_a_citizen(group: Group, town: Town) -> None:
    place, _code = group.offers()
    refuses(another_leader(town), AnswerOffer(place, OfferAnswer.ACCEPTED, FREJA))


def test_who_is_in_already_does_not_join_once_more(group: Group, town: Town) -> None:
    citizen, code = somebody(town), group.facts.fresh_code
    group.joined_by(citizen)
    decide(group.leader, OpenRoom(group.course.id, code))
    address_id = citizen.address_id
    with town.store.database.transaction() as connection:
        address = addresses.load(connection, address_id)
        _state, room = invitations.look_at(connection, town.store, code, address, town.now, by_link=True)
    assert room is not None
    refuses(citizen, JoinRoom(room.id, FREJA))
    assert town.count(agenda, agenda.c.kind == AgendaKind.JOINED) == 1


def test_of_a_session_that_is_over_nobody_says_that_they_cannot_come(group: Group, town: Town) -> None:
    citizen = somebody(town)
    group.joined_by(citizen)
    first = group.course.sessions[0]
    expected = town.rows(attendances, attendances.c.session_id == first.id)[0].id
    town.now = datetime.combine(first.day, time(16, 5), COPENHAGEN)
    refuses(citizen, CannotCome(expected))


def test_more_hours_than_can_be_tapped_are_kept_as_the_most_that_can(group: Group, town: Town) -> None:
    place = group.joined_by(somebody(town))
    decide(group.leader, NoteSupport(place, 99))
    assert [row.support_hours for row in town.rows(places)] == [10]


def test_who_offers_places_sees_how_many_are_free_and_nothing_of_those_who_are_in(group: Group, town: Town) -> None:
    group.joined_by(somebody(town), Acceptance("Freja", goal="sige noget højt"))
    group.offers()
    facts = facts_of(town.staff("3002", Role.CONTACT_PERSON, "Lone"), OfferingFacts)
    assert isinstance(facts, OfferingFacts)
    led = facts.courses[0]
    assert led.free == 2
    assert [place.answer for place in led.places] == [OfferAnswer.ACCEPTED, OfferAnswer.NONE]
    seen = {(place.id, place.name, place.goal, place.paragraph, place.answered_at) for place in led.places}
    assert seen == {("", None, None, led.course.paragraph, None)}
    assert led.attendances == ()


def test_ticked_anew_the_answers_of_who_was_there_and_has_left_stay(town: Town) -> None:
    circle = a_circle(town, 3)
    session = circle.meets(1)
    circle.says(0, session, {"together": "4"})
    decide(circle.people[0], LeaveCourse(circle.places[0]))
    decide(circle.leader, TickAttendance(session, tuple(circle.places[1:])))
    assert circle.open() == 1


def test_who_left_and_comes_back_was_there_before(town: Town) -> None:
    circle = a_circle(town, 1)
    circle.meets(1)
    decide(circle.people[0], LeaveCourse(circle.places[0]))
    again = circle.joined_by(circle.people[0])
    there = town.rows(attendances, attendances.c.present)
    assert [row.place_id for row in there] == [again]
    assert [m.place.id for m in member(circle.people[0]).memberships] == [again]


def test_where_the_last_session_is_cancelled_the_group_is_asked_about_the_course_all_the_same(town: Town) -> None:
    circle = a_circle(town, 2)
    for number in range(1, 10):
        circle.meets(number)
    assert at_the_end(circle) == 0
    last = circle.course.sessions[9]
    town.now += timedelta(days=2)
    cancels = ChangeSession(circle.course.id, circle.course.version, last.id, last.day, last.at, cancelled=True)
    decide(circle.leader, cancels)
    assert at_the_end(circle) == 2
    assert town.count(agenda, agenda.c.kind == AgendaKind.SUPPORT_AFTER, agenda.c.done_at.is_(None)) == 2


def at_the_end(circle: Circle) -> int:
    """How many are asked about the whole course."""
    return circle.town.count(responses, responses.c.session_id.is_(None))


def test_a_course_without_a_leader_lets_its_participants_leave(group: Group, town: Town) -> None:
    citizen = somebody(town)
    place = group.joined_by(citizen)
    course_id, leader_id = group.course.id, group.leader.person_id
    with town.store.database.transaction() as connection:
        forgetting.forget(connection, leader_id, town.now)
        assert courses.leader_ids(connection, course_id) == ()
    assert member(citizen).memberships[0].leaders == ()
    expected = town.rows(attendances, attendances.c.place_id == place)[0].id
    decide(citizen, CannotCome(expected))
    decide(citizen, LeaveCourse(place))
    assert not member(citizen).memberships[0].place.taken
