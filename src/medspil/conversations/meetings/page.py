"""What stands on the page of a status meeting: the same for the citizen and for the one whom it is with."""

from collections.abc import Iterator
from datetime import date

from medspil.conversations.meetings.note_words import chapter_words, noted_area_words, theme_words
from medspil.conversations.pages import Item, PageContent, PageSection
from medspil.conversations.plan_page import item_of
from medspil.conversations.reports import Quote, Table
from medspil.conversations.texts import _, capital, quoted, say_day
from medspil.domain.life_areas import icf_chapter, theme_of
from medspil.domain.meetings import Brought, MeetingSeen
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import LifeArea, Status

MEETING_PAGE = "meeting"
"""The name of the page of a meeting; its subject is the meeting."""


def meeting_page(
    seen: MeetingSeen, citizen: str, other: str, settings: PersonSettings, today: date, for_other: bool
) -> PageContent:
    """The page in the language spoken just now. `settings` are those of who looks, `today` is their day.

    `for_other`: it is shown to the one whom the meeting is with, who can copy the note into a journal.
    """
    name = citizen or _("The citizen")
    # A page is printed, and a printed day needs its year.
    facts = [(_("Day"), capital(say_day(seen.day, date.min)))]
    if other:
        facts.append((_("Who meets"), _("{citizen} and {other}").format(citizen=name, other=other)))
    facts.append((_("Looks back to"), capital(say_day(seen.since, date.min))))
    foot = _("Only what {name} has picked or shared stands here.").format(name=name)
    return PageContent(
        settings.language,
        _("Status meeting: {name}").format(name=name),
        today,
        tuple(facts),
        tuple(_sections(seen, name, settings, today, for_other)),
        foot,
    )


def _sections(
    seen: MeetingSeen, name: str, settings: PersonSettings, today: date, for_other: bool
) -> Iterator[PageSection]:
    if seen.note is not None:
        yield _note(seen.note, name, for_other)
    if seen.words:
        heading = _("{name} wants to talk about").format(name=name)
        yield PageSection(heading, _("To talk about"), quotes=(Quote(seen.words),))
    ended = [one for one in seen.brought if one.sub_goal.status is not Status.ACTIVE]
    under_way = [one for one in seen.brought if one.sub_goal.status is Status.ACTIVE]
    for heading, some in ((_("What is behind"), ended), (_("What is under way"), under_way)):
        if some:
            yield PageSection(heading, heading, items=tuple(_item(one, settings, today) for one in some))
    if not seen.brought:
        yield PageSection(_("Sub-goals"), _("Sub-goals"), text=(_("Nothing was picked for this page."),))
    areas = sorted({one.sub_goal.area for one in seen.brought if one.sub_goal.area is not None})
    if for_other and areas:
        yield _scales(areas)


def _note(note: str, name: str, for_other: bool) -> PageSection:
    text = _("{name} has read and approved this note.").format(name=name)
    if for_other:
        text += " " + _("Mark it, copy it, and put it into the journal.")
    return PageSection(_("Note for the journal"), _("Note"), text=(text,), to_copy=note)


def _item(brought: Brought, settings: PersonSettings, today: date) -> Item:
    """A sub-goal as on the page of a plan, and what the citizen wrote about it where they bring that along."""
    item = item_of(brought.sub_goal, settings, today)
    written = (f"{capital(say_day(day, today))}: {quoted(words)}" for day, words in brought.notes)
    return Item(item.words, (*item.lines, *written), item.mark, item.pictures)


def _scales(areas: list[LifeArea]) -> PageSection:
    """Where the life areas stand on the two public scales."""
    rows = tuple(
        (noted_area_words()[area], f"{icf_chapter(area)} {chapter_words()[area]}", theme_words()[theme_of(area)])
        for area in areas
    )
    columns = (_("Life area"), _("Chapter of the ICF"), _("Theme of the social supervision"))
    return PageSection(_("Life areas"), _("Life areas"), tables=(Table(_("Life areas"), columns, rows),))
