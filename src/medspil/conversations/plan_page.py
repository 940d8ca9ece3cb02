"""The page of a plan: what one citizen shares, in their own words, with who helps, and how it goes."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from medspil.conversations.circle.help_notices import how_words
from medspil.conversations.pages import Item, PageContent, PageSection
from medspil.conversations.pictures import ProgressPicture
from medspil.conversations.seen_words import said_with, steps_seen
from medspil.conversations.sub_goal_words import progress_drawn, status_words
from medspil.conversations.texts import _, quoted, say_day, say_moment
from medspil.domain.persons import PersonSettings
from medspil.domain.seen import CitizenSeen, SharedSubGoal
from medspil.domain.sub_goals import Status


def plan_page(seen: CitizenSeen, settings: PersonSettings, now: datetime) -> PageContent:
    """The page in the language spoken just now; `settings` are those of who looks, `now` is UTC."""
    wall = settings.local(now)
    name = seen.name or _("A citizen")
    facts = [(_("Shared with"), seen.link.name or _("you")), (_("As it is on"), say_moment(wall, wall.date()))]
    if seen.meeting is not None:
        facts.append((_("Next status meeting"), say_day(seen.meeting, wall.date())))
    sections = (*_wished(seen), *_sections(seen.sub_goals, settings, wall.date()))
    if not sections:
        sections = (_section(_("Sub-goals"), text=(_("Nothing is shared just now."),)),)
    foot = _("Only what {name} shares stands here. {name} can see that you have opened the page.").format(name=name)
    title = _("Plan: {name}").format(name=name)
    return PageContent(settings.language, title, wall.date(), tuple(facts), sections, foot)


def own_plan_page(sub_goals: Sequence[SharedSubGoal], settings: PersonSettings, now: datetime) -> PageContent:
    """The citizen's own plan to print or to show: all their sub-goals, as those see them with whom they are shared."""
    wall = settings.local(now)
    sections = tuple(_sections(sub_goals, settings, wall.date()))
    if not sections:
        sections = (_section(_("Sub-goals"), text=(_("You have no sub-goals yet. A small one is a good start."),)),)
    foot = _("This page is yours. Whom you show it is up to you.")
    facts = ((_("As it is on"), say_moment(wall, wall.date())),)
    return PageContent(settings.language, _("My plan"), wall.date(), facts, sections, foot)


def item_of(sub_goal: SharedSubGoal, settings: PersonSettings, today: date) -> Item:
    """A shared sub-goal on a page: the citizen's words, what they said with them, and how it went."""
    lines = (*said_with(sub_goal, today), *steps_seen(sub_goal, settings, today))
    picture = picture_of(sub_goal, settings)
    return Item(quoted(sub_goal.what), lines, _mark(sub_goal), () if picture is None else (picture,))


def picture_of(sub_goal: SharedSubGoal, settings: PersonSettings) -> ProgressPicture | None:
    """Its numbers over time, where there are two of them: one says no more than its line does."""
    points = tuple(
        (settings.local(step.at).date(), step.progress) for step in sub_goal.steps if step.progress is not None
    )
    if len(points) < 2:
        return None
    return progress_drawn(points, _("Numbers over time. The newest is {number} of 10.").format(number=points[-1][1]))


def _mark(sub_goal: SharedSubGoal) -> str:
    if not sub_goal.active:
        return status_words()[sub_goal.status]
    return _("Would like help") if sub_goal.help_wanted_at is not None else ""


def _sections(sub_goals: Sequence[SharedSubGoal], settings: PersonSettings, today: date) -> Iterator[PageSection]:
    active = sorted((one for one in sub_goals if one.active), key=lambda one: (one.deadline.day, one.made_at))
    over = sorted((one for one in sub_goals if not one.active), key=lambda one: one.ended_at or one.made_at)
    reached = [one for one in reversed(over) if one.status is Status.REACHED]
    others = [one for one in reversed(over) if one.status is not Status.REACHED]
    for heading, some in ((_("Under way"), active), (_("Reached"), reached), (_("Also ended"), others)):
        if some:
            yield _section(heading, items=tuple(item_of(one, settings, today) for one in some))


def _wished(seen: CitizenSeen) -> Iterator[PageSection]:
    lines = []
    for wish in seen.waiting:
        about = seen.sub_goal(wish.sub_goal_id)
        how = how_words(wish.how)
        lines.append(how if about is None else f"{quoted(about.what)}. {how}")
    if lines:
        yield _section(_("Would like help"), text=tuple(lines))


def _section(heading: str, text: tuple[str, ...] = (), items: tuple[Item, ...] = ()) -> PageSection:
    return PageSection(heading, heading, text, items=items)
