"""The proof that nothing is lost: the real process, killed twenty times while people write and reminders fall due."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from medspil.bot.clock import machine_clock
from medspil.bot.settings import read_settings
from medspil.domain.persons import Role
from medspil.sandbox.bell import Bell
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.server import create_app, serve
from medspil.sandbox.telegram import PretendTelegram
from medspil.storage.database import Database
from medspil.storage.invitations import make
from medspil.storage.migrating import migrate
from medspil.storage.store import Store
from medspil.storage.vault import new_key
from tests.prove.bot_process import BotProcess
from tests.prove.carrying import carried, keep_a_copy
from tests.prove.chapters import comes_in, knocks, lives
from tests.prove.citizens import Citizen, Wishes, unmistakable_words
from tests.prove.killing import Killer, Moment
from tests.prove.reckoning import nothing_waits, reckon
from tests.prove.report import Line

TOKEN = "1000001:made-up-token"
SECRET = "a-made-up-secret-word"
CITIZENS, REMINDED, STRANGERS = 22, 12, 2
LEAST_MESSAGES = 500
MOMENTS = (
    *[Moment.STARTING] * 4,
    *[Moment.HANDLING] * 2,
    *[Moment.SENDING] * 4,
    *[Moment.COMMITTED] * 6,
    *[Moment.DUE] * 2,
    *[Moment.REMINDING] * 2,
)
DEADLINE_SECONDS = 270.0
STOPS_WITHIN_SECONDS = 10.0
LOOKS_AGAIN_SECONDS = 0.3


@pytest.mark.parametrize("mode", ["polling", "web hook"])
async def test_a_bot_that_is_killed_loses_nothing_and_decides_nothing_twice(
    mode: str, tmp_path: Path, seed: int, report: list[Line]
) -> None:
    clock = TurnableClock(machine_clock)
    telegram = PretendTelegram(clock, TOKEN, enforce_flood_limits=True)
    zone = where_it_is_noon(clock.now())
    async with serve(create_app(telegram, clock)) as served:
        settings = settings_for(mode, served.base_url, zone, tmp_path)
        bot = BotProcess([str(Path(sys.executable).with_name("medspil")), "run"], settings, tmp_path)
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                with opened_store(settings) as store:
                    await prove(mode, bot, telegram, store, zone, Random(f"{mode} {seed}"), report)
        except TimeoutError:
            waiting = len(telegram.updates.pending)
            pytest.fail(bot.told(f"not done in {DEADLINE_SECONDS:.0f} s: {bot.kills} kills, {waiting} updates wait"))
        finally:
            await bot.close()


async def prove(
    mode: str, bot: BotProcess, telegram: PretendTelegram, store: Store, zone: str, random: Random, report: list[Line]
) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    keep_a_copy(store.database)
    wishes = Wishes()
    words = unmistakable_words()
    people = [
        Citizen(f"Borger {number}", telegram, words, wishes, ZoneInfo(zone), Random(random.random()))
        for number in range(1, CITIZENS + STRANGERS + 1)
    ]
    database = Path(store.database.url.database or "")
    killer = Killer(bot, telegram, MOMENTS, random, wishes.next_due, is_reminder, busy_for=120, database=database)
    first_update = telegram.updates.next_id

    def enough() -> bool:
        return not killer.left and telegram.updates.next_id - first_update >= LEAST_MESSAGES

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(killer.run())
        for number, (person, code) in enumerate(zip(people, invitations(store, CITIZENS), strict=False)):
            wants_reminders = killer.waits_for_something_due if number < REMINDED else no
            tasks.create_task(lives_here(person, code, enough, wants_reminders))
        for stranger in people[CITIZENS:]:
            tasks.create_task(knocks(stranger))
    await until_nothing_waits(store, telegram)
    stopped_with = await bot.stop(STOPS_WITHIN_SECONDS)

    reckoning = reckon(store, telegram, first_update, people, machine_clock())
    brought = carried(store, telegram, killer.restarts)
    messages = telegram.updates.next_id - first_update
    due_while_down = sum(killer.was_down(due) for due in wishes.due.values())
    report.append(
        Line(
            mode=mode,
            messages=messages,
            kills=bot.kills,
            due=reckoning.due,
            due_while_down=due_while_down,
            lost=reckoning.lost + brought.lost,
            twice=reckoning.twice,
            repeated=brought.repeats.total(),
            most_repeated=max(brought.repeats.values(), default=0),
            seconds=loop.time() - began,
        )
    )
    log = bot.log.read_text("utf-8")
    assert (reckoning.problems, brought.problems) == ([], [])
    assert (reckoning.lost, reckoning.twice, brought.lost) == (0, 0, 0)
    assert all(number <= 1 for number in brought.repeats.values()), brought.repeats
    assert messages >= LEAST_MESSAGES
    assert bot.kills == len(MOMENTS)
    assert reckoning.due == len(wishes.due)
    assert due_while_down > 0
    assert stopped_with == 0, bot.told("the bot was asked to stop")
    assert " ERROR " not in log, bot.told("the bot complained")
    assert not [kept.words for person in people for kept in person.sub_goals if kept.words in log]


async def lives_here(
    person: Citizen, code: str, enough: Callable[[], bool], wants_reminders: Callable[[], bool]
) -> None:
    await comes_in(person, code)
    await lives(person, enough, wants_reminders)


def is_reminder(text: str) -> bool:
    return "Du bad mig minde dig om" in text or "mere end én ting" in text


def no() -> bool:
    return False


async def until_nothing_waits(store: Store, telegram: PretendTelegram) -> None:
    bell = Bell()
    forget = telegram.on_change(lambda _chat: bell.ring())
    while not nothing_waits(store, telegram, machine_clock()):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOKS_AGAIN_SECONDS):
                await bell.rung()
    forget()


def where_it_is_noon(now: datetime) -> str:
    """A time zone in which it is between 12 and 13 o'clock; its name says the hours to Greenwich, not from it."""
    east = 12 - now.hour
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


def settings_for(mode: str, api_url: str, zone: str, folder: Path) -> dict[str, str]:
    settings = {
        "MEDSPIL_TELEGRAM_TOKEN": TOKEN,
        "MEDSPIL_TELEGRAM_API_URL": api_url,
        "MEDSPIL_KEYS": new_key(),
        "MEDSPIL_DATABASE_URL": f"sqlite:///{folder / 'medspil.db'}",
        "MEDSPIL_TIMEZONE": zone,
    }
    if mode == "web hook":
        port = free_port()
        settings |= {
            "MEDSPIL_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
            "MEDSPIL_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "MEDSPIL_HTTP_PORT": str(port),
        }
    return settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def opened_store(settings: Mapping[str, str]) -> Iterator[Store]:
    """The same database and key as the bot's, already migrated."""
    read = read_settings(**{name.removeprefix("MEDSPIL_").lower(): value for name, value in settings.items()})
    database = Database(read.database_url)
    try:
        migrate(database)
        yield Store(database, read.vault(), read.house(), read.defaults())
    finally:
        database.close()


def invitations(store: Store, number: int) -> list[str]:
    with store.database.transaction() as connection:
        return [make(connection, store, Role.CITIZEN, "da", machine_clock()) for _ in range(number)]
