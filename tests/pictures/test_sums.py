"""The picture of what a group said can be read, however many sessions there are and however little may be told."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from medspil.bot.pictures import as_png, sums_png
from medspil.bot.pictures.style import ink_on, shades
from medspil.conversations.pictures import Column, Panel, Shade, SumsPicture
from tests.pictures.looking import looked_at

FIVE = ("1", "2", "3", "4", "5")
QUESTIONS = (
    "Hvordan var det at være sammen med de andre?",
    "Blev du hørt, og kunne du bidrage?",
    "Kom du et skridt nærmere dit eget mål?",
    "Hvordan var formen og indholdet i dag?",
)
LONG = "Gruppeforløbsspørgsmålsformuleringer og " * 8


def panel(*columns: Column, title: str = QUESTIONS[0]) -> Panel:
    return Panel(title, FIVE, columns, "svært", "godt")


def picture(*panels: Panel, title: str = "Mødegang 12: det sagde gruppen") -> SumsPicture:
    return SumsPicture(title, "Billede af svarene", panels)


def counted(label: str, *counts: int, newest: bool = False, spans: int = 1) -> Column:
    return Column(label, counts or (1, 0, 2, 3, 1), newest=newest, spans=spans)


TWELVE = (
    counted("1"),
    counted("2", 0, 0, 0, 0, 8),
    Column("3"),
    Column("4+5", word="mest godt", shade=Shade.GOOD, spans=2),
    Column("6", word="blandet"),
    Column("7", word="mest svært", shade=Shade.HARD),
    counted("8+9", 3, 3, 3, 3, 3, spans=2),
    counted("10", 1, 1, 1, 1, 1),
    Column("11"),
    counted("12", newest=True),
)


@pytest.mark.parametrize("questions", [1, 4])
def test_twelve_sessions_stand_side_by_side_below_each_question(questions: int) -> None:
    drawn = looked_at(sums_png, picture(*(panel(*TWELVE, title=title) for title in QUESTIONS[:questions])))
    for title in QUESTIONS[:questions]:
        assert title in drawn.words
    for column in TWELVE:
        assert drawn.words.count(column.label) >= questions
    assert len(drawn.png) < 300_000


def test_on_a_narrow_phone_the_letters_are_no_smaller_than_a_chats_small_print() -> None:
    drawn = looked_at(sums_png, picture(panel(*TWELVE)))
    on_a_phone = 360 / drawn.size[0]
    for words in ("1", "12", "4+5", "svært", QUESTIONS[0]):
        height = max(box.height for said, box in drawn.texts if said == words)
        assert height * on_a_phone >= 7, words


def test_the_colours_are_explained_once_where_all_questions_are_answered_alike() -> None:
    drawn = looked_at(sums_png, picture(panel(*TWELVE), panel(*TWELVE, title=QUESTIONS[1])))
    assert drawn.words.count("svært") == 1
    drawn = looked_at(sums_png, picture(panel(*TWELVE), Panel("?", FIVE, TWELVE, "nej", "ja")))
    assert drawn.words.count("svært") == drawn.words.count("nej") == 1


def test_the_only_session_is_one_bar_that_lies() -> None:
    one = looked_at(sums_png, picture(panel(counted("1", newest=True))))
    two = looked_at(sums_png, picture(panel(counted("1"), counted("2", newest=True))))
    assert one.size[1] < two.size[1]
    hard, good = one.texts[-2][1], one.texts[-1][1]
    assert hard.y0 == pytest.approx(good.y0)
    assert hard.x1 < good.x0


def test_where_numbers_are_not_told_only_words_stand_in_the_picture() -> None:
    coarse = [Column(str(n), word="mest godt", shade=Shade.GOOD, newest=n == 5) for n in range(1, 6)]
    drawn = looked_at(sums_png, picture(panel(*coarse), title="Gruppen"))
    said = set(drawn.words) - {"Gruppen", QUESTIONS[0], "mest", "godt"}
    assert said == {"1", "2", "3", "4", "5"}


def test_a_session_with_nothing_to_tell_has_its_label_and_no_number() -> None:
    drawn = looked_at(sums_png, picture(panel(Column("1"), Column("2"), title="Gruppen")))
    assert drawn.words == ["Mødegang 12: det sagde gruppen", "Gruppen", "1", "2"]


def test_twelve_sessions_with_few_answers_have_their_words_upright() -> None:
    coarse = [Column(str(n), word="mest svært", shade=Shade.HARD) for n in range(1, 13)]
    drawn = looked_at(sums_png, picture(panel(*coarse)))
    boxes = [box for words, box in drawn.texts if words == "mest svært"]
    assert len(boxes) == 12
    assert all(box.height > 2 * box.width for box in boxes)


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        (("nej", "ved ikke", "ja"), (1, 2, 5)),
        (tuple(str(n) for n in range(11)), (1, 0, 0, 1, 0, 0, 1, 2, 3, 0, 1)),
        (tuple(str(n) for n in range(11)), (4,) * 11),
        (("ja",), (7,)),
    ],
    ids=["yes-no", "scale", "scale-of-many", "one-value"],
)
def test_each_kind_of_question_has_its_values(values: tuple[str, ...], counts: tuple[int, ...]) -> None:
    several = tuple(Column(str(n), counts, newest=n == 3) for n in range(1, 4))
    drawn = looked_at(sums_png, picture(Panel("Spørgsmål", values, several), Panel("Slut", values, several[-1:])))
    assert values[0] in drawn.words
    assert values[-1] in drawn.words


def test_where_no_answer_is_better_each_has_a_line_with_its_number() -> None:
    options = ("En ny gruppe", "Støtte for mig selv", "Begge dele", LONG)
    panels = Panel("Hvad vil du gerne nu?", options, (Column("Slut", (3, 2, 0, 1)),), ordered=False)
    drawn = looked_at(sums_png, picture(panels))
    for option, count in zip(options[:3], ("3", "2", "0"), strict=True):
        assert drawn.place_of(option).y0 == pytest.approx(drawn.place_of(count).y0, abs=6)


def test_where_no_answer_is_better_and_too_few_answered_there_is_only_the_word() -> None:
    panels = Panel("Hvad nu?", ("a", "b"), (Column("Slut", word="for få svar"), Column("Før")), ordered=False)
    assert looked_at(sums_png, picture(panels)).words[2:] == ["Slut", "for få svar", "Før", "–"]


@pytest.mark.parametrize(
    "words", [LONG, "x" * 400, "$x^2$ _{} \\frac", "👩‍👩‍👧 🇩🇰 \u200d\ufe0f", "שלום 日本", "a\nb\tc\0", ""]
)
def test_all_words_are_drawn_as_they_were_written_and_fit(words: str) -> None:
    columns = (Column(words or "1", word=words, newest=True), Column("2", word=words), counted(words))
    panels = [Panel(words, FIVE, columns[:count], words, words) for count in (1, 3)]
    looked_at(sums_png, picture(*panels, title=words))


def test_forty_sessions_fit() -> None:
    drawn = looked_at(sums_png, picture(panel(*(counted(str(n), newest=n == 40) for n in range(1, 41)))))
    assert "40" in drawn.words


def test_the_colours_go_from_brown_to_green_blue_and_letters_on_them_can_be_read() -> None:
    for count in (1, 2, 3, 5, 11):
        for color in shades(count):
            assert contrast(color, ink_on(color)) >= 4.5, color
    assert len(set(shades(11))) == 11


def contrast(one: str, other: str) -> float:
    """As the guidelines for accessible web pages reckon it."""

    def luminance(color: str) -> float:
        parts = [part / 255 for part in bytes.fromhex(color[1:])]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_several_can_be_drawn_at_once_and_are_the_same_each_time() -> None:
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(as_png, [picture(panel(*TWELVE))] * 6))
    assert len(set(drawn)) == 1


@pytest.mark.parametrize(
    ("panels", "what"),
    [
        ((), "question"),
        ((panel(),), "column"),
        ((Panel("?", (), (Column("1"),)),), "values"),
        ((panel(Column("1", (1, 2))),), "count for each value"),
    ],
)
def test_a_picture_that_does_not_fit_together_is_refused(panels: tuple[Panel, ...], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        sums_png(picture(*panels))
