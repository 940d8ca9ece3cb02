"""All that is kept about a person and those around them, as a text to read."""

from datetime import date, datetime

from medspil.conversations.circle.looking import look_line
from medspil.conversations.circle.people_words import sees, who
from medspil.conversations.circle_data import KeptWish
from medspil.conversations.courses.course_words import zone_of
from medspil.conversations.facts import MyDataFacts
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _, capital, ngettext, quoted, say_day
from medspil.domain.helping import HelpHow
from medspil.domain.links import Link
from medspil.domain.local_time import local_day
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.domain.sharing import shared_with


def circle_told(talk: Talk[MyDataFacts]) -> list[str]:
    """The people, what they saw and what went to and fro, some lines each; none where there is nothing."""
    facts = talk.facts
    kept, today = facts.circle, local_day(talk.now, zone_of(facts))
    parts = []
    if kept.links:
        parts.append("\n".join([_("My people"), *(_person(talk, link, today) for link in kept.links)]))
    if kept.wishes:
        parts.append("\n".join([_("When I asked for help"), *(_wish(talk, wish) for wish in kept.wishes)]))
    if kept.proposals:
        parts.append("\n".join([_("What others proposed"), *(_proposal(talk, one) for one in kept.proposals)]))
    if kept.cheers:
        lines = [
            _("{day}: {name} cheered you on with {what}.").format(
                day=capital(_day(talk, cheer.at)), name=cheer.from_name, what=_what(talk, cheer.sub_goal_id)
            )
            for cheer in kept.cheers
        ]
        parts.append("\n".join([_("Cheers"), *lines]))
    if kept.companions:
        lines = [
            _("{day}: you asked {name} along for {what}.").format(
                day=capital(_day(talk, one.asked_at)), name=one.name, what=_what(talk, one.sub_goal_id)
            )
            for one in kept.companions
        ]
        parts.append("\n".join([_("Asked along"), *lines]))
    if kept.looks:
        looks = [look_line(look, facts.settings, talk.now) for look in kept.looks]
        parts.append("\n".join([_("Who has looked"), *looks]))
    return parts + _of_staff(talk)


def _person(talk: Talk[MyDataFacts], link: Link, today: date) -> str:
    since = _day(talk, link.since)
    if not link.is_open(today):
        until = _day(talk, link.ended_at) if link.ended_at else say_day(link.ends_on or today, today)
        return _("{who}: from {day} to {until}.").format(who=who(link, today), day=since, until=until)
    shared = shared_with(talk.facts.circle.shares, link.id)
    told = sees(link, shared, talk.facts.sub_goals, today)
    return _("{who}: since {day}. Sees: {what}.").format(who=who(link, today), day=since, what=told)


def _wish(talk: Talk[MyDataFacts], wish: KeptWish) -> str:
    how = {
        HelpHow.WRITE: _("by a message"),
        HelpHow.CALL: _("by a call"),
        HelpHow.NEXT_TIME: _("next time we meet"),
    }
    line = _("{day}: help {how}, with {what}.").format(
        day=capital(_day(talk, wish.wished_at)), how=how[wish.how], what=_what(talk, wish.sub_goal_id)
    )
    if wish.seen_at is not None:
        name = wish.seen_by or _("someone without a name")
        line += " " + _("{name} saw it on {day}.").format(name=name, day=_day(talk, wish.seen_at))
    if wish.withdrawn_at is not None:
        line += " " + _("You took it back.")
    return line


def _proposal(talk: Talk[MyDataFacts], proposal: Proposal) -> str:
    said = {
        ProposalAnswer.ACCEPTED: _("You said yes."),
        ProposalAnswer.OWN_WORDS: _("You put it into your own words."),
        ProposalAnswer.DECLINED: _("You said no thank you."),
    }
    what = quoted(proposal.what) if proposal.what else _what(talk, proposal.sub_goal_id)
    line = f"{capital(_day(talk, proposal.made_at))}: {proposal.from_name}, {what}."
    return line if proposal.answer is None else f"{line} {said[proposal.answer]}"


def _of_staff(talk: Talk[MyDataFacts]) -> list[str]:
    """What is kept because somebody works here or supports others."""
    kept = talk.facts.staff
    lines = []
    if kept.unit:
        lines.append(_("Where you work: {unit}").format(unit=kept.unit))
    if kept.beside:
        text = ngettext("You are beside {count} person.", "You are beside {count} people.", kept.beside)
        lines.append(text.format(count=kept.beside))
    if kept.factor:
        lines.append(_("You prove here that it is you."))
    if kept.digest:
        lines.append(_("Your overview of the week: {when}").format(when=kept.digest))
    if kept.email:
        lines.append(_("A note that it is there goes to: {email}").format(email=kept.email))
    lines += [f"{capital(_day(talk, one.made_at))}: {quoted(one.what)}" for one in kept.proposals if one.what]
    if kept.cheers:
        count = len(kept.cheers)
        text = ngettext("You have cheered others on {count} time.", "You have cheered others on {count} times.", count)
        lines.append(text.format(count=count))
    return ["\n".join([_("My work with others here"), *lines])] if lines else []


def _what(talk: Talk[MyDataFacts], sub_goal_id: str | None) -> str:
    sub_goal = talk.facts.sub_goal(sub_goal_id)
    return quoted(sub_goal.draft.what) if sub_goal is not None else _("a sub-goal that is gone")


def _day(talk: Talk[MyDataFacts], at: datetime) -> str:
    local = talk.facts.settings.local(at)
    return say_day(local.date(), talk.wall_clock.date())
