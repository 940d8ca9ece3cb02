"""What comes after a session of a group: who was there, the questions, and one gentle nudge."""

from datetime import time

from medspil.domain.agenda import AgendaKind
from medspil.domain.group_decisions import (
    CannotCome,
    ChangePlace,
    ChangeSession,
    LeaveCourse,
)
from medspil.domain.places import Acceptance
from tests.scheduler.circles import (
    A_DAY,
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
    watched,
)
from tests.storage.test_groups import WEDNESDAY, decide
from tests.storage.town import Town


def test_a_session_from_its_end_to_what_the_leader_hears(circle: Watched) -> None:
    circle.turn(AT_THE_END)
    (asked,) = circle.leader.heard
    assert asked.text.startswith(f"{TITLE} er slut for i dag. Hvem var der?")
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
    assert picture.text == f"{TITLE}, mødegang 1 af 10\n4 af 4 har svaret."
    assert picture.picture is not None
    assert f"»{ASKED}«\n3 eller 4 svar: mest godt" in words.text
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
    assert "Du kan svare til og med mandag 30. november" in texts(circle.people[0])[-1]
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
