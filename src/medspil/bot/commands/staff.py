"""`medspil staff`: who works here, and the end of somebody's access."""

from typing import Annotated

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop, stop
from medspil.conversations.circle_facts import StaffMember
from medspil.storage import access, audit, people, second_factors, staff_members

staff = typer.Typer(
    no_args_is_help=True, help="Those who work here: list them, end somebody's access, reset a lost PIN."
)

SHOWN = 8
"""So many letters of an id are shown; as many as tell it from the others are enough to name somebody."""


@staff.command("list")
def list_staff() -> None:
    """List those who work here: number, name, what they are, unit."""
    opened = open_store(settings := settings_or_stop(), in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        members = staff_members.all_of_them(connection, opened.store)
    if not members:
        typer.echo("Nobody works here yet; `medspil invite staff --name …` makes an invitation.")
    for member in members:
        typer.echo(_line(member))


@staff.command()
def end(
    name: Annotated[str, typer.Option("--name", help="what others see them called")] = "",
    number: Annotated[str, typer.Option("--number", help="or the beginning of their number in the list")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="do not ask back")] = False,
) -> None:
    """End somebody's access at once and everywhere. Those whom they support are asked who should be there now."""
    if bool(name.strip()) is bool(number.strip()):
        stop("Say who it is: --name Mette, or --number with the number that `medspil staff list` shows.")
    opened = open_store(settings := settings_or_stop(), in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        member = _one(staff_members.all_of_them(connection, opened.store), name, number)
    if not yes and not typer.confirm(f"End all access of {_line(member)}?"):
        stop("Nothing was changed.")
    with opened.store.database.transaction() as connection:
        now = machine_clock()
        if not access.end(connection, opened.store, member.id, now):
            stop(f"{member.name} does not work here any more.")
        audit.note(connection, audit.COMMAND_LINE, member.id, access.ENDED, now, way=audit.Way.COMMAND)
    typer.echo(f"The access of {member.name} has ended.")


@staff.command("reset-factor")
def reset_factor(
    name: Annotated[str, typer.Option("--name", help="what others see them called")] = "",
    number: Annotated[str, typer.Option("--number", help="or the beginning of their number in the list")] = "",
) -> None:
    """Forget somebody's PIN or app, so that they choose a new one. Be sure that it is them who asks."""
    if bool(name.strip()) is bool(number.strip()):
        stop("Say who it is: --name Mette, or --number with the number that `medspil staff list` shows.")
    opened = open_store(settings := settings_or_stop(), in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        member = _one(staff_members.all_of_them(connection, opened.store), name, number)
        people.lock(connection, member.id)
        if not second_factors.forget(connection, member.id):
            stop(f"{member.name} has no PIN and no app yet; Medspil asks for one when it is needed.")
        now = machine_clock()
        audit.note(connection, audit.COMMAND_LINE, member.id, second_factors.RESET, now, way=audit.Way.COMMAND)
    typer.echo(f"{member.name} chooses a new PIN or app when it is needed next.")


def _one(members: tuple[StaffMember, ...], name: str, number: str) -> StaffMember:
    """The one who is meant; the command stops where there is not exactly one."""
    if number.strip():
        found = [one for one in members if one.id.startswith(number.strip().casefold())]
        meant = f"has a number that begins with {number.strip()}"
    else:
        wanted = " ".join(name.split())
        found = [one for one in members if one.name.casefold() == wanted.casefold()]
        meant = f"is called {wanted}"
    if not found:
        stop(f"Nobody who works here {meant}; `medspil staff list` shows them all.")
    if len(found) > 1:
        stop(f"More than one {meant}; name one with --number: {', '.join(one.id[:SHOWN] for one in found)}")
    return found[0]


def _line(member: StaffMember) -> str:
    does = ", ".join(member.roles)
    return f"{member.id[:SHOWN]}  {member.name}: {does}" + (f", {member.unit}" if member.unit else "")
