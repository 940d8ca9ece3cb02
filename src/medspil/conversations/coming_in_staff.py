"""Coming in as staff: who Medspil is, what is kept about them, what they see and don't see, and a yes."""

from medspil.conversations.coming_in import says_yes
from medspil.conversations.facts import InvitationFacts
from medspil.conversations.house_words import contact_of, kept_for, legal_basis, name_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _
from medspil.conversations.tokens import HOME, SECOND_FACTOR
from medspil.domain.persons import Role


async def coming_in_staff(talk: Talk[InvitationFacts]) -> None:
    """Someone who works here decides whether to work with Medspil."""
    if await says_yes(talk, "coming-in-staff", _welcome(talk.facts), _more(talk.facts)):
        talk.say(_("Welcome, {name}.").format(name=talk.facts.name))
        talk.go_on_with(SECOND_FACTOR, Opening(then=HOME))


def _welcome(facts: InvitationFacts) -> str:
    house = facts.house
    return "\n\n".join(
        (
            _("Hello, {name}. I am Medspil, a chat robot from {house}.").format(name=facts.name, house=name_of(house)),
            _what_for(facts.invited_as),
            _("About you I keep your name, where I can write to you, and what you do here. It is locked with a key."),
            _("Others see you as “{name}” here. When you stop working here, your access ends.").format(name=facts.name),
            _("How long: {kept} My right to it: {ground} You can delete it all at any time.").format(
                kept=kept_for(house), ground=legal_basis(house)
            ),
            _("Would you like to use me in your work?"),
        )
    )


def _what_for(role: Role) -> str:
    """What they do here, and what they see and don't see."""
    if role is Role.GROUP_LEADER:
        return _(
            "You plan your groups here. After each session I ask those who were there. "
            "You see who has a place, and what they say together, from three answers on. "
            "You don't see who said what, and no sub-goals."
        )
    if role is Role.INTERVIEWER:
        return _("You read what people answer in interviews. You don't see their names, and nothing else about them.")
    if role is Role.COORDINATOR:
        return _(
            "You invite those who work here, and you close their access again. You see figures of each unit. "
            "You don't see who takes part, nor what they write."
        )
    sees = _(
        "Those you support set small sub-goals here. You see what they share with you, and when they would like help. "
        "Once a week I tell you how it goes. What they don't share, you don't see. "
        "They can see when you have looked. You and they can't chat through me."
    )
    offers = _("You can also offer places in groups. What is said there, you don't see.")
    return f"{sees} {offers}" if role is Role.CONTACT_PERSON else sees


def _more(facts: InvitationFacts) -> str:
    return "\n\n".join(
        (
            _names_to_write(facts.invited_as),
            _("I am a program, not a human being. I am no emergency line. In danger, call 112."),
            _("Any questions: {contact}").format(contact=contact_of(facts.house)),
            _("Would you like to use me in your work?"),
        )
    )


def _names_to_write(role: Role) -> str:
    """Whose names may stand in this chat."""
    if role is Role.COORDINATOR:
        return _("Telegram carries what we write, and can see it. Write only names of those who work here.")
    return _("Telegram carries what we write, and can see it. Write no names here but your own.")
