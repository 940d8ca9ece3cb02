"""`medspil run` and `medspil sandbox`: the bot as a process."""

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import typer

from medspil.bot.channels.channel import SendError
from medspil.bot.channels.telegram import Poller, TelegramChannel
from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import Opened, open_store, settings_or_stop, stop
from medspil.bot.commands.sandbox import sandbox_with_bot
from medspil.bot.http import serve_http
from medspil.bot.runtime import Runtime
from medspil.bot.sending import Pace
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.telegram import PretendTelegram

log = logging.getLogger("medspil")

PHONES_FILE = "phones.json"


def run() -> None:
    """Start the bot. With no MEDSPIL_TELEGRAM_TOKEN set, start the sandbox in the browser instead."""
    settings = settings_or_stop()
    _log_to_stderr(settings.log_level)
    if not settings.telegram_token.get_secret_value():
        typer.echo(
            "No MEDSPIL_TELEGRAM_TOKEN is set, so this is the sandbox: a pretend Telegram, with data of its own."
        )
        _run(_sandbox(open_store(settings, in_sandbox=True)))
    else:
        _run(_real(open_store(settings, in_sandbox=False)))


def sandbox() -> None:
    """Start the sandbox: a pretend Telegram with phones in the browser and a clock that can be turned."""
    settings = settings_or_stop()
    _log_to_stderr(settings.log_level)
    _run(_sandbox(open_store(settings, in_sandbox=True)))


def _log_to_stderr(level: str) -> None:
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    # These tell of every call and job, and httpx tells whole addresses, in which the token stands.
    for name in ("httpx", "httpcore", "telegram", "apscheduler", "uvicorn.access", "alembic", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _run(bot: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Runs until SIGTERM or SIGINT, which end it in order."""

    async def until_told() -> None:
        told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, told.set)
        await bot(told)

    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(until_told())


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def _real(opened: Opened) -> Callable[[asyncio.Event], Awaitable[None]]:
    settings = opened.settings

    async def run_until(told: asyncio.Event) -> None:
        token = settings.telegram_token.get_secret_value()
        channel = TelegramChannel(token, settings.telegram_api_url, per_second=settings.telegram_per_second or None)
        pace = Pace(settings.telegram_burst)
        async with AsyncExitStack() as open_things, asyncio.TaskGroup() as tasks:
            open_things.callback(opened.store.database.close)
            await open_things.enter_async_context(channel)
            bot = await open_things.enter_async_context(Runtime(opened.store, channel, machine_clock, pace))
            background = [tasks.create_task(channel.introduce())]
            if settings.telegram_webhook_url:
                secret = settings.telegram_webhook_secret.get_secret_value()
                await open_things.enter_async_context(
                    serve_http(settings.http_host, settings.http_port, secret, bot.receive)
                )
                background.append(tasks.create_task(_set_webhook(channel, settings.telegram_webhook_url, secret)))
                log.info("Medspil is running; Telegram's updates come to port %d.", settings.http_port)
            else:
                background.append(tasks.create_task(Poller(channel).run(bot.receive)))
                log.info("Medspil is running; it asks Telegram for updates.")
            await told.wait()
            log.info("Stopping: finishing what is on its way.")
            for task in background:
                task.cancel()

    return run_until


async def _set_webhook(channel: TelegramChannel, url: str, secret: str) -> None:
    try:
        await channel.set_webhook(url, secret)
    except SendError as error:
        log.error("Telegram does not take the web hook of MEDSPIL_TELEGRAM_WEBHOOK_URL: %s", error)


def _sandbox(opened: Opened) -> Callable[[asyncio.Event], Awaitable[None]]:
    settings = opened.settings

    async def run_until(told: asyncio.Event) -> None:
        clock = TurnableClock(machine_clock)
        phones = settings.sandbox_folder / PHONES_FILE
        try:
            telegram = PretendTelegram.load(phones, clock)
        except ValueError as error:
            stop(f"{error} Take the file away to begin anew.")
        try:
            async with sandbox_with_bot(opened.store, telegram, clock, settings.sandbox_port, phones, True) as beside:
                typer.echo(f"Open {beside.url} in your browser. Stop with Ctrl-C.")
                await told.wait()
        except OSError:
            stop(
                f"Port {settings.sandbox_port} is taken, perhaps by another sandbox; stop that one, "
                "or set MEDSPIL_SANDBOX_PORT to another number."
            )

    return run_until
