"""How many, how long and at what time, in figures and in words."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations.understanding.amounts import read_count, read_minutes, read_time
from medspil.conversations.understanding.words import LANGUAGES
from tests.understanding.table import ZONE

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "count"),
    [("12", 12), ("tolv", 12), ("12 gange", 12), ("fjorten mødegange", 14), ("otte personer", 8), ("et par", 2),
     ("0", 0), ("10 eller 12", None), ("1,5", None), ("-3", None), ("mange", None), ("", None), ("🙂", None)],
)  # fmt: skip
def test_a_count_is_read(text: str, count: int | None) -> None:
    assert read_count(text, "da") == count


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [("da", "90", 90), ("da", "90 min.", 90), ("da", "90min", 90), ("da", "2", 120), ("da", "2 t", 120),
     ("da", "to timer", 120), ("da", "halvanden time", 90), ("da", "1,5 time", 90), ("da", "1½ time", 90),
     ("da", "1 time og 30 minutter", 90), ("da", "to og en halv time", 150), ("da", "en halv time", 30),
     ("da", "halvfems minutter", 90), ("da", "ved ikke", None), ("da", "2 timer 2 timer", None),
     ("da", "2 dage", None), ("da", "2 timer om ugen", 120), ("da", "", None), ("en", "2 hours", 120),
     ("en", "one and a half hours", 90), ("en", "an hour", 60), ("en", "1.5 hours", 90)],
)  # fmt: skip
def test_a_length_is_read_in_minutes(language: str, text: str, minutes: int | None) -> None:
    assert read_minutes(text, language) == minutes


@pytest.mark.parametrize(
    ("language", "text", "at"),
    [("da", "13", time(13)), ("da", "kl. 13", time(13)), ("da", "13.30", time(13, 30)),
     ("da", "1330", time(13, 30)), ("da", "halv to", time(13, 30)), ("da", "13-15", time(13)),
     ("da", "13.00-15.00", time(13)), ("da", "kl 10 til 12", time(10)), ("da", "9", time(9)),
     ("da", "klokken ni", time(9)), ("da", "tirsdage", None), ("da", "25", None), ("da", "", None),
     ("en", "1 pm", time(13)), ("en", "13:30", time(13, 30)), ("en", "half past one", time(13, 30)),
     ("en", "10-12", time(10))],
)  # fmt: skip
def test_a_time_of_day_is_read_by_itself(language: str, text: str, at: time | None) -> None:
    assert read_time(text, NOW, language) == at


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_a_fault(text: str, language: str) -> None:
    assert (read_count(text, language) or 0) >= 0
    assert (read_minutes(text, language) or 0) >= 0
    assert isinstance(read_time(text, NOW, language), time | None)
