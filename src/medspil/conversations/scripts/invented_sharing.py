"""Invented people beside a citizen, what is shared with them, and who has looked; a scene names them by `circle`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from medspil.conversations.circle.looking import look_words
from medspil.conversations.circle_data import CircleData, KeptOfStaff, KeptWish, Look
from medspil.conversations.scripts.invented_circle import InCircle
from medspil.domain import circle_decisions as d
from medspil.domain.companions import Cheer, Companion
from medspil.domain.helping import HelpHow, HelpReply
from medspil.domain.links import Link, LinkKind
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.domain.sharing import Share, SharedWith, after_sharing, after_unsharing, shared_with
from medspil.domain.undoing import ShareChange, ShareState

Words = Mapping[str, str]

CONTACT, SUPPORTER, STAND_IN, PEER = (f"9{number:031}" for number in range(1, 5))
"""The ids of the links in all scenes."""

SUB_GOAL, OTHER_SUB_GOAL = (f"{number:032}" for number in (1, 2))
SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
_LATER = datetime(2026, 11, 23, 7, tzinfo=UTC)


def after(circle: InCircle, decision: Any, sub_goal_ids: tuple[str, ...]) -> InCircle:
    """The circle once this is decided."""
    if isinstance(decision, d.Share):
        return sharing(circle, decision.link_id, after_sharing(_shown(circle, decision.link_id), decision.sub_goal_id))
    if isinstance(decision, d.Unshare):
        before = _shown(circle, decision.link_id)
        return sharing(circle, decision.link_id, after_unsharing(before, decision.sub_goal_id, sub_goal_ids))
    if isinstance(decision, d.EndLink):
        return replace(circle, links=tuple(link for link in circle.links if link.id != decision.link_id))
    if isinstance(decision, d.LetPropose):
        let = {decision.link_id: decision.may}
        links = tuple(replace(link, may_propose=let.get(link.id, link.may_propose)) for link in circle.links)
        return replace(circle, links=links)
    return circle


def sharing(circle: InCircle, link_id: str, shared: SharedWith) -> InCircle:
    """The circle where this is shared with one of them."""
    others = tuple(share for share in circle.shares if share.link_id != link_id)
    every: tuple[str | None, ...] = (None,) if shared.everything else ()
    new = tuple(Share(link_id, one, SINCE) for one in (*every, *sorted(shared.sub_goal_ids)))
    return replace(circle, shares=others + new)


def share_change(before: InCircle, after: InCircle, link_id: str) -> ShareChange:
    """What one may see, before and after."""
    return ShareChange(ShareState(link_id, _shown(before, link_id)), ShareState(link_id, _shown(after, link_id)))


def _shown(circle: InCircle, link_id: str) -> SharedWith:
    return shared_with(circle.shares, link_id)


def _links(words: Words) -> tuple[Link, ...]:
    """A contact person, a friend, a stand-in who waits for a yes, and a peer worker."""

    def one(id: str, kind: LinkKind, name: str, **more: Any) -> Link:
        return Link(id, "1" * 32, "2" * 32, kind, SINCE, **{"accepted_at": SINCE, "name": words[name], **more})

    return (
        one(CONTACT, LinkKind.CONTACT_PERSON, "leader", service=words["unit"]),
        one(SUPPORTER, LinkKind.SUPPORTER, "second"),
        one(STAND_IN, LinkKind.STAND_IN, "third", accepted_at=None, ends_on=date(2026, 12, 4)),
        one(PEER, LinkKind.PEER_WORKER, "fourth"),
    )


def _sharing(words: Words) -> InCircle:
    """All is shared with the contact person, one sub-goal with the friend; several have looked."""
    ids = (SUB_GOAL, OTHER_SUB_GOAL)
    shares = (Share(CONTACT, None, SINCE), *(Share(SUPPORTER, one, SINCE) for one in ids))
    return InCircle(links=_links(words), shares=shares, looks=_looks(words))


def _looks(words: Words) -> tuple[Look, ...]:
    whats = look_words()
    ways = ("digest", "chat", "page", "report", "export", "chat")
    roles = ("contact-person", "stand-in", "peer-worker", "supporter", "group-leader", "coordinator", "interviewer")
    pairs = [(what, "chat") for what in whats] + [(d.SeenWhat.SHARED, way) for way in ways]
    named = [Look(SINCE.replace(hour=7, minute=n), what, words["leader"], "contact-person", way)
             for n, (what, way) in enumerate(pairs)]  # fmt: skip
    nameless = [Look(_LATER.replace(minute=n), d.SeenWhat.SHARED, "", role) for n, role in enumerate(roles)]
    return (*named, *nameless, Look(_LATER, d.SeenWhat.REFUSED, "", "citizen"), Look(_LATER, "", "", ""))


def _proposing(words: Words) -> InCircle:
    """The friend may propose."""
    return InCircle(links=tuple(replace(link, may_propose=link.id == SUPPORTER) for link in _links(words)))


def _few_looks(words: Words) -> InCircle:
    return InCircle(links=_links(words), looks=_looks(words)[:3])


def _data(words: Words) -> InCircle:
    """All that can be kept of a citizen and those around them."""
    links = _links(words)
    gone = (
        replace(links[0], id=f"9{8:031}", ended_at=_LATER),
        replace(links[2], id=f"9{9:031}", ends_on=date(2026, 11, 20)),
    )
    wishes = (
        KeptWish(HelpHow.CALL, SINCE, SUB_GOAL, _LATER, words["leader"], HelpReply.CALLS),
        KeptWish(HelpHow.WRITE, SINCE, SUB_GOAL, withdrawn_at=_LATER),
        KeptWish(HelpHow.NEXT_TIME, SINCE, None, _LATER),
    )
    proposals = tuple(
        Proposal(str(n), "2" * 32, SINCE, words["walk"], from_name=words["second"], answer=answer)
        for n, answer in enumerate((None, *ProposalAnswer))
    )
    data = CircleData(
        links=(*links, *gone),
        shares=(Share(CONTACT, None, SINCE), Share(SUPPORTER, SUB_GOAL, SINCE)),
        looks=_looks(words),
        wishes=wishes,
        proposals=proposals,
        cheers=(Cheer("1", SUB_GOAL, "well-done", SINCE, words["second"]),),
        companions=(Companion("1", SUB_GOAL, SUPPORTER, SINCE, True, name=words["second"]),),
    )
    return replace(_sharing(words), kept=data)


def _staff_data(words: Words) -> InCircle:
    """All that can be kept of somebody who works here."""
    return InCircle(
        kept_of_staff=KeptOfStaff(
            words["unit"],
            3,
            "pin",
            SINCE,
            "0, 08:00",
            "mette@example.dk",
            (Proposal("1", "2" * 32, SINCE, words["walk"]),),
            (Cheer("1", SUB_GOAL, "well-done", SINCE), Cheer("2", SUB_GOAL, "well-done", SINCE)),
        )
    )


CIRCLES: dict[str, Callable[[Words], InCircle]] = {
    "people": lambda words: InCircle(links=_links(words)),
    "one-person": lambda words: InCircle(links=_links(words)[:1]),
    "waiting": lambda words: InCircle(links=_links(words)[2:3]),
    "sharing": _sharing,
    "proposing": _proposing,
    "few-looks": _few_looks,
    "data": _data,
    "staff-data": _staff_data,
}
"""The circles that a scene may name."""
