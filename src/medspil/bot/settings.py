"""Settings from the environment or .env, all MEDSPIL_…; a wrong one stops the start with one sentence."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from medspil.bot.mail_server import MailServer, read_mail_server
from medspil.bot.reading_hours import read_staffed_line
from medspil.bot.reading_questionnaires import BadFolder, load_folder
from medspil.bot.this_machine import is_this_machine
from medspil.conversations.facts import USUAL_HELP_TIME, ChatShows, HelpLine, House, StaffedLine
from medspil.conversations.questionnaires import shipped
from medspil.conversations.understanding.week_hours import read_hours
from medspil.domain.helping import HelpTime
from medspil.domain.opening_hours import OpeningHours
from medspil.domain.persons import LANGUAGES, PersonSettings
from medspil.domain.questionnaires import Questionnaires
from medspil.domain.retention import AUDIT_KEPT
from medspil.storage.database import BadDatabaseUrl, read_url
from medspil.storage.vault import BadKey, Vault

PREFIX = "MEDSPIL_"
TELEGRAM = "https://api.telegram.org/bot"

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_MAIL_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
A_WEEK_OF_HOURS = 80


class BadSettings(Exception):
    """The settings can't be used; the text says which one, why, and how to put it right.

    `more` is what else is wrong with that one.
    """

    def __init__(self, sentence: str, more: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.more = more


class Settings(BaseSettings):
    """All settings. The README lists them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True
    )

    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = TELEGRAM
    telegram_per_second: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 30
    telegram_burst: Annotated[int, Field(ge=1)] = 3
    telegram_webhook_url: str = ""
    telegram_webhook_secret: SecretStr = SecretStr("")
    database_url: str = "sqlite:///medspil.db"
    keys: SecretStr = SecretStr("")
    timezone: str = "Europe/Copenhagen"
    language: str = LANGUAGES[0]
    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535)] = 8401
    log_level: str = "INFO"
    sandbox_port: Annotated[int, Field(ge=0, le=65535)] = 8400
    sandbox_folder: Path = Path(".medspil-sandbox")
    house_name: str = ""
    house_contact: str = ""
    house_kept_for: str = ""
    house_legal_basis: str = ""
    notice_version: Annotated[str, Field(min_length=1, max_length=64)] = "1"
    help_lines: Annotated[tuple[HelpLine, ...], NoDecode] = ()
    staffed_line: Annotated[StaffedLine | None, NoDecode] = None
    questionnaires: Path | None = None
    public_url: str = ""
    smtp_url: SecretStr = SecretStr("")
    smtp_from: str = ""
    chat_shows: ChatShows = ChatShows.AREAS
    help_within: Annotated[int, Field(ge=1, le=A_WEEK_OF_HOURS)] = USUAL_HELP_TIME.within // timedelta(hours=1)
    working_hours: Annotated[OpeningHours, NoDecode] = USUAL_HELP_TIME.hours
    audit_kept: Annotated[int, Field(ge=1, le=36500)] = AUDIT_KEPT.days

    @field_validator("timezone")
    @classmethod
    def _a_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("names no time zone; use a name like Europe/Copenhagen") from None
        return value

    @field_validator("language")
    @classmethod
    def _a_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}")
        return value

    @field_validator("log_level")
    @classmethod
    def _a_level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("is no level; use DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        try:
            read_url(value)
        except BadDatabaseUrl as error:
            raise ValueError(str(error).removeprefix("MEDSPIL_DATABASE_URL ")) from None
        return value

    @field_validator("telegram_token")
    @classmethod
    def _a_token(cls, value: SecretStr) -> SecretStr:
        number, colon, rest = value.get_secret_value().partition(":")
        if value.get_secret_value() and not (number.isascii() and number.isdigit() and colon and rest):
            raise ValueError("is no bot token; copy the whole line that BotFather gave you, like 123456:ABC-def")
        return value

    @field_validator("telegram_api_url", "telegram_webhook_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("is no web address; it begins with https:// (or http:// on your own machine)")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _a_public_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("is no web address; write the one at which Medspil's pages are reached, with https://")
        if parts.scheme == "http" and not is_this_machine(parts.hostname or ""):
            raise ValueError("would send what citizens share unsealed; begin it with https://")
        if parts.query or parts.fragment or parts.username:
            raise ValueError("has more in it than a place; write it like https://medspil.example.org")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _a_mail_server(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value():
            read_mail_server(value.get_secret_value())
        return value

    @field_validator("smtp_from")
    @classmethod
    def _a_mail_address(cls, value: str) -> str:
        if value and not (_MAIL_ADDRESS.fullmatch(value) and value.isascii()):
            raise ValueError("is no mail address; write it like medspil@example.org")
        return value

    @field_validator("working_hours", mode="before")
    @classmethod
    def _hours(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return read_hours(value) if value.strip() else USUAL_HELP_TIME.hours

    @field_validator("help_lines", mode="before")
    @classmethod
    def _lines(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        lines = [[part.strip() for part in line.split("|")] for line in value.split(";") if line.strip()]
        if any(len(line) not in (2, 3) for line in lines):
            raise ValueError("is not readable; write: name | number | hours; name | number | hours")
        return tuple(HelpLine(*line) for line in lines)

    @field_validator("staffed_line", mode="before")
    @classmethod
    def _a_staffed_line(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return read_staffed_line(value) if value.strip() else None

    @field_validator("questionnaires", mode="before")
    @classmethod
    def _none_or_a_folder(cls, value: object) -> object:
        return value or None

    @field_validator("questionnaires")
    @classmethod
    def _a_folder(cls, value: Path | None) -> Path | None:
        if value is not None:
            load_folder(value)
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> "Settings":
        if self.telegram_token.get_secret_value() and not self.keys.get_secret_value():
            raise ValueError(
                "MEDSPIL_KEYS is not set, and nothing may be kept unsealed; "
                "print a key with `medspil keys new`, set it, and keep a copy in a safe place"
            )
        if self.telegram_webhook_url:
            self._check_webhook_secret()
        if self.keys.get_secret_value():
            try:
                self.vault()
            except BadKey as error:
                raise ValueError(str(error)) from None
        if bool(self.smtp_from) != bool(self.smtp_url.get_secret_value()):
            missing, there = ("FROM", "URL") if self.smtp_url.get_secret_value() else ("URL", "FROM")
            raise ValueError(
                f"MEDSPIL_SMTP_{missing} is not set, but MEDSPIL_SMTP_{there} is, and e-mail needs both; "
                "set it, or take the other one away so that no e-mail is sent"
            )
        if self.chat_shows is ChatShows.LINK and self.telegram_token.get_secret_value() and not self.public_url:
            raise ValueError(
                "MEDSPIL_PUBLIC_URL is not set, but with MEDSPIL_CHAT_SHOWS=link all that staff see stands on pages; "
                "set it to the address at which Medspil's pages are reached"
            )
        return self

    def _check_webhook_secret(self) -> None:
        secret = self.telegram_webhook_secret.get_secret_value()
        if len(secret) < 16:
            raise ValueError(
                "MEDSPIL_TELEGRAM_WEBHOOK_SECRET is missing or shorter than 16 characters, so anyone could "
                "pretend to be Telegram; set it to a long random word of letters and digits"
            )
        if not _SECRET.fullmatch(secret):
            raise ValueError(
                "MEDSPIL_TELEGRAM_WEBHOOK_SECRET has letters that Telegram does not take, or more than 256; "
                "use letters from A to Z, digits, - and _"
            )

    def vault(self) -> Vault:
        """The vault with the keys of the setting. Raises BadKey."""
        return Vault.from_setting(self.keys.get_secret_value())

    def house(self) -> House:
        """What the organisation has set about itself."""
        return House(
            name=self.house_name,
            notice_version=self.notice_version,
            contact=self.house_contact,
            kept_for=self.house_kept_for,
            legal_basis=self.house_legal_basis,
            help_lines=self.help_lines,
            staffed_line=self.staffed_line,
            zone=self.timezone,
            chat_shows=self.chat_shows,
            help_time=HelpTime(timedelta(hours=self.help_within), self.working_hours),
            public_url=self.public_url,
            sends_email=bool(self.smtp_url.get_secret_value()),
        )

    def mail_server(self) -> MailServer | None:
        """The server that takes our e-mail; None where none is set."""
        url = self.smtp_url.get_secret_value()
        return read_mail_server(url) if url else None

    def all_questionnaires(self) -> Questionnaires:
        """Those that come with Medspil and the organisation's own. Raises BadFolder."""
        return shipped() if self.questionnaires is None else load_folder(self.questionnaires)

    def defaults(self) -> PersonSettings:
        """How a new person is treated until they say otherwise."""
        return PersonSettings(language=self.language, zone=self.timezone)


def read_settings(**changes: object) -> Settings:
    """The settings, with `changes` laid over them. Raises BadSettings with one sentence."""
    try:
        return Settings(**changes)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        why = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:
            raise BadSettings(f"{why}.") from None
        name = PREFIX + str(first["loc"][0]).upper()
        wrong = first.get("ctx", {}).get("error")
        if isinstance(wrong, BadFolder):
            sentences = tuple(f"{name} can't be used: {sentence}." for sentence in wrong.sentences)
            raise BadSettings(sentences[0], sentences[1:]) from None
        if first["type"] != "value_error":
            why = f"can't be used: {why[:1].lower()}{why[1:]}"
        raise BadSettings(f"{name} {why}.") from None
