"""What falls due in a group course, on a real store: what each of them hears, when, and that nobody hears it twice."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from medspil.conversations.facts import Facts
from medspil.conversations.group_notices import group_sayings
from medspil.conversations.talk import Saying
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ChangeSettings, Stop
from medspil.domain.group_decisions import (
    AnswerOffer,
    CannotCome,
    ChangePlace,
    ChangeSession,
    LeaveCourse,
    NewStatusMeeting,
    WriteBack,
)
from medspil.domain.group_matters import GroupDue
from medspil.domain.persons import PersonSettings
from medspil.domain.places import Acceptance, OfferAnswer
from medspil.domain.sub_goals import Deadline, Reminder
from medspil.scheduler import due as scheduler
from medspil.scheduler import groups_due
from medspil.storage import closing, courses, places
from medspil.storage.tables import agenda
from tests.storage.test_applying import new
from tests.storage.test_groups import COPENHAGEN, WEDNESDAY, decide, somebody
from tests.storage.test_hearing import Circle, a_circle
from tests.storage.town import Someone, Town

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
TITLE = "»Onsdagsgruppen«"
NUDGE = "Jeg spørger ikke igen."
ASKED = "Hvordan var det at være sammen med de andre i dag?"


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


AT_THE_END = at(WEDNESDAY, 16)
HALF_AN_HOUR_LATER = at(WEDNESDAY, 16, 30)
NEXT_DAY = WEDNESDAY + A_DAY


class Watched(Circle):
    """A circle whose messages are looked at as they come."""

    def turn(self, now: datetime) -> "Watched":
        """All that comes until then, each at its time; what came before is forgotten."""
        for one in (self.leader, *self.people):
            one.heard.clear()
        while (next_one := self._next()) is not None and next_one <= now:
            self.town.turn_to(max(next_one, self.town.now))
        self.town.turn_to(now)
        return self

    def _next(self) -> datetime | None:
        """When something on the agenda is looked at next."""
        with self.town.store.database.transaction() as connection:
            found: datetime | None = connection.scalar(
                select(func.min(agenda.c.not_before)).where(agenda.c.done_at.is_(None))
            )
            return found

    def ticks_all(self) -> None:
        """The leader says that all were there, by the button of the notice."""
        self.leader.presses("Færdig")

    def answers(self, person: int, session: int, value: str = "4") -> None:
        self.says(person, self.course.sessions[session - 1].id, {"together": value})


@pytest.fixture
def circle(town: Town) -> Watched:
    """Mette and four participants, the day before their first session."""
    # Whoever came in just now is still in a talk for half an hour.
    return watched(town, 4).turn(town.now + timedelta(minutes=31))


def watched(town: Town, size: int) -> Watched:
    made = a_circle(town, size)
    made.__class__ = Watched
    assert isinstance(made, Watched)
    return made


def texts(someone: Someone) -> list[str]:
    return [message.text for message in someone.heard]


def labels(someone: Someone) -> list[str]:
    return [button.label for row in someone.heard[-1].rows for button in row]


def how(town: Town, kind: AgendaKind) -> list[str | None]:
    return [row.how for row in town.rows(agenda, agenda.c.kind == kind)]


def settings(someone: Someone, **changes: Any) -> None:
    decide(someone, ChangeSettings(PersonSettings(**changes)))


# Before a session


def test_the_leader_hears_of_each_who_joins_at_once(circle: Watched) -> None:
    joined = [text.partition("\n")[0] for text in texts(circle.leader) if "er nu med" in text]
    assert sorted(joined) == [f"{name} er nu med i {TITLE}." for name in ("Ali", "Freja", "Ida", "Omar")]


def test_the_day_before_each_is_reminded_once_and_can_say_that_they_cannot_come(circle: Watched) -> None:
    second = WEDNESDAY + A_WEEK
    circle.turn(at(second - A_DAY, 9, 59))
    assert not any("I morgen er der" in text for text in texts(circle.people[0]))
    circle.turn(at(second - A_DAY, 10))
    assert texts(circle.people[0]) == [f"I morgen er der {TITLE} kl. 14.00-16.00.\nSted: Kulturhuset"]
    circle.people[0].presses("Jeg kan ikke komme")
    assert texts(circle.leader)[-1] == f"Freja kan ikke komme til {TITLE} onsdag 2. december."
    circle.turn(at(second, 13))
    assert [texts(one) for one in circle.people] == [[], [], [], []]


def test_who_wants_no_reminder_gets_none(circle: Watched) -> None:
    decide(circle.people[0], ChangePlace(circle.places[0], Acceptance("Freja", remind=False)))
    circle.turn(at(WEDNESDAY + 6 * A_DAY, 11))
    assert not any("I morgen er der" in text for text in texts(circle.people[0]))
    assert any("I morgen er der" in text for text in texts(circle.people[1]))


def test_all_are_told_of_a_moved_session_and_reminded_of_its_new_day(circle: Watched) -> None:
    session, to = circle.course.sessions[1], WEDNESDAY + A_WEEK + A_DAY
    decide(circle.leader, ChangeSession(circle.course.id, circle.course.version, session.id, to, time(10)))
    circle.turn(circle.town.now + timedelta(minutes=1))
    for one in circle.people:
        assert "\n".join(texts(one)) == (
            f"Der er en ændring i {TITLE}.\nVi mødes torsdag 3. december kl. 10.00-12.00.\n"
            "Så det bliver ikke onsdag 2. december.\nSted: Kulturhuset"
        )
    circle.turn(at(to - A_DAY, 9, 59))
    assert not any("I morgen" in text for text in texts(circle.people[0]))
    circle.turn(at(to - A_DAY, 10))
    assert texts(circle.people[0])[0].startswith(f"I morgen er der {TITLE} kl. 10.00")


def test_a_session_cancelled_in_the_evening_is_told_when_the_quiet_hours_end(circle: Watched) -> None:
    circle.turn(at(WEDNESDAY - A_DAY, 21))
    session = circle.course.sessions[0]
    cancelled = ChangeSession(circle.course.id, circle.course.version, session.id, session.day, session.at, True)
    decide(circle.leader, cancelled)
    circle.turn(at(WEDNESDAY, 8, 59))
    assert texts(circle.people[0]) == []
    circle.turn(at(WEDNESDAY, 9))
    assert texts(circle.people[0]) == [
        f"{TITLE} er aflyst onsdag 25. november.\nNæste gang er onsdag 2. december kl. 14.00-16.00."
    ]
    circle.turn(at(NEXT_DAY, 13))
    assert all(texts(one) == [] for one in (circle.leader, *circle.people))


def test_who_put_an_offer_off_is_shown_it_once_more(circle: Watched) -> None:
    place, _code = circle.offers()
    signe = somebody(circle.town)
    decide(signe, AnswerOffer(place, OfferAnswer.LATER))
    signe.heard.clear()
    circle.turn(circle.town.now + 4 * A_DAY)
    assert [text.partition("\n")[0] for text in texts(signe)] == [f"Der er stadig en plads til dig i {TITLE}."]


# After a session


def test_a_session_from_its_end_to_what_the_leader_hears(circle: Watched) -> None:
    circle.turn(AT_THE_END)
    (asked,) = circle.leader.heard
    assert asked.text.startswith(f"{TITLE} er slut for i dag. Hvem var her?")
    assert sorted(labels(circle.leader)) == ["Færdig", "✓ Ali", "✓ Freja", "✓ Ida", "✓ Omar"]
    assert all(texts(one) == [] for one in circle.people)
    circle.ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for one in circle.people:
        (questions,) = one.heard
        assert questions.text.startswith(f"Tak for i dag i {TITLE}.\nJeg har 5 korte spørgsmål.")
        assert ASKED in questions.text
    for person in range(4):
        assert circle.leader.heard == []
        circle.answers(person, session=1)
        circle.town.settle()
    picture, words = circle.leader.heard
    assert picture.text == f"{TITLE}, gang 1 af 10\n4 af 4 har svaret."
    assert picture.picture is not None
    assert f"{ASKED}\n3 eller 4 svar: mest godt" in words.text
    circle.turn(at(NEXT_DAY, 13))
    assert all(texts(one) == [] for one in (circle.leader, *circle.people))


def test_only_who_is_ticked_is_asked(circle: Watched) -> None:
    decide(circle.people[3], CannotCome(_attendance_of(circle, 3)))
    circle.turn(AT_THE_END)
    assert sorted(labels(circle.leader)) == ["Færdig", "Omar", "✓ Ali", "✓ Freja", "✓ Ida"]
    circle.leader.presses("✓ Ali").presses("Færdig")
    circle.turn(at(NEXT_DAY, 11))
    assert [any(ASKED in text for text in texts(one)) for one in circle.people] == [True, False, True, False]


def _attendance_of(circle: Watched, person: int) -> str:
    first = circle.course.sessions[0].id
    told = circle.facts.courses[0].attendances
    return next(a.id for a in told if a.session_id == first and a.place_id == circle.places[person])


def test_a_leader_who_does_not_answer_is_asked_once_more_the_next_morning_and_then_left_in_peace(
    circle: Watched,
) -> None:
    circle.turn(AT_THE_END)
    circle.turn(at(NEXT_DAY, 8, 59))
    assert texts(circle.leader) == []
    circle.turn(at(NEXT_DAY, 9))
    assert texts(circle.leader)[0].startswith(f"Hvem var der i {TITLE} onsdag 25. november?")
    circle.turn(at(WEDNESDAY + 6 * A_DAY, 12))
    assert texts(circle.leader) == []
    assert not any(ASKED in text for one in circle.people for text in texts(one))


def test_who_told_at_once_is_not_asked_again(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(at(NEXT_DAY, 11))
    assert not any("Hvem var" in text for text in texts(circle.leader))


def test_questions_that_are_ticked_the_next_day_come_at_once(circle: Watched) -> None:
    circle.turn(at(NEXT_DAY, 9)).ticks_all()
    assert texts(circle.people[0])[0].startswith(f"Tak for sidst i {TITLE}.")


def test_one_gentle_nudge_the_next_day_and_then_silence(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(at(NEXT_DAY, 9, 59))
    circle.turn(at(NEXT_DAY, 10))
    (nudge,) = texts(circle.people[0])
    assert NUDGE in nudge
    circle.turn(at(WEDNESDAY + 5 * A_DAY, 17))
    assert texts(circle.people[0]) == []


def test_who_has_answered_anything_is_not_nudged(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    circle.people[0].presses("4 🙂")
    circle.turn(at(NEXT_DAY, 13))
    assert texts(circle.people[0]) == []
    assert NUDGE in texts(circle.people[1])[0]


def test_not_today_is_fine_and_the_nudge_still_comes_once(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    circle.people[0].presses("Ikke i dag")
    assert "Du kan svare indtil mandag 30. november" in texts(circle.people[0])[-1]
    circle.turn(at(NEXT_DAY, 13))
    assert [NUDGE in text for text in texts(circle.people[0])] == [True]


def test_who_leaves_meanwhile_is_asked_nothing_and_the_leader_is_told(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    decide(circle.people[0], LeaveCourse(circle.places[0]))
    circle.turn(at(NEXT_DAY, 13))
    assert texts(circle.people[0]) == []
    assert f"Freja er ikke længere med i {TITLE}.\nNu er 3 af 8 pladser taget." in texts(circle.leader)


def test_who_wants_no_questions_any_more_gets_none_though_they_were_planned(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    decide(circle.people[0], ChangePlace(circle.places[0], Acceptance("Freja", ask=False)))
    circle.turn(at(NEXT_DAY, 13))
    assert texts(circle.people[0]) == []
    assert "dropped: not wanted" in how(circle.town, AgendaKind.QUESTIONS)


def test_nobody_is_asked_in_a_pause_and_after_it_only_while_it_is_open(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    settings(circle.people[0], paused_until=at(WEDNESDAY + 3 * A_DAY, 9))
    settings(circle.people[1], paused_until=at(WEDNESDAY + 6 * A_DAY, 9))
    circle.turn(at(WEDNESDAY + 3 * A_DAY, 8, 59))
    assert (texts(circle.people[0]), texts(circle.people[1])) == ([], [])
    circle.turn(at(WEDNESDAY + 3 * A_DAY, 9))
    assert ASKED in texts(circle.people[0])[0]
    circle.turn(at(WEDNESDAY + 6 * A_DAY, 9, 30))
    assert not any(ASKED in text for text in texts(circle.people[1]))


def test_an_evening_group_is_asked_the_next_morning_but_its_leader_at_once(town: Town) -> None:
    circle = watched(town, 1)
    session = circle.course.sessions[0]
    late = ChangeSession(circle.course.id, circle.course.version, session.id, session.day, time(19))
    decide(circle.leader, late)
    circle.turn(at(WEDNESDAY, 21))
    assert texts(circle.leader)[-1].startswith(f"{TITLE} er slut for i dag.")
    circle.ticks_all()
    circle.turn(at(NEXT_DAY, 8, 59))
    assert texts(circle.people[0]) == []
    circle.turn(at(NEXT_DAY, 9))
    assert texts(circle.people[0])[0].startswith(f"Tak for sidst i {TITLE}.")


# What the leader hears


def test_the_leader_hears_the_next_day_at_noon_where_not_all_have_answered(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for person in range(3):
        circle.answers(person, session=1)
    circle.turn(at(NEXT_DAY, 11, 59))
    assert texts(circle.leader) == []
    circle.turn(at(NEXT_DAY, 12))
    assert texts(circle.leader)[0].endswith("3 af 4 har svaret.")


def test_below_three_the_leader_hears_how_many_and_the_answers_join_the_next(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    circle.answers(0, session=1)
    circle.answers(1, session=1)
    circle.turn(at(NEXT_DAY, 12))
    assert texts(circle.leader) == [
        f"{TITLE}, gang 1 af 10\n2 af 4 har svaret.\nDet er for få til at vise. Svarene kommer med næste gang."
    ]
    circle.turn(AT_THE_END + A_WEEK).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER + A_WEEK)
    circle.answers(2, session=2)
    circle.turn(at(NEXT_DAY + A_WEEK, 12))
    assert "3 eller 4 svar: mest godt (gang 1 til 2 samlet)" in texts(circle.leader)[-1]


def with_jonas(circle: Watched) -> Someone:
    """Somebody who leads the course, too."""
    jonas = somebody(circle.town)
    course_id, person_id = circle.course.id, jonas.person_id
    with circle.town.store.database.transaction() as connection:
        courses.add_leader(connection, course_id, person_id, circle.town.now)
    return jonas


def test_all_leaders_of_a_course_hear_the_same_each_in_their_language(circle: Watched) -> None:
    jonas = with_jonas(circle)
    settings(jonas, language="en")
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    jonas.heard.clear()
    for person in range(4):
        circle.answers(person, session=1)
    circle.town.settle()
    assert texts(circle.leader)[0].endswith("4 af 4 har svaret.")
    assert texts(jonas)[0].endswith("4 of 4 have answered.")
    assert "3 or 4 answers: mostly good" in texts(jonas)[1]


def test_a_leader_who_paused_hears_the_same_later_as_the_others_did(circle: Watched) -> None:
    jonas = with_jonas(circle)
    settings(jonas, paused_until=at(WEDNESDAY + 2 * A_DAY, 9))
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for person in range(3):
        circle.answers(person, session=1)
    circle.turn(at(NEXT_DAY, 12))
    first = texts(circle.leader)
    circle.answers(3, session=1)
    jonas.heard.clear()
    circle.turn(at(WEDNESDAY + 2 * A_DAY, 10))
    assert texts(jonas) == first


def test_the_leader_writes_back_and_the_group_hears_it_with_what_it_said(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for person in range(4):
        circle.answers(person, session=1)
    circle.town.settle()
    decide(circle.leader, WriteBack(circle.course.id, circle.course.sessions[0].id, "Vi holder en længere pause."))
    circle.turn(circle.town.now + timedelta(minutes=31))
    # Of four people nobody hears a word: who was alone in an opinion would know all the others'.
    assert texts(circle.people[0]) == [f"Mette skriver til jer i {TITLE}:\n»Vi holder en længere pause.«"]


# One at a time


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
