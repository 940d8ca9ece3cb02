"""E-mail that says there is a digest, handed to a real mail server, and what becomes of each refusal."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, time, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from medspil.bot.bell import Bell, heard
from medspil.bot.channels.channel import Unsure
from medspil.bot.emailing import Emailing, Post
from medspil.bot.mail_server import MailServer
from medspil.bot.mailing import Mailer
from medspil.bot.runtime import Runtime
from medspil.bot.sending import Pace
from medspil.bot.writer import Writer
from medspil.conversations.email_words import digest_email
from medspil.domain.persons import Role
from medspil.domain.retention import KEPT
from medspil.storage import emails
from medspil.storage.emails import ADDRESS, FIRST_PAUSE, GIVEN_UP_AFTER, LEASE
from medspil.storage.forgetting import clean_up
from medspil.storage.store import Store
from medspil.storage.tables import digests
from medspil.storage.tables import emails as rows
from tests.bot.post_office import PASSWORD, USER, PostOffice, certificate, open_office, wants_a_password
from tests.bot.pretend import PretendChannel
from tests.storage.town import Town

FROM, LINK = "medspil@example.org", "https://t.me/medspil_sandbox_bot"
BO, MIE = "bo@example.org", "mie@example.org"


@pytest.fixture
def town(store: Store) -> Town:
    """A town whose house sends e-mail."""
    return Town(replace(store, house=replace(store.house, sends_email=True)))


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with open_office() as opened:
        yield opened


def someone_with(town: Town, address: str | None, number: str = "3001") -> str:
    """Somebody on the staff who wants an e-mail to this address."""
    person_id = town.staff(number, Role.CONTACT_PERSON, "Bo").person_id
    sealed = None if address is None else town.store.vault.seal(ADDRESS, address)
    with town.store.database.transaction() as connection:
        connection.execute(insert(digests).values(person_id=person_id, day=0, at=time(8), email=sealed))
    return person_id


def put(town: Town, person_id: str) -> None:
    with town.store.database.transaction() as connection:
        emails.put(connection, town.store, person_id, town.now)


def how(town: Town) -> list[str | None]:
    return [row.how for row in town.rows(rows)]


def the_link() -> str:
    return LINK


class AtWork:
    """The loop at work."""

    def __init__(self, bell: Bell, moved: Bell) -> None:
        self._bell, self._moved = bell, moved

    async def until(self, condition: Callable[[], bool]) -> None:
        """Has the loop look, and waits until what went out, or came back, makes it so."""
        async with asyncio.timeout(10):
            while True:
                moved = self._moved.listen()
                self._bell.ring()
                if condition():
                    return
                await heard(moved, 0.05)


@asynccontextmanager
async def at_work(town: Town, server: MailServer, connect: Callable[[], Mailer] | None = None) -> AsyncIterator[AtWork]:
    """E-mails while the block lasts."""
    writer, bell, moved = Writer(town.store.database), Bell(), Bell()

    async def link() -> str:
        return the_link()

    post = Post(connect or (lambda: Mailer(server, FROM)), link)
    running = asyncio.create_task(Emailing(town.store, writer, lambda: town.now, post, bell, moved).run())
    try:
        yield AtWork(bell, moved)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        writer.close()


async def test_the_email_says_that_there_is_a_digest_and_where_and_nothing_else(town: Town, office: PostOffice) -> None:
    put(town, someone_with(town, BO))
    async with at_work(town, office.server) as loop:
        await loop.until(lambda: how(town) == ["sent"])
    (message,) = office.taken
    words = digest_email("da", LINK)
    assert message.get_content().replace("\r\n", "\n") == words.text
    assert LINK in words.text
    assert "Bo" not in str(message)
    assert str(message["Subject"]) == words.subject
    assert (office.recipients, str(message["To"]), str(message["From"])) == ([BO], BO, f"Medspil <{FROM}>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert parsedate_to_datetime(str(message["Date"])).astimezone(UTC) == town.now.replace(microsecond=0)


async def test_one_that_waits_is_enough_and_after_it_comes_the_next(town: Town, office: PostOffice) -> None:
    bo = someone_with(town, BO)
    put(town, bo)
    put(town, bo)
    async with at_work(town, office.server) as loop:
        await loop.until(lambda: how(town) == ["sent"])
        put(town, bo)
        await loop.until(lambda: how(town) == ["sent", "sent"])
    first, second = office.taken
    assert first["Message-ID"] != second["Message-ID"]


def test_nobody_gets_one_who_wants_none_or_where_the_house_sends_none(town: Town) -> None:
    put(town, someone_with(town, None))
    assert how(town) == []
    bo = someone_with(town, BO, "3002")
    town.store = replace(town.store, house=replace(town.store.house, sends_email=False))
    put(town, bo)
    assert how(town) == []


async def test_an_address_that_does_not_exist_is_given_up_and_keeps_nobody_waiting(
    town: Town, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.refuses[BO] = [f"550 5.1.1 <{BO}> is unknown here"]
    put(town, someone_with(town, BO))
    put(town, someone_with(town, MIE, "3002"))
    with caplog.at_level(logging.DEBUG, logger="medspil"):
        async with at_work(town, office.server) as loop:
            await loop.until(lambda: how(town) == ["refused", "sent"])
    assert office.recipients == [MIE]
    assert "can never go out: the mail server knows no such address (550)" in caplog.text
    assert BO not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("medspil"))


async def test_a_full_letter_box_is_tried_again_and_keeps_nobody_waiting(town: Town, office: PostOffice) -> None:
    office.refuses[BO] = ["452 4.2.2 full", "452 4.2.2 full"]
    put(town, someone_with(town, BO))
    put(town, someone_with(town, MIE, "3002"))
    async with at_work(town, office.server) as loop:
        await loop.until(lambda: how(town) == [None, "sent"])
        await loop.until(lambda: town.rows(rows)[0].attempts == 1)
        assert town.rows(rows)[0].not_before == town.now + FIRST_PAUSE
        town.now += FIRST_PAUSE
        await loop.until(lambda: town.rows(rows)[0].attempts == 2)
        assert town.rows(rows)[0].not_before == town.now + 2 * FIRST_PAUSE
        town.now += 2 * FIRST_PAUSE
        await loop.until(lambda: how(town) == ["sent", "sent"])
    assert office.recipients == [MIE, BO]


async def test_content_that_is_refused_for_good_is_given_up(town: Town, office: PostOffice) -> None:
    office.refuses["*"] = ["554 5.7.1 no"]
    put(town, someone_with(town, BO))
    async with at_work(town, office.server) as loop:
        await loop.until(lambda: how(town) == ["refused"])


async def test_while_the_server_is_away_all_wait_and_then_go_out(town: Town) -> None:
    with open_office() as office:
        port = office.port
    put(town, someone_with(town, BO))
    put(town, someone_with(town, MIE, "3002"))
    async with at_work(town, MailServer("127.0.0.1", port)) as loop:
        await loop.until(lambda: [row.attempts for row in town.rows(rows)] == [1, 1])
        assert how(town) == [None, None]
        with open_office(port) as office:
            town.now += FIRST_PAUSE
            await loop.until(lambda: how(town) == ["sent", "sent"])
            assert office.recipients == [BO, MIE]


async def test_news_of_an_old_digest_are_none(town: Town, office: PostOffice) -> None:
    put(town, someone_with(town, BO))
    town.now += GIVEN_UP_AFTER + timedelta(seconds=1)
    async with at_work(town, office.server) as loop:
        await loop.until(lambda: how(town) == ["given up"])
    assert office.taken == []


async def test_who_takes_the_address_away_gets_none_that_waited(town: Town, office: PostOffice) -> None:
    bo = someone_with(town, BO)
    put(town, bo)
    with town.store.database.transaction() as connection:
        connection.execute(update(digests).where(digests.c.person_id == bo).values(email=None))
    async with at_work(town, office.server) as loop:
        await loop.until(lambda: how(town) == ["no address"])
    assert office.taken == []


def test_what_one_sender_has_no_other_takes_until_its_lease_is_over(town: Town) -> None:
    put(town, someone_with(town, BO))

    def leased() -> list[str]:
        with town.store.database.transaction() as connection:
            return [email.address for email in emails.lease(connection, town.store, town.now, 10)]

    assert leased() == [BO]
    assert leased() == []
    town.now += LEASE
    assert leased() == [BO]


async def test_an_email_that_is_tried_again_has_the_same_id(town: Town, office: PostOffice) -> None:
    put(town, someone_with(town, BO))
    ids = []
    for _again in range(2):
        with town.store.database.transaction() as connection:
            (email,) = emails.lease(connection, town.store, town.now, 10)
        async with Mailer(office.server, FROM) as mailer:
            await mailer.send(email, digest_email("en", LINK), town.now)
        ids.append(office.taken[-1]["Message-ID"])
        town.now += LEASE
    assert ids[0] == ids[1]


# The server does not count a connection that is sealed from the start as sealed.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("tls", ["smtps", "starttls"])
async def test_the_way_to_the_server_is_sealed_and_needs_the_password(town: Town, tls: str, tmp_path: Path) -> None:
    shows, believes = certificate(tmp_path)
    how_it_is_opened = {"ssl_context": shows} if tls == "smtps" else {"tls_context": shows, "require_starttls": True}
    put(town, someone_with(town, BO))
    with open_office(
        authenticator=wants_a_password, auth_required=True, auth_require_tls=tls != "smtps", **how_it_is_opened
    ) as office:
        right = MailServer("localhost", office.port, tls == "smtps", tls == "starttls", USER, PASSWORD)
        wrong = replace(right, password="et andet ord")
        async with at_work(town, wrong, lambda: Mailer(wrong, FROM, believes)) as loop:
            await loop.until(lambda: [row.attempts for row in town.rows(rows)] == [1])
        assert office.taken == []
        town.now += FIRST_PAUSE
        async with at_work(town, right, lambda: Mailer(right, FROM)) as loop:
            await loop.until(lambda: [row.attempts for row in town.rows(rows)] == [2])
        assert office.taken == [], "a certificate that nobody believes is no seal"
        town.now += 2 * FIRST_PAUSE
        async with at_work(town, right, lambda: Mailer(right, FROM, believes)) as loop:
            await loop.until(lambda: how(town) == ["sent"])
        assert office.sealed == [True]


async def test_the_running_bot_sends_what_waits(town: Town, office: PostOffice) -> None:
    put(town, someone_with(town, BO))

    async def link() -> str:
        return LINK

    post = Post(lambda: Mailer(office.server, FROM), link)
    async with Runtime(town.store, PretendChannel(), lambda: town.now, Pace(1000), post) as bot:
        await bot.settled()
        assert how(town) == ["sent"]
    assert office.recipients == [BO]


def test_what_became_of_an_email_is_forgotten_after_two_weeks(town: Town) -> None:
    put(town, someone_with(town, BO))
    for left, later in ((1, KEPT), (0, timedelta(seconds=1))):
        town.now += later
        with town.store.database.transaction() as connection:
            clean_up(connection, town.now)
        assert town.count(rows) == left


async def test_while_the_bots_name_is_not_known_the_email_waits(town: Town, office: PostOffice) -> None:
    put(town, someone_with(town, BO))
    writer, bell, moved = Writer(town.store.database), Bell(), Bell()

    async def no_link() -> str:
        raise Unsure("no answer in time")

    post = Post(lambda: Mailer(office.server, FROM), no_link)
    running = asyncio.create_task(Emailing(town.store, writer, lambda: town.now, post, bell, moved).run())
    await AtWork(bell, moved).until(lambda: [row.attempts for row in town.rows(rows)] == [1])
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    writer.close()
    assert office.taken == []
