"""What falls due by itself in invented groups: for the scripts of the messages that go out unasked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from medspil.conversations.courses.course_report import Rate, WhatWasSaid
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.questionnaires import shipped
from medspil.conversations.scripts.invented_courses import under_way
from medspil.domain.agenda import AgendaKind as Kind
from medspil.domain.group_matters import Drawn, GroupDue, GroupMatter, Heard, Response
from medspil.domain.places import Attendance
from medspil.domain.questionnaires import Questionnaire
from medspil.domain.sums import Given, Sum, freeze

Words = Mapping[str, str]

_CLOSES = datetime(2026, 11, 29, 13, 30, tzinfo=UTC)
_AFTER, _END = shipped().current("after-session"), shipped().current("end-of-course")


def _matter(words: Words, number: int = 3, **more: Any) -> GroupMatter:
    """The course that is under way, and one of its sessions."""
    led = under_way(words)
    session = led.course.sessions[number - 1]
    likely = frozenset(place.id for place in led.participants[:2])
    known = GroupMatter(
        led.course, session, led.places[0], participants=led.participants, likely_there=likely, leaders=led.leaders
    )
    return replace(known, **more)


def _coming(words: Words, number: int) -> GroupMatter:
    """A session that lies ahead, in the eyes of one who is in the group."""
    return _matter(words, number, attendance=under_way(words).attendances[0])


def _asked(words: Words, questionnaire: Questionnaire | None = None, **more: Any) -> GroupMatter:
    """Somebody is asked."""
    response = Response(f"8{1:031}", questionnaire or _AFTER, _CLOSES)
    return _matter(words, **{"response": response, **more})


def _one_question() -> Questionnaire:
    return replace(_AFTER, questions=_AFTER.questions[:1])


def _first_in_words() -> Questionnaire:
    """One whose first question has answers that fit behind no button."""
    return replace(_AFTER, questions=tuple(reversed(_AFTER.questions)))


def a_sum(
    key: str,
    answers: Sequence[str | tuple[str, ...]],
    first: int,
    last: int | None = None,
    asked: Questionnaire = _AFTER,
) -> Sum:
    """The frozen count of these answers."""
    sessions = [first, *[last or first] * (len(answers) - 1)]
    given = [
        Given(f"p{n}", key, answer, session, "103")
        for n, (answer, session) in enumerate(zip(answers, sessions, strict=True))
    ]
    found = freeze(asked, asked.question(key), given)
    assert found is not None, "the scripts show only what may be told"
    return found


def heard(words: Words, number: int = 2) -> Heard:
    """All kinds of sums: exact ones, a word, one of two sessions, one too few; and a curve that falls."""
    course = under_way(words).course
    falling = [
        a_sum("form", answers, first=n) for n, answers in enumerate(("55555", "44444", "33333", "22222"), start=1)
    ]
    new = (a_sum("together", "55431", first=number), a_sum("heard", "112", first=1, last=number))
    sums = (*falling, *new)
    return Heard(course, course.sessions[number - 1], _AFTER, 6, 5, sums, (*new, falling[-1]), (words["note"],))


def good(words: Words) -> Heard:
    """What the group may hear itself."""
    known = heard(words)
    return replace(known, sums=known.sums[4:5], new=(a_sum("together", "555443", first=2),), lines=())


def _little(words: Words, number: int = 2) -> Heard:
    """Too few answers."""
    course = under_way(words).course
    return Heard(course, course.sessions[number - 1], _AFTER, 3, 2)


def what_was_said(words: Words) -> WhatWasSaid:
    """All that may be told of a whole course, as its report has it."""
    end = (
        a_sum("purpose", "87756", 0, asked=_END),
        a_sum("recommend", ("yes", "yes", "no"), 0, asked=_END),
        a_sum("next", ("group", "group", "both", "nothing", "group"), 0, asked=_END),
        a_sum("changed", (("mastery",), ("mastery", "less-alone"), *[("less-alone",)] * 4), 0, asked=_END),
    )
    lines = ((2, words["note"]), (None, words["thanks"]))
    rates = {1: Rate(6, 5), 2: Rate(6, 5), 3: Rate(6, 1)}
    return WhatWasSaid((_AFTER, _END), (*heard(words).sums, *end), lines, rates, Rate(6, 5))


def report_facts(words: Words, closed: bool) -> tuple[LedCourse, WhatWasSaid]:
    """A course with its report, once it is closed or on the way."""
    led = under_way(words)
    places = (*led.places, replace(led.places[0], id=f"6{8:031}", name=words["fourth"]))
    came = tuple(
        Attendance(f"{session.number}{place.id}"[:32], session.id, place.id, present=place.name != words["third"])
        for session in led.course.sessions[:3]
        for place in led.participants
    )
    said = what_was_said(words)
    if not closed:
        after = tuple(one for one in said.sums if one.questionnaire == led.course.questionnaire)
        said = replace(said, sums=after, lines=tuple(one for one in said.lines if one[0] is not None), at_the_end=None)
    return replace(led, course=replace(led.course, closed=closed), places=places, attendances=came), said


def _hears(words: Words, told: Heard) -> GroupMatter:
    """The leader hears what the group said."""
    return _matter(words, told.session.number, heard=told)


def _writes_back(words: Words, told: Heard | None, leaders: tuple[str, ...]) -> GroupMatter:
    """The group hears what its leader writes."""
    return replace(_matter(words, 2), heard=told, words=words["line"], leaders=leaders)


def _left(words: Words) -> GroupMatter:
    return _matter(words, place=under_way(words).places[6])


def _nameless(words: Words) -> GroupMatter:
    """Someone who has not said a name."""
    return _matter(words, place=replace(under_way(words).places[0], name=None, goal=None))


_MATTERS: dict[str, tuple[Kind, Callable[[Words], GroupMatter]]] = {
    "joined": (Kind.JOINED, _matter),
    "joined-nameless": (Kind.JOINED, _nameless),
    "left": (Kind.LEFT, _left),
    "cannot-come": (Kind.CANNOT_COME, lambda words: _matter(words, 4, attendance=_away(words, True))),
    "comes-after-all": (Kind.CANNOT_COME, lambda words: _matter(words, 4, attendance=_away(words, False))),
    "attendance": (Kind.ATTENDANCE, _matter),
    "attendance-nudge": (Kind.ATTENDANCE_NUDGE, _matter),
    "heard": (Kind.HEARD, lambda words: _hears(words, heard(words))),
    "heard-little": (Kind.HEARD, lambda words: _hears(words, _little(words))),
    "heard-little-last": (Kind.HEARD, lambda words: _hears(words, _little(words, 10))),
    "course-report": (Kind.COURSE_REPORT, _matter),
    "support": (Kind.SUPPORT, _matter),
    "support-after": (Kind.SUPPORT_AFTER, _matter),
    "interviews-done": (Kind.INTERVIEWS_DONE, lambda words: GroupMatter()),
    "reminded-of-a-session": (Kind.SESSION_REMINDER, lambda words: _coming(words, 4)),
    "session-moved": (Kind.SESSION_CHANGED, lambda words: _coming(words, 5)),
    "session-cancelled": (Kind.SESSION_CHANGED, lambda words: _coming(words, 6)),
    "asked": (Kind.QUESTIONS, _asked),
    "asked-one": (Kind.QUESTIONS, lambda words: _asked(words, _one_question())),
    "asked-in-words": (Kind.QUESTIONS, lambda words: _asked(words, _first_in_words())),
    "asked-nudge": (Kind.QUESTIONS_NUDGE, _asked),
    "asked-at-the-end": (Kind.QUESTIONS, lambda words: _asked(words, _END, session=None)),
    "asked-before-a-meeting": (Kind.PULSE, lambda words: _pulse()),
    "say-back": (Kind.SAY_BACK, lambda words: _writes_back(words, good(words), (words["leader"],))),
    "say-back-alone": (Kind.SAY_BACK, lambda words: _writes_back(words, None, ())),
    "offer": (Kind.OFFER, _matter),
    "interview": (Kind.INTERVIEW, lambda words: GroupMatter(drawn=Drawn("d" * 32, _CLOSES))),
}


def due(name: str, words: Words) -> GroupDue:
    """What falls due, by the name that the scenes give it."""
    kind, about = _MATTERS[name]
    matter = about(words)
    return GroupDue(kind, f"9{1:031}", matter)


def _away(words: Words, cannot: bool) -> Attendance:
    return replace(under_way(words).attendances[0], cannot_come=cannot)


def _pulse() -> GroupMatter:
    return GroupMatter(response=Response(f"8{1:031}", shipped().current("pulse"), _CLOSES))
