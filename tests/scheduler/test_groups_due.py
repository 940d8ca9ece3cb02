"""What falls due in group courses: one message at a time, as quiet as one wants it, and to the end."""

from datetime import datetime, time, timedelta

import pytest

from medspil.conversations.facts import Facts
from medspil.conversations.group_notices import group_sayings
from medspil.conversations.talk import Saying
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import Stop
from medspil.domain.group_decisions import (
    AnswerOffer,
    LeaveCourse,
    NewStatusMeeting,
    WriteBack,
)
from medspil.domain.group_matters import GroupDue
from medspil.domain.places import Acceptance, OfferAnswer
from medspil.domain.sub_goals import Deadline, Reminder
from medspil.scheduler import due as scheduler
from medspil.scheduler import groups_due
from medspil.storage import closing, places
from medspil.storage.tables import agenda
from tests.scheduler.circles import (
    A_DAY,
    A_WEEK,
    ASKED,
    AT_THE_END,
    HALF_AN_HOUR_LATER,
    NEXT_DAY,
    NUDGE,
    TITLE,
    Watched,
    at,
    how,
    labels,
    settings,
    texts,
)
from tests.storage.test_applying import new
from tests.storage.test_groups import COPENHAGEN, WEDNESDAY, decide, somebody
from tests.storage.test_hearing import Circle, a_circle
from tests.storage.town import Town


