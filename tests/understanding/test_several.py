"""Several choices written in one message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations.understanding import read_several

NAMES = ["Sara", "Ali", "Bo H.", "Mette Marie", "Kaffe og te"]
TABLE = {
    "da": [
        ("1 3", (0, 2)),
        ("1, 3 og 4", (0, 2, 3)),
        ("1og3", (0, 2)),
        ("1+2", (0, 1)),
        ("1-3", (0, 1, 2)),
        ("1 til 3", (0, 1, 2)),
        ("1. og 3.", (0, 2)),
        ("den første og den tredje", (0, 2)),
        ("Sara og Ali", (0, 1)),
        ("Ali, Sara", (0, 1)),
        ("sara ali", (0, 1)),
        ("Sarah og Alli", (0, 1)),
        ("bo og mette marie og sara", (0, 2, 3)),
        ("Kaffe og te", (4,)),
        ("Kaffe og te, Sara", (0, 4)),
        ("1 og 3 tak", (0, 2)),
        ("alle", (0, 1, 2, 3, 4)),
        ("Alle sammen!", (0, 1, 2, 3, 4)),
        ("alle undtagen Ali", (0, 2, 3, 4)),
        ("alle, på nær Ali og Sara", (2, 3, 4)),
        ("alle uden 2", (0, 2, 3, 4)),
        ("alle undtagen 1-5", ()),
        ("ingen", ()),
        ("Ingen af dem.", ()),
        ("0", ()),
        ("Sara, ikke Ali", None),
        ("Sara men ikke Ali", None),
        ("Sara og Peter", None),
        ("alle undtagen Peter", None),
        ("9", None),
        ("1 9", None),
        ("3-1", None),
        ("13", None),
        ("hvad?", None),
        ("jeg var der", None),
        ("", None),
        ("!!", None),
    ],
    "en": [
        ("1, 3 and 4", (0, 2, 3)),
        ("Sara and Ali", (0, 1)),
        ("everyone", (0, 1, 2, 3, 4)),
        ("all but Ali", (0, 2, 3, 4)),
        ("everybody except 2", (0, 2, 3, 4)),
        ("none of them", ()),
        ("nobody", ()),
        ("1 to 3", (0, 1, 2)),
        ("not Ali", None),
    ],
}


@pytest.mark.parametrize(("language", "text", "meant"), [(lang, *row) for lang, rows in TABLE.items() for row in rows])
def test_several_are_named(language: str, text: str, meant: tuple[int, ...] | None) -> None:
    assert read_several(text, NAMES, language) == meant


def test_where_the_labels_are_numbers_a_number_is_no_place() -> None:
    assert read_several("10 og 3", ["10", "20", "3"], "da") == (0, 2)
    assert read_several("1-2", ["10", "20", "3"], "da") is None


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        read_several("1", NAMES, "sv")


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=8), st.sampled_from(["da", "en"]))
def test_any_text_names_places_that_there_are(text: str, labels: list[str], language: str) -> None:
    meant = read_several(text, labels, language)
    assert meant is None or (list(meant) == sorted(set(meant)) and set(meant) <= set(range(len(labels))))


@given(st.sets(st.integers(1, 8), min_size=1), st.sampled_from([" ", ", ", " og ", ",", "; "]))
def test_numbers_are_read_however_they_are_parted(numbers: set[int], between: str) -> None:
    labels = ["Sara", "Ali", "Bo", "Ida", "Per", "Eva", "Kim", "Lis"]
    text = between.join(map(str, sorted(numbers)))
    assert read_several(text, labels, "da") == tuple(number - 1 for number in sorted(numbers))
