"""`medspil invite`: a code, link and QR picture for one person."""

import asyncio
import io
from enum import StrEnum
from typing import Annotated

import segno
import typer

from medspil.bot.channels.channel import SendError
from medspil.bot.channels.telegram import TelegramChannel
from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop, stop
from medspil.bot.settings import Settings
from medspil.domain.invitations import LIVES, in_groups
from medspil.domain.persons import LANGUAGES, Role
from medspil.storage.invitations import make


class Invited(StrEnum):
    """Who can be invited."""

    CITIZEN = "citizen"


def invite(
    role: Annotated[Invited, typer.Argument(help="who the invitation is for")],
    language: Annotated[str, typer.Option("--lang", help="da or en; the language of their phone unless set")] = "",
) -> None:
    """Print an invitation for one person: link, code and QR picture. It works once and for thirty days."""
    settings = settings_or_stop()
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    opened = open_store(settings, in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        code = make(connection, opened.store, Role(role.value), language or None, machine_clock())
    if opened.in_sandbox:
        typer.echo(f"Code: {in_groups(code)}   (write it to the bot in the sandbox)")
        return
    username = asyncio.run(_username(settings))
    if username is None:
        typer.echo("Telegram can't be reached just now, so there is no link; the code works all the same.", err=True)
        typer.echo(f"Code: {in_groups(code)}")
        return
    link = f"https://t.me/{username}?start={code}"
    typer.echo(f"Link: {link}\nCode: {in_groups(code)}   (works once, until {LIVES.days} days from now)\n")
    picture = io.StringIO()
    segno.make(link, error="m").terminal(out=picture, compact=True)
    typer.echo(picture.getvalue())


async def _username(settings: Settings) -> str | None:
    channel = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    async with channel:
        try:
            return await channel.username()
        except SendError:
            return None
