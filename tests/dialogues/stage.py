"""A page of dialogue: people with phones, the bot behind them, and a clock that stands still until it is turned.

Everything in between is real: Telegram's HTTP (the sandbox's), python-telegram-bot, the database, the loops.
What a person does is awaited until the bot has nothing more to do; what the bot said by then is looked at without
waiting. Words that nobody looked at fail the person's next step, so that nothing is said twice or in passing.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from medspil.bot.commands.sandbox import Beside, sandbox_with_bot
from medspil.domain.persons import Role
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.phone import Phone
from medspil.sandbox.shown import ShownMessage
from medspil.sandbox.telegram import PretendTelegram
from medspil.storage.invitations import make
from medspil.storage.store import Store
from medspil.storage.tables import metadata

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 14, 30, tzinfo=COPENHAGEN)
"""When every dialogue begins, unless it says otherwise."""

PATIENCE_SECONDS = 10.0

YES = {"da": "Ja, jeg vil gerne", "en": "Yes, I want to"}

PIN = "428193"
A_PIN = {"da": "En pinkode", "en": "A PIN"}
CHOOSES = {"da": "Vælg en pinkode", "en": "Choose a PIN"}
REPEATS = {"da": "Skriv den én gang til", "en": "Write it once more"}
IS_SET = {"da": "Din pinkode er klar.", "en": "Your PIN is set."}
ASKS_PIN = {"da": "Først skal jeg bruge din pinkode.", "en": "First I need your PIN."}
DISCREET = {"da": "Der er en besked til dig.", "en": "There is a message for you."}
SHOW = {"da": "Vis", "en": "Show"}


class Clock:
    """The clock on everybody's wall in Copenhagen."""

    def __init__(self, stage: Stage, turnable: TurnableClock) -> None:
        self._stage = stage
        self.turnable = turnable

    @property
    def now(self) -> datetime:
        return self.turnable.now().astimezone(COPENHAGEN)

    async def turns_to(self, wall: str) -> None:
        """Turns forward to a wall-clock time such as 2026-11-26 10:01, and waits until all is quiet."""
        self.turnable.turn_to(datetime.fromisoformat(wall).replace(tzinfo=COPENHAGEN))
        await self._stage.is_quiet()

    async def turns_by(self, **step: float) -> None:
        """Turns forward by minutes=…, hours=… or days=…, and waits until all is quiet."""
        self.turnable.turn_by(timedelta(**step))
        await self._stage.is_quiet()