def test_of_two_messages_for_a_citizen_the_second_comes_half_an_hour_later(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    decide(circle.leader, WriteBack(circle.course.id, None, "Husk kager."))
    with circle.town.store.database.transaction() as connection:
        # It waits until the questions are due, too.
        connection.execute(
            agenda.update().where(agenda.c.kind == AgendaKind.SAY_BACK).values(not_before=HALF_AN_HOUR_LATER)
        )
    circle.turn(HALF_AN_HOUR_LATER)
    assert [ASKED in text for text in texts(circle.people[0])] == [True]
    circle.turn(HALF_AN_HOUR_LATER + timedelta(minutes=29))
    assert texts(circle.people[0]) == []
    circle.turn(HALF_AN_HOUR_LATER + timedelta(minutes=30))
    assert texts(circle.people[0]) == [f"Mette skriver til jer i {TITLE}:\n»Husk kager.«"]


def test_a_message_about_a_sub_goal_goes_first(circle: Watched) -> None:
    new(circle.people[0], what="gå en tur", deadline=Deadline(WEDNESDAY + A_WEEK), reminder=Reminder(1, time(10)))
    second = WEDNESDAY + A_WEEK
    circle.turn(at(second - A_DAY, 9, 59)).turn(at(second - A_DAY, 10))
    assert [TITLE in text for text in texts(circle.people[0])] == [False]
    circle.turn(at(second - A_DAY, 10, 30))
    assert [TITLE in text for text in texts(circle.people[0])] == [True]


def test_the_questions_come_on_a_day_with_a_look_back_but_the_nudge_waits_for_another(circle: Watched) -> None:
    new(circle.people[0], what="gå en tur", deadline=Deadline(WEDNESDAY), reminder=None)
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(at(NEXT_DAY, 9, 30))
    assert [ASKED in text for text in texts(circle.people[0])] == [True]
    circle.turn(at(NEXT_DAY, 19))
    assert ["gå en tur" in text for text in texts(circle.people[0])] == [True], "the look back"
    circle.turn(at(NEXT_DAY + A_DAY, 10))
    assert [NUDGE in text for text in texts(circle.people[0])] == [True]


def test_nothing_comes_in_the_middle_of_a_talk(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER - timedelta(minutes=5))
    circle.people[0].says("nyt")
    circle.turn(HALF_AN_HOUR_LATER)
    assert texts(circle.people[0]) == []
    assert ASKED in texts(circle.people[1])[0]
    circle.turn(HALF_AN_HOUR_LATER + timedelta(minutes=25))
    assert ASKED in texts(circle.people[0])[0]


def test_a_bot_that_was_away_for_a_day_asks_the_leader_once(circle: Watched) -> None:
    circle.leader.heard.clear()
    circle.town.turn_to(at(NEXT_DAY, 11))
    assert ["Hvem var" in text for text in texts(circle.leader)] == [True]
    assert how(circle.town, AgendaKind.ATTENDANCE_NUDGE)[0] == "dropped: asked just now"


# Who wants it quiet


def test_behind_a_discreet_message_stands_what_it_was_about(circle: Watched) -> None:
    settings(circle.people[0], discreet=True)
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    assert texts(circle.people[0]) == ["Der er en besked til dig."]
    circle.people[0].presses("Vis")
    assert ASKED in texts(circle.people[0])[-1]
    circle.people[0].presses("4 🙂")
    assert "2 af 5" in texts(circle.people[0])[-1]


def test_who_said_stop_hears_nothing_and_the_others_all(circle: Watched) -> None:
    decide(circle.people[0], Stop())
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(at(NEXT_DAY, 13))
    assert texts(circle.people[0]) == []
    assert len(texts(circle.people[1])) == 2


def test_a_number_that_is_written_answers_the_questions(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    circle.people[0].says("4")
    assert "2 af 5" in texts(circle.people[0])[-1]


# Support, and before a status meeting


def test_whoever_offered_a_place_is_asked_for_the_support_beside_it(town: Town) -> None:
    circle = a_circle(town, 0)
    bo, freja = somebody(town), somebody(town)
    place, _code = circle.offers()
    person_id = bo.person_id
    with town.store.database.transaction() as connection:
        places.change(connection, place, offered_by=person_id)
    decide(freja, AnswerOffer(place, OfferAnswer.ACCEPTED, Acceptance("Freja")))
    bo.heard.clear()
    town.later(minutes=31)
    (asked,) = bo.heard
    assert "Freja" in asked.text
    assert TITLE in asked.text
    bo.presses("3")
    assert circle.facts.courses[0].places[0].support_hours == 3


def test_the_pulse_comes_three_days_before_a_status_meeting_and_is_not_repeated(circle: Watched) -> None:
    omar = circle.people[3]
    decide(omar, NewStatusMeeting(WEDNESDAY + 12 * A_DAY))
    circle.turn(at(WEDNESDAY + 9 * A_DAY, 9, 59)).turn(at(WEDNESDAY + 9 * A_DAY, 10))
    assert [text.partition("\n")[0] for text in texts(omar)] == ["Du har snart statusmøde. Det handler om dig."]
    omar.presses("Ja")
    circle.turn(at(WEDNESDAY + 12 * A_DAY, 12))
    assert not any("statusmøde" in text for text in texts(omar))


# When something goes wrong, and at the end


def test_what_fails_for_one_message_keeps_no_other(circle: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(facts: Facts, due: GroupDue, now: datetime) -> tuple[Saying, ...]:
        if due.kind is AgendaKind.JOINED:
            raise ValueError("broken")
        return group_sayings(facts, due, now)

    signe = somebody(circle.town)
    place, _code = circle.offers()
    decide(signe, AnswerOffer(place, OfferAnswer.ACCEPTED, Acceptance("Signe")))
    decide(circle.people[1], LeaveCourse(circle.places[1]))
    with monkeypatch.context() as broken:
        broken.setattr(groups_due, "group_sayings", breaks)
        circle.turn(circle.town.now + timedelta(minutes=1))
        assert any(f"Ali er ikke længere med i {TITLE}." in text for text in texts(circle.leader))
        assert not any("Signe er nu med" in text for text in texts(circle.leader))
    circle.turn(circle.town.now + scheduler.AFTER_A_FAILURE)
    assert any("Signe er nu med" in text for text in texts(circle.leader))


def is_closed(circle: Circle) -> bool:
    return circle.course.closed


def test_a_course_is_closed_by_itself_and_its_leader_gets_the_report(town: Town) -> None:
    circle = a_circle(town, 1)
    last = circle.course.last
    assert last is not None
    ends = circle.course.closes_at(COPENHAGEN)
    assert ends is not None
    town.turn_to(ends - timedelta(seconds=1))
    assert not is_closed(circle)
    circle.leader.heard.clear()
    town.turn_to(ends)
    assert is_closed(circle)
    assert texts(circle.leader)[-1] == f"{TITLE} er slut. Rapporten er klar. Tak for denne gang."
    assert labels(circle.leader) == ["Se rapporten"]


def test_a_course_that_could_not_be_closed_is_closed_later(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = a_circle(town, 1)
    ends = circle.course.closes_at(COPENHAGEN)
    assert ends is not None
    with monkeypatch.context() as broken:
        broken.setattr(closing, "close", lambda *_anything: 1 / 0)
        town.turn_to(ends)
    assert not is_closed(circle)
    town.turn_to(ends + scheduler.AFTER_A_FAILURE)
    assert is_closed(circle)
