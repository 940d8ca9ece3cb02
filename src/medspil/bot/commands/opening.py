"""What the commands share: settings that are right or a sentence, and the store they lead to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError

from medspil.bot.settings import BadSettings, Settings, read_settings
from medspil.domain.questionnaires import ChangedUnseen, Questionnaires
from medspil.storage.database import BadDatabaseUrl, Database
from medspil.storage.migrating import FromTheFuture, migrate
from medspil.storage.questionnaires import with_kept
from medspil.storage.store import Store
from medspil.storage.vault import Vault, new_key

KEY_FILE = "key"
DATABASE_FILE = "medspil.db"
FOR_OUR_EYES_ONLY = 0o077
"""The umask of whatever writes files: nobody else on the machine may read them."""


def stop(sentence: str) -> NoReturn:
    """Ends the command with one sentence."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def settings_or_stop() -> Settings:
    """The settings; a wrong one stops the command with one sentence."""
    try:
        return read_settings()
    except BadSettings as error:
        stop(str(error))


@contextmanager
def database_or_stop(url: str) -> Iterator[Database]:
    """The database at `url`, for first use in the block; one that can't be used stops the command with one sentence."""
    os.umask(FOR_OUR_EYES_ONLY)
    try:
        yield Database(url)
    except BadDatabaseUrl as error:
        stop(f"{error}.")
    except FromTheFuture:
        stop(
            "The database of MEDSPIL_DATABASE_URL belongs to a newer Medspil than this one; "
            "start that one, or put back a copy of the database from before."
        )
    except SQLAlchemyError as error:
        stop(
            f"The database of MEDSPIL_DATABASE_URL can't be used ({type(error).__name__}); "
            "check that it runs, that the address is right and that this user may write to it."
        )


@dataclass(frozen=True)
class Opened:
    """The store of the settings, or of the sandbox where no token is set."""

    settings: Settings
    store: Store
    in_sandbox: bool


def open_store(settings: Settings, in_sandbox: bool) -> Opened:
    """Opens and migrates the database. Without a token it is the sandbox's own, with a key of its own."""
    os.umask(FOR_OUR_EYES_ONLY)
    vault, url = _sandbox(settings.sandbox_folder) if in_sandbox else (settings.vault(), settings.database_url)
    with database_or_stop(url) as database:
        migrate(database)
        questionnaires = _questionnaires(settings, database)
    kept = timedelta(days=settings.audit_kept)
    store = Store(database, vault, settings.house(), settings.defaults(), questionnaires, kept)
    return Opened(settings, store, in_sandbox)


def _questionnaires(settings: Settings, database: Database) -> Questionnaires:
    """Those of the settings, with all that were asked before; one that changed unseen stops the command."""
    try:
        with database.transaction() as connection:
            return with_kept(connection, settings.all_questionnaires())
    except ChangedUnseen as error:
        stop(f"{str(error).capitalize()}.")


def _sandbox(folder: Path) -> tuple[Vault, str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        key = _sandbox_key(folder / KEY_FILE)
    except OSError as error:
        stop(f"The folder of MEDSPIL_SANDBOX_FOLDER can't be used ({type(error).__name__}); name another place.")
    return Vault.from_setting(key), f"sqlite:///{folder / DATABASE_FILE}"


def _sandbox_key(place: Path) -> str:
    """The sandbox's own key, made at the first start, for its owner's eyes only."""
    if not place.exists():
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as target:
            target.write(new_key())
    return place.read_text().strip()
