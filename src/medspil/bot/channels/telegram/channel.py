"""The Telegram channel: what every channel can do, through python-telegram-bot's Bot."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from types import TracebackType
from typing import Any, Self

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram import Message as SentMessage

from medspil.bot.channels.channel import Envelope, Letter, Never, NotYet, Raw, SendError, Unreachable
from medspil.bot.channels.telegram import introducing, reading
from medspil.bot.channels.telegram.bot import TelegramBot, make_bot
from medspil.bot.channels.telegram.parts import parts
from medspil.bot.channels.telegram.patience import Sleep, keep_trying
from medspil.bot.channels.telegram.refusals import WRONG_BOT, EditIsMoot, SaysSoAlready, refusals_told_apart
from medspil.bot.pictures import as_png, code_png
from medspil.bot.reports import file_of
from medspil.conversations.messages import Button, Menu, Message, Outgoing, TakeAway, Tidy
from medspil.conversations.pictures import LINK
from medspil.conversations.reports import ReportFile
from medspil.domain.persons import Channel as ChannelName

log = logging.getLogger(__name__)

REAL_API_URL = "https://api.telegram.org/bot"
MESSAGES_PER_SECOND = 30.0
ANSWER_SECONDS = 20.0

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramChannel:
    """Telegram as a way in and out.

    `api_url` is the address up to the token (`http://127.0.0.1:8400/bot` for a sandbox). `per_second` is how many
    messages go out in all, None for no limit; the limit of each chat is the outbox's. `answer_seconds` is how long
    Telegram may take over an answer. Use it as `async with`; neither entering nor leaving needs the network. Raises
    ValueError for a token that cannot be one.
    """

    name = ChannelName.TELEGRAM

    def __init__(
        self,
        token: str,
        api_url: str = REAL_API_URL,
        *,
        per_second: float | None = MESSAGES_PER_SECOND,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        number, _, secret = token.partition(":")
        if not (number.isascii() and number.isdigit() and secret):
            raise ValueError("a Telegram token begins with the bot's number and a colon, as @BotFather hands it out")
        self.bot_id = number
        self.bot: TelegramBot
        self.bot, self._connections = make_bot(token, api_url, per_second, answer_seconds)
        self._open = AsyncExitStack()
        self._username: str | None = None
        self._token_refused = False

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opening:
            for connection in self._connections:
                await opening.enter_async_context(connection)
            self._open = opening.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    def envelope(self, raw: Raw) -> Envelope:
        """The number of an update and the chat it came from. Raises CannotRead."""
        return reading.envelope(raw)

    def read(self, raw: Raw) -> Letter:
        """What an update says. Raises CannotRead."""
        return reading.read(raw, self._username)

    def parts(self, outgoing: Outgoing) -> tuple[Outgoing, ...]:
        """`outgoing` as messages that are not too long for `send`, in their order."""
        return parts(outgoing)

    async def send(self, address: str, outgoing: Outgoing) -> int | None:
        """Sends one message, or changes one, or takes it away; the id of a new one, or None. Raises SendError.

        A message that takes another one's place is a change where Telegram allows it, and a new message otherwise.

        What is too long for one message can never go out: `parts` cuts it beforehand.
        """
        try:
            chat_id = int(address)
        except ValueError:
            raise Unreachable("not an address of Telegram's") from None
        if parts(outgoing) != (outgoing,):
            raise Never("too long for one message")
        if isinstance(outgoing, Tidy):
            await self._tidy(chat_id, outgoing)
            return None
        if isinstance(outgoing, TakeAway):
            with suppress(EditIsMoot), self._calling():
                await self.bot.delete_message(chat_id, outgoing.id)
            return None
        if isinstance(outgoing, Menu):
            with self._calling():
                await introducing.show_menu(self.bot, chat_id, outgoing)
            return None
        if await self._takes_a_place(chat_id, outgoing):
            return None
        link = await self._link_of(outgoing)
        # Drawing takes a while; it is done before the limit is asked, and beside the event loop.
        picture = await _drawn(outgoing, link)
        file = await _file(outgoing)
        call = self._call(chat_id, outgoing, picture, link, file)
        with self._calling():
            sent = await call
        return sent.message_id

    async def acknowledge(self, press_id: str) -> None:
        """Ends the waiting on a pressed button. Failing is no harm and is not told."""
        with suppress(SendError), self._calling():
            await self.bot.answer_callback_query(press_id)

    async def username(self) -> str:
        """The bot's name on Telegram without its @, asked for once. Raises SendError."""
        if self._username is None:
            with self._calling():
                user = await self.bot.get_me()
                assert user.username, "every bot has one"
                self._username = user.username
        return self._username

    async def link(self) -> str:
        """The address that opens the chat with the bot. Raises SendError."""
        return f"https://t.me/{await self.username()}"

    async def introduce(self, sleep: Sleep = asyncio.sleep) -> None:
        """Asks Telegram for the bot's name, and tells it the commands and descriptions; tries again until that is done.

        Never fatal: what Telegram refuses for good is logged.
        """
        with suppress(SendError):
            await self.username()
        try:
            await self._until_done("introduce the bot", lambda: introducing.introduce(self.bot), sleep)
        except SendError as refusal:
            log.error("Telegram does not take the bot's menu or descriptions: %s", refusal)

    async def set_webhook(self, url: str, secret: str, sleep: Sleep = asyncio.sleep) -> None:
        """Has Telegram push updates to `url` with `secret` in a header; tries again while the network is down.

        Raises SendError where Telegram refuses for good.
        """

        async def set_it() -> None:
            # One at a time: several at once would come in any order.
            await self.bot.set_webhook(url, secret_token=secret, allowed_updates=reading.HANDLED, max_connections=1)

        await self._until_done("set the web hook", set_it, sleep)

    async def _until_done(self, what: str, action: Callable[[], Awaitable[None]], sleep: Sleep) -> None:
        async def call() -> None:
            with self._calling():
                await action()

        await keep_trying(what, call, sleep)

    async def _link_of(self, message: Message) -> str | None:
        """The link of a message's code, where it has one that opens the bot."""
        if message.qr is None or message.qr.says:
            return None
        return f"{await self.link()}?start={message.qr.code}"

    def _call(
        self, chat_id: int, message: Message, picture: bytes | None, link: str | None, file: bytes | None
    ) -> Coroutine[Any, Any, SentMessage]:
        buttons = _keyboard(message.rows)
        text = message.text if link is None else _with_link(message.text, link)
        if picture is not None:
            return self.bot.send_photo(
                chat_id, picture, caption=text or None, reply_markup=buttons, filename="medspil.png"
            )
        if message.document is not None and file is not None:
            return self.bot.send_document(
                chat_id,
                file,
                caption=message.text or None,
                reply_markup=buttons,
                filename=message.document.name,
                disable_content_type_detection=True,
            )
        if message.picture is not None and message.picture.alternative not in text:
            text = f"{text}\n{message.picture.alternative}".strip()
        return self.bot.send_message(chat_id, text, reply_markup=buttons, link_preview_options=_NO_PREVIEW)

    async def _takes_a_place(self, chat_id: int, message: Message) -> bool:
        """Puts a message where another one stands; False where it is to go out as one of its own instead.

        Doing it again is no harm. What Telegram does not let us change is gone, too old, or was never words.
        """
        if message.instead_of is None or message.stands_alone:
            return False
        try:
            with self._calling():
                await self._change(chat_id, message.instead_of, message.text, message.rows)
        except SaysSoAlready:
            return True
        except (EditIsMoot, Never):
            return False
        return True

    async def _tidy(self, chat_id: int, tidy: Tidy) -> None:
        with suppress(EditIsMoot), self._calling():
            if tidy.text is None:
                await self.bot.edit_message_reply_markup(chat_id, tidy.id, reply_markup=_keyboard(tidy.rows))
            else:
                await self._change(chat_id, tidy.id, tidy.text, tidy.rows)

    async def _change(self, chat_id: int, message_id: int, text: str, rows: tuple[tuple[Button, ...], ...]) -> None:
        await self.bot.edit_message_text(
            text, chat_id, message_id, reply_markup=_keyboard(rows), link_preview_options=_NO_PREVIEW
        )

    @contextmanager
    def _calling(self) -> Iterator[None]:
        """Around each call: tells refusals apart, and says once that the token is wrong."""
        try:
            with refusals_told_apart():
                yield
        except NotYet as refusal:
            if refusal.everywhere and not self._token_refused:
                self._token_refused = True
                log.error(WRONG_BOT)
            raise
        self._token_refused = False


def _with_link(text: str, link: str) -> str:
    return text.replace(LINK, link) if LINK in text else f"{text}\n{link}".strip()


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.token) for button in row] for row in rows]
    )


async def _drawn(message: Message, link: str | None) -> bytes | None:
    """What is to be drawn as PNG; None where there is nothing, or it cannot be drawn: at least its words go out."""
    try:
        if message.picture is not None:
            return await asyncio.to_thread(as_png, message.picture)
        says = link if message.qr is None else message.qr.says or link
        return None if says is None else await asyncio.to_thread(code_png, says)
    except Exception as problem:
        log.error("A picture could not be drawn (%s); its words are sent instead.", type(problem).__name__)
        return None


async def _file(message: Message) -> bytes | None:
    """What stands in the file. Raises Never where a report cannot be made: without it there is nothing to send."""
    if not isinstance(message.document, ReportFile):
        return None if message.document is None else message.document.body.encode()
    try:
        return await asyncio.to_thread(file_of, message.document)
    except Exception as problem:
        log.error("A report could not be made (%s).", type(problem).__name__)
        raise Never("the report cannot be made") from None
