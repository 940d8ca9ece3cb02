"""Invented people who work here, those beside whom they stand, and what all of them hear of each other."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from medspil.conversations.circle_facts import Colleague, StaffMember
from medspil.conversations.scripts.invented_circle import InCircle
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleDue, CircleMatter
from medspil.domain.helping import HelpHow, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.persons import Role
from medspil.domain.seen import CitizenSeen, SharedSubGoal
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import Deadline, LifeArea, Rung, Status

Words = Mapping[str, str]

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
UNTIL = date(2026, 12, 4)
LINK, BEFORE, CITIZEN, OTHER = f"8{1:031}", f"8{2:031}", f"8{3:031}", f"8{4:031}"
SUB_GOAL = f"{1:032}"


def _link(words: Words, kind: LinkKind = LinkKind.CONTACT_PERSON, id: str = LINK, **more: Any) -> Link:
    known: dict[str, Any] = {"accepted_at": SINCE, "name": words["leader"], "service": words["unit"], **more}
    return Link(id, CITIZEN, OTHER, kind, SINCE, **known)


def _shared(number: int, words: Words, **more: Any) -> SharedSubGoal:
    deadline = Deadline(date(2026, 11, 26 + number % 4), time(14) if number == 2 else None)
    area = LifeArea.BODY_AND_HEALTH if number % 2 else None
    known: dict[str, Any] = {"status": Status.ACTIVE, "made_at": SINCE, **more}
    return SharedSubGoal(f"{number:032}", 1, words["walk"], deadline, Rung.SELF, None, area, **known)


def _seen(words: Words, link: Link | None = None, **more: Any) -> CitizenSeen:
    return CitizenSeen(link or _link(words), words["second"], **more)


def _supports(words: Words) -> InCircle:
    """Two of one name, one who shares much and would like help, one who shares nothing."""
    reached = tuple(_shared(number, words, status=Status.REACHED) for number in (10, 11))
    wish = HelpWish("1" * 32, HelpHow.CALL, SINCE, SUB_GOAL)
    shows = _seen(
        words,
        sub_goals=(*(_shared(number, words) for number in range(1, 9)), *reached),
        wishes=(wish,),
        meeting=date(2026, 12, 10),
    )
    nothing = _seen(words, _link(words, id=BEFORE))
    return InCircle(citizens=(shows, nothing), colleagues=_colleagues(words))


def _one(kind: LinkKind, **more: Any) -> Callable[[Words], InCircle]:
    """One citizen, beside whom they stand as this."""
    wish = HelpWish("1" * 32, HelpHow.WRITE, SINCE)
    return lambda words: InCircle(citizens=(_seen(words, _link(words, kind, **more), wishes=(wish,)),))


def _many(words: Words) -> InCircle:
    return InCircle(citizens=tuple(_seen(words, _link(words, id=f"8{number:031}")) for number in range(1, 15)))


def _alone(words: Words) -> InCircle:
    """Nobody else works here."""
    return InCircle(citizens=(_seen(words),))


def _colleagues(words: Words, number: int = 2) -> tuple[Colleague, ...]:
    names = (words["third"], words["fourth"], *(f"{words['third']} {n}" for n in range(3, number + 1)))
    return tuple(Colleague(f"7{n:031}", name, words["unit"]) for n, name in enumerate(names[:number]))


def _comes(kind: LinkKind, shared: SharedWith, **more: Any) -> Callable[[Words], InCircle]:
    """To the citizen: somebody comes who waits for their yes."""

    def circle(words: Words) -> InCircle:
        link = _link(words, kind, accepted_at=None, name=words["third"], stands_in_for=BEFORE, **more)
        return InCircle(links=(link,), before=words["leader"], seen_before=shared, colleagues=_colleagues(words))

    return circle


def _left(words: Words, colleagues: int = 2) -> InCircle:
    gone = _link(words, ended_at=SINCE)
    return InCircle(left=gone, colleagues=_colleagues(words, colleagues))


def _left_with_another(words: Words) -> InCircle:
    return replace(_left(words), links=(_link(words, id=BEFORE, name=words["third"]),))


def _coordinates(words: Words, number: int = 3) -> InCircle:
    members = tuple(
        StaffMember(f"7{n:031}", f"{words['third']} {n}", (Role.CONTACT_PERSON,), words["unit"])
        for n in range(number - 1)
    )
    both = StaffMember(f"7{99:031}", words["fourth"], (Role.GROUP_LEADER, Role.PEER_WORKER))
    return InCircle(staff=(both, *members), units=(words["unit"],))


CIRCLES: dict[str, Callable[[Words], InCircle]] = {
    "supports": _supports,
    "supports-many": _many,
    "supports-alone": _alone,
    "stands-in": _one(LinkKind.STAND_IN, ends_on=UNTIL, accepted_at=None),
    "stands-in-yes": _one(LinkKind.STAND_IN, ends_on=UNTIL),
    "peer": _one(LinkKind.PEER_WORKER),
    "stand-in-comes": _comes(LinkKind.STAND_IN, SharedWith(sub_goal_ids=frozenset((SUB_GOAL,))), ends_on=UNTIL),
    "stand-in-comes-to-many": _comes(
        LinkKind.STAND_IN, SharedWith(sub_goal_ids=frozenset(f"{n:032}" for n in range(1, 9))), ends_on=UNTIL
    ),
    "takes-over": _comes(LinkKind.CONTACT_PERSON, SharedWith(everything=True)),
    "takes-over-nothing-shared": _comes(LinkKind.CONTACT_PERSON, SharedWith()),
    "invited-by-contact": lambda words: InCircle(invited_by=Role.CONTACT_PERSON),
    "invited-by-peer": lambda words: InCircle(invited_by=Role.PEER_WORKER),
    "has-contact": lambda words: InCircle(links=(_link(words),)),
    "left": _left,
    "left-many-colleagues": lambda words: _left(words, 10),
    "left-alone": lambda words: _left(words, 0),
    "left-with-another": _left_with_another,
    "left-peer": lambda words: InCircle(left=_link(words, LinkKind.PEER_WORKER, ended_at=SINCE)),
    "coordinates": _coordinates,
    "coordinates-many": lambda words: _coordinates(words, 12),
    "coordinates-alone": lambda words: InCircle(),
}
"""The circles that a scene may name."""


def _due(kind: AgendaKind, link: Link | None, words: Words, **more: Any) -> CircleDue:
    matter = CircleMatter(link=link, **{"citizen": words["second"], "before": words["leader"], **more})
    return CircleDue(kind, "" if link is None else link.id, matter)


def _answered(kind: LinkKind, **link: Any) -> Callable[[Words], CircleDue]:
    more = {"as_asker": True} if link.pop("as_asker", False) else {}
    return lambda words: _due(
        AgendaKind.LINK_ANSWERED, _link(words, kind, **{"name": words["third"], **link}), words, **more
    )


_WAITS: dict[str, Any] = {"accepted_at": None}
_NO: dict[str, Any] = {"accepted_at": None, "ended_at": SINCE}

NEWS: dict[str, Callable[[Words], CircleDue]] = {
    "contact-left": lambda words: _due(AgendaKind.CONTACT_LEFT, _link(words, ended_at=SINCE), words, for_citizen=True),
    "contact-forgotten": lambda words: _due(AgendaKind.CONTACT_LEFT, None, words, for_citizen=True),
    "peer-left": lambda words: _due(
        AgendaKind.CONTACT_LEFT, _link(words, LinkKind.PEER_WORKER, ended_at=SINCE), words, for_citizen=True
    ),
    "stand-in-comes": lambda words: _due(
        AgendaKind.NEW_CONTACT,
        _link(words, LinkKind.STAND_IN, accepted_at=None, ends_on=UNTIL, name=words["third"]),
        words,
        for_citizen=True,
    ),
    "takes-over": lambda words: _due(
        AgendaKind.NEW_CONTACT, _link(words, accepted_at=None, name=words["third"]), words, for_citizen=True
    ),
    "nameless-comes": lambda words: _due(
        AgendaKind.NEW_CONTACT, _link(words, accepted_at=None, name=""), words, for_citizen=True, before=""
    ),
    "asked-to-stand-in": _answered(LinkKind.STAND_IN, ends_on=UNTIL, **_WAITS),
    "asked-to-take-over": _answered(LinkKind.CONTACT_PERSON, **_WAITS),
    "asked-by-somebody": lambda words: _due(AgendaKind.LINK_ANSWERED, _link(words, **_WAITS), words, before=""),
    "yes-to-stand-in": _answered(LinkKind.STAND_IN, ends_on=UNTIL),
    "yes-to-contact": _answered(LinkKind.CONTACT_PERSON),
    "yes-to-peer": _answered(LinkKind.PEER_WORKER),
    "no": _answered(LinkKind.STAND_IN, ends_on=UNTIL, **_NO),
    "yes-to-who-asked": _answered(LinkKind.STAND_IN, as_asker=True, ends_on=UNTIL),
    "no-to-who-asked": _answered(LinkKind.STAND_IN, as_asker=True, ends_on=UNTIL, **_NO),
}
"""What a scene may tell somebody."""
