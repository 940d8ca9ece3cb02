"""Invented wishes for help, as the citizen has them and as those hear of them who can help."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from medspil.conversations.scripts.invented_circle import InCircle
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleDue, CircleMatter
from medspil.domain.helping import HelpHow, HelpReply, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.seen import CitizenSeen, SharedSubGoal
from medspil.domain.sharing import Share
from medspil.domain.sub_goals import Deadline, LifeArea, Rung, Status

Words = Mapping[str, str]

LINK, WISH, CITIZEN, METTE, STEP = f"7{1:031}", f"7{2:031}", f"7{3:031}", f"7{4:031}", f"{1:032}"
SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)


def a_link(words: Words) -> Link:
    """The contact person of an invented citizen."""
    return Link(
        LINK, CITIZEN, METTE, LinkKind.CONTACT_PERSON, SINCE, SINCE, name=words["leader"], service=words["service"]
    )


def a_shared_step(words: Words) -> SharedSubGoal:
    """A sub-goal that is shared."""
    day = datetime(2026, 11, 27, tzinfo=UTC).date()
    area = LifeArea.BODY_AND_HEALTH
    return SharedSubGoal(STEP, 1, words["walk"], Deadline(day), Rung.SELF, None, area, Status.ACTIVE, SINCE)


def _wish(how: HelpHow = HelpHow.CALL, sub_goal_id: str | None = STEP, reply: HelpReply | None = None) -> HelpWish:
    return HelpWish(WISH, how, SINCE, sub_goal_id, SINCE if reply else None, "Mette" if reply else "", reply)


def _beside(*wishes: HelpWish, everything: bool = False, nothing: bool = False) -> Callable[[Words], InCircle]:
    """A citizen with a contact person."""

    def circle(words: Words) -> InCircle:
        shares = () if nothing else (Share(LINK, None if everything else STEP, SINCE),)
        return InCircle(links=(a_link(words),), shares=shares, wishes=wishes)

    return circle


def _helping(wish: HelpWish, shared: bool = True) -> Callable[[Words], InCircle]:
    """A contact person with a citizen who would like help."""

    def circle(words: Words) -> InCircle:
        steps = (a_shared_step(words),) if shared else ()
        seen = CitizenSeen(a_link(words), words["citizen"], steps, (wish,))
        return InCircle(citizens=(seen,))

    return circle


CIRCLES: dict[str, Callable[[Words], InCircle]] = {
    "beside": _beside(nothing=True),
    "beside-who-sees": _beside(everything=True),
    "beside-two": lambda words: InCircle(links=(a_link(words), replace(a_link(words), id=f"7{5:031}", name="Bo"))),
    "wish-waits": _beside(_wish()),
    "wish-seen": _beside(_wish(reply=HelpReply.CALLS)),
    "helping": _helping(_wish()),
    "helping-private": _helping(_wish(sub_goal_id=None), shared=False),
    "helping-answered": _helping(_wish(reply=HelpReply.WRITES)),
}
"""What somebody knows of those around a citizen, by the names that scenes give it."""


def _due(
    kind: AgendaKind, wish: HelpWish, for_citizen: bool = False, shared: bool = True
) -> Callable[[Words], CircleDue]:
    def due(words: Words) -> CircleDue:
        step = a_shared_step(words) if shared else None
        matter = CircleMatter(a_link(words), words["citizen"], step, wish, for_citizen=for_citizen)
        return CircleDue(kind, WISH, matter)

    return due


NEWS: dict[str, Callable[[Words], CircleDue]] = {
    "help-wanted": _due(AgendaKind.HELP_WANTED, _wish()),
    "help-wanted-privately": _due(AgendaKind.HELP_WANTED, _wish(HelpHow.WRITE), shared=False),
    "help-wanted-later": _due(AgendaKind.HELP_WANTED, _wish(HelpHow.NEXT_TIME)),
    "help-wanted-hard": _due(AgendaKind.HELP_WANTED, _wish(HelpHow.HARD, None), shared=False),
    "help-wanted-nameless": lambda words: CircleDue(
        AgendaKind.HELP_WANTED,
        WISH,
        CircleMatter(a_link(words), "", replace(a_shared_step(words), area=None), _wish()),
    ),
    "help-waits": _due(AgendaKind.HELP_WAITS, _wish()),
    "help-still": _due(AgendaKind.HELP_STILL, _wish(), for_citizen=True),
    "help-seen-calls": _due(AgendaKind.HELP_SEEN, _wish(reply=HelpReply.CALLS), for_citizen=True),
    "help-seen-writes": _due(AgendaKind.HELP_SEEN, _wish(reply=HelpReply.WRITES), for_citizen=True),
    "help-seen-later": _due(AgendaKind.HELP_SEEN, _wish(reply=HelpReply.NEXT_TIME), for_citizen=True),
}
"""What comes by itself about wishes for help, by the names that scenes give it."""
