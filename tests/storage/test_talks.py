"""Talks under way: sealed, taken up where they were, and gone when they end."""

import pytest
from sqlalchemy import update

from medspil.storage.store import Store
from medspil.storage.tables import talks
from medspil.storage.vault import CannotOpen
from tests.storage.test_applying import new, steps
from tests.storage.town import Town


def test_a_talk_goes_on_where_it_was_after_a_restart(town: Town, database_url: str) -> None:
    citizen = town.citizen()
    citizen.says("nyt").says("købe mælk")
    town.store.database.engine.dispose()
    citizen.says("på fredag")
    assert "Hvem" in citizen.last


def test_a_talk_ends_and_none_of_its_answers_stay(town: Town) -> None:
    citizen = town.citizen()
    citizen.says("gå en tur om søen på fredag").presses("Gem")
    assert town.count(talks) == 0


def test_what_was_said_as_a_stranger_is_gone_when_they_come_in(town: Town) -> None:
    sara = town.stranger().starts(town.invitation())
    (talk,) = town.rows(talks)
    assert (talk.person_id, talk.owner) == (None, f"address-{sara.address_id}")
    sara.presses("Ja, jeg vil gerne")
    assert all(row.owner == row.person_id == sara.person_id for row in town.rows(talks))


def test_a_talk_of_an_older_form_is_let_go_and_nothing_saved_is_lost(town: Town) -> None:
    citizen = town.citizen()
    new(citizen)
    citizen.says("nyt")
    sealed = town.store.vault.seal("talks.state", b'{"a form": "of long ago"}')
    with town.store.database.transaction() as connection:
        connection.execute(update(talks).values(state=sealed))
    citizen.says("mine delmål")
    assert len(steps(citizen)) == 1
    assert "gå en tur" in str(citizen.heard[-1])


def test_nobody_reads_a_talk_in_another_place_than_its_own(store: Store) -> None:
    with pytest.raises(CannotOpen):
        store.vault.open("inbox.raw", store.vault.seal("talks.state", "hej"))
