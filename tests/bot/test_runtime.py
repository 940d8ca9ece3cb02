"""The running bot around a pretend channel: in, handled, out, and nothing lost when it stops."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from medspil.bot.channels.channel import NotYet, Unsure
from medspil.bot.runtime import Runtime
from medspil.bot.sending import Pace
from medspil.conversations.messages import Message
from medspil.storage import outbox as kept
from medspil.storage.store import Store
from medspil.storage.tables import agenda, inbox, outbox
from tests.bot.pretend import PretendChannel
from tests.storage.town import Town

SARA, BO = "1001", "1002"
THURSDAY_AT_TEN = datetime(2026, 11, 26, 9, tzinfo=UTC)
_numbers = count(1)


@asynccontextmanager
async def running(town: Town, channel: PretendChannel) -> AsyncIterator[Runtime]:
    async with Runtime(town.store, channel, lambda: town.now, Pace(1000)) as bot:
        yield bot


def text(who: str, words: str, **more: Any) -> dict[str, Any]:
    return {"update_id": next(_numbers), "who": who, "kind": "text", "text": words, **more}


async def until(condition: Callable[[], bool]) -> None:
    """Waits for something that nothing rings a bell for."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.001)


def waiting(town: Town) -> int:
    return town.count(outbox, outbox.c.done_at.is_(None))


async def test_a_message_is_stored_handled_and_answered(town: Town, channel: PretendChannel) -> None:
    async with running(town, channel) as bot:
        await bot.receive([text(SARA, "hej")])
        assert town.count(inbox) == 1
        await bot.settled()
    ((who, reply),) = channel.sent
    assert who == SARA
    assert "Medspil" in reply


async def test_each_update_is_answered_once_however_often_it_comes(town: Town, channel: PretendChannel) -> None:
    update = text(SARA, "hej")
    async with running(town, channel) as bot:
        await bot.receive([update, update])
        await bot.settled()
        await bot.receive([update])
        await bot.settled()
    assert len(channel.sent) == 1


async def test_many_people_at_once_are_all_answered(town: Town, channel: PretendChannel) -> None:
    people = [str(2000 + number) for number in range(25)]
    async with running(town, channel) as bot:
        await bot.receive([text(who, "hej") for who in people])
        await bot.settled()
    assert sorted(who for who, _reply in channel.sent) == people


async def test_ten_messages_in_a_second_are_answered_in_their_order(town: Town, channel: PretendChannel) -> None:
    citizen = town.citizen(SARA)
    citizen.says("nyt")
    async with running(town, channel) as bot:
        await bot.receive([text(SARA, "spise is på fredag" if n == 0 else f"ord {n}") for n in range(10)])
        await bot.settled()
        assert town.count(inbox, inbox.c.handled_at.is_(None)) == 0
    assert [row.seq for row in town.rows(outbox)] == sorted(row.seq for row in town.rows(outbox))
    assert len(channel.texts(SARA)) == 10


async def test_a_pressed_button_is_acknowledged_once_it_is_committed(town: Town, channel: PretendChannel) -> None:
    async with running(town, channel) as bot:
        press = {"update_id": 1, "who": SARA, "kind": "pressed", "token": "q.gone.1.1", "press_id": "p1"}
        await bot.receive([press])
        await until(lambda: channel.acknowledged == ["p1"])
        assert town.rows(inbox)[0].how == "handled"


