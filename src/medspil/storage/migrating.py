"""Bringing a database to the shape of today's tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from medspil.storage.database import Database

_PLACE = Path(__file__).parent / "migrations"


def migrate(database: Database) -> tuple[str | None, str | None]:
    """Runs all migrations that are missing; returns the revision before and after. A second call changes nothing."""
    with database.transaction() as connection:
        before = _revision(connection)
        config = _config(connection)
        command.upgrade(config, "head")
        return before, _revision(connection)


def is_current(database: Database) -> bool:
    """Whether no migration is missing."""
    with database.transaction() as connection:
        return _revision(connection) == ScriptDirectory.from_config(_config(connection)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_PLACE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
