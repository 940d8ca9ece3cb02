"""The file of a questionnaire: what is right is read, and what is wrong is named with its line and what to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations.questionnaires import BadQuestionnaire, collect, file_parts, from_kept, kept, parse, troubles
from medspil.conversations.questionnaires.places import Places, masked
from medspil.domain.questionnaires import GoodWhen, Occasion, QuestionKind

FILE = "our-day.toml"
RIGHT = """\
# A remark with "quotes" and [[question]] in it.
name = "our-day"
version = 2
occasion = "end-of-course"
title.da = "Vores dag"
title.en = "Our day"
source = "the team"

[[question]]
key = "alone"
kind = "scale-0-10"
da = "Hvor alene føler du dig?"
en = "How alone do you feel?"
low.da = "slet ikke"
low.en = "not at all"
high.da = "meget"
high.en = "very much"
good_when = "low"

[[question]]
key = "next"
kind = "choice"
da = "Hvad vil du nu?"
en = "What would you like now?"
options = [
    { key = "group", da = "En gruppe", en = "A group" },
    { key = "both", da = "Begge dele", en = "Both" },
]

[[question]]
key = "words"
kind = "words"
da = "Hvad vil du sige?"
en = "What would you like to say?"
"""
OPTIONS = RIGHT[RIGHT.index("options") : RIGHT.index(']\n\n[[question]]\nkey = "words"') + 2]
LONG_WORDS = "Tilfredsheden omkring gruppeforløbets tilrettelæggelse undersøges igennem besvarelser. Hvordan vurderes?"


def more_options(begin: str, count: int) -> str:
    """So many options before the one that begins here."""
    lines = [f'    {{ key = "n{n}", da = "{begin} {n}", en = "Number {n}" }},\n' for n in range(count)]
    return "".join(lines) + '    { key = "both"'


# (what stands there, what stands there instead, the line that is named, words of the sentence)
WRONG: list[tuple[str, str, int, str]] = [
    # The file.
    ("version = 2\n", "", 1, "version is missing; write: version = 1"),
    ("version = 2", 'version = "2"', 3, "not a whole number from 1 up; write 1, and the next one each time"),
    ("version = 2", "version = 0", 3, "not a whole number from 1 up"),
    ("version = 2", "version = -1", 3, "not a whole number from 1 up"),
    ("version = 2", "version = 1.5", 3, "not a whole number from 1 up"),
    ("version = 2", "version = true", 3, "not a whole number from 1 up"),
    ("version = 2", "version = 100000", 3, "not a whole number from 1 up"),
    ('name = "our-day"', 'name = "our-week"', 2, "call the file our-week.toml, or write our-day here"),
    ('name = "our-day"', 'name = "Vores dag"', 2, "name is not in plain letters; use small letters a to z"),
    ('name = "our-day"\n', "", 1, "name is missing"),
    ('"end-of-course"', '"end-of-cuorse"', 4, "occasion can't be 'end-of-cuorse'; write end-of-course, if"),
    ('"end-of-course"', '"birthday"', 4, "write one of after-session, leader-after-session, end-of-course"),
    ('"end-of-course"', "7", 4, "occasion can't be 7; write one of"),
    ('occasion = "end-of-course"\n', "", 1, "occasion is missing"),
    ('title.en = "Our day"\n', "", 5, 'the English text is missing; write it like: title.en = "…"'),
    ('title.da = "Vores dag"\ntitle.en = "Our day"\n', "", 1, 'title.da = "…" and title.en = "…"'),
    ('title.da = "Vores dag"\ntitle.en = "Our day"', 'title = "Vores dag"', 5, "title has no language"),
    ('title.en = "Our day"', 'title.en = "Our day"\ntitle.de = "Unser Tag"', 7, "de is nothing Medspil knows"),
    ('title.da = "Vores dag"', f'title.da = "{"dag " * 20}"', 5, "has 79 characters, more than 60; say it shorter"),
    ('source = "the team"\n', "", 1, "source is missing, empty or no text; say where it comes from"),
    ('source = "the team"', 'source = " "', 7, "source is missing, empty or no text"),
    ('source = "the team"', 'source = "the team"\nauthor = "Mette"', 8, "author is nothing Medspil knows; leave"),
    ('source = "the team"', 'souce = "the team"', 7, "souce is nothing Medspil knows; write source"),
    # A question.
    ('key = "next"', 'key = "alone"', 21, "another question has that key; give each its own"),
    ('key = "next"', 'key = "næste"', 21, "key is not in plain letters"),
    ('key = "next"', 'key = "Next"', 21, "key is not in plain letters"),
    ('key = "next"', 'key = "next step"', 21, "key is not in plain letters"),
    ('key = "next"', f'key = "{"n" * 41}"', 21, "key is not in plain letters"),
    ('key = "next"', "key = 7", 21, "key is not in plain letters"),
    ('key = "next"\n', "", 20, "key is missing"),
    ('kind = "choice"', 'kind = "choise"', 22, "kind can't be 'choise'; write choice, if you mean that"),
    ('kind = "choice"', 'kind = "number"', 22, "write one of smileys, scale-0-10, yes-no-unsure, choice"),
    ('kind = "choice"\n', "", 20, "kind is missing; write one of smileys"),
    ('kind = "choice"', 'kind = "smileys"', 25, "options do not go with smileys; leave them out; choice and"),
    ('da = "Hvad vil du nu?"\n', "", 20, "the Danish text is missing; write it like"),
    ('da = "Hvad vil du nu?"', 'da = ""', 23, "the Danish text is empty or no text"),
    ('da = "Hvad vil du nu?"', "da = 7", 23, "the Danish text is empty or no text"),
    ('da = "Hvad vil du nu?"', 'da = "7?"', 23, "has no words"),
    ('en = "What would you like now?"\n', "", 20, "the English text is missing"),
    ('da = "Hvad vil du nu?"', f'da = "{"Hvad nu. " * 40}"', 23, "has 359 characters, more than 250; say it shorter"),
    ('da = "Hvad vil du nu?"', f'da = "{LONG_WORDS}"', 23, "is hard to read (LIX 94, more than 35); use shorter words"),
    ('da = "Hvad vil du nu?"', 'da = "Hvad nu? Og så?"', 23, "asks more than one question; keep one question mark"),
    ('da = "Hvad vil du nu?"', 'de = "Was nun?"\nda = "Hvad vil du nu?"', 23, "de is nothing Medspil knows"),
    ('good_when = "low"', 'good_wen = "low"', 18, "good_wen is nothing Medspil knows; write good_when"),
    ('good_when = "low"', 'good_when = "5"', 18, "good_when can't be '5'; write one of high, low"),
    ('kind = "words"', 'kind = "words"\ngood_when = "low"', 33, "good_when does not go with words; leave it out"),
    ('kind = "words"', 'kind = "words"\nlow.da = "nej"', 33, "low does not go with words; leave it out; scale-0-10"),
    ('low.da = "slet ikke"\nlow.en = "not at all"\n', "", 9, "low is missing; give both ends their words"),
    ('high.en = "very much"\n', "", 16, "the English text is missing"),
    ('high.en = "very much"', f'high.en = "{"very " * 9}much"', 17, "has 49 characters, more than 40"),
    ('kind = "words"', 'kind = "words"\nsource = 7', 33, "source is missing, empty or no text; write a text, or leave"),
    ("[[question]]\n", "[[questions]]\n", 9, "questions is nothing Medspil knows; write question"),
    # Options.
    (OPTIONS, "", 20, "there are no options to pick from; write options = ["),
    ('    { key = "both", da = "Begge dele", en = "Both" },\n', "", 25, "there is only one option; give at least two"),
    ('key = "both"', 'key = "group"', 27, "another option has that key"),
    ('da = "Begge dele"', 'da = "en gruppe"', 27, "another option has the same words"),
    ('da = "Begge dele", ', "", 27, "the Danish text is missing"),
    ('da = "Begge dele"', f'da = "{"Begge " * 8}"', 27, "has 47 characters, more than 40"),
    ('da = "Begge dele"', r'da = "Begge\ndele"', 27, "goes over more than one line; write it on one"),
    ('da = "Begge dele"', 'da = "2"', 27, "is only a number; add a word"),
    ('da = "Begge dele"', 'da = "Spring over"', 27, "'Spring over', and that means something else everywhere"),
    ('en = "Both" }', 'en = "Back" }', 27, "'Back', and that means something else everywhere; say it in other words"),
    ('en = "Both" }', 'en = "Both", sv = "Båda" }', 27, "sv is nothing Medspil knows"),
    ('{ key = "both", da = "Begge dele", en = "Both" },', '"both",', 25, "options are not written as they should be"),
    ('    { key = "both"', more_options("Nummer", 9), 36, "there are 11 options, more than 10; put some"),
    ('    { key = "both"', more_options("En ret lang tekst om nummer", 8), 23, "too long for two SMS"),
    # What TOML can't read.
    ('da = "Hvad vil du nu?"', 'da = "Hvad vil du nu?', 23, 'a text has no quotation mark at its end; put a " there'),
    ('da = "Hvad vil du nu?"', "da = Hvad vil du nu?", 23, "what stands behind the = is no text; put it between"),
    ('da = "Hvad vil du nu?"', "da = “Hvad vil du nu?”", 23, "the quotation marks are curly ones; use straight ones"),
    ('da = "Hvad vil du nu?"', "Hvad vil du nu?", 23, "a line has no = behind the field's name"),
    ('da = "Hvad vil du nu?"', 'da = "Hvad "vil" du nu?"', 23, "something stands behind the end of the text"),
    ('da = "Hvad vil du nu?"', r'da = "Hvad \vil du nu?"', 23, r"a \ stands in a text; leave it out"),
    ('da = "Hvad vil du nu?"', 'da = "Hvad nu?"\nda = "Hvad vil du nu?"', 24, "a field stands there twice; keep"),
    ('en = "Both" },\n]', 'en = "Both" },\n', 30, "a list is not closed, here or above; put a ] behind its last line"),
    ('en = "Both" },', 'en = "Both",', 27, "a { } does not end as it should; put the } at the line's end"),
    ('en = "Both" },', 'en = "Both", en = "Both" },', 27, "a field stands there twice"),
    ('[[question]]\nkey = "next"', '[[question]\nkey = "next"', 20, "a heading is not closed; write it as"),
    ('[[question]]\nkey = "next"', '[question]\nkey = "next"', 20, "write a question's as [[question]]"),
    ("# A remark", "A remark", 1, "a line has no = behind the field's name"),
    ("# A remark", "? A remark", 1, "the line can't be read"),
]  # fmt: skip


def refused(text: str, file: str = FILE) -> BadQuestionnaire:
    with pytest.raises(BadQuestionnaire) as found:
        parse(text, file)
    sentence = str(found.value)
    assert sentence.startswith(f"{file}, line {found.value.line}: ")
    assert "\n" not in sentence
    assert not sentence.endswith(".")
    return found.value


def test_a_right_file_is_read_with_all_that_stands_in_it() -> None:
    questionnaire = parse(RIGHT, FILE)
    assert (questionnaire.name, questionnaire.version) == ("our-day", 2)
    assert questionnaire.occasion is Occasion.END_OF_COURSE
    assert questionnaire.title == {"da": "Vores dag", "en": "Our day"}
    alone, following, words = questionnaire.questions
    assert (alone.key, alone.kind, alone.good_when) == ("alone", QuestionKind.SCALE, GoodWhen.LOW)
    assert alone.text["da"] == "Hvor alene føler du dig?"
    assert (alone.low["en"], alone.high["da"]) == ("not at all", "meget")
    assert [(option.key, option.label["da"]) for option in following.options] == [
        ("group", "En gruppe"),
        ("both", "Begge dele"),
    ]
    assert words.kind is QuestionKind.WORDS
    assert troubles(RIGHT, FILE) == ()


def test_it_is_the_same_with_windows_line_ends_and_a_mark_at_its_beginning() -> None:
    assert parse("\ufeff" + RIGHT.replace("\n", "\r\n"), FILE) == parse(RIGHT, FILE)


@pytest.mark.parametrize(("there", "instead", "line", "words"), WRONG, ids=[f"{row[2]} {row[3][:50]}" for row in WRONG])
def test_what_is_wrong_is_named_with_its_line_and_what_to_do(there: str, instead: str, line: int, words: str) -> None:
    assert there in RIGHT
    error = refused(
        RIGHT.replace(there, instead, 1) if "[[questions]]" not in instead else RIGHT.replace(there, instead)
    )
    assert words in str(error)
    assert error.line == line


def test_a_file_without_questions_is_named() -> None:
    head = RIGHT.partition("[[question]]\nkey")[0]
    assert "there is no question; write one below the line [[question]]" in str(refused(head))
    assert "below the line [[question]]" in str(refused(head + "question = 7"))
    error = refused(head + '[question]\nkey = "a"')
    assert (error.line, "a question has no heading of its own" in str(error)) == (9, True)


def test_an_empty_file_is_named() -> None:
    assert refused("").line == 1


def test_all_that_is_wrong_is_told_from_top_to_end() -> None:
    text = RIGHT.replace("version = 2", "version = 0").replace('kind = "choice"', 'kind = "choise"')
    assert [error.line for error in troubles(text, FILE)] == [3, 22]
    assert str(refused(text)) == str(troubles(text, FILE)[0])
    assert [error.line for error in troubles("name = ", FILE)] == [1]


def test_a_place_is_found_whichever_way_it_is_written() -> None:
    text = """
