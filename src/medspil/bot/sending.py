"""Sending: a loop over the outbox that leases, sends and marks, within the channel's limits."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from aiolimiter import AsyncLimiter

from medspil.bot.bell import Bell, heard
from medspil.bot.channels.channel import Channel, Never, NotYet, SendError, Unreachable
from medspil.bot.clock import Clock
from medspil.bot.together import Together
from medspil.bot.writer import Writer
from medspil.domain.persons import Channel as ChannelName
from medspil.storage import outbox
from medspil.storage.addresses import forget_done
from medspil.storage.failures import where_it_failed
from medspil.storage.outbox import GIVEN_UP_AFTER, TOO_LATE, Parcel
from medspil.storage.store import Store

log = logging.getLogger(__name__)

ADDRESSES_AT_ONCE = 100
ROUND = 1.0
"""Seconds after which the outbox is looked at although no bell rang."""

LONGEST_SEND = timedelta(seconds=90)
"""Longer than a channel's time-outs add up to: what begins with so much of its lease left ends within it."""

REMEMBERED_CHATS = 10_000


class Pace:
    """One message a second to a chat; a few at once are borne, as Telegram bears short bursts."""

    def __init__(self, burst: int = 3) -> None:
        """Up to `burst` messages at once, then one a second."""
        self._burst = burst
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def wait(self, address_id: int) -> None:
        """Returns when the next message to this address may go out."""
        limiter = self._chats.pop(address_id, None) or AsyncLimiter(self._burst, self._burst)
        self._chats[address_id] = limiter
        while len(self._chats) > REMEMBERED_CHATS:
            self._chats.popitem(last=False)
        await limiter.acquire()


class Sender:
    """Takes from the outbox and hands to the channels: one address in order, different ones side by side."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        channels: Mapping[ChannelName, Channel],
        clock: Clock,
        bell: Bell,
        moved: Bell,
        pace: Pace | None = None,
    ) -> None:
        """`bell` says that there is something to send; `moved` is rung whenever something has gone out."""
        self._store = store
        self._writer = writer
        self._channels = channels
        self._clock = clock
        self._bell = bell
        self._moved = moved
        self._pace = pace or Pace()
        self._busy: set[int] = set()
        self._marks = Together(self._mark)
        self._hold_until = 0.0
        self._stopping = False

    def stop(self) -> None:
        """Takes nothing new; what is on its way is finished, and `run` returns."""
        self._stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Sends until stopped or cancelled."""
        async with asyncio.TaskGroup() as tasks:
            while not self._stopping:
                ringing = self._bell.listen()
                pause = self._hold_until - asyncio.get_running_loop().time()
                parcels = [] if pause > 0 else await self._take()
                for address_id, batch in groupby(parcels, key=lambda parcel: parcel.address_id):
                    self._busy.add(address_id)
                    tasks.create_task(self._deliver(address_id, list(batch)))
                if not parcels:
                    await heard(ringing, ROUND)

    async def _take(self) -> list[Parcel]:
        room = ADDRESSES_AT_ONCE - len(self._busy)
        if room <= 0:
            return []
        try:
            return await self._writer.run(self._lease, room, frozenset(self._busy))
        except Exception as error:
            log.error("the outbox could not be read: %s", where_it_failed(error))
            return []

    def _lease(self, room: int, busy: frozenset[int]) -> list[Parcel]:
        with self._store.database.transaction() as connection:
            return outbox.lease(connection, self._store, self._clock(), room, busy)

    async def _deliver(self, address_id: int, batch: list[Parcel]) -> None:
        """Sends one address's messages in order; after a failure the rest goes back."""
        try:
            for place, parcel in enumerate(batch):
                if not await self._send(parcel):
                    await self._writer.run(self._release, batch[place + 1 :])
                    break
        except Exception as error:
            log.error("sending stopped short: %s", where_it_failed(error))
        finally:
            self._busy.discard(address_id)
            self._moved.ring()
            self._bell.ring()

    async def _send(self, parcel: Parcel) -> bool:
        """Sends one message and marks it; False where the rest must wait."""
        try:
            channel = self._channels[parcel.channel]
            parts = channel.parts(parcel.outgoing)
            for place in range(parcel.part, len(parts)):
                await self._pace.wait(parcel.address_id)
                now = self._clock()
                if parcel.leased_until - now < LONGEST_SEND:
                    await self._writer.run(self._release, [parcel])
                    return False
                if parcel.is_too_late(now):
                    await self._marks.add((parcel, TOO_LATE))
                    return True
                await channel.send(parcel.number, parts[place])
                if place + 1 < len(parts):
                    await self._writer.run(self._parts_out, parcel, place + 1)
        except NotYet as error:
            if error.everywhere:
                self._hold_until = asyncio.get_running_loop().time() + error.seconds
            await self._writer.run(self._later, parcel, timedelta(seconds=error.seconds))
        except Unreachable:
            await self._writer.run(self._unreachable, parcel)
        except Never as error:
            log.error("message %d can never go out: %s", parcel.seq, error)
            await self._marks.add((parcel, "refused"))
            return True
        except SendError as error:
            log.warning("message %d goes out later: %s", parcel.seq, error)
            await self._writer.run(self._later, parcel, None)
        except Exception as error:
            # A mistake of ours must neither hold the message for a lease nor bring it back for ever.
            log.error("message %d goes out later: %s", parcel.seq, where_it_failed(error))
            await self._writer.run(self._later, parcel, None)
        else:
            await self._marks.add((parcel, "sent"))
            return True
        return False

    async def _mark(self, marks: Sequence[tuple[Parcel, str]]) -> None:
        await self._writer.run(self._done, marks)

    def _done(self, marks: Sequence[tuple[Parcel, str]]) -> None:
        now = self._clock()
        with self._store.database.transaction() as connection:
            for parcel, how in marks:
                outbox.done(connection, parcel.seq, now, how)
                forget_done(connection, parcel.address_id)

    def _later(self, parcel: Parcel, wait: timedelta | None) -> None:
        now = self._clock()
        with self._store.database.transaction() as connection:
            if wait is None and now - parcel.made_at > GIVEN_UP_AFTER:
                outbox.done(connection, parcel.seq, now, "given up")
                forget_done(connection, parcel.address_id)
            else:
                outbox.try_later(connection, parcel, now, wait)

    def _unreachable(self, parcel: Parcel) -> None:
        with self._store.database.transaction() as connection:
            outbox.unreachable(connection, parcel.address_id, self._clock())
            forget_done(connection, parcel.address_id)

    def _parts_out(self, parcel: Parcel, parts: int) -> None:
        with self._store.database.transaction() as connection:
            outbox.parts_out(connection, parcel, parts)

    def _release(self, parcels: Sequence[Parcel]) -> None:
        with self._store.database.transaction() as connection:
            outbox.release(connection, parcels)
