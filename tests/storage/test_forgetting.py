"""Forgetting: who deletes everything leaves one wordless line, and the nightly clean-up what is still needed."""

from datetime import timedelta

import pytest
from sqlalchemy import String, Table

from medspil.conversations.messages import Message
from medspil.domain.decisions import LookBack
from medspil.domain.persons import Channel
from medspil.domain.retention import KEPT, STRANGERS_KEPT
from medspil.domain.sub_goals import Aim, AimKind, Outcome
from medspil.scheduler.due import plan_house
from medspil.storage import addresses as known
from medspil.storage import inbox as inbox_of
from medspil.storage.forgetting import clean_up
from medspil.storage.handling import handle_next
from medspil.storage.inbox import Arrival
from medspil.storage.store import Store
from medspil.storage.tables import (
    addresses,
    agenda,
    audit,
    consents,
    decisions,
    inbox,
    invitations,
    metadata,
    outbox,
    persons,
    talks,
)
from tests.storage.test_applying import decide, new, steps
from tests.storage.town import BOT_ID, Someone, Town, read

DELETE_ALL = "Slet alt"
DELETED = "Nu er det slettet"
HELLO = {"kind": "text", "text": "hej"}


@pytest.fixture
def citizen(town: Town) -> Someone:
    return someone_with_a_past(town)


def someone_with_a_past(town: Town, number: str = "1001") -> Someone:
    """A citizen of whom there is a row in every table."""
    citizen = town.citizen(number)
    step = new(citizen, aim=Aim(AimKind.DREAM, "et sted for mig selv"))
    new(citizen, aim=Aim(AimKind.GOAL, "et arbejde"))
    decide(citizen, LookBack(step.id, 1, Outcome.GOES_ON, 5, "det gik"))
    citizen.says("nyt").says("købe mælk")
    return citizen


def wants_to_go(citizen: Someone) -> None:
    citizen.says("mine data")
    citizen.presses(DELETE_ALL)
    citizen.posts({"kind": "pressed", "token": citizen.button(DELETE_ALL).token})


def goes(citizen: Someone) -> None:
    wants_to_go(citizen)
    citizen.town.settle()


def rows_left(town: Town) -> dict[str, int]:
    return {table.name: count for table in metadata.sorted_tables if (count := town.count(table))}


OF_THE_CIRCLE = frozenset(
    (
        "cheers", "companions", "digests", "emails", "goal_counts", "goal_periods", "goal_untold", "help_wishes",
        "links", "meeting_picks", "page_links", "proposals", "second_factors", "shares",
    )
)  # fmt: skip
"""Someone beside whom nobody stands leaves these empty; `test_forgetting_the_circle` is about them."""

OF_GROUPS = frozenset(
    (
        "answers", "attendances", "counts", "course_leaders", "courses", "drawn", "interview_lines", "interview_rounds",
        "places", "questionnaires", "responses", "rooms", "say_backs", "sessions", "status_meetings", "sums", "units",
    )
)  # fmt: skip
"""Someone who is in no group leaves these empty; `test_forgetting_groups` is about them."""


def test_there_is_a_row_of_them_everywhere_before(citizen: Someone) -> None:
    """Otherwise the next tests would find nothing for the wrong reason."""
    assert {table.name for table in metadata.sorted_tables} - OF_GROUPS - OF_THE_CIRCLE == set(rows_left(citizen.town))


def test_who_deletes_everything_leaves_one_wordless_line_and_a_used_code(citizen: Someone) -> None:
    citizen.says("mine data")
    citizen.presses(DELETE_ALL)
    citizen.presses(DELETE_ALL)
    assert DELETED in citizen.last
    assert rows_left(citizen.town) == {"audit": 1, "invitations": 1}
    (line,) = citizen.town.rows(audit)
    assert line.what == "someone deleted all about themselves"


def test_that_line_tells_nobody_who_it_was(citizen: Someone) -> None:
    person_id = citizen.person_id
    goes(citizen)
    for table in metadata.sorted_tables:
        for row in citizen.town.rows(table):
            assert person_id not in str(row)


def test_the_address_stays_until_the_last_word_is_out(citizen: Someone) -> None:
    town = citizen.town
    wants_to_go(citizen)
    handle_next(town.store, read, town.now)
    assert town.count(persons) == 0
    assert town.count(addresses) == 1
    for parcel in town.lease():
        town.deliver(parcel)
    assert DELETED in citizen.last
    assert town.count(addresses) == 0


def test_what_still_waited_to_be_sent_is_not_sent_any_more(citizen: Someone) -> None:
    town = citizen.town
    wants_to_go(citizen)
    town.write(citizen.address_id, Message("husk din tur"))
    town.settle()
    assert "husk din tur" not in [message.text for message in citizen.heard]


def test_nobody_else_is_touched(citizen: Someone) -> None:
    town = citizen.town
    other = someone_with_a_past(town, "1002")
    before = steps(other)
    goes(citizen)
    assert steps(other) == before
    assert town.count(persons) == 1
    assert town.count(consents) == 1
    assert town.count(talks) > 0


