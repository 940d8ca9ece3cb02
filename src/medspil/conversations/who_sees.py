"""Who can see what a citizen writes, and sharing it: an honest answer to both."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.house_words import contact_of
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _


async def who_can_see(talk: Talk[CitizenFacts]) -> None:
    """Only the citizen, for now."""
    lines = [
        _("Only you can see your sub-goals here."),
        _("I show them to nobody else. Not to the staff, either."),
        _("Telegram carries what we write, and can see it. Write only what you are fine with."),
        _("Others may see your phone. Discreet mode helps with that."),
    ]
    talk.say(
        "\n".join(lines),
        Door(_("And in a group?"), "who-sees-answers"),
        Door(_("My data"), "my-data"),
        Door(_("Settings"), "settings"),
    )


async def share(talk: Talk[CitizenFacts]) -> None:
    """Sharing is not there yet, and that is said."""
    lines = [
        _("It is a good thought to share it. I can't do that yet."),
        _("Right now only you can see your sub-goals. Nobody else does."),
        _("You can tell about it yourself. To reach the staff: {contact}").format(contact=contact_of(talk.facts.house)),
    ]
    talk.say("\n".join(lines), Door(_("My sub-goals"), "my-sub-goals"))
