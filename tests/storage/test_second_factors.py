"""Second factors through the store: proven on one phone, slower after wrong tries, used up, reset, and gone."""

from datetime import timedelta

from medspil.domain.circle_decisions import NoteWrongProof, Prove, SetSecondFactor
from medspil.domain.persons import Role
from medspil.domain.second_factor import PROOF_LASTS, FactorKind, totp_secret
from medspil.storage import second_factors
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import addresses
from medspil.storage.tables import second_factors as rows
from tests.storage.test_groups import decide
from tests.storage.town import PIN, Someone, Town

ASKS = "Først skal jeg bruge din pinkode."
GROUPS = "Du leder ingen gruppe endnu."
APP = totp_secret(bytes(range(20)))


def mette(town: Town) -> Someone:
    """A leader who has chosen a PIN a moment ago."""
    someone = town.stranger("2001").starts(town.invitation(Role.GROUP_LEADER, "Mette")).presses("Ja, jeg vil gerne")
    return someone.presses("En pinkode").says(PIN).says(PIN)


def proves(someone: Someone) -> Someone:
    assert ASKS in someone.last
    return someone.says(PIN)


def is_refused(someone: Someone, decision: Prove) -> bool:
    try:
        decide(someone, decision)
    except Stale:
        return True
    return False


def test_what_is_done_prolongs_the_proof_and_a_days_pause_ends_it(town: Town) -> None:
    leader = mette(town)
    for _day in range(5):
        town.later(hours=23)
        assert GROUPS in leader.says("grupper").last
        leader.says("fortryd")
    town.later(hours=24, minutes=1)
    assert ASKS in leader.says("grupper").last
    assert GROUPS in proves(leader).last


def test_each_tap_is_no_write(town: Town) -> None:
    leader = mette(town)
    (before,) = town.rows(addresses)
    town.later(minutes=4)
    leader.says("hjem")
    assert town.rows(addresses)[0].proven_at == before.proven_at
    town.later(minutes=2)
    leader.says("hjem")
    assert town.rows(addresses)[0].proven_at == town.now


def test_blocking_ends_the_proof(town: Town) -> None:
    leader = mette(town)
    leader.blocks_the_bot()
    assert ASKS in leader.says("grupper").last


def test_wrong_tries_are_counted_for_good(town: Town) -> None:
    leader = mette(town)
    town.later(days=2)
    leader.says("grupper").says("111222").says("111223")
    (row,) = town.rows(rows)
    assert (row.wrong, row.last_wrong_at) == (2, town.now)
    leader.says("hjem").says("grupper").says(PIN)
    assert "Der skal gå lidt tid" in leader.last
    town.later(seconds=30)
    assert GROUPS in leader.says(PIN).last
    (row,) = town.rows(rows)
    assert (row.wrong, row.last_wrong_at) == (0, None)


def test_a_try_that_was_right_before_it_was_reset_proves_nothing(town: Town) -> None:
    leader = mette(town)
    (row,) = town.rows(rows)
    decide(leader, SetSecondFactor(FactorKind.PIN, "0:0"))
    town.later(minutes=1)
    decide(leader, SetSecondFactor(FactorKind.PIN, "0:0"))
    assert is_refused(leader, Prove(row.made_at))


def test_while_one_has_to_wait_no_proof_counts(town: Town) -> None:
    leader = mette(town)
    (row,) = town.rows(rows)
    decide(leader, NoteWrongProof(), NoteWrongProof())
    assert is_refused(leader, Prove(row.made_at))
    town.later(seconds=31)
    assert not is_refused(leader, Prove(row.made_at))


def test_a_code_of_an_app_is_used_up(town: Town) -> None:
    leader = mette(town)
    decide(leader, SetSecondFactor(FactorKind.TOTP, APP, step=100))
    made_at = town.now
    assert is_refused(leader, Prove(made_at, 100))
    assert is_refused(leader, Prove(made_at, 99))
    assert not is_refused(leader, Prove(made_at, 101))
    assert is_refused(leader, Prove(made_at, 101))


def test_who_lost_it_chooses_a_new_one_at_the_next_door(town: Town) -> None:
    leader = mette(town)
    person_id = leader.person_id
    with town.store.database.transaction() as connection:
        assert second_factors.forget(connection, person_id)
        assert not second_factors.forget(connection, person_id)
    assert "Hvad vil du bruge?" in leader.says("grupper").last
    assert GROUPS in leader.presses("En pinkode").says("902817").says("902817").last


def test_a_notice_says_nothing_to_who_has_not_proven_it(town: Town) -> None:
    address, roles = mette(town).address_id, frozenset((Role.GROUP_LEADER,))
    with town.store.database.transaction() as connection:
        assert second_factors.is_proven(connection, address, roles, town.now)
        assert not second_factors.is_proven(connection, address, roles, town.now + PROOF_LASTS + timedelta(seconds=1))
        assert second_factors.is_proven(connection, None, frozenset((Role.CITIZEN,)), town.now)


def test_the_pin_stands_nowhere_in_the_database(town: Town) -> None:
    mette(town)
    (row,) = town.rows(rows)
    opened = town.store.vault.open_text("second_factors.secret", row.secret)
    assert PIN not in opened
    assert opened.count(":") == 1
