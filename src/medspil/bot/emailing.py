"""E-mailing: a loop that takes what waits, hands it to the mail server, and marks it; again later where that failed."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from medspil.bot.bell import Bell, heard
from medspil.bot.channels.channel import Never, SendError, Unsure
from medspil.bot.clock import Clock
from medspil.bot.mailing import Mailer
from medspil.bot.writer import Writer
from medspil.conversations.email_words import digest_email
from medspil.storage import emails
from medspil.storage.emails import Email
from medspil.storage.failures import where_it_failed
from medspil.storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE = 20
"""So many go over one connection."""

ROUND = 5.0
"""Seconds after which the loop looks although no bell rang."""


@dataclass(frozen=True)
class Post:
    """How e-mail leaves the house: `connect` makes a mailer for one lot, `link` gives the way back into the chat."""

    connect: Callable[[], Mailer]
    link: Callable[[], Awaitable[str]]


class Emailing:
    """Sends what stands in the table of e-mails."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        clock: Clock,
        post: Post,
        bell: Bell,
        moved: Bell,
    ) -> None:
        """`bell` says that there may be something; `moved` is rung whenever something has gone out or was put off."""
        self._store = store
        self._writer = writer
        self._clock = clock
        self._post = post
        self._bell = bell
        self._moved = moved

    async def run(self) -> None:
        """Sends until cancelled."""
        while True:
            ringing = self._bell.listen()
            try:
                some = await self._writer.run(self._lease)
                if some:
                    await self._send(some)
                    self._moved.ring()
                    continue
            except Exception as error:
                log.error("e-mail waits: %s", where_it_failed(error))
            await heard(ringing, ROUND)

    async def _send(self, some: Sequence[Email]) -> None:
        left = list(some)
        try:
            link = await self._post.link()
            async with self._post.connect() as mailer:
                while left:
                    await self._send_one(mailer, left[0], link)
                    del left[0]
        except SendError as error:
            log.warning("e-mail goes out later: %s", error)
            await self._writer.run(self._later, left)

    async def _send_one(self, mailer: Mailer, email: Email, link: str) -> None:
        """Sends one, or puts it off alone: a full letter box must not hold up the others."""
        try:
            await mailer.send(email, digest_email(email.language, link), self._clock())
        except Never as error:
            log.warning("e-mail %d can never go out: %s", email.seq, error)
            await self._writer.run(self._done, email, "refused")
        except Unsure as error:
            log.warning("e-mail %d goes out later: %s", email.seq, error)
            await self._writer.run(self._later, [email])
        else:
            await self._writer.run(self._done, email, "sent")

    def _lease(self) -> list[Email]:
        with self._store.database.transaction() as connection:
            return emails.lease(connection, self._store, self._clock(), AT_ONCE)

    def _done(self, email: Email, how: str) -> None:
        with self._store.database.transaction() as connection:
            emails.done(connection, email.seq, self._clock(), how)

    def _later(self, some: Sequence[Email]) -> None:
        now = self._clock()
        with self._store.database.transaction() as connection:
            for email in some:
                emails.try_later(connection, email, now)
