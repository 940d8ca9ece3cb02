"""What the sandbox needs from the bot it runs beside, given by the command line: it imports none of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


async def _nothing_to_wait_for() -> None:
    """Stand in where no bot runs in this process."""


ROLES = ("citizen", "leader", "staff", "peer", "interviewer", "coordinator")
"""Whom the page can invite, as `medspil invite` calls them."""


async def _nobody_invites(role: str, name: str) -> str:
    raise LookupError("no bot runs beside this sandbox, so there is nobody to make an invitation")


@dataclass(frozen=True, slots=True)
class SandboxHooks:
    """The ways from the page to the bot.

    `invite` makes a fresh invitation for one of ROLES by that name and hands back its code; `settled` waits until the
    bot has nothing more to do at the present instant; `zone` is where the wall clock of the page hangs.
    """

    invite: Callable[[str, str], Awaitable[str]] = _nobody_invites
    settled: Callable[[], Awaitable[None]] = _nothing_to_wait_for
    zone: ZoneInfo = COPENHAGEN
