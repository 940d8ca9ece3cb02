"""The same, with updates as the sandbox's phones and groups make them."""

from collections.abc import Callable

import pytest

from medspil.bot.channels.telegram import TelegramChannel
from medspil.conversations.messages import Kind, Message
from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram


@pytest.fixture
def heard(telegram: PretendTelegram, channel: TelegramChannel) -> Callable[[], list[Kind]]:
    """What the bot has heard since it was last asked."""

    def since_last_asked() -> list[Kind]:
        kinds = [channel.read(raw).incoming.kind for raw in telegram.updates.pending]
        telegram.updates.clear()
        return kinds

    return since_last_asked


async def test_what_a_phone_can_do(sara: Phone, heard: Callable[[], list[Kind]]) -> None:
    sara.starts("KODE")
    written = sara.writes("gå en tur")
    sara.edits(written[0], "gå en tur om søen")
    sara.forwards("husk mødet")
    sara.sends_photo(caption="min sø")
    sara.sends_voice()
    sara.sends_sticker()
    sara.sends_document(b"x", "brev.pdf")
    sara.blocks_the_bot()
    sara.unblocks()
    assert heard() == [
        Kind.START, Kind.TEXT, Kind.EDITED, Kind.TEXT, Kind.PICTURE, Kind.VOICE, Kind.STICKER, Kind.OTHER,
        Kind.BLOCKED, Kind.PASSED_BY,
    ]  # fmt: skip


async def test_a_group_that_takes_the_bot_in_hears_from_it_once(
    telegram: PretendTelegram, sara: Phone, heard: Callable[[], list[Kind]]
) -> None:
    group = telegram.group("Torsdagsgruppen")
    group.adds_the_bot(by=sara)
    assert heard() == [Kind.GROUP, Kind.PASSED_BY]
    group.hears(sara, "/nyt")
    group.hears(sara, "@medspil_sandbox_bot hej")
    group.removes_the_bot(by=sara)
    assert heard() == [Kind.GROUP, Kind.PASSED_BY, Kind.PASSED_BY]


async def test_an_answer_to_a_group_reaches_the_group(
    telegram: PretendTelegram, channel: TelegramChannel, sara: Phone
) -> None:
    group = telegram.group("Torsdagsgruppen")
    group.adds_the_bot(by=sara)
    group.hears(sara, "/nyt")
    address = channel.envelope(telegram.updates.pending[-1]).address
    assert address is not None
    await channel.send(address, Message("Jeg taler kun med én ad gangen."))
    assert group.chat[-1].text == "Jeg taler kun med én ad gangen."
