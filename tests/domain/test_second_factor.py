"""The second factor: what is right, what is wrong, how long one waits, and how long a proof holds."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from medspil.domain.persons import Role
from medspil.domain.second_factor import (
    FactorKind,
    PinFault,
    SecondFactor,
    Trial,
    after_right,
    after_wrong,
    code_in,
    holds,
    is_pin,
    needs_proof,
    next_try_at,
    pin_fault,
    pin_secret,
    totp_code,
    totp_secret,
    totp_step,
    totp_uri,
    try_proof,
)

NOW = datetime(2026, 11, 24, 13, 30, 10, tzinfo=UTC)
SALT = bytes(range(16))
SECRET = totp_secret(b"12345678901234567890")
PIN = SecondFactor(FactorKind.PIN, pin_secret("428193", SALT), NOW)
APP = SecondFactor(FactorKind.TOTP, SECRET, NOW)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """The test values of RFC 6238, the last six of their eight digits."""
    assert totp_code(SECRET, datetime.fromtimestamp(seconds, UTC)) == code


def test_a_pin_is_known_again_and_stands_nowhere() -> None:
    assert is_pin("428193", PIN.secret)
    assert not is_pin("428194", PIN.secret)
    assert "428193" not in PIN.secret
    assert pin_secret("428193", SALT) != pin_secret("428193", SALT[::-1])


def test_a_right_try_is_right() -> None:
    assert try_proof(PIN, "428193", NOW).how is Trial.RIGHT
    tried = try_proof(APP, totp_code(SECRET, NOW), NOW)
    assert tried.how is Trial.RIGHT
    assert tried.step == int(NOW.timestamp()) // 30


def test_what_is_not_it_is_wrong() -> None:
    for factor in (PIN, APP):
        for code in ("000001", "42819", "4281930", "0"):
            assert try_proof(factor, code, NOW).how is Trial.WRONG


def test_an_apps_code_counts_once() -> None:
    code = totp_code(SECRET, NOW)
    used = after_right(APP, try_proof(APP, code, NOW).step)
    assert try_proof(used, code, NOW).how is Trial.WRONG
    assert try_proof(used, code, NOW + timedelta(seconds=29)).how is Trial.WRONG


def test_an_earlier_code_than_the_one_that_was_used_is_no_good() -> None:
    used = after_right(APP, totp_step(SECRET, totp_code(SECRET, NOW), NOW))
    before = totp_code(SECRET, NOW - timedelta(seconds=30))
    assert try_proof(APP, before, NOW).how is Trial.RIGHT
    assert try_proof(used, before, NOW).how is Trial.WRONG
    later = NOW + timedelta(seconds=30)
    assert try_proof(used, totp_code(SECRET, later), later).how is Trial.RIGHT


@pytest.mark.parametrize("seconds", [-90, -60, 60, 90])
def test_a_clock_that_is_a_minute_off_is_too_far_off(seconds: int) -> None:
    assert totp_step(SECRET, totp_code(SECRET, NOW + timedelta(seconds=seconds)), NOW) is None


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_a_clock_may_be_half_a_minute_off(seconds: int) -> None:
    assert totp_step(SECRET, totp_code(SECRET, NOW + timedelta(seconds=seconds)), NOW) is not None


def test_each_wrong_try_waits_longer_than_the_one_before() -> None:
    factor, waits = PIN, []
    for _try in range(20):
        factor = after_wrong(factor, NOW)
        again = next_try_at(factor)
        waits.append(timedelta() if again is None else again - NOW)
    assert waits[:5] == [timedelta(seconds=seconds) for seconds in (0, 30, 60, 120, 240)]
    assert all(after == min(before * 2, timedelta(days=1)) for before, after in pairwise(waits[1:]))
    assert waits[-1] == timedelta(days=1)


def test_while_one_has_to_wait_nothing_is_looked_at() -> None:
    factor = replace(PIN, wrong=3, last_wrong_at=NOW)
    assert try_proof(factor, "428193", NOW + timedelta(seconds=59)).how is Trial.TOO_SOON
    assert try_proof(factor, "000000", NOW + timedelta(seconds=59)).how is Trial.TOO_SOON
    assert try_proof(factor, "428193", NOW + timedelta(seconds=60)).how is Trial.RIGHT


def test_a_right_try_forgets_the_wrong_ones() -> None:
    factor = after_right(replace(PIN, wrong=7, last_wrong_at=NOW), None)
    assert next_try_at(factor) is None
    assert factor == PIN


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("428193", "428193"),
        ("428 193", "428193"),
        (" 42-81-93. ", "428193"),
        ("min pin er 428193", "428193"),
        ("٤٢٨١٩٣", "428193"),
        ("1234", "1234"),
        ("kl. 14.30", None),
        ("hjem", None),
        ("8", None),
        ("", None),
    ],
)
def test_a_code_is_found_in_what_was_written(text: str, code: str | None) -> None:
    assert code_in(text) == code


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("428193", None),
        ("902817", None),
        ("4281930571", None),
        ("4281", PinFault.TOO_SHORT),
        ("42819305712", PinFault.TOO_LONG),
        ("111111", PinFault.GUESSED),
        ("123456", PinFault.GUESSED),
        ("98765432", PinFault.GUESSED),
        ("121212", PinFault.GUESSED),
        ("000007", PinFault.GUESSED),
    ],
)
def test_a_pin_that_everybody_tries_first_is_none(pin: str, fault: PinFault | None) -> None:
    assert pin_fault(pin) is fault


def test_a_proof_holds_until_a_days_pause() -> None:
    assert holds(NOW, NOW + timedelta(days=1))
    assert not holds(NOW, NOW + timedelta(days=1, seconds=1))
    assert not holds(None, NOW)


def test_those_who_work_here_have_to_prove_themselves() -> None:
    assert needs_proof(frozenset((Role.CITIZEN, Role.PEER_WORKER)))
    assert not needs_proof(frozenset((Role.CITIZEN, Role.SUPPORTER)))
    assert not needs_proof(frozenset())


def test_what_the_app_scans_says_whose_it_is() -> None:
    uri = totp_uri(SECRET, "Mette", "Bostøtten i Havneby")
    assert uri.startswith("otpauth://totp/")
    assert f"secret={SECRET}" in uri
    assert "Mette" in uri
    assert "period=30" in uri
    assert len(base64.b32decode(SECRET)) == 20
