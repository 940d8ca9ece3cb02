"""Cheers that have fallen due for somebody: those of one moment are one message, or the first words of another one."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.conversations.facts import Facts
from medspil.conversations.supporters.notices import cheers_along, cheers_notice
from medspil.conversations.talk import Saying
from medspil.domain.agenda import AgendaItem, AgendaKind, Wait
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.circle_verdicts import circle_verdict
from medspil.domain.group_order import ONE_AT_A_TIME
from medspil.scheduler.somebody import Somebody
from medspil.storage import agenda
from medspil.storage.circle_matters import matter
from medspil.storage.failures import where_it_failed

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Cheers:
    """The cheers that may reach somebody now."""

    somebody: Somebody
    ready: tuple[tuple[AgendaItem, CircleMatter], ...]

    def along(self, with_items: Sequence[AgendaItem]) -> tuple[Saying, ...]:
        """What is said of them before a message about these items.

        Not before a reminder: its words may be true no more when it would go out, and the cheers would go with it.
        """
        if any(item.kind is AgendaKind.REMINDER for item in with_items):
            return ()
        return cheers_along(self.somebody.facts(Facts), [known for _item, known in self.ready])

    def went_along(self) -> None:
        """They were said with something else."""
        for item, _known in self.ready:
            self.somebody.was_sent(item)

    def go_out(self, told: bool) -> bool:
        """They go out by themselves, or wait where the citizen was `told` something just now; returns whether told."""
        if not self.ready:
            return told
        if told:
            for item, _known in self.ready:
                self.somebody.goes_out(item, Wait(self.somebody.now + ONE_AT_A_TIME))
            return True
        saying = cheers_notice(self.somebody.facts(Facts), [known for _item, known in self.ready])
        self.somebody.hears((saying,), None)
        self.went_along()
        self.somebody.had_an_unasked_message()
        return True


def ready(somebody: Somebody, items: Sequence[AgendaItem], after_a_failure: timedelta) -> Cheers:
    """Those of these cheers that may reach somebody now; the others wait, or are done with."""
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
            log.error("a cheer could not be read, it waits: %s", where_it_failed(error))
            agenda.wait(somebody.connection, item, somebody.now + after_a_failure)
    return Cheers(somebody, tuple(found))
