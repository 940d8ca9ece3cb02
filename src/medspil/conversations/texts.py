"""The words a person reads: gettext catalogs, and how days and times are said in each language.

English stands in the code; the catalogs in locales/ carry Danish and English. They are read from the .po files
themselves, so there is nothing to compile. Which language is spoken is set by `speaking`, around the synchronous run
of a conversation.
"""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache
from importlib import resources

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from medspil.domain.persons import LANGUAGES
from medspil.domain.sub_goals import Deadline

_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    place = resources.files("medspil.conversations") / "locales" / language / "LC_MESSAGES" / "medspil.po"
    compiled = io.BytesIO()
    with place.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this block `_` answers in `language` (one of LANGUAGES; anything else is taken as the first)."""
    token = _language.set(language if language in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language spoken just now."""
    return _language.get()


def _(message: str) -> str:
    """The text in the language spoken just now."""
    return _catalog(_language.get()).gettext(message)


def N_(message: str) -> str:
    """Marks a text that is translated later, where it is said."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """The text in the language spoken just now, for one or for many."""
    return _catalog(_language.get()).ngettext(one, many, count)


def say_day(day: date, today: date) -> str:
    """A day as one would say it: its weekday and date, the year only where it is another one."""
    pattern = "EEEE d. MMMM" if language() == "da" else "EEEE d MMMM"
    if day.year != today.year:
        pattern += " y"
    return format_date(day, pattern, locale=_locale())


def say_short_day(day: date) -> str:
    """A day for a button: "fre. 27. nov." """
    pattern = "EEE d. MMM" if language() == "da" else "EEE d MMM"
    return format_date(day, pattern, locale=_locale())


def say_month(day: date) -> str:
    """The month of a day, with its year."""
    return format_date(day, "MMMM y", locale=_locale())


def say_weekday(day: date) -> str:
    """The weekday's name."""
    return format_date(day, "EEEE", locale=_locale())


def say_time(at: time) -> str:
    """A wall-clock time as one would write it."""
    return f"{at.hour}.{at.minute:02d}" if language() == "da" else f"{at.hour}:{at.minute:02d}"


def say_deadline(deadline: Deadline, today: date) -> str:
    """The day, and the time where one was named."""
    day = say_day(deadline.day, today)
    if deadline.at is None:
        return day
    return _("{day} at {time}").format(day=day, time=say_time(deadline.at))


def say_moment(moment: datetime, today: date) -> str:
    """A local day and time."""
    return _("{day} at {time}").format(day=say_day(moment.date(), today), time=say_time(moment.time()))


def quoted(words: str) -> str:
    """A person's own words, as they were written, set off from the bot's."""
    return f"»{words}«" if language() == "da" else f"“{words}”"


def in_short(words: str, longest: int = 80) -> str:
    """A person's words, cut where they are long, for a button or a question about them."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def capital(text: str) -> str:
    """The text with a capital first letter; the rest stays."""
    return text[:1].upper() + text[1:]


def _locale() -> str:
    return "da_DK" if language() == "da" else "en_GB"


@cache
def all_texts(language: str) -> dict[str, tuple[str, ...]]:
    """Every text of the catalog as it stands in the code, and how it is said in `language`: one form, or several."""
    found: dict[str, tuple[str, ...]] = {}
    for key, said in vars(_catalog(language))["_catalog"].items():
        text = key if isinstance(key, str) else key[0]
        if text:
            found[text] = (*found.get(text, ()), said)
    return found
