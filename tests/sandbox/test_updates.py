"""What people do reaches the bot through getUpdates, by Telegram's rules."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict, InvalidToken

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served
from medspil.sandbox.telegram import PretendTelegram

from .conftest import bot_at


async def texts(
    bot: Bot, offset: int | None = None, limit: int | None = None, timeout: int | None = None
) -> list[str | None]:
    """The texts of what getUpdates hands out."""
    return [update.message.text if update.message else None for update in await bot.get_updates(offset, limit, timeout)]


async def test_a_message_says_who_wrote_it(bot: Bot, telegram: PretendTelegram) -> None:
    jonas = telegram.phone("Jonas", language_code="en")
    jonas.starts("CODE-1")
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.from_user.first_name, message.from_user.language_code) == (
        "/start CODE-1",
        "Jonas",
        "en",
    )
    assert (message.chat.id, message.chat.type) == (jonas.user.id, "private")
    assert [message.parse_entity(entity) for entity in message.entities] == ["/start"]
    assert message.date == telegram.clock.now()


async def test_updates_come_again_until_the_offset_confirms_them(bot: Bot, sara: Phone) -> None:
    for word in ("et", "to", "tre"):
        sara.writes(word)
    first, second, third = await bot.get_updates()
    assert (second.update_id, third.update_id) == (first.update_id + 1, first.update_id + 2)
    assert await texts(bot, offset=second.update_id) == ["to", "tre"]
    assert await texts(bot) == ["to", "tre"]
    assert await texts(bot, limit=1) == ["to"]
    assert await texts(bot, offset=third.update_id + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(bot: Bot, sara: Phone) -> None:
    for word in ("et", "to", "tre"):
        sara.writes(word)
    assert await texts(bot, offset=-2) == ["to", "tre"]
    assert await texts(bot) == ["to", "tre"]


async def test_a_long_poll_ends_when_somebody_writes(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    poll = asyncio.create_task(texts(bot, timeout=30))
    await telegram.polled()
    sara.writes("så er jeg her")
    assert await poll == ["så er jeg her"]


async def test_a_second_poller_ends_the_first(bot: Bot, served: Served, sara: Phone, telegram: PretendTelegram) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    async with bot_at(served, telegram.token) as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await first
        await telegram.polled()
        sara.writes("hvem hører mig?")
        assert len(await second) == 1


async def test_a_bot_that_hung_up_does_not_hold_the_line(
    bot: Bot, served: Served, sara: Phone, telegram: PretendTelegram
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    async with bot_at(served, telegram.token) as other:
        sara.writes("hej")
        assert await texts(other, timeout=5) == ["hej"]


async def test_only_the_kinds_asked_for_are_queued(bot: Bot, sara: Phone) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    (written,) = sara.writes("hej")
    sara.edits(written, "hejsa")
    sara.blocks_the_bot()
    assert await texts(bot) == ["hej"]
    await bot.get_updates(timeout=0, allowed_updates=[])
    sara.unblocks()
    assert len(await bot.get_updates()) == 2


async def test_a_wrong_token_is_nobodys(served: Served) -> None:
    with pytest.raises(InvalidToken, match="rejected by the server"):
        async with bot_at(served, "8401:somebody-else"):
            pass
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(f"{served.base_url}garbage/getMe")).status_code == 404


async def test_an_unknown_method_is_not_found(served: Served, telegram: PretendTelegram) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{served.base_url}{telegram.token}/sendTelepathy")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


@pytest.mark.parametrize("how", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_any_of_four_ways(
    served: Served, telegram: PretendTelegram, sara: Phone, how: str
) -> None:
    url = f"{served.base_url}{telegram.token}/SENDmessage"
    params = {"chat_id": str(sara.user.id), "text": "æ & ø = 🌱"}
    async with httpx.AsyncClient(trust_env=False) as client:
        if how == "query":
            answer = await client.get(url, params=params)
        elif how == "form":
            answer = await client.post(url, data=params)
        elif how == "json":
            answer = await client.post(url, json={"chat_id": sara.user.id, "text": "æ & ø = 🌱"})
        else:
            answer = await client.post(url, data=params, files={"unused": b""})
    assert answer.json()["result"]["text"] == "æ & ø = 🌱"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\nnothing\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\nX: y\r\n\r\nnothing\r\n--b--"),
        ("application/x-www-form-urlencoded", b"chat_id=1001&text=hej&reply_markup=%7B"),
        ("application/x-www-form-urlencoded", b"chat_id=1001&text=hej&reply_markup=7"),
        ("application/x-www-form-urlencoded", b"text=hej"),
    ],
)
async def test_what_cannot_be_read_gets_400(
    served: Served, telegram: PretendTelegram, sara: Phone, content_type: str, body: bytes
) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{served.base_url}{telegram.token}/sendMessage"
        answer = await client.post(url, content=body, headers={"Content-Type": content_type})
    assert answer.status_code == 400
    assert answer.json()["ok"] is False


async def test_all_that_a_phone_can_send_is_understood_by_the_library(bot: Bot, sara: Phone) -> None:
    sara.sends_photo(caption="se her")
    sara.sends_document(b"hej", "hej.txt")
    sara.sends_voice()
    sara.sends_sticker()
    sara.forwards("læs det her", written_by="Amina")
    (written,) = sara.writes("hej")
    sara.edits(written, "hejsa")
    sara.blocks_the_bot()
    sara.unblocks()
    updates = await bot.get_updates()
    photo, document, voice, sticker, forward = (update.message for update in updates[:5])
    assert photo is not None
    assert (photo.caption, photo.photo[0].file_size) == ("se her", len(SMALL_PICTURE))
    assert bytes(await (await photo.photo[0].get_file()).download_as_bytearray()) == SMALL_PICTURE
    assert document is not None
    assert document.document is not None
    assert document.document.file_name == "hej.txt"
    assert voice is not None
    assert voice.voice is not None
    assert sticker is not None
    assert sticker.sticker is not None
    assert forward is not None
    assert forward.forward_origin is not None
    assert updates[6].edited_message is not None
    assert updates[6].edited_message.text == "hejsa"
    changes = [update.my_chat_member.new_chat_member.status for update in updates[7:] if update.my_chat_member]
    assert changes == ["kicked", "member"]
    assert [message.kind for message in sara.chat[1:6]] == ["photo", "document", "voice", "sticker", "text"]


async def test_a_long_text_comes_in_pieces(bot: Bot, sara: Phone) -> None:
    sara.writes(" ".join(["skridt"] * 1000))
    pieces = await texts(bot)
    assert [len(piece or "") <= 4096 for piece in pieces] == [True, True]
    assert " ".join(piece or "" for piece in pieces) == " ".join(["skridt"] * 1000)
    with pytest.raises(ValueError, match="no empty message"):
        sara.writes("  ")


async def test_only_ones_own_messages_can_be_edited(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_message(sara.user.id, "Hej")
    with pytest.raises(LookupError):
        sara.edits(sent.message_id, "Hov")


async def test_an_update_that_nobody_can_read_waits_like_any_other(
    served: Served, telegram: PretendTelegram, sara: Phone
) -> None:
    sara.writes("før")
    strange = telegram.push_raw({"message": {"date": "i går", "chat": 7}})
    unknown = telegram.push_raw({"telepathy": {"thought": "🌱"}})
    sara.writes("efter")
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{served.base_url}{telegram.token}/getUpdates")
    ids = [update["update_id"] for update in answer.json()["result"]]
    assert ids == [strange - 1, strange, unknown, unknown + 1]


async def test_a_deep_link_starts_the_bot_with_its_code(bot: Bot, telegram: PretendTelegram) -> None:
    ida = telegram.phone("Ida")
    ida.opens(telegram.deep_link("ABC-123"))
    assert await texts(bot) == ["/start ABC-123"]
    with pytest.raises(ValueError, match="somebody else"):
        ida.opens("https://t.me/another_bot?start=ABC-123")
