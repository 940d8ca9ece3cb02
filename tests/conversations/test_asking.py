"""Asking a questionnaire: one question a message, tapped or written, each can be skipped."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations import commands, engine, registry
from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import CitizenFacts
from medspil.conversations.questionnaires import shipped
from medspil.conversations.questionnaires.asking import ask_all, end_words, question_text, reader_of, value_label
from medspil.conversations.readers import Value as Read
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.talk import Talk
from medspil.conversations.texts import speaking
from medspil.domain.group_decisions import FinishAnswers, GiveAnswer
from medspil.domain.persons import LANGUAGES, PersonSettings
from medspil.domain.questionnaires import (
    Question,
    QuestionKind,
    Questionnaire,
    Value,
    is_answer,
    values,
)
from tests.conversations.desk import TUESDAY, Desk

ASKED: dict[str, Questionnaire] = {"asked": shipped().current("after-session")}


async def _asked(talk: Talk[CitizenFacts]) -> None:
    """Asks, and decides each answer as it comes."""

    def counts(question: Question, value: Value | None) -> None:
        if value is not None:
            talk.decide(GiveAnswer("r1", question.key, value), for_now=True)

    argument = talk.opening.argument
    given = None if argument is None else (ASKED["asked"].questions[0].key, argument)
    answers = await ask_all(talk, ASKED["asked"], given, counts)
    talk.decide(FinishAnswers("r1"))
    talk.say(" | ".join(f"{key}: {value}" for key, value in answers.items()) or "intet")


CONVERSATION = Conversation("asked", _asked, CitizenFacts, commands=("spørg", "ask"))


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(registry.CONVERSATIONS, CONVERSATION.name, CONVERSATION)
    monkeypatch.setitem(ASKED, "asked", shipped().current("after-session"))
    commands._by_word.cache_clear()
    yield
    commands._by_word.cache_clear()


def asking(name: str) -> None:
    ASKED["asked"] = shipped().current(name)


def test_four_taps_and_a_skip_answer_what_is_asked_after_a_session() -> None:
    sara = Desk().says("spørg")
    assert sara.text == ("1 af 5\nHvordan var det at være sammen med de andre?\n1 er ikke rart, 5 er rigtig rart.")
    assert sara.labels == ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😊", "Spring over"]
    assert [len(row) for row in sara.replies[0].rows] == [5, 1]
    assert sara.presses("4 🙂").decided == GiveAnswer("r1", "together", "4")
    assert sara.text.startswith("2 af 5\nVar der plads til dig")
    assert sara.presses("5 😊").decided == GiveAnswer("r1", "heard", "5")
    assert sara.presses("2 🙁").decided == GiveAnswer("r1", "step", "2")
    assert sara.presses("3 😐").decided == GiveAnswer("r1", "form", "3")
    assert sara.text == "5 af 5\nEr der én ting, vi skal holde fast i eller lave om? Skriv den gerne."
    assert sara.labels == ["Spring over"]
    assert sara.presses("Spring over").decided == FinishAnswers("r1")
    assert sara.text == "together: 4 | heard: 5 | step: 2 | form: 3"
    assert sara.talk is None


def test_tap_by_tap_it_stays_one_bubble() -> None:
    sara = Desk().says("spørg")
    for label in ("4 🙂", "5 😊", "2 🙁", "3 😐"):
        sara.presses(label)
        assert len(sara.bubbles) == 1
    assert sara.bubbles[0].text.startswith("5 af 5")


def test_everything_may_be_skipped() -> None:
    sara = Desk().says("spørg")
    for _question in range(5):
        assert sara.talk is not None
        sara.says("spring over")
    assert sara.text == "intet"


def test_what_was_tapped_before_counts_and_the_next_one_is_asked() -> None:
    turn = engine.begin(CONVERSATION, Desk().citizen_facts(), "t1", Opening(argument="5"), TUESDAY)
    assert [decided.decision for decided in turn.decisions] == [GiveAnswer("r1", "together", "5")]
    assert turn.messages[0].text.startswith("2 af 5")
    assert isinstance(turn.state, TalkState)
    back = engine.back(CONVERSATION, turn.state, TUESDAY)
    assert back.messages[0].text.startswith("1 af 5")


def test_what_can_be_no_answer_is_asked_though_it_was_tapped() -> None:
    turn = engine.begin(CONVERSATION, Desk().citizen_facts(), "t1", Opening(argument="6"), TUESDAY)
    assert turn.decisions == ()
    assert turn.messages[0].text.startswith("1 af 5")


def test_one_may_go_back_and_change_an_answer() -> None:
    sara = Desk().says("spørg").says("4").says("tilbage")
    assert sara.text.startswith("1 af 5")
    assert sara.says("2").decided == GiveAnswer("r1", "together", "2")
    sara.says("5").says("ret")
    assert sara.labels == ["Spørgsmål 1: 2 🙁", "Spørgsmål 2: 5 😊", "Ikke noget, det er fint"]
    sara.presses("Spørgsmål 1: 2 🙁")
    assert sara.text.startswith("1 af 5")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4", "4"),
        ("fire", "4"),
        ("4 ud af 5", "4"),
        ("🙂", "4"),
        ("🙂🙂", "4"),
        ("4 🙂", "4"),
        (":-)", "4"),
        ("godt", "4"),
        ("det var rigtig godt", "5"),
        ("rigtig rart", "5"),
        ("Rigtig rart!", "5"),
        ("ikke rart", "1"),
        ("slet ikke", "1"),
        ("lidt", "2"),
        ("okay", "3"),
        ("fint nok", "3"),
    ],
)
def test_a_face_can_be_written(text: str, value: str) -> None:
    sara = Desk().says("spørg").says(text)
    assert sara.decisions == [GiveAnswer("r1", "together", value)]


@pytest.mark.parametrize("text", ["7", "0", "godt eller skidt", "4-5", "hund"])
def test_what_is_no_face_is_asked_again(text: str) -> None:
    sara = Desk().says("spørg").says(text)
    assert sara.decisions == []
    assert sara.text == "Vælg et tal fra 1 til 5."
    assert sara.labels[:5] == ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😊"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja", "yes"),
        ("Jep", "yes"),
        ("👍", "yes"),
        ("nej", "no"),
        ("niks", "no"),
        ("ved ikke", "unsure"),
        ("måske", "unsure"),
        ("det ved jeg ikke", "unsure"),
        ("usikker", "unsure"),
        ("🤷", "unsure"),
    ],
)
def test_yes_no_and_not_sure_can_be_written(text: str, value: str) -> None:
    asking("pulse")
    sara = Desk().says("spørg").says(text)
    assert sara.decisions == [GiveAnswer("r1", "influence", value)]


def test_what_is_neither_yes_nor_no_nor_unsure_is_asked_again() -> None:
    asking("pulse")
    sara = Desk().says("spørg").says("7")
    assert sara.text == "Svar ja, nej eller ved ikke, eller tryk på en af knapperne."
    assert sara.labels == ["Ja", "Nej", "Ved ikke", "Spring over"]


def test_free_words_are_kept_as_they_were_written() -> None:
    asking("interview")
    words = "I lytter, og det er godt.\nMen I er få."
    assert Desk().says("spørg").says(words).decided == GiveAnswer("r1", "what-we-say", words)


def test_a_number_from_nothing_to_ten_has_its_ends_in_words() -> None:
    asking("end-of-course")
    sara = Desk(settings=PersonSettings(language="en")).says("ask")
    assert sara.text.endswith("\n0 is not at all, 10 is very much.")
    assert sara.labels == [*map(str, range(11)), "Skip this"]
    assert sara.says("seven").decided == GiveAnswer("r1", "purpose", "7")


def to_what_changed() -> Desk:
    """Someone who is asked what is different now."""
    asking("end-of-course")
    return Desk().says("spørg").says("8")


def test_several_are_ticked_in_the_bubble() -> None:
    sara = to_what_changed()
    assert sara.labels[-2:] == ["Spring over", "Færdig"]
    sara.presses("Jeg er mindre alene").presses("Det er som før").presses("✓ Det er som før")
    assert sara.decisions == []
    sara.presses("Jeg kan mere og hjælper andre").presses("Færdig")
    assert sara.decided == GiveAnswer("r1", "changed", ("less-alone", "mastery"))
    assert sara.text.endswith("Hvad vil du gerne nu?")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1 og 3", ("less-alone", "not-alone-with-it")),
        ("1, 6", ("less-alone", "mastery")),
        ("Jeg er mindre alene", ("less-alone",)),
        ("mindre alene og noget godt sammen", ("less-alone", "meaningful")),
    ],
)
def test_several_can_be_written(text: str, keys: tuple[str, ...]) -> None:
    assert to_what_changed().says(text).decisions == [GiveAnswer("r1", "changed", keys)]


@pytest.mark.parametrize("text", ["ingen af dem", "spring over"])
def test_to_tick_none_is_no_answer(text: str) -> None:
    sara = to_what_changed().says(text)
    assert sara.decisions == []
    assert sara.text.endswith("Hvad vil du gerne nu?")


@pytest.mark.parametrize(
    ("text", "key"),
    [("2", "individual"), ("en gruppe", "group"), ("begge", "both"), ("jeg klarer mig selv", "nothing")],
)
def test_a_choice_can_be_written(text: str, key: str) -> None:
    sara = to_what_changed().says("spring over").says(text)
    assert sara.decisions == [GiveAnswer("r1", "next", key)]


def test_the_end_of_a_course_is_answered_to_its_end() -> None:
    sara = to_what_changed().says("1").says("gruppe").says("måske").says("Den var god")
    assert sara.decisions == [GiveAnswer("r1", "more", "Den var god"), FinishAnswers("r1")]
    assert sara.text == ("purpose: 8 | changed: ('less-alone',) | next: group | recommend: unsure | more: Den var god")


def test_ends_without_words_of_their_own_have_ours() -> None:
    both = {"da": "Hvordan?", "en": "How?"}
    with speaking("da"):
        assert question_text(Question("a", QuestionKind.SMILEYS, both)) == "Hvordan?\n1 er dårligst, 5 er bedst."
        assert question_text(Question("a", QuestionKind.SCALE, both)) == "Hvordan?\n0 er mindst, 10 er mest."
        assert question_text(Question("a", QuestionKind.YES_NO, both)) == "Hvordan?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_and_both_ends_of_every_shipped_question_can_be_written(language: str) -> None:
    now = TUESDAY.replace(tzinfo=None)
    for questionnaire in shipped().now:
        for question in questionnaire.questions:
            if question.kind in (QuestionKind.WORDS, QuestionKind.CHOICE, QuestionKind.SEVERAL):
                continue
            with speaking(language):
                for value in values(question):
                    written = value_label(question, value)
                    assert reader_of(question).read(written, now, language) == Read(value)
                if question.kind is not QuestionKind.YES_NO:
                    for words, value in zip(
                        end_words(question), (values(question)[0], values(question)[-1]), strict=True
                    ):
                        assert reader_of(question).read(words, now, language) == Read(value), words


@given(st.text(max_size=30), st.sampled_from(LANGUAGES), st.sampled_from(["smileys", "scale-0-10", "yes-no-unsure"]))
def test_whatever_is_written_gives_an_answer_of_the_question_or_a_hint(text: str, language: str, kind: str) -> None:
    question = Question("a", QuestionKind(kind), {"da": "Hvordan?", "en": "How?"})
    with speaking(language):
        reading = reader_of(question).read(text, TUESDAY.replace(tzinfo=None), language)
    if isinstance(reading, Read):
        assert is_answer(question, reading.value)
