"""The inbox: each message once, in order for its address, and none in the way of anyone else's."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import Connection, update

from medspil.conversations.messages import Message
from medspil.domain.persons import Channel
from medspil.storage import addresses as known
from medspil.storage import inbox, outbox, people
from medspil.storage.handling import handle_next
from medspil.storage.inbox import Arrival
from medspil.storage.store import Store
from medspil.storage.tables import addresses, talks
from medspil.storage.tables import inbox as rows
from medspil.storage.vault import new_key
from tests.storage.town import BOT_ID, Town, read
from tests.stores import A_TUESDAY, open_store

UNKNOWN = "Jeg kender dig ikke endnu"
WENT_WRONG = "Noget gik galt"
HELLO = {"kind": "text", "text": "hej"}


def handled(town: Town) -> list[str | None]:
    return [row.how for row in town.rows(rows)]


def claim(connection: Connection, store: Store) -> str | None:
    waiting = inbox.claim(connection, store, A_TUESDAY)
    return None if waiting is None else str(inbox.opened(store, waiting)["text"])


# Each once


def test_a_message_is_answered_and_its_words_are_gone(town: Town) -> None:
    someone = town.stranger().says("hej")
    assert UNKNOWN in someone.last
    (row,) = town.rows(rows)
    assert (row.how, row.raw) == ("handled", None)


def test_the_same_update_is_stored_once(town: Town) -> None:
    assert town.put("1001", HELLO, update_id=7) == 1
    assert town.put("1001", HELLO, update_id=7) == 0
    town.settle()
    assert len(town.stranger("1001").heard) == 1


def test_an_update_that_comes_again_after_it_was_handled_is_not_handled_again(town: Town) -> None:
    town.put("1001", HELLO, update_id=7)
    town.settle()
    assert town.put("1001", HELLO, update_id=7) == 0
    town.settle()
    assert len(town.stranger("1001").heard) == 1


def test_another_bot_may_use_the_same_numbers(store: Store) -> None:
    with store.database.transaction() as connection:
        new = [
            inbox.put(connection, store, Channel.TELEGRAM, bot, [Arrival(7, "1001", HELLO)], A_TUESDAY)
            for bot in (BOT_ID, "4712")
        ]
    assert new == [1, 1]


def test_ten_messages_in_a_second_are_handled_in_their_order(town: Town) -> None:
    citizen = town.citizen()
    before = len(citizen.heard)
    citizen.says("nyt")
    for number in range(10):
        citizen.posts({"kind": "text", "text": f"nej {number}"})
    town.settle()
    assert len(citizen.heard) > before + 9
    assert set(handled(town)) == {"handled"}


def test_messages_of_one_address_are_taken_in_their_order(town: Town) -> None:
    seen: list[str] = []

    def note(raw: dict[str, str]) -> None:
        seen.append(raw["text"])

    for text in ("a", "b", "c"):
        town.put("1001", {"kind": "text", "text": text})
        town.put("1002", {"kind": "text", "text": text.upper()})
    while handle_next(town.store, note, town.now) is not None:
        pass
    assert [text for text in seen if text.islower()] == ["a", "b", "c"]
    assert [text for text in seen if text.isupper()] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("phone", "answer"),
    [("da", UNKNOWN), ("en", "I don't know you yet"), ("en-GB", "I don't know you yet"), ("zh-hans", UNKNOWN)],
)
def test_a_stranger_is_answered_in_the_language_of_the_phone_where_it_is_one_of_ours(
    town: Town, phone: str, answer: str
) -> None:
    assert answer in town.stranger().sends({**HELLO, "language": phone}).last


# What cannot be read, or handled


def test_what_nobody_could_answer_is_stored_and_passed_by(town: Town) -> None:
    town.put(None, {"poll": {}})
    assert handled(town) == ["passed-by"]
    assert handle_next(town.store, read, town.now) is None


def test_what_the_code_does_not_know_is_kept_for_a_while_and_passed_by(town: Town) -> None:
    town.stranger().sends({"something new": 1})
    (row,) = town.rows(rows)
    assert row.how == "unread"
    assert row.raw is not None
    assert town.stranger().heard == []


def test_half_a_letter_from_a_broken_phone_is_stored_like_any_other(town: Town) -> None:
    assert town.put("1001", {"kind": "text", "text": "hej \ud83d"}) == 1
    town.put("1002", HELLO)
    town.settle()
    assert UNKNOWN in town.stranger("1002").last


def test_a_poisoned_message_does_not_stand_in_the_way_of_others(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    town.put("1001", {"breaks": True, "text": "min hemmelighed"})
    other = town.stranger("1002").says("hej")
    assert UNKNOWN in other.last
    assert handled(town) == [None, "handled"]
    assert "could not be handled: RuntimeError" in caplog.text
    assert "hemmelighed" not in caplog.text


def test_after_some_tries_a_poisoned_message_has_failed_and_the_person_hears_a_kind_word(town: Town) -> None:
    poor = town.stranger("1001").sends({"breaks": True, "text": "x"})
    poor.posts(HELLO)
    for _try in range(inbox.MOST_ATTEMPTS - 1):
        assert poor.heard == []
        town.later(minutes=5)
    assert handled(town) == ["failed", "handled"]
    assert WENT_WRONG in poor.heard[0].text
    assert UNKNOWN in poor.heard[-1].text


def test_each_try_waits_longer_than_the_one_before(town: Town) -> None:
    town.put("1001", {"breaks": True, "text": "x"})
    pauses = []
    for _try in range(inbox.MOST_ATTEMPTS - 1):
        town.settle()
        (row,) = town.rows(rows)
        pauses.append(row.not_before - town.now)
        town.now = row.not_before
    assert pauses == sorted(set(pauses))
    assert pauses[-1] < timedelta(minutes=2)


def test_a_message_under_a_key_that_is_gone_does_not_stand_in_the_way_of_others(database_url: str) -> None:
    old, new = new_key(), new_key()
    with open_store(database_url, old) as store:
        Town(store).put("1001", HELLO)
    with open_store(database_url, new) as store:
        town = Town(store)
        town.put("1002", HELLO, update_id=2)
        town.settle()
        assert UNKNOWN in town.stranger("1002").last
        assert handled(town) == [None, "handled"]


def test_a_person_whose_data_do_not_open_does_not_stand_in_the_way_of_others(town: Town) -> None:
    citizen = town.citizen("1001")
    citizen.says("nyt")
    with town.store.database.transaction() as connection:
        connection.execute(update(talks).values(state=b"not what it was"))
    citizen.says("gå en tur")
    for _try in range(inbox.MOST_ATTEMPTS):
        other = town.stranger("1002").says("hej")
        assert UNKNOWN in other.last
        town.later(minutes=5)
    assert "failed" in handled(town)


# Several workers


def test_two_workers_never_take_the_same_address_at_the_same_time(postgresql_store: Store) -> None:
    store = postgresql_store
    town = Town(store)
    town.put("1001", {"kind": "text", "text": "a first"})
    town.put("1001", {"kind": "text", "text": "a second"})
    town.put("1002", {"kind": "text", "text": "b first"})
    with store.database.transaction() as one, store.database.transaction() as two:
        assert claim(one, store) == "a first"
        assert claim(two, store) == "b first"
        with store.database.transaction() as three:
            assert claim(three, store) is None


def test_a_worker_that_comes_right_behind_another_does_not_handle_its_message_again(postgresql_store: Store) -> None:
    """Its first look is from before the other's commit, so it must look again behind the lock."""
    store = postgresql_store
    town = Town(store)
    town.put("1001", HELLO)
    with store.database.transaction() as late:
        late.exec_driver_sql("select 1")
        with store.database.transaction() as early:
            waiting = inbox.claim(early, store, A_TUESDAY)
            assert waiting is not None
            inbox.done(early, waiting.seq, A_TUESDAY)
        assert inbox.claim(late, store, A_TUESDAY) is None


