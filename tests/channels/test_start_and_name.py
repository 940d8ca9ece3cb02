"""Starting needs no network, and the bot's name is asked for once."""

import pytest

from medspil.bot.channels.channel import SendError, Unsure
from medspil.bot.channels.telegram import TelegramChannel
from medspil.conversations.messages import Message
from medspil.sandbox.server import Served
from medspil.sandbox.telegram import PretendTelegram

NOBODY_IS_THERE = "http://127.0.0.1:9/bot"


async def test_it_starts_and_stops_while_the_network_is_down() -> None:
    async with TelegramChannel("8400:secret", NOBODY_IS_THERE) as channel:
        assert channel.bot_id == "8400"
        with pytest.raises(Unsure):
            await channel.send("1001", Message("Hej"))


async def test_starting_asks_telegram_nothing(channel: TelegramChannel, telegram: PretendTelegram) -> None:
    assert telegram.calls == []


async def test_a_stopped_channel_sends_nothing_and_can_be_started_again(
    served: Served, telegram: PretendTelegram, address: str
) -> None:
    channel = TelegramChannel(telegram.token, served.base_url)
    async with channel:
        await channel.send(address, Message("Hej"))
    with pytest.raises(Unsure):
        await channel.send(address, Message("Hej"))
    async with channel:
        await channel.send(address, Message("Hej igen"))


async def test_a_proxy_of_the_house_does_not_stand_before_this_machine(
    served: Served, telegram: PretendTelegram, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    async with TelegramChannel(telegram.token, served.base_url) as channel:
        await channel.send(address, Message("Hej"))


async def test_the_name_is_asked_for_once(channel: TelegramChannel, telegram: PretendTelegram) -> None:
    assert await channel.username() == "medspil_sandbox_bot"
    assert await channel.username() == "medspil_sandbox_bot"
    assert len(telegram.calls_of("getMe")) == 1


async def test_a_name_that_could_not_be_had_is_asked_for_again(
    channel: TelegramChannel, telegram: PretendTelegram
) -> None:
    telegram.down = True
    with pytest.raises(SendError):
        await channel.username()
    telegram.down = False
    assert await channel.username() == "medspil_sandbox_bot"


@pytest.mark.parametrize("token", ["", "8400", "secret", ":secret", "84a:secret", "8400:", "٣:secret"])
def test_what_cannot_be_a_token_is_refused_without_repeating_it(token: str) -> None:
    with pytest.raises(ValueError, match="BotFather") as refused:
        TelegramChannel(token)
    assert not token or token not in str(refused.value)
