"""What the bot writes, and what Telegram does not take, through python-telegram-bot over HTTP."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import BadRequest, Forbidden

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram


def buttons(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"v1:{label}")] for label in labels])


async def test_the_bot_says_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.is_bot, me.username) == (True, "medspil_sandbox_bot")


async def test_a_message_arrives_with_its_buttons(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_message(sara.user.id, "Hvornår? <b>ikke fed</b> 🌱", reply_markup=buttons("I dag", "Senere"))
    message = await sara.next_message()
    assert (message.text, message.message_id) == ("Hvornår? <b>ikke fed</b> 🌱", sent.message_id)
    assert message.buttons == [["I dag"], ["Senere"]]
    assert message.from_bot


async def test_html_becomes_entities_when_the_bot_asks_for_it(bot: Bot, sara: Phone) -> None:
    text = ' 🌱 <b>Dit <i>delmål</i></b> &lt;3 <a href="https://example.org">her</a>'
    sent = await bot.send_message(sara.user.id, text, "HTML")
    assert sent.text == "🌱 Dit delmål <3 her"
    assert {entity.type: sent.parse_entity(entity) for entity in sent.entities} == {
        "bold": "Dit delmål",
        "italic": "delmål",
        "text_link": "her",
    }


@pytest.mark.parametrize("wrong", ["<b>ikke lukket", "<blink>hej</blink>", "2 < 3", "<b><i>på tværs</b></i>"])
async def test_html_that_does_not_fit_is_refused(bot: Bot, sara: Phone, wrong: str) -> None:
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(sara.user.id, wrong, "HTML")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        (" \n", "Message text is empty"),
        ("a" * 4097, "Message is too long"),
        ("🌱" * 2049, "Message is too long"),
    ],
)
async def test_a_text_is_1_to_4096_characters(bot: Bot, sara: Phone, text: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(sara.user.id, text)
    assert sara.unread == 0


async def test_the_longest_text_arrives_whole(bot: Bot, sara: Phone) -> None:
    await bot.send_message(sara.user.id, "å" * 4096)
    assert sara.last.text == "å" * 4096


@pytest.mark.parametrize("data", ["å" * 33, "x" * 65])
async def test_callback_data_is_at_most_64_bytes(bot: Bot, sara: Phone, data: str) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data=data)]])
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(sara.user.id, "Er det rigtigt?", reply_markup=markup)


async def test_callback_data_of_64_bytes_is_fine(bot: Bot, sara: Phone) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="å" * 32)]])
    await bot.send_message(sara.user.id, "Er det rigtigt?", reply_markup=markup)
    assert sara.last.buttons == [["Ja"]]


async def test_a_button_without_anything_behind_it_is_refused(bot: Bot, sara: Phone) -> None:
    nothing_behind = {"inline_keyboard": [[{"text": "Ja"}]]}
    with pytest.raises(BadRequest, match="text buttons are unallowed"):
        await bot.send_message(sara.user.id, "Ja?", api_kwargs={"reply_markup": nothing_behind})


async def test_nobody_is_written_to_who_is_unknown(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(4242, "Hej")


async def test_the_bot_cannot_write_first(bot: Bot, telegram: PretendTelegram) -> None:
    stranger = telegram.phone("Jonas")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.user.id, "Hej")


async def test_who_blocked_the_bot_hears_nothing_until_they_unblock(bot: Bot, sara: Phone) -> None:
    sara.blocks_the_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(sara.user.id, "Hej")
    with pytest.raises(ValueError, match="unblock"):
        sara.writes("hej")
    sara.unblocks()
    await bot.send_message(sara.user.id, "Hej igen")
    assert sara.last.text == "Hej igen"


async def test_a_picture_arrives_with_its_caption(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_photo(sara.user.id, SMALL_PICTURE, caption="Sådan gik det", reply_markup=buttons("Fint"))
    message = await sara.next_message()
    assert (message.photo, message.text, message.buttons) == (SMALL_PICTURE, "Sådan gik det", [["Fint"]])
    again = await bot.send_photo(sara.user.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id


async def test_what_is_no_picture_is_refused(bot: Bot, sara: Phone) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(sara.user.id, b"no picture at all")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(sara.user.id, SMALL_PICTURE, caption="a" * 1025)
    with pytest.raises(BadRequest, match="Wrong remote file identifier"):
        await bot.send_photo(sara.user.id, "no-such-file")
    with pytest.raises(BadRequest, match="Failed to get http url content"):
        await bot.send_photo(sara.user.id, "https://example.org/picture.png")


async def test_a_document_arrives_byte_for_byte(bot: Bot, sara: Phone) -> None:
    content = bytes(range(256)) + b"\r\n--boundary\r\n\r\n"
    sent = await bot.send_document(sara.user.id, content, filename="mine data æøå.json", caption="Dine data")
    message = await sara.next_message()
    assert (message.document, message.filename, message.text) == (content, "mine data æøå.json", "Dine data")
    assert sent.document is not None
    assert sent.document.mime_type == "application/json"
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_an_empty_document_is_refused(bot: Bot, sara: Phone) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(sara.user.id, b"", filename="tom.txt")


async def test_a_file_nobody_knows_cannot_be_fetched(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("no-such-file")


async def test_the_person_sees_that_the_bot_is_at_it(bot: Bot, sara: Phone) -> None:
    await bot.send_chat_action(sara.user.id, "typing")
    before = sara.typing
    await bot.send_message(sara.user.id, "Her er jeg")
    assert (before, sara.typing) == (True, False)
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(sara.user.id, "dancing")


async def test_a_keyboard_below_stays_until_it_is_taken_away(bot: Bot, sara: Phone) -> None:
    await bot.send_message(sara.user.id, "Vælg", reply_markup=ReplyKeyboardMarkup([["Ja", "Nej"]]))
    shown = sara.reply_keyboard
    sara.presses("Nej")
    assert sara.chat[-1].text == "Nej"
    await bot.send_message(sara.user.id, "Tak", reply_markup=ReplyKeyboardRemove())
    assert (shown, sara.reply_keyboard) == ((("Ja", "Nej"),), ())


async def test_a_reply_names_the_message_it_answers(bot: Bot, sara: Phone) -> None:
    (message_id,) = sara.writes("hej")
    sent = await bot.send_message(sara.user.id, "Hej", reply_to_message_id=message_id)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "hej"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(sara.user.id, "Hej", reply_to_message_id=9999)