async def test_what_cannot_be_read_stops_nobody(
    town: Town, channel: PretendChannel, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "min hemmelighed"
    strange: list[dict[str, Any]] = [
        {"who": SARA, "text": secret},  # no number
        {"update_id": 7001, "who": SARA, "text": secret},  # says nothing
        {"update_id": 7002, "who": SARA, "kind": "text", "text": secret, "breaks": True},
        {"update_id": 7003},
    ]
    async with running(town, channel) as bot:
        await bot.receive([*strange, text(BO, "hej")])
        await until(lambda: len(channel.texts(BO)) == 1)
    assert town.count(inbox) == 4
    assert "hemmelighed" not in caplog.text


async def test_nothing_is_taken_that_is_not_stored(
    town: Town, channel: PretendChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> int:
        raise OperationalError("insert", {}, Exception("disk full"))

    async with running(town, channel) as bot:
        with monkeypatch.context() as broken:
            broken.setattr("medspil.storage.inbox.put", full)
            with pytest.raises(OperationalError):
                await bot.receive([text(SARA, "hej")])
        await bot.receive([text(SARA, "hej")])
        await bot.settled()
    assert len(channel.sent) == 1


async def test_what_falls_due_goes_out_when_its_time_has_come(town: Town, channel: PretendChannel) -> None:
    town.citizen(SARA).says("gå en tur om søen på fredag").presses("Gem")
    async with running(town, channel) as bot:
        await bot.settled()
        assert channel.sent == []
        town.now = THURSDAY_AT_TEN
        await bot.settled()
        assert "gå en tur om søen" in channel.texts(SARA)[0]
        await bot.settled()
    assert len(channel.sent) == 1


async def test_a_nightly_clean_up_is_planned_at_the_start(town: Town, channel: PretendChannel) -> None:
    async with running(town, channel):
        assert [row.kind for row in town.rows(agenda)] == ["clean-up"]


async def test_while_the_agenda_fails_messages_are_still_answered(
    town: Town, channel: PretendChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_anything: object) -> int:
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr("medspil.bot.runtime.handle_due", broken)
    async with running(town, channel) as bot:
        assert await bot.tick() == 0
        await bot.receive([text(SARA, "hej")])
        await until(lambda: len(channel.sent) == 1)


# Stopping, and starting again


async def test_what_is_in_the_air_is_finished_and_the_rest_goes_out_after_the_next_start(
    town: Town, channel: PretendChannel
) -> None:
    address_id = town.stranger(SARA).says("hej").address_id
    channel.holds[SARA] = asyncio.Event()
    town.write(address_id, *(Message(str(number)) for number in range(8)))
    async with running(town, channel):
        await until(lambda: channel.tried == ["0"])
        asyncio.get_running_loop().call_later(0.05, channel.holds[SARA].set)
    sent = len(channel.sent)
    assert 1 <= sent < 8
    async with running(town, channel) as bot:
        await bot.settled()
    assert channel.texts(SARA) == [str(number) for number in range(8)]


async def test_a_stop_does_not_wait_for_ever(
    town: Town, channel: PretendChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medspil.bot.runtime.DRAIN_SECONDS", 0.05)
    address_id = town.stranger(SARA).says("hej").address_id
    channel.holds[SARA] = asyncio.Event()
    town.write(address_id, Message("en"))
    async with asyncio.timeout(5):
        async with running(town, channel):
            await until(lambda: channel.tried == ["en"])
    assert channel.sent == []
    assert waiting(town) == 1


async def test_after_a_crash_what_was_leased_goes_out_at_once(sqlite_store: Store, channel: PretendChannel) -> None:
    town = Town(sqlite_store)
    town.write(town.stranger(SARA).says("hej").address_id, Message("en"))
    assert len(town.lease()) == 1  # and then nobody heard of that process again
    async with running(town, channel):
        await until(lambda: channel.texts(SARA) == ["en"])


async def test_with_several_processes_a_lease_runs_out(postgresql_store: Store, channel: PretendChannel) -> None:
    town = Town(postgresql_store)
    town.write(town.stranger(SARA).says("hej").address_id, Message("en"))
    town.lease()
    async with running(town, channel) as bot:
        await bot.receive([text(BO, "hej")])
        await until(lambda: len(channel.texts(BO)) == 1)
        assert channel.texts(SARA) == []
        town.now += kept.LEASE
        await bot.settled()
        assert channel.texts(SARA) == ["en"]


async def test_two_processes_on_one_postgresql_answer_each_message_once(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    one, two = PretendChannel(), PretendChannel()
    people = [str(3000 + number) for number in range(12)]
    async with running(town, one) as first, running(town, two) as second:
        updates = [text(who, "hej") for who in people]
        await asyncio.gather(first.receive(updates), second.receive(updates))
        await until(lambda: waiting(town) == 0 and town.count(inbox, inbox.c.handled_at.is_(None)) == 0)
        await until(lambda: len(one.sent) + len(two.sent) >= len(people))
    assert sorted(who for who, _reply in one.sent + two.sent) == people


# Settled


async def test_settled_waits_for_what_is_on_its_way(town: Town, channel: PretendChannel) -> None:
    channel.holds[SARA] = asyncio.Event()
    async with running(town, channel) as bot:
        await bot.receive([text(SARA, "hej")])
        waits = asyncio.create_task(bot.settled())
        await until(lambda: len(channel.tried) == 1)
        assert not waits.done()
        channel.holds[SARA].set()
        await asyncio.wait_for(waits, 5)
    assert len(channel.sent) == 1


@pytest.mark.parametrize("failure", [NotYet(60), Unsure("down")])
async def test_settled_does_not_wait_for_what_has_to_wait_itself(
    town: Town, channel: PretendChannel, failure: Exception
) -> None:
    address_id = town.stranger(SARA).says("hej").address_id
    channel.refuses["en"] = [failure]
    town.write(address_id, Message("en"))
    async with running(town, channel) as bot:
        await asyncio.wait_for(bot.settled(), 5)
        assert channel.tried == ["en"]
        assert waiting(town) == 1
        town.now += timedelta(seconds=60)
        await bot.settled()
    assert channel.texts(SARA) == ["en"]
