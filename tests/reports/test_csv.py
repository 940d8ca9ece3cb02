"""A table as CSV: it opens as it is meant, and nothing in it becomes a formula."""

import csv
import io

import pytest

from medspil.bot.reports import as_csv


def read(file: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_numbers_words_and_what_is_not_shown_come_back() -> None:
    file = as_csv(("hvem", "tal"), [("Alle", 7), ("§ 103", None), ('»Ærø, åen; "ja"«', 0)], "en")
    assert read(file) == [["hvem", "tal"], ["Alle", "7"], ["§ 103", ""], ['»Ærø, åen; "ja"«', "0"]]


def test_in_danish_a_semicolon_stands_between_the_cells() -> None:
    file = as_csv(("a", "b"), [("1,5", 2)], "da")
    assert file.startswith(b"\xef\xbb\xbfa;b\r\n")
    assert read(file, ";") == [["a", "b"], ["1,5", "2"]]


@pytest.mark.parametrize("odd", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_is_text(odd: str) -> None:
    (_head, (cell,)) = read(as_csv(("a",), [(odd,)], "da"), ";")
    assert cell == f"'{odd}"


def test_a_number_below_zero_stays_a_number() -> None:
    assert read(as_csv(("a",), [(-1,)], "en"))[1] == ["-1"]
