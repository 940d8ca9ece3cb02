"""How figures of sub-goals are told: none about fewer than three people, what is too little one level up."""

from datetime import date

from medspil.domain.goal_events import OUTCOME, Base, Event, Place
from medspil.domain.goal_figures import Block, Cell, Period, Pooled, Untold, Whole, again, freeze, fresh, periods_after

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))
NORTH, NORTH_107, SOUTH = Place("north", "85"), Place("north", "107"), Place("south", "85")


def people(place: Place, month: date = NOVEMBER.begins, **did: str) -> list[Event]:
    """Each did what is said of them; several things are parted by a blank."""
    return [
        Event(person, place, month, Base.LOOKED_BACK, {OUTCOME: what})
        for person, whats in did.items()
        for what in whats.split()
    ]


def many(place: Place, **counts: int) -> list[Event]:
    """So many people of a place did each of these."""
    return [
        event
        for what, count in counts.items()
        for n in range(count)
        for event in people(place, NOVEMBER.begins, **{f"{place.unit}-{place.paragraph}-{what}-{n}": what})
    ]


def told(events: list[Event], period: Period = NOVEMBER, last: bool = False) -> dict[tuple[str | None, ...], object]:
    blocks, _untold = freeze(period, fresh(events), last)
    return {(b.unit, b.paragraph): {what: cell.count for what, cell in b.cells.items()}
            for b in blocks if b.variable == OUTCOME}  # fmt: skip


def counted(events: list[Event]) -> dict[tuple[str | None, ...], int]:
    blocks, _untold = freeze(NOVEMBER, fresh(events))
    return {(b.unit, b.paragraph): b.cells[""].count for b in blocks if b.variable == Base.LOOKED_BACK}


def test_a_month_is_told_by_unit_and_paragraph_with_the_people_behind_each_number() -> None:
    did = people(NORTH, a="reached reached moved", b="reached moved", c="reached", d="moved")
    blocks, untold = freeze(NOVEMBER, fresh(did))
    assert blocks == (
        Block(NOVEMBER, "north", "85", "looked-back", {"": Cell(7, 4)}),
        Block(NOVEMBER, "north", "85", "outcome", {"moved": Cell(3, 3), "reached": Cell(4, 3)}),
    )
    assert untold == ()


def test_many_things_done_by_two_people_are_of_two_people() -> None:
    blocks, untold = freeze(NOVEMBER, fresh(people(NORTH, a="reached " * 9, b="moved")))
    assert blocks == ()
    assert {one.person for one in untold} == {"a", "b"}


def test_what_is_too_few_in_its_paragraph_is_counted_with_its_unit_and_then_with_the_house() -> None:
    assert counted([*many(NORTH, reached=3), *many(NORTH_107, reached=2)]) == {("north", "85"): 3}
    third = Place("north", "104")
    assert counted([*many(NORTH, reached=2), *many(NORTH_107, reached=2), *many(third, reached=1)]) == {
        ("north", None): 5
    }
    assert counted([*many(NORTH, reached=2), *many(NORTH_107, reached=1), *many(SOUTH, reached=2)]) == {(None, None): 5}


def test_two_places_are_not_counted_together_where_who_knows_one_of_them_could_subtract_it() -> None:
    assert counted([*many(NORTH, reached=2), *many(SOUTH, reached=2)]) == {}


def test_a_category_that_is_about_one_person_keeps_the_whole_place_from_being_divided() -> None:
    did = [*many(NORTH, reached=5, moved=1), *many(SOUTH, reached=3)]
    assert counted(did) == {("north", "85"): 6, ("south", "85"): 3}
    assert told(did) == {("south", "85"): {"reached": 3}}


def test_places_that_can_not_be_divided_are_divided_together() -> None:
    did = [*many(NORTH, reached=5, moved=2), *many(NORTH_107, reached=4, moved=2)]
    third = many(Place("north", "104"), reached=3, moved=2)
    assert told([*did, *third]) == {("north", None): {"moved": 6, "reached": 12}}
    assert told([*did, *many(SOUTH, reached=3, moved=2)]) == {(None, None): {"moved": 6, "reached": 12}}


