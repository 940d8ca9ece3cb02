"""The pretend Telegram itself: who is there, what was written, what the bot called, what is to go wrong."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from medspil.sandbox import keeping
from medspil.sandbox.chats import CallbackQuery, Chat, Json, Message, StoredFile, User
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.failures import Failure, FailuresToCome
from medspil.sandbox.flood import FloodLimits
from medspil.sandbox.group import Group
from medspil.sandbox.methods import METHODS
from medspil.sandbox.methods.profile import Scope
from medspil.sandbox.parameters import Parameters
from medspil.sandbox.phone import Phone
from medspil.sandbox.refusals import not_found
from medspil.sandbox.shown import Toast
from medspil.sandbox.updates import UpdateQueue
from medspil.sandbox.webhook import WebHook

SANDBOX_TOKEN = "8400:the-sandbox-needs-no-secret"  # noqa: S105 - opens nothing but the sandbox
PAUSES_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0)
FIRST_USER_ID = 1001


@dataclass(slots=True)
class Call:
    """One call by the bot: the method as written, its parameters as they came, when, and how it was answered.

    `at` is the sandbox's time; `status` is the HTTP status, 0 when no answer was given.
    """

    method: str
    params: dict[str, Any]
    at: datetime
    status: int = 0


class PretendTelegram:
    """Telegram as a bot sees it. Not thread-safe: use it on one event loop."""

    def __init__(
        self,
        clock: TurnableClock,
        token: str = SANDBOX_TOKEN,
        *,
        username: str = "medspil_sandbox_bot",
        privacy_mode: bool = True,
        enforce_flood_limits: bool = False,
        webhook_pauses: Sequence[float] = PAUSES_SECONDS,
        calls_kept: int = 200_000,
    ) -> None:
        """Make an empty one for the bot with `token`.

        In `privacy_mode` the bot sees only commands and mentions of itself in groups. `webhook_pauses`
        are the seconds between tries to reach the bot's web hook, the last one repeated.
        """
        self.clock = clock
        self.token = token
        self.bot = User(int(token.partition(":")[0]), "Medspil", username=username, is_bot=True)
        self.privacy_mode = privacy_mode
        self.down = False
        self.calls: list[Call] = []
        self.calls_kept = calls_kept
        self.flood = FloodLimits(enforced=enforce_flood_limits)
        self.failures = FailuresToCome()
        # As the real one after a quiet week, so that a bot that knew an earlier sandbox sees no id twice.
        self.updates = UpdateQueue(first_id=self.seconds())
        self.webhook = WebHook(self.updates, self.seconds, webhook_pauses)
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.commands: dict[tuple[Scope, str], list[Json]] = {}
        self.about: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "commands"}
        self.closing = asyncio.Event()
        self.last_message_id = 0
        self.last_file_id = 0
        self.last_query_id = 0
        self._phones: dict[int, Phone] = {}
        self._groups: dict[int, Group] = {}
        self._call_listeners: list[Callable[[Call], None]] = []
        self._listeners: list[Callable[[int], None]] = []

    # People and groups

    @property
    def phones(self) -> list[Phone]:
        """All phones, in the order in which they came."""
        return list(self._phones.values())

    def phone(self, first_name: str = "Sara", language_code: str = "da", username: str | None = None) -> Phone:
        """A new person with a phone, who has not started the bot yet."""
        user_id = max(self._phones, default=FIRST_USER_ID - 1) + 1
        return self.add_phone(User(user_id, first_name, language_code, username), Chat(user_id, "private", first_name))

    def add_phone(self, user: User, chat: Chat) -> Phone:
        """A phone for a person and a chat that are known already, as when they are loaded from a file."""
        phone = self._phones[user.id] = Phone(self, user, chat)
        chat.username = user.username
        self.chats[chat.id] = chat
        self.changed(chat.id)
        return phone

    def phone_of(self, user_id: int) -> Phone:
        """The phone of a person. Raises KeyError when there is none."""
        return self._phones[user_id]

    def newest_message(self, chat_id: int) -> Message | None:
        """The newest message of a chat, whoever wrote it."""
        return next(reversed(self.chats[chat_id].messages.values()), None)

    def group(self, title: str) -> Group:
        """A new group that the bot is not in."""
        chat_id = min(self._groups, default=-2000) - 1
        return self.add_group(Chat(chat_id, "group", title, bot_status="left"))

    def add_group(self, chat: Chat) -> Group:
        """A group around a chat that is known already."""
        group = self._groups[chat.id] = Group(self, chat)
        self.chats[chat.id] = chat
        return group

    @property
    def groups(self) -> list[Group]:
        """All groups."""
        return list(self._groups.values())

    # What a test asks for

    def fail_next(self, method: str, *failures: Failure, times: int = 1) -> None:
        """Let the next calls of `method` ("*" for any) fail, the row of `failures` `times` times over."""
        self.failures.add(method, failures, times)

    def push_raw(self, update: Json) -> int:
        """Queue an update that nobody knows or can read; it gets an update_id unless it has one."""
        return self.updates.push(update)

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        wanted = method.lower()
        return [call for call in self.calls if call.method.lower() == wanted]

    def deep_link(self, code: str) -> str:
        """The link that opens the bot with an invitation code."""
        return f"https://t.me/{self.bot.username}?start={code}"

    async def polled(self, timeout: float = 5.0) -> None:
        """Wait until a getUpdates of the bot waits for news. Raises TimeoutError after `timeout` seconds."""
        await self.updates.polls.until(lambda: self.updates.is_polled, timeout)

    def on_call(self, listener: Callable[[Call], None]) -> None:
        """Tell `listener` of each call as it comes in, before it is done."""
        self._call_listeners.append(listener)

    def forget_callback_queries(self) -> None:
        """Make every press that is not answered yet too old to be answered."""
        self.queries.clear()

    # What happens

    def record(self, method: str, parameters: Parameters) -> Call:
        """Write a call into the log; only the newest ones are kept."""
        call = Call(method, dict(parameters.values), self.clock.now())
        self.calls.append(call)
        if len(self.calls) > self.calls_kept:
            del self.calls[: self.calls_kept // 2]
        for listener in self._call_listeners:
            listener(call)
        return call

    async def perform(self, method: str, parameters: Parameters) -> Any:
        """Do what the bot asks and hand back the result. Raises Refused where Telegram would say no."""
        known = METHODS.get(method.lower())
        if known is None:
            raise not_found("method not found")
        result = known(self, parameters)
        return await result if inspect.isawaitable(result) else result

    def deliver(self, chat: Chat, message: Message) -> None:
        """Put a message of the bot into a chat."""
        chat.messages[message.id] = message
        if chat.id in self._phones:
            self._phones[chat.id].arrived(message)
        self.changed(chat.id)

    def receive(self, chat: Chat, message: Message) -> int | None:
        """Put a message of a person into a chat and queue it for the bot. Hands back the update_id."""
        chat.messages[message.id] = message
        self.changed(chat.id)
        return self.updates.add("message", message.to_json(chat))

    def change_bot_status(self, chat: Chat, status: str, by: User) -> None:
        """Let the bot be blocked, unblocked, added or removed, and tell it so."""
        old, chat.bot_status = chat.bot_status, status
        change = {
            "chat": chat.to_json(),
            "from": by.to_json(),
            "date": self.seconds(),
            "old_chat_member": self._member("left" if old == "new" else old),
            "new_chat_member": self._member(status),
        }
        self.changed(chat.id)
        self.updates.add("my_chat_member", change)

    def toast(self, query: CallbackQuery, text: str, alert: bool) -> None:
        """Show the answer to a pressed button on the phone that pressed it."""
        phone = self._phones.get(query.user_id)
        if phone is not None:
            phone.answered(Toast(query.id, text, alert))

    def typing(self, chat: Chat) -> None:
        """Show on the phone that the bot is at it."""
        if chat.id in self._phones:
            self._phones[chat.id].typing = True
            self.changed(chat.id)

    def keep_file(self, content: bytes, filename: str, **about: Any) -> StoredFile:
        """Store a file under a new file_id."""
        self.last_file_id += 1
        file = StoredFile(f"file{self.last_file_id}", content, Path(filename).name or "file", **about)
        self.files[file.file_id] = file
        return file

    def count_for_flood(self, chat: Chat) -> None:
        """Hold one message against Telegram's limits. Raises Refused (429) when they are enforced."""
        self.flood.message(chat.id, asyncio.get_running_loop().time())

    def next_message_id(self) -> int:
        """A fresh message id; ids grow over all chats."""
        self.last_message_id += 1
        return self.last_message_id

    def seconds(self) -> int:
        """The sandbox's time as Telegram writes it: whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    # Telling those who watch

    def on_change(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Call `listener` with the chat id at each change (0: the bot); calling the result ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def changed(self, chat_id: int) -> None:
        """Tell phones and listeners that something in a chat is new."""
        phone = self._phones.get(chat_id)
        if phone is not None:
            phone.bell.ring()
        for listener in self._listeners:
            listener(chat_id)

    # From run to run

    def save(self, path: Path) -> None:
        """Keep people, chats, waiting updates and the turning of the clock in a file, in one step."""
        keeping.save(self, path)

    @classmethod
    def load(cls, path: Path, clock: TurnableClock, token: str = SANDBOX_TOKEN, **options: Any) -> PretendTelegram:
        """Read what `save` kept and turn `clock` as far as it was; an empty one when there is no such file.

        Raises ValueError, saying which file, when it cannot be read.
        """
        telegram = cls(clock, token, **options)
        if path.exists():
            keeping.restore(telegram, path)
        return telegram

    def open(self) -> None:
        """Be there again after `close`: push to the web hook that is set."""
        self.closing.clear()
        self.webhook.resume()

    async def close(self) -> None:
        """Let every waiting call go and stop pushing; nothing is forgotten."""
        self.closing.set()
        self.updates.end_poll()
        self.changed(0)
        await self.webhook.close()

    def _member(self, status: str) -> Json:
        member: Json = {"user": self.bot.to_json(), "status": status}
        if status == "kicked":
            member["until_date"] = 0
        return member
