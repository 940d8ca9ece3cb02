"""`medspil course`: what an administrator reads, and the one sentence with which it stops."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop
from medspil.domain.invitations import as_code
from medspil.domain.persons import Role
from medspil.storage import people
from medspil.storage.store import Store
from medspil.storage.tables import agenda, places, rooms
from tests.bot.test_command_line import CODE, medspil, stopped

NEW = (
    "course", "new", "--title", "Onsdagsgruppen", "--unit", "Bostøtten i Havneby", "--place", "Kulturhuset",
    "--first", "2098-12-10", "--at", "14:00", "--sessions", "4", "--places", "8",
)  # fmt: skip
"""A course in December 2098: the 10th is a Wednesday, and the 24th a day on which offices are closed."""


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The sandbox's own store, in which the leader Mette and the contact person Bo are known."""
    monkeypatch.chdir(tmp_path)
    opened = open_store(settings_or_stop(), in_sandbox=True).store
    for role, name in ((Role.GROUP_LEADER, "Mette"), (Role.CONTACT_PERSON, "Bo")):
        with opened.database.transaction() as connection:
            person_id = people.make(connection, opened.defaults, role, machine_clock())
            people.change_name(connection, opened, person_id, name)
    yield opened
    opened.database.close()


def planned(*more: str) -> str:
    """The number of a new course."""
    result = medspil(*NEW, "--leader", "mette", *more)
    assert result.exit_code == 0, result.output
    found = re.search(r"Planned: (\w+)", result.stdout)
    assert found is not None
    return found[1]


def test_a_new_course_is_printed_with_its_days_and_those_that_are_skipped() -> None:
    result = medspil(*NEW, "--leader", "Mette")
    assert [line[:20].strip() for line in result.stdout.splitlines()[1:5]] == [
        "1  Wed 2098-12-10",
        "2  Wed 2098-12-17",
        "3  Wed 2099-01-07",
        "4  Wed 2099-01-14",
    ]
    assert "Skipped: 2098-12-24 is a holiday." in result.stdout
    assert "Skipped: 2098-12-31 is a holiday." in result.stdout


def test_the_list_names_the_course_and_how_full_it_is() -> None:
    assert "no courses yet" in medspil("course", "list").stdout
    number = planned()
    assert medspil("course", "list").stdout.startswith(f"{number}  Onsdagsgruppen, Bostøtten i Havneby: 2098-12-10")
    assert "0 of 8 places" in medspil("course", "list").stdout


def test_a_course_is_shown_by_the_beginning_of_its_number() -> None:
    number = planned()
    shown = medspil("course", "show", number[:4]).stdout
    assert "Onsdagsgruppen, Bostøtten i Havneby, § 85" in shown
    assert "Leaders: Mette" in shown


def test_an_offer_prints_a_code_and_remembers_who_is_asked_on(store: Store) -> None:
    result = medspil("course", "offer", planned(), "--paragraph", "107", "--contact", "Bo")
    found = CODE.search(result.stdout)
    assert found is not None
    assert as_code(found[1])
    with store.database.transaction() as connection:
        row = connection.execute(select(places)).one()
        bo = people.called(connection, store, Role.CONTACT_PERSON, "Bo")
    assert (row.paragraph, [row.offered_by]) == ("107", bo)


def test_a_room_prints_a_code(store: Store) -> None:
    assert CODE.search(medspil("course", "room", planned()).stdout)
    with store.database.transaction() as connection:
        assert connection.execute(select(rooms)).one()


def test_a_session_is_moved_and_cancelled(store: Store) -> None:
    number = planned()
    assert (
        "Session 2 of Onsdagsgruppen is on 2098-12-18"
        in medspil("course", "move", number, "2", "--day", "2098-12-18", "--at", "10:00").stdout
    )
    assert "Session 3 of Onsdagsgruppen is cancelled." in medspil("course", "cancel", number, "3").stdout
    shown = medspil("course", "show", number).stdout
    assert "2098-12-18 10:00  moved from 2098-12-17" in shown
    assert "cancelled" in shown
    with store.database.transaction() as connection:
        due = connection.scalars(
            select(agenda.c.due_at).where(agenda.c.kind == "attendance", agenda.c.done_at.is_(None))
        )
        assert len(due.all()) == 3


def test_another_leader_leads_it_too(store: Store) -> None:
    number = planned()
    with store.database.transaction() as connection:
        person_id = people.make(connection, store.defaults, Role.GROUP_LEADER, machine_clock())
        people.change_name(connection, store, person_id, "Kim")
    assert medspil("course", "leader", number, "Kim").stdout == "Kim leads Onsdagsgruppen.\n"
    assert "Leaders: Mette, Kim" in medspil("course", "show", number).stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((*NEW, "--leader", "Ukendt"), "No group-leader is called Ukendt; they come in by `medspil invite`."),
        (
            (*NEW, "--leader", "Mette", "--questionnaire", "pulse"),
            "--questionnaire is none that is asked after a session; use after-session.",
        ),
        (("course", "show", "ffff"), "No course has that number; `medspil course list` shows them."),
        (("course", "show", ""), "No course has that number; `medspil course list` shows them."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    assert stopped(medspil(*arguments)) == sentence


def test_a_day_that_is_over_or_unreadable_stops() -> None:
    first = NEW.index("--first") + 1
    for day, sentence in (
        ("2020-01-01", "--first is a day that is over; name today or a later one."),
        ("på onsdag", "--first is not a day; write it like 2027-01-06."),
    ):
        arguments = (*NEW[:first], day, *NEW[first + 1 :], "--leader", "Mette")
        assert stopped(medspil(*arguments)) == sentence
