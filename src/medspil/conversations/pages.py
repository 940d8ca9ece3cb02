"""Pages as data: what somebody sees behind a one-time link, with all its words. How it is drawn is the bot's matter.

A page is built when it is opened, shown once and kept nowhere. It is made of the same parts as a report, and adds
what a person put into own words, pictures, and a text to copy.
"""

from dataclasses import dataclass
from datetime import date

from medspil.conversations.pictures import Picture, words_of
from medspil.conversations.reports import Report, Section, words_of_report


@dataclass(frozen=True)
class Item:
    """Something that a person put into own words, what is said of it a line each, and how it went where that is drawn.

    `mark` is the word or two that says how it stands.
    """

    words: str
    lines: tuple[str, ...] = ()
    mark: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class PageSection(Section):
    """A part of a page: what a report's section may hold, and items, pictures and a text to copy."""

    items: tuple[Item, ...] = ()
    pictures: tuple[Picture, ...] = ()
    to_copy: str = ""


@dataclass(frozen=True)
class PageContent:
    """All of a page: the title, facts in a line each (a name and what it is), the sections, and a last line.

    Made on `day`.
    """

    language: str
    title: str
    day: date
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[PageSection, ...] = ()
    foot: str = ""


def words_of_page(page: PageContent) -> tuple[str, ...]:
    """All that is written on a page."""
    words = list(words_of_report(Report(page.language, page.title, page.day, page.facts, page.sections)))
    for section in page.sections:
        for item in section.items:
            words += [item.words, item.mark, *item.lines, *(one for drawn in item.pictures for one in words_of(drawn))]
        words += [section.to_copy, *(one for drawn in section.pictures for one in words_of(drawn))]
    words.append(page.foot)
    return tuple(filter(None, words))
