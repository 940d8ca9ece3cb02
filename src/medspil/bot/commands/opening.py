"""What the commands share: settings that are right or a sentence, and the store they lead to."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError

from medspil.bot.settings import BadSettings, Settings, read_settings
from medspil.storage.database import Database
from medspil.storage.migrating import migrate
from medspil.storage.store import Store
from medspil.storage.vault import Vault, new_key

KEY_FILE = "key"
DATABASE_FILE = "medspil.db"


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


@dataclass(frozen=True)
class Opened:
    """The store of the settings, or of the sandbox where no token is set."""

    settings: Settings
    store: Store
    in_sandbox: bool


def open_store(settings: Settings, in_sandbox: bool) -> Opened:
    """Opens and migrates the database. Without a token it is the sandbox's own, with a key of its own."""
    # What is written from here on is for its owner's eyes only.
    os.umask(0o077)
    if in_sandbox:
        folder = settings.sandbox_folder
        folder.mkdir(parents=True, exist_ok=True)
        vault = Vault.from_setting(_sandbox_key(folder / KEY_FILE))
        database = Database(f"sqlite:///{folder / DATABASE_FILE}")
    else:
        vault = settings.vault()
        database = Database(settings.database_url)
    try:
        migrate(database)
    except SQLAlchemyError as error:
        stop(
            f"The database of MEDSPIL_DATABASE_URL can't be used ({type(error).__name__}); "
            "check that it runs, that the address is right and that this user may write to it."
        )
    return Opened(settings, Store(database, vault, settings.house(), settings.defaults()), in_sandbox)


def _sandbox_key(place: Path) -> str:
    """The sandbox's own key, made at the first start, for its owner's eyes only."""
    if not place.exists():
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as target:
            target.write(new_key())
    return place.read_text().strip()
