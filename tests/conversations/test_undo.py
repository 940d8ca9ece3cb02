"""Undo at the desk: what is taken back, what is said of it, and what is left alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from medspil.domain.decisions import LookBack, Undo
from medspil.domain.persons import PersonSettings, QuietHours
from medspil.domain.sub_goals import Deadline, Outcome, Reminder, Rung, Status, SubGoal
from medspil.domain.undoing import Change, PersonChange, PersonState, SubGoalChange, Undoable
from tests.conversations.desk import TUESDAY, Desk
from tests.conversations.some import a_sub_goal

WALK = a_sub_goal()
REACHED = replace(WALK, version=2, status=Status.REACHED, ended_at=TUESDAY)
SETTINGS = PersonSettings()
TAKEN_BACK = "Det er taget tilbage."


def undoable(change: Change, id: int = 7, minutes_ago: int = 5, version: int | None = None) -> Undoable:
    stands = change.after.version if isinstance(change, SubGoalChange) else 0
    return Undoable(id, TUESDAY - timedelta(minutes=minutes_ago), change, stands if version is None else version)


def desk_after(before: SubGoal | None, after: SubGoal) -> Desk:
    desk = Desk(after)
    desk.undoable = (undoable(SubGoalChange(before, after)),)
    return desk


def test_what_was_decided_last_is_taken_back_at_once() -> None:
    desk = desk_after(WALK, REACHED).says("fortryd")
    assert desk.decided == Undo(7, 2)
    assert desk.text == f"{TAKEN_BACK} »gå en tur« er i gang igen, til fredag 27. november."
    assert desk.talk is None


MOVED = WALK.with_draft(replace(WALK.draft, deadline=Deadline(date(2026, 12, 4))))
LATE = replace(WALK, draft=replace(WALK.draft, deadline=Deadline(date(2026, 11, 23))))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, WALK, "»gå en tur« er væk igen."),
        (WALK, replace(WALK, version=2, status=Status.LET_GO), "»gå en tur« er i gang igen, til fredag 27. november."),
        (LATE, replace(LATE, version=2, status=Status.REACHED), "»gå en tur« er i gang igen."),
        (WALK, MOVED, "»gå en tur« er til fredag 27. november igen."),
        (
            WALK,
            WALK.with_draft(replace(WALK.draft, reminder=Reminder(0, time(9)))),
            "Påmindelsen om »gå en tur« er igen: torsdag 26. november kl. 10.00.",
        ),
        (WALK, WALK.with_draft(replace(WALK.draft, what="løbe", rung=Rung.SOMEONE_I_KNOW)), "»gå en tur« er igen, som"),
        (WALK, replace(WALK, version=2, help_wanted_at=TUESDAY), "Dit ønske om hjælp til »gå en tur« er væk igen."),
        (WALK, WALK, "Dit tilbageblik på »gå en tur« er væk igen."),
    ],
)
def test_it_says_in_a_line_what_stands_again(before: SubGoal | None, after: SubGoal, said: str) -> None:
    desk = desk_after(before, after).says("fortryd")
    assert isinstance(desk.decided, Undo)
    assert desk.text.startswith(f"{TAKEN_BACK} {said}")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (PersonState(SETTINGS), PersonState(SETTINGS, stopped_at=TUESDAY), "Jeg skriver til dig igen."),
        (PersonState(SETTINGS, stopped_at=TUESDAY), PersonState(SETTINGS), "Jeg er stille igen."),
        (
            PersonState(SETTINGS),
            PersonState(replace(SETTINGS, quiet=QuietHours(time(22), time(8)))),
            "Nu er det igen sådan her:\nStille timer: 20.00 til 9.00",
        ),
        (PersonState(SETTINGS), PersonState(replace(SETTINGS, discreet=True)), "Nu er det igen sådan her:\nDiskret: "),
        (
            PersonState(SETTINGS),
            PersonState(replace(SETTINGS, paused_until=datetime(2026, 12, 1, 8, tzinfo=UTC))),
            "Pausen er slået fra igen.",
        ),
    ],
)
def test_it_says_how_a_person_has_it_again(before: PersonState, after: PersonState, said: str) -> None:
    desk = Desk(settings=after.settings, stopped=after.stopped_at is not None)
    desk.undoable = (undoable(PersonChange(before, after)),)
    desk.says("jeg fortryder")
    assert desk.decided == Undo(7, 0)
    assert desk.text.startswith(f"{TAKEN_BACK} {said}"), desk.text


def test_a_language_that_is_taken_back_is_the_one_it_is_said_in() -> None:
    desk = Desk(settings=PersonSettings(language="en"))
    desk.undoable = (undoable(PersonChange(PersonState(SETTINGS), PersonState(PersonSettings(language="en")))),)
    assert TAKEN_BACK in desk.says("undo").text
    assert "Sprog: Dansk" in desk.text


def test_the_newest_comes_first() -> None:
    desk = Desk(REACHED)
    older = undoable(PersonChange(PersonState(SETTINGS), PersonState(SETTINGS, TUESDAY)), id=3, minutes_ago=50)
    desk.undoable = (older, undoable(SubGoalChange(WALK, REACHED)))
    assert desk.says("fortryd").decided == Undo(7, 2)
    desk.undoable = (older,)
    assert desk.says("fortryd").decided == Undo(3, 0)


def test_after_an_hour_there_is_nothing_to_take_back() -> None:
    desk = desk_after(WALK, REACHED).waits(minutes=55).says("fortryd")
    assert desk.decisions == []
    assert "Der er ikke noget at fortryde fra den sidste time." in desk.text
    assert desk.labels == ["Mine delmål", "Indstillinger"]


def test_what_was_changed_since_is_left_alone() -> None:
    desk = Desk(replace(REACHED, version=3))
    desk.undoable = (undoable(SubGoalChange(WALK, REACHED)),)
    desk.says("fortryd")
    assert desk.decisions == []
    assert "»gå en tur« er rettet siden." in desk.text


# The button on what was just decided


def reached_by(desk: Desk) -> Desk:
    return desk.says("mine").presses("gå en tur").presses("Det er nået")


def test_the_button_takes_back_what_it_stands_under_and_nothing_newer() -> None:
    desk = reached_by(Desk(WALK))
    assert "Fortryd" in desk.labels
    newer = undoable(PersonChange(PersonState(SETTINGS), PersonState(SETTINGS, TUESDAY)), id=9, minutes_ago=0)
    desk.sub_goals = (REACHED,)
    desk.undoable = (newer, undoable(SubGoalChange(WALK, REACHED)))
    assert desk.presses("Fortryd").decided == Undo(7, 2)


def test_the_same_button_twice_takes_back_once() -> None:
    desk = reached_by(Desk(WALK))
    desk.sub_goals = (replace(WALK, version=3),)
    desk.undoable = (undoable(SubGoalChange(None, WALK), id=1, version=3),)
    desk.presses("Fortryd")
    assert desk.decisions == []
    assert "Det kan ikke fortrydes længere." in desk.text


CHANGED = ["Ret det", "Ret noget", "Hvem hjælper", "Et sted eller en klub", "Gem"]


@pytest.mark.parametrize("way", [["Det er nået"], ["Lad det ligge"], ["Flyt dagen", "I morgen"], CHANGED])
def test_all_that_was_done_with_a_sub_goal_has_the_button(way: list[str]) -> None:
    desk = Desk(WALK).says("mine").presses("gå en tur")
    for label in way:
        desk.presses(label)
    assert "Fortryd" in desk.labels


# The word inside a talk


def test_where_nothing_was_decided_yet_the_word_leaves_the_talk() -> None:
    desk = desk_after(WALK, REACHED).says("nyt").says("male et billede").says("fortryd")
    assert desk.decisions == []
    assert "Jeg har ikke gemt noget nyt." in desk.text
    assert desk.talk is None


def test_where_the_talk_has_just_decided_something_the_word_takes_it_back() -> None:
    desk = Desk(WALK).says("mine").presses("gå en tur").presses("Hvordan går det?").presses("3")
    assert desk.decisions == [LookBack(WALK.id, 1, Outcome.GOES_ON, 3)]
    assert desk.talk is not None
    newer = undoable(PersonChange(PersonState(SETTINGS), PersonState(SETTINGS, TUESDAY)), id=9, minutes_ago=0)
    desk.undoable = (newer, replace(undoable(SubGoalChange(WALK, WALK)), talk_id=desk.talk.id))
    desk.says("fortryd")
    assert desk.decisions == [Undo(7, 1)]
    assert desk.outcome is not None
    assert (desk.outcome.talk, desk.outcome.aside) == (None, None)


def test_dropping_a_talk_that_has_decided_something_does_not_say_that_nothing_was_saved() -> None:
    desk = Desk(WALK).says("mine").presses("gå en tur").presses("Hvordan går det?").presses("3")
    desk.says("spring over")
    for _try in range(3):
        desk.says("blib")
    assert "ikke gemt noget nyt" not in desk.presses("Drop det").text
    assert "Det, du har gemt, er i god behold." in desk.text


def test_back_outside_a_talk_offers_it_as_a_button() -> None:
    desk = desk_after(WALK, REACHED).says("tilbage")
    assert desk.decisions == []
    assert desk.labels == ["Fortryd"]
    assert desk.presses("Fortryd").decided == Undo(7, 2)


def test_words_that_only_may_mean_it_are_asked_about() -> None:
    for words in ("glem det", "annuller", "drop det"):
        desk = desk_after(WALK, REACHED).says(words)
        assert (desk.decisions, desk.labels) == ([], ["Fortryd"])


def test_back_with_nothing_to_take_back_says_so() -> None:
    assert Desk(WALK).says("tilbage").text == "Der er ikke noget at fortryde lige nu."


def test_where_the_word_leaves_a_mere_list_it_may_have_been_meant_for_what_was_decided() -> None:
    desk = desk_after(WALK, REACHED).says("mine").says("fortryd")
    assert desk.decisions == []
    assert desk.labels == ["Fortryd"]
    assert desk.presses("Fortryd").decided == Undo(7, 2)


def test_a_talk_under_way_is_offered_again_after_the_button() -> None:
    desk = reached_by(Desk(WALK)).says("nyt").says("male et billede")
    desk.sub_goals = (REACHED,)
    desk.undoable = (undoable(SubGoalChange(WALK, REACHED)),)
    assert desk.presses("Fortryd").decided == Undo(7, 2)
    assert "Du var i gang med et delmål: »male et billede«." in desk.text