def test_rare_categories_of_the_whole_house_are_told_together_where_most_keep_their_own() -> None:
    places = (NORTH, NORTH_107, SOUTH)
    did = [event for place in places for event in many(place, reached=9, moved=3, adjusted=2)]
    assert told(did) == {(None, None): {"moved": 9, "reached": 27, "adjusted": 6}}
    rare = [event for place in places for event in many(place, reached=9, moved=3, adjusted=1, **{"let-go": 1})]
    assert told(rare) == {(None, None): {"moved": 9, "reached": 27, "other": 6}}
    assert told(many(NORTH, reached=3, moved=3, adjusted=2)) == {}


def test_in_the_end_rare_categories_are_told_together_however_many_they_are() -> None:
    did = many(NORTH, reached=4, moved=3, adjusted=2)
    assert told(did, last=True) == {(None, None): {"reached": 4, "other": 5}}
    assert told(many(NORTH, reached=3, moved=1), last=True) == {}


def test_where_all_did_the_same_that_is_told() -> None:
    assert told(many(NORTH, reached=3)) == {("north", "85"): {"reached": 3}}


def test_what_waits_is_told_with_the_quarter_each_person_once() -> None:
    months = (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))
    alone = [event for month in months for event in people(NORTH, month, a="reached")]
    others = [*people(NORTH, months[0], b="reached"), *people(NORTH, months[2], c="reached")]

    def waiting(events: list[Event]) -> list[Pooled]:
        untold = [one for month in months for one in freeze(Period(month, month), fresh(
            event for event in events if event.month == month
        ))[1]]  # fmt: skip
        return list(again(events, untold, {}))

    assert freeze(QUARTER, waiting(alone))[0] == ()
    blocks, untold = freeze(QUARTER, waiting([*alone, *others]))
    assert {block.variable: block.cells for block in blocks} == {
        "looked-back": {"": Cell(5, 3)},
        "outcome": {"reached": Cell(5, 3)},
    }
    assert untold == ()


def test_who_has_moved_meanwhile_is_told_where_they_were() -> None:
    did = people(SOUTH, a="reached", b="reached", c="reached")
    untold = [Untold(p, NOVEMBER.begins, NORTH, Base.LOOKED_BACK, Base.LOOKED_BACK, None) for p in "abc"]
    blocks, _untold = freeze(QUARTER, again(did, untold, {}))
    assert {(block.unit, block.paragraph) for block in blocks} == {("north", "85")}


def test_where_somebody_took_theirs_away_those_who_were_counted_with_them_are_never_divided() -> None:
    whole = Whole(NOVEMBER, "north", "85")
    did = people(NORTH, a="reached", b="reached", c="reached")
    untold = [Untold(p, NOVEMBER.begins, NORTH, Base.LOOKED_BACK, OUTCOME, whole) for p in "abc"]
    assert freeze(QUARTER, again(did, untold, {(Base.LOOKED_BACK, whole): 4})) == ((), ())
    (block,), _untold = freeze(QUARTER, again(did, untold, {(Base.LOOKED_BACK, whole): 3}))
    assert block.cells == {"reached": Cell(3, 3)}


def test_a_month_ends_its_quarter_and_its_year_where_it_is_the_last_of_them() -> None:
    assert [(p.begins, p.ends) for p in periods_after(date(2026, 11, 1))] == [(NOVEMBER.begins, NOVEMBER.ends)]
    assert periods_after(date(2026, 12, 1))[1:] == (QUARTER, Period(date(2026, 1, 1), date(2026, 12, 31)))
    assert [period.begins for period in periods_after(date(2026, 9, 1))] == [date(2026, 9, 1), date(2026, 7, 1)]
    assert [month.month for month in QUARTER.months] == [10, 11, 12]
