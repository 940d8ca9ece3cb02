"""A pretend Telegram served over HTTP, and the unmodified Bot of python-telegram-bot that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served, create_app, serve
from medspil.sandbox.telegram import PretendTelegram

A_TUESDAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def waiting_times_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns of its old way of telling retry_after, in seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock.frozen_at(A_TUESDAY)


@pytest.fixture
def telegram(clock: TurnableClock) -> PretendTelegram:
    return PretendTelegram(clock, webhook_pauses=(0.001, 0.002))


@pytest.fixture
async def served(telegram: PretendTelegram, clock: TurnableClock) -> AsyncIterator[Served]:
    async with serve(create_app(telegram, clock)) as served:
        yield served


def bot_at(served: Served, token: str, read_timeout: float = 5.0) -> Bot:
    """The library's Bot as it comes, pointed at the sandbox."""
    # Reading all the world's certificates for a loopback connection would take longer than the test.
    plain = {"trust_env": False, "verify": False}
    return Bot(
        token,
        base_url=served.base_url,
        base_file_url=served.base_file_url,
        request=HTTPXRequest(read_timeout=read_timeout, httpx_kwargs=plain),
        get_updates_request=HTTPXRequest(read_timeout=read_timeout, httpx_kwargs=plain),
    )


@pytest.fixture
async def bot(served: Served, telegram: PretendTelegram) -> AsyncIterator[Bot]:
    async with bot_at(served, telegram.token) as bot:
        yield bot


@pytest.fixture
def sara(telegram: PretendTelegram) -> Phone:
    """Somebody who has started the bot; that update is out of the way."""
    phone = telegram.phone("Sara")
    phone.starts()
    telegram.updates.clear()
    return phone
