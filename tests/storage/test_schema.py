"""The migrations lead to exactly the tables of the code, on both databases."""

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from medspil.storage.database import Database
from medspil.storage.migrating import is_current, migrate
from medspil.storage.store import Store
from medspil.storage.tables import metadata
from tests.stores import PostgreSQL

OF_ALEMBIC = "alembic_version"
INDEXES = {
    "sqlite": "select name, sql from sqlite_master where type = 'index' and sql is not null",
    "postgresql": "select indexname, indexdef from pg_indexes where schemaname = 'public'",
}
NUMBERED = "select name, '' from sqlite_master where type = 'table' and sql like '%AUTOINCREMENT%'"


def shape_of(database: Database) -> dict[str, Any]:
    """All there is to see of the schema, as the database itself tells it."""
    with database.transaction() as connection:
        seen = inspect(connection)
        shape: dict[str, Any] = {
            table: {
                "columns": {column["name"]: _told(dict(column)) for column in seen.get_columns(table)},
                "key": dict(seen.get_pk_constraint(table)),
                "foreign keys": sorted(str(key) for key in seen.get_foreign_keys(table)),
                "unique": sorted(str(dict(unique)) for unique in seen.get_unique_constraints(table)),
            }
            for table in seen.get_table_names()
            if table != OF_ALEMBIC
        }
        # Reflection does not tell everything of a partial index; its very words do.
        shape["indexes"] = _words(connection, INDEXES["sqlite" if database.is_sqlite else "postgresql"])
        shape["never number twice"] = _words(connection, NUMBERED) if database.is_sqlite else {}
        return shape


def _told(column: dict[str, Any]) -> str:
    default = str(column["default"]).strip("()")
    return f"{column['type']!r}, nullable: {column['nullable']}, default: {default}"


def _words(connection: Connection, query: str) -> dict[str, str]:
    return {name: " ".join(words.split()) for name, words in connection.execute(text(query)) if OF_ALEMBIC not in name}


def made_fresh(url: str) -> dict[str, Any]:
    database = Database(url)
    metadata.create_all(database.engine)
    shape = shape_of(database)
    database.close()
    return shape


def test_alembic_finds_nothing_to_migrate(store: Store) -> None:
    with store.database.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_a_migrated_schema_equals_a_fresh_one_on_sqlite(sqlite_store: Store, tmp_path: Path) -> None:
    assert shape_of(sqlite_store.database) == made_fresh(f"sqlite:///{tmp_path}/fresh.db")


def test_a_migrated_schema_equals_a_fresh_one_on_postgresql(postgresql_store: Store, postgresql: PostgreSQL) -> None:
    with postgresql.database(template="template0") as url:
        assert shape_of(postgresql_store.database) == made_fresh(url)


def test_the_shape_shows_what_open_rows_are_indexed(store: Store) -> None:
    words = shape_of(store.database)["indexes"]
    partial = {name for name, sql in words.items() if "where" in sql.lower()}
    assert partial == {
        "ix_agenda_ahead",
        "ix_inbox_waiting",
        "ix_inbox_waiting_address",
        "ix_outbox_open",
        "uq_agenda_ahead",
        "uq_agenda_house_ahead",
        "uq_links_open",
        "uq_shares_everything",
    }


def test_migrating_twice_changes_nothing(store: Store) -> None:
    before = shape_of(store.database)
    first, second = migrate(store.database)
    assert first == second
    assert shape_of(store.database) == before
    assert is_current(store.database)


def test_an_empty_database_is_not_current_until_it_is_migrated(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/empty.db")
    assert not is_current(database)
    before, after = migrate(database)
    assert before is None
    assert after is not None
    assert is_current(database)
    database.close()
