"""Questions that take the place of the message that was tapped: one bubble that goes on from tap to tap."""

from dataclasses import replace

import pytest

from medspil.conversations import state
from medspil.conversations.facts import CitizenFacts
from medspil.conversations.messages import Button, Document, Message
from medspil.conversations.readers import a_scale, optional, words
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.saying import joined
from medspil.conversations.state import OpenQuestion
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.tokens import door_token
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal

FIVE = [Choice(str(number), number) for number in range(1, 6)]
NOTICE = "Your group met today. May I ask you a few things?"


async def evening(talk: Talk[CitizenFacts]) -> None:
    """Four taps and one line, all in one bubble."""
    mood = await talk.ask("mood", "How was it?", a_scale(1, 5), [*FIVE, Choice("Rather not", Leave())], in_place=True)
    if mood == 1:
        talk.say("That sounds hard.")
    if mood == 2:
        talk.say("Look here.", document=Document("a.txt", "text/plain", "a"))
    if mood == 3:
        talk.say("There is more behind this.", Door("More", "look-back"))
    await talk.ask("heard", "Were you heard?", a_scale(1, 5), FIVE, in_place=True)
    await talk.ask("line", "One thing to keep?", optional(words), in_place=True)
    if mood == 4:
        talk.go_on_with("help")
    doors = [Door("Who sees it?", "who-can-see")] if mood == 5 else []
    talk.say("Thank you.", *doors, in_place=True)


@pytest.fixture(autouse=True)
def an_evening_in_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    line = replace(CONVERSATIONS["look-back"], function=evening)
    monkeypatch.setitem(CONVERSATIONS, "look-back", line)


def someone(*others: Button) -> Desk:
    """Someone with a notice on the phone."""
    sara = Desk(a_sub_goal())
    yes = Button("Yes", door_token("look-back", sara.sub_goals[0].id))
    sara.seen.append(Message(NOTICE, ((yes, *others),)))
    return sara


def texts(desk: Desk) -> list[str]:
    return [message.text for message in desk.bubbles]


def test_from_the_notice_to_the_thanks_it_is_one_bubble() -> None:
    sara = someone().presses("Yes")
    assert texts(sara) == ["How was it?"]
    assert sara.presses("4").tidied == []
    assert texts(sara) == ["Were you heard?"]
    assert texts(sara.presses("5")) == ["One thing to keep?"]
    assert [message.instead_of for message in sara.replies] == [100]


def test_the_last_word_comes_in_place_with_its_doors() -> None:
    sara = someone().presses("Yes").presses("5").presses("5").presses("Spring over")
    assert texts(sara) == ["Thank you."]
    assert sara.labels == ["Who sees it?"]
    assert sara.talk is None


def test_what_is_written_is_answered_in_a_message_of_its_own() -> None:
    sara = someone().presses("Yes").says("3")
    assert texts(sara) == ["How was it?", "There is more behind this.", "Were you heard?"]
    assert all(message.instead_of is None for message in sara.replies)
    sara.presses("4", nth=-1)
    assert texts(sara) == ["How was it?", "There is more behind this.", "One thing to keep?"]
    assert texts(sara.says("the coffee"))[-1] == "Thank you."


def test_words_before_the_question_are_joined_to_it() -> None:
    assert texts(someone().presses("Yes").presses("1")) == ["That sounds hard.\n\nWere you heard?"]


@pytest.mark.parametrize("number", ["2", "3"])
def test_a_file_or_a_door_before_the_question_leaves_the_tapped_message_where_it_is(number: str) -> None:
    sara = someone().presses("Yes").presses(number)
    assert texts(sara)[0] == f"How was it?\n→ {number}"
    assert texts(sara)[-1] == "Were you heard?"
    assert len(sara.bubbles) == 3


