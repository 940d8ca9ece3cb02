"""`medspil unit`: the units, within how many working hours a wish for help is seen there, and when they work."""

from datetime import timedelta
from typing import Annotated

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop, stop
from medspil.conversations.understanding.week_hours import read_hours
from medspil.domain.courses import LONGEST_UNIT
from medspil.storage import courses, units
from medspil.storage.units import UnitKept

unit = typer.Typer(no_args_is_help=True, help="The units: list them, set their hours.")

MOST_HOURS = 80
LONGEST_HOURS = 255


@unit.command("list")
def list_units() -> None:
    """List the units: within how many working hours a wish for help is to be seen, and when they work."""
    opened = open_store(settings := settings_or_stop(), in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        known = units.all_of_them(connection)
    if not known:
        typer.echo("There are no units yet; `medspil unit set NAME` makes one, and so do invitations with --unit.")
    for one in known:
        typer.echo(_line(one, opened.store.house.help_time.within))


@unit.command("set")
def set_unit(
    name: Annotated[str, typer.Argument(help="the unit's name; one that is not known yet is made")],
    within: Annotated[
        int | None,
        typer.Option("--help-within", min=0, max=MOST_HOURS, help="so many working hours; 0: as in the settings"),
    ] = None,
    hours: Annotated[
        str | None,
        typer.Option("--hours", help='when it works, like "man-tor 8-15.30, fre 8-14"; "": as in the settings'),
    ] = None,
) -> None:
    """Set within how many working hours a wish for help is to be seen in a unit, and when it works."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_UNIT:
        stop(f"A unit's name has 1 to {LONGEST_UNIT} letters.")
    if hours:
        try:
            read_hours(hours)
        except ValueError as error:
            stop(f"--hours {error}.")
        if len(hours) > LONGEST_HOURS:
            stop(f"--hours has {len(hours)} letters; use {LONGEST_HOURS} at most.")
    opened = open_store(settings := settings_or_stop(), in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        unit_id = courses.unit_named(connection, plain, machine_clock())
        units.change(connection, unit_id, within, hours)
        changed = next(one for one in units.all_of_them(connection) if one.id == unit_id)
    typer.echo(_line(changed, opened.store.house.help_time.within))


def _line(one: UnitKept, usual: timedelta) -> str:
    if one.help_within is None:
        within = f"help within {usual // timedelta(hours=1)} working hours, as in the settings"
    else:
        within = f"help within {one.help_within} working hours"
    return f"{one.name}: {within}; {one.hours or 'hours as in the settings'}"
