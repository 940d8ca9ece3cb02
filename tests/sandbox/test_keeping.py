"""The phones outlive the process."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.keeping import SaveSoon
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import create_app, serve
from medspil.sandbox.telegram import PretendTelegram

from .conftest import A_TUESDAY, bot_at

OK = InlineKeyboardMarkup([[InlineKeyboardButton("Ok", callback_data="ok")]])


async def test_everything_is_there_again(bot: Bot, sara: Phone, telegram: PretendTelegram, tmp_path: Path) -> None:
    kept = tmp_path / "phones.json"
    invited = telegram.phone("Ida")
    invited.invitation = telegram.deep_link("ABC")
    invited.role = "leader"
    telegram.group("Holdet").adds_the_bot(by=sara)
    sara.writes("hej 🌱")
    await bot.send_photo(sara.user.id, SMALL_PICTURE, caption="Sådan", reply_markup=OK)
    await bot.send_document(sara.user.id, b"{}", filename="data.json")
    sara.presses("Ok")
    telegram.clock.turn_by(timedelta(minutes=3))
    telegram.save(kept)

    clock = TurnableClock.frozen_at(A_TUESDAY)
    again = PretendTelegram.load(kept, clock)
    assert clock.now() == A_TUESDAY + timedelta(minutes=3)
    assert [phone.user.first_name for phone in again.phones] == ["Sara", "Ida"]
    assert again.phones[0].chat == sara.chat
    assert again.phones[1].invitation == telegram.deep_link("ABC")
    assert [phone.role for phone in again.phones] == [None, "leader"]
    assert (again.phones[1].has_started, again.phones[0].has_started) == (False, True)
    assert again.updates.pending == telegram.updates.pending
    assert again.groups[0].has_the_bot
    async with serve(create_app(again, clock)) as served, bot_at(served, again.token) as same_bot:
        query = (await same_bot.get_updates())[-1].callback_query
        assert query is not None
        await query.answer()
        newer = await same_bot.send_message(sara.user.id, "Velkommen igen")
        assert newer.message_id > max(message.message_id for message in sara.chat)


async def test_a_new_sandbox_never_repeats_the_update_ids_of_an_old_one(clock: TurnableClock) -> None:
    first = PretendTelegram(clock)
    first.phone().starts()
    clock.turn_by(timedelta(minutes=1))
    second = PretendTelegram(clock)
    second.phone().starts()
    assert second.updates.pending[0]["update_id"] > first.updates.pending[0]["update_id"]


async def test_changes_are_saved_soon_and_at_the_end(
    clock: TurnableClock, telegram: PretendTelegram, tmp_path: Path
) -> None:
    kept = tmp_path / "phones.json"
    async with serve(create_app(telegram, clock, keep_at=kept)):
        telegram.phone("Sara").starts()
        assert not kept.exists()
    assert len(PretendTelegram.load(kept, TurnableClock.frozen_at(A_TUESDAY)).phones) == 1
    assert kept.stat().st_mode & 0o077 == 0
    assert os.listdir(tmp_path) == [kept.name]  # noqa: PTH208


async def test_many_changes_are_one_writing(telegram: PretendTelegram, tmp_path: Path) -> None:
    kept = tmp_path / "phones.json"
    saving = SaveSoon(telegram, kept, seconds=3600)
    for name in ("Sara", "Ida"):
        telegram.phone(name)
    assert not kept.exists()
    saving.now()
    assert len(PretendTelegram.load(kept, TurnableClock.frozen_at(A_TUESDAY)).phones) == 2


def test_without_a_file_there_is_an_empty_sandbox(clock: TurnableClock, tmp_path: Path) -> None:
    assert PretendTelegram.load(tmp_path / "none.json", clock).phones == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 99}'])
def test_a_file_that_is_something_else_is_named(clock: TurnableClock, tmp_path: Path, content: str) -> None:
    wrong = tmp_path / "phones.json"
    wrong.write_text(content, "utf-8")
    with pytest.raises(ValueError, match=r"phones\.json does not hold the phones"):
        PretendTelegram.load(wrong, clock)