title = { da = "Vores [[question]] dag",
en = "" }
[[ "question" ]]
da = '''
da = "not this one"
'''
low = { da = "slet ikke", en = "" }
[[question.options]]
key = "a"
[[question.options]]
"key" = "b"
[about]
title = "x"
"""
    places = Places(text)
    assert places.of("title", "en") == 3
    assert places.of("question", 0, "da") == 5
    assert places.of("question", 0, "low", "en") == 8
    assert places.of("question", 0, "options", 1, "key") == 12
    assert places.of("question", 0, "options", 1, "da") == 11
    assert places.of("about", "title") == 14
    assert places.of("nothing") == 1


@given(st.text(alphabet="\"'#[]{}\\ab=\n ", max_size=60))
def test_the_skeleton_is_as_long_as_the_text_and_has_its_lines(text: str) -> None:
    skeleton = masked(text)
    assert len(skeleton) == len(text)
    assert [at for at, one in enumerate(skeleton) if one == "\n"] == [at for at, one in enumerate(text) if one == "\n"]


@given(st.data())
def test_a_file_is_read_or_refused_with_a_line_that_it_has(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(RIGHT)))
    end = data.draw(st.integers(begin, min(len(RIGHT), begin + 40)))
    put = data.draw(st.text(alphabet="\"'#[]{}\\=.,\n 1ab“\x00æ", max_size=8))
    text = RIGHT[:begin] + put + RIGHT[end:]
    try:
        questionnaire = parse(text, FILE)
    except BadQuestionnaire:
        wrong = troubles(text, FILE)
        assert wrong
        assert all(1 <= error.line <= text.count("\n") + 1 for error in wrong)
    else:
        assert troubles(text, FILE) == ()
        assert from_kept(kept(questionnaire)) == questionnaire


AFTER = """\
name = "after-session"
version = 1
occasion = "after-session"
title = { da = "I dag", en = "Today" }
source = "us"
"""


def after_a_session(*kinds: str) -> str:
    return AFTER + "".join(
        f'\n[[question]]\nkey = "q{number}"\nkind = "{kind}"\nda = "Hvordan?"\nen = "How?"\n'
        for number, kind in enumerate(kinds)
    )


@pytest.mark.parametrize(
    ("kinds", "line", "words"),
    [
        (["smileys"] * 5, 33, "at most 4 questions to tap; leave some out; it should take under a minute"),
        (["smileys", "words", "smileys"], 15, "the question with free words comes last; move it to the end"),
        (["smileys", "words", "words"], 21, "at most one question with free words; keep one of them"),
    ],
)
def test_what_is_asked_after_a_session_takes_under_a_minute(kinds: list[str], line: int, words: str) -> None:
    error = refused(after_a_session(*kinds), "after-session.toml")
    assert words in str(error)
    assert error.line == line


def test_four_taps_and_a_line_are_fine() -> None:
    assert len(parse(after_a_session(*["smileys"] * 4, "words"), "after-session.toml").questions) == 5
    assert len(parse(after_a_session("yes-no-unsure"), "after-session.toml").questions) == 1


def test_more_than_twenty_questions_are_too_many() -> None:
    text = after_a_session(*["smileys"] * 21).replace('occasion = "after-session"', 'occasion = "interview"')
    error = refused(text, "after-session.toml")
    assert "there are 21 questions, more than 20" in str(error)
    assert error.line == 127


def test_a_file_without_its_ending_does_not_have_its_name() -> None:
    assert file_parts("pulse.toml") == ("pulse", None)
    assert file_parts("pulse.12.toml") == ("pulse", 12)
    assert "the file is called our-day.txt" in str(refused(RIGHT, "our-day.txt"))


def test_an_earlier_version_lies_in_a_file_with_its_number() -> None:
    first = RIGHT.replace("version = 2", "version = 1")
    found = collect({FILE: RIGHT, "our-day.1.toml": first})
    assert found.current("our-day").version == 2
    assert found.version("our-day", 1).version == 1
    error = refused(RIGHT, "our-day.1.toml")
    assert "version is 2, and the file's name says 1; write 1, or call the file after its version" in str(error)
    assert error.line == 3


def test_an_earlier_version_is_lower_than_the_one_of_now_and_not_alone() -> None:
    first = RIGHT.replace("version = 2", "version = 1")
    with pytest.raises(BadQuestionnaire, match=r"^our-day.2.toml, line 1: .*write version = 3 in our-day.toml$"):
        collect({FILE: first, "our-day.2.toml": RIGHT})
    with pytest.raises(
        BadQuestionnaire, match=r"^our-day.1.toml, line 1: there is an earlier version and no our-day.toml"
    ):
        collect({"our-day.1.toml": first})


def test_the_shipped_files_are_all_there_and_right() -> None:
    folder = Path(__file__).parents[2] / "src/medspil/conversations/questionnaires/data"
    texts = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    assert {file: troubles(text, file) for file, text in texts.items() if troubles(text, file)} == {}
    assert {name for name, version in map(file_parts, texts) if version is None} == {
        "after-session",
        "end-of-course",
        "interview",
        "leader-reflection",
        "pulse",
    }
