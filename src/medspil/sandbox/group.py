"""A group chat: the bot may be added, spoken to and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medspil.sandbox.chats import Chat, Message
from medspil.sandbox.methods.formatting import commands_in
from medspil.sandbox.shown import ShownMessage, shown

if TYPE_CHECKING:
    from medspil.sandbox.phone import Phone
    from medspil.sandbox.telegram import PretendTelegram


class Group:
    """One group. Made by PretendTelegram.group."""

    def __init__(self, telegram: PretendTelegram, chat: Chat) -> None:
        """Stand around `chat`."""
        self._telegram = telegram
        self._chat = chat

    @property
    def id(self) -> int:
        """The chat id, which is negative."""
        return self._chat.id

    @property
    def chat(self) -> list[ShownMessage]:
        """All messages as they are shown now, oldest first."""
        return [shown(message) for message in self._chat.messages.values()]

    @property
    def has_the_bot(self) -> bool:
        """Whether the bot is in the group."""
        return self._chat.bot_status == "member"

    def adds_the_bot(self, by: Phone) -> None:
        """Take the bot into the group: a my_chat_member update and a line in the chat."""
        self._telegram.change_bot_status(self._chat, "member", by=by.user)
        newcomer = self._telegram.bot.to_json()
        line = self._message(by, extra={"new_chat_members": [newcomer], "new_chat_member": newcomer})
        self._telegram.receive(self._chat, line)

    def removes_the_bot(self, by: Phone) -> None:
        """Put the bot out of the group."""
        self._telegram.change_bot_status(self._chat, "kicked", by=by.user)

    def hears(self, by: Phone, text: str) -> int | None:
        """Somebody writes in the group. Hands back the update_id, None when the bot does not see it."""
        message = self._message(by, text=text, entities=tuple(commands_in(text)))
        if self.has_the_bot and self._concerns_the_bot(text):
            return self._telegram.receive(self._chat, message)
        self._chat.messages[message.id] = message
        return None

    def _concerns_the_bot(self, text: str) -> bool:
        mention = f"@{self._telegram.bot.username}"
        return not self._telegram.privacy_mode or text.startswith("/") or mention in text

    def _message(self, by: Phone, **content: object) -> Message:
        return Message(
            id=self._telegram.next_message_id(),
            sender=by.user,
            date=self._telegram.seconds(),
            **content,  # type: ignore[arg-type]
        )
