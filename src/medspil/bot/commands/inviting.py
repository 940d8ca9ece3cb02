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
from medspil.bot.commands.opening import Opened, open_store, settings_or_stop, stop
from medspil.bot.settings import Settings
from medspil.domain.invitations import LIVES, LONGEST_NAME, in_groups
from medspil.domain.persons import LANGUAGES, Role
from medspil.storage.courses import unit_named
from medspil.storage.invitations import make


class Invited(StrEnum):
    """Who can be invited; staff are contact persons, and peers are peer workers."""

    CITIZEN = "citizen"
    LEADER = "leader"
    STAFF = "staff"
    PEER = "peer"
    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"


ROLES = {
    Invited.CITIZEN: Role.CITIZEN,
    Invited.LEADER: Role.GROUP_LEADER,
    Invited.STAFF: Role.CONTACT_PERSON,
    Invited.PEER: Role.PEER_WORKER,
    Invited.INTERVIEWER: Role.INTERVIEWER,
    Invited.COORDINATOR: Role.COORDINATOR,
}
"""What each becomes."""


def invite(
    role: Annotated[Invited, typer.Argument(help="who the invitation is for")],
    name: Annotated[
        str, typer.Option("--name", help="what citizens and colleagues see them called; needed for all but citizens")
    ] = "",
    unit: Annotated[str, typer.Option("--unit", help="where they work; one that is not known yet is made")] = "",
    language: Annotated[str, typer.Option("--lang", help="da or en; the language of their phone unless set")] = "",
) -> None:
    """Print an invitation for one person: link, code and QR picture. It works once and for thirty days."""
    settings = settings_or_stop()
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    called = _called(role, name)
    opened = open_store(settings, in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        now = machine_clock()
        unit_id = unit_named(connection, unit, now) if unit.strip() else None
        code = make(connection, opened.store, ROLES[role], language or None, now, called, unit_id)
    show_code(opened, code, f"works once, until {LIVES.days} days from now")


def show_code(opened: Opened, code: str, works: str) -> None:
    """Prints a code with its link and QR picture; `works` says for whom and how long."""
    if opened.in_sandbox:
        typer.echo(f"Code: {in_groups(code)}   (write it to the bot in the sandbox)")
        return
    username = asyncio.run(_username(opened.settings))
    if username is None:
        typer.echo("Telegram can't be reached just now, so there is no link; the code works all the same.", err=True)
        typer.echo(f"Code: {in_groups(code)}")
        return
    link = f"https://t.me/{username}?start={code}"
    typer.echo(f"Link: {link}\nCode: {in_groups(code)}   ({works})\n")
    picture = io.StringIO()
    segno.make(link, error="m").terminal(out=picture, compact=True)
    typer.echo(picture.getvalue())


def _called(role: Invited, name: str) -> str | None:
    """The name that goes with the invitation; stops where it is missing, or too much."""
    name = " ".join(name.split())
    if role is Invited.CITIZEN:
        if name:
            stop("--name is for staff; a citizen says their own name, if they like.")
        return None
    if not name:
        stop(f"--name says what others see them called; write for example: medspil invite {role} --name Mette")
    if len(name) > LONGEST_NAME:
        stop(f"--name has {len(name)} letters; use {LONGEST_NAME} at most.")
    return name


async def _username(settings: Settings) -> str | None:
    channel = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    async with channel:
        try:
            return await channel.username()
        except SendError:
            return None