def test_many_workers_handle_everything_once_and_in_order(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    seen: list[tuple[str, int]] = []

    def note(raw: dict[str, int | str]) -> None:
        seen.append((str(raw["who"]), int(raw["number"])))

    for number in range(10):
        for who in ("1001", "1002", "1003"):
            town.put(who, {"who": who, "number": number})

    def work() -> None:
        while handle_next(postgresql_store, note, A_TUESDAY) is not None:
            pass

    with ThreadPoolExecutor(4) as workers:
        for done in [workers.submit(work) for _ in range(4)]:
            done.result()
    while handle_next(postgresql_store, note, A_TUESDAY) is not None:
        pass
    assert len(seen) == 30
    for who in ("1001", "1002", "1003"):
        assert [number for name, number in seen if name == who] == list(range(10))


def test_two_first_messages_of_the_same_person_at_the_same_moment_are_both_stored(postgresql_store: Store) -> None:
    store = postgresql_store
    begun = Event()

    def second() -> int:
        with store.database.transaction() as connection:
            begun.set()
            return inbox.put(connection, store, Channel.TELEGRAM, BOT_ID, [Arrival(2, "1001", HELLO)], A_TUESDAY)

    with ThreadPoolExecutor(1) as worker:
        with store.database.transaction() as connection:
            inbox.put(connection, store, Channel.TELEGRAM, BOT_ID, [Arrival(1, "1001", HELLO)], A_TUESDAY)
            result = worker.submit(second)
            begun.wait(5)
        assert result.result(timeout=10) == 1
    town = Town(store)
    assert town.count(addresses) == 1
    assert town.count(rows) == 2


def test_who_handles_a_message_does_not_hinder_what_falls_due_for_the_same_person(postgresql_store: Store) -> None:
    """Handling locks the address and then the person, the agenda the person and then the outbox: no embrace."""
    store = postgresql_store
    town = Town(store)
    citizen = town.citizen()
    address_id, person_id = citizen.address_id, citizen.person_id
    town.put("1001", HELLO)
    with store.database.transaction() as agenda_worker:
        assert people.lock(agenda_worker, person_id) is not None
        with store.database.transaction() as message_worker:
            assert inbox.claim(message_worker, store, A_TUESDAY) is not None
            agenda_worker.exec_driver_sql("set local lock_timeout = '500ms'")
            outbox.put(agenda_worker, store, address_id, [Message("hej")], A_TUESDAY)


def test_an_address_is_remembered_once_under_any_key_at_hand(database_url: str) -> None:
    old, new = new_key(), new_key()
    ids = []
    for keys in (old, f"{new},{old}"):
        with open_store(database_url, keys) as store, store.database.transaction() as connection:
            ids.append(known.know(connection, store, Channel.TELEGRAM, "1001", A_TUESDAY))
    assert ids[0] == ids[1]
