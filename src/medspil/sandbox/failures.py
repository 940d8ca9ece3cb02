"""Failures that a test asks for: what Telegram, the network or something between does to a call."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from medspil.sandbox.refusals import Refused


class Manner(Enum):
    """How a failing call is answered, if at all."""

    ANSWER = "an error answer"
    HANG = "no answer until the client gives up"
    GARBAGE = "a body that is not JSON"
    HALF_A_BODY = "half of the answer, then the connection is closed"
    CLOSE = "the connection is closed without an answer"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure to come; `performed` says whether Telegram did what was asked before it failed."""

    manner: Manner
    performed: bool = False
    refusal: Refused | None = None


def answers(
    code: int, description: str, *, retry_after: int | None = None, migrate_to_chat_id: int | None = None
) -> Failure:
    """Telegram refuses with this status code and sentence; `retry_after` is in seconds."""
    parameters = {"retry_after": retry_after, "migrate_to_chat_id": migrate_to_chat_id}
    given = {name: value for name, value in parameters.items() if value is not None}
    return Failure(Manner.ANSWER, refusal=Refused(code, description, **given))


def too_many_requests(retry_after: int) -> Failure:
    """Telegram asks for patience: 429 and the seconds to wait."""
    return answers(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def bad_gateway() -> Failure:
    """Telegram is being restarted: 502."""
    return answers(502, "Bad Gateway")


def hangs() -> Failure:
    """Nothing is done and nothing answered until the client gives up."""
    return Failure(Manner.HANG)


def accepts_then_hangs() -> Failure:
    """What was asked is done, but the client never hears of it."""
    return Failure(Manner.HANG, performed=True)


def garbage() -> Failure:
    """Something between answers 200 with a page that is not JSON."""
    return Failure(Manner.GARBAGE)


def half_a_body() -> Failure:
    """What was asked is done, half of the answer arrives, then the connection is closed."""
    return Failure(Manner.HALF_A_BODY, performed=True)


def closes() -> Failure:
    """The connection is closed, nothing is done."""
    return Failure(Manner.CLOSE)


def accepts_then_closes() -> Failure:
    """What was asked is done, then the connection is closed without an answer."""
    return Failure(Manner.CLOSE, performed=True)


class FailuresToCome:
    """The failures asked for, by method; "*" stands for any method."""

    def __init__(self) -> None:
        """Start with none."""
        self._queues: dict[str, list[Failure]] = {}

    def add(self, method: str, failures: tuple[Failure, ...], times: int) -> None:
        """Let the next calls of `method` fail, the whole row of `failures` `times` times over."""
        self._queues.setdefault(method.lower(), []).extend(failures * times)

    def take(self, method: str) -> Failure | None:
        """The failure for this call of `method` (in lower case), if one is due."""
        if not self._queues:
            return None
        for key in (method, "*"):
            queue = self._queues.get(key)
            if queue:
                failure = queue.pop(0)
                if not queue:
                    del self._queues[key]
                return failure
        return None

    def __len__(self) -> int:
        """How many are still to come."""
        return sum(len(queue) for queue in self._queues.values())
