"""The row of updates that waits for the bot, and getUpdates with Telegram's rules."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from medspil.sandbox.bell import Bell
from medspil.sandbox.refusals import Refused, conflict

Json = dict[str, Any]

MOST_AT_ONCE = 100
LONGEST_POLL_SECONDS = 50
# Telegram sends these only to bots that ask for them by name.
ONLY_WHEN_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TAKEN_OVER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEB_HOOK_SET = "terminated by setWebhook request"


class UpdateQueue:
    """Updates that the bot has not confirmed, oldest first, with update_id increasing by one."""

    def __init__(self, first_id: int = 100_000_001) -> None:
        """Start empty; the first update gets `first_id`."""
        self.next_id = first_id
        self.pending: deque[Json] = deque()
        self.allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[None] | None = None
        self.polls = Bell()
        self.on_new: Callable[[], None] = lambda: None

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue one update; None when the bot does not want this kind. Hands back its update_id."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED_FOR
        return self.push({kind: payload}) if wanted else None

    def push(self, update: Json) -> int:
        """Queue an update as it stands, with an update_id of its own or the next one."""
        update_id = int(update.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        self.pending.append({"update_id": update_id, **update})
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        self.on_new()
        return update_id

    def allow(self, kinds: object) -> None:
        """Set which kinds are queued from now on; an empty list is the default, None changes nothing."""
        if isinstance(kinds, list):
            self.allowed = frozenset(str(kind) for kind in kinds) or None

    def clear(self) -> None:
        """Forget everything that waits."""
        self.pending.clear()

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates waits for news right now."""
        return self._poll is not None and not self._poll.done()

    async def get(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """One getUpdates: confirm what is below `offset`, then wait at most `seconds` for something.

        Raises Refused (409) when another getUpdates or a web hook takes over meanwhile.
        """
        self.end_poll(conflict(TAKEN_OVER))
        self._confirm(offset)
        if not self.pending and seconds > 0:
            poll = self._poll = asyncio.get_running_loop().create_future()
            self.polls.ring()
            try:
                async with asyncio.timeout(min(seconds, LONGEST_POLL_SECONDS)):
                    await poll
            except TimeoutError:
                return []
            finally:
                if self._poll is poll:
                    self._poll = None
        most = limit if 1 <= limit <= MOST_AT_ONCE else MOST_AT_ONCE
        return [update for update, _ in zip(self.pending, range(most), strict=False)]

    def end_poll(self, refusal: Refused | None = None) -> None:
        """Let the getUpdates that waits end: with `refusal`, or with nothing new."""
        if self._poll is not None and not self._poll.done():
            if refusal is None:
                self._poll.set_result(None)
            else:
                self._poll.set_exception(refusal)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        elif offset > 0:
            while self.pending and self.pending[0]["update_id"] < offset:
                self.pending.popleft()
