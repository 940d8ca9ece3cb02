"""What a week's digest says, in words: one sentence for all of it, and its parts, a line for each person in them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from medspil.conversations.courses.course_words import listed, short_day
from medspil.conversations.digests.naming import LONGEST_WORDS, near_day_words, past_day_words, sub_goal_named
from medspil.conversations.texts import _, capital, ngettext, quoted, say_time
from medspil.domain.digest import Digest, GoalNews, GroupWeek, Meeting, Quiet, Wanted
from medspil.domain.digest_times import WEEK
from medspil.domain.helping import HelpHow
from medspil.domain.local_time import local_day
from medspil.domain.seen import CitizenSeen, SharedSubGoal
from medspil.domain.sub_goals import Deadline, Outcome, Status

MOST_IN_THE_SENTENCE = 4
A_DAY = timedelta(days=1)

Of = Wanted | GoalNews | Meeting | Quiet
"""What is told of one person."""


class Part(StrEnum):
    """The parts of a digest, in their order."""

    WANTED = "wanted"
    REACHED = "reached"
    COMING = "coming"
    UNDER_WAY = "under-way"
    CHANGED = "changed"
    QUIET = "quiet"
    GROUPS = "groups"


@dataclass(frozen=True)
class PartWords:
    """A part in words: its heading, a line for each person (or group) in it, and what these are called."""

    part: Part
    heading: str
    lines: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def in_full(self) -> str:
        """The heading with all its lines."""
        return "\n".join((f"{self.heading}:", *(f"• {line}" for line in self.lines)))


@dataclass(frozen=True)
class Wording:
    """How it is said: what each person is called by the id of their link, where the reader lives, and whether a
    citizen's own words may stand there, up to how many letters.
    """

    names: Mapping[str, str]
    zone: ZoneInfo
    own_words: bool = False
    longest: int = LONGEST_WORDS

    def name(self, citizen: CitizenSeen) -> str:
        """What a citizen is called."""
        return self.names[citizen.link.id]

    def named(self, sub_goal: SharedSubGoal) -> str:
        """What a sub-goal is called."""
        return sub_goal_named(sub_goal, self.own_words, self.longest)


def week_in_a_sentence(digest: Digest, zone: ZoneInfo) -> str:
    """All of it in one sentence, what was reached first."""
    reached, wanted = len(digest.reached), _people(one for one in digest.wanted if one.wish.waits)
    coming, changed = _people((*digest.coming, *digest.meetings)), _people(digest.changed)
    under_way, quiet = _people(digest.under_way), _people(digest.quiet)
    told = (
        (reached, ngettext("{count} sub-goal reached", "{count} sub-goals reached", reached)),
        (wanted, _("{count} would like help")),
        (coming, ngettext("{count} has something ahead", "{count} have something ahead", coming)),
        (changed, _("{count} took a new way")),
        (under_way, ngettext("{count} goes on", "{count} go on", under_way)),
        (quiet, ngettext("{count} has been quiet", "{count} have been quiet", quiet)),
    )
    words = [phrase.format(count=count) for count, phrase in told if count][:MOST_IN_THE_SENTENCE]
    if digest.now - digest.since < WEEK + A_DAY:
        return _("The week in short: {told}.").format(told=listed(words))
    since = short_day(local_day(digest.since, zone), local_day(digest.now, zone))
    return _("Since {day}: {told}.").format(day=since, told=listed(words))


def parts_of(digest: Digest, wording: Wording) -> tuple[PartWords, ...]:
    """The parts in which there is something, in their order."""
    found = (_PARTS[part](digest, wording) for part in Part)
    return tuple(one for one in found if one.lines)


def _people(told: Iterable[Of]) -> int:
    """How many people it is about."""
    return len({one.citizen.link.id for one in told})


def _wanted(digest: Digest, wording: Wording) -> PartWords:
    today = local_day(digest.now, wording.zone)
    said = [(one.citizen, _wish_words(one, wording, today)) for one in digest.wanted]
    return _a_line_each(Part.WANTED, _("Would like help"), said, wording)


def _wish_words(wanted: Wanted, wording: Wording, today: date) -> str:
    wish = wanted.wish
    words = {
        HelpHow.WRITE: _("a message"),
        HelpHow.CALL: _("a call"),
        HelpHow.NEXT_TIME: _("when you meet next"),
        HelpHow.HARD: _("a call soon, has a very hard time"),
    }[wish.how]
    if wanted.sub_goal is not None:
        words = _("{wish}, about {what}").format(wish=words, what=wording.named(wanted.sub_goal))
    if wish.seen_at is None:
        day = local_day(wish.wished_at, wording.zone)
        told = _("{wish} (since today)") if day == today else _("{wish} (since {day})")
        return told.format(wish=words, day=past_day_words(day, today))
    if wish.seen_by:
        return _("{wish} ({who} has answered)").format(wish=words, who=wish.seen_by)
    return _("{wish} (answered)").format(wish=words)


def _reached(digest: Digest, wording: Wording) -> PartWords:
    said = [(one.citizen, wording.named(one.sub_goal)) for one in digest.reached]
    return _a_line_each(Part.REACHED, _("Worth celebrating"), said, wording)


def _coming(digest: Digest, wording: Wording) -> PartWords:
    """What lies ahead, a line for each day."""
    today = local_day(digest.now, wording.zone)
    said = [(one.sub_goal.deadline, one.citizen, wording.named(one.sub_goal)) for one in digest.coming]
    said += [(Deadline(one.day), one.citizen, _("status meeting")) for one in digest.meetings]
    days: dict[date, list[str]] = {}
    for deadline, citizen, what in sorted(said, key=lambda one: (one[0].day, one[0].at or time.max)):
        days.setdefault(deadline.day, []).append(_on_a_day(wording.name(citizen), deadline, what))
    lines = tuple(f"{capital(near_day_words(day, today))}: {', '.join(told)}" for day, told in days.items())
    names = dict.fromkeys(wording.name(citizen) for _deadline, citizen, _what in said)
    return PartWords(Part.COMING, _("The next days"), lines, tuple(names))


def _on_a_day(name: str, deadline: Deadline, what: str) -> str:
    if deadline.at is None:
        return f"{name} ({what})"
    return _("{name} at {time} ({what})").format(name=name, time=say_time(deadline.at), what=what)


def _under_way(digest: Digest, wording: Wording) -> PartWords:
    said = [(one.citizen, _under_way_words(one, digest, wording)) for one in digest.under_way]
    return _a_line_each(Part.UNDER_WAY, _("Goes on"), said, wording)


def _under_way_words(news: GoalNews, digest: Digest, wording: Wording) -> str:
    what, newest = wording.named(news.sub_goal), news.newest
    if newest is None:
        return _("{what}, new").format(what=what)
    if newest.outcome is Outcome.MOVED:
        day = short_day(news.sub_goal.deadline.day, local_day(digest.now, wording.zone))
        return _("{what}, now {day}").format(what=what, day=day)
    if newest.progress is None:
        return what
    return _("{what}, {number} of 10").format(what=what, number=newest.progress)


def _changed(digest: Digest, wording: Wording) -> PartWords:
    became = {Status.ADJUSTED: _("{what}, a new step instead"), Status.LET_GO: _("{what}, let go")}
    said = [
        (one.citizen, became[one.sub_goal.status].format(what=wording.named(one.sub_goal))) for one in digest.changed
    ]
    return _a_line_each(Part.CHANGED, _("Took a new way"), said, wording)


def _quiet(digest: Digest, wording: Wording) -> PartWords:
    today = local_day(digest.now, wording.zone)
    said = [
        (one.citizen, _("since {day}").format(day=short_day(one.since, today)))
        for one in sorted(digest.quiet, key=lambda one: one.since)
    ]
    return _a_line_each(Part.QUIET, _("Quiet for long"), said, wording)


def _groups(digest: Digest, wording: Wording) -> PartWords:
    today = local_day(digest.now, wording.zone)
    lines = tuple(f"{quoted(group.title)}: {line}" for group in digest.groups for line in _group_lines(group, today))
    names = tuple(quoted(group.title) for group in digest.groups if any(_group_lines(group, today)))
    return PartWords(Part.GROUPS, _("Your groups"), lines, names)


def _group_lines(group: GroupWeek, today: date) -> Iterator[str]:
    """The next session, and of which ones it can still be told who was there; nothing where there is nothing to say."""
    if group.when is not None:
        day = near_day_words(group.when.day, today)
        told = (
            _("the last session, {day}, {coming} come") if group.last else _("session {number}, {day}, {coming} come")
        )
        if group.when.at is not None:
            day = _("{day} at {time}").format(day=day, time=say_time(group.when.at))
        yield told.format(number=group.session, day=day, coming=group.coming)
    if group.to_tick:
        numbers = listed([str(number) for number in group.to_tick])
        yield _("you can still tick who came to no. {numbers}").format(numbers=numbers)


def _a_line_each(part: Part, heading: str, said: Iterable[tuple[CitizenSeen, str]], wording: Wording) -> PartWords:
    """A part with one line a person, in which all stands that is said of them."""
    told: dict[str, list[str]] = {}
    for citizen, words in said:
        told.setdefault(wording.name(citizen), []).append(words)
    lines = tuple(f"{name}: {'; '.join(_once_each(words))}" for name, words in told.items())
    return PartWords(part, heading, lines, tuple(told))


def _once_each(words: Sequence[str]) -> list[str]:
    """What is said twice, as of two sub-goals in one part of life, once with its number."""
    counted = Counter(words)
    return [phrase if count == 1 else f"{phrase} ({count})" for phrase, count in counted.items()]


_PARTS: dict[Part, Callable[[Digest, Wording], PartWords]] = {
    Part.WANTED: _wanted,
    Part.REACHED: _reached,
    Part.COMING: _coming,
    Part.UNDER_WAY: _under_way,
    Part.CHANGED: _changed,
    Part.QUIET: _quiet,
    Part.GROUPS: _groups,
}
