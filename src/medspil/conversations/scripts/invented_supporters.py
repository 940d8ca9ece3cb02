"""Invented supporters and citizens who invited them; a scene names how things stand by `circle`, news by `hears`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from medspil.conversations.circle_data import Look
from medspil.conversations.scripts.invented_circle import InCircle
from medspil.domain.agenda import AgendaKind as Kind
from medspil.domain.circle_matters import CircleDue, CircleMatter
from medspil.domain.companions import Cheer, Companion
from medspil.domain.links import Link, LinkKind
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.domain.seen import CitizenSeen, SharedSubGoal
from medspil.domain.sub_goals import Deadline, LifeArea, Rung, Status

Words = Mapping[str, str]

_SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
_TODAY = datetime(2026, 11, 24, 8, tzinfo=UTC)
_FRIDAY, _SATURDAY, _MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 23)
_ALI, _LIV, _BO = (f"9{number:031}" for number in range(5, 8))
_WALK, _CALL, _TIDY = (f"{number:032}" for number in range(1, 4))
_SARA, _OTHER = "5" * 32, "6" * 32


def _link(words: Words, id: str = _ALI, name: str = "helper", **more: Any) -> Link:
    known: dict[str, Any] = {"accepted_at": _SINCE, "name": words[name], **more}
    return Link(id, _SARA, _OTHER, LinkKind.SUPPORTER, _SINCE, **known)


def _shown(id: str, what: str, **more: Any) -> SharedSubGoal:
    known: dict[str, Any] = {"area": None, "status": Status.ACTIVE, "made_at": _SINCE, **more}
    return SharedSubGoal(id, 1, what, known.pop("deadline", Deadline(_FRIDAY)), Rung.SELF, None, **known)


def _walk(words: Words, **more: Any) -> SharedSubGoal:
    return _shown(_WALK, words["walk"], **{"area": LifeArea.BODY_AND_HEALTH, **more})


def _reached(words: Words) -> SharedSubGoal:
    return _shown(_TIDY, words["tidy"], area=LifeArea.HOME, status=Status.REACHED, ended_at=_TODAY)


def _over(words: Words) -> SharedSubGoal:
    return _shown(_CALL, words["call"], deadline=Deadline(_MONDAY))


def _seen(words: Words, *sub_goals: SharedSubGoal, name: str = "first", **link: Any) -> CitizenSeen:
    return CitizenSeen(_link(words, **link), words[name], sub_goals)


def _asked(id: str = "b", link: str = _ALI, **more: Any) -> Companion:
    return Companion(id * 32, more.pop("sub_goal_id", _WALK), link, _TODAY, more.pop("remind", True), **more)


def _several(words: Words) -> InCircle:
    seen = _seen(words, _walk(words), _over(words), _reached(words), may_propose=True)
    asked = (_asked(answer=True, remind_me=True), _asked("c", sub_goal_id=_CALL))
    return InCircle(citizens=(seen,), companions=asked)


def _one(words: Words, **link: Any) -> InCircle:
    return InCircle(citizens=(_seen(words, _walk(words), **link),))


def _going(words: Words, sub_goal: SharedSubGoal | None = None, **asked: Any) -> InCircle:
    return InCircle(citizens=(_seen(words, sub_goal or _walk(words)),), companions=(_asked(**asked),))


def _proposal(words: Words, number: int = 1, **more: Any) -> Proposal:
    known: dict[str, Any] = {"what": words["eat"], "day": _SATURDAY, "from_name": words["helper"], **more}
    return Proposal(f"8{number:031}", _OTHER, _TODAY - timedelta(hours=5 - number), **known)


def _a_change(words: Words, number: int = 2, **more: Any) -> Proposal:
    return _proposal(words, number, **{"sub_goal_id": _WALK, "what": words["tidy"], **more})


def _has_proposed(words: Words) -> InCircle:
    answers = (None, *ProposalAnswer)
    said = {"what": words["walk"], "day": None}
    made = tuple((_SARA, _proposal(words, n, answer=answer, **said)) for n, answer in enumerate(answers, start=1))
    return replace(_one(words), proposed=(*made, (_SARA, _a_change(words, 5, what=None, day=_FRIDAY))))


def _cheers(words: Words) -> tuple[Cheer, ...]:
    names = (("cheering", "helper"), ("good-luck", "fourth"))
    return tuple(Cheer(f"7{n:031}", _WALK, name, _TODAY, words[who]) for n, (name, who) in enumerate(names))


def _friends(words: Words) -> tuple[Link, ...]:
    return (_link(words), _link(words, _LIV, "fourth"), _link(words, _BO, "third"))


def _all_asked(words: Words) -> InCircle:
    answers = {_ALI: ("helper", True), _LIV: ("fourth", False), _BO: ("third", None)}
    asked = tuple(
        _asked(str(n), link, name=words[name], answer=answer)
        for n, (link, (name, answer)) in enumerate(answers.items())
    )
    return InCircle(links=_friends(words), companions=asked)


def _friends_did(words: Words) -> InCircle:
    """What supporters did, as it stands in the citizen's log."""
    did = ("proposed something", "sent a cheer", "comes along", "can't come along", "went")
    looks = (Look(_TODAY, what, words["helper"], LinkKind.SUPPORTER, "chat") for what in did)
    return InCircle(links=_friends(words), looks=tuple(looks))


