"""`medspil doctor`: what is right, what is wrong, and what to do about it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from medspil.bot.clock import machine_clock
from medspil.bot.commands import app, checking
from medspil.domain.persons import Channel
from medspil.storage import addresses
from medspil.storage.database import Database
from medspil.storage.migrating import migrate
from medspil.storage.vault import new_key
from tests.bot.conftest import BotApi
from tests.bot.post_office import open_office
from tests.stores import PostgreSQL, open_store

KEY = new_key()


@pytest.fixture(autouse=True)
def url(tmp_path: Path, bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> str:
    """A healthy set-up; each test breaks something of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEDSPIL_CHROMIUM", raising=False)
    url = f"sqlite:///{tmp_path}/medspil.db"
    for name, value in {
        "TELEGRAM_TOKEN": bot_api.telegram.token,
        "TELEGRAM_API_URL": bot_api.url,
        "DATABASE_URL": url,
        "KEYS": KEY,
        "HOUSE_CONTACT": "ring på +45 00 00 00 10",
        "HELP_LINES": "Livslinien | +45 00 00 00 11",
        "STAFFED_LINE": "Bostøtten | +45 00 00 00 10 | man-fre 8-15.30",
        "PUBLIC_URL": "https://medspil.example.org",
    }.items():
        monkeypatch.setenv(f"MEDSPIL_{name}", value)
    migrated(url)
    return url


def migrated(url: str) -> None:
    database = Database(url)
    migrate(database)
    database.close()


def doctor() -> tuple[int, dict[str, str]]:
    """The exit code, and what was found, by what was looked at (the last word on it counts)."""
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    findings = {}
    for line in result.stdout.splitlines():
        what, _colon, words = line[6:].partition(": ")
        findings[what] = f"{line[:5].strip()} {words}"
    return result.exit_code, findings


def wrong() -> dict[str, str]:
    """What is wrong; then the exit code is 1."""
    code, findings = doctor()
    assert code == 1
    return {what: words for what, words in findings.items() if words.startswith("WRONG")}


def test_a_healthy_set_up_is_all_right(bot_api: BotApi) -> None:
    code, findings = doctor()
    assert code == 0
    assert list(findings) == ["settings", "keys", "database", "migrations", "token", "clock", "staffed line"]
    assert all(words.startswith("ok") for words in findings.values())
    assert f"@{bot_api.telegram.bot.username}" in findings["token"]


def test_on_postgresql_too(postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch) -> None:
    with postgresql.database() as url:
        monkeypatch.setenv("MEDSPIL_DATABASE_URL", url)
        code, findings = doctor()
    assert code == 0
    assert "PostgreSQL can be reached" in findings["database"]


def test_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_LANGUAGE", "sv")
    assert list(wrong()) == ["settings"]


def test_no_key_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDSPIL_KEYS")
    assert "medspil keys new" in wrong()["settings"]


def test_a_key_that_does_not_open_what_is_kept(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(url, KEY) as store, store.database.transaction() as connection:
        addresses.know(connection, store, Channel.TELEGRAM, "1001", machine_clock())
    assert doctor()[0] == 0
    monkeypatch.setenv("MEDSPIL_KEYS", new_key())
    assert "does not open what is kept" in wrong()["keys"]
    monkeypatch.setenv("MEDSPIL_KEYS", f"{new_key()},{KEY}")
    assert doctor()[0] == 0


def test_migrations_that_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    assert "there is no database yet; run `medspil migrate`" in wrong()["migrations"]
    assert not (tmp_path / "empty.db").exists()
    (tmp_path / "empty.db").touch()
    assert "some are missing; run `medspil migrate`" in wrong()["migrations"]


def test_a_database_of_a_newer_medspil(url: str) -> None:
    database = Database(url)
    with database.transaction() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    database.close()
    assert "newer" in wrong()["migrations"]


@pytest.mark.parametrize("place", ["sqlite:////dev/null/medspil.db", "postgresql://u@127.0.0.1:1/d?connect_timeout=2"])
def test_a_database_that_can_not_be_used(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_DATABASE_URL", place)
    assert "MEDSPIL_DATABASE_URL" in wrong()["database"]


def test_a_token_that_telegram_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_TELEGRAM_TOKEN", "4712:not-this-one")
    assert "@BotFather" in wrong()["token"]


def test_telegram_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_TELEGRAM_API_URL", "http://127.0.0.1:1/bot")
    assert "check the network" in wrong()["token"]


def test_a_clock_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "machine_clock", lambda: machine_clock() + timedelta(minutes=5))
    assert "let NTP set it" in wrong()["clock"]


@pytest.mark.parametrize(
    ("name", "what"), [("HELP_LINES", "help lines"), ("STAFFED_LINE", "staffed line"), ("HOUSE_CONTACT", "contact")]
)
def test_what_is_worth_knowing_stops_nothing(name: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(f"MEDSPIL_{name}")
    code, findings = doctor()
    assert code == 0
    assert findings[what].startswith("note")


def test_a_misspelt_setting_is_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_HELP_LINE", "Livslinien | +45 00 00 00 11")
    code, findings = doctor()
    assert code == 0
    assert "MEDSPIL_HELP_LINE is no setting" in findings["unknown"]


def test_without_a_token_it_says_that_this_is_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDSPIL_TELEGRAM_TOKEN")
    code, findings = doctor()
    assert code == 0
    assert "sandbox" in findings["token"]


def test_no_secret_is_printed(bot_api: BotApi) -> None:
    printed = CliRunner().invoke(app, ["doctor"]).output
    assert KEY not in printed
    assert bot_api.telegram.token.partition(":")[2] not in printed


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2026-11-24T10:00", "Bostøtten is open now, until Tuesday 24 November at 15:30."),
        ("2026-11-27T18:00", "Bostøtten is closed now and opens Monday 30 November at 08:00."),
    ],
)
def test_it_says_whether_the_staffed_line_is_open(instant: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    monkeypatch.setattr(checking, "machine_clock", lambda: now)
    assert said in doctor()[1]["staffed line"]


def test_a_mail_server_that_takes_us_in_is_right_and_one_that_is_away_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_SMTP_FROM", "medspil@example.org")
    with open_office() as office:
        monkeypatch.setenv("MEDSPIL_SMTP_URL", f"smtp://127.0.0.1:{office.port}")
        code, findings = doctor()
        assert (code, findings["e-mail"]) == (0, "ok the mail server 127.0.0.1 takes us in.")
        assert office.taken == []
    code, findings = doctor()
    assert code == 1
    assert findings["e-mail"].startswith("WRONG the mail server can't be reached")


def test_that_there_are_no_pages_is_worth_knowing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDSPIL_PUBLIC_URL")
    code, findings = doctor()
    assert (code, findings["pages"].startswith("note MEDSPIL_PUBLIC_URL is not set")) == (0, True)
