"""`medspil doctor`: checks the set-up and says what to do."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import typer
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from medspil.bot.channels.channel import NotYet, SendError
from medspil.bot.channels.telegram import TelegramChannel
from medspil.bot.clock import machine_clock
from medspil.bot.mailing import Mailer
from medspil.bot.reading_hours import EXAMPLE
from medspil.bot.settings import PREFIX, BadSettings, Settings, read_settings
from medspil.conversations.questionnaires import shipped
from medspil.storage.database import BadDatabaseUrl, Database
from medspil.storage.migrating import FromTheFuture, is_current
from medspil.storage.tables import addresses
from medspil.storage.vault import CannotOpen, Vault

CLOCK_MAY_BE_OFF_SECONDS = 30
ASK_SECONDS = 10


@dataclass(frozen=True)
class Finding:
    """What was looked at and how it is; `ok` is None for what is worth knowing but stops nothing."""

    what: str
    ok: bool | None
    words: str


def doctor() -> None:
    """Check settings, keys, database, migrations, token and clock; say what to do. Exits 1 if something is wrong."""
    wrong = False
    for finding in _findings():
        mark = {True: "ok   ", None: "note ", False: "WRONG"}[finding.ok]
        typer.echo(f"{mark} {finding.what}: {finding.words}")
        wrong = wrong or finding.ok is False
    raise typer.Exit(1 if wrong else 0)


def _findings() -> Iterator[Finding]:
    try:
        settings = read_settings()
    except BadSettings as error:
        yield Finding("settings", False, str(error))
        for sentence in error.more:
            yield Finding("settings", False, sentence)
        return
    yield Finding("settings", True, "can be read.")
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name.removeprefix(PREFIX).lower() not in Settings.model_fields:
            yield Finding("unknown", None, f"{name} is no setting of Medspil and does nothing; is it misspelt?")
    if not settings.telegram_token.get_secret_value():
        words = "MEDSPIL_TELEGRAM_TOKEN is not set: `medspil run` starts the sandbox. Get a token from @BotFather."
        yield Finding("token", None, words)
        yield from _house(settings)
        return
    yield Finding("keys", True, "there is a key. Keep a copy of it where the database's copies are not.")
    yield from _database(settings)
    yield from asyncio.run(_telegram(settings))
    yield from asyncio.run(_mail(settings))
    if not settings.public_url:
        words = (
            "MEDSPIL_PUBLIC_URL is not set: there are no pages on which staff can read what citizens share with them."
        )
        yield Finding("pages", None, words)
    yield from _house(settings)


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        database = Database(settings.database_url)
    except BadDatabaseUrl as error:
        yield Finding("database", False, f"{error}.")
        return
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    if database.is_sqlite and not Path(str(database.url.database)).exists():
        yield Finding("migrations", False, "there is no database yet; run `medspil migrate`.")
        return
    try:
        current = is_current(database)
        yield Finding("database", True, f"{kind} can be reached and written to.")
        if not current:
            yield Finding("migrations", False, "some are missing; run `medspil migrate`.")
            return
        yield Finding("migrations", True, "none is missing.")
        yield _opens(database, settings.vault())
    except FromTheFuture:
        yield Finding("migrations", False, "a newer Medspil was here; start that one, or put back an earlier copy.")
    except SQLAlchemyError as error:
        words = (
            f"{kind} can't be used ({type(error).__name__}); check MEDSPIL_DATABASE_URL, that it runs, and its rights."
        )
        yield Finding("database", False, words)
    finally:
        database.close()


def _opens(database: Database, vault: Vault) -> Finding:
    """Whether the keys at hand open what is kept."""
    with database.transaction() as connection:
        sealed = connection.scalar(select(addresses.c.number).order_by(addresses.c.id).limit(1))
    if sealed is not None:
        try:
            vault.open_text("addresses.number", sealed)
        except CannotOpen as error:
            return Finding("keys", False, f"MEDSPIL_KEYS does not open what is kept: {error}.")
    return Finding("keys", True, "they open what is kept.")


async def _telegram(settings: Settings) -> list[Finding]:
    channel = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    async with channel:
        try:
            name = await channel.username()
        except NotYet as error:
            if error.everywhere:
                return [Finding("token", False, "Telegram does not know it; copy it again from @BotFather.")]
            return [Finding("token", None, "Telegram asks to wait; try again in a while.")]
        except SendError:
            words = "Telegram can't be reached; check the network, a firewall and MEDSPIL_TELEGRAM_API_URL."
            return [Finding("token", False, words)]
    return [Finding("token", True, f"Telegram knows the bot as @{name}."), await _clock(settings)]


async def _mail(settings: Settings) -> list[Finding]:
    """Whether the mail server takes us in; nothing is sent."""
    server = settings.mail_server()
    if server is None:
        return []
    try:
        async with Mailer(server, settings.smtp_from):
            return [Finding("e-mail", True, f"the mail server {server.host} takes us in.")]
    except SendError as error:
        return [Finding("e-mail", False, f"{error}; check MEDSPIL_SMTP_URL, the network and a firewall.")]


async def _clock(settings: Settings) -> Finding:
    """The machine's clock against the date in an answer of Telegram's."""
    try:
        timeout = aiohttp.ClientTimeout(total=ASK_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(settings.telegram_api_url) as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        return Finding(
            "clock", None, "Telegram told no time to compare with; see that the machine's clock is set by NTP."
        )
    off = _seconds_apart(machine_clock(), theirs)
    if off > CLOCK_MAY_BE_OFF_SECONDS:
        return Finding("clock", False, f"the machine's clock is {off} seconds off; let NTP set it.")
    return Finding("clock", True, "the machine's clock is right.")


def _seconds_apart(ours: datetime, theirs: datetime) -> int:
    theirs = theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)
    return round(abs((ours - theirs).total_seconds()))


def _house(settings: Settings) -> Iterator[Finding]:
    if settings.questionnaires is not None:
        own = [one for one in settings.all_questionnaires().now if one not in shipped().now]
        names = ", ".join(f"{one.name} (version {one.version})" for one in own) or "none that differs from Medspil's"
        yield Finding("questionnaires", True, f"your own can be read: {names}.")
    if not settings.help_lines:
        words = "MEDSPIL_HELP_LINES is not set: in a crisis Medspil names only 112. Set the numbers that are staffed."
        yield Finding("help lines", None, words)
    yield _staffed_line(settings)
    if not settings.house_contact:
        words = "MEDSPIL_HOUSE_CONTACT is not set: people are only told to ask the staff they know."
        yield Finding("contact", None, words)


def _staffed_line(settings: Settings) -> Finding:
    """The unit's own number, and whether it is open just now: so a wrong hour is seen before someone needs it."""
    line = settings.staffed_line
    if line is None:
        words = (
            "MEDSPIL_STAFFED_LINE is not set: in a crisis Medspil can't say whether your own staff can be reached. "
            f"Set it like: {EXAMPLE}"
        )
        return Finding("staffed line", None, words)
    zone, now = ZoneInfo(settings.timezone), machine_clock()
    until = line.hours.open_until(now, zone)
    moment = until or line.hours.opens_next(now, zone)
    if moment is None:
        return Finding(
            "staffed line", None, f"{line.name} does not open in the next weeks; check MEDSPIL_STAFFED_LINE."
        )
    what = "is open now, until" if until else "is closed now and opens"
    return Finding("staffed line", True, f"{line.name} {what} {moment.astimezone(zone):%A %d %B at %H:%M}.")
