"""Telegram's limits on sending: about 30 messages a second in all, one a second to each chat."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from medspil.sandbox.refusals import too_many_requests


@dataclass(slots=True)
class FloodLimits:
    """Counts the messages that go past Telegram's limits, and refuses them when `enforced`.

    A chat may get `burst` messages at once, then one a second on average, as the real one allows.
    """

    enforced: bool = False
    overall_per_second: int = 30
    burst: int = 5
    violations_overall: int = 0
    violations_per_chat: int = 0
    _recent: deque[float] = field(default_factory=deque)
    _debt: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def violations(self) -> int:
        """How many messages went, or would have gone, past a limit."""
        return self.violations_overall + self.violations_per_chat

    def message(self, chat_id: int, at: float) -> None:
        """Count one message to `chat_id` at `at` (seconds of real time).

        Raises Refused (429 with the seconds to wait) when the limits are enforced and this is past one.
        """
        while self._recent and self._recent[0] <= at - 1:
            self._recent.popleft()
        debt, since = self._debt.get(chat_id, (0.0, at))
        debt = max(0.0, debt - (at - since))
        wait = 0.0
        if len(self._recent) >= self.overall_per_second:
            self.violations_overall += 1
            wait = self._recent[0] + 1 - at
        if debt + 1 > self.burst + 0.001:
            self.violations_per_chat += 1
            wait = max(wait, debt + 1 - self.burst)
        if wait and self.enforced:
            self._debt[chat_id] = (debt, at)
            raise too_many_requests(max(1, math.ceil(wait)))
        self._recent.append(at)
        self._debt[chat_id] = (debt + 1, at)
