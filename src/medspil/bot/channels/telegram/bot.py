"""python-telegram-bot's Bot as it is used here: with raw updates, and started without asking Telegram anything."""

import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from telegram.error import NetworkError
from telegram.ext import AIORateLimiter, ExtBot

from medspil.bot.channels.telegram.aiohttp_request import AiohttpRequest
from medspil.bot.this_machine import is_this_machine

TALKATIVE_LOGGERS = ("telegram.Bot", "telegram.ext.ExtBot")
"""At level DEBUG these write whole messages into the log."""


class TelegramBot(ExtBot[int]):
    """A Bot that hands out updates as they came, so that one that nobody can read does not spoil the others."""

    async def raw_updates(self, offset: int | None, wait_seconds: int, kinds: Sequence[str]) -> list[Any]:
        """getUpdates: confirms what is below `offset` and waits for more. Raises TelegramError."""
        # do_api_request would do, but for its advice to use get_updates instead.
        updates = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": wait_seconds, "allowed_updates": kinds},
            read_timeout=wait_seconds + 10.0,
        )
        if not isinstance(updates, list):
            raise NetworkError("getUpdates gave no list")
        return updates


def make_bot(
    token: str, api_url: str, per_second: float | None, answer_seconds: float
) -> tuple[TelegramBot, tuple[AiohttpRequest, ...]]:
    """A bot, and its connections, which are to be entered before it is used.

    `per_second` is how many messages may go out in all, None for no limit; `answer_seconds` how long an answer may
    take. The bot is never initialised: that would ask Telegram for its name, and starting must not need the network.
    """
    for name in TALKATIVE_LOGGERS:
        logging.getLogger(name).setLevel(logging.INFO)
    trust_env = not is_this_machine(urlsplit(api_url).hostname or "")
    calling = AiohttpRequest(read_timeout=answer_seconds, trust_env=trust_env)
    polling = AiohttpRequest(connections=2, trust_env=trust_env)
    bot = TelegramBot(
        token,
        base_url=api_url,
        request=calling,
        get_updates_request=polling,
        rate_limiter=None if per_second is None else _even_limit(per_second),
    )
    return bot, (calling, polling)


def _even_limit(per_second: float) -> AIORateLimiter:
    # One each so many milliseconds: a bucket of 30 a second would let twice as many out in its first second.
    # What leaves evenly arrives less so, hence a little less than allowed.
    return AIORateLimiter(
        overall_max_rate=1, overall_time_period=1.05 / per_second, group_max_rate=0, group_time_period=0, max_retries=0
    )
