"""The wiring: inbox, conversation, outbox and agenda as loops around one database."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from medspil.bot.bell import Bell, heard
from medspil.bot.channels.channel import CannotRead, Channel, Letter, Raw
from medspil.bot.clock import Clock
from medspil.bot.emailing import Emailing, Post
from medspil.bot.sending import ROUND, Pace, Sender
from medspil.bot.together import Together
from medspil.bot.writer import Writer
from medspil.conversations.pages import PageContent
from medspil.domain.persons import Channel as ChannelName
from medspil.scheduler.due import handle_due, plan_house
from medspil.scheduler.ticking import Ticking
from medspil.storage import emails, inbox, outbox, pages
from medspil.storage.failures import where_it_failed
from medspil.storage.handling import Handled, handle_next
from medspil.storage.inbox import Arrival
from medspil.storage.store import Store

log = logging.getLogger(__name__)

MESSAGES_AT_ONCE = 8
"""So many messages are handled before their replies begin to go out."""

DRAIN_SECONDS = 8.0
"""So long a stop waits for what is on its way."""


class Runtime:
    """The running bot. Use as `async with Runtime(...) as bot:`; `receive` is the one way in."""

    def __init__(
        self, store: Store, channel: Channel, clock: Clock, pace: Pace | None = None, post: Post | None = None
    ) -> None:
        """Wires the loops around `store` and `channel`, and `post` where e-mail is sent; nothing runs yet."""
        self._store = store
        self._channel = channel
        self._clock = clock
        self._writer = Writer(store.database)
        self._inbox_bell = Bell()
        self._outbox_bell = Bell()
        self._moved = Bell()
        channels: Mapping[ChannelName, Channel] = {channel.name: channel}
        self._sender = Sender(store, self._writer, channels, clock, self._outbox_bell, self._moved, pace)
        self._ticking = Ticking(self.tick)
        self._acknowledging: set[asyncio.Task[None]] = set()
        self._tick_lock = asyncio.Lock()
        self._emailing = (
            None if post is None else Emailing(store, self._writer, clock, post, self._outbox_bell, self._moved)
        )
        # One lot after the other, whatever number of threads: what arrives first is stored first.
        self._arriving = Together(self._store_lot)

    async def __aenter__(self) -> "Runtime":
        await self._writer.run(self._before_start)
        self._sending = asyncio.create_task(self._sender.run(), name="sending")
        self._working = [asyncio.create_task(self._work(), name=f"working-{n}") for n in range(self._writer.threads)]
        if self._emailing is not None:
            self._working.append(asyncio.create_task(self._emailing.run(), name="emailing"))
        self._ticking.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Finishes what is on its way, within seconds, and stops; what is not done waits in the database."""
        self._ticking.stop()
        for task in self._working:
            task.cancel()
        self._sender.stop()
        await asyncio.wait([self._sending, *self._working], timeout=DRAIN_SECONDS)
        self._sending.cancel()
        await asyncio.gather(self._sending, *self._working, *self._acknowledging, return_exceptions=True)
        self._writer.close()

    async def receive(self, raws: Sequence[Raw]) -> None:
        """Stores updates; when it returns they are committed and the channel may be told. Raises as storage does."""
        if raws:
            await self._arriving.add(raws)
            self._inbox_bell.ring()

    async def _store_lot(self, lot: Sequence[Sequence[Raw]]) -> None:
        await self._writer.run(self._put, [raw for raws in lot for raw in raws])

    async def tick(self) -> int:
        """Handles what has fallen due; returns for how many people."""
        async with self._tick_lock:
            handled = 0
            try:
                while (some := await self._writer.run(handle_due, self._store, self._clock())) > 0:
                    handled += some
                    self._outbox_bell.ring()
            except Exception as error:
                log.error("what is due could not be handled, it waits: %s", where_it_failed(error))
            return handled

    async def open_page(self, token: str) -> PageContent | None:
        """The page behind a one-time link, which is used up by that; None where there is none, or none any more."""
        return await self._writer.run(pages.opened, self._store, token, self._clock())

    def look_now(self) -> None:
        """The clock was turned: every loop looks at once."""
        self._inbox_bell.ring()
        self._outbox_bell.ring()

    async def settled(self) -> None:
        """Waits until there is nothing more to handle, to send or to say at this instant."""
        while True:
            moved = self._moved.listen()
            # What is handled puts something on the agenda, and a tick under way something into the outbox: so idle is
            # looked at before and behind what is due.
            if await self._idle() and await self.tick() == 0 and await self._idle():
                return
            await heard(moved, ROUND)

    async def _idle(self) -> bool:
        return await self._writer.run(self._is_idle)

    async def _work(self) -> None:
        while True:
            ringing = self._inbox_bell.listen()
            handled = await self._writer.run(self._handle_some)
            if not handled:
                await heard(ringing, ROUND)
                continue
            self._outbox_bell.ring()
            self._moved.ring()
            for press_id in (one.press_id for one in handled if one.press_id is not None):
                task = asyncio.create_task(self._channel.acknowledge(press_id))
                self._acknowledging.add(task)
                task.add_done_callback(self._acknowledging.discard)

    def _handle_some(self) -> list[Handled]:
        """A few messages, each in its own transaction, on one way into the thread and back; fewer when none waits."""
        handled: list[Handled] = []
        try:
            while len(handled) < MESSAGES_AT_ONCE:
                one = handle_next(self._store, self._read, self._clock())
                if one is None:
                    break
                handled.append(one)
        except Exception as error:
            log.error("the inbox could not be read: %s", where_it_failed(error))
        return handled

    def _before_start(self) -> None:
        plan_house(self._store, self._clock())
        if self._store.database.is_sqlite:
            # SQLite has one sender only, so whatever is still leased was left by one that is gone.
            with self._store.database.transaction() as connection:
                outbox.release_all(connection)
                emails.release_all(connection)

    def _put(self, raws: Sequence[Raw]) -> None:
        arrivals = []
        for raw in raws:
            try:
                envelope = self._channel.envelope(raw)
            except CannotRead:
                log.warning("an update came without a number; there is nothing to answer")
                continue
            arrivals.append(Arrival(envelope.update_id, envelope.address, raw))
        with self._store.database.transaction() as connection:
            inbox.put(connection, self._store, self._channel.name, self._channel.bot_id, arrivals, self._clock())

    def _read(self, raw: Raw) -> Letter | None:
        try:
            return self._channel.read(raw)
        except CannotRead:
            log.warning("an update of a form that is not known was stored and passed by")
            return None

    def _is_idle(self) -> bool:
        now = self._clock()
        with self._store.database.transaction() as connection:
            posted = self._emailing is None or emails.is_empty(connection, now)
            return posted and inbox.is_empty(connection, now) and outbox.is_empty(connection, now)
