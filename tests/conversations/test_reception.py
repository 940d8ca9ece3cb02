"""The front desk: where each incoming thing goes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations.messages import Button, Kind
from medspil.conversations.tokens import LONGEST_TOKEN, door_token, read_token
from medspil.domain.decisions import NewSubGoal, RestAfterCrisis, Resume, Stop
from medspil.domain.invitations import CodeState
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal


def test_a_greeting_gets_a_friendly_word_and_the_ways_on() -> None:
    assert Desk().says("hej").text == "Jeg er her. Hvad har du lyst til?"


def test_help_answers_and_the_question_stays() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("hjælp")
    assert "ring 112" in sara.text
    assert sara.text.endswith("Hvornår? Tryk på en dag, eller skriv en anden.")
    assert sara.says("på fredag").text == "Hvem kan hjælpe?"


def test_stop_stops_everything_at_once_and_can_be_taken_back() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("stop")
    assert isinstance(sara.decided, Stop)
    assert "Jeg stopper nu." in sara.text
    sara.stopped = True
    assert isinstance(sara.presses("Skriv til mig igen").decided, Resume)


@pytest.mark.parametrize("state", ["nothing", "a talk", "stopped"])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PICTURE])
def test_words_of_crisis_are_heard_in_any_state(state: str, kind: Kind) -> None:
    sara = Desk(stopped=state == "stopped")
    if state == "a talk":
        sara.says("nyt").says("gå en tur")
    sara.says("jeg orker ikke at leve mere") if kind is Kind.TEXT else sara.captions("jeg vil dø")
    assert "ring 112" in sara.text
    assert isinstance(sara.decided, RestAfterCrisis)
    if state == "a talk":
        assert sara.says("fortsæt").text.startswith("Hvornår?")


@pytest.mark.parametrize(
    "harmless", ["jeg er ved at dø af grin", "dræbende kedeligt", "min kat er død", "selvfølgelig"]
)
def test_harmless_words_are_no_crisis(harmless: str) -> None:
    assert "112" not in Desk().says(harmless).text


def test_an_old_button_never_answers_a_new_question() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("på fredag")
    before = sara.talk
    sara.presses("I morgen")
    assert sara.text.startswith("Det spørgsmål er vi færdige med. Jeg har ikke ændret noget.")
    assert "Hvem kan hjælpe?" in sara.text
    assert before is not None
    assert sara.talk is not None
    assert sara.talk.answers == before.answers


def test_the_buttons_of_a_pressed_message_go_and_the_choice_stays_to_be_read() -> None:
    sara = Desk().says("nyt").says("gå en tur").presses("I morgen")
    assert [tidy.text for tidy in sara.tidied] == ["Hvornår? Tryk på en dag, eller skriv en anden.\n→ I morgen"]
    assert [message.rows for message in sara.bubbles[:-1]] == [(), ()]


def test_a_talk_is_set_aside_for_another_and_offered_again() -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("løbe en tur").says("/mine")
    assert sara.text.startswith("Det her har du gang i:")
    sara.presses("Luk")
    assert "Du var i gang med et delmål: »løbe en tur«. Skal vi fortsætte?" in sara.text
    assert sara.presses("Fortsæt").text.startswith("Hvornår?")


def test_a_talk_set_aside_can_be_dropped() -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("løbe en tur").says("mine delmål").presses("Luk").presses("Drop det")
    assert sara.talk is None
    assert sara.aside is None


def test_later_sets_the_talk_aside_and_continue_takes_it_up() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("senere")
    assert sara.talk is None
    assert sara.says("fortsæt").text.startswith("Hvornår?")


def test_a_button_of_the_talk_set_aside_takes_it_up() -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("løbe en tur").says("mine delmål")
    assert sara.presses("Fredag").text == "Hvem kan hjælpe?"


def test_a_menu_gives_way_to_what_is_written() -> None:
    sara = Desk().says("indstillinger").says("gå en tur på fredag")
    assert sara.text.startswith("»gå en tur«")


def test_a_double_tap_on_a_door_opens_it_once() -> None:
    sara = Desk(a_sub_goal())
    door = Button("7", door_token("look-back", "a" * 32, "7"))
    sara.presses_button(door)
    first = sara.talk
    sara.presses_button(door)
    assert first is not None
    assert sara.talk is not None
    assert sara.talk.id == first.id


@pytest.mark.parametrize("kind", [Kind.EDITED, Kind.PICTURE, Kind.VOICE, Kind.STICKER, Kind.OTHER, Kind.GROUP])
def test_what_is_not_read_gets_a_kind_word_and_the_talk_stays(kind: Kind) -> None:
    sara = Desk().says("nyt").says("gå en tur").sends(kind)
    assert sara.text
    assert sara.says("på fredag").text == "Hvem kan hjælpe?"


def test_the_rest_of_a_long_text_is_one_answer_with_its_beginning() -> None:
    sara = Desk().says("nyt").says("x" * 4096)
    assert "1.000 tegn" in sara.text
    assert sara.says("resten", part=True).replies == []
    assert sara.says("gå en tur").text.startswith("Hvornår?")


def test_blocked_means_stop_and_nobody_is_told() -> None:
    sara = Desk().sends(Kind.BLOCKED)
    assert isinstance(sara.decided, Stop)
    assert sara.replies == []


def test_someone_unknown_hears_how_to_get_an_invitation() -> None:
    stranger = Desk(citizen=False).says("hej, hvem er du?")
    assert "Sådan får du en invitation: ring på +45 00 00 00 10." in stranger.text
    assert stranger.decisions == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CodeState.UNKNOWN, "Den kode kender jeg ikke."),
        (CodeState.USED, "allerede brugt"),
        (CodeState.EXPIRED, "for gammel"),
        (CodeState.TOO_SOON, "Vent lidt"),
    ],
)
def test_a_code_that_opens_nothing_gets_one_kind_sentence(code: CodeState, said: str) -> None:
    assert said in Desk(citizen=False).says("K7QD-M2XW-9RTA", code=code).text


def test_a_citizen_who_starts_again_is_welcome() -> None:
    assert Desk().starts().text == "Jeg er her. Hvad har du lyst til?"
    assert isinstance(Desk(stopped=True).starts().decided, Resume)


def test_the_code_was_renewed_in_the_middle_of_a_talk() -> None:
    sara = Desk().says("nyt").says("gå en tur")
    assert sara.talk is not None
    sara.talk = replace(sara.talk, version=99)
    sara.says("på fredag")
    assert sara.text.startswith("Jeg er blevet opdateret, mens vi skrev.")
    assert "Hvad vil du gerne gøre?" in sara.text


TOKENS = st.one_of(
    st.text(max_size=80),
    st.builds("q.{}.{}.{}".format, st.sampled_from(["talk0001", "x", ""]), st.integers(-1, 9), st.integers(-1, 99)),
    st.builds(
        "d.{}.{}.{}".format,
        st.sampled_from(["help", "look-back", "coming-in", "x"]),
        st.text(max_size=9),
        st.text(max_size=9),
    ),
)


@given(st.lists(TOKENS, max_size=6))
def test_forged_buttons_break_nothing_and_decide_nothing(tokens: list[str]) -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("gå en tur")
    for token in tokens:
        sara.presses_button(Button("?", token))
        assert not [d for d in sara.decisions if isinstance(d, NewSubGoal)]


@given(st.lists(st.text(min_size=1, max_size=60), max_size=8))
def test_whatever_is_written_gets_an_answer(texts: list[str]) -> None:
    sara = Desk(a_sub_goal())
    for text in texts:
        assert sara.says(text).replies


def test_a_token_fits_on_a_button() -> None:
    for subject in (None, "a" * 32):
        assert len(door_token("new-sub-goal", subject).encode()) <= LONGEST_TOKEN
    with pytest.raises(ValueError, match="64 bytes"):
        door_token("new-sub-goal", "a" * 60)


@given(st.text(max_size=100))
def test_reading_a_token_never_raises(text: str) -> None:
    read_token(text)
