"""The bot and the pretend Telegram in one process, as `medspil sandbox` and the tests run them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from medspil.bot.channels.telegram import Poller, TelegramChannel
from medspil.bot.commands.inviting import ROLES, Invited
from medspil.bot.pages import page_routes
from medspil.bot.runtime import Runtime
from medspil.bot.sending import Pace
from medspil.conversations.pages import PageContent
from medspil.domain.persons import Role
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.hooks import SandboxHooks
from medspil.sandbox.newcomers import new_phone
from medspil.sandbox.server import create_app, serve
from medspil.sandbox.telegram import SANDBOX_TOKEN, PretendTelegram
from medspil.storage.invitations import make
from medspil.storage.store import Store

UNHURRIED = 1000
"""Nobody waits here for a real Telegram's patience: so many messages at once to a chat."""


@dataclass(frozen=True)
class Beside:
    """A bot that runs beside its sandbox: where the page is, and the bot itself."""

    url: str
    bot: Runtime
    telegram: PretendTelegram
    clock: TurnableClock


@asynccontextmanager
async def sandbox_with_bot(
    store: Store,
    telegram: PretendTelegram,
    clock: TurnableClock,
    port: int = 0,
    phones: Path | None = None,
    with_phones: bool = False,
) -> AsyncIterator[Beside]:
    """Runs both while the block lasts; the phones are kept in `phones`. Raises OSError where the port is taken.

    `with_phones`: where there are none yet, a citizen's, a contact person's and a group leader's are there.
    """
    running: list[Runtime] = []

    def invitation(role: str, name: str) -> str:
        wanted = ROLES[Invited(role)]
        with store.database.transaction() as connection:
            return make(connection, store, wanted, None, clock.now(), None if wanted is Role.CITIZEN else name)

    async def invite(role: str, name: str) -> str:
        return await asyncio.to_thread(invitation, role, name)

    async def settled() -> None:
        for bot in running:
            await bot.settled()

    hooks = SandboxHooks(invite, settled, store.defaults.tz)
    if with_phones and not telegram.phones:
        for role in ("citizen", "staff", "leader"):
            await new_phone(telegram, hooks, role, store.defaults.language)

    async def open_page(token: str) -> PageContent | None:
        return await running[0].open_page(token) if running else None

    pages = page_routes(open_page, store.defaults.language)
    async with serve(create_app(telegram, clock, hooks, phones, pages), port=port) as served:
        channel = TelegramChannel(SANDBOX_TOKEN, served.base_url, per_second=None)
        # The pages are beside the phones, at whatever port that is.
        store = replace(store, house=replace(store.house, public_url=served.url, sends_email=False))
        async with channel, Runtime(store, channel, clock.now, Pace(UNHURRIED)) as bot:
            running.append(bot)
            forget = clock.on_turn(bot.look_now)
            background = [
                asyncio.create_task(Poller(channel).run(bot.receive)),
                asyncio.create_task(channel.introduce()),
            ]
            try:
                yield Beside(served.url, bot, telegram, clock)
            finally:
                forget()
                for task in background:
                    task.cancel()
                await asyncio.gather(*background, return_exceptions=True)
