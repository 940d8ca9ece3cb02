"""The database: SQLite that needs no server, or PostgreSQL; the same code by changing one setting."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError


class BadDatabaseUrl(ValueError):
    """MEDSPIL_DATABASE_URL names no database that Medspil can use."""


def read_url(text: str) -> URL:
    """The URL of the setting, with the driver that Medspil uses. Raises BadDatabaseUrl."""
    example = "write it like sqlite:///medspil.db or postgresql://user:password@host/medspil"
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl(f"MEDSPIL_DATABASE_URL is not a database address; {example}") from None
    kind = url.get_backend_name()
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise BadDatabaseUrl(f"MEDSPIL_DATABASE_URL names no file; {example}")
        return url.set(drivername="sqlite", database=str(Path(url.database).expanduser()))
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    raise BadDatabaseUrl(f"MEDSPIL_DATABASE_URL names {kind}, which Medspil does not speak; {example}")


class Database:
    """The open database. Its work is short and synchronous: call it from a writer thread, not from an event loop."""

    def __init__(self, url: str, pool_size: int = 5) -> None:
        """Opens `url` (as the setting has it); connects only when first used.

        Raises BadDatabaseUrl, also where SQLite's folder is not there and can't be made.
        """
        self.url = read_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url, pool_size)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: committed at the end of the block, rolled back when it raises."""
        with self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


def _sqlite(url: URL) -> Engine:
    assert url.database is not None
    try:
        Path(url.database).resolve().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadDatabaseUrl(
            f"MEDSPIL_DATABASE_URL names a folder that can't be made ({type(error).__name__}); name another place"
        ) from None
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 30, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        # pysqlite's implicit transactions break savepoints; ours begin below, by their own word.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, pool_size: int) -> Engine:
    return create_engine(url, hide_parameters=True, pool_size=pool_size, max_overflow=0, pool_pre_ping=True)
