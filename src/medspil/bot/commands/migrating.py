"""`medspil migrate`: bring the database to the shape of this version."""

import typer

from medspil.bot.commands.opening import database_or_stop, settings_or_stop
from medspil.storage.migrating import migrate as run_migrations


def migrate() -> None:
    """Bring the database of MEDSPIL_DATABASE_URL to the shape of this version. Running it twice changes nothing."""
    settings = settings_or_stop()
    with database_or_stop(settings.database_url) as database:
        before, after = run_migrations(database)
        database.close()
    if before == after:
        typer.echo(f"The database is up to date ({after}).")
    else:
        typer.echo(f"The database is now at {after} (before: {before or 'empty'}).")