def test_nothing_falls_due_for_them_any_more(citizen: Someone) -> None:
    goes(citizen)
    heard = len(citizen.heard)
    citizen.town.later(days=30)
    assert len(citizen.heard) == heard


def test_who_comes_back_is_new(citizen: Someone) -> None:
    goes(citizen)
    town = citizen.town
    assert "Jeg kender dig ikke endnu" in citizen.says("mine delmål").last
    citizen.starts(town.invitation()).presses("Ja, jeg vil gerne")
    assert steps(citizen) == ()
    assert town.count(persons) == 1


def test_who_writes_while_the_last_word_is_on_its_way_is_still_answered(citizen: Someone) -> None:
    wants_to_go(citizen)
    citizen.posts({"kind": "text", "text": "hej"})
    citizen.town.settle()
    assert DELETED in citizen.heard[-2].text
    assert "Jeg kender dig ikke endnu" in citizen.last


def test_a_message_that_is_just_coming_in_does_not_go_with_its_address(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    someone = town.stranger().starts(town.invitation())
    address_id = someone.address_id
    with town.store.database.transaction() as connection:
        known.forget_when_done(connection, address_id)
    with town.store.database.transaction() as coming:
        inbox_of.put(coming, town.store, Channel.TELEGRAM, BOT_ID, [Arrival(99, "1001", HELLO)], town.now)
        with town.store.database.transaction() as forgetting:
            assert known.forget_done(forgetting, address_id) == 0
    heard = len(someone.heard)
    town.settle()
    assert len(someone.heard) == heard + 1
    assert town.count(addresses) == 0


# The nightly clean-up


def clean(town: Town) -> dict[str, int]:
    with town.store.database.transaction() as connection:
        return clean_up(connection, town.now)


def test_what_was_handled_sent_and_done_goes_after_a_while(town: Town) -> None:
    citizen = town.citizen()
    citizen.says("gå en tur om søen på fredag").presses("Gem").sends({"something new": 1})
    town.now += KEPT
    assert clean(town)["inbox"] == 0
    before = {table.name: town.count(table) for table in (inbox, outbox, decisions)}
    town.now += timedelta(seconds=1)
    gone = clean(town)
    assert {name: gone[name] for name in before} == before
    assert town.count(inbox) == town.count(outbox) == town.count(decisions) == 0
    assert len(steps(citizen)) == 1
    assert town.count(agenda) == 2


def test_what_still_waits_stays_however_old_it_is(town: Town) -> None:
    citizen = town.citizen()
    citizen.posts({"kind": "text", "text": "hej"})
    town.write(citizen.address_id, Message("hej"))
    town.now += KEPT * 3
    clean(town)
    assert town.count(inbox, inbox.c.handled_at.is_(None)) == 1
    assert town.count(outbox, outbox.c.done_at.is_(None)) == 1


def test_a_talk_is_gone_after_a_week(town: Town) -> None:
    citizen = town.citizen()
    citizen.says("nyt")
    town.now += timedelta(days=7)
    assert clean(town)["talks"] == 0
    town.now += timedelta(seconds=1)
    assert clean(town)["talks"] == 1


def test_strangers_are_forgotten_when_they_have_been_quiet_for_a_month(town: Town) -> None:
    town.citizen("1001")
    town.stranger("1002").says("hej")
    town.now += STRANGERS_KEPT
    clean(town)
    assert town.count(addresses) == 2
    town.now += timedelta(seconds=1)
    assert clean(town)["addresses"] == 1
    assert town.rows(addresses)[0].person_id is not None


def test_a_stranger_who_wrote_again_stays(town: Town) -> None:
    town.stranger("1002").says("hej")
    town.now += STRANGERS_KEPT - timedelta(days=1)
    town.stranger("1002").says("hej igen")
    town.now += timedelta(days=2)
    clean(town)
    assert town.count(addresses) == 1


def test_it_runs_every_night_by_itself(town: Town) -> None:
    plan_house(town.store, town.now)
    plan_house(town.store, town.now)
    town.stranger().says("hej")
    town.now += KEPT + timedelta(days=1)
    town.settle()
    assert town.count(inbox) == 0
    assert [row.kind for row in town.rows(agenda) if row.done_at is None] == ["clean-up"]


def test_a_used_code_is_still_known_as_used_after_years(town: Town) -> None:
    code = town.invitation()
    town.stranger("1001").starts(code).presses("Ja, jeg vil gerne")
    town.now += timedelta(days=800)
    clean(town)
    assert town.count(invitations) == 1
    assert "allerede brugt" in town.stranger("1002").starts(code).last


# Rows that name a person


def test_every_table_of_persons_goes_with_them() -> None:
    """A new table that names a person must say what becomes of its rows."""
    for table in metadata.sorted_tables:
        assert_goes_with_the_person(table)


def assert_goes_with_the_person(table: Table) -> None:
    column = table.columns.get("person_id")
    if column is None:
        return
    assert isinstance(column.type, String)
    (key,) = column.foreign_keys
    assert key.ondelete == "CASCADE", table.name
