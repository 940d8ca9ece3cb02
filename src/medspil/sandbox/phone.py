"""A person's phone as a test or the page uses it: writing, pressing, looking, waiting for an answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from medspil.sandbox.attachments import SMALL_PICTURE, sticker, voice
from medspil.sandbox.bell import Bell
from medspil.sandbox.chats import Button, CallbackQuery, Chat, Json, Message, User
from medspil.sandbox.methods.formatting import commands_in, split_as_apps_do
from medspil.sandbox.methods.profile import commands_shown
from medspil.sandbox.pictures import size_of
from medspil.sandbox.shown import ShownMessage, Toast, shown

if TYPE_CHECKING:
    from medspil.sandbox.telegram import PretendTelegram


class Phone:
    """One person's private chat with the bot. Made by PretendTelegram.phone."""

    def __init__(self, telegram: PretendTelegram, user: User, chat: Chat) -> None:
        """Put `user` and their private `chat` on a phone."""
        self.user = user
        self.bell = Bell()
        self.toasts: list[Toast] = []
        self.opened: list[str] = []
        self.typing = False
        self.invitation: str | None = None
        self.role: str | None = None
        self._telegram = telegram
        self._chat = chat
        self._unread: deque[int] = deque()

    # What the person does

    def writes(self, text: str) -> list[int]:
        """Send a text, split as the apps do when it is over 4,096 characters. Hands back the message ids.

        Raises ValueError for an empty text and while the bot is blocked, as the apps offer neither.
        """
        parts = split_as_apps_do(text)
        if not parts:
            raise ValueError("the apps send no empty message")
        return [self._sends(text=part, entities=tuple(commands_in(part))) for part in parts]

    def starts(self, code: str = "") -> int:
        """Press Start, with the code of a deep link; a blocked bot is unblocked by that."""
        if self.has_blocked:
            self.unblocks()
        return self.writes(f"/start {code}".strip())[0]

    def opens(self, link: str) -> int:
        """Open a deep link to the bot and press Start. Raises ValueError for a link to somewhere else."""
        address, _, code = link.partition("?start=")
        if not address.endswith(f"/{self._telegram.bot.username}"):
            raise ValueError("this link leads to somebody else")
        return self.starts(code)

    def presses(self, label: str) -> str | None:
        """Press the button with this label on the newest message that has one, or on the keyboard below.

        Hands back the query id, None for a button that only opens a link or writes its label.
        Raises LookupError with the labels that are there.
        """
        for message in reversed(self._chat.messages.values()):
            button = next((b for row in message.keyboard for b in row if b.label == label), None)
            if button is not None:
                return self._press(message.id, button)
        if any(label in row for row in self._chat.reply_keyboard):
            self.writes(label)
            return None
        there = [b.label for m in self._chat.messages.values() for row in m.keyboard for b in row]
        raise LookupError(f"no button {label!r} in the chat; there are {there}")

    def presses_old(self, message: ShownMessage, label: str) -> str | None:
        """Press a button of a message as it was shown then, though it may have gone since.

        Raises LookupError when the message had no such button.
        """
        button = message.button(label)
        if button is None:
            raise LookupError(f"that message had no button {label!r}, only {message.labels}")
        return self._press(message.message_id, button)

    def presses_on(self, message_id: int, row: int, column: int) -> str | None:
        """Press the button at a place on a message. Raises LookupError when there is none."""
        keyboard = self._chat.messages[message_id].keyboard
        return self._press(message_id, keyboard[row][column])

    def sends_photo(self, content: bytes = SMALL_PICTURE, caption: str = "") -> int:
        """Send a picture."""
        width, height = size_of(content)
        photo = self._telegram.keep_file(content, "photo.png", width=width, height=height)
        return self._sends(photo=photo, caption=caption or None)

    def sends_document(self, content: bytes, filename: str, caption: str = "") -> int:
        """Send a file."""
        return self._sends(document=self._telegram.keep_file(content, filename), caption=caption or None)

    def sends_voice(self) -> int:
        """Send a voice message of three seconds."""
        return self._sends(extra=voice(self._telegram))

    def sends_sticker(self) -> int:
        """Send a sticker."""
        return self._sends(extra=sticker(self._telegram))

    def forwards(self, text: str, written_by: str = "En ven") -> int:
        """Pass on what somebody else wrote."""
        origin = {"type": "hidden_user", "date": self._telegram.seconds(), "sender_user_name": written_by}
        return self._sends(text=text, extra={"forward_origin": origin})

    def edits(self, message_id: int, text: str) -> None:
        """Change what one wrote before. Raises LookupError for a message of somebody else."""
        message = self._chat.messages.get(message_id)
        if message is None or message.sender is not self.user:
            raise LookupError("one can only change one's own messages")
        message.text, message.entities = text, tuple(commands_in(text))
        message.edit_date = self._telegram.seconds()
        self._telegram.changed(self._chat.id)
        self._telegram.updates.add("edited_message", message.to_json(self._chat))

    def blocks_the_bot(self) -> None:
        """Stop hearing from the bot."""
        self._telegram.change_bot_status(self._chat, "kicked", by=self.user)

    def unblocks(self) -> None:
        """Hear from the bot again."""
        self._telegram.change_bot_status(self._chat, "member", by=self.user)

    # What the person sees

    @property
    def chat(self) -> list[ShownMessage]:
        """All messages as they are shown now, oldest first."""
        return [shown(message) for message in self._chat.messages.values()]

    @property
    def last(self) -> ShownMessage:
        """The newest message of the bot as it is shown now. Raises LookupError when there is none."""
        for message in reversed(self._chat.messages.values()):
            if message.sender.is_bot:
                return shown(message)
        raise LookupError("the bot has not written yet")

    @property
    def has_started(self) -> bool:
        """Whether the bot may write to this person, or might before it was blocked."""
        return self._chat.bot_status != "new"

    @property
    def has_blocked(self) -> bool:
        """Whether the bot is blocked."""
        return self._chat.bot_status == "kicked"

    @property
    def unread(self) -> int:
        """How many messages of the bot `next_message` has not handed out."""
        return len(self._unread)

    @property
    def commands(self) -> list[Json]:
        """The commands in the menu of this chat."""
        return commands_shown(self._telegram, self._chat.id, self.user.language_code)

    @property
    def reply_keyboard(self) -> tuple[tuple[str, ...], ...]:
        """The labels of the keyboard under the text field."""
        return self._chat.reply_keyboard

    def reads_all(self) -> None:
        """Take every message as read, so that `next_message` waits for a newer one."""
        self._unread.clear()

    async def next_message(self, timeout: float = 5.0) -> ShownMessage:
        """The next unread message of the bot, as shown now. Raises TimeoutError after `timeout` seconds."""
        while True:
            await self.bell.until(lambda: bool(self._unread), timeout)
            message = self._chat.messages.get(self._unread.popleft())
            if message is not None:
                return shown(message)

    async def next_toast(self, query_id: str | None, timeout: float = 5.0) -> Toast:
        """The answer to a press. Raises TimeoutError after `timeout` seconds without one."""
        found: list[Toast] = []

        def answered() -> bool:
            found.extend(toast for toast in self.toasts if toast.query_id == query_id)
            return bool(found)

        await self.bell.until(answered, timeout)
        return found[0]

    async def until(self, condition: Callable[[Phone], bool], timeout: float = 5.0) -> None:
        """Wait until `condition` holds of this phone. Raises TimeoutError after `timeout` seconds."""
        await self.bell.until(lambda: condition(self), timeout)

    # What Telegram does with it

    def arrived(self, message: Message) -> None:
        """A message of the bot is here."""
        self.typing = False
        self._unread.append(message.id)

    def answered(self, toast: Toast) -> None:
        """A press was answered."""
        self.toasts.append(toast)
        self._telegram.changed(self._chat.id)

    def _sends(self, **content: Any) -> int:
        if self.has_blocked:
            raise ValueError("unblock the bot before writing to it")
        self._chat.bot_status = "member"
        self.invitation = None
        message = Message(
            id=self._telegram.next_message_id(), sender=self.user, date=self._telegram.seconds(), **content
        )
        self._telegram.receive(self._chat, message)
        return message.id

    def _press(self, message_id: int, button: Button) -> str | None:
        if button.data is None:
            self.opened.append(button.url or "")
            return None
        self._telegram.last_query_id += 1
        query_id = str(84_000_000_000 + self._telegram.last_query_id)
        now = self._telegram.seconds()
        self._telegram.queries[query_id] = CallbackQuery(query_id, self.user.id, now)
        message = self._chat.messages.get(message_id)
        query = {
            "id": query_id,
            "from": self.user.to_json(),
            "chat_instance": str(self._chat.id),
            "data": button.data,
            # date 0 is how Telegram tells that the message is gone
            "message": message.to_json(self._chat)
            if message
            else {"chat": self._chat.to_json(), "message_id": message_id, "date": 0},
        }
        self._telegram.changed(self._chat.id)
        self._telegram.updates.add("callback_query", query)
        return query_id
