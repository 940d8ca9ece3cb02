"""When a pool of answers becomes a Sum, and what is in it."""

from dataclasses import replace

import pytest

from medspil.domain.sums import Mood, Sum, freeze, latest, said_back, total
from tests.domain.asked import AFTER, AGAIN, ALONE, CHANGED, HEARD, LINE, NEXT, REFLECTION, all_given, given


def frozen(values: str) -> Sum:
    found = freeze(AFTER, HEARD, all_given(values))
    assert found is not None
    return found


def test_two_people_are_too_few_however_much_they_say() -> None:
    pool = [*all_given("5 4", session=1), *all_given("5 4", session=2), *all_given("1 1", session=3)]
    assert freeze(AFTER, HEARD, pool) is None


def test_of_three_and_four_people_only_a_word_is_said() -> None:
    three = frozen("5 4 1")
    assert (three.people, three.counts, three.by_paragraph, three.word) == (3, None, None, Mood.GOOD)
    assert frozen("5 4 1 1").word is Mood.MIXED
    assert frozen("5 2 1 1").word is Mood.HARD
    assert frozen("3 3 3").word is Mood.MIXED


def test_from_five_people_on_each_value_is_counted() -> None:
    assert frozen("5 4 4 1 5").counts == {"1": 1, "4": 2, "5": 2}


def test_what_is_good_when_low_is_read_so() -> None:
    pool = all_given("0 1 9", to=ALONE)
    found = freeze(AFTER, ALONE, pool)
    assert found is not None
    assert found.word is Mood.GOOD


def test_choices_have_no_word_and_wait_for_five_people() -> None:
    assert freeze(AFTER, NEXT, all_given("group group both both", to=NEXT)) is None
    found = freeze(AFTER, NEXT, all_given("group group both both both", to=NEXT))
    assert found is not None
    assert (found.counts, found.word) == ({"group": 2, "both": 3}, None)


def test_several_choices_count_people_not_ticks() -> None:
    ticks = [("group", "both"), ("group", "individual"), ("group",)]
    few = [given(f"p{n}", value, to=CHANGED) for n, value in enumerate(ticks)]
    assert freeze(AFTER, CHANGED, few) is None
    found = freeze(AFTER, CHANGED, [*few, given("x", ("both",), to=CHANGED), given("y", ("both",), to=CHANGED)])
    assert found is not None
    assert (found.people, found.counts) == (5, {"group": 3, "individual": 1, "both": 3})


def test_free_words_are_never_counted() -> None:
    assert freeze(AFTER, LINE, [given(f"p{n}", "the same words", to=LINE) for n in range(9)]) is None


def test_answers_of_other_questions_are_not_in_the_pool() -> None:
    assert freeze(AFTER, HEARD, [*all_given("5 4"), *all_given("yes yes yes", to=AGAIN)]) is None


def test_of_two_answers_to_one_question_the_last_counts() -> None:
    found = freeze(AFTER, HEARD, [*all_given("1 4 4 4 4"), given("p1", "5")])
    assert found is not None
    assert (found.people, found.counts) == (5, {"4": 4, "5": 1})
    assert [one.value for one in latest([given("p1", "1"), given("p2", "3"), given("p1", "2")])] == ["2", "3"]


def test_who_was_there_at_all_joined_sessions_weighs_no_more_than_others() -> None:
    often = [given("often", "1", session=session) for session in range(1, 6)]
    found = freeze(AFTER, HEARD, [*often, *all_given("5 5", session=5)])
    assert found is not None
    assert (found.people, found.word, found.first, found.last) == (3, Mood.GOOD, 1, 5)


def test_a_leader_does_not_count_in_their_own_course() -> None:
    leader = given("leader", "1", leader=True)
    assert freeze(AFTER, HEARD, [*all_given("5 5"), leader]) is None
    assert freeze(AFTER, HEARD, [*all_given("5 5 5"), leader]) == freeze(AFTER, HEARD, all_given("5 5 5"))
    assert freeze(AFTER, HEARD, [*all_given("5 5 5 5"), leader]) == freeze(AFTER, HEARD, all_given("5 5 5 5"))


def test_leaders_count_where_it_is_leaders_who_are_asked() -> None:
    found = freeze(REFLECTION, HEARD, [replace(one, leader=True) for one in all_given("5 5 5")])
    assert found is not None
    assert found.people == 3


def test_a_sum_is_divided_by_paragraph_only_where_each_part_can_stand_by_itself() -> None:
    five = all_given("5 5 4 4 4", paragraph="85")
    four = [replace(one, person=f"q{one.person}") for one in all_given("1 1 1 1", paragraph="107")]
    fifth = given("last", "2", paragraph="107")
    undivided = freeze(AFTER, HEARD, [*five, *four])
    divided = freeze(AFTER, HEARD, [*five, *four, fifth])
    assert undivided is not None
    assert divided is not None
    assert undivided.by_paragraph is None
    assert divided.by_paragraph == {"107": {"1": 4, "2": 1}, "85": {"4": 3, "5": 2}}


def test_answers_without_a_paragraph_are_not_divided() -> None:
    found = freeze(AFTER, HEARD, all_given("5 5 4 4 4", paragraph=""))
    assert found is not None
    assert found.by_paragraph is None


def test_a_total_adds_exact_sums_and_only_counts_the_words_of_the_others() -> None:
    together = total([frozen("5 4 4 1 5"), frozen("5 5 5 5 5"), frozen("5 4 1"), frozen("1 1 1 5")])
    assert (together.sums, together.answers, together.counted) == (4, 17, 10)
    assert together.counts == {"1": 1, "4": 2, "5": 7}
    assert together.words == {Mood.GOOD: 1, Mood.HARD: 1}


def test_sums_of_different_questions_cannot_be_added() -> None:
    with pytest.raises(ValueError, match="different questions"):
        total([frozen("5 5 5"), replace(frozen("5 5 5"), version=2)])


def test_participants_hear_only_what_stays_safe_when_each_takes_their_own_answer_away() -> None:
    four, five, six = frozen("5 5 5 1"), frozen("5 5 5 5 1"), frozen("5 5 5 5 5 1")
    assert [(one.people, one.word, one.counts) for one in said_back([four, five, six])] == [
        (5, Mood.GOOD, None),
        (6, Mood.GOOD, {"1": 1, "5": 5}),
    ]
    choices = freeze(AFTER, NEXT, all_given("group group both both both", to=NEXT))
    assert choices is not None
    assert said_back([choices]) == ()
