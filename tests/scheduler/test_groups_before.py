"""What comes before a session of a group: who joined, reminders, and what is changed."""

from datetime import time, timedelta

from medspil.domain.group_decisions import (
    AnswerOffer,
    ChangePlace,
    ChangeSession,
)
from medspil.domain.places import Acceptance, OfferAnswer
from tests.scheduler.circles import A_DAY, A_WEEK, NEXT_DAY, TITLE, Watched, at, texts
from tests.storage.test_groups import WEDNESDAY, decide, somebody


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
            f"Der er en ændring i {TITLE}.\nI mødes torsdag 3. december kl. 10.00-12.00.\n"
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
