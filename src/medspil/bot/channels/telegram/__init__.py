"""Telegram as a way in and out: reading its updates, sending, fetching by polling or by web hook."""

from medspil.bot.channels.telegram.channel import TelegramChannel
from medspil.bot.channels.telegram.polling import Poller
from medspil.bot.channels.telegram.webhook import webhook_route

__all__ = ["Poller", "TelegramChannel", "webhook_route"]
