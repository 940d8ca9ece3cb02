"""`medspil staff` and `medspil unit`, and where somebody works, from the invitation on."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store
from medspil.bot.settings import read_settings
from medspil.domain.persons import Role
from medspil.domain.second_factor import FactorKind, SecondFactor, pin_secret
from medspil.storage import courses, people, second_factors, units
from medspil.storage.store import Store
from tests.bot.test_command_line import medspil, stopped, with_a_bot
from tests.stores import *  # noqa: F403

__all__ = ["with_a_bot"]

pytestmark = pytest.mark.usefixtures("with_a_bot")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def a_store() -> Store:
    return open_store(read_settings(), in_sandbox=False).store


def works_here(name: str, role: Role = Role.CONTACT_PERSON, unit: str = "") -> str:
    """Somebody who works here; returns their id."""
    store = a_store()
    with store.database.transaction() as connection:
        now = machine_clock()
        person_id = people.make(connection, store.defaults, role, now)
        people.change_name(connection, store, person_id, name)
        if unit:
            people.place(connection, person_id, courses.unit_named(connection, unit, now), None)
    store.database.close()
    return person_id


def rows(query: str) -> list[Any]:
    connection = sqlite3.connect("medspil.db")
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_the_list_says_who_works_here_and_as_what_and_where() -> None:
    assert "Nobody works here yet; `medspil invite staff" in medspil("staff", "list").stdout
    bo, mette = works_here("Bo", unit="Bostøtten Nord"), works_here("Mette", Role.GROUP_LEADER)
    lines = medspil("staff", "list").stdout.splitlines()
    assert lines == [
        f"{mette[:8]}  Mette: group-leader",
        f"{bo[:8]}  Bo: contact-person, Bostøtten Nord",
    ]


def test_access_ends_by_name_after_a_yes() -> None:
    bo = works_here("Bo")
    assert "Nothing was changed." in medspil("staff", "end", "--name", "bo", given="n\n").stderr
    assert rows("select role from roles") == [("contact-person",)]
    assert "The access of Bo has ended." in medspil("staff", "end", "--name", "bo", given="y\n").stdout
    assert rows("select role from roles") == []
    assert rows("select actor, subject, way from audit") == [("command-line", bo, "command")]


def test_a_lost_pin_is_reset_by_name() -> None:
    bo = works_here("Bo")
    assert "has no PIN and no app yet" in stopped(medspil("staff", "reset-factor", "--name", "Bo"))
    store = a_store()
    with store.database.transaction() as connection:
        factor = SecondFactor(FactorKind.PIN, pin_secret("428193", bytes(16)), machine_clock())
        second_factors.put(connection, store, bo, factor)
    store.database.close()
    assert "Bo chooses a new PIN or app" in medspil("staff", "reset-factor", "--name", "bo").stdout
    assert rows("select count(*) from second_factors") == [(0,)]
    assert rows("select subject, what, way from audit") == [(bo, "reset the second factor", "command")]


def test_two_of_one_name_are_told_apart_by_their_number() -> None:
    first, _second = works_here("Bo"), works_here("Bo")
    assert "More than one is called Bo; name one with --number" in stopped(medspil("staff", "end", "--name", "Bo"))
    assert "has ended" in medspil("staff", "end", "--number", first[:8], "--yes").stdout
    assert len(rows("select role from roles")) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--name", "Ukendt"), "Nobody who works here is called Ukendt; `medspil staff list` shows them all."),
        (("--number", "zz"), "Nobody who works here has a number that begins with zz"),
        ((), "Say who it is"),
        (("--name", "Bo", "--number", "1"), "Say who it is"),
    ],
)
def test_who_is_meant_must_be_clear(options: tuple[str, ...], told: str) -> None:
    works_here("Bo")
    assert told in stopped(medspil("staff", "end", *options))
    assert len(rows("select role from roles")) == 1


def test_a_unit_goes_with_the_invitation() -> None:
    assert medspil("invite", "staff", "--name", "Bo", "--unit", " Bostøtten  Nord ").exit_code == 0
    assert medspil("invite", "peer", "--name", "Rikke", "--unit", "bostøtten nord").exit_code == 0
    assert rows("select name from units") == [("Bostøtten Nord",)]
    assert len({unit for (unit,) in rows("select unit_id from invitations")}) == 1


def test_a_units_hours_are_set_and_go_back_to_the_settings() -> None:
    assert "There are no units yet" in medspil("unit", "list").stdout
    set_so = medspil("unit", "set", "Bostøtten Nord", "--help-within", "4", "--hours", "man-tor 8-15.30, fre 8-14")
    assert set_so.stdout == "Bostøtten Nord: help within 4 working hours; man-tor 8-15.30, fre 8-14\n"
    assert medspil("unit", "list").stdout == set_so.stdout
    back = medspil("unit", "set", "bostøtten nord", "--help-within", "0", "--hours", "")
    assert back.stdout == "Bostøtten Nord: help within 8 working hours, as in the settings; hours as in the settings\n"


def test_hours_that_cannot_be_read_are_said_and_nothing_is_set() -> None:
    assert "--hours has hours that can't be read" in stopped(medspil("unit", "set", "Nord", "--hours", "om morgenen"))
    assert "A unit's name has 1 to 80 letters." in stopped(medspil("unit", "set", "  "))
    assert "There are no units yet" in medspil("unit", "list").stdout


def test_wishes_for_help_are_reckoned_in_the_hours_of_the_unit() -> None:
    bo = works_here("Bo", unit="Bostøtten Nord")
    medspil("unit", "set", "Bostøtten Nord", "--help-within", "3", "--hours", "lør-søn 10-12")
    store = a_store()
    with store.database.transaction() as connection:
        known = units.help_time(connection, store, bo)
    store.database.close()
    assert known.within.total_seconds() == 3 * 3600
    assert [sorted(span.weekdays) for span in known.hours.spans] == [[5, 6]]
