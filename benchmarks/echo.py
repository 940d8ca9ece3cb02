"""The peer: an echo bot on python-telegram-bot's Application as its documentation shows it, which stores nothing."""

import argparse

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Says back what was said."""
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text)


def main() -> None:
    """Runs until SIGTERM."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("token")
    arguments.add_argument("base_url")
    arguments.add_argument("--concurrent", action="store_true", help="concurrent_updates(True)")
    given = arguments.parse_args()
    builder = Application.builder().token(given.token).base_url(given.base_url)
    application = builder.concurrent_updates(given.concurrent).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
