"""The third answer that can't be read: ways out, how the staff is reached, and nothing that was written is lost."""

from medspil.domain.decisions import LookBack, NewSubGoal
from medspil.domain.invitations import CodeState
from medspil.domain.sub_goals import Outcome
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal

STEP = a_sub_goal()
WROTE = ("det var noget rod", "jeg kom ikke ud", "men jeg prøvede")


def asked_how_it_goes() -> Desk:
    return Desk(STEP).says("mine").presses("gå en tur").presses("Hvordan går det?")


def third_time(desk: Desk) -> Desk:
    for words in WROTE:
        desk.says(words)
    return desk


def test_at_the_third_try_there_are_ways_out_and_the_staff() -> None:
    desk = asked_how_it_goes().says(WROTE[0]).says(WROTE[1])
    assert "personalet" not in desk.text
    desk.says(WROTE[2])
    assert "Vælg et tal fra 0 til 10." in desk.text
    assert "Det er også fint at stoppe her." in desk.text
    assert "ring på +45 00 00 00 10." in desk.text
    assert desk.labels[-3:] == ["Gør det til et delmål", "Gem til senere", "Drop det"]
    assert desk.labels[:2] == ["0", "1"]


def test_what_was_written_is_said_back_and_can_become_a_sub_goal() -> None:
    desk = third_time(asked_how_it_goes())
    assert "Det, du skrev, er ikke væk." in desk.text
    assert "Hvornår?" in desk.presses("Gør det til et delmål").text
    desk.says("i morgen").presses("Mig selv").presses("Gem")
    assert isinstance(desk.decided, NewSubGoal)
    assert desk.decided.draft.what == ", ".join(WROTE)


def test_in_a_look_back_it_can_be_tapped_as_the_note() -> None:
    desk = third_time(asked_how_it_goes()).presses("3")
    assert desk.labels == [*(f"»{words}«" for words in WROTE), "Spring over"]
    desk.presses(f"»{WROTE[2]}«").presses("Lad det ligge")
    assert isinstance(desk.decided, LookBack)
    assert (desk.decided.outcome, desk.decided.note) == (Outcome.LET_GO, WROTE[2])


def test_it_waits_with_a_talk_that_is_saved_for_later() -> None:
    desk = third_time(Desk().says("nyt").says("gå en tur"))
    desk.presses("Gem til senere")
    assert desk.aside is not None
    assert desk.aside.unread == WROTE
    assert "Hvornår?" in desk.says("fortsæt").text


def test_a_talk_that_gave_way_to_it_is_offered_again() -> None:
    desk = third_time(Desk().says("nyt").says("gå en tur")).presses("Gør det til et delmål")
    assert "Hvornår?" in desk.text
    desk.says("i morgen").presses("Mig selv").presses("Gem")
    assert "Du var i gang med et delmål: »gå en tur«." in desk.text


def test_a_skip_stands_there_once() -> None:
    desk = asked_how_it_goes().presses("3").presses("Spring over").presses("Jeg fortsætter")
    assert "Hvor vigtigt er det for dig nu?" in desk.text
    third_time(desk)
    assert desk.labels.count("Spring over") == 1


def test_someone_who_is_not_in_yet_gets_the_staff_and_no_sub_goal() -> None:
    desk = Desk(citizen=False).starts(CodeState.GOOD)
    third_time(desk)
    assert "ring på +45 00 00 00 10." in desk.text
    assert "nyt delmål" not in " ".join(desk.labels)


def test_what_cannot_be_seen_is_nothing_to_keep() -> None:
    desk = asked_how_it_goes()
    for _try in range(3):
        desk.says("\u200b")
    assert "Det, du skrev" not in desk.text
    assert desk.labels[-2:] == ["Gem til senere", "Drop det"]
    assert desk.talk is not None
    assert desk.talk.unread == ()
