"""What a digest says, as it is read on a Monday morning: all of it on one screen."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from medspil.conversations.digests.digest_screen import LINES, Screen, lines_of, on_one_screen
from medspil.conversations.digests.digest_words import Part, Wording, parts_of, week_in_a_sentence
from medspil.conversations.digests.naming import names_told_apart
from medspil.conversations.texts import speaking
from medspil.domain.digest import GroupWeek, compose
from medspil.domain.helping import HelpHow
from medspil.domain.seen import CitizenSeen, Step
from medspil.domain.sub_goals import Deadline, Outcome, Status
from tests.conversations.some_digests import TODAY, many_people, named, twelve_people
from tests.domain.seen_people import A_WEEK_AGO, MONDAY, a_wish, any_people, before, ended, seen, shared

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MADGRUPPEN = GroupWeek("Madgruppen", 5, Deadline(TODAY + timedelta(days=3), time(13)), 6, 7, to_tick=(4,))


def told(
    *people: CitizenSeen,
    groups: tuple[GroupWeek, ...] = (),
    own_words: bool = False,
    since: datetime = A_WEEK_AGO,
    language: str = "da",
) -> Screen:
    with speaking(language):
        digest = compose(people, groups, since, MONDAY, COPENHAGEN)
        wording = Wording(names_told_apart(people), COPENHAGEN, own_words)
        return on_one_screen(week_in_a_sentence(digest, COPENHAGEN), parts_of(digest, wording))


def test_the_week_of_twelve_people_stands_on_one_screen() -> None:
    screen = told(*twelve_people(), groups=(MADGRUPPEN,))
    assert screen.text == (
        "Ugen kort: 2 delmål er nået, 2 vil gerne have hjælp, 4 har noget foran sig og 2 tog en ny vej.\n"
        "\n"
        "Vil gerne have hjælp:\n"
        "• Sara: gerne et opkald (siden fredag)\n"
        "• Bo: næste gang I ses (siden søndag)\n"
        "\n"
        "Værd at fejre:\n"
        "• Ali: krop og sundhed\n"
        "• Mona: hjemmet\n"
        "\n"
        "De næste dage:\n"
        "• I dag: Ida (hverdagens rytme)\n"
        "• I morgen: Sara (familie og venner)\n"
        "• Onsdag: Hanne (statusmøde)\n"
        "• Torsdag: Per kl. 13.00 (arbejde, skole og penge)\n"
        "\n"
        "I gang: Eva og Jens\n"
        "Tog en ny vej: Jens og Lise\n"
        "Stille længe: Kim\n"
        "\n"
        "Dine grupper:\n"
        "• »Madgruppen«: mødegang 5 torsdag kl. 13.00, 6 kommer\n"
        "• »Madgruppen«: du kan stadig krydse af for mødegang 4"
    )
    assert [part.part for part in screen.folded] == [Part.UNDER_WAY, Part.CHANGED, Part.QUIET]


def test_the_citizens_words_stand_in_it_only_where_the_house_has_decided_so() -> None:
    # Of who is quiet nothing is said but that.
    words = [sub_goal.what for one in twelve_people() for sub_goal in one.sub_goals if one.name != "Kim"]
    areas, own = told(*twelve_people()), told(*twelve_people(), own_words=True)
    everything = "\n".join((areas.text, *(part.in_full for part in areas.folded)))
    assert [word for word in words if word in everything] == []
    everything = "\n".join((own.text, *(part.in_full for part in own.folded)))
    assert [word for word in words if word not in everything] == []
    assert "• Ali: »gå en tur om søen«" in own.text


def test_what_is_folded_says_all_of_it_when_it_is_opened() -> None:
    folded = {part.part: part.in_full for part in told(*twelve_people(), groups=(MADGRUPPEN,)).folded}
    assert folded == {
        Part.UNDER_WAY: "I gang:\n• Eva: et delmål, 6 af 10\n• Jens: hjemmet, nyt",
        Part.CHANGED: "Tog en ny vej:\n• Jens: fritid og fællesskab, nu et nyt skridt\n"
        "• Lise: arbejde, skole og penge, fik lov at ligge",
        Part.QUIET: "Stille længe:\n• Kim: siden man. 7. sep.",
    }


@pytest.mark.parametrize("lots", range(1, 11))
def test_however_many_people_it_fits_on_one_screen_and_nothing_is_lost(lots: int) -> None:
    people = many_people(lots)
    screen = told(*people, groups=(MADGRUPPEN,))
    assert lines_of(screen.text) <= LINES
    everything = "\n".join((screen.text, *(part.in_full for part in screen.folded)))
    assert [one.name for one in people if one.name not in everything and not one.name.startswith("Tom")] == []
    assert "Tom" not in everything


def test_who_wants_help_is_told_of_before_all_others_where_there_is_little_room() -> None:
    wishing = [seen(f"Navn {n}", number=n, wishes=(a_wish(before(days=1), id=str(n)),)) for n in range(1, 13)]
    others = [
        replace(one, link=replace(one.link, id=f"x{number}")) for number, one in enumerate(many_people(1), start=1)
    ]
    screen = told(*wishing, *others)
    assert "• Navn 12: gerne et opkald (siden søndag)" in screen.text
    assert Part.WANTED not in [part.part for part in screen.folded]


def test_one_person_is_said_as_one() -> None:
    assert told(seen("Ali", ended(Status.REACHED, before(days=1)))).text.startswith("Ugen kort: 1 delmål er nået.\n")
    assert told(seen("Ali", shared(day=TODAY))).text.startswith("Ugen kort: 1 har noget foran sig.\n")
    english = told(seen("Ali", shared(day=TODAY)), language="en").text
    assert english.startswith("The week in short: 1 has something ahead.\n")


def test_two_with_one_name_are_told_apart_and_stay_so_whoever_shares_what() -> None:
    late, early = named("Sara", 1, since=before(days=10)), named("sara", 2, since=before(days=90))
    assert "• Sara (2): hjemmet" in told(late, early).text
    assert "• sara: hjemmet" in told(late, early).text
    silent = replace(early, sub_goals=())
    assert "• Sara (2): hjemmet" in told(late, silent).text


def test_several_things_of_one_person_stand_in_one_line() -> None:
    twice = [ended(Status.REACHED, before(days=n), f"nummer {n}") for n in (1, 2)]
    assert "• Ali: hjemmet (2)" in told(seen("Ali", *twice)).text


def test_after_a_long_break_the_sentence_says_since_when() -> None:
    screen = told(seen("Ali", ended(Status.REACHED, before(days=15))), since=before(days=20))
    assert screen.text.startswith("Siden tirs. 10. nov.: 1 delmål er nået.")


def test_a_wish_that_was_answered_says_by_whom() -> None:
    wishes = (a_wish(before(days=3), seen_at=before(days=2), seen_by="Mette"), a_wish(before(hours=2), id="n"))
    text = told(seen("Ali", wishes=wishes)).text
    assert "• Ali: gerne et opkald (Mette har svaret); gerne et opkald (siden i dag)" in text
    assert "1 vil gerne have hjælp" in text


@pytest.mark.parametrize("how", HelpHow)
def test_however_help_is_wished_for_there_are_words_for_it(how: HelpHow) -> None:
    assert "• Ali: " in told(seen("Ali", wishes=(a_wish(before(days=1), how=how),))).text


def test_a_moved_day_is_told_as_the_new_day() -> None:
    moved = shared(day=TODAY + timedelta(days=24), steps=(Step(before(days=1), Outcome.MOVED, 2),))
    screen = told(seen("Ali", moved))
    assert "• Ali: hjemmet, nu tors. 24. dec." in screen.text


def test_the_last_session_of_a_group_is_said_to_be_the_last() -> None:
    last = replace(MADGRUPPEN, last=True, to_tick=())
    assert "• »Madgruppen«: sidste mødegang torsdag kl. 13.00, 6 kommer" in told(*twelve_people(), groups=(last,)).text


@given(any_people())
def test_it_always_fits_and_never_holds_a_word_of_theirs_unless_the_house_wants_it(
    people: tuple[CitizenSeen, ...],
) -> None:
    screen = told(*people)
    assert lines_of(screen.text) <= LINES
    assert "own words" not in "\n".join((screen.text, *(part.in_full for part in screen.folded)))
