"""Bringing a database to the shape of today's tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from medspil.storage.database import Database

_PLACE = Path(__file__).parent / "migrations"


class FromTheFuture(Exception):
    """The database was migrated by a newer Medspil than this one."""


def migrate(database: Database) -> tuple[str | None, str | None]:
    """Runs all migrations that are missing; returns the revision before and after. A second call changes nothing.

    Raises FromTheFuture.
    """
    with database.transaction() as connection:
        config = _config(connection)
        before = _known_revision(connection, config)
        command.upgrade(config, "head")
        return before, _revision(connection)


def is_current(database: Database) -> bool:
    """Whether no migration is missing. Raises FromTheFuture."""
    with database.transaction() as connection:
        config = _config(connection)
        return _known_revision(connection, config) == ScriptDirectory.from_config(config).get_current_head()


def _known_revision(connection: Connection, config: Config) -> str | None:
    revision = _revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise FromTheFuture(f"this Medspil does not know the database's migration {revision}")
    return revision


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_PLACE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
