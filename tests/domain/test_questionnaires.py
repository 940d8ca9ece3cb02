"""Questionnaires: which values answer a question, which are good, and what stays readable."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.questionnaires import (
    LONGEST_LINE,
    WITH_TONE,
    ChangedUnseen,
    GoodWhen,
    Occasion,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    Questionnaires,
    Tone,
    Value,
    is_answer,
    same,
    tone,
    values,
)

BOTH = {"da": "Hvordan gik det?", "en": "How did it go?"}
OPTIONS = tuple(Option(key, BOTH) for key in ("group", "individual", "both"))


def a_question(kind: QuestionKind, good_when: GoodWhen = GoodWhen.HIGH) -> Question:
    return Question("it", kind, BOTH, OPTIONS if kind in ("choice", "several") else (), good_when)


def a_questionnaire(name: str = "pulse", version: int = 1, text: str = "Hvordan?", source: str = "us") -> Questionnaire:
    question = Question("it", QuestionKind.SMILEYS, {"da": text, "en": text}, source=source)
    return Questionnaire(name, version, Occasion.BEFORE_STATUS_MEETING, BOTH, source, (question,))


questions = st.builds(a_question, st.sampled_from(QuestionKind), st.sampled_from(GoodWhen))
anything: st.SearchStrategy[Value] = st.one_of(
    st.text(max_size=4),
    st.sampled_from(["1", "5", "0", "10", "yes", "no", "unsure", "group"]),
    st.lists(st.sampled_from(["group", "individual", "both", "nothing"]), max_size=4).map(tuple),
)


@pytest.mark.parametrize(
    ("kind", "tones"),
    [
        (QuestionKind.SMILEYS, "HHMGG"),
        (QuestionKind.SCALE, "HHHHMMMGGGG"),
        (QuestionKind.YES_NO, "GHM"),
    ],
)
def test_each_value_has_its_tone(kind: QuestionKind, tones: str) -> None:
    question = a_question(kind)
    letters = {"H": Tone.HARD, "M": Tone.MIDDLE, "G": Tone.GOOD}
    assert [tone(question, value) for value in values(question)] == [letters[letter] for letter in tones]


@given(questions, anything)
def test_what_has_a_tone_is_an_answer_and_the_other_end_is_its_mirror(question: Question, value: Value) -> None:
    mirror = {Tone.GOOD: Tone.HARD, Tone.HARD: Tone.GOOD, Tone.MIDDLE: Tone.MIDDLE, None: None}
    other = GoodWhen.LOW if question.good_when is GoodWhen.HIGH else GoodWhen.HIGH
    found = tone(question, value)
    assert (found is not None) == (question.kind in WITH_TONE and is_answer(question, value))
    assert tone(replace(question, good_when=other), value) is mirror[found]


@given(questions)
def test_every_value_that_is_counted_is_an_answer(question: Question) -> None:
    several = question.kind is QuestionKind.SEVERAL
    assert all(is_answer(question, (value,) if several else value) for value in values(question))
    assert len(set(values(question))) == len(values(question))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (QuestionKind.SMILEYS, "0"),
        (QuestionKind.SMILEYS, "6"),
        (QuestionKind.SMILEYS, "04"),
        (QuestionKind.SMILEYS, ("4",)),
        (QuestionKind.SCALE, "11"),
        (QuestionKind.YES_NO, "maybe"),
        (QuestionKind.CHOICE, "nothing"),
        (QuestionKind.CHOICE, ("group",)),
        (QuestionKind.SEVERAL, "group"),
        (QuestionKind.SEVERAL, ()),
        (QuestionKind.SEVERAL, ("group", "group")),
        (QuestionKind.SEVERAL, ("group", "nothing")),
        (QuestionKind.WORDS, "  "),
        (QuestionKind.WORDS, "x" * (LONGEST_LINE + 1)),
    ],
)
def test_what_the_question_did_not_offer_is_no_answer(kind: QuestionKind, value: Value) -> None:
    assert not is_answer(a_question(kind), value)
    assert tone(a_question(kind), value) is None


def test_words_of_ones_own_are_an_answer() -> None:
    assert is_answer(a_question(QuestionKind.WORDS), "Mere kaffe")


def test_questions_and_options_are_found_by_their_keys() -> None:
    questionnaire = a_questionnaire()
    assert questionnaire.question("it") is questionnaire.questions[0]
    assert a_question(QuestionKind.CHOICE).option("both") is OPTIONS[2]
    with pytest.raises(KeyError):
        questionnaire.question("that")
    with pytest.raises(KeyError):
        a_question(QuestionKind.CHOICE).option("nothing")


def test_another_word_is_another_questionnaire_and_another_source_is_not() -> None:
    assert same(a_questionnaire(), a_questionnaire(source="them"))
    assert not same(a_questionnaire(), a_questionnaire(text="Hvordan så?"))
    assert not same(a_questionnaire(), a_questionnaire(version=2))
    low = replace(a_questionnaire().questions[0], good_when=GoodWhen.LOW)
    assert not same(a_questionnaire(), replace(a_questionnaire(), questions=(low,)))


def test_current_and_earlier_versions_are_found() -> None:
    first, second = a_questionnaire(), a_questionnaire(version=2, text="Hvordan så?")
    both = Questionnaires((second,), (first,))
    assert both.current("pulse") is second
    assert both.version("pulse", 1) is first
    assert both.version("pulse", 2) is second
    assert both.for_occasion(Occasion.BEFORE_STATUS_MEETING) == (second,)
    assert both.for_occasion(Occasion.INTERVIEW) == ()
    with pytest.raises(KeyError):
        both.version("pulse", 3)
    with pytest.raises(KeyError):
        both.current("interview")


def test_a_questionnaire_of_ones_own_takes_the_place_of_one_with_its_name() -> None:
    shipped = Questionnaires((a_questionnaire("a"), a_questionnaire("b")))
    mine = a_questionnaire("a", 2, "Mit eget?")
    found = shipped.replaced_by(Questionnaires((mine, a_questionnaire("c"))))
    assert found.current("a") is mine
    assert found.version("a", 1) == a_questionnaire("a")
    assert [one.name for one in found.for_occasion(Occasion.BEFORE_STATUS_MEETING)] == ["a", "b", "c"]


def test_under_the_same_number_ones_own_is_the_only_one() -> None:
    mine = a_questionnaire(text="Mit eget?")
    found = Questionnaires((a_questionnaire(),)).replaced_by(Questionnaires((mine,)))
    assert found == Questionnaires((mine,))


def test_what_was_asked_before_stays_readable_though_its_file_is_gone() -> None:
    old, gone = a_questionnaire(), a_questionnaire("gone")
    found = Questionnaires((a_questionnaire(version=2),)).with_kept([old, gone])
    assert found.version("pulse", 1) == old
    assert found.version("gone", 1) == gone
    with pytest.raises(KeyError):
        found.current("gone")


def test_what_was_really_asked_counts_more_than_a_file_about_it() -> None:
    asked, written = a_questionnaire(), a_questionnaire(text="Hvordan var det nu?")
    found = Questionnaires((a_questionnaire(version=2),), (written,)).with_kept([asked])
    assert found.version("pulse", 1) is asked
    assert written not in found.earlier


def test_other_words_under_the_same_number_are_noticed_with_the_next_free_one() -> None:
    changed = Questionnaires((a_questionnaire(text="Hvordan så?"),))
    with pytest.raises(ChangedUnseen) as noticed:
        changed.with_kept([a_questionnaire(), a_questionnaire(version=4)])
    assert noticed.value.questionnaire is changed.now[0]
    assert noticed.value.free == 5
    assert str(noticed.value).endswith("under the same version, 1; write version = 5 in pulse.toml")
    assert Questionnaires((a_questionnaire(source="them"),)).with_kept([a_questionnaire()]).earlier == ()