CIRCLES: dict[str, Callable[[Words], InCircle]] = {
    "shown-nothing": lambda words: InCircle(citizens=(_seen(words),)),
    "shown-one": _one,
    "shown-reached": lambda words: InCircle(citizens=(_seen(words, _reached(words)),)),
    "shown-several": _several,
    "may-propose": lambda words: _one(words, may_propose=True),
    "may-propose-new": lambda words: InCircle(citizens=(_seen(words, may_propose=True),)),
    "supports-two": lambda words: InCircle(citizens=(_seen(words, _walk(words)), _seen(words, id=_LIV, name="fourth"))),
    "has-cheered": lambda words: replace(_one(words), cheers=_cheers(words)),
    "has-proposed": _has_proposed,
    "asked-along": _going,
    "asked-along-quietly": lambda words: _going(words, remind=False),
    "asked-along-too-late": lambda words: _going(words, _walk(words, status=Status.REACHED, ended_at=_TODAY)),
    "friends": lambda words: InCircle(links=_friends(words)),
    "all-asked": _all_asked,
    "friends-did": _friends_did,
    "cheered": lambda words: InCircle(cheers=_cheers(words)),
    "got-proposals": lambda words: InCircle(proposals=(_proposal(words), _a_change(words))),
    "got-a-proposal": lambda words: InCircle(proposals=(_proposal(words),)),
    "got-a-change": lambda words: InCircle(proposals=(_a_change(words),)),
    "got-an-old-change": lambda words: InCircle(proposals=(_a_change(words, what=None, day=_MONDAY),)),
    "answered-a-proposal": lambda words: InCircle(proposals=(_proposal(words, answer=ProposalAnswer.ACCEPTED),)),
}
"""How things stand, by the names that scenes give it."""


def _due(kind: Kind, for_citizen: bool = False, **matter: Any) -> Callable[[Words], CircleDue]:
    def of(words: Words) -> CircleDue:
        known = {name: made(words) for name, made in matter.items()}
        return CircleDue(kind, "", CircleMatter(_link(words), words["first"], for_citizen=for_citizen, **known))

    return of


def _answered(answer: ProposalAnswer) -> Callable[[Words], CircleDue]:
    return _due(Kind.PROPOSAL_ANSWERED, proposal=lambda words: _proposal(words, answer=answer))


def _companion(**more: Any) -> Callable[[Words], Companion]:
    return lambda words: _asked(**more)


NEWS: dict[str, Callable[[Words], CircleDue]] = {
    "supporter-came": _due(Kind.SUPPORTER_CAME, True),
    "supporter-left": _due(Kind.SUPPORTER_LEFT, True),
    "proposed": _due(Kind.PROPOSAL, True, proposal=_proposal),
    "proposed-a-change": _due(Kind.PROPOSAL, True, proposal=_a_change),
    "cheered-on": _due(Kind.CHEER, True, sub_goal=_walk, cheer=lambda words: _cheers(words)[0]),
    "comes-along": _due(Kind.ALONG_ANSWERED, True, sub_goal=_walk, companion=_companion(answer=True)),
    "cannot-come-along": _due(Kind.ALONG_ANSWERED, True, sub_goal=_walk, companion=_companion(answer=False)),
    "shown": _due(Kind.SHOWN, sub_goal=_walk),
    "asks-along": _due(Kind.ALONG, sub_goal=_walk, companion=_companion()),
    "asks-along-quietly": _due(Kind.ALONG, sub_goal=_walk, companion=_companion(remind=False)),
    "reminded-beside": _due(Kind.ALONG_REMINDER, sub_goal=_walk, companion=_companion(answer=True, remind_me=True)),
    "proposal-accepted": _answered(ProposalAnswer.ACCEPTED),
    "proposal-in-own-words": _answered(ProposalAnswer.OWN_WORDS),
    "proposal-declined": _answered(ProposalAnswer.DECLINED),
}
"""What comes by itself, by the names that scenes give it."""