class Bot:
    """What the bot says on one phone."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._heard: dict[int, str] = {}
        self.heard: ShownMessage | None = None

    @property
    def unheard(self) -> list[ShownMessage]:
        """What the bot said that nobody has looked at yet: first what took a place, then what is new."""
        said = [message for message in self._phone.chat if message.from_bot]
        return [m for m in said if self._says_something_else(m)] + [m for m in said if m.message_id not in self._heard]

    def _says_something_else(self, message: ShownMessage) -> bool:
        """Whether other words stand in the message than when it was looked at; what was tapped there does not count."""
        heard = self._heard.get(message.message_id, message.text)
        return message.text != heard and not message.text.startswith(f"{heard}\n→ ")

    def says(self, *parts: str) -> ShownMessage:
        """The bot's next message holds all of `parts`."""
        unheard = self.unheard
        assert unheard, f"the bot said nothing more; {parts} was waited for"
        self.heard = unheard[0]
        self._heard[self.heard.message_id] = self.heard.text
        for part in parts:
            assert part in self.heard.text, f"the bot said {self.heard.text!r}, not {part!r}"
        return self.heard

    def says_in_place(self, *parts: str) -> ShownMessage:
        """The bot's next words hold all of `parts` and took the place of a message that was there before."""
        known = set(self._heard)
        heard = self.says(*parts)
        assert heard.message_id in known, f"{heard.text!r} is a message of its own"
        return heard

    @property
    def asks_for_the_pin(self) -> bool:
        """Whether the bot's next message asks for the PIN."""
        return bool(self.unheard) and self.unheard[0].text.startswith(tuple(ASKS_PIN.values()))

    @property
    def is_discreet(self) -> bool:
        """Whether the bot's next message says only that there is something."""
        return bool(self.unheard) and self.unheard[0].text in DISCREET.values()

    def asks(self, *parts: str) -> ShownMessage:
        """The bot's next message is a question and holds all of `parts`."""
        heard = self.says(*parts)
        assert "?" in heard.text, f"{heard.text!r} asks nothing"
        return heard

    def does_not_say(self, *parts: str) -> None:
        """The message that was last heard holds none of `parts`."""
        assert self.heard is not None
        for part in parts:
            assert part not in self.heard.text, f"the bot said {part!r} in {self.heard.text!r}"

    def offers(self, *labels: str) -> None:
        """The message that was last heard has these buttons, and no others."""
        assert self.heard is not None
        assert self.heard.labels == list(labels)

    def offers_also(self, *labels: str) -> None:
        """The message that was last heard has these buttons among its own."""
        assert self.heard is not None
        assert [label for label in labels if label not in self.heard.labels] == []

    def is_silent(self) -> None:
        """The bot has said nothing more."""
        said = [message.text for message in self.unheard]
        assert said == [], said

    def is_heard_out(self) -> None:
        """Whatever else the bot said, nobody minds."""
        self._heard = {message.message_id: message.text for message in self._phone.chat if message.from_bot}


class Person:
    """Somebody with a phone."""

    def __init__(self, stage: Stage, phone: Phone) -> None:
        self.phone = phone
        self.bot = Bot(phone)
        self._stage = stage

    async def says(self, *texts: str) -> None:
        """Writes a message, or several in one go."""
        self.bot.is_silent()
        for text in texts:
            self.phone.writes(text)
        await self._stage.is_quiet()

    async def taps(self, label: str, times: int = 1) -> None:
        """Taps the newest button with this label, as an impatient thumb does where `times` is more than one."""
        self.bot.is_silent()
        for _ in range(times):
            self.phone.presses(label)
        await self._stage.is_quiet()

    async def taps_old(self, message: ShownMessage, label: str) -> None:
        """Taps a button of a message as it was shown then."""
        self.bot.is_silent()
        self.phone.presses_old(message, label)
        await self._stage.is_quiet()

    async def starts(self, code: str = "") -> None:
        """Taps Start, behind the link of an invitation where there is a code."""
        self.bot.is_silent()
        self.phone.starts(code)
        await self._stage.is_quiet()

    async def comes_in(self, code: str, language: str = "da") -> None:
        """Says yes to an invitation."""
        await self.starts(code)
        self.bot.asks("Medspil")
        await self.taps(YES[language])
        self.bot.says()

    async def chooses_a_pin(self, language: str = "da") -> None:
        """Does so where it has just been asked for."""
        await self.taps(A_PIN[language])
        self.bot.says(CHOOSES[language])
        await self.says(PIN)
        self.bot.says(REPEATS[language])
        await self.says(PIN)
        self.bot.says(IS_SET[language])

    async def proves(self, language: str = "da") -> None:
        """The PIN was asked for after a day's pause: writes it."""
        self.bot.says(ASKS_PIN[language])
        await self.says(PIN)

    async def says_and_proves(self, text: str, language: str = "da") -> None:
        """Writes; where that needs a proof after a day's pause, it is given."""
        await self.says(text)
        if self.bot.asks_for_the_pin:
            await self.proves(language)

    async def looks(self, language: str = "da") -> None:
        """A discreet message came after a day's pause: taps it, and proves that it is them."""
        self.bot.says(DISCREET[language])
        self.bot.offers(SHOW[language])
        await self.taps(SHOW[language])
        await self.proves(language)

    async def sets(self, sub_goal: str) -> None:
        """Sets a sub-goal in one message, as it stands, in Danish."""
        await self.says(sub_goal)
        self.bot.asks("Skal jeg gemme det?")
        await self.taps("Gem")
        self.bot.says("Gemt.")


