"""Invitations as they are remembered: they expire, work once, and their codes stand nowhere."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from medspil.domain.invitations import FREE_TRIES, LIVES, in_groups, is_surely_a_code
from medspil.storage import invitations as kept
from medspil.storage.store import Store
from medspil.storage.tables import addresses, consents, invitations, persons, roles
from tests.storage.town import Town

YES, NO = "Ja, jeg vil gerne", "Nej tak"
WELCOME, USED, TOO_OLD = "Vil du være med?", "allerede brugt", "for gammel"
UNKNOWN, WAIT = "Den kode kender jeg ikke", "Vent lidt"
A_WRONG_ONE = "2222-2222-2222"


def test_who_says_yes_is_a_citizen_with_the_notice_they_said_yes_to(town: Town) -> None:
    sara = town.stranger().starts(town.invitation())
    assert WELCOME in sara.last
    sara.presses(YES)
    (person,), (role,), (yes,) = town.rows(persons), town.rows(roles), town.rows(consents)
    assert role.role == "citizen"
    assert (yes.person_id, yes.yes, yes.notice_version) == (person.id, True, town.store.house.notice_version)


def test_a_code_that_we_make_is_never_taken_for_a_word() -> None:
    made = [kept.fresh_code() for _ in range(2_000)]
    assert all(is_surely_a_code(code) and is_surely_a_code(in_groups(code)) for code in made)
    assert len(set(made)) == len(made)


def test_a_code_can_be_typed_as_well(town: Town) -> None:
    assert WELCOME in town.stranger().says(in_groups(town.invitation()).lower()).last


def test_the_code_itself_is_stored_nowhere(town: Town) -> None:
    code = town.invitation()
    (row,) = town.rows(invitations)
    assert code.encode() not in row.lookup
    assert code not in str(row)


def test_a_code_works_once(town: Town) -> None:
    code = town.invitation()
    town.stranger("1001").starts(code).presses(YES)
    assert USED in town.stranger("1002").starts(code).last


def test_a_code_expires(town: Town) -> None:
    code = town.invitation()
    town.later(days=LIVES.days)
    assert TOO_OLD in town.stranger().starts(code).last


def test_until_they_say_yes_nobody_is_anybody(town: Town) -> None:
    town.stranger().starts(town.invitation())
    assert town.count(persons) == 0
    assert town.rows(invitations)[0].used_at is None


def test_two_people_with_the_same_code_and_one_comes_in(town: Town) -> None:
    code = town.invitation()
    first, second = town.stranger("1001").starts(code), town.stranger("1002").starts(code)
    first.presses(YES)
    second.presses(YES)
    assert "gælder ikke mere" in second.last
    assert town.count(persons) == 1
    assert town.count(consents) == 1


def test_a_yes_that_comes_after_the_code_expired_lets_nobody_in(town: Town) -> None:
    code = town.invitation()
    town.later(days=LIVES.days - 1)
    sara = town.stranger().starts(code)
    town.later(days=2)
    sara.presses(YES)
    assert town.count(persons) == 0


def test_two_people_use_it_in_the_same_moment_and_one_is_quicker(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    town.invitation()
    invitation_id = town.rows(invitations)[0].id

    def use() -> object:
        with postgresql_store.database.transaction() as connection:
            return kept.use(connection, postgresql_store, invitation_id, town.now)

    with ThreadPoolExecutor(1) as other:
        with postgresql_store.database.transaction() as connection:
            assert kept.use(connection, postgresql_store, invitation_id, town.now) is not None
            late = other.submit(use)
        assert late.result(timeout=10) is None


# Wrong codes


def test_wrong_codes_slow_down(town: Town) -> None:
    guesser = town.stranger()
    for _guess in range(FREE_TRIES):
        assert UNKNOWN in guesser.says(A_WRONG_ONE).last
    assert WAIT in guesser.says(A_WRONG_ONE).last
    assert WAIT in guesser.says(town.invitation()).last
    town.later(minutes=1)
    assert UNKNOWN in guesser.says(A_WRONG_ONE).last
    town.later(minutes=1)
    assert WAIT in guesser.says(A_WRONG_ONE).last


def test_guessing_by_start_links_slows_down_too(town: Town) -> None:
    guesser = town.stranger()
    for _guess in range(FREE_TRIES):
        guesser.starts("guess")
    assert WAIT in guesser.starts(town.invitation()).last


def test_guessing_slows_down_nobody_else(town: Town) -> None:
    guesser = town.stranger("1001")
    for _guess in range(FREE_TRIES + 1):
        guesser.says(A_WRONG_ONE)
    assert WELCOME in town.stranger("1002").starts(town.invitation()).last


def test_after_the_wait_a_right_code_opens_and_the_wrong_ones_are_forgotten(town: Town) -> None:
    clumsy = town.stranger()
    for _guess in range(FREE_TRIES):
        clumsy.says(A_WRONG_ONE)
    town.later(minutes=2)
    clumsy.says(town.invitation()).presses(YES)
    assert town.rows(addresses)[0].wrong_codes == 0


@pytest.mark.parametrize("words", ["hej", "hvem er du?"])
def test_who_just_writes_has_tried_no_code(town: Town, words: str) -> None:
    stranger = town.stranger()
    for _time in range(FREE_TRIES + 1):
        stranger.says(words)
    assert town.rows(addresses)[0].wrong_codes == 0


def test_a_no_leaves_nothing_but_that(town: Town) -> None:
    code = town.invitation()
    someone = town.stranger().starts(code)
    someone.presses(NO)
    assert "Jeg gemmer ikke noget om dig" in someone.last
    (no,) = town.rows(consents)
    assert (no.yes, no.person_id) == (False, None)
    assert town.count(addresses) == 0
    assert town.count(persons) == 0
    assert USED in town.stranger("1002").starts(code).last
