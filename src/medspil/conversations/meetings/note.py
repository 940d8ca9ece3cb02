"""The note of a status meeting for the journal: plain text in the third person, ready to be pasted."""

from datetime import date

from medspil.conversations.meetings.note_words import (
    chapter_words,
    noted_area_words,
    noted_helper_words,
    theme_words,
)
from medspil.conversations.texts import _, quoted, say_day, say_deadline
from medspil.domain.life_areas import icf_chapter, theme_of
from medspil.domain.meetings import AgreedSubGoal, Brought, NoteDraft
from medspil.domain.seen import SharedSubGoal
from medspil.domain.sub_goals import LifeArea, Status


def note_text(draft: NoteDraft) -> str:
    """The note without its last line, which says when the citizen approved it: all that the citizen reads."""
    parts = [_head(draft)]
    if draft.looked_at:
        parts.append(
            "\n".join((_("Looked at together:"), *(_looked_at(draft.citizen, one) for one in draft.looked_at)))
        )
    if draft.agreed:
        told = (_agreed(draft.citizen, place, one) for place, one in enumerate(draft.agreed, start=1))
        parts.append("\n".join((_("Sub-goals agreed on:"), *told)))
    else:
        parts.append(_("No new sub-goal was agreed on."))
    if draft.words:
        parts.append(_("In the words of {citizen}: {words}").format(citizen=draft.citizen, words=quoted(draft.words)))
    if draft.added:
        parts.append(_("Added by {name}: {words}").format(name=draft.other, words=draft.added))
    return "\n\n".join(parts)


def approved_line(citizen: str, day: date) -> str:
    """The note's last line."""
    return _("Read and approved by {citizen} on {day}.").format(citizen=citizen, day=_in_full(day))


def _head(draft: NoteDraft) -> str:
    lines = [_("Status meeting on {day}").format(day=_in_full(draft.day))]
    if not draft.other:
        return lines[0]
    other = f"{draft.other} ({draft.service})" if draft.service else draft.other
    return "\n".join((*lines, _("Present: {citizen} and {other}.").format(citizen=draft.citizen, other=other)))


def _looked_at(citizen: str, brought: Brought) -> str:
    one = brought.sub_goal
    area = f" ({noted_area_words()[one.area]})" if one.area is not None else ""
    told = f"- {quoted(one.what)}{area}: {how_it_stands(one, brought.ended_on)}"
    if (newest := next((step.progress for step in reversed(one.steps) if step.progress is not None), None)) is not None:
        told += " " + _("Newest number: {number} of 10.").format(number=newest)
    for day, words in brought.notes:
        said = _("{citizen} wrote on {day}: {words}")
        told += "\n  " + said.format(citizen=citizen, day=_in_full(day), words=quoted(words))
    return told


def how_it_stands(one: SharedSubGoal, ended_on: date | None) -> str:
    """How it ended and when, or that it is under way and until when, as the end of a sentence."""
    day = "" if ended_on is None else _in_full(ended_on)
    if one.status is Status.REACHED:
        return _("reached on {day}.").format(day=day)
    if one.status is Status.ADJUSTED:
        return _("became a new step on {day}.").format(day=day)
    if one.status is Status.LET_GO:
        return _("put to rest on {day}.").format(day=day)
    return _("under way, agreed by {day}.").format(day=say_deadline(one.deadline, date.min))


def _agreed(citizen: str, place: int, one: AgreedSubGoal) -> str:
    lines = [
        f"{place}. {quoted(one.what)}",
        _("When: {day}").format(day=say_deadline(one.deadline, date.min)),
        _("Who helps: {who}").format(who=noted_helper_words(citizen, one.rung, one.helper)),
    ]
    if one.area is not None:
        lines += area_lines(one.area)
    return "\n   ".join(lines)


def area_lines(area: LifeArea) -> list[str]:
    """A life area, and where it stands on the two public scales."""
    chapter = f"{icf_chapter(area)} {chapter_words()[area]}"
    return [
        _("Life area: {area}").format(area=noted_area_words()[area]),
        _("ICF: {chapter}").format(chapter=chapter),
        _("Theme of the social supervision: {theme}").format(theme=theme_words()[theme_of(area)]),
    ]


def _in_full(day: date) -> str:
    """A day as a journal needs it: always with its year."""
    return say_day(day, date.min)
