"""The desk of the dialogue tests with a citizen at it who has people beside them."""

from datetime import UTC, date, datetime, timedelta
from typing import Self

from medspil.conversations.circle_facts import CircleFacts, Look
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.messages import Button
from medspil.conversations.state import Opening
from medspil.conversations.tokens import door_token
from medspil.domain import circle_decisions as d
from medspil.domain.links import Link, LinkKind
from medspil.domain.sharing import Share, SharedWith, after_sharing, after_unsharing, shared_with
from medspil.domain.sub_goals import SubGoal
from tests.conversations.desk import Desk

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
METTE = Link("1" * 32, "c" * 32, "m" * 32, LinkKind.CONTACT_PERSON, SINCE, SINCE, name="Mette", service="Nord")
ALI = Link("2" * 32, "c" * 32, "a" * 32, LinkKind.SUPPORTER, SINCE, SINCE, name="Ali")
BO = Link("3" * 32, "c" * 32, "b" * 32, LinkKind.STAND_IN, SINCE, None, ends_on=date(2026, 12, 4), name="Bo")


class SharingDesk(Desk):
    """A citizen, the people beside them, what they share, and who has looked. What is decided holds from then on."""

    def __init__(self, *sub_goals: SubGoal, links: tuple[Link, ...] = (METTE, ALI), shares: tuple[Share, ...] = ()):
        super().__init__(*sub_goals)
        self.links = links
        self.shares = shares
        self.looks: tuple[Look, ...] = ()

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> Self:
        """Comes through a door."""
        self.presses_button(Button("", door_token(conversation, subject, argument)))
        return self

    def shows(self, link: Link) -> SharedWith:
        """What is shared with somebody, by all that was decided."""
        return shared_with(self.shares, link.id)

    def _does(self, *args: object, **kwargs: object) -> Self:
        super()._does(*args, **kwargs)  # type: ignore[arg-type]
        for decision in self.decisions:
            self._apply(decision)
        return self

    def _apply(self, decision: object) -> None:
        if isinstance(decision, d.Share):
            after = after_sharing(shared_with(self.shares, decision.link_id), decision.sub_goal_id)
        elif isinstance(decision, d.Unshare):
            before = shared_with(self.shares, decision.link_id)
            after = after_unsharing(before, decision.sub_goal_id, [one.id for one in self.sub_goals])
        else:
            if isinstance(decision, d.EndLink):
                self.links = tuple(link for link in self.links if link.id != decision.link_id)
            return
        kept = tuple(share for share in self.shares if share.link_id != decision.link_id)
        now = self.now.astimezone(UTC)
        every: tuple[str | None, ...] = (None,) if after.everything else ()
        self.shares = kept + tuple(Share(decision.link_id, one, now) for one in (*every, *sorted(after.sub_goal_ids)))

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind is not CircleFacts:
            return super()._facts(kind, opening)
        known = super()._facts(CitizenFacts, opening)
        return CircleFacts(**vars(known), name="Sara", links=self.links, shares=self.shares, looks=self.looks)


def ago(desk: Desk, **time: float) -> datetime:
    """So long before what the desk's clock shows (UTC)."""
    return (desk.now - timedelta(**time)).astimezone(UTC)
