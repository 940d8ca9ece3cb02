"""A look back is one check-in, from the first tap on."""

from sqlalchemy import select

from medspil.storage.tables import check_ins
from tests.storage.town import Someone, Town


def numbers(town: Town) -> list[tuple[str, int | None]]:
    with town.store.database.transaction() as connection:
        rows = connection.execute(select(check_ins.c.outcome, check_ins.c.progress).order_by(check_ins.c.id))
        return [(row.outcome, row.progress) for row in rows]


def someone_with_a_sub_goal(town: Town) -> Someone:
    sara = town.citizen().says("gå en tur på fredag")
    return sara.presses("Gem").says("mine delmål").presses("gå en tur").presses("Hvordan går det?")


def test_the_number_counts_even_where_nothing_more_is_said(town: Town) -> None:
    someone_with_a_sub_goal(town).presses("7")
    assert numbers(town) == [("goes-on", 7)]


def test_what_follows_takes_its_place(town: Town) -> None:
    someone_with_a_sub_goal(town).presses("7").says("det gik fint").presses("Jeg er i mål")
    assert numbers(town) == [("reached", 7)]


def test_one_may_still_go_back_and_say_another_number(town: Town) -> None:
    someone_with_a_sub_goal(town).presses("7").says("tilbage").says("4").says("nej").presses("Jeg er i mål")
    assert numbers(town) == [("reached", 4)]


def test_a_number_taken_back_and_said_anew_counts_though_nothing_more_is_said(town: Town) -> None:
    someone_with_a_sub_goal(town).presses("7").says("tilbage").says("4")
    assert numbers(town) == [("goes-on", 4)]
