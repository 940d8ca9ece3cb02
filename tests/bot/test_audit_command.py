"""`medspil audit export`: who saw or changed what about whom, as a file for the organisation's own control."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.persons import Role
from medspil.storage import audit, audit_keeping, people
from medspil.storage.store import Store
from medspil.storage.tables import audit as rows
from tests.bot.test_command_line import medspil, stopped

CITIZEN = "c" * 32
COLUMNS = ["line", "at", "actor", "role", "what", "about", "way"]


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The sandbox's own store. Mette looked at a citizen's sub-goals late on 30 June, and in a digest on 1 July."""
    monkeypatch.chdir(tmp_path)
    opened = open_store(settings_or_stop(), in_sandbox=True).store
    with opened.database.transaction() as connection:
        mette = people.make(connection, opened.defaults, Role.CONTACT_PERSON, machine_clock())
        people.change_name(connection, opened, mette, "Mette")
        for at, way in (
            (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), audit.Way.CHAT),
            (datetime(2026, 6, 30, 22, 1, tzinfo=UTC), audit.Way.DIGEST),
        ):
            audit.note(connection, mette, CITIZEN, SeenWhat.SHARED, at, way, "contact-person")
    yield opened
    opened.database.close()


def lines(*options: str) -> list[list[str]]:
    """What the command writes to the terminal, line by line."""
    result = medspil("audit", "export", "--out", "-", *options)
    assert result.exit_code == 0, result.output
    return list(csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8-sig")), delimiter=";"))


def test_every_look_is_a_line_with_the_ids_the_role_what_and_the_way() -> None:
    head, *found = lines()
    assert head == COLUMNS
    assert [(row[1], *row[3:]) for row in found] == [
        ("2026-06-30T21:59:00+00:00", "contact-person", "saw shared sub-goals", CITIZEN, "chat"),
        ("2026-06-30T22:01:00+00:00", "contact-person", "saw shared sub-goals", CITIZEN, "digest"),
    ]
    assert "Mette" not in str(found)


def test_with_names_it_says_who_of_those_who_work_here_it_was() -> None:
    head, first, _second = lines("--names")
    assert (head[-1], first[-1]) == ("actor name", "Mette")


def test_the_days_are_those_of_the_house() -> None:
    assert [row[-1] for row in lines("--to", "2026-06-30")[1:]] == ["chat"]
    assert lines("--from", "2026-07-01")[1][-1] == "digest"


def test_that_it_was_written_stands_in_the_log_itself(store: Store) -> None:
    lines()
    with store.database.transaction() as connection:
        newest = connection.execute(select(rows).order_by(rows.c.id.desc())).first()
    assert newest is not None
    assert (newest.actor, newest.what, newest.way) == ("administrator", "exported the audit log", "command")


def test_a_long_log_is_read_page_by_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_keeping, "PAGE", 2)
    with store.database.transaction() as connection:
        for minute in range(5):
            at = datetime(2026, 7, 2, 8, minute, tzinfo=UTC)
            audit.note(connection, "a" * 32, CITIZEN, SeenWhat.WISH, at)
    assert [row[0] for row in lines()[1:]] == [str(number) for number in range(1, 8)]


def test_it_is_written_to_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    result = medspil("audit", "export", "--to", "2026-07-31")
    assert result.stdout == "Written: medspil-audit-2026-07-31.csv\n"
    place = tmp_path / "medspil-audit-2026-07-31.csv"
    assert place.stat().st_mode & 0o077 == 0
    assert place.read_bytes().count(b"\r\n") == 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--from", "i går"), "--from is no day; write it like 2026-11-24."),
        (("--from", "2026-07-02", "--to", "2026-07-01"), "--from (2026-07-02) is after --to (2026-07-01)"),
        (("--lang", "tlh"), "--lang is none of the languages Medspil speaks; use da or en."),
        (("--out", "/dev/null/there.csv"), "The log can't be written to /dev/null/there.csv"),
    ],
)
def test_what_it_can_not_do_stops_it_with_one_sentence(options: tuple[str, ...], sentence: str) -> None:
    assert sentence in stopped(medspil("audit", "export", *options))