def test_a_list_of_which_more_can_be_tapped_keeps_its_place() -> None:
    sara = someone(Button("The other thing", door_token("look-back", "another"))).presses("Yes")
    assert texts(sara) == [f"{NOTICE}\n→ Yes", "How was it?"]
    assert [b.label for row in sara.bubbles[0].rows for b in row] == ["The other thing"]


def test_under_a_picture_the_question_comes_as_a_message_of_its_own() -> None:
    sara = someone()
    sara.seen[0] = replace(sara.seen[0], document=Document("a.txt", "text/plain", "a"))
    sara.presses("Yes")
    assert [message.text for message in sara.replies] == ["How was it?"]
    assert sara.replies[0].instead_of is None
    assert len(sara.tidied) == 1


def test_a_second_tap_of_a_quick_thumb_changes_nothing_and_says_nothing() -> None:
    sara = someone().presses("Yes").presses_at_once("4", "4")
    assert texts(sara) == ["Were you heard?"]
    assert sara.talk is not None
    assert [answer.value for answer in sara.talk.answers] == [4]
    sara.presses_at_once("2", "3")
    assert texts(sara) == ["One thing to keep?"]
    assert [answer.value for answer in sara.talk.answers] == [4, 2]


def test_a_second_tap_on_the_last_question_leaves_the_thanks_on_the_phone() -> None:
    sara = someone().presses("Yes").presses("2").presses("5").presses_at_once("Spring over", "Spring over")
    assert "Thank you." in texts(sara)[-2]
    assert texts(sara)[-1] == "Det spørgsmål er vi færdige med. Jeg har ikke ændret noget."


def test_a_door_tapped_twice_at_once_begins_one_talk() -> None:
    sara = someone().presses_at_once("Yes", "Yes")
    assert texts(sara) == ["How was it?"]
    assert texts(sara.presses("4")) == ["Were you heard?"]


def test_an_old_message_of_the_talk_is_not_taken_for_its_newest() -> None:
    sara = someone().presses("Yes").says("4").presses("3", nth=0)
    assert texts(sara)[0] == "How was it?"
    assert sara.bubbles[0].rows == ()
    assert texts(sara)[-1].endswith("færdige med. Jeg har ikke ændret noget.\n\nWere you heard?")
    assert sara.talk is not None
    assert [answer.value for answer in sara.talk.answers] == [4]


def test_leaving_by_a_button_is_said_in_place() -> None:
    sara = someone().presses("Yes").presses("Rather not")
    assert texts(sara) == ["Helt fint, vi lader det være. Jeg har ikke gemt noget nyt."]
    assert sara.labels == []


def test_back_asks_again_in_a_message_of_its_own_and_taps_go_on_there() -> None:
    sara = someone().presses("Yes").presses("4").says("tilbage")
    assert texts(sara) == ["Were you heard?", "How was it?"]
    assert texts(sara.presses("5")) == ["Were you heard?", "Were you heard?"]


def test_the_next_talk_says_its_own_in_a_message_of_its_own() -> None:
    sara = someone().presses("Yes").presses("4").presses("5").presses("Spring over")
    assert texts(sara)[0] == "Thank you."
    assert len(sara.bubbles) == 2


def test_a_talk_of_before_these_powers_can_be_read() -> None:
    sara = someone().presses("Yes")
    assert sara.talk is not None
    stored = state.dump(sara.talk).replace(b'"chosen":null,"shown_in":100', b'"changing":false')
    assert b"shown_in" not in stored
    opened = state.load(stored).open
    assert isinstance(opened, OpenQuestion)
    assert (opened.chosen, opened.shown_in) == (None, None)


def test_what_is_joined_keeps_the_place_and_two_places_never_become_one() -> None:
    word, asked = Message("Saved."), Message("And now?", instead_of=7)
    assert joined([word, asked]) == (Message("Saved.\n\nAnd now?", instead_of=7),)
    assert joined([asked, word]) == (asked, word)
    assert joined([replace(word, instead_of=7), asked]) == (Message("Saved.\n\nAnd now?", instead_of=7),)
