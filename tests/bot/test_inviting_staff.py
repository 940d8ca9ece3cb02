"""`medspil invite` for those who work here: a name goes with it, sealed."""

import sqlite3
from pathlib import Path

import pytest

from tests.bot.test_command_line import CODE, medspil, stopped, with_a_bot
from tests.stores import *  # noqa: F403

__all__ = ["with_a_bot"]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("leader", "group-leader"),
        ("staff", "contact-person"),
        ("peer", "peer-worker"),
        ("interviewer", "interviewer"),
        ("coordinator", "coordinator"),
    ],
)
@pytest.mark.usefixtures("with_a_bot")
def test_staff_are_invited_with_a_name(kind: str, role: str, tmp_path: Path) -> None:
    result = medspil("invite", kind, "--name", "  Mette   Ravn ")
    assert result.exit_code == 0
    assert CODE.search(result.stdout)
    with sqlite3.connect(tmp_path / "medspil.db") as connection:
        ((kept, name),) = connection.execute("select role, name from invitations").fetchall()
    connection.close()
    assert kept == role
    assert name
    assert b"Mette" not in (tmp_path / "medspil.db").read_bytes()


@pytest.mark.parametrize("kind", ["leader", "staff", "peer", "interviewer", "coordinator"])
def test_without_a_name_the_command_says_how(kind: str) -> None:
    assert f"medspil invite {kind} --name Mette" in stopped(medspil("invite", kind))
    assert "--name" in stopped(medspil("invite", kind, "--name", "   "))


def test_a_citizen_has_no_name_in_the_invitation() -> None:
    assert "--name is for staff" in stopped(medspil("invite", "citizen", "--name", "Sara"))


def test_a_name_fits_on_a_phone() -> None:
    assert "--name has 41 letters; use 40 at most." in stopped(medspil("invite", "leader", "--name", "m" * 41))
