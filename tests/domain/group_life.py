"""The life of group courses as the attacker watches it: what happens in which order, and all that is shown on the way.

A History says what happens, but not what is answered. So the same one can be lived with other answers, which is what
the attacker does. House lives it by the rules of the domain, those with a broken rule are its subclasses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from medspil.domain.group_figures import GroupFigures, PlacedSum, group_figures
from medspil.domain.group_warnings import falls_for_three, many_feel_unheard
from medspil.domain.questionnaires import Occasion, Questionnaire
from medspil.domain.sums import Given, Sum, freeze, said_back
from tests.domain.asked import AFTER, AGAIN, CHANGED, HEARD, LABEL, NEXT

END = Questionnaire("end-of-course", 1, Occasion.END_OF_COURSE, LABEL, "", (NEXT, CHANGED))
QUESTIONS = {question.key: question for question in (HEARD, AGAIN, NEXT, CHANGED)}
ASKED = {HEARD.key: AFTER, AGAIN.key: AFTER, NEXT.key: END, CHANGED.key: END}
AFTER_EACH = (HEARD.key, AGAIN.key)

Value = str | tuple[str, ...]
Values = Mapping[int, Value]
"""What is answered, by the number of the Slot."""


@dataclass(frozen=True)
class Group:
    """A course: its members with their paragraphs, those who lead it, and the days of its sessions by their number."""

    id: str
    unit: str
    members: Mapping[str, str]
    leaders: frozenset[str]
    days: Mapping[int, date]


@dataclass(frozen=True)
class Slot:
    """Somebody answers a question about a session; session 0 is the whole course."""

    number: int
    person: str
    group: str
    session: int
    question: str


@dataclass(frozen=True)
class Delivered:
    """The leader gets what was said."""

    group: str


@dataclass(frozen=True)
class Left:
    """Somebody leaves the course; what they answered stays."""

    person: str


@dataclass(frozen=True)
class Deleted:
    """Somebody deletes all their data."""

    person: str


@dataclass(frozen=True)
class Closed:
    """The course is over, and its last questions closed."""

    group: str


@dataclass(frozen=True)
class YearOver:
    """A new year begins."""

    year: int


@dataclass(frozen=True)
class AskedFor:
    """Somebody asks for all summaries again, and for the organisation's report on a range of days."""

    first_day: date
    last_day: date


Event = Slot | Delivered | Left | Deleted | Closed | YearOver | AskedFor


