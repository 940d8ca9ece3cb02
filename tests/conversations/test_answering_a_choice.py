"""What is written is first read as one of the choices, then as a word that steers the talk."""

from medspil.domain.invitations import CodeState
from tests.conversations.desk import Desk


def first_question() -> Desk:
    desk = Desk(citizen=False).starts(CodeState.GOOD).says("ja")
    assert desk.labels == ["Ja, et nyt delmål", "Hvad kan du?", "Nej, ikke nu"]
    return desk


def test_not_now_is_the_choice_that_says_so_and_not_a_talk_that_waits() -> None:
    desk = first_question().says("ikke nu")
    assert desk.talk is None
    assert desk.aside is None
