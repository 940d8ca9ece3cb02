"""Cheers and proposals that have fallen due for a citizen: they may be the first words of a message that goes out.

So they reach somebody, too, who hears of a sub-goal every day and no second thing that nobody asked for.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.conversations.facts import Facts
from medspil.conversations.supporters.notices import asides, cheers_notice
from medspil.conversations.talk import Saying
from medspil.domain.agenda import AgendaItem, AgendaKind, Wait
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.circle_verdicts import circle_verdict
from medspil.domain.group_order import ONE_AT_A_TIME
from medspil.scheduler.somebody import Somebody
from medspil.storage import agenda
from medspil.storage.circle_matters import matter
from medspil.storage.failures import where_it_failed

ASIDES = frozenset({AgendaKind.CHEER, AgendaKind.PROPOSAL})

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asides:
    """The cheers and proposals that may reach somebody now."""

    somebody: Somebody
    ready: tuple[tuple[AgendaItem, CircleMatter], ...]

    def along(self, with_items: Sequence[AgendaItem]) -> tuple[Saying, ...]:
        """What is said of them before a message about these items.

        Not before a reminder: its words may be true no more when it would go out, and they would go with it.
        """
        if any(item.kind is AgendaKind.REMINDER for item in with_items):
            return ()
        return asides(self.somebody.facts(Facts), [known for _item, known in self.ready])

    def went_along(self) -> None:
        """They were said with something else."""
        for item, _known in self.ready:
            self.somebody.was_sent(item)

    @property
    def proposals(self) -> list[AgendaItem]:
        """Those that have a message of their own where they can't go along."""
        return [item for item, _known in self.ready if item.kind is not AgendaKind.CHEER]

    def cheers_go_out(self, told: bool) -> bool:
        """All cheers go out as one, or wait where the citizen was `told` something just now; returns whether told."""
        cheers = [(item, known) for item, known in self.ready if item.kind is AgendaKind.CHEER]
        if not cheers:
            return told
        if told:
            for item, _known in cheers:
                self.somebody.goes_out(item, Wait(self.somebody.now + ONE_AT_A_TIME))
            return True
        self.somebody.hears((cheers_notice(self.somebody.facts(Facts), [known for _item, known in cheers]),), None)
        for item, _known in cheers:
            self.somebody.was_sent(item)
        self.somebody.had_an_unasked_message()
        return True


def ready(somebody: Somebody, items: Sequence[AgendaItem], after_a_failure: timedelta) -> Asides:
    """Those of these that may reach somebody now; the others wait, or are done with."""
    found = []
    for item in items:
        try:
            with somebody.connection.begin_nested():
                known = matter(somebody.connection, somebody.store, somebody.id, item.kind, item.subject, somebody.now)
                if somebody.goes_out(item, circle_verdict(item, known, somebody.standing, somebody.now)):
                    assert known is not None
                    found.append((item, known))
        except (InterfaceError, OperationalError):
            raise
        except Exception as error:
            log.error("a cheer or a proposal could not be read, it waits: %s", where_it_failed(error))
            agenda.wait(somebody.connection, item, somebody.now + after_a_failure)
    return Asides(somebody, tuple(found))