class Stage:
    """People, the bot and the clock. Use it as `async with`; the bot runs from the start."""

    def __init__(self, store: Store, now: datetime = TUESDAY) -> None:
        self.store = store
        self._turnable = TurnableClock.frozen_at(now)
        self.clock = Clock(self, self._turnable)
        self.telegram = PretendTelegram(self._turnable)
        self._running: AsyncExitStack | None = None
        self._beside: Beside | None = None

    async def __aenter__(self) -> Stage:
        await self.bot_starts()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.bot_stops()

    async def bot_starts(self) -> None:
        """Starts the bot; it takes up what waits for it."""
        self._running = AsyncExitStack()
        self._beside = await self._running.enter_async_context(
            sandbox_with_bot(self.store, self.telegram, self._turnable)
        )
        await self.is_quiet()

    async def bot_stops(self) -> None:
        """Stops the bot as `medspil run` is stopped; people may go on writing, and time passes."""
        if self._running is not None:
            await self._running.aclose()
        self._running = self._beside = None

    async def bot_restarts(self) -> None:
        """Stops the bot and starts it again."""
        await self.bot_stops()
        await self.bot_starts()

    @property
    def address(self) -> str:
        """Where the sandbox and Medspil's own pages are just now."""
        assert self._beside is not None
        return self._beside.url

    async def is_quiet(self) -> None:
        """Waits until the bot has taken in everything, and has nothing more to do at this instant."""
        if self._beside is None:
            return
        updates = self.telegram.updates
        async with asyncio.timeout(PATIENCE_SECONDS):
            await updates.polls.until(lambda: not updates.pending and updates.is_polled, PATIENCE_SECONDS)
            await self._beside.bot.settled()

    def invitation(self, language: str = "da", role: Role = Role.CITIZEN, name: str | None = None) -> str:
        """The code of a fresh invitation; those who work here have a `name` in it."""
        with self.store.database.transaction() as connection:
            return make(connection, self.store, role, language, self._turnable.now(), name)

    def somebody(self, name: str = "Sara", language: str = "da") -> Person:
        """Somebody with a phone set to `language`, whom the bot does not know yet."""
        return Person(self, self.telegram.phone(name, language))

    async def citizen(self, name: str = "Sara", language: str = "da") -> Person:
        """Somebody who has said yes and wants to set the first sub-goal later."""
        person = self.somebody(name, language)
        await person.comes_in(self.invitation(language), language)
        return person

    async def leader(self, name: str = "Mette", language: str = "da") -> Person:
        """A group leader who has said yes."""
        return await self._staff(name, Role.GROUP_LEADER, language)

    async def staff(self, name: str = "Bo", language: str = "da") -> Person:
        """A contact person who has said yes."""
        return await self._staff(name, Role.CONTACT_PERSON, language)

    async def peer(self, name: str = "Rikke", language: str = "da") -> Person:
        """A peer worker who has said yes."""
        return await self._staff(name, Role.PEER_WORKER, language)

    async def coordinator(self, name: str = "Dorthe", language: str = "da") -> Person:
        """A coordinator who has said yes."""
        return await self._staff(name, Role.COORDINATOR, language)

    async def interviewer(self, name: str = "Kim", language: str = "da") -> Person:
        """An interviewer who has said yes."""
        return await self._staff(name, Role.INTERVIEWER, language)

    async def _staff(self, name: str, role: Role, language: str) -> Person:
        person = self.somebody(name, language)
        await person.comes_in(self.invitation(language, role, name), language)
        await person.chooses_a_pin(language)
        return person

    def remembers(self, table: str) -> int:
        """How many rows a table has."""
        with self.store.database.transaction() as connection:
            return connection.scalar(select(func.count()).select_from(metadata.tables[table])) or 0
