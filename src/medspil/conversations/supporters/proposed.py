"""What somebody has proposed, and what the citizen said to it."""

from medspil.conversations.circle_facts import BesideFacts
from medspil.conversations.shown_to_others import citizen_called
from medspil.conversations.supporters.gone import home_door, nothing_there
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _, in_short, quoted, say_day
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.domain.seen import of_link

MOST_SHOWN = 8


async def proposed(talk: Talk[BesideFacts]) -> None:
    """The newest proposals to one citizen, the newest first."""
    seen = of_link(talk.facts.people, talk.opening.subject)
    if seen is None:
        nothing_there(talk)
        return
    name = citizen_called(seen.name)
    mine = [one for citizen_id, one in reversed(talk.facts.proposals) if citizen_id == seen.link.citizen_id]
    if not mine:
        talk.say(_("There is no proposal of yours to {name} yet.").format(name=name), home_door())
        return
    today = talk.wall_clock.date()
    lines = [_("You have put this to {name}:").format(name=name)]
    for one in mine[:MOST_SHOWN]:
        parts = [quoted(in_short(one.what))] if one.what else []
        parts += [say_day(one.day, today)] if one.day else []
        lines.append(f"• {' – '.join(parts)}\n  {_answers()[one.answer]}")
    talk.say("\n".join(lines), home_door())


def _answers() -> dict[ProposalAnswer | None, str]:
    """The answers in short."""
    return {
        None: _("No answer yet"),
        ProposalAnswer.ACCEPTED: _("Answer: yes"),
        ProposalAnswer.OWN_WORDS: _("Answer: yes, in other words"),
        ProposalAnswer.DECLINED: _("Answer: no, thank you"),
    }


def answer_words(proposal: Proposal, name: str) -> str:
    """What the citizen called so says to it."""
    words = {
        None: _("{name} has not answered yet."),
        ProposalAnswer.ACCEPTED: _("{name} says yes to your proposal."),
        ProposalAnswer.OWN_WORDS: _("{name} has taken up your proposal and put it in other words."),
        ProposalAnswer.DECLINED: _("{name} says thank you for your proposal, and would rather not this time."),
    }
    return words[proposal.answer].format(name=name)
