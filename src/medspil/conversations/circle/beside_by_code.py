"""A citizen who is in already has the code of somebody who works here: shall that one stand beside them?"""

from medspil.conversations.coming_in import who_invites
from medspil.conversations.facts import InvitationFacts
from medspil.conversations.readers import yes_no
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.decisions import AcceptInvitation, DeclineInvitation
from medspil.domain.persons import Role


async def beside_by_code(talk: Talk[InvitationFacts]) -> None:
    """Who it is, what they see, and a yes or no; nothing is shared by that."""
    facts = talk.facts
    if facts.their_own or not facts.from_name:
        talk.say(_("You are in already. Somebody else may use that code."))
        return
    yes = await talk.ask(
        "yes",
        "\n".join((*who_invites(facts), _("Is that all right with you?"))),
        yes_no,
        [Choice(_("Yes, that is fine"), True), Choice(_("No, thank you"), False)],
        name=_("Your answer"),
    )
    if not yes:
        talk.decide(DeclineInvitation(facts.invitation_id))
        talk.say(_("That is quite all right. Everything is as it was."))
        return
    notice = facts.house.notice_version
    talk.decide(AcceptInvitation(facts.invitation_id, notice, facts.settings.language, Role.CITIZEN))
    talk.say(
        _("{who} is there for you now, and is told.").format(who=facts.from_name),
        Door(_("Share something"), "share"),
        Door(_("Who can see what"), "who-can-see"),
    )
