"""What a leader is told to look at."""

from dataclasses import replace

from medspil.domain.group_warnings import falls_for_three, many_feel_unheard, mean
from medspil.domain.questionnaires import Question
from medspil.domain.sums import Sum, freeze
from tests.domain.asked import AFTER, AGAIN, ALONE, HEARD, all_given


def course(*sessions: str, to: Question = HEARD) -> list[Sum]:
    found = [freeze(AFTER, to, all_given(values, to=to, session=n)) for n, values in enumerate(sessions, start=1)]
    return [one for one in found if one is not None]


FIVES, MORE_FOURS, FOURS, THREES = "5 5 5 5 5", "5 5 4 4 4", "4 4 4 4 4", "3 3 3 3 3"


def test_a_curve_that_falls_three_times_in_a_row_is_told_of() -> None:
    assert falls_for_three(HEARD, course(FIVES, MORE_FOURS, FOURS, THREES))
    assert falls_for_three(HEARD, reversed(course(FIVES, MORE_FOURS, FOURS, THREES)))


def test_two_falls_or_a_rest_between_them_are_not() -> None:
    assert not falls_for_three(HEARD, course(FIVES, FOURS, THREES))
    assert not falls_for_three(HEARD, course(FIVES, MORE_FOURS, MORE_FOURS, THREES))
    assert not falls_for_three(HEARD, course(FIVES, MORE_FOURS, FOURS, THREES, THREES))
    assert not falls_for_three(HEARD, [])


def test_a_scale_on_which_low_is_good_falls_when_it_rises() -> None:
    alone = course("0 0 0 0 0", "1 1 1 1 1", "2 2 2 2 2", "5 5 5 5 5", to=ALONE)
    assert falls_for_three(ALONE, alone)
    assert not falls_for_three(ALONE, [replace(one, last=-one.last) for one in alone])


def test_a_word_is_compared_with_words_only() -> None:
    # The mean of the first would be below what a "mostly good" could be taken for, but nothing has got worse.
    assert not falls_for_three(HEARD, course(FIVES, MORE_FOURS, "4 4 4", FOURS))
    assert falls_for_three(HEARD, course(FIVES, FOURS, "3 3 3", "1 1 1"))


def test_many_feel_unheard_when_a_third_of_the_newest_answers_are_hard() -> None:
    assert many_feel_unheard(HEARD, course(FIVES, "1 2 5 5 5"))
    assert not many_feel_unheard(HEARD, course("1 1 1 1 1", "1 5 5 5 5"))
    assert not many_feel_unheard(HEARD, [])


def test_of_three_or_four_people_most_must_feel_so() -> None:
    assert many_feel_unheard(HEARD, course("1 2 5"))
    assert not many_feel_unheard(HEARD, course("1 1 5 5"))


def test_the_mean_is_known_of_exact_sums_only() -> None:
    assert [mean(HEARD, one) for one in course(FIVES, THREES, "5 5 5")] == [1, 0.5, None]
    assert [mean(AGAIN, one) for one in course("yes yes unsure no no", to=AGAIN)] == [0.5]
