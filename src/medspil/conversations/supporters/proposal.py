"""A proposal that came in: the citizen takes it as it is, says it in own words, lets it wait, or says no thanks."""

from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.new_sub_goal import Known, put_into_words, saved_words
from medspil.conversations.readers import one_of
from medspil.conversations.sub_goal_steps import undo_door
from medspil.conversations.sub_goal_words import line
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Talk
from medspil.conversations.texts import _, in_short, quoted, say_day
from medspil.domain.circle_decisions import AnswerProposal
from medspil.domain.decisions import ChangeSubGoal, NewSubGoal
from medspil.domain.proposals import Proposal, ProposalAnswer, as_proposed, changes_nothing, day_ahead
from medspil.domain.sub_goals import Rung, SubGoal

AS_IT_IS, OWN_WORDS, LATER, NO = "as-it-is", "own-words", "later", "no"
MOST_OFFERED, LABEL_LENGTH = 8, 32


async def proposal(talk: Talk[CircleFacts]) -> None:
    """The one the talk was opened for, or one of those that wait."""
    found = next((one for one in talk.facts.proposals if one.id == talk.opening.subject), None) or await _which(talk)
    if found is None:
        talk.say(_("No proposal waits for you."), Door(_("My sub-goals"), "my-sub-goals"))
    elif not found.open:
        talk.say(_("You have answered that one already."), Door(_("My sub-goals"), "my-sub-goals"))
    elif found.sub_goal_id is None:
        await _new_one(talk, found)
    else:
        await _change_of(talk, found)


async def _which(talk: Talk[CircleFacts]) -> Proposal | None:
    if talk.opening.subject is not None:
        return None
    waiting = [one for one in talk.facts.proposals if one.open][:MOST_OFFERED]
    if len(waiting) <= 1:
        return waiting[0] if waiting else None
    picked: str = await talk.ask(
        "which",
        _("These proposals wait for you. Which one would you like to look at?"),
        one_of(str),
        [*(Choice(_label(one), one.id) for one in waiting), Choice[str](_("Close"), Leave())],
    )
    return next(one for one in waiting if one.id == picked)


def _label(one: Proposal) -> str:
    return in_short(f"{one.from_name}: {one.what}" if one.what else one.from_name, LABEL_LENGTH)


async def _new_one(talk: Talk[CircleFacts], found: Proposal) -> None:
    told = _("{name} proposes a small step to you:").format(name=found.from_name) + "\n" + proposed_words(talk, found)
    answer = await _ask(talk, told + "\n\n" + _("You decide. What would you like to do?"))
    if answer in (LATER, NO):
        _put_off_or_decline(talk, found, answer)
        return
    deadline = day_ahead(found, talk.wall_clock.date()) or UNKNOWN
    as_it_is = Known(found.what or UNKNOWN, deadline, Rung.SELF)
    draft = await put_into_words(talk, as_it_is if answer == AS_IT_IS else Known(UNKNOWN, deadline))
    talk.decide(NewSubGoal(draft))
    _answered(talk, found, as_it_is=draft.what == found.what)
    talk.say(
        saved_words(talk, draft)
        + "\n"
        + _("{name} hears that you took it up, and no more.").format(name=found.from_name),
        Door(_("My sub-goals"), "my-sub-goals"),
    )


async def _change_of(talk: Talk[CircleFacts], found: Proposal) -> None:
    sub_goal = talk.facts.sub_goal(found.sub_goal_id)
    zone = talk.facts.settings.tz
    if sub_goal is None or not sub_goal.active or changes_nothing(found, sub_goal.draft, zone, talk.now):
        talk.decide(AnswerProposal(found.id, ProposalAnswer.DECLINED))
        talk.say(_("That proposal does not fit any more. I put it away."), Door(_("My sub-goals"), "my-sub-goals"))
        return
    answer = await _ask(talk, _change_words(talk, found, sub_goal))
    if answer in (LATER, NO):
        _put_off_or_decline(talk, found, answer)
        return
    draft = as_proposed(found, sub_goal.draft, zone, talk.now)
    if answer == OWN_WORDS:
        before = sub_goal.draft
        draft = await put_into_words(talk, Known(UNKNOWN, draft.deadline, before.rung), before)
    talk.decide(ChangeSubGoal(sub_goal.id, sub_goal.version, draft))
    _answered(talk, found, as_it_is=answer == AS_IT_IS)
    talk.say(
        saved_words(talk, draft) + "\n" + _("{name} hears that you took it up.").format(name=found.from_name),
        Door(_("My sub-goals"), "my-sub-goals"),
        undo_door(sub_goal),
    )


def _change_words(talk: Talk[CircleFacts], found: Proposal, sub_goal: SubGoal) -> str:
    return "\n".join(
        (
            _("{name} proposes a change to you:").format(name=found.from_name),
            _("Now: {words}").format(words=line(sub_goal, talk.wall_clock.date())),
            _("Proposed: {words}").format(words=proposed_words(talk, found)),
            "",
            _("You decide. What would you like to do?"),
        )
    )


def proposed_words(talk: Talk[CircleFacts], found: Proposal) -> str:
    """What is proposed, in the other's words; a day that has gone by is not said any more."""
    today = talk.wall_clock.date()
    ahead = day_ahead(found, today)
    parts = [quoted(found.what)] if found.what else []
    parts += [say_day(ahead.day, today)] if ahead else []
    return " – ".join(parts)


async def _ask(talk: Talk[CircleFacts], text: str) -> str:
    answer: str = await talk.ask(
        "answer",
        text,
        one_of(str),
        [
            Choice(_("Yes, just like that"), AS_IT_IS),
            Choice(_("In my own words"), OWN_WORDS),
            Choice(_("Later"), LATER),
            Choice(_("No, thank you"), NO),
        ],
        name=_("Your answer"),
    )
    return answer


def _put_off_or_decline(talk: Talk[CircleFacts], found: Proposal, answer: str) -> None:
    if answer == LATER:
        talk.say(_("It waits here. Write “proposals” when you want to see it again. I don't ask."))
        return
    talk.decide(AnswerProposal(found.id, ProposalAnswer.DECLINED))
    talk.say(_("All right. {name} hears a friendly no, and no reason.").format(name=found.from_name))


def _answered(talk: Talk[CircleFacts], found: Proposal, as_it_is: bool) -> None:
    talk.decide(AnswerProposal(found.id, ProposalAnswer.ACCEPTED if as_it_is else ProposalAnswer.OWN_WORDS))
