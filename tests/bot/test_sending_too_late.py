"""Sending: what stopped being true while it was on its way to the channel does not go out."""

import asyncio
from datetime import timedelta

from medspil.conversations.messages import Message
from medspil.storage import outbox as post
from medspil.storage.tables import outbox
from tests.bot.pretend import PretendChannel, sending
from tests.storage.town import Town

SARA = "1001"


async def test_what_was_taken_in_time_and_is_too_late_at_its_turn_does_not_go_out(
    town: Town, channel: PretendChannel
) -> None:
    sara = town.stranger(SARA).says("hej").address_id
    soon = town.now + timedelta(seconds=10)
    with town.store.database.transaction() as connection:
        post.put(connection, town.store, sara, [Message("først")], town.now)
        post.put(connection, town.store, sara, [Message("kl. 14")], town.now, useful_until=soon)
        post.put(connection, town.store, sara, [Message("sidst")], town.now)
    hold = channel.holds[SARA] = asyncio.Event()
    async with sending(town.store, channel, lambda: town.now) as at_work:
        await at_work.until(lambda: channel.tried == ["først"])
        town.now = soon
        hold.set()
        await at_work.until(lambda: town.count(outbox, outbox.c.done_at.is_(None)) == 0)
    assert channel.texts(SARA) == ["først", "sidst"]
    assert [row.how for row in town.rows(outbox)][-3:] == ["sent", "too late", "sent"]
