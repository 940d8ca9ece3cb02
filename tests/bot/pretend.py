"""A pretend channel: it writes down what it is given, and refuses what a test tells it to."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from medspil.bot.bell import Bell, heard
from medspil.bot.channels.channel import CannotRead, Envelope, Letter, Raw
from medspil.bot.clock import Clock
from medspil.bot.sending import Pace, Sender
from medspil.bot.writer import Writer
from medspil.conversations.messages import Message, Outgoing
from medspil.domain.persons import Channel as ChannelName
from medspil.storage.store import Store
from tests.storage.town import BOT_ID, read


class PretendChannel:
    """`sent` is what went out, as address and text; `refuses` the errors with which a text is refused first."""

    name = ChannelName.TELEGRAM
    bot_id = BOT_ID

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.tried: list[str] = []
        self.refuses: defaultdict[str, list[Exception]] = defaultdict(list)
        self.holds: dict[str, asyncio.Event] = {}
        self.acknowledged: list[str] = []

    def envelope(self, raw: Raw) -> Envelope:
        if "update_id" not in raw:
            raise CannotRead("no number")
        return Envelope(raw["update_id"], raw.get("who"))

    def read(self, raw: Raw) -> Letter:
        letter = read(raw)
        if letter is None:
            raise CannotRead("says nothing")
        return Letter(letter.incoming, letter.language, press_id=raw.get("press_id"))

    def parts(self, outgoing: Outgoing) -> tuple[Outgoing, ...]:
        if isinstance(outgoing, Message) and "|" in outgoing.text:
            return tuple(Message(part) for part in outgoing.text.split("|"))
        return (outgoing,)

    async def send(self, address: str, outgoing: Outgoing) -> int | None:
        text = (outgoing.text or "") if isinstance(outgoing, Message) else ""
        self.tried.append(text)
        if address in self.holds:
            await self.holds[address].wait()
        if self.refuses[text]:
            raise self.refuses[text].pop(0)
        self.sent.append((address, text))
        return len(self.sent)

    async def acknowledge(self, press_id: str) -> None:
        self.acknowledged.append(press_id)

    def texts(self, address: str) -> list[str]:
        return [text for to, text in self.sent if to == address]


class Sending:
    """A sender at work, and the bells around it."""

    def __init__(self, sender: Sender, bell: Bell, moved: Bell) -> None:
        self.sender = sender
        self._bell = bell
        self._moved = moved

    def ring(self) -> None:
        """There may be something to send."""
        self._bell.ring()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Has the sender look, and waits until what went out, or came back, makes it so."""
        async with asyncio.timeout(10):
            while True:
                moved = self._moved.listen()
                self.ring()
                if condition():
                    return
                await heard(moved, 0.05)


@asynccontextmanager
async def sending(store: Store, channel: PretendChannel, clock: Clock) -> AsyncIterator[Sending]:
    """Sends while the block lasts."""
    writer, bell, moved = Writer(store.database), Bell(), Bell()
    sender = Sender(store, writer, {channel.name: channel}, clock, bell, moved, Pace(1000))
    running = asyncio.create_task(sender.run())
    try:
        yield Sending(sender, bell, moved)
    finally:
        for hold in channel.holds.values():
            hold.set()
        sender.stop()
        await asyncio.wait_for(running, 10)
        writer.close()


def frozen(now: datetime) -> Clock:
    """A clock that stands still."""
    return lambda: now
