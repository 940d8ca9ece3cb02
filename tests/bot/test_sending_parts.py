"""Sending: what is out is not sent again, neither the parts before a failure nor what a lease ran out on."""

import asyncio
from datetime import timedelta

import pytest

from medspil.bot.channels.channel import Unsure
from medspil.bot.sending import LONGEST_SEND, Pace
from medspil.conversations.messages import Message
from medspil.storage import outbox as post
from medspil.storage.outbox import LEASE
from medspil.storage.tables import outbox
from tests.bot.pretend import PretendChannel, sending
from tests.storage.town import Town

SARA = "1001"


@pytest.fixture
def sara(town: Town) -> int:
    return town.stranger(SARA).says("hej").address_id


def all_out(town: Town) -> bool:
    return town.count(outbox, outbox.c.done_at.is_(None)) == 0


async def test_after_a_failure_a_message_goes_on_with_the_part_that_failed(
    town: Town, channel: PretendChannel, sara: int
) -> None:
    channel.refuses["b"] = [Unsure("away"), Unsure("away")]
    town.write(sara, Message("a|b|c"), Message("d"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        for tries in (1, 2):
            await at_work.until(lambda: town.rows(outbox)[-2].attempts == tries)  # noqa: B023
            town.now += timedelta(minutes=1)
        await at_work.until(lambda: all_out(town))
    assert channel.texts(SARA) == ["a", "b", "c", "d"]


async def test_the_pace_of_a_chat_is_kept_for_each_part(
    town: Town, channel: PretendChannel, sara: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    async def counted(_pace: Pace, address_id: int) -> None:
        asked.append(address_id)

    monkeypatch.setattr(Pace, "wait", counted)
    town.write(sara, Message("a|b|c"), Message("d"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: all_out(town))
    assert asked == [sara] * 4


async def test_nothing_is_begun_when_little_of_its_lease_is_left(
    town: Town, channel: PretendChannel, sara: int
) -> None:
    """Somebody else may take it as soon as the lease is over, so it is given back and taken anew."""
    first = channel.holds[SARA] = asyncio.Event()
    town.write(sara, Message("a"), Message("b"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: channel.tried == ["a"])
        town.now += LEASE - LONGEST_SEND + timedelta(seconds=1)
        second = channel.holds[SARA] = asyncio.Event()
        first.set()
        await at_work.until(lambda: channel.tried == ["a", "b"])
        assert town.rows(outbox)[-1].leased_until == town.now + LEASE
        second.set()
        await at_work.until(lambda: all_out(town))
    assert channel.texts(SARA) == ["a", "b"]


def test_what_somebody_else_has_taken_meanwhile_is_not_given_back(town: Town, sara: int) -> None:
    town.write(sara, Message("a"))
    late = town.lease()
    town.now += LEASE
    (again,) = town.lease()
    with town.store.database.transaction() as connection:
        post.release(connection, late)
    assert town.rows(outbox)[-1].leased_until == again.leased_until
