"""The page on writing a questionnaire: its example is read, its tables say all there is, each error is explained."""

import re
from pathlib import Path

import pytest

from medspil.conversations.questionnaires import BadQuestionnaire, collect, parse, shipped, troubles
from medspil.conversations.questionnaires.asking import value_label
from medspil.conversations.questionnaires.parsing import MOST_TAPS
from medspil.conversations.texts import speaking
from medspil.domain.questionnaires import GoodWhen, Occasion, Question, QuestionKind, values
from tests.conversations.test_questionnaire_files import FILE, RIGHT, WRONG, after_a_session

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaires.md").read_text("utf-8")
FIRST_CELLS = re.findall(r"^\| `(.*?)`", PAGE, re.MULTILINE)
EXPLAINED = [cell for cell in FIRST_CELLS if "…" in cell]
OUTSIDE_THE_TEXT = ("it is not saved as UTF-8", "it can't be opened", "the file's name does not end", "… is asked on …")
"""Told by what reads the folder; tests/bot/test_questionnaire_folder.py sees to them."""


def the_example() -> str:
    example: str
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    return example


def sentences() -> set[str]:
    """All that is said of the wrong files of the tests, without file and line."""
    files = [(RIGHT.replace(there, instead), FILE) for there, instead, _line, _words in WRONG]
    files += [
        (after_a_session(*["smileys"] * 5), "after-session.toml"),
        (after_a_session("words", "smileys"), "after-session.toml"),
        (after_a_session("words", "words"), "after-session.toml"),
        (after_a_session(*["smileys"] * 21), "after-session.toml"),
        (RIGHT.partition("[[question]]\nkey")[0], FILE),
        (RIGHT.partition("[[question]]\nkey")[0] + "[question]", FILE),
        (RIGHT, "our-day.1.toml"),
        ('a = { b = "x" c = "y" }', FILE),
        ('a = "\x00"', FILE),
    ]
    found = {str(error) for text, file in files for error in troubles(text, file)}
    first = RIGHT.replace("version = 2", "version = 1")
    for folder in ({FILE: first, "our-day.2.toml": RIGHT}, {"our-day.1.toml": first}):
        with pytest.raises(BadQuestionnaire) as error:
            collect(folder)
        found.add(str(error.value))
    return {re.sub(r"^[\w.-]+, line \d+: ", "", sentence) for sentence in found}


def explains(cell: str, sentence: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, cell.split("…"))), sentence) is not None


def test_the_example_is_read_under_the_name_it_is_saved_by() -> None:
    questionnaire = parse(the_example(), "outdoors.toml")
    assert "`outdoors.toml`" in PAGE
    assert questionnaire.occasion is Occasion.AFTER_SESSION
    assert len(questionnaire.questions) == MOST_TAPS + 1
    kinds = {question.kind for question in questionnaire.questions}
    assert kinds == set(QuestionKind) - {QuestionKind.SEVERAL}
    assert questionnaire.question("tired").good_when is GoodWhen.LOW


def test_the_sentence_it_quotes_is_what_is_said() -> None:
    (quoted,) = re.findall(r"as `(outdoors\.toml, line .*?)`\.", PAGE)
    with pytest.raises(BadQuestionnaire) as error:
        parse(the_example().replace('kind = "smileys"', 'kind = "smiley"'), "outdoors.toml")
    assert str(error.value) == quoted


def test_every_kind_and_every_occasion_is_explained() -> None:
    assert [kind for kind in (*QuestionKind, *Occasion) if kind not in FIRST_CELLS] == []


def test_the_kinds_are_shown_as_they_are() -> None:
    with speaking("da"):
        question = Question("a", QuestionKind.SMILEYS, {})
        assert f"`{value_label(question, '1')}` to `{value_label(question, '5')}`" in PAGE
        question = Question("a", QuestionKind.YES_NO, {})
        assert ", ".join(value_label(question, value) for value in values(question)) in PAGE


def test_every_sentence_about_a_wrong_file_is_explained() -> None:
    assert [said for said in sentences() if not any(explains(cell, said) for cell in EXPLAINED)] == []


def test_nothing_is_explained_that_is_never_said() -> None:
    said = sentences()
    cells = [cell for cell in EXPLAINED if not cell.startswith(OUTSIDE_THE_TEXT)]
    assert [cell for cell in cells if not any(explains(cell, sentence) for sentence in said)] == []


def test_every_shipped_question_stands_there_with_its_source() -> None:
    rows = [
        f"| `{one.name}` | {question.text['da']} | `{question.kind}` | {question.source} |"
        for one in sorted(shipped().now, key=lambda one: one.name)
        for question in one.questions
    ]
    _before, _table, after = PAGE.partition(
        "| questionnaire | question | answered by | source |\n| --- | --- | --- | --- |\n"
    )
    assert after.splitlines() == rows, "\n".join(rows)
