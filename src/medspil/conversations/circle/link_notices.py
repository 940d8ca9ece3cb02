"""What is said by itself about who comes beside a citizen and who has left: to the citizen, and to those who come."""

from datetime import datetime

from medspil.conversations.circle.link_words import comes_words, left_words
from medspil.conversations.facts import Facts
from medspil.conversations.shown_to_others import citizen_called
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, capital, say_day
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.links import Link, LinkKind
from medspil.domain.local_time import local_day


def new_contact_comes(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """To the citizen: somebody stands in or takes over, and their yes is asked for."""
    link = _link(matter)
    lines = [*comes_words(link, matter.before, local_day(now, facts.settings.tz)), _("Is that all right with you?")]
    return Saying("\n".join(lines), doors=(Door(_("Answer"), "new-contact", link.id),))


def contact_left(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """To the citizen: somebody does not work here any more; where it was their contact person, who should it be now?"""
    link = matter.link
    lines = [left_words(link)]
    if link is not None and link.kind is not LinkKind.CONTACT_PERSON:
        return Saying(lines[0], doors=(Door(_("Who can see what"), "who-can-see"),))
    lines.append(_("Who should be your contact person now?"))
    return Saying("\n".join(lines), doors=(Door(_("Choose"), "new-contact", None if link is None else link.id),))


def link_answered(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """To those who come, and to who asked them to: how it stands, and what the citizen said."""
    link = _link(matter)
    name = citizen_called(matter.citizen)
    door = Door(name, "my-citizens", None if link.ended_at is not None or matter.as_asker else link.id)
    return Saying("\n".join(_answered_lines(facts, matter, link, name, now)), doors=(door,))


def _answered_lines(facts: Facts, matter: CircleMatter, link: Link, name: str, now: datetime) -> list[str]:
    if matter.as_asker:
        return [_to_who_asked(link, name)]
    if link.ended_at is not None:
        return [_("{name} has said no to it, so you see nothing there.").format(name=capital(name))]
    if link.accepted_at is None:
        return [
            _comes(facts, matter, link, name, now),
            _("{name} is asked now. Until the yes you only see wishes for help.").format(name=capital(name)),
        ]
    if link.kind is LinkKind.STAND_IN:
        said = _("{name} has said yes: you stand in.").format(name=capital(name))
    elif link.kind is LinkKind.PEER_WORKER:
        said = _("{name} is in now. You are the peer worker.").format(name=capital(name))
    else:
        said = _("{name} has said yes: you are the contact person.").format(name=capital(name))
    if not matter.citizen:
        return [said, _("You see what is shared with you, and nothing else.")]
    return [said, _("You see what {name} shares with you, and nothing else.").format(name=name)]


def _comes(facts: Facts, matter: CircleMatter, link: Link, name: str, now: datetime) -> str:
    other = matter.before or _("A colleague")
    if link.kind is LinkKind.STAND_IN and link.ends_on is not None:
        day = say_day(link.ends_on, local_day(now, facts.settings.tz))
        stands = _("{other} is away. You are there for {name} meanwhile, {day} included.")
        return stands.format(other=other, name=name, day=day)
    return _("{other} is not the contact person of {name} any more. You are now.").format(other=other, name=name)


def _to_who_asked(link: Link, name: str) -> str:
    """To the contact person who is away: what the citizen said of the one who stands in."""
    who = link.name or _("a colleague")
    if link.ended_at is not None:
        said = _("{name} does not want {who} to stand in for you. Wishes for help come to you alone.")
    else:
        said = _("{name} has said yes to {who}, who stands in for you.")
    return said.format(name=capital(name), who=who)


def _link(matter: CircleMatter) -> Link:
    assert matter.link is not None
    return matter.link
