"""Invented people who work here, with the courses they lead or offer places in."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from medspil.conversations.group_facts import LedCourse
from medspil.conversations.scripts import invented_courses as courses
from medspil.conversations.scripts import invented_figures
from medspil.conversations.scripts import invented_matters as matters
from medspil.conversations.scripts.invented import Invented
from medspil.conversations.scripts.invented_courses import Work
from medspil.domain.persons import Role

Words = Mapping[str, str]
Kind = Callable[[Invented, Words], Invented]


def _with(role: Role, work: Callable[[Words], Work]) -> Kind:
    """Someone in this role who knows of these courses."""
    return lambda person, words: replace(person, roles=frozenset((role,)), name=words["leader"], work=work(words))


def _usual(words: Words, *led: LedCourse) -> Work:
    return Work(led, (words["unit"],), (("after-session", words["questions"]),))


def _choosing(words: Words) -> Work:
    """Where there are several questionnaires to pick from."""
    known = (("after-session", words["questions"]), ("short", words["short-questions"]))
    return replace(_usual(words), questionnaires=known)


def _told(words: Words) -> Work:
    """Where the group has been heard, and the report is under way."""
    heard, report = matters.heard(words), matters.report_facts(words, closed=False)
    return replace(_usual(words, courses.under_way(words)), heard=heard, report=report)


def _many(words: Words) -> Work:
    return _usual(words, *(courses.a_numbered_course(number, words) for number in range(1, 11)))


STAFF_KINDS: dict[str, Kind] = {
    "first-leader": _with(Role.GROUP_LEADER, lambda words: Work(questionnaires=(("after-session", ""),))),
    "planning": _with(Role.GROUP_LEADER, _usual),
    "choosing": _with(Role.GROUP_LEADER, _choosing),
    "leads-one": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.under_way(words))),
    "leads-told": _with(Role.GROUP_LEADER, _told),
    "leads-new": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.about_to_begin(words))),
    "leads-full": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.full(words))),
    "leads-ended": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.over(words, closed=False))),
    "leads-closed": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.over(words))),
    "leads-some": _with(
        Role.GROUP_LEADER,
        lambda words: _usual(words, courses.under_way(words), courses.about_to_begin(words), courses.over(words)),
    ),
    "leads-many": _with(Role.GROUP_LEADER, _many),
    "leads-alone": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.nearly_alone(words))),
    "leads-cancelled": _with(Role.GROUP_LEADER, lambda words: _usual(words, courses.all_cancelled(words))),
    "leads-heard": _with(
        Role.GROUP_LEADER, lambda words: replace(_usual(words, courses.under_way(words)), heard=matters.heard(words))
    ),
    "leads-writing": _with(
        Role.GROUP_LEADER, lambda words: replace(_usual(words, courses.under_way(words)), heard=matters.good(words))
    ),
    "leads-reported": _with(Role.GROUP_LEADER, lambda words: Work(report=matters.report_facts(words, closed=True))),
    "leads-reported-so-far": _with(
        Role.GROUP_LEADER, lambda words: Work(report=matters.report_facts(words, closed=False))
    ),
    "coordinates": _with(Role.COORDINATOR, lambda words: Work(figures=invented_figures.figures(words))),
    "coordinates-few": _with(Role.COORDINATOR, lambda words: Work(figures=invented_figures.few_figures(words))),
    "coordinates-none": _with(Role.COORDINATOR, lambda words: Work(figures=invented_figures.no_figures(words))),
    "offers": _with(
        Role.CONTACT_PERSON, lambda words: _usual(words, courses.under_way(words), courses.about_to_begin(words))
    ),
    "offers-none": _with(Role.CONTACT_PERSON, lambda words: _usual(words, courses.full(words))),
    "offered": _with(Role.CONTACT_PERSON, lambda words: Work(offered=courses.an_offered_place(words))),
}
"""Those that the scenes name."""
