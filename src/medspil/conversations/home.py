"""Home: what someone on the staff can do here, by their roles."""

from medspil.conversations.facts import Facts
from medspil.conversations.house_words import contact_of
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _
from medspil.domain.links import CARER_ROLES
from medspil.domain.persons import Role


async def home(talk: Talk[Facts]) -> None:
    """The ways on, as buttons; words that mean nothing here lead there, too, and become nothing."""
    if (talk.opening.words or "").strip():
        told = _("I don't understand that. This is what you can do here:")
    else:
        told = _("What would you like to do?")
    talk.say(told, *staff_doors(talk.facts))


def staff_doors(facts: Facts) -> tuple[Door, ...]:
    """The ways on for their roles. The desk shows those that lead somewhere."""
    doors = [*_doors_of(facts.roles), Door(_("Settings"), "settings"), Door(_("My data"), "my-data")]
    return tuple(dict.fromkeys(doors))


def _doors_of(roles: frozenset[Role]) -> list[Door]:
    doors = []
    if Role.GROUP_LEADER in roles:
        doors += [Door(_("My groups"), "my-courses"), Door(_("A new group"), "new-course")]
    if not CARER_ROLES.isdisjoint(roles):
        doors += [Door(_("My week"), "digest"), Door(_("Those I support"), "my-citizens")]
        doors += [Door(_("The team's week"), "team-digest"), Door(_("Invite somebody"), "invite-citizen")]
    if Role.CONTACT_PERSON in roles:
        doors.append(Door(_("Offer a place"), "offer-place"))
    if Role.INTERVIEWER in roles:
        doors.append(Door(_("Interviews"), "interviews"))
    if Role.SUPPORTER in roles:
        doors.append(Door(_("Whom I stand beside"), "supported"))
    if Role.COORDINATOR in roles:
        doors.append(Door(_("The figures"), "report"))
        doors.append(Door(_("Those who work here"), "staff-list"))
        doors.append(Door(_("Invite somebody to work here"), "invite-staff"))
    return doors


def staff_help_words(facts: Facts) -> str:
    """What the bot does for someone on the staff."""
    lines = {
        Role.GROUP_LEADER: _("You plan your groups here, and I tell you what the group said."),
        Role.CONTACT_PERSON: _("You see here what is shared with you, and offer places in groups."),
        Role.PEER_WORKER: _("You see here what is shared with you."),
        Role.INTERVIEWER: _("You read the answers of the interviews here, without names."),
        Role.SUPPORTER: _("You see here what somebody you know shows you, and can cheer them on."),
        Role.COORDINATOR: _("You invite those who work here, and see the figures."),
    }
    return "\n".join(
        (
            *(line for role, line in lines.items() if role in facts.roles),
            _("“Home” shows what you can do. “Back” takes an answer back. “Stop” makes me quiet."),
            _("Any questions: {contact}").format(contact=contact_of(facts.house)),
        )
    )
