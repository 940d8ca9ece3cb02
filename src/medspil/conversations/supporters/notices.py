"""What the bot says by itself about proposals, cheers and companions: short, with buttons, and asking for no words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from medspil.conversations.facts import Facts
from medspil.conversations.open_page import plan_doors
from medspil.conversations.shown_to_others import citizen_called, shown_line
from medspil.conversations.supporters.cheered import cheer_line
from medspil.conversations.supporters.go_along import along_ways
from medspil.conversations.supporters.proposed import answer_words
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, in_short, quoted, say_day, speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.links import Link, LinkKind
from medspil.domain.proposals import Proposal, day_ahead
from medspil.domain.seen import SharedSubGoal


def _supporter_came(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    link = _link(matter)
    text = _("{name} has come in. You choose what {name} may see.").format(name=link.name)
    doors = (Door(_("My people"), "my-people", link.id), Door(_("Show something"), "share"))
    return Saying(text, doors=doors)


def _supporter_left(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    text = _("{name} is not among your people any more, and sees nothing of yours now. It says nothing about you.")
    return Saying(text.format(name=_name(matter)), doors=(Door(_("My people"), "my-people"),))


def _proposal(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    proposal = _proposed(matter)
    if proposal.sub_goal_id is None:
        lines = [_("{name} proposes a small step to you:").format(name=_name(matter))]
    else:
        lines = [_("{name} proposes a change to you:").format(name=_name(matter))]
    if proposal.what:
        lines.append(quoted(proposal.what))
    today = facts.settings.local(now).date()
    if (ahead := day_ahead(proposal, today)) is not None:
        lines.append(_("When: {day}").format(day=say_day(ahead.day, today)))
    lines.append(_("You decide."))
    return Saying("\n".join(lines), doors=(Door(_("See the proposal"), "proposal", proposal.id),))


def _proposal_answered(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    proposal = _proposed(matter)
    text = answer_words(proposal, citizen_called(matter.citizen))
    return Saying(text, doors=(Door(_("My proposals"), "proposed", _link(matter).id),))


def _cheer(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    return _all_cheers((matter,))


def cheers_notice(facts: Facts, matters: Sequence[CircleMatter]) -> Saying:
    """All cheers of one moment as one message, in the language of who gets them; discreet where they want it so."""
    with speaking(facts.settings.language):
        if facts.settings.discreet:
            return Saying(_("There is a message for you."), doors=(Door(_("Show"), "cheered"),))
        return _all_cheers(matters)


def asides(facts: Facts, matters: Sequence[CircleMatter]) -> tuple[Saying, ...]:
    """Cheers and proposals as the first words of a message about sub-goals; nothing where it is to be discreet."""
    if facts.settings.discreet or not matters:
        return ()
    with speaking(facts.settings.language):
        lines = list(_cheer_lines([matter for matter in matters if matter.cheer is not None]))
        names = dict.fromkeys(_name(matter) for matter in matters if matter.proposal is not None)
        lines += [_("{name} proposes something. Write “proposals” to see it.").format(name=name) for name in names]
        return (Saying("\n".join(lines)),)


def _all_cheers(matters: Sequence[CircleMatter]) -> Saying:
    doors = [Door(_("My cheers"), "cheered")]
    if len(matters) == 1:
        doors.append(Door(_("Open it"), "my-sub-goals", _sub_goal(matters[0]).id))
    return Saying("\n".join([*_cheer_lines(matters), _("You need not answer.")]), doors=tuple(doors))


def _cheer_lines(matters: Sequence[CircleMatter]) -> Iterator[str]:
    for matter in matters:
        assert matter.cheer is not None
        yield cheer_line(matter.cheer, in_short(_sub_goal(matter).what))


def _shown(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    return Saying(_("{name} shows you something.").format(name=matter.citizen), doors=_home(matter))


def _along(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    assert matter.companion is not None
    lines = [
        _("{name} asks you along:").format(name=matter.citizen),
        shown_line(_sub_goal(matter), facts.house, facts.settings.local(now).date()),
        "",
        _("Would you like to come along?"),
    ]
    companion = matter.companion
    doors = [Door(label, "go-along", companion.id, way) for way, label in along_ways(companion.remind)]
    return Saying("\n".join(lines), doors=(*doors, *plan_doors(facts.house, _link(matter).id)))


def _along_answered(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    assert matter.companion is not None
    one = _sub_goal(matter)
    if matter.companion.answer:
        text = _("{name} comes along for {what}.")
    else:
        text = _("{name} can't come along for {what} this time. You can ask somebody else.")
    doors = (Door(_("Who comes along"), "along", one.id), Door(_("Open it"), "my-sub-goals", one.id))
    return Saying(text.format(name=_name(matter), what=quoted(one.what)), doors=doors)


def _along_reminder(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    one = _sub_goal(matter)
    today = facts.settings.local(now).date()
    lines = [
        _("You wanted to come along with {name}:").format(name=matter.citizen),
        shown_line(one, facts.house, today),
    ]
    return Saying("\n".join(lines), doors=_home(matter))


def _home(matter: CircleMatter) -> tuple[Door, ...]:
    """Where one who stands beside the citizen sees more."""
    link = _link(matter)
    home = "supported" if link.kind is LinkKind.SUPPORTER else "my-citizens"
    return (Door(_("See more"), home, link.id),)


def _name(matter: CircleMatter) -> str:
    return _link(matter).name


def _link(matter: CircleMatter) -> Link:
    assert matter.link is not None
    return matter.link


def _proposed(matter: CircleMatter) -> Proposal:
    assert matter.proposal is not None
    return matter.proposal


def _sub_goal(matter: CircleMatter) -> SharedSubGoal:
    assert matter.sub_goal is not None
    return matter.sub_goal


NOTICES_BESIDE: Mapping[AgendaKind, Callable[[Facts, CircleMatter, datetime], Saying]] = {
    AgendaKind.PROPOSAL: _proposal,
    AgendaKind.PROPOSAL_ANSWERED: _proposal_answered,
    AgendaKind.CHEER: _cheer,
    AgendaKind.ALONG: _along,
    AgendaKind.ALONG_ANSWERED: _along_answered,
    AgendaKind.ALONG_REMINDER: _along_reminder,
    AgendaKind.SUPPORTER_CAME: _supporter_came,
    AgendaKind.SUPPORTER_LEFT: _supporter_left,
    AgendaKind.SHOWN: _shown,
}
"""What is said of each kind."""
