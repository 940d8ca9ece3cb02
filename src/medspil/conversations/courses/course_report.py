"""The report on a course for its leaders: who came, what was said after each session and at the end, and the lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from medspil.conversations.courses.course_words import listed, paragraph_words
from medspil.conversations.courses.sums_picture import by_question, column_of, in_short, panel_of, session_panels
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.pictures import Panel, SumsPicture
from medspil.conversations.reports import Cell, PanelWords, Quote, Report, ReportFile, ReportForm, Section, Table
from medspil.conversations.texts import _, language, ngettext, say_day, say_short_day
from medspil.domain.courses import Course, Session
from medspil.domain.places import OfferAnswer
from medspil.domain.questionnaires import Questionnaire
from medspil.domain.sums import EXACT_FROM, FEWEST, Sum


@dataclass(frozen=True)
class Rate:
    """How many were asked, and how many answered."""

    asked: int
    answered: int


@dataclass(frozen=True)
class WhatWasSaid:
    """All that may be told of a course's answers.

    `rates` are those of the sessions by their numbers, `at_the_end` that of the questions about the whole course.
    `questionnaires` are all versions that the sums are of. `lines` are the free lines that were passed on, each with
    the number of its session, or None where it is about the whole course.
    """

    questionnaires: tuple[Questionnaire, ...]
    sums: tuple[Sum, ...]
    lines: tuple[tuple[int | None, str], ...]
    rates: Mapping[int, Rate]
    at_the_end: Rate | None = None


def course_report(led: LedCourse, said: WhatWasSaid, zone: ZoneInfo, now: datetime) -> Report:
    """The report in the language spoken just now."""
    course, today = led.course, now.astimezone(zone).date()
    after, end = _panels(course, said)
    sections = [
        _coming(led, said),
        Section(_("After the sessions"), _("Sessions"), (_how_sums_are_made(),), (), after, _panel_words()),
        Section(_("At the end"), _("The end"), _end_words(said), (), end, _panel_words()),
        _lines(said.lines),
    ]
    kept = tuple(one for one in sections if one.tables or one.panels or one.quotes)
    return Report(
        language(), course.title, today, _facts(led, today, not course.closed and bool(course.ahead(zone, now))), kept
    )


def report_pictures(led: LedCourse, said: WhatWasSaid) -> tuple[SumsPicture, ...]:
    """The same for the chat: what was said after the sessions, and at the end, where something was."""
    after, end = _panels(led.course, said)
    # The title says already that it is the end.
    end = tuple(replace(panel, columns=tuple(replace(one, label="") for one in panel.columns)) for panel in end)
    titled = (
        (_("{title}: what the group said"), after),
        (_("{title}: what the group said at the end"), end),
    )
    return tuple(
        SumsPicture(
            title.format(title=led.course.title), title.format(title=led.course.title), tuple(map(in_short, panels))
        )
        for title, panels in titled
        if panels
    )


def report_files(report: Report) -> tuple[ReportFile, ReportFile]:
    """The report to read or print, and its figures as a spreadsheet."""
    return (
        ReportFile(_("group-report.html"), ReportForm.HTML, report),
        ReportFile(_("group-report.xlsx"), ReportForm.XLSX, report),
    )


def _facts(led: LedCourse, today: date, goes_on: bool) -> tuple[tuple[str, str], ...]:
    course = led.course
    facts = [
        (_("Service"), f"{course.unit.name}, {paragraph_words(course.paragraph)}"),
        (_("Place"), course.place),
    ]
    if led.leaders:
        facts.append((ngettext("Group leader", "Group leaders", len(led.leaders)), listed(list(led.leaders))))
    if course.held:
        first, last = say_day(course.held[0].day, today), say_day(course.held[-1].day, today)
        facts.append((_("Sessions"), _("{count}, from {first} to {last}").format(
            count=len(course.held), first=first, last=last
        )))  # fmt: skip
    came = [place for place in led.places if place.answer is OfferAnswer.ACCEPTED]
    stayed = sum(place.taken for place in came)
    taking_part = _("{count}, {stayed} of them are in it now") if goes_on else _("{count}, {stayed} of them to the end")
    facts.append((_("Participants"), taking_part.format(count=len(came), stayed=stayed)))
    facts.append((_("Report made"), say_day(today, today)))
    return tuple(facts)


def _coming(led: LedCourse, said: WhatWasSaid) -> Section:
    """Who came and who answered, session by session."""
    columns = (_("Session"), _("Day"), _("Were there"), _("Were asked"), _("Answered"))
    rows = [_coming_row(led, session, said.rates.get(session.number)) for session in led.course.sessions]
    if said.at_the_end is not None:
        rows.append((_("At the end"), None, None, said.at_the_end.asked, said.at_the_end.answered))
    table = Table(_("Session by session"), columns, tuple(rows), charted=(2, 4))
    return Section(_("Who came and who answered"), _("Who came"), (), (table,))


def _coming_row(led: LedCourse, session: Session, rate: Rate | None) -> tuple[Cell, ...]:
    day = say_short_day(session.day)
    number = str(session.number)
    if session.cancelled:
        return number, _("{day}: cancelled").format(day=day), None, None, None
    told = [one.present for one in led.attendances if one.session_id == session.id and one.present is not None]
    there = sum(told) if told or session.ticked else None
    return number, day, there, *((rate.asked, rate.answered) if rate is not None else (None, None))


def _panels(course: Course, said: WhatWasSaid) -> tuple[tuple[Panel, ...], tuple[Panel, ...]]:
    """The questions after the sessions, and those about the whole course."""
    after = [one for one in said.questionnaires if one.name == course.questionnaire]
    end = [one for one in said.questionnaires if one.name != course.questionnaire]
    return session_panels(_so_far(course, said), after, _of(after, said.sums)), tuple(
        replace(panel_of(question), columns=tuple(column_of(question, one, _("At the end")) for one in sums))
        for question, sums in by_question(end, _of(end, said.sums))
    )


def _so_far(course: Course, said: WhatWasSaid) -> Course:
    """The course without the sessions after the last one that was told of: of these nobody has said too little."""
    last = max((*said.rates, *(one.last for one in said.sums)), default=0)
    return replace(course, sessions=tuple(one for one in course.sessions if one.number <= last))


def _of(questionnaires: Sequence[Questionnaire], sums: Iterable[Sum]) -> list[Sum]:
    names = {one.name for one in questionnaires}
    return [one for one in sums if one.questionnaire in names]


def _panel_words() -> PanelWords:
    return PanelWords(_("Session"), _("too few answers to tell, they count with a later session's"), _("Answers"))


def _how_sums_are_made() -> str:
    return _(
        "Nothing is told of fewer than {few} answers; they count with the next session's. "
        "Of fewer than {exact} there is only a word."
    ).format(few=FEWEST, exact=EXACT_FROM)


def _end_words(said: WhatWasSaid) -> tuple[str, ...]:
    rate = said.at_the_end
    if rate is None:
        return ()
    return (_("{answered} of {asked} answered.").format(answered=rate.answered, asked=rate.asked),)


def _lines(lines: Sequence[tuple[int | None, str]]) -> Section:
    quotes = tuple(
        Quote(words, _("At the end") if number is None else _("Session {number}").format(number=number))
        for number, words in lines
    )
    text = _("The writers said yes to passing them on. They may be recognised by how they write.")
    return Section(_("In their own words"), _("Own words"), (text,), (), (), None, quotes)
