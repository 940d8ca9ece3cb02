"""`medspil migrate`: bring the database to the shape of this version."""

import typer
from sqlalchemy.exc import SQLAlchemyError

from medspil.bot.commands.opening import settings_or_stop, stop
from medspil.storage.database import Database
from medspil.storage.migrating import migrate as run_migrations


def migrate() -> None:
    """Bring the database of MEDSPIL_DATABASE_URL to the shape of this version. Running it twice changes nothing."""
    settings = settings_or_stop()
    database = Database(settings.database_url)
    try:
        before, after = run_migrations(database)
    except SQLAlchemyError as error:
        stop(f"The database can't be migrated ({type(error).__name__}); check MEDSPIL_DATABASE_URL and try again.")
    finally:
        database.close()
    if before == after:
        typer.echo(f"The database is up to date ({after}).")
    else:
        typer.echo(f"The database is now at {after} (before: {before or 'empty'}).")
