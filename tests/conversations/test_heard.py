"""What the group said, as its leader gets it: sums in a picture and in words, and nothing below three."""

from dataclasses import replace

import pytest

from medspil.conversations.pictures import SumsPicture
from medspil.domain.group_matters import Heard
from medspil.domain.sums import Sum
from tests.conversations.some_courses import a_led_course, session_id, with_session
from tests.conversations.some_sums import AFTER, a_sum
from tests.conversations.staff_desk import StaffDesk

COURSE = with_session(a_led_course().course, 2, ticked=True, told=True)
SAID = Heard(COURSE, COURSE.sessions[1], AFTER, 6, 5)


def shown(*new: Sum, earlier: tuple[Sum, ...] = (), lines: tuple[str, ...] = ()) -> StaffDesk:
    heard = replace(SAID, sums=(*earlier, *new), new=new, lines=lines)
    return StaffDesk(a_led_course(), heard=heard).opens("heard", session_id(2))


def test_it_is_a_picture_with_the_rate_and_then_all_of_it_in_words() -> None:
    mette = shown(
        a_sum("together", "5", "5", "4", "3", "1", first=2),
        a_sum("heard", "4", "4", "5", first=1, last=2),
        earlier=(a_sum("together", "4", "4", "4", first=1),),
        lines=("Pausen må gerne være længere.",),
    )
    picture, words = mette.replies
    assert isinstance(picture.picture, SumsPicture)
    assert [len(panel.columns) for panel in picture.picture.panels] == [2, 1]
    assert picture.text == "»Mod på mere«, mødegang 2 af 12\n5 af 6 har svaret."
    assert words.text.split("\n\n") == [
        "»Hvordan var det at være sammen med de andre?«\n2 siger 5 😊, 1 siger 4 🙂, 1 siger 3 😐, 1 siger 1 😞",
        "»Var der plads til dig og til det, du kom med?«\n3 eller 4 svar: mest godt (mødegang 1 til 2 samlet)",
        "»Kom du et skridt nærmere dit eget mål?«\nFor få svar at vise. Svarene kommer med næste gang.",
        (
            "»Hvordan var det, vi lavede, og måden, vi gjorde det på?«\n"
            "For få svar at vise. Svarene kommer med næste gang."
        ),
        "Det her er skrevet til dig:\n• »Pausen må gerne være længere.«",
    ]
    assert mette.labels == ["Skriv til gruppen", "Vis det igen"]


def test_shown_again_it_says_the_same() -> None:
    mette = shown(a_sum("together", "5", "5", "4", first=2))
    first = mette.text
    assert mette.presses("Vis det igen").text == first


def test_where_fewer_than_three_answered_there_is_nothing_to_see() -> None:
    mette = shown()
    assert "5 af 6 har svaret." in mette.text
    assert not any(message.picture for message in mette.replies)


def test_three_falls_in_a_row_are_said_kindly() -> None:
    falling = [a_sum("step", *[str(value)] * 5, first=number) for number, value in ((1, 5), (2, 4), (3, 3), (4, 2))]
    assert "er gået ned tre gange i træk" in shown(falling[-1], earlier=tuple(falling[:-1])).text
    assert "er gået ned tre gange i træk" not in shown(falling[-1], earlier=tuple(falling[:-2])).text


@pytest.mark.parametrize(("answers", "said"), [("11555", True), ("15555", False), ("112", True), ("155", False)])
def test_where_many_feel_unheard_that_is_said_kindly(answers: str, said: bool) -> None:
    assert ("Flere har ikke følt" in shown(a_sum("heard", *answers, first=2)).text) is said


def test_of_a_session_that_nothing_was_told_of_that_is_said() -> None:
    mette = StaffDesk(a_led_course()).opens("heard", session_id(2))
    assert mette.text == "Der er ikke noget at vise fra den mødegang endnu."


def test_it_opens_from_the_group_once_something_was_told() -> None:
    led = replace(a_led_course(), course=COURSE)
    mette = StaffDesk(led, heard=SAID).opens("my-courses", "c" * 32).presses("Det, gruppen sagde")
    assert mette.text.startswith("»Mod på mere«, mødegang 2 af 12")
    both = with_session(COURSE, 1, ticked=True, told=True)
    mette = StaffDesk(replace(led, course=both), heard=SAID).opens("my-courses", "c" * 32).presses("Det, gruppen sagde")
    assert mette.labels == ["1: tirs. 1. dec.", "2: tirs. 8. dec."]