@dataclass(frozen=True)
class History:
    """What happens on which day, in this order."""

    groups: Mapping[str, Group]
    events: tuple[tuple[date, Event], ...]

    @property
    def leaders(self) -> frozenset[str]:
        """All who lead a course."""
        return frozenset().union(*(group.leaders for group in self.groups.values()))

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All answers."""
        return tuple(event for _, event in self.events if isinstance(event, Slot))


class Audience(StrEnum):
    """Who sees a figure."""

    STAFF = "leaders and the organisation"
    PARTICIPANTS = "participants"


@dataclass(frozen=True)
class Figure:
    """Something that is shown: the numbers in it, and all else that it says."""

    audience: Audience
    label: tuple[object, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    says: tuple[object, ...] = ()


@dataclass
class Open:
    """An answer that is in no Sum yet."""

    slot: Slot
    given: Given


class House:
    """Lives a History by the rules of the domain and shows what they let it show."""

    def __init__(self, history: History, values: Values) -> None:
        self.history = history
        self.values = values
        self.pool: list[Open] = []
        self.done: set[tuple[str, str, int, str]] = set()
        self.closed: dict[str, int] = {}
        self.sums: list[PlacedSum] = []
        self.members: list[tuple[Slot, ...]] = []

    def lives(self) -> tuple[Figure, ...]:
        """All that is shown, in the order in which it comes."""
        shown: list[Figure] = []
        for number, (day, event) in enumerate(self.history.events):
            shown += [replace(figure, label=(number, *figure.label)) for figure in self._happens(day, event)]
        return tuple(shown)

    def _happens(self, day: date, event: Event) -> Iterator[Figure]:
        match event:
            case Slot():
                self.answered(event)
            case Delivered(group):
                self.freeze_course(self.history.groups[group], AFTER_EACH)
                yield from self.summary(group)
            case Deleted(person):
                self.pool = [one for one in self.pool if one.given.person != person]
                yield from self.everything(day, date.min, date.max)
            case Left():
                yield from self.everything(day, date.min, date.max)
            case Closed(group):
                self.freeze_course(self.history.groups[group], tuple(ASKED))
                self.closed[group] = day.year
                yield from self.summary(group)
            case YearOver(year):
                self.end_year(year)
                yield from self.everything(day, date.min, date.max)
            case AskedFor(first_day, last_day):
                yield from self.everything(day, first_day, last_day)

    def answered(self, slot: Slot) -> None:
        """The last answer counts until it is in a Sum."""
        key = slot.person, slot.group, slot.session, slot.question
        if key in self.done:
            return
        group = self.history.groups[slot.group]
        leads = slot.person in self.history.leaders
        paragraph = group.members[slot.person]
        value = self.values[slot.number]
        new = Open(slot, Given(slot.person, slot.question, value, slot.session, paragraph, leads))
        if key in (known := [self.key(one) for one in self.pool]):
            self.pool[known.index(key)] = new
        else:
            self.pool.append(new)

    @staticmethod
    def key(one: Open) -> tuple[str, str, int, str]:
        """What an answer is to."""
        return one.given.person, one.slot.group, one.given.session, one.given.question

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        """By the rule."""
        return freeze(ASKED[question], QUESTIONS[question], pool)

    def said_back(self, sums: Iterable[Sum]) -> tuple[Sum, ...]:
        """By the rule."""
        return said_back(sums)

    def freeze_course(self, group: Group, questions: Iterable[str]) -> None:
        """Freezes what there is enough of."""
        for question in questions:
            pool = [one for one in self.pool if one.slot.group == group.id and one.slot.question == question]
            found = self.freeze(question, [one.given for one in pool])
            if found is not None:
                days = [group.days.get(number, max(group.days.values())) for number in (found.first, found.last)]
                self.keep(PlacedSum(found, group.id, group.unit, days[-1].year, days[0], days[-1]), pool)

    def end_year(self, year: int) -> None:
        """What is left of the courses that were closed in this year goes up: to their units, to all, and away."""
        for question in ASKED:
            for unit in sorted({group.unit for group in self.history.groups.values()}):
                self._freeze_year(question, year, unit)
            self._freeze_year(question, year, None)
        self.forget(self.left_of(year))

    def left_of(self, year: int) -> list[Open]:
        """What is in no Sum of the courses that were closed in this year."""
        return [one for one in self.pool if self.closed.get(one.slot.group) == year]

    def _freeze_year(self, question: str, year: int, unit: str | None) -> None:
        pool = [
            one
            for one in self.left_of(year)
            if one.slot.question == question and unit in (None, self.history.groups[one.slot.group].unit)
        ]
        found = self.freeze(question, [one.given for one in pool])
        if found is not None:
            self.keep(PlacedSum(found, None, unit, year, date(year, 1, 1), date(year, 12, 31)), pool)

    def keep(self, placed: PlacedSum, pool: Sequence[Open]) -> None:
        """A Sum is frozen: its answers are gone."""
        self.sums.append(placed)
        self.members.append(tuple(one.slot for one in pool))
        self.forget(pool)

    def forget(self, pool: Sequence[Open]) -> None:
        """The values are gone; that there was an answer stays known."""
        self.done |= {self.key(one) for one in pool}
        self.pool = [one for one in self.pool if self.key(one) not in self.done]

    def of_course(self, group: str) -> list[Sum]:
        """The Sums that the leader has."""
        return [one.sum for one in self.sums if one.course == group]

    def summary(self, group: str) -> Iterator[Figure]:
        """What the leader has been told until now, what they are warned of, and what may be said back."""
        sums = self.of_course(group)
        for number, one in enumerate(sums):
            yield from _of_sum(Audience.STAFF, (group, number), one)
        for number, one in enumerate(self.said_back(sums)):
            yield from _of_sum(Audience.PARTICIPANTS, (group, number), one)
        for question in AFTER_EACH:
            mine = [one for one in sums if one.question == question]
            warnings = falls_for_three(QUESTIONS[question], mine), many_feel_unheard(QUESTIONS[question], mine)
            yield Figure(Audience.STAFF, (group, "warnings", question), says=warnings)

    def everything(self, day: date, first_day: date, last_day: date) -> Iterator[Figure]:
        """All summaries, and the report."""
        for group in self.history.groups:
            yield from self.summary(group)
        yield from _of_report(group_figures(self.sums, (), first_day, last_day, day))


def _of_sum(audience: Audience, label: tuple[object, ...], one: Sum) -> Iterator[Figure]:
    label = (*label, one.question)
    yield Figure(audience, label, one.counts or {}, (one.people, one.word, one.first, one.last))
    for paragraph, counts in (one.by_paragraph or {}).items():
        yield Figure(audience, (*label, paragraph), counts)


def _of_report(figures: GroupFigures) -> Iterator[Figure]:
    for row in figures.answers:
        says = row.total.sums, row.total.answers, row.total.counted, tuple(sorted(row.total.words.items()))
        yield Figure(Audience.STAFF, (row.scope, row.name, row.question), row.total.counts, says)
