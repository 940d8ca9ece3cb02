"""What lies on the sandbox's table: on a fresh start the phones of a citizen, a contact person and a group leader."""

from __future__ import annotations

import httpx
import pytest

from medspil.bot.commands.sandbox import sandbox_with_bot
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.telegram import PretendTelegram
from medspil.storage.store import Store
from tests.stores import A_TUESDAY


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock.frozen_at(A_TUESDAY)


async def test_a_fresh_sandbox_has_the_phones_of_a_citizen_and_two_who_work_here_and_all_come_in(
    sqlite_store: Store, clock: TurnableClock
) -> None:
    telegram = PretendTelegram(clock)
    async with sandbox_with_bot(sqlite_store, telegram, clock, with_phones=True) as beside:
        assert [(phone.user.first_name, phone.role) for phone in telegram.phones] == [
            ("Sara", "citizen"),
            ("Pia", "staff"),
            ("Mette", "leader"),
        ]
        for phone in telegram.phones:
            assert phone.invitation is not None
            phone.opens(phone.invitation)
            assert "Medspil" in (await phone.next_message()).text
            phone.presses("Ja, jeg vil gerne")
            assert "Velkommen" in (await phone.next_message()).text
        async with httpx.AsyncClient(base_url=beside.url, trust_env=False) as page:
            made = await page.post("/sandbox/phones", json={"role": "staff"})
        assert made.status_code == 201
        assert telegram.phones[-1].role == "staff"


async def test_phones_that_are_there_already_stay_the_only_ones(sqlite_store: Store, clock: TurnableClock) -> None:
    telegram = PretendTelegram(clock)
    telegram.phone("Ida")
    async with sandbox_with_bot(sqlite_store, telegram, clock, with_phones=True):
        assert [phone.user.first_name for phone in telegram.phones] == ["Ida"]
