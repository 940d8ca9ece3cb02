"""The outbox: what is to go out, in its order, taken by one sender at a time."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from medspil.conversations.messages import Button, Document, Message, Outgoing, Tidy
from medspil.conversations.pictures import (
    CodePicture,
    Column,
    Panel,
    PlanLine,
    PlanPicture,
    PlanState,
    ProgressPicture,
    SumsPicture,
)
from medspil.conversations.reports import PanelWords, Quote, Report, ReportFile, ReportForm, Section, Table
from medspil.storage import outbox
from medspil.storage.outbox import GIVEN_UP_AFTER, LEASE, Parcel
from medspil.storage.store import Store
from medspil.storage.tables import addresses, persons
from medspil.storage.tables import outbox as rows
from tests.storage.town import Town

COLUMNS = (Column("1", (0, 0, 1, 2, 3)), Column("2+3", word="blandet", spans=2), Column("4", newest=True))
SUMS = SumsPicture("t", "a", (Panel("?", ("1", "2", "3", "4", "5"), COLUMNS, "svært", "godt"),))
PLAN = PlanPicture("t", "a", "Kilden", (PlanLine("1", "tirsdag", "13.00", PlanState.CANCELLED, "aflyst"),))


@pytest.fixture
def sara(town: Town) -> int:
    return address(town, "1001")


@pytest.fixture
def bo(town: Town) -> int:
    return address(town, "1002")


def address(town: Town, number: str) -> int:
    someone = town.stranger(number).says("hej")
    someone.heard.clear()
    return someone.address_id


def said(parcels: list[Parcel]) -> list[str]:
    return [parcel.outgoing.text for parcel in parcels if isinstance(parcel.outgoing, Message)]


def later(town: Town, parcel: Parcel, wait: timedelta | None = None) -> None:
    with town.store.database.transaction() as connection:
        outbox.try_later(connection, parcel, town.now, wait)


def states(town: Town) -> list[str | None]:
    return [row.how for row in town.rows(rows)]


def test_messages_of_an_address_come_in_their_order(town: Town, sara: int) -> None:
    town.write(sara, Message("en"), Message("to"))
    town.write(sara, Message("tre"))
    assert said(town.lease()) == ["en", "to", "tre"]


def test_everything_a_message_carries_comes_out_as_it_was(town: Town, sara: int) -> None:
    everything: list[Outgoing] = [
        Message("ord 🙂 \u202e <b>*x*</b>", ((Button("Ja", "q.1.2.3"), Button("Nej", "q.1.2.4")),)),
        Message("", picture=ProgressPicture("t", "a", ((town.now.date(), 7),), ("24. nov.",), "0", "10")),
        Message("fil", document=Document("a.txt", "text/plain", "indhold")),
        Tidy(5, "før\n→ Ja"),
        Tidy(6),
    ]
    town.write(sara, *everything)
    assert [parcel.outgoing for parcel in town.lease()] == everything


def test_each_kind_of_picture_comes_out_as_it_was(town: Town, sara: int) -> None:
    pictures = [
        Message("", picture=SUMS),
        Message("", picture=PLAN),
        Message("kode", qr=CodePicture("ABCD2345WXYZ", "Koden til gruppen")),
    ]
    town.write(sara, *pictures)
    assert [parcel.outgoing for parcel in town.lease()] == pictures


def test_a_report_comes_out_as_it_was(town: Town, sara: int) -> None:
    table = Table("Gang for gang", ("Mødegang", "Svar"), (("1", 5), ("2", None)), charted=(1,))
    panels = SUMS.panels
    section = Section("Svar", "Svar", ("a",), (table,), panels, PanelWords("a", "b", "c"), (Quote("ord", "1"),))
    report = Report("da", "Gruppen", date(2026, 12, 20), (("Sted", "Kilden"),), (section,))
    messages = [Message("", document=ReportFile("rapport.html", form, report)) for form in ReportForm]
    town.write(sara, *messages)
    assert [parcel.outgoing for parcel in town.lease()] == messages


def test_a_picture_that_was_stored_before_there_were_other_kinds_is_still_read(town: Town, sara: int) -> None:
    picture = ProgressPicture("t", "a", ((date(2026, 11, 24), 7),), ("24. nov.",), "0", "10")
    town.write(sara, Message("plads"))
    old = (
        b'Message\n{"text":"kurve","rows":[],"picture":{"title":"t","alternative":"a","points":[["2026-11-24",7]],'
        b'"labels":["24. nov."],"low":"0","high":"10"},"document":null}'
    )
    with town.store.database.transaction() as connection:
        connection.execute(update(rows).values(message=town.store.vault.seal("outbox.message", old)))
    assert [parcel.outgoing for parcel in town.lease()] == [Message("kurve", picture=picture)]


def test_what_is_out_is_not_taken_again(town: Town, sara: int) -> None:
    town.write(sara, Message("en"))
    assert said(town.lease()) == ["en"]
    assert town.lease() == []


def test_while_something_is_out_the_next_one_waits(town: Town, sara: int) -> None:
    town.write(sara, Message("en"))
    town.lease()
    town.write(sara, Message("to"))
    assert town.lease() == []


def test_a_lease_that_nobody_ended_ends_by_itself(town: Town, sara: int) -> None:
    town.write(sara, Message("en"))
    town.lease()
    town.now += LEASE - timedelta(seconds=1)
    assert town.lease() == []
    town.now += timedelta(seconds=1)
    assert said(town.lease()) == ["en"]


def test_what_was_taken_and_not_sent_can_be_given_back(town: Town, sara: int) -> None:
    town.write(sara, Message("en"), Message("to"))
    parcels = town.lease()
    town.deliver(parcels[0])
    with town.store.database.transaction() as connection:
        outbox.release(connection, [parcels[1]])
    assert said(town.lease()) == ["to"]


def test_at_the_start_of_the_only_sender_everything_is_free(town: Town, sara: int, bo: int) -> None:
    town.write(sara, Message("en"))
    town.write(bo, Message("to"))
    town.lease()
    with town.store.database.transaction() as connection:
        assert outbox.release_all(connection) == 2
    assert said(town.lease()) == ["en", "to"]


def test_what_is_sent_has_no_words_left(town: Town, sara: int) -> None:
    town.write(sara, Message("en"))
    (parcel,) = town.lease()
    town.deliver(parcel)
    row = town.rows(rows)[-1]
    assert (row.how, row.message) == ("sent", None)


def test_at_most_so_many_addresses_are_taken_and_the_busy_ones_left_alone(town: Town, sara: int, bo: int) -> None:
    town.write(bo, Message("først"))
    town.write(sara, Message("så"))
    assert said(town.lease(most=1)) == ["først"]
    with town.store.database.transaction() as connection:
        assert outbox.lease(connection, town.store, town.now, 10, busy=[sara]) == []


def test_one_address_takes_a_few_at_a_time(town: Town, sara: int) -> None:
    town.write(sara, *(Message(str(number)) for number in range(12)))
    came: list[str] = []
    while parcels := town.lease():
        assert len(parcels) <= outbox.AT_ONCE
        came += said(parcels)
        for parcel in parcels:
            town.deliver(parcel)
    assert came == [str(number) for number in range(12)]


# Trying again


def test_tries_grow_further_apart_up_to_ten_minutes(town: Town, sara: int) -> None:
    town.write(sara, Message("en"))
    pauses = []
    for _try in range(14):
        (parcel,) = town.lease()
        later(town, parcel)
        before = town.now
        town.now = town.rows(rows)[-1].not_before
        pauses.append(town.now - before)
    assert pauses[:4] == [timedelta(seconds=seconds) for seconds in (1, 2, 4, 8)]
    assert pauses[-1] == timedelta(minutes=10)
    assert pauses == sorted(pauses)


def test_a_wait_that_the_channel_asked_for_counts_as_no_try(town: Town, sara: int) -> None:
    town.write(sara, Message("en"))
    (parcel,) = town.lease()
    later(town, parcel, timedelta(seconds=30))
    assert town.lease() == []
    town.now += timedelta(seconds=30)
    (parcel,) = town.lease()
    assert parcel.attempts == 0


def test_what_comes_behind_waits_too_and_others_go_on(town: Town, sara: int, bo: int) -> None:
    town.write(sara, Message("en"), Message("to"))
    town.write(bo, Message("hos Bo"))
    first, second, _bo = town.lease()
    later(town, first)
    with town.store.database.transaction() as connection:
        outbox.release(connection, [second, _bo])
    assert said(town.lease()) == ["hos Bo"]
    town.now += timedelta(seconds=1)
    assert said(town.lease()) == ["en", "to"]


def test_of_changes_of_one_message_in_a_row_the_last_goes_out(town: Town, sara: int, bo: int) -> None:
    town.write(sara, Message("før", instead_of=7), Message("✓ 1", instead_of=7), Message("✓ 2", instead_of=7))
    town.write(sara, Message("en anden", instead_of=8), Message("ny"))
    town.write(bo, Message("hos Bo", instead_of=7))
    parcels = town.lease()
    assert said(parcels) == ["✓ 2", "en anden", "ny", "hos Bo"]
    for parcel in parcels:
        town.deliver(parcel)
    assert sorted(filter(None, states(town)[-6:])) == ["overtaken", "overtaken", "sent", "sent", "sent", "sent"]


def test_a_change_is_kept_where_something_else_is_said_before_the_next(town: Town, sara: int) -> None:
    town.write(sara, Message("✓ 1", instead_of=7), Message("hjælp"), Message("✓ 2", instead_of=7))
    assert said(town.lease()) == ["✓ 1", "hjælp", "✓ 2"]


def test_a_message_of_before_there_were_places_can_be_read(town: Town, sara: int) -> None:
    words = b'Message\n{"text":"Hej","rows":[],"picture":null,"document":null}'
    sealed = town.store.vault.seal("outbox.message", words)
    town.write(sara, Message("x"))
    with town.store.database.transaction() as connection:
        connection.execute(update(rows).where(rows.c.done_at.is_(None)).values(message=sealed))
    (parcel,) = town.lease()
    assert parcel.outgoing == Message("Hej")


# What can never go out


def test_blocked_means_stop_and_nobody_is_told(town: Town) -> None:
    citizen = town.citizen("1001")
    address_id, person_id = citizen.address_id, citizen.person_id
    town.write(address_id, Message("en"), Message("to"))
    with town.store.database.transaction() as connection:
        outbox.unreachable(connection, address_id, town.now)
    assert town.lease() == []
    assert states(town)[-2:] == ["unreachable", "unreachable"]
    assert town.rows(persons, persons.c.id == person_id)[0].stopped_at == town.now
    assert town.rows(addresses)[0].blocked_at == town.now


def test_who_writes_again_after_blocking_is_answered(town: Town) -> None:
    citizen = town.citizen("1001").blocks_the_bot()
    assert town.rows(persons)[0].stopped_at is not None
    heard = len(citizen.heard)
    citizen.says("hjælp")
    assert len(citizen.heard) > heard
    assert town.rows(addresses)[0].blocked_at is None


def test_a_message_that_does_not_open_does_not_stand_in_the_way_of_others(town: Town, sara: int, bo: int) -> None:
    town.write(sara, Message("før"), Message("ødelagt"), Message("efter"))
    spoil(town, "ødelagt")
    town.write(bo, Message("hos Bo"))
    parcels = town.lease()
    assert said(parcels) == ["før", "hos Bo"]
    for parcel in parcels:
        town.deliver(parcel)
    assert town.lease() == []
    town.write(bo, Message("mere hos Bo"))
    assert said(town.lease()) == ["mere hos Bo"]


def test_it_is_given_up_after_days_and_what_came_behind_goes_out(town: Town, sara: int) -> None:
    town.write(sara, Message("ødelagt"), Message("efter"))
    spoil(town, "ødelagt")
    assert town.lease() == []
    town.now += GIVEN_UP_AFTER + timedelta(seconds=1)
    town.lease()
    assert said(town.lease()) == ["efter"]


def spoil(town: Town, words: str) -> None:
    seqs = [row.seq for row in town.rows(rows) if row.message is not None and words in opened(town.store, row)]
    with town.store.database.transaction() as connection:
        connection.execute(update(rows).where(rows.c.seq.in_(seqs)).values(message=b"not what it was"))


def opened(store: Store, row: Any) -> str:
    return store.vault.open_text("outbox.message", row.message)


# Several senders


def test_two_senders_never_have_the_same_address(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    sara, bo = address(town, "1001"), address(town, "1002")
    town.write(sara, Message("en"), Message("to"))
    town.write(bo, Message("tre"))
    with town.store.database.transaction() as one, town.store.database.transaction() as two:
        assert said(outbox.lease(one, town.store, town.now, 1)) == ["en", "to"]
        assert said(outbox.lease(two, town.store, town.now, 10)) == ["tre"]


def test_a_sender_that_comes_right_behind_another_takes_nothing_twice(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    town.write(address(town, "1001"), Message("en"))
    with town.store.database.transaction() as late:
        late.exec_driver_sql("select 1")
        assert said(town.lease()) == ["en"]
        assert outbox.lease(late, town.store, town.now, 10) == []
