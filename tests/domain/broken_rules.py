"""Houses with one rule broken, each a way of making sums that looks harmless. The attacker must win against each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from unittest.mock import patch

from medspil.domain import sums
from medspil.domain.group_figures import PlacedSum
from medspil.domain.sums import Given, Sum
from tests.domain.group_life import Audience, Figure, House, Open, Slot


class TwoAreEnough(House):
    """A word is said of two people."""

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        with patch.object(sums, "FEWEST", 2):
            return super().freeze(question, pool)


class FourAreCounted(House):
    """Numbers are said of four people."""

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        with patch.object(sums, "EXACT_FROM", 4):
            return super().freeze(question, pool)


class NeverFrozen(House):
    """A session is counted anew each time somebody asks, from the answers that are there just then."""

    def forget(self, pool: Sequence[Open]) -> None:
        """Keeps all."""

    def of_course(self, group: str) -> list[Sum]:
        members = self.history.groups[group]
        found = []
        for question in {one.slot.question for one in self.pool}:
            for session in (0, *members.days):
                mine = [one for one in self.pool if (one.slot.group, one.slot.question) == (group, question)]
                of_session = self.freeze(question, [one.given for one in mine if one.given.session == session])
                found += [of_session] if of_session is not None else []
        return found


class LateOnesAdded(House):
    """What comes late is added to the Sum that was delivered."""

    def answered(self, slot: Slot) -> None:
        super().answered(slot)
        for number, (placed, members) in enumerate(zip(self.sums, self.members, strict=True)):
            mine = [one for one in self.pool if one.slot == slot and placed.sum.question == slot.question]
            if mine and placed.course == slot.group and placed.sum.first <= slot.session <= placed.sum.last:
                group = self.history.groups[slot.group]
                given = [
                    Given(
                        one.person,
                        one.question,
                        self.values[one.number],
                        one.session,
                        group.members[one.person],
                        one.person in self.history.leaders,
                    )
                    for one in members
                ]
                found = self.freeze(slot.question, [*given, *(one.given for one in mine)])
                assert found is not None
                self.sums[number] = replace(placed, sum=found)
                self.members[number] = (*members, slot)
                self.forget(mine)


class TheWholeCourseToo(House):
    """At its end a course shows all that was ever answered, beside the Sums and not made of them."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.ever: list[Open] = []

    def answered(self, slot: Slot) -> None:
        super().answered(slot)
        self.ever += [one for one in self.pool if one.slot == slot]

    def summary(self, group: str) -> Iterator[Figure]:
        yield from super().summary(group)
        if group in self.closed:
            for question in {one.slot.question for one in self.ever}:
                mine = [one for one in self.ever if (one.slot.group, one.slot.question) == (group, question)]
                people = {one.given.person: one.given for one in mine if not one.given.leader}
                found = self.freeze(question, list(people.values()))
                if found is not None and found.counts is not None:
                    yield Figure(Audience.STAFF, (group, "whole", question), found.counts)


class TheWholeUnitToo(House):
    """The year's Sums are made of all answers of the unit, not only of those that are left over."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.used: list[Open] = []

    def keep(self, placed: PlacedSum, pool: Sequence[Open]) -> None:
        super().keep(placed, pool)
        self.used += pool

    def left_of(self, year: int) -> list[Open]:
        return super().left_of(year) + [one for one in self.used if self.closed.get(one.slot.group) == year]


class LeadersCount(House):
    """A leader who takes part is counted like all others."""

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        return super().freeze(question, [replace(one, leader=False) for one in pool])


class SmallParagraphs(House):
    """A Sum is divided by paragraph whenever it has numbers."""

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        found = super().freeze(question, pool)
        if found is None or found.counts is None:
            return found
        parts: dict[str, dict[str, int]] = {}
        for one in sums.latest(one for one in pool if not one.leader):
            for key in (one.value,) if isinstance(one.value, str) else one.value:
                part = parts.setdefault(one.paragraph, {})
                part[key] = part.get(key, 0) + 1
        return replace(found, by_paragraph=parts)


class UnanimousOnesHidden(House):
    """A Sum in which all say the same is not shown, so that nobody is known by it."""

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        found = super().freeze(question, pool)
        return None if found is not None and found.counts is not None and len(found.counts) == 1 else found


class AllIsSaidBack(House):
    """The participants hear every Sum that the leader gets."""

    def said_back(self, sums: Iterable[Sum]) -> tuple[Sum, ...]:
        return tuple(sums)


class EachAnswerWeighs(House):
    """Who answered in several sessions that are joined counts in the word once for each."""

    def freeze(self, question: str, pool: Sequence[Given]) -> Sum | None:
        found = super().freeze(question, pool)
        if found is None or found.counts is not None:
            return found
        each = [replace(one, person=f"{one.person} in {one.session}") for one in pool]
        with patch.object(sums, "EXACT_FROM", len(each) + 1):
            told = super().freeze(question, each)
        return replace(found, word=None if told is None else told.word)
