"""Group chats: the bot is taken in, hears what concerns it, and goes."""

from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram


async def test_the_bot_is_told_that_it_was_added_and_removed(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    group = telegram.group("Tirsdagsholdet")
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "Hej")
    group.adds_the_bot(by=sara)
    await bot.send_message(group.id, "Jeg taler kun med én ad gangen.")
    assert group.chat[-1].text == "Jeg taler kun med én ad gangen."
    group.removes_the_bot(by=sara)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "Farvel")
    added, line, removed = await bot.get_updates()
    assert added.my_chat_member is not None
    assert added.my_chat_member.new_chat_member.status == "member"
    assert line.message is not None
    assert line.message.new_chat_members[0].id == bot.id
    assert removed.my_chat_member is not None
    assert removed.my_chat_member.new_chat_member.status == "kicked"


async def test_in_privacy_mode_the_bot_hears_only_what_concerns_it(
    bot: Bot, sara: Phone, telegram: PretendTelegram
) -> None:
    group = telegram.group("Tirsdagsholdet")
    group.adds_the_bot(by=sara)
    telegram.updates.clear()
    assert group.hears(sara, "hvad skal vi lave?") is None
    group.hears(sara, "/start")
    group.hears(sara, "@medspil_sandbox_bot hjælp")
    assert [update.message.text for update in await bot.get_updates() if update.message] == [
        "/start",
        "@medspil_sandbox_bot hjælp",
    ]
    telegram.privacy_mode = False
    assert group.hears(sara, "og nu?") is not None


async def test_the_bot_can_leave_by_itself(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    group = telegram.group("Tirsdagsholdet")
    group.adds_the_bot(by=sara)
    assert (await bot.get_chat(group.id)).title == "Tirsdagsholdet"
    await bot.leave_chat(group.id)
    assert not group.has_the_bot
    with pytest.raises(BadRequest, match="can't be changed in private chats"):
        await bot.leave_chat(sara.user.id)
