"""Receiving: what arrives first is stored first, also when several requests come at once and threads stand ready."""

import asyncio
from collections.abc import Sequence
from threading import Event

import pytest

from medspil.bot.channels.channel import Envelope, Raw
from medspil.bot.runtime import Runtime
from medspil.storage.tables import inbox
from tests.bot.pretend import PretendChannel, frozen
from tests.storage.town import Town

SARA = "1001"


class SlowToOpen(PretendChannel):
    """The first envelope takes long to open: until somebody has opened the second, if that can be before it."""

    def __init__(self) -> None:
        super().__init__()
        self.second_is_open = Event()

    def envelope(self, raw: Raw) -> Envelope:
        if raw["update_id"] == 1:
            self.second_is_open.wait(0.2)
        if raw["update_id"] == 2:
            self.second_is_open.set()
        return super().envelope(raw)


@pytest.fixture
def slow() -> SlowToOpen:
    return SlowToOpen()


async def post(bot: Runtime, numbers: Sequence[int]) -> None:
    """So many requests at once, in this order."""
    await asyncio.gather(
        *(bot.receive([{"update_id": number, "who": SARA, "kind": "text", "text": "hej"}]) for number in numbers)
    )


async def test_requests_at_the_same_moment_are_stored_in_the_order_of_their_arrival(
    town: Town, slow: SlowToOpen
) -> None:
    async with Runtime(town.store, slow, frozen(town.now)) as bot:
        await post(bot, range(1, 13))
    assert [row.update_id for row in town.rows(inbox)] == list(range(1, 13))


async def test_what_arrives_meanwhile_is_committed_together(
    town: Town, slow: SlowToOpen, monkeypatch: pytest.MonkeyPatch
) -> None:
    lots: list[int] = []
    runs = Runtime._put

    def counted(bot: Runtime, raws: Sequence[Raw]) -> None:
        lots.append(len(raws))
        runs(bot, raws)

    monkeypatch.setattr(Runtime, "_put", counted)
    async with Runtime(town.store, slow, frozen(town.now)) as bot:
        await post(bot, range(1, 13))
    assert sum(lots) == 12
    assert len(lots) <= 2


async def test_what_could_not_be_stored_is_told_to_each_that_brought_it(
    town: Town, channel: PretendChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_bot: Runtime, _raws: Sequence[Raw]) -> None:
        raise OSError("disk full")

    async with Runtime(town.store, channel, frozen(town.now)) as bot:
        with monkeypatch.context() as patched:
            patched.setattr(Runtime, "_put", broken)
            with pytest.raises(OSError, match="disk full"):
                await post(bot, [1])
        await post(bot, [1])
    assert town.count(inbox) == 1
