"""Sending: from the outbox to the channel, in order, and what becomes of each refusal."""

import asyncio
import logging
from datetime import timedelta

import pytest

from medspil.bot.channels.channel import Never, NotYet, SendError, Unreachable, Unsure
from medspil.conversations.messages import Message
from medspil.storage.outbox import GIVEN_UP_AFTER
from medspil.storage.tables import addresses, outbox, persons
from tests.bot.pretend import PretendChannel, sending
from tests.storage.town import Town

SARA, BO = "1001", "1002"


@pytest.fixture
def sara(town: Town) -> int:
    return town.stranger(SARA).says("hej").address_id


@pytest.fixture
def bo(town: Town) -> int:
    return town.stranger(BO).says("hej").address_id


def open_rows(town: Town) -> int:
    return town.count(outbox, outbox.c.done_at.is_(None))


def last(town: Town) -> tuple[str | None, int]:
    row = town.rows(outbox)[-1]
    return row.how, row.attempts


async def test_everything_goes_out_in_its_order(town: Town, channel: PretendChannel, sara: int) -> None:
    texts = [str(number) for number in range(12)]
    town.write(sara, *(Message(text) for text in texts))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == texts


async def test_one_slow_phone_keeps_nobody_else_waiting(
    town: Town, channel: PretendChannel, sara: int, bo: int
) -> None:
    channel.holds[SARA] = asyncio.Event()
    town.write(sara, Message("til Sara"))
    town.write(bo, Message("til Bo"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: channel.texts(BO) == ["til Bo"])
        assert channel.texts(SARA) == []
        channel.holds[SARA].set()
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == ["til Sara"]


async def test_a_long_message_goes_out_in_its_parts(town: Town, channel: PretendChannel, sara: int) -> None:
    town.write(sara, Message("første|anden"), Message("tredje"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == ["første", "anden", "tredje"]


async def test_a_wait_that_is_asked_for_is_kept_and_counts_as_no_try(
    town: Town, channel: PretendChannel, sara: int, bo: int
) -> None:
    channel.refuses["en"] = [NotYet(30)]
    town.write(bo, Message("til Bo"))
    town.write(sara, Message("en"), Message("to"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: channel.texts(BO) == ["til Bo"] and channel.tried.count("en") == 1)
        await at_work.until(lambda: town.rows(outbox)[-2].not_before == town.now + timedelta(seconds=30))
        assert channel.texts(SARA) == []
        assert town.rows(outbox)[-2].attempts == 0
        town.now += timedelta(seconds=30)
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == ["en", "to"]


async def test_when_everyone_is_to_wait_nobody_gets_anything(
    town: Town, channel: PretendChannel, sara: int, bo: int
) -> None:
    channel.refuses["en"] = [NotYet(0.2, everywhere=True)]
    town.write(sara, Message("en"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: channel.tried == ["en"] and last(town) == (None, 0))
        town.write(bo, Message("til Bo"))
        town.now += timedelta(seconds=1)
        at_work.ring()
        await asyncio.sleep(0)
        assert channel.sent == []
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == ["en"]
    assert channel.texts(BO) == ["til Bo"]


async def test_who_does_not_want_messages_is_stopped(town: Town, channel: PretendChannel) -> None:
    citizen = town.citizen(SARA)
    channel.refuses["en"] = [Unreachable("blocked")]
    town.write(citizen.address_id, Message("en"), Message("to"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.sent == []
    assert [row.how for row in town.rows(outbox)][-2:] == ["unreachable", "unreachable"]
    assert town.rows(persons)[0].stopped_at == town.now


async def test_what_can_never_go_out_is_dropped_and_the_next_goes_on(
    town: Town, channel: PretendChannel, sara: int, caplog: pytest.LogCaptureFixture
) -> None:
    channel.refuses["min hemmelighed"] = [Never("too long")]
    town.write(sara, Message("min hemmelighed"), Message("to"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == ["to"]
    assert [row.how for row in town.rows(outbox)][-2:] == ["refused", "sent"]
    assert "can never go out: too long" in caplog.text
    assert "hemmelighed" not in caplog.text


@pytest.mark.parametrize("failure", [Unsure("timed out"), SendError("odd"), ValueError("a mistake of ours")])
async def test_what_may_not_have_gone_out_is_tried_again_before_the_next(
    town: Town, channel: PretendChannel, sara: int, failure: Exception
) -> None:
    channel.refuses["en"] = [failure, failure]
    town.write(sara, Message("en"), Message("to"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        for tries in (1, 2):
            await at_work.until(lambda tries=tries: town.rows(outbox)[-2].attempts == tries)  # type: ignore[misc]
            town.now += timedelta(seconds=2)
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.tried == ["en", "en", "en", "to"]
    assert channel.texts(SARA) == ["en", "to"]


async def test_a_mistake_of_ours_is_logged_without_anyone_s_words(
    town: Town, channel: PretendChannel, sara: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    channel.refuses["min hemmelighed"] = [ValueError("min hemmelighed")]
    town.write(sara, Message("min hemmelighed"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: last(town) == (None, 1))
    assert "ValueError" in caplog.text
    assert "hemmelighed" not in caplog.text
    assert SARA not in caplog.text


async def test_after_three_days_it_is_given_up_and_the_next_goes_on(
    town: Town, channel: PretendChannel, sara: int
) -> None:
    channel.refuses["en"] = [Unsure("down"), Unsure("down")]
    town.write(sara, Message("en"), Message("to"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: town.rows(outbox)[-2].attempts == 1)
        town.now += GIVEN_UP_AFTER + timedelta(minutes=1)
        await at_work.until(lambda: open_rows(town) == 0)
    assert channel.texts(SARA) == ["to"]
    assert [row.how for row in town.rows(outbox)][-2:] == ["given up", "sent"]


@pytest.mark.parametrize("failure", [None, Never("too long"), Unreachable("blocked")])
async def test_who_said_no_is_forgotten_once_the_last_word_is_out_or_can_never_be(
    town: Town, channel: PretendChannel, failure: Exception | None
) -> None:
    someone = town.stranger(SARA).starts(town.invitation())
    someone.posts({"kind": "pressed", "token": someone.button("Nej tak").token})
    town.handle()
    (word,) = [parcel.outgoing for parcel in town.lease()]
    town.release()
    assert isinstance(word, Message)
    channel.refuses[word.text] = [failure] if failure else []
    assert town.count(addresses) == 1
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: town.count(addresses) == 0)
    assert channel.tried == [word.text]


async def test_what_is_on_its_way_is_finished_when_it_stops(town: Town, channel: PretendChannel, sara: int) -> None:
    channel.holds[SARA] = asyncio.Event()
    town.write(sara, Message("en"))
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: channel.tried == ["en"])
        at_work.sender.stop()
        town.write(sara, Message("to"))
    assert channel.texts(SARA) == ["en"]
    assert open_rows(town) == 1
