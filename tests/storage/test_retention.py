"""What is kept of someone who never came in lives thirty days after their last word, whatever else is cleaned up."""

from datetime import timedelta

from medspil.domain.invitations import FREE_TRIES
from medspil.domain.retention import KEPT, STRANGERS_KEPT
from medspil.storage.forgetting import clean_up
from medspil.storage.tables import addresses, inbox
from tests.storage.town import Town

A_DAY = timedelta(days=1)


def clean(town: Town) -> None:
    with town.store.database.transaction() as connection:
        clean_up(connection, town.now)


def test_wrong_codes_are_still_counted_when_the_rows_of_the_inbox_are_gone(town: Town) -> None:
    someone = town.stranger().says("hej")
    town.now += STRANGERS_KEPT - A_DAY
    for _try in range(FREE_TRIES):
        someone.starts("AAAA-AAAA-AAAA")
    town.now += KEPT + A_DAY
    clean(town)
    assert town.count(inbox) == 0
    assert [row.wrong_codes for row in town.rows(addresses)] == [FREE_TRIES]
    town.now += STRANGERS_KEPT - KEPT
    clean(town)
    assert town.count(addresses) == 0


def test_a_message_that_waits_keeps_its_address(town: Town) -> None:
    someone = town.stranger().says("hej")
    town.now += STRANGERS_KEPT + A_DAY
    someone.posts({"kind": "text", "text": "hej igen"})
    clean(town)
    assert town.count(inbox, inbox.c.handled_at.is_(None)) == 1
