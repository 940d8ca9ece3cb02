"""The engine, with a small conversation of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations import engine, state
from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import CitizenFacts, House
from medspil.conversations.readers import a_scale, optional, words, yes_no
from medspil.conversations.run import Misfit
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.talk import Choice, Leave, Reopen, Talk
from medspil.conversations.tokens import NEW, UNDO
from medspil.conversations.turns import Turn
from medspil.domain.decisions import Resume, Stop
from medspil.domain.persons import PersonSettings, Role

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
FACTS = CitizenFacts(House("Huset", "1", "", "", ""), PersonSettings(), roles=frozenset((Role.CITIZEN,)))


async def tea(talk: Talk[CitizenFacts]) -> None:
    """Asks how somebody takes their tea."""
    kind = await talk.ask("kind", "Which tea?", words)
    talk.say(f"I put {kind} on.")
    sugar = await talk.ask("sugar", "How much sugar?", a_scale(0, 10))
    milk = await talk.ask("milk", "Milk?", yes_no, [Choice("Yes", True), Choice("No", False)], given=False)
    talk.decide(Stop())
    note = await talk.ask("note", "Anything else?", optional(words))
    right = await talk.ask(
        "right",
        f"{kind}, {sugar}, {'milk' if milk else 'no milk'}, {note}. Right?",
        yes_no,
        [Choice("Yes", True), Choice("More milk", Reopen("milk")), Choice("No tea", Leave())],
    )
    talk.decide(Resume())
    talk.say("Enjoy it." if right else "Oh.")


TEA = Conversation("tea", tea, CitizenFacts)


class Drinker:
    """Someone in that talk; the state goes through its stored form between the turns."""

    def __init__(self) -> None:
        self.now = NOW
        self.turn: Turn = engine.begin(TEA, FACTS, "t1", Opening(), NOW)

    @property
    def state(self) -> TalkState:
        assert self.turn.state is not None
        return state.load(state.dump(self.turn.state))

    @property
    def text(self) -> str:
        return "\n".join(message.text for message in self.turn.messages)

    def says(self, text: str) -> "Drinker":
        self.now += timedelta(minutes=1)
        self.turn = engine.hear(TEA, self.state, text, self.now)
        return self

    def takes_back(self) -> "Drinker":
        self.turn = engine.back(TEA, self.state, self.now)
        return self

    def presses(self, index: int) -> "Drinker":
        self.turn = engine.press(TEA, self.state, index, self.now)
        return self


def test_a_talk_goes_from_question_to_question() -> None:
    drinker = Drinker()
    assert drinker.text == "Which tea?"
    assert drinker.says("Earl Grey").text == "I put Earl Grey on.\n\nHow much sugar?"
    assert drinker.says("2").text == "Anything else?"
    assert drinker.says("spring over").text == "Earl Grey, 2, no milk, None. Right?"
    assert drinker.says("ja").text == "Enjoy it."
    assert drinker.turn.state is None


def test_what_was_said_before_the_newest_answer_is_not_said_again() -> None:
    assert "I put" not in Drinker().says("Earl Grey").says("2").text


def test_each_decision_comes_once_with_an_id_made_from_the_talk_and_its_place() -> None:
    drinker = Drinker().says("Earl Grey").says("2")
    assert [(d.id, type(d.decision)) for d in drinker.turn.decisions] == [("t1:0", Stop)]
    assert drinker.says("spring over").turn.decisions == ()
    assert [(d.id, type(d.decision)) for d in drinker.says("ja").turn.decisions] == [("t1:1", Resume)]


def test_back_takes_the_newest_answer_back_and_keeps_the_others() -> None:
    drinker = Drinker().says("Earl Grey").takes_back()
    assert drinker.text == "Which tea?"
    assert drinker.says("Chai").text == "I put Chai on.\n\nHow much sugar?"


def test_back_goes_as_far_as_the_last_decision() -> None:
    drinker = Drinker().says("Earl Grey").says("2").says("ikke for varm").takes_back()
    assert drinker.text == "Anything else?"
    assert drinker.takes_back().text.endswith("Anything else?")
    assert "Det er allerede gemt. Skriv »fortryd«" in drinker.text


def test_a_known_answer_is_asked_for_only_when_reopened() -> None:
    drinker = Drinker().says("Earl Grey").says("2").says("spring over")
    assert drinker.presses(1).text == "Milk?"
    assert drinker.says("ja").text == "Earl Grey, 2, milk, None. Right?"


def test_back_from_a_reopened_question_brings_its_answer_back() -> None:
    drinker = Drinker().says("Earl Grey").says("2").says("spring over").presses(1).says("ja")
    assert drinker.presses(1).text == "Milk?"
    assert drinker.takes_back().text == "Earl Grey, 2, milk, None. Right?"


def test_what_cannot_be_read_is_asked_again_with_the_readers_own_hint() -> None:
    drinker = Drinker().says("Earl Grey").says("masser")
    assert drinker.text == "Vælg et tal fra 0 til 10."
    assert not drinker.turn.understood
    assert drinker.says("3").text == "Anything else?"


def test_after_three_tries_there_is_a_way_out() -> None:
    drinker = Drinker().says("Earl Grey").says("masser").says("rigtig meget").says("altså")
    labels = [button.label for message in drinker.turn.messages for row in message.rows for button in row]
    assert labels == ["Gør det til et delmål", "Gem til senere", "Drop det"]
    assert drinker.presses(2).turn.state is None


def test_a_talk_that_no_longer_fits_the_code_says_so() -> None:
    drinker = Drinker().says("Earl Grey")
    for misfit in (
        replace(drinker.state, version=0),
        replace(drinker.state, facts={}),
        replace(drinker.state, open=replace(drinker.state.open, key="gone")),  # type: ignore[type-var]
        replace(drinker.state, answers=(replace(drinker.state.answers[0], value=7),)),
    ):
        with pytest.raises(Misfit):
            engine.hear(TEA, misfit, "2", NOW)


def test_now_stands_still_between_two_answers() -> None:
    seen: list[datetime] = []

    async def clock(talk: Talk[CitizenFacts]) -> None:
        await talk.ask("one", "One?", words)
        seen.append(talk.now)
        await talk.ask("two", "Two?", words)

    talk = Conversation("clock", clock, CitizenFacts)
    first = engine.begin(talk, FACTS, "t2", Opening(), NOW).state
    assert first is not None
    second = engine.hear(talk, first, "a", NOW + timedelta(hours=1)).state
    assert second is not None
    engine.hear(talk, second, "b", NOW + timedelta(days=3))
    assert set(seen) == {NOW + timedelta(hours=1)}


def test_asking_the_same_key_twice_is_a_fault_of_the_conversation() -> None:
    async def twice(talk: Talk[CitizenFacts]) -> None:
        await talk.ask("one", "One?", words, given="x")
        await talk.ask("one", "One?", words)

    with pytest.raises(RuntimeError, match="twice"):
        engine.begin(Conversation("twice", twice, CitizenFacts), FACTS, "t3", Opening(), NOW)


STEPS = st.lists(
    st.one_of(
        st.just("back"),
        st.integers(0, 4),
        st.sampled_from(["ja", "nej", "3", "spring over", "fortryd", "senere", "🙃", "9999999", "ret"]),
        st.text(max_size=40),
    ),
    max_size=30,
)


@given(STEPS)
def test_whatever_is_said_the_talk_never_breaks_and_decides_nothing_twice(steps: list[str | int]) -> None:
    drinker = Drinker()
    decided: list[str] = []
    for step in steps:
        if drinker.turn.state is None:
            break
        opened = drinker.state.open
        assert opened is not None
        if step == "back":
            drinker.takes_back()
        elif isinstance(step, str):
            drinker.says(step)
        elif step < len(opened.offered):
            drinker.presses(step)
        else:
            continue
        decided += [d.id for d in drinker.turn.decisions]
        assert drinker.turn.messages or (drinker.turn.next is not None and drinker.turn.next[0] in (NEW, UNDO))
    assert decided == sorted(set(decided))
