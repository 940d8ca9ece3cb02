"""Preparing a status meeting: the citizen looks over what happened and picks what to bring, sub-goal by sub-goal."""

from medspil.conversations.meetings.facts import MeetingFacts
from medspil.conversations.meetings.happened import happened_words, pick_label
from medspil.conversations.meetings.page import MEETING_PAGE
from medspil.conversations.open_page import page_doors
from medspil.conversations.readers import one_of, optional, words
from medspil.conversations.several import several_of
from medspil.conversations.talk import Choice, Door, Leave, Reopen, Talk
from medspil.conversations.texts import _, in_short, quoted, say_day
from medspil.domain.links import Link
from medspil.domain.meeting_decisions import PrepareMeeting
from medspil.domain.meetings import Meeting, Pick, can_be_picked, happened, notes_since
from medspil.domain.sub_goals import SubGoal

LABEL_LENGTH = 40


async def prepare_meeting(talk: Talk[MeetingFacts]) -> None:
    """A look over what happened, what to bring, with the notes or without, and what else to talk about."""
    meeting = _meeting(talk)
    if meeting is None:
        talk.say(_("I don't know of any status meeting ahead."), Door(_("Tell of a meeting"), "status-meeting"))
        return
    picks = await _pick(talk, meeting)
    besides = await talk.ask(
        "besides",
        _("Is there anything else that you would like to talk about?"),
        optional(words),
        [Choice(quoted(in_short(meeting.words, LABEL_LENGTH)), meeting.words)] if meeting.words else [],
        name=_("Anything else"),
    )
    await _agree(talk, meeting, picks, besides)
    talk.decide(PrepareMeeting(meeting.id, picks, besides))
    door = page_doors(talk.facts.house, _("Open the meeting's page"), MEETING_PAGE, meeting.id)
    change = Door(_("Change it"), "prepare-meeting", meeting.id)
    talk.say(_("Good. It is ready for the meeting. You can change it until then."), *door, change)


def _meeting(talk: Talk[MeetingFacts]) -> Meeting | None:
    """The meeting that the talk was opened for, or the next one."""
    today = talk.wall_clock.date()
    asked_for = talk.facts.meeting(talk.opening.subject)
    if asked_for is not None and asked_for.is_ahead(today):
        return asked_for
    return next(iter(talk.facts.ahead(today)), None)


async def _pick(talk: Talk[MeetingFacts], meeting: Meeting) -> tuple[Pick, ...]:
    since, zone = talk.facts.since(meeting), talk.facts.settings.tz
    offered = can_be_picked(talk.facts.sub_goals, since, zone)
    if not offered:
        talk.say(_("There is nothing to look back at yet. That is fine."))
        return ()
    told = happened_words(happened(talk.facts.sub_goals, since, zone), since, talk.wall_clock.date())
    question = _("What would you like to bring to the meeting? Tap what you want, then “{done}”.")
    done = _("That is it")
    picked = await talk.ask(
        "picks",
        f"{told}\n\n{question.format(done=done)}",
        several_of(str, chosen=_ticked(talk, meeting, offered), done=done),
        [Choice(pick_label(one), one.id) for one in offered],
        name=_("What you bring"),
        also=("notes",),
    )
    chosen = [one for one in offered if one.id in picked]
    with_notes = await _notes(talk, meeting, chosen)
    return tuple(Pick(one.id, one.id in with_notes) for one in chosen)


def _ticked(talk: Talk[MeetingFacts], meeting: Meeting, offered: tuple[SubGoal, ...]) -> list[str]:
    """What is ticked from the start: what was picked before, or else what the other sees anyway."""
    if meeting.prepared_at is not None:
        before = {pick.sub_goal_id for pick in meeting.picks}
    elif meeting.link_id is not None:
        shared = talk.facts.shared_with(meeting.link_id)
        before = {one.id for one in offered if shared.covers(one.id)}
    else:
        before = set()
    return [one.id for one in offered if one.id in before]


async def _notes(talk: Talk[MeetingFacts], meeting: Meeting, chosen: list[SubGoal]) -> frozenset[str]:
    """With which of them the citizen's own words from look backs go along; none is ticked before they say so."""
    since, zone = talk.facts.since(meeting), talk.facts.settings.tz
    written = [one for one in chosen if notes_since(one, since, zone)]
    if not written:
        return frozenset()
    before = {pick.sub_goal_id for pick in meeting.picks if pick.with_notes}
    picked = await talk.ask(
        "notes",
        _("You have written a few words about some of them. Which words may come along?"),
        several_of(str, chosen=[one.id for one in written if one.id in before]),
        [Choice(pick_label(one), one.id) for one in written],
        name=_("Your words"),
    )
    return frozenset(picked)


async def _agree(talk: Talk[MeetingFacts], meeting: Meeting, picks: tuple[Pick, ...], besides: str | None) -> None:
    """What exactly will be seen, and by whom, before the yes."""
    lines = [_("You bring this to the meeting on {day}:").format(day=say_day(meeting.day, talk.wall_clock.date()))]
    for pick in picks:
        sub_goal = talk.facts.sub_goal(pick.sub_goal_id)
        assert sub_goal is not None
        line = _("{what}, with your words") if pick.with_notes else _("{what}, without your words")
        lines.append("• " + line.format(what=quoted(sub_goal.draft.what)))
    if besides:
        lines.append("• " + _("You want to talk about: {words}").format(words=quoted(besides)))
    if len(lines) == 1:
        lines = [_("You bring nothing with you. That is fine, too.")]
    first = (
        "picks" if can_be_picked(talk.facts.sub_goals, talk.facts.since(meeting), talk.facts.settings.tz) else "besides"
    )
    lines += ["", _who_sees(talk.facts.with_whom(meeting)), _("Is it right so?")]
    await talk.ask(
        "right",
        "\n".join(lines),
        one_of(bool),
        [
            Choice(_("Yes, that is right"), True),
            Choice(_("Choose again"), Reopen(first, ("notes", "besides", "right"))),
            Choice(_("Not now"), Leave()),
        ],
    )


def _who_sees(link: Link | None) -> str:
    if link is None:
        return _("Only you see it, on the meeting's page.")
    return _("{name} sees just this, on the meeting's page.").format(name=link.name)
