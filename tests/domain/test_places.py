"""Places in a course: how many are free, and who is ticked beforehand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.courses import Course, Paragraph, Session, Unit
from medspil.domain.places import Attendance, OfferAnswer, Place, free_places, likely_there

ENDED = datetime(2026, 12, 1, 14, tzinfo=UTC)
SESSION = Session("s", 1, date(2026, 12, 1), time(13))


def a_course(capacity: int) -> Course:
    return Course("c", 1, "t", Unit("u", "u"), "p", Paragraph.P85, 120, capacity, (SESSION,))


def a_place(id: str = "p", answer: OfferAnswer = OfferAnswer.ACCEPTED, left: bool = False) -> Place:
    before = ENDED - timedelta(days=7)
    return Place(id, "c", Paragraph.P85, answer, answered_at=before, left_at=ENDED if left else None)


@st.composite
def places(draw: st.DrawFn) -> tuple[Place, ...]:
    number = draw(st.integers(0, 12))
    answers, left = st.sampled_from(OfferAnswer), st.booleans()
    return tuple(a_place(f"p{n}", draw(answers), draw(left)) for n in range(number))


@given(places(), st.integers(1, 12))
def test_only_those_who_said_yes_and_have_not_left_take_a_place(offered: tuple[Place, ...], capacity: int) -> None:
    taken = [place for place in offered if place.answer is OfferAnswer.ACCEPTED and place.left_at is None]
    assert [place for place in offered if place.taken] == taken
    assert free_places(a_course(capacity), offered) == max(0, capacity - len(taken))


@given(places())
def test_whoever_has_a_place_is_likely_there(offered: tuple[Place, ...]) -> None:
    assert likely_there(offered, (), "s") == tuple(place.id for place in offered if place.taken)


@given(places(), st.sets(st.integers(0, 12)))
def test_whoever_said_that_they_cannot_come_is_not(offered: tuple[Place, ...], away: set[int]) -> None:
    told = tuple(Attendance(f"a{n}", "s", f"p{n}", cannot_come=True) for n in away)
    assert set(likely_there(offered, told, "s")) == {p.id for p in offered if p.taken} - {f"p{n}" for n in away}


def test_not_coming_to_another_session_does_not_count() -> None:
    assert likely_there((a_place(),), (Attendance("a", "another", "p", cannot_come=True),), "s") == ("p",)


def test_what_the_leader_told_before_stands() -> None:
    came_after_all = Attendance("a", "s", "p", cannot_come=True, present=True)
    assert likely_there((a_place(),), (came_after_all,), "s") == ("p",)
    stayed_away = Attendance("a", "s", "p", present=False)
    assert likely_there((a_place(),), (stayed_away,), "s") == ()


def test_whoever_joined_after_the_session_was_hardly_there() -> None:
    late = replace(a_place(), answered_at=ENDED + timedelta(hours=1))
    assert likely_there((late,), (), "s", ENDED) == ()
    assert likely_there((a_place(),), (), "s", ENDED) == ("p",)
    assert likely_there((replace(late, answered_at=None),), (), "s", ENDED) == ("p",)
