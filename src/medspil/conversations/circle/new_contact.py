"""The citizen is asked about somebody who comes beside them, or says who should be their contact person now."""

from itertools import count

from medspil.conversations.circle.link_words import comer, comes_words, left_words, what_they_saw
from medspil.conversations.circle_facts import Colleague, NewContactFacts
from medspil.conversations.house_words import contact_of
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, in_short
from medspil.domain.circle_decisions import AnswerLink, ChooseContact
from medspil.domain.links import Link, LinkKind

SHOWN_AT_ONCE = 8
LABEL_LENGTH = 32
MORE, NOT_NOW = "+more", "+not-now"
THE_SAME, MYSELF, NO = "the-same", "myself", "no"


async def new_contact(talk: Talk[NewContactFacts]) -> None:
    """A link that waits for a yes; otherwise the choice of a contact person."""
    link = talk.facts.link(talk.opening.subject)
    if link is not None and link.accepted_at is None:
        await _answer(talk, link)
    elif link is not None:
        talk.say(_("{who} is there for you. You have said yes to it.").format(who=comer(link)), *_after())
    else:
        await _choose(talk)


async def _answer(talk: Talk[NewContactFacts], link: Link) -> None:
    facts, who = talk.facts, comer(link)
    if facts.seen_before.nothing:
        asked = [_("Is it all right with you that {who} is there for you?").format(who=who)]
        choices = [Choice(_("Yes, that is fine"), MYSELF)]
    else:
        seen = what_they_saw(facts.seen_before, facts.sub_goals)
        other = facts.before or _("Your contact person")
        asked = [
            _("{other} sees: {what}").format(other=other, what=seen),
            _("May {who} see the same?").format(who=who),
        ]
        choices = [Choice(_("Yes, the same"), THE_SAME), Choice(_("Yes, but I share myself"), MYSELF)]
    answer: str = await talk.ask(
        "answer",
        "\n".join((*comes_words(link, facts.before, talk.wall_clock.date()), *asked)),
        one_of(str),
        [*choices, Choice(_("No, thank you"), NO)],
        name=_("Your answer"),
    )
    talk.decide(AnswerLink(link.id, answer != NO, answer == THE_SAME))
    if answer == THE_SAME:
        talk.say(_("Thank you. {who} sees it now. You can take it back at any time.").format(who=who), *_after())
    elif answer == MYSELF:
        hears = _("Thank you. {who} only sees when you would like help, until you share something.")
        talk.say(hears.format(who=who), *_after())
    else:
        choose = Door(_("Choose a contact person"), "new-contact")
        doors = _after() if link.kind is LinkKind.STAND_IN else (choose, *_after())
        talk.say(_("All right. {who} is told, and sees nothing of yours.").format(who=who), *doors)


async def _choose(talk: Talk[NewContactFacts]) -> None:
    """The citizen says who should be there for them now, or that they don't know."""
    facts = talk.facts
    contact = next((link for link in facts.links if link.kind is LinkKind.CONTACT_PERSON and link.accepted_at), None)
    gone = [left_words(facts.left)] if talk.opening.subject is not None else []
    if facts.left is not None and facts.left.kind is not LinkKind.CONTACT_PERSON:
        talk.say("\n".join(gone), *_after())
        return
    if contact is not None:
        stays = _("{who} is your contact person.").format(who=contact.name or _("A colleague"))
        talk.say("\n".join((*gone, stays)), *_after())
        return
    known = [one for one in facts.colleagues if one.contact_person]
    picked = await _pick(talk, known, gone) if known else None
    if picked is None:
        told = [] if known else gone
        later = _("You can choose a contact person later. To reach the staff: {contact}")
        told = [*told, later.format(contact=contact_of(facts.house))]
        talk.say("\n".join(told), Door(_("Who can see what"), "who-can-see"))
        return
    talk.decide(ChooseContact(picked.id))
    lines = (
        _("{who} is your contact person now, and is told.").format(who=picked.name),
        _("{who} hears when you would like help, and otherwise sees only what you share.").format(who=picked.name),
    )
    talk.say("\n".join(lines), *_after())


async def _pick(talk: Talk[NewContactFacts], known: list[Colleague], gone: list[str]) -> Colleague | None:
    by_id = {one.id: one for one in known}
    for page in count():
        shown = known[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [Choice(in_short(one.name, LABEL_LENGTH), one.id) for one in shown]
        if len(known) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        choices.append(Choice(_("I don't know yet"), NOT_NOW))
        asked = "\n".join((*gone, _("Who should be your contact person now?")))
        picked: str = await talk.ask(f"who-{page}", asked, one_of(str), choices, name=_("Who"))
        if picked == NOT_NOW:
            return None
        if picked != MORE:
            return by_id[picked]
    raise AssertionError("counting never ends")


def _after() -> tuple[Door, ...]:
    """Where one may go from there."""
    return (Door(_("Share something"), "share"), Door(_("Who can see what"), "who-can-see"))
