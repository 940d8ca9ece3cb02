"""The data files that anyone may extend hold nothing that cannot be read."""

from datetime import datetime

import pytest

from medspil.conversations.understanding import find_moment, read_moment
from medspil.conversations.understanding.clock import MEANINGS as OF_TIMES
from medspil.conversations.understanding.days import MEANINGS as OF_DAYS
from medspil.conversations.understanding.patterns import Slot, pieces, written_out
from medspil.conversations.understanding.words import load
from tests.understanding.table import ZONE

NUMBERS = {
    "figures": "3/12", "time": "14.30", "pair": "3-4", "year": "2027", "full_year": "2027", "four_digits": "1430",
    "digits": "3", "zero_digits": "03", "two_digits": "30",
    "count": "2", "hour": "9", "number": "5",
}  # fmt: skip
LAYERS = {
    "da": {"feast": "jul", "span": "januar", "day": "3. dec", "dotted": "3.", "day_number": "3."},
    "en": {"feast": "Christmas", "span": "January", "day": "3 Dec", "dotted": "3rd", "day_number": "3rd"},
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_pattern_can_be_said_without_a_fault(language: str) -> None:
    now = datetime(2026, 11, 24, 14, 30, tzinfo=ZONE)
    data = load(language)
    examples = {kind: next(iter(next(iter(values.values())))) for kind, values in data["lists"].items()}
    examples |= NUMBERS | LAYERS[language]
    for rules in data["patterns"].values():
        for rule in rules:
            for pattern in rule["say"]:
                for steps in written_out(pattern):
                    text = " ".join(examples[step.kind] if isinstance(step, Slot) else step for step in steps)
                    read_moment(text, now, language)
                    find_moment(text, now, language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_has_a_meaning_that_is_known(language: str) -> None:
    for rules in load(language)["patterns"].values():
        for rule in rules:
            assert rule["means"] in {*OF_DAYS, *OF_TIMES}
            assert rule.get("sure", "anywhere") in ("anywhere", "end", "alone", "only")


def test_a_pattern_of_optional_words_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="optional"):
        list(written_out("(om) (lidt)"))


def test_choices_in_a_pattern_are_written_out() -> None:
    assert list(written_out("(om) [to|2] {unit}")) == [
        ("to", Slot("unit", "unit")),
        ("2", Slot("unit", "unit")),
        ("om", "to", Slot("unit", "unit")),
        ("om", "2", Slot("unit", "unit")),
    ]


@pytest.mark.parametrize("pattern", ["thanks for [the help|helping (me)]", "what have [i|we", "a|b", "[a|b) c"])
def test_a_pattern_with_a_bracket_out_of_place_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="brackets"):
        pieces(pattern)
