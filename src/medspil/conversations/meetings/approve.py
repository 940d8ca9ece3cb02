"""The note of a status meeting: drafted from what was agreed on, read, changed, approved or refused by the citizen."""

from dataclasses import dataclass, replace

from medspil.conversations.meetings.facts import MeetingFacts
from medspil.conversations.meetings.happened import pick_label
from medspil.conversations.meetings.note import approved_line, note_text
from medspil.conversations.meetings.page import MEETING_PAGE
from medspil.conversations.new_sub_goal import area_choices
from medspil.conversations.open_page import page_doors
from medspil.conversations.readers import one_of, optional, words
from medspil.conversations.several import several_of
from medspil.conversations.talk import Choice, Door, Reopen, Talk
from medspil.conversations.texts import _, in_short, quoted
from medspil.domain.decisions import ChangeSubGoal
from medspil.domain.links import Link
from medspil.domain.meeting_decisions import ApproveNote, RefuseNote
from medspil.domain.meetings import Meeting, NoteDraft, agreed, as_agreed, brought
from medspil.domain.sub_goals import LifeArea, SubGoal

YES, NO, LATER, CHANGE, WITHOUT = "yes", "no", "later", "change", "without"
LABEL_LENGTH = 40


@dataclass(frozen=True)
class _Parts:
    """What the citizen lets stand in the note."""

    agreed: tuple[SubGoal, ...]
    areas: dict[str, LifeArea | None]
    words: str | None
    looked_at: bool
    added: bool


async def approve_note(talk: Talk[MeetingFacts]) -> None:
    """What was agreed on, in a note that the citizen reads before anybody can copy it."""
    meeting = _meeting(talk)
    if meeting is None:
        talk.say(_("There is no note to read just now."), Door(_("My status meeting"), "status-meeting"))
        return
    link = talk.facts.with_whom(meeting)
    parts = await _parts(talk, meeting, link)
    if parts is None:
        talk.go_on_with("new-sub-goal")
        return
    draft = _draft(talk, meeting, link, parts)
    answer = await _read(talk, draft, link, meeting)
    if answer == LATER:
        talk.say(_("All right. The note waits for you."), Door(_("Read the note"), "approve-note", meeting.id))
    elif answer == NO:
        talk.decide(RefuseNote(meeting.id))
        talk.say(_("All right. There is no note from Medspil. Nothing can be copied from here."))
    else:
        _keep_areas(talk, parts)
        talk.decide(ApproveNote(meeting.id, f"{note_text(draft)}\n\n{_approved(talk)}"))
        page = page_doors(talk.facts.house, _("Open the meeting's page"), MEETING_PAGE, meeting.id)
        talk.say(_what_follows(link), *page, Door(_("My sub-goals"), "my-sub-goals"))


def _meeting(talk: Talk[MeetingFacts]) -> Meeting | None:
    """The meeting that the talk was opened for, or the newest one without a note."""
    today = talk.wall_clock.date()
    asked_for = talk.facts.meeting(talk.opening.subject)
    if asked_for is not None:
        return asked_for if asked_for.can_be_noted(today) else None
    return next((one for one in talk.facts.meetings if one.can_be_noted(today)), None)


async def _parts(talk: Talk[MeetingFacts], meeting: Meeting, link: Link | None) -> _Parts | None:
    """What the note is made of; None where the citizen would rather set a sub-goal first."""
    chosen = await _agreed(talk, meeting)
    if chosen is None:
        return None
    areas: dict[str, LifeArea | None] = {}
    for place, one in enumerate(chosen):
        if one.draft.area is None:
            areas[one.id] = await talk.ask(
                f"area-{place}",
                _("Which part of your life is {what} about?").format(what=quoted(in_short(one.draft.what))),
                optional(one_of(LifeArea)),
                area_choices(),
                name=_("Part of life"),
            )
    besides = await talk.ask(
        "own-words",
        _("What would you like to say in the note, in your own words?"),
        optional(words),
        [Choice(quoted(in_short(meeting.words, LABEL_LENGTH)), meeting.words)] if meeting.words else [],
        name=_("Your own words"),
    )
    looked_at = not meeting.picks or await _stays(
        talk, "looked-at", _("Shall the note say what you looked at together?")
    )
    added = not meeting.added or await _stays(
        talk,
        "added",
        _("{name} wants to add this: {words}. Shall it stay?").format(
            name=_("The other one") if link is None else link.name, words=quoted(meeting.added or "")
        ),
    )
    return _Parts(chosen, areas, besides, looked_at, added)


