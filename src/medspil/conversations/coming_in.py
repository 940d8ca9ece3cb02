"""Coming in by an invitation: what Medspil is and is not, what it keeps, and a yes in plain words."""

from itertools import count

from medspil.conversations.facts import InvitationFacts
from medspil.conversations.house_words import contact_of, kept_for, legal_basis, name_of
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Talk
from medspil.conversations.texts import _
from medspil.domain.decisions import AcceptInvitation, DeclineInvitation
from medspil.domain.persons import Role


async def coming_in(talk: Talk[InvitationFacts]) -> None:
    """Someone with an invitation decides whether to take part as a citizen."""
    if await says_yes(talk, "coming-in", _welcome(talk), _more(talk)):
        talk.say(_("Welcome. I am glad you are here."))
        name, subject = talk.facts.then or ("first-sub-goal", None)
        if talk.facts.from_role is not None:
            # Who invited them wants to know them by a name; what would have come first comes after it.
            talk.go_on_with("call-me", Opening(subject=subject, argument=name))
        else:
            talk.go_on_with(name, Opening(subject=subject))


async def says_yes(talk: Talk[InvitationFacts], name: str, welcome: str, more: str) -> bool:
    """Asks for the yes and decides what is answered; the talk `name` goes on in another language that is tapped."""
    facts = talk.facts
    text = welcome
    for turn in count():
        answer = await talk.ask(f"yes-{turn}", text, one_of(str), _choices(talk, turn))
        if answer == "more":
            text = more
        elif answer == "language":
            talk.go_on_with(name, Opening(subject=talk.opening.subject, argument=_other_language(talk)))
            return False
        else:
            break
    if answer == "yes":
        notice = facts.house.notice_version
        talk.decide(AcceptInvitation(facts.invitation_id, notice, facts.settings.language, facts.invited_as))
        return True
    talk.decide(DeclineInvitation(facts.invitation_id))
    if facts.roles:
        talk.say(_("That is quite all right. Everything is as it was."))
    else:
        talk.say(
            _(
                "That is quite all right. I keep nothing about you, only that someone said no. "
                "If you change your mind, ask for a new invitation."
            )
        )
    return False


def _other_language(talk: Talk[InvitationFacts]) -> str:
    return "da" if talk.facts.settings.language == "en" else "en"


def _choices(talk: Talk[InvitationFacts], turn: int) -> list[Choice[str]]:
    choices = [Choice(_("Yes, I want to"), "yes"), Choice(_("No, thank you"), "no")]
    if turn == 0:
        choices.append(Choice(_("Tell me more"), "more"))
    if turn == 0 and not talk.facts.roles:
        other = "Dansk" if talk.facts.settings.language == "en" else "English"
        choices.append(Choice(other, "language"))
    return choices


def _welcome(talk: Talk[InvitationFacts]) -> str:
    house = talk.facts.house
    return "\n\n".join(
        (
            _("Hello. I am Medspil, a chat robot from {house}.").format(house=name_of(house)),
            _("I help you set small goals of your own. I remind you, and we look back at how it went."),
            *who_invites(talk.facts),
            _("I am a program, not a human being. I am no emergency line. In danger, call 112."),
            _(
                "I keep what you write about your goals, and where I can write to you. "
                "Without it I could not remind you. "
                "It is locked with a key. Only you see it, until you share it yourself."
            ),
            _("I also count how it goes for all of you together. No figure is about fewer than three people."),
            _("How long: {kept} My right to it: {ground} You can delete it all at any time.").format(
                kept=kept_for(house), ground=legal_basis(house)
            ),
            _("It is voluntary and for adults. Would you like to take part?"),
        )
    )


def who_invites(facts: InvitationFacts) -> list[str]:
    """Who has invited them, what that one becomes, and that nothing is seen unless it is shared."""
    name = facts.from_name
    if facts.from_role is None or not name:
        return []
    if facts.from_role is Role.PEER_WORKER:
        becomes = _("{name} has invited you, and becomes your peer worker here.")
        return [becomes.format(name=name) + " " + _("{name} sees only what you share yourself.").format(name=name)]
    becomes = _("{name} has invited you, and becomes your contact person here.")
    sees = _("{name} sees only what you share yourself, and hears it when you ask for help.")
    return [becomes.format(name=name) + " " + sees.format(name=name)]


def _more(talk: Talk[InvitationFacts]) -> str:
    house = talk.facts.house
    return "\n\n".join(
        (
            _("You choose your own steps. Nobody else decides about them."),
            _("Telegram carries what we write, and can see it. Write only what you are fine with."),
            _("Any questions: {contact}").format(contact=contact_of(house)),
            _("If you say no, you get the same help as before. Would you like to take part?"),
        )
    )
