"""A team's week: sums of people, without names, and nothing of few."""

from zoneinfo import ZoneInfo

from hypothesis import given

from medspil.domain.seen import CitizenSeen
from medspil.domain.sub_goals import Status
from medspil.domain.team_sums import NOBODY, TeamSum, TeamWeek, team_week
from tests.domain.seen_people import A_WEEK_AGO, MONDAY, a_wish, any_people, before, ended, seen

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def week(*people: CitizenSeen) -> TeamWeek:
    return team_week(people, A_WEEK_AGO, MONDAY, COPENHAGEN)


def reaching(count: int, first: int = 1) -> list[CitizenSeen]:
    return [seen("Sara", ended(Status.REACHED, before(days=1)), number=first + n) for n in range(count)]


def test_people_are_counted_and_not_what_they_did() -> None:
    busy = seen("Bo", *(ended(Status.REACHED, before(days=n), str(n)) for n in range(1, 6)), number=9)
    assert week(*reaching(3), busy).reached == TeamSum(4)


def test_of_fewer_than_three_it_is_only_said_that_there_is_somebody() -> None:
    wishing = [seen("Ali", wishes=(a_wish(before(days=1)),), number=20 + n) for n in range(2)]
    told = week(*reaching(3), *wishing)
    assert (told.sharing, told.reached, told.wanted, told.changed) == (5, TeamSum(3), TeamSum(None), NOBODY)


def test_where_fewer_than_three_share_anything_nothing_is_told() -> None:
    assert week(*reaching(2), seen("Kim", number=30)) == TeamWeek(None)


@given(any_people())
def test_no_sum_is_one_or_two(people: tuple[CitizenSeen, ...]) -> None:
    told = week(*people)
    sums = (told.wanted, told.reached, told.coming, told.under_way, told.changed)
    assert all(one.people is None or one.people == 0 or one.people >= 3 for one in sums)


@given(any_people())
def test_who_shares_nothing_changes_nothing_at_all(people: tuple[CitizenSeen, ...]) -> None:
    assert week(*people, seen("Kim", number=99)) == week(*people)
