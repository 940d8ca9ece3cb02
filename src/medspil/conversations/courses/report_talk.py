"""The report on a course in the chat: pictures to look at, a page to read or print, the figures as a spreadsheet."""

from dataclasses import dataclass
from typing import ClassVar

from medspil.conversations.courses.course_report import WhatWasSaid, course_report, report_files, report_pictures
from medspil.conversations.courses.course_words import zone_of
from medspil.conversations.courses.steps import not_there
from medspil.conversations.facts import Facts
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, quoted
from medspil.domain.persons import Role


@dataclass(frozen=True)
class ReportFacts(Facts):
    """A group leader and the course that the talk is about; None where they don't lead it."""

    role: ClassVar[Role | None] = Role.GROUP_LEADER

    led: LedCourse | None = None
    said: WhatWasSaid | None = None


async def give_report(talk: Talk[ReportFacts]) -> None:
    """All that was told of a course, once more and together; of a course under way, all so far."""
    led, said = talk.facts.led, talk.facts.said
    if led is None or said is None:
        not_there(talk)
        return
    title = quoted(led.course.title)
    if led.course.closed:
        talk.say(_("This is the report on {title}.").format(title=title))
    else:
        talk.say(
            _("This is the report on {title} so far. The whole of it comes when the group is over.").format(title=title)
        )
    for picture in report_pictures(led, said):
        talk.say(picture.alternative, picture=picture)
    report = course_report(led, said, zone_of(talk.facts), talk.now)
    page, figures = report_files(report)
    talk.say(_("To read or print. Open it in a browser."), document=page)
    talk.say(_("The figures as a spreadsheet."), document=figures)
    talk.say(
        _("It does not say who answered what. Take care who reads it."),
        Door(_("Open the group"), "my-courses", led.course.id),
    )
