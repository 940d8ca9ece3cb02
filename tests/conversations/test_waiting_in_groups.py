"""What waits for a citizen in their groups: shown on being asked, behind a discreet notice, and answered in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from medspil.conversations.group_facts import NowFacts
from medspil.conversations.notices import door_meant
from medspil.conversations.talk import Door
from medspil.conversations.texts import speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.group_matters import GroupDue
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import SubGoal
from tests.conversations.desk import HOUSE, Desk
from tests.conversations.group_desk import RESPONSE, GroupDesk, asked, attendance_id
from tests.conversations.some import a_sub_goal
from tests.conversations.some_courses import FIRST_TUESDAY
from tests.conversations.some_matters import DRAWN, SAID, THE_DAY_BEFORE, a_matter, at, told

K = AgendaKind
TITLE = "»Mod på mere«"
AFTERWARDS = at(FIRST_TUESDAY, 17)
FACES = ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😊"]
QUESTIONS = GroupDue(K.QUESTIONS, RESPONSE, a_matter())
REMINDER = GroupDue(K.SESSION_REMINDER, attendance_id(1), a_matter())
INTERVIEW = GroupDue(K.INTERVIEW, DRAWN, a_matter())
PULSE = GroupDue(K.PULSE, RESPONSE, replace(a_matter("pulse"), course=None, session=None, place=None))
SAY_BACK = GroupDue(K.SAY_BACK, SAID, a_matter())


def sara(*groups: GroupDue, day: date = THE_DAY_BEFORE, hour: int = 12) -> Desk:
    desk = Desk(now=at(day, hour))
    desk.groups = groups
    return desk


def test_what_waits_in_groups_is_shown_on_being_asked() -> None:
    assert sara(REMINDER).says("nu").text.startswith(f"I morgen er der {TITLE}")
    desk = sara(QUESTIONS, day=FIRST_TUESDAY, hour=17).says("nu")
    assert desk.labels[:5] == FACES


def test_several_that_wait_are_told_as_a_list() -> None:
    desk = sara(REMINDER, INTERVIEW).says("nu")
    assert desk.text == (
        f"Der er mere end én ting i dag:\n• {TITLE}: tirsdag 1. december kl. 13.00-15.00\n"
        "• Nogle spørgsmål om din støtte\nTryk på det, du vil begynde med."
    )
    assert desk.labels == ["Mod på mere", "Spørgsmålene"]


def test_sub_goals_and_groups_wait_side_by_side() -> None:
    desk = Desk(a_sub_goal(day=THE_DAY_BEFORE), now=at(THE_DAY_BEFORE, 12))
    desk.groups = (REMINDER,)
    assert desk.says("nu").labels == ["gå en tur", "Mod på mere"]


def test_what_is_over_or_lies_far_ahead_does_not_wait() -> None:
    nothing = "Der venter ikke noget på dig nu."
    assert sara(REMINDER, day=FIRST_TUESDAY, hour=13).says("nu").text == nothing
    assert sara(REMINDER, day=THE_DAY_BEFORE - timedelta(days=1)).says("nu").text == nothing
    assert sara(QUESTIONS, day=FIRST_TUESDAY + timedelta(days=6)).says("nu").text == nothing
    assert sara(PULSE, day=THE_DAY_BEFORE - timedelta(days=3)).says("nu").text == nothing
    assert sara(PULSE, day=FIRST_TUESDAY + timedelta(days=3)).says("nu").labels[0] == "Ja"


def test_behind_a_discreet_notice_stands_just_what_it_was_about() -> None:
    (hidden,) = told(K.SAY_BACK, SAY_BACK.matter, AFTERWARDS, SAID, discreet=True)
    desk = sara(SAY_BACK, day=FIRST_TUESDAY, hour=17)
    desk.seen.append(hidden)
    assert desk.presses("Vis").text.startswith("Mette skriver til jer")


# Written instead of tapped


def meant(text: str, *groups: GroupDue, sub_goals: tuple[SubGoal, ...] = ()) -> Door | None:
    """What the words are taken for on the day of the session."""
    facts = NowFacts(HOUSE, PersonSettings(), sub_goals=sub_goals, groups=groups)
    with speaking("da"):
        return door_meant(facts, text, at(FIRST_TUESDAY, 17))


@pytest.mark.parametrize("written", ["4", "🙂", "4 🙂", " 4. "])
def test_a_number_or_a_face_answers_the_questions_that_wait(written: str) -> None:
    assert meant(written, QUESTIONS) == Door("", "questions", RESPONSE, "4")


@pytest.mark.parametrize("written", ["det går godt", "hej", "tak for i dag", "7", "4 dage"])
def test_other_words_answer_nothing(written: str) -> None:
    assert meant(written, QUESTIONS) is None


def test_a_yes_answers_the_pulse_that_waits() -> None:
    assert meant("ja", PULSE) is None, "it is not time for it"
    facts = NowFacts(HOUSE, PersonSettings(), groups=(PULSE,))
    with speaking("da"):
        assert door_meant(facts, "ja", at(FIRST_TUESDAY + timedelta(days=3), 12)) == Door(
            "", "questions", RESPONSE, "yes"
        )


def test_a_number_is_not_taken_where_two_things_could_be_meant() -> None:
    yesterday = a_sub_goal(day=THE_DAY_BEFORE)
    assert meant("4", QUESTIONS, sub_goals=(yesterday,)) is None
    assert meant("4", sub_goals=(yesterday,)) == Door("", "look-back", yesterday.id, "4")


def test_a_written_answer_goes_on_with_the_next_question() -> None:
    desk = GroupDesk(response=asked(closes_at=AFTERWARDS + timedelta(days=5)), now=AFTERWARDS)
    desk.groups = (QUESTIONS,)
    assert desk.says("4").text.startswith("2 af 5")
