"""What the talks about those around a citizen know: frozen facts, as they were when they began."""

from dataclasses import dataclass
from typing import ClassVar

from medspil.conversations.circle_data import Look as Look
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.domain.companions import Cheer, Companion
from medspil.domain.helping import HelpTime, HelpWish
from medspil.domain.links import Link
from medspil.domain.persons import Role
from medspil.domain.proposals import Proposal
from medspil.domain.seen import CitizenSeen, of_link
from medspil.domain.sharing import NOTHING, Share, SharedWith, shared_with


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here and can be linked to citizens: their name, their unit, whether as a contact person."""

    id: str
    name: str
    service: str = ""
    contact_person: bool = True


@dataclass(frozen=True)
class CircleFacts(CitizenFacts):
    """A citizen and those around them: who they are, what is shared with whom, what they said, and who has looked.

    `name` is what the citizen wants to be called, `help_time` that of their unit. `colleagues` are those who could
    become their contact.
    """

    role: ClassVar[Role | None] = Role.CITIZEN

    name: str = ""
    links: tuple[Link, ...] = ()
    shares: tuple[Share, ...] = ()
    looks: tuple[Look, ...] = ()
    wishes: tuple[HelpWish, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    cheers: tuple[Cheer, ...] = ()
    companions: tuple[Companion, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    fresh_code: str = ""
    help_time: HelpTime | None = None

    def link(self, id: str | None) -> Link | None:
        """The link with this id, if it is theirs and open."""
        return next((link for link in self.links if link.id == id), None)

    def shared_with(self, link_id: str) -> SharedWith:
        """What this one may see."""
        return shared_with(self.shares, link_id)

    def shown_to(self, sub_goal_id: str) -> tuple[Link, ...]:
        """Those who may see this sub-goal."""
        return tuple(link for link in self.links if link.accepted_at and self.shared_with(link.id).covers(sub_goal_id))


@dataclass(frozen=True)
class NewContactFacts(CircleFacts):
    """The same with what a citizen must know of somebody who comes beside them, or has left.

    `left` is who has left, where the talk is about that. Otherwise `before` is the name of the one for whom somebody
    comes, and `seen_before` what that one sees, or saw until now.
    """

    left: Link | None = None
    before: str = ""
    seen_before: SharedWith = NOTHING


@dataclass(frozen=True)
class StaffFacts(Facts):
    """A contact person or peer worker, and what they may see of the citizens beside whom they stand.

    `colleagues` are others who can be linked to citizens, `unit` is where this one works, `units` are all. `fresh_code`
    and `fresh_token` are a code and a page's token that nobody has yet.
    """

    others: ClassVar[tuple[str, ...]] = ("citizens",)

    name: str = ""
    citizens: tuple[CitizenSeen, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    unit: str = ""
    units: tuple[str, ...] = ()
    fresh_code: str = ""
    fresh_token: str = ""

    def citizen(self, link_id: str | None) -> CitizenSeen | None:
        """The one behind this link."""
        return of_link(self.citizens, link_id)

    def wish(self, wish_id: str | None) -> tuple[CitizenSeen, HelpWish] | None:
        """The wish for help with this id, and whose it is."""
        for seen in self.citizens:
            for wish in seen.wishes:
                if wish.id == wish_id:
                    return seen, wish
        return None


@dataclass(frozen=True)
class StandInFacts(StaffFacts):
    """The same with the colleagues who could be there instead, those of the same unit."""


@dataclass(frozen=True)
class BesideFacts(Facts):
    """Somebody who stands beside citizens, whether they work here or not, and what they may see.

    `cheers` are those they sent of late, `proposals` those they made, each with the id of the citizen.
    """

    others: ClassVar[tuple[str, ...]] = ("people",)

    people: tuple[CitizenSeen, ...] = ()
    cheers: tuple[Cheer, ...] = ()
    proposals: tuple[tuple[str, Proposal], ...] = ()


@dataclass(frozen=True)
class SupporterFacts(Facts):
    """A supporter, and what they may see of those whom they support; `asked` is where they were asked along."""

    role: ClassVar[Role | None] = Role.SUPPORTER
    others: ClassVar[tuple[str, ...]] = ("people", "asked")

    people: tuple[CitizenSeen, ...] = ()
    asked: tuple[Companion, ...] = ()

    def citizen(self, link_id: str | None) -> CitizenSeen | None:
        """The one behind this link."""
        return of_link(self.people, link_id)


@dataclass(frozen=True)
class StaffMember:
    """Somebody who works here, as coordinators see them."""

    id: str
    name: str
    roles: tuple[Role, ...]
    unit: str = ""


@dataclass(frozen=True)
class CoordinatorFacts(Facts):
    """A coordinator, those who work here, and the units."""

    role: ClassVar[Role | None] = Role.COORDINATOR

    staff: tuple[StaffMember, ...] = ()
    units: tuple[str, ...] = ()
    fresh_code: str = ""

    def member(self, person_id: str | None) -> StaffMember | None:
        """The one with this id."""
        return next((one for one in self.staff if one.id == person_id), None)
