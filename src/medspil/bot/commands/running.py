"""`medspil run` and `medspil sandbox`: the bot as a process."""

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import typer

from medspil.bot.channels.channel import SendError
from medspil.bot.channels.telegram import Poller, TelegramChannel, webhook_route
from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import Opened, open_store, settings_or_stop, stop
from medspil.bot.commands.sandbox import sandbox_with_bot
from medspil.bot.emailing import Post
from medspil.bot.http import listen, serve_http
from medspil.bot.mailing import Mailer
from medspil.bot.pages import page_routes
from medspil.bot.runtime import Runtime
from medspil.bot.sending import Pace
from medspil.bot.settings import Settings
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.telegram import PretendTelegram

log = logging.getLogger("medspil")

PHONES_FILE = "phones.json"
TELEGRAM_PATH = "/telegram"
"""Where Telegram's web hook pushes to."""


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
        listener = _listener(settings)
        async with AsyncExitStack() as open_things, asyncio.TaskGroup() as tasks:
            open_things.callback(opened.store.database.close)
            await open_things.enter_async_context(channel)
            post = _post(settings, channel)
            bot = await open_things.enter_async_context(Runtime(opened.store, channel, machine_clock, pace, post))
            background = [tasks.create_task(channel.introduce())]
            routes = list(page_routes(bot.open_page, settings.language)) if settings.public_url else []
            if settings.telegram_webhook_url:
                secret = settings.telegram_webhook_secret.get_secret_value()
                routes.append(webhook_route(TELEGRAM_PATH, secret, bot.receive))
                background.append(tasks.create_task(_set_webhook(channel, settings.telegram_webhook_url, secret)))
            else:
                background.append(tasks.create_task(Poller(channel).run(bot.receive)))
            if listener is not None:
                await open_things.enter_async_context(serve_http(listener, routes))
            _tell_how_it_runs(settings)
            await told.wait()
            log.info("Stopping: finishing what is on its way.")
            for task in background:
                task.cancel()

    return run_until


def _listener(settings: Settings) -> socket.socket | None:
    """The port for what is pushed to us and for our pages, where there is either; one that is taken stops the start."""
    if not (settings.telegram_webhook_url or settings.public_url):
        return None
    try:
        return listen(settings.http_host, settings.http_port)
    except OSError:
        stop(
            f"Port {settings.http_port} of {settings.http_host} can't be used, perhaps another Medspil has it; "
            "stop that one, or set MEDSPIL_HTTP_PORT and MEDSPIL_HTTP_HOST to others."
        )


def _tell_how_it_runs(settings: Settings) -> None:
    if settings.telegram_webhook_url:
        log.info("Medspil is running; Telegram's updates come to port %d.", settings.http_port)
    else:
        log.info("Medspil is running; it asks Telegram for updates.")
    if settings.public_url:
        log.info("Its own pages are on port %d.", settings.http_port)


def _post(settings: Settings, channel: TelegramChannel) -> Post | None:
    """How e-mail leaves the house, where a mail server is set."""
    server = settings.mail_server()
    return None if server is None else Post(lambda: Mailer(server, settings.smtp_from), channel.link)


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
