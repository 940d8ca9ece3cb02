"""What holds for every text, every day and every instant."""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from medspil.conversations.understanding import (
    Found,
    Moment,
    Unread,
    find_moment,
    read_choice,
    read_moment,
    read_scale,
    read_word,
    read_yes_no,
)
from medspil.conversations.understanding.words import words_of
from tests.understanding.table import ZONE, table

LANGUAGES = st.sampled_from(["da", "en"])
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.astimezone(ZONE)
)
_KNOWN = sorted(words_of("da").known | words_of("en").known)
BITS = st.one_of(
    st.sampled_from(_KNOWN),
    st.integers(0, 3000).map(str),
    st.sampled_from(
        [".", ",", "/", "-", ":", "?", "3/12", "14.30", "3.", "31.12.2026", "2-3", "½", "😀", "'", "\n", "29/2"]
    ),
    st.text(max_size=4),
)
MESSAGES = st.one_of(st.text(), st.lists(BITS, max_size=12).map(" ".join), st.lists(BITS, max_size=8).map("".join))


@settings(max_examples=400, deadline=None)
@given(MESSAGES, INSTANTS, LANGUAGES)
def test_no_text_makes_a_reader_of_days_raise_or_read_a_day_that_has_been(
    text: str, now: datetime, language: str
) -> None:
    found = find_moment(text, now, language)
    moments = [read_moment(text, now, language), found.moment if isinstance(found, Found) else None]
    for moment in moments:
        assert moment is None or isinstance(moment, Moment | Unread)
        if isinstance(moment, Moment):
            assert moment.day >= now.date()
            assert moment.day != now.date() or moment.time is None or moment.time > now.time()
            assert moment.other is None or (moment.other >= now.date() and moment.other != moment.day)


@settings(max_examples=200, deadline=None)
@given(MESSAGES, st.lists(st.text(max_size=12), max_size=5), LANGUAGES)
def test_no_text_makes_a_reader_of_answers_raise(text: str, labels: list[str], language: str) -> None:
    assert read_yes_no(text, language) in (True, False, None)
    scale = read_scale(text, 0, 10, language)
    assert scale is None or 0 <= scale <= 10
    choice = read_choice(text, labels, language)
    assert choice is None or 0 <= choice < len(labels)
    read_word(text, language)


@pytest.mark.parametrize("now", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
@pytest.mark.parametrize(
    "text", ["i morgen", "i går", "om 9 uger", "sidste dag i året", "juleaften", "dagen før nytår"]
)
def test_the_ends_of_the_calendar_are_no_surprise(text: str, now: datetime) -> None:
    assert isinstance(read_moment(text, now, "da"), Moment | Unread)


_DANISH = [
    *("d/M", "d/M-yy", "d/M yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "yyyy-MM-dd", "d. MMMM", "d MMMM", "d. MMM", "EEEE d/M"),
    *("'d.' d. MMMM", "'den' d. MMMM yyyy", "EEEE 'd.' d. MMMM", "EEEE 'den' d. MMMM yyyy", "'på' EEEE 'd.' d/M"),
    "'senest' 'd.' d. MMMM",
]
_ENGLISH = [
    *("d/M", "d/M/yy", "dd.MM.yyyy", "yyyy-MM-dd", "d MMMM", "d MMMM yyyy", "MMMM d", "MMM d, yyyy", "EEE d MMM"),
    *("EEEE d MMMM", "EEEE, d MMMM yyyy", "'by' d MMMM", "'the' d 'of' MMMM"),
]


@settings(max_examples=300, deadline=None)
@given(
    INSTANTS,
    st.integers(1, 364),
    st.one_of(st.tuples(st.just("da"), st.sampled_from(_DANISH)), st.tuples(st.just("en"), st.sampled_from(_ENGLISH))),
)
def test_every_date_reads_back_as_itself_however_it_is_written(now: datetime, ahead: int, way: tuple[str, str]) -> None:
    language, form = way
    day = now.date() + timedelta(days=ahead)
    if (day.month, day.day) == (2, 29) and "yy" not in form and now.year != day.year:
        return  # without its year the next 29th of February may be meant, or a slip
    written = format_date(day, form, locale="da" if language == "da" else "en_GB")
    assert read_moment(written, now, language) == Moment(day), written


@settings(max_examples=200, deadline=None)
@given(INSTANTS, st.integers(0, 23), st.integers(0, 59))
def test_every_time_of_tomorrow_reads_back_as_itself(now: datetime, hour: int, minute: int) -> None:
    tomorrow = now.date() + timedelta(days=1)
    for text, language in ((f"i morgen kl. {hour:02}.{minute:02}", "da"), (f"tomorrow at {hour:02}:{minute:02}", "en")):
        assert str(read_moment(text, now, language)) == f"{tomorrow}T{hour:02}:{minute:02}"


@settings(max_examples=200, deadline=None)
@given(INSTANTS, st.integers(1, 400))
def test_so_many_days_from_now_is_that_many_days_from_now(now: datetime, days: int) -> None:
    if days != 8:  # "om 8 dage" is a week
        assert _day(f"om {days} dage", now, "da") == now.date() + timedelta(days=days)
    assert _day(f"in {days} days", now, "en") == now.date() + timedelta(days=days)


_AROUND = {
    "da": "ja, {}|{} tak|jeg tror {}|måske {}|det bliver nok {}!|😀 {} 😀|lad os sige {}|{}, tror jeg",
    "en": "yes, {}|{} please|I think {}|maybe {}|it will be {}!|😀 {} 😀|let's say {}|{}, I think",
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_small_words_around_it_do_not_change_the_day(language: str) -> None:
    changed = []
    for line in table(f"{language}_develop"):
        words = line.phrase.split()
        # "march" and abbreviations that are words of their own ("søn", "sat") are read only where nothing else stands
        if line.expected == "none" or words == ["march"] or (len(words) <= 2 and len(words[-1]) <= 4):
            continue
        for frame in _AROUND[language].split("|"):
            text = frame.format(line.phrase)
            if str(read_moment(text, line.now, language)) != line.expected:
                changed.append((text, str(read_moment(text, line.now, language))))
    assert changed == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["da", "en"]), st.data())
def test_capitals_and_accents_do_not_change_the_day(language: str, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(table(f"{language}_develop")))
    assert str(read_moment(line.phrase.upper(), line.now, language)) == line.expected


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_keyboard_without_danish_letters_does_not_change_the_day(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(table("da_develop")))
    written = line.phrase.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert str(read_moment(written, line.now, "da")) == line.expected


def _day(text: str, now: datetime, language: str) -> date | None:
    moment = read_moment(text, now, language)
    return moment.day if isinstance(moment, Moment) else None