async def _agreed(talk: Talk[MeetingFacts], meeting: Meeting) -> tuple[SubGoal, ...] | None:
    offered = agreed(talk.facts.sub_goals, meeting.day, talk.facts.settings.tz)
    if not offered:
        what: str = await talk.ask(
            "nothing-new",
            _("Did you agree on a new sub-goal? Then you can set it now, and write the note after it."),
            one_of(str),
            [Choice(_("Set one now"), "new"), Choice(_("Write the note without"), WITHOUT)],
            name=_("A new sub-goal"),
        )
        return () if what == WITHOUT else None
    picked = await talk.ask(
        "agreed",
        _("Which of them did you agree on at the meeting? They stand in the note."),
        several_of(str, chosen=[one.id for one in offered]),
        [Choice(pick_label(one), one.id) for one in offered],
        name=_("What you agreed on"),
    )
    return tuple(one for one in offered if one.id in picked)


async def _stays(talk: Talk[MeetingFacts], key: str, text: str) -> bool:
    """Whether a part of the note stays; it does unless the citizen asks to change it."""
    answer: bool = await talk.ask(
        key, text, one_of(bool), [Choice(_("Yes, keep it"), True), Choice(_("No, leave it out"), False)], given=True
    )
    return answer


def _draft(talk: Talk[MeetingFacts], meeting: Meeting, link: Link | None, parts: _Parts) -> NoteDraft:
    since, zone = talk.facts.since(meeting), talk.facts.settings.tz
    by_id = {one.id: one for one in talk.facts.sub_goals}
    picks = [pick for pick in meeting.picks if pick.sub_goal_id in by_id] if parts.looked_at else []
    return NoteDraft(
        meeting.day,
        _name(talk),
        "" if link is None else link.name,
        "" if link is None else link.service,
        tuple(brought(by_id[pick.sub_goal_id], since, zone, pick.with_notes) for pick in picks),
        as_agreed(parts.agreed, parts.areas),
        parts.words,
        meeting.added if parts.added else None,
    )


def _name(talk: Talk[MeetingFacts]) -> str:
    return talk.facts.name or _("The citizen")


def _approved(talk: Talk[MeetingFacts]) -> str:
    return approved_line(_name(talk), talk.wall_clock.date())


async def _read(talk: Talk[MeetingFacts], draft: NoteDraft, link: Link | None, meeting: Meeting) -> str:
    """The citizen reads the note and says yes, no, or what should be different."""
    talk.say(_("This is the note:") + "\n\n" + note_text(draft))
    answer: str = await talk.ask(
        "note",
        _where_it_goes(link) + "\n" + _("Is it right so?"),
        one_of(str),
        [
            Choice(_("Yes, I approve it"), YES),
            Choice(_("Change something"), CHANGE),
            Choice(_("I want no note"), NO),
            Choice(_("Later"), LATER),
        ],
        name=_("The note"),
    )
    if answer != CHANGE:
        return answer
    again = ("note", "change")
    ways = [Choice[str](_("My own words"), Reopen("own-words", again))]
    if agreed(talk.facts.sub_goals, meeting.day, talk.facts.settings.tz):
        areas = tuple(f"area-{place}" for place in range(len(talk.facts.sub_goals)))
        ways.insert(0, Choice[str](_("What we agreed on"), Reopen("agreed", (*again, *areas))))
    else:
        ways.insert(0, Choice[str](_("What we agreed on"), Reopen("nothing-new", again)))
    if meeting.picks:
        ways.append(Choice[str](_("What we looked at"), Reopen("looked-at", again)))
    if meeting.added:
        other = _("The other one") if link is None else link.name
        ways.append(Choice[str](_("What {name} adds").format(name=other), Reopen("added", again)))
    ways.append(Choice[str](_("Nothing, it is fine"), Reopen("note", ("change",))))
    await talk.ask("change", _("What would you like to change?"), one_of(str), ways)
    return LATER


def _where_it_goes(link: Link | None) -> str:
    if link is None:
        return _("You can copy it from the meeting's page once you approve it.")
    text = _("Once you approve it, {name} can copy it into the journal. What stands there stays there.")
    return text.format(name=link.name)


def _what_follows(link: Link | None) -> str:
    if link is None:
        return _("Approved. You can copy it from the meeting's page.")
    return _("Approved. {name} can copy it into the journal now.").format(name=link.name)


def _keep_areas(talk: Talk[MeetingFacts], parts: _Parts) -> None:
    """The parts of life that were said for the note hold for the sub-goals, too."""
    for one in parts.agreed:
        area = parts.areas.get(one.id)
        if area is not None:
            talk.decide(ChangeSubGoal(one.id, one.version, replace(one.draft, area=area)))
