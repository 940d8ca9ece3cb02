"""Invented people around a citizen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from medspil.conversations.circle_facts import (
    BesideFacts,
    CircleFacts,
    Colleague,
    CoordinatorFacts,
    StaffFacts,
    StaffMember,
    SupporterFacts,
)
from medspil.conversations.digests.digest_facts import DigestTimesFacts, TeamFacts
from medspil.conversations.facts import Facts
from medspil.conversations.open_page import PageFacts
from medspil.domain.companions import Companion
from medspil.domain.helping import HelpHow, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.persons import Role
from medspil.domain.proposals import Proposal
from medspil.domain.seen import CitizenSeen, SharedSubGoal, as_shared
from medspil.domain.sharing import Share
from medspil.domain.sub_goals import SubGoal
from tests.conversations.some import a_sub_goal

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
LINK, OTHER_LINK, SUPPORTER_LINK = "1" * 32, "2" * 32, "3" * 32
WISH = "4" * 32
PROPOSAL, CHANGE, COMPANION = "9" * 32, "c" * 32, "e" * 32
CITIZEN, METTE, IDA, LARS = "5" * 32, "6" * 32, "7" * 32, "8" * 32
CODE = "K7QDM2XW9RTA"


def a_link(id: str = LINK, kind: LinkKind = LinkKind.CONTACT_PERSON, name: str = "Mette", **more: Any) -> Link:
    known: dict[str, Any] = {"other_id": METTE, "accepted_at": SINCE, "service": "Bostøtten Nord", **more}
    return Link(id, CITIZEN, kind=kind, since=SINCE, name=name, **known)


def a_wish(how: HelpHow = HelpHow.CALL, sub_goal_id: str | None = None, **more: Any) -> HelpWish:
    return HelpWish(WISH, how, SINCE + timedelta(days=20), sub_goal_id, **more)


def a_proposal(id: str = PROPOSAL, what: str | None = "bage boller", **more: Any) -> Proposal:
    known: dict[str, Any] = {"from_name": "Bo", "day": date(2026, 11, 28), **more}
    return Proposal(id, LARS, SINCE, what, **known)


def shared(sub_goal: SubGoal | None = None) -> SharedSubGoal:
    return as_shared(sub_goal or a_sub_goal(id="a" * 32))


def seen(name: str = "Sara", *sub_goals: SharedSubGoal, link: Link | None = None, **more: Any) -> CitizenSeen:
    return CitizenSeen(link or a_link(), name, sub_goals, **more)


def circle_for(kind: type[Facts], sub_goal_id: str) -> dict[str, Any] | None:
    """What is known of those around a citizen; None for facts of others."""
    supporter = a_link(SUPPORTER_LINK, LinkKind.SUPPORTER, "Bo", other_id=LARS, service="")
    if issubclass(kind, CircleFacts):
        return {
            "name": "Sara",
            "links": (a_link(), supporter),
            "shares": (Share(LINK, sub_goal_id, SINCE),),
            "wishes": (a_wish(sub_goal_id=sub_goal_id),),
            "proposals": (a_proposal(), a_proposal(CHANGE, "gå rundt om søen", sub_goal_id=sub_goal_id)),
            "colleagues": (Colleague(IDA, "Ida", "Bostøtten Nord"),),
            "fresh_code": CODE,
        }
    if issubclass(kind, StaffFacts):
        return {
            "name": "Mette",
            "citizens": (seen("Sara", shared(), wishes=(a_wish(),)),),
            "colleagues": (Colleague(IDA, "Ida", "Bostøtten Nord"),),
            "fresh_code": CODE,
        }
    if issubclass(kind, SupporterFacts):
        asked = (Companion(COMPANION, sub_goal_id, SUPPORTER_LINK, SINCE, remind=True),)
        return {"people": (seen("Sara", shared(), link=supporter),), "asked": asked}
    if issubclass(kind, BesideFacts):
        may = replace(supporter, may_propose=True)
        two = (shared(), shared(a_sub_goal("ringe til Ali", id="f" * 32)))
        return {
            "people": (seen("Sara", *two, link=may),),
            "proposals": ((CITIZEN, a_proposal()),),
        }
    if issubclass(kind, PageFacts):
        return {"fresh_token": "a" * 40}
    if issubclass(kind, CoordinatorFacts):
        return {"staff": (StaffMember(METTE, "Mette", (Role.CONTACT_PERSON,), "Bostøtten Nord"),), "fresh_code": CODE}
    return {} if kind in (DigestTimesFacts, TeamFacts) else None
