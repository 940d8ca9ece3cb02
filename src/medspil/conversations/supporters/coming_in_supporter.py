"""Coming in as a supporter: who invites, what one sees and does here, what is kept, and a yes."""

from medspil.conversations.coming_in import says_yes
from medspil.conversations.facts import InvitationFacts
from medspil.conversations.house_words import contact_of, kept_for, legal_basis, name_of
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _


async def coming_in_supporter(talk: Talk[InvitationFacts]) -> None:
    """Somebody whom a citizen has invited decides whether to stand beside them here."""
    if talk.facts.their_own:
        talk.say(_("That is the code you made for {name}. Pass it on to {name}.").format(name=talk.facts.name))
        return
    if not talk.facts.from_name:
        talk.say(_("That code is not good any more. Ask for a new invitation."))
        return
    if await says_yes(talk, "coming-in-supporter", _welcome(talk.facts), _more(talk.facts)):
        thanks = _("Thank you, {name}. It is good that {citizen} has you.").format(**_names(talk.facts))
        ahead = _("I write to you when {citizen} shows you something.").format(**_names(talk.facts))
        talk.say(f"{thanks}\n{ahead}", Door(_("Home"), "home"))


def _names(facts: InvitationFacts) -> dict[str, str]:
    return {"name": facts.name, "citizen": facts.from_name}


def _welcome(facts: InvitationFacts) -> str:
    house, names = facts.house, _names(facts)
    return "\n\n".join(
        (
            _("Hello, {name}. I am Medspil, a chat robot from {house}.").format(house=name_of(house), **names),
            _(
                "{citizen} would like to have you along. {citizen} takes small steps here, and chooses them alone."
            ).format(**names),
            _(
                "You see what {citizen} shows you, and nothing else. You can send short, fixed words. "
                "You don't write with each other here, and {citizen} need not answer."
            ).format(**names),
            _("I am a program, not a human being. I am no emergency line. In danger, call 112."),
            _(
                "About you I keep your name, where I can write to you, and what you do here. "
                "It is locked with a key. {citizen} can see what you do here, and when you look."
            ).format(**names),
            _("How long: {kept} My right to it: {ground} You can delete it all at any time.").format(
                kept=kept_for(house), ground=legal_basis(house)
            ),
            _("It is voluntary and for adults. Would you like to come along?"),
        )
    )


def _more(facts: InvitationFacts) -> str:
    names = _names(facts)
    return "\n\n".join(
        (
            _("It is no duty. You are no helper on call. You can leave with one tap, and need not say why.").format(
                **names
            ),
            _("What {citizen} shows you stays between you two. Show it to nobody else.").format(**names),
            _("{citizen} can take it back at any time. That says nothing about you.").format(**names),
            _("Telegram carries what we write, and can see it. Write only what you are fine with."),
            _("Any questions: {contact}").format(contact=contact_of(facts.house)),
            _("Would you like to come along?"),
        )
    )
