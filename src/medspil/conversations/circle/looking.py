"""Looks of others at what is a citizen's, as the citizen reads them."""

from datetime import datetime

from medspil.conversations.circle_facts import Look
from medspil.conversations.texts import _, capital, say_moment
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.links import LinkKind
from medspil.domain.persons import PersonSettings, Role

NEWEST = 10
"""So many looks are shown in the chat; all of them stand in the file."""


def role_seen(role: str) -> str:
    """In which role somebody looked."""
    words = {
        Role.CITIZEN: _("somebody else here"),
        Role.CONTACT_PERSON: _("contact person"),
        Role.PEER_WORKER: _("peer worker"),
        LinkKind.STAND_IN: _("stand-in"),
        Role.SUPPORTER: _("friend or family"),
        Role.GROUP_LEADER: _("group leader"),
        Role.COORDINATOR: _("coordinator"),
        Role.INTERVIEWER: _("interviewer"),
    }
    return {str(key): word for key, word in words.items()}.get(role, _("someone"))


def look_line(look: Look, settings: PersonSettings, now: datetime) -> str:
    """One look in a line: when, who, in which role, what, and by which way."""
    moment = say_moment(settings.local(look.at), settings.local(now).date())
    whom = f"{look.who} ({role_seen(look.role)})" if look.who else role_seen(look.role)
    return f"• {capital(moment)}: {whom} {look_words().get(look.what, _('saw something'))}{_way(look)}."


def look_words() -> dict[str, str]:
    """What somebody else saw or did, by the words of the audit log."""
    return {
        SeenWhat.SHARED.value: _("saw what you share"),
        SeenWhat.WISH.value: _("saw that you would like help"),
        SeenWhat.MEETING.value: _("saw the page of your status meeting"),
        SeenWhat.REFUSED.value: _("asked for something of yours and did not get it"),
        "answered a wish for help": _("answered your wish for help"),
        "asked somebody to stand in": _("asked somebody to stand in"),
        "handed over": _("handed over to somebody else"),
        "proposed something": _("proposed something to you"),
        "sent a cheer": _("sent you a cheer"),
        "comes along": _("said yes to coming along"),
        "can't come along": _("said no to coming along"),
        "went": _("left your people"),
        "set the day of a status meeting": _("set the day of a status meeting"),
        "called a status meeting off": _("called a status meeting off"),
        "asked for a note of a status meeting": _("asked you to read a note"),
    }


def _way(look: Look) -> str:
    words = {
        "page": _("on Medspil's page"),
        "report": _("in a report"),
        "export": _("in an export"),
        "digest": _("in the overview of the week"),
    }
    return f", {words[look.way]}" if look.way in words else ""
