"""The command line: what each command prints, and the one sentence with which it stops."""

import json
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest.mock import ANY

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from medspil.bot.commands import app
from medspil.domain.invitations import as_code
from medspil.storage.database import Database
from medspil.storage.vault import new_key, read_key
from tests.bot.conftest import BotApi
from tests.stores import PostgreSQL

CODE = re.compile(r"Code: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})")
COMMANDS = (
    "run",
    "sandbox",
    "migrate",
    "invite",
    "dates",
    "understand",
    "talks",
    "doctor",
    "keys",
    "course",
    "report",
    "audit",
    "staff",
    "unit",
)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def with_a_bot(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> BotApi:
    """The settings of a bot that talks to the Bot API beside the test."""
    monkeypatch.setenv("MEDSPIL_TELEGRAM_TOKEN", bot_api.telegram.token)
    monkeypatch.setenv("MEDSPIL_TELEGRAM_API_URL", bot_api.url)
    monkeypatch.setenv("MEDSPIL_KEYS", new_key())
    return bot_api


def medspil(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


def stopped(result: Result) -> str:
    """The one sentence with which a command stopped."""
    assert result.exit_code == 2
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    return sentence


def assert_for_our_eyes_only(place: Path) -> None:
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("keys", "new")])
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = medspil(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_help_names_all_commands() -> None:
    listed = medspil("--help").stdout
    assert all(name in listed for name in COMMANDS)


# keys


def test_keys_new_prints_a_key_alone_on_its_line() -> None:
    result = medspil("keys", "new")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert read_key(line).id
    assert medspil("keys", "new").stdout != result.stdout


def test_keys_new_needs_no_settings_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_KEYS", "wrong")
    monkeypatch.setenv("MEDSPIL_TIMEZONE", "wrong")
    assert medspil("keys", "new").exit_code == 0


# migrate


def test_migrate_makes_the_tables_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    first = medspil("migrate")
    assert (first.exit_code, first.stdout) == (0, "The database is now at 0004 (before: empty).\n")
    assert_for_our_eyes_only(tmp_path / "medspil.db")
    again = medspil("migrate")
    assert (again.exit_code, again.stdout) == (0, "The database is up to date (0004).\n")


def test_migrate_speaks_postgresql_by_changing_one_setting(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.database(template="template0") as url:
        monkeypatch.setenv("MEDSPIL_DATABASE_URL", url)
        assert medspil("migrate").stdout == "The database is now at 0004 (before: empty).\n"
        assert medspil("migrate").stdout == "The database is up to date (0004).\n"


@pytest.mark.parametrize("command", [("migrate",), ("invite", "citizen"), ("run",), ("doctor",)])
def test_a_wrong_setting_stops_a_command_with_one_sentence(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDSPIL_TIMEZONE", "Europe/Havneby")
    result = medspil(*command)
    assert result.exit_code in (1, 2)
    assert "MEDSPIL_TIMEZONE names no time zone; use a name like Europe/Copenhagen." in result.output
    assert "Traceback" not in result.output


def test_a_database_that_does_not_answer_stops_with_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_DATABASE_URL", "postgresql://u:hemmeligt@127.0.0.1:1/medspil?connect_timeout=2")
    sentence = stopped(medspil("migrate"))
    assert "MEDSPIL_DATABASE_URL" in sentence
    assert "check that it runs" in sentence
    assert "hemmeligt" not in sentence


def test_a_file_that_is_no_database_stops_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "medspil.db").write_text("Kære dagbog, dette er ingen database. " * 40)
    assert "can't be used" in stopped(medspil("migrate"))


def test_a_folder_that_cannot_be_made_stops_with_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MEDSPIL_DATABASE_URL", f"sqlite:///{tmp_path}/file/deeper/medspil.db")
    assert "names a folder that can't be made" in stopped(medspil("migrate"))
    monkeypatch.setenv("MEDSPIL_SANDBOX_FOLDER", f"{tmp_path}/file/deeper")
    assert "MEDSPIL_SANDBOX_FOLDER" in stopped(medspil("invite", "citizen"))


def test_a_database_of_a_newer_medspil_is_left_alone(tmp_path: Path) -> None:
    medspil("migrate")
    database = Database(f"sqlite:///{tmp_path}/medspil.db")
    with database.transaction() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    database.close()
    assert "belongs to a newer Medspil" in stopped(medspil("migrate"))


def test_a_home_folder_may_be_written_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MEDSPIL_DATABASE_URL", "sqlite:///~/data/medspil.db")
    assert medspil("migrate").exit_code == 0
    assert (tmp_path / "home" / "data" / "medspil.db").exists()


# invite


def test_invite_prints_link_code_and_picture(with_a_bot: BotApi, tmp_path: Path) -> None:
    result = medspil("invite", "citizen")
    assert result.exit_code == 0
    found = CODE.search(result.stdout)
    assert found is not None
    code = as_code(found[1])
    assert f"Link: https://t.me/{with_a_bot.telegram.bot.username}?start={code}" in result.stdout
    assert "▀" in result.stdout or "█" in result.stdout
    assert code is not None
    assert code.encode() not in (tmp_path / "medspil.db").read_bytes()


def test_each_invitation_is_another(with_a_bot: BotApi) -> None:
    codes = {CODE.findall(medspil("invite", "citizen").stdout)[0] for _ in range(3)}
    assert len(codes) == 3


def test_an_invitation_can_be_in_another_language(with_a_bot: BotApi, tmp_path: Path) -> None:
    medspil("invite", "citizen", "--lang", "en")
    medspil("invite", "citizen")
    with sqlite3.connect(tmp_path / "medspil.db") as connection:
        assert connection.execute("select language from invitations order by made_at").fetchall() == [("en",), (None,)]
    connection.close()


def test_while_telegram_is_away_there_is_a_code_all_the_same(
    with_a_bot: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDSPIL_TELEGRAM_API_URL", "http://127.0.0.1:1/bot")
    result = medspil("invite", "citizen")
    assert result.exit_code == 0
    assert CODE.search(result.stdout)
    assert "Link:" not in result.stdout
    assert "Telegram can't be reached" in result.stderr


def test_without_a_token_the_invitation_is_for_the_sandbox(tmp_path: Path) -> None:
    result = medspil("invite", "citizen")
    assert CODE.search(result.stdout)
    assert "sandbox" in result.stdout
    for name in ("key", "medspil.db"):
        assert_for_our_eyes_only(tmp_path / ".medspil-sandbox" / name)
    assert not (tmp_path / "medspil.db").exists()


def test_only_who_medspil_knows_can_be_invited() -> None:
    result = medspil("invite", "king")
    assert result.exit_code == 2
    assert "king" in result.stderr
    assert "--lang is none of the languages" in stopped(medspil("invite", "citizen", "--lang", "sv"))


# dates

SOME_DATES = [
    ("da", "på fredag", "2026-11-27"),
    ("da", "i morgen kl. 9.30", "2026-11-25T09:30"),
    ("da", "3. december", "2026-12-03"),
    ("da", "måske", "none"),
    ("da", "", "none"),
    ("en", "tomorrow", "2026-11-25"),
]


@pytest.mark.parametrize(("language", "phrase", "day"), SOME_DATES)
def test_dates_reads_a_phrase_a_line(language: str, phrase: str, day: str) -> None:
    result = medspil("dates", "--now", "2026-11-24T14:30", "--lang", language, given=f"{phrase}\n")
    assert (result.exit_code, result.stdout) == (0, f"{day}\n")


def test_dates_prints_as_many_lines_as_it_reads() -> None:
    phrases = [phrase for language, phrase, _day in SOME_DATES if language == "da"]
    result = medspil("dates", "--now", "2026-11-24T14:30", given="\n".join(phrases))
    wanted = [day for language, _phrase, day in SOME_DATES if language == "da"]
    assert result.stdout.splitlines() == wanted[:-1]  # the last line is empty and has no end


def test_dates_takes_its_language_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_LANGUAGE", "en")
    assert medspil("dates", "--now", "2026-11-24T14:30", given="tomorrow\n").stdout == "2026-11-25\n"


def test_dates_without_a_time_reads_from_now() -> None:
    read = date.fromisoformat(medspil("dates", given="i morgen\n").stdout.strip())
    assert read.year >= 2025


def test_dates_is_told_its_time_with_a_zone_too() -> None:
    result = medspil("dates", "--now", "2026-11-24T23:30:00+00:00", given="i dag\n")
    assert result.stdout == "2026-11-25\n"


def test_dates_says_what_is_wrong_with_its_options() -> None:
    assert "--now is no time" in stopped(medspil("dates", "--now", "in a while"))
    assert "--lang is none of the languages" in stopped(medspil("dates", "--lang", "sv"))


# understand


def understood(*lines: dict[str, object], language: str = "da") -> list[dict[str, object]]:
    given = "".join(f"{json.dumps(line)}\n" for line in lines)
    result = medspil("understand", "--now", "2026-11-24T14:30", "--lang", language, given=given)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_understand_prints_what_is_understood_as_json_a_line() -> None:
    assert understood({"text": "flyt det til på mandag"}, {"text": "jep", "asked": "yes-no"}) == [
        {"crisis": False, "intent": "move", "offers": [], "day": "2026-11-30", "value": None},
        {"crisis": False, "intent": "unclear", "offers": ANY, "day": None, "value": True},
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ({"text": "niks", "asked": "yes-no"}, False),
        ({"text": "syv", "asked": "scale-0-10"}, 7),
        ({"text": "den første", "asked": "choice", "choices": ["Få en kop kaffe", "Gå"]}, "Få en kop kaffe"),
        ({"text": "spring over", "asked": "scale-0-10"}, "skip"),
        ({"text": "ja", "asked": "nothing"}, None),
        ({"text": "\ud83d", "asked": "choice", "choices": ["\ud83d"]}, ANY),
    ],
)
def test_understand_reads_the_answer_to_what_was_asked(line: dict[str, object], value: object) -> None:
    (read,) = understood(line)
    assert list(read) == ["crisis", "intent", "offers", "day", "value"]
    assert read["value"] == value
    assert type(read["value"]) is type(value) or value is ANY


def test_understand_hears_words_of_crisis() -> None:
    assert [line["crisis"] for line in understood({"text": "jeg vil dø"}, {"text": "gå en tur"})] == [True, False]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("slet alt", "Line 2 is no JSON"),
        ("", "Line 2 is no JSON"),
        ("[" * 100_000, "Line 2 is no JSON"),
        ("[]", 'Line 2 has no "text"'),
        ('{"text": 7}', 'Line 2 has no "text"'),
        ('{"text": "ja", "asked": "why"}', 'Line 2: "asked" is none of nothing, yes-no, scale-0-10, choice'),
        ('{"text": "ja", "asked": ["why"]}', 'Line 2: "asked" is none of'),
        ('{"text": "ja", "choices": "why"}', 'Line 2: "choices" is no list of texts'),
    ],
)
def test_understand_stops_at_a_broken_line_and_says_which(line: str, said: str) -> None:
    result = medspil("understand", given=f'{{"text": "hej"}}\n{line}\n{{"text": "hej"}}\n')
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith(said)


def test_understand_says_what_is_wrong_with_its_options() -> None:
    assert "--now is no time" in stopped(medspil("understand", "--now", "in a while"))
    assert "--lang is none of the languages" in stopped(medspil("understand", "--lang", "sv"))
