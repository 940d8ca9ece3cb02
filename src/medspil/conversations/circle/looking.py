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
    return f"• {capital(moment)}: {whom} {_what(look)}{_way(look)}."


def _what(look: Look) -> str:
    words = {
        SeenWhat.SHARED: _("saw what you share"),
        SeenWhat.WISH: _("saw that you would like help"),
        SeenWhat.MEETING: _("saw the page of your status meeting"),
        SeenWhat.REFUSED: _("asked for something of yours and did not get it"),
        "proposed something": _("proposed something to you"),
        "sent a cheer": _("sent you a cheer"),
        "comes along": _("said yes to coming along"),
        "can't come along": _("said no to coming along"),
        "went": _("left your people"),
    }
    return {str(key): word for key, word in words.items()}.get(look.what, _("saw something"))


def _way(look: Look) -> str:
    words = {
        "page": _("on Medspil's page"),
        "report": _("in a report"),
        "export": _("in an export"),
        "digest": _("in the overview of the week"),
    }
    return f", {words[look.way]}" if look.way in words else ""
