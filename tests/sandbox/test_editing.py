"""Changing what stands in a chat, and answering pressed buttons."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.phone import Phone
from medspil.sandbox.shown import Toast
from medspil.sandbox.telegram import PretendTelegram

YES_OR_NO = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Ja", callback_data="yes"), InlineKeyboardButton("Nej", callback_data="no")]]
)


async def test_an_edited_message_shows_its_new_text_and_loses_its_buttons(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_message(sara.user.id, "Passer det?", reply_markup=YES_OR_NO)
    await bot.edit_message_text("Det passer.", sara.user.id, sent.message_id)
    assert (sara.last.text, sara.last.buttons, sara.last.edited) == ("Det passer.", [], True)
    assert len(sara.chat) == 2


async def test_buttons_go_and_come_without_touching_the_text(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_message(sara.user.id, "Passer det?", reply_markup=YES_OR_NO)
    await bot.edit_message_reply_markup(sara.user.id, sent.message_id)
    assert sara.last.buttons == []
    await bot.edit_message_reply_markup(sara.user.id, sent.message_id, reply_markup=YES_OR_NO)
    assert (sara.last.text, sara.last.buttons) == ("Passer det?", [["Ja", "Nej"]])


async def test_a_caption_can_be_changed(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_photo(sara.user.id, SMALL_PICTURE, caption="Før")
    await bot.edit_message_caption(sara.user.id, sent.message_id, caption="Efter")
    assert sara.last.text == "Efter"


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, sara: Phone) -> None:
    text = await bot.send_message(sara.user.id, "Passer det?", reply_markup=YES_OR_NO)
    photo = await bot.send_photo(sara.user.id, SMALL_PICTURE, caption="Før")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("Passer det?", sara.user.id, text.message_id, reply_markup=YES_OR_NO)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(sara.user.id, text.message_id, reply_markup=YES_OR_NO)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_caption(sara.user.id, photo.message_id, caption="Før")


async def test_what_is_not_there_or_not_the_bots_cannot_be_edited(bot: Bot, sara: Phone) -> None:
    (mine,) = sara.writes("hej")
    photo = await bot.send_photo(sara.user.id, SMALL_PICTURE)
    text = await bot.send_message(sara.user.id, "Hej")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("Hov", sara.user.id, 9999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Hov", sara.user.id, mine)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("Hov", sara.user.id, photo.message_id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(sara.user.id, text.message_id, caption="Hov")


async def test_a_message_can_be_taken_back_for_two_days(bot: Bot, sara: Phone, clock: TurnableClock) -> None:
    first = await bot.send_message(sara.user.id, "Et")
    second = await bot.send_message(sara.user.id, "To")
    await bot.delete_message(sara.user.id, first.message_id)
    assert [message.text for message in sara.chat if message.from_bot] == ["To"]
    assert (await sara.next_message()).text == "To"
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(sara.user.id, first.message_id)
    clock.turn_by(timedelta(hours=48, seconds=1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(sara.user.id, second.message_id)


async def test_a_press_reaches_the_bot_and_its_answer_the_phone(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_message(sara.user.id, "Passer det?", reply_markup=YES_OR_NO)
    query_id = sara.presses("Nej")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.id, query.data, query.message.message_id) == (query_id, "no", sent.message_id)
    await query.answer("Det er i orden")
    assert await sara.next_toast(query_id) == Toast(query.id, "Det er i orden")


async def test_the_newest_button_with_the_label_is_pressed(bot: Bot, sara: Phone) -> None:
    for question in ("Først?", "Så?"):
        await bot.send_message(sara.user.id, question, reply_markup=YES_OR_NO)
    sara.presses("Ja")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sara.last.message_id
    with pytest.raises(LookupError, match="no button 'Måske'"):
        sara.presses("Måske")


async def test_a_button_that_has_gone_can_still_be_pressed_on_an_old_screen(bot: Bot, sara: Phone) -> None:
    sent = await bot.send_message(sara.user.id, "Passer det?", reply_markup=YES_OR_NO)
    as_it_was = await sara.next_message()
    await bot.edit_message_text("Svaret er gemt.", sara.user.id, sent.message_id)
    sara.presses_old(as_it_was, "Ja")
    await bot.delete_message(sara.user.id, sent.message_id)
    sara.presses_old(as_it_was, "Nej")
    on_the_edited, on_the_deleted = await bot.get_updates()
    assert on_the_edited.callback_query is not None
    assert on_the_edited.callback_query.data == "yes"
    assert on_the_deleted.callback_query is not None
    assert on_the_deleted.callback_query.message is not None
    assert not on_the_deleted.callback_query.message.is_accessible
    with pytest.raises(LookupError, match="had no button"):
        sara.presses_old(as_it_was, "Måske")


async def test_a_press_is_answered_once_and_soon(
    bot: Bot, sara: Phone, telegram: PretendTelegram, clock: TurnableClock
) -> None:
    await bot.send_message(sara.user.id, "Passer det?", reply_markup=YES_OR_NO)
    presses = [sara.presses("Ja") or "" for _ in range(3)]
    await bot.answer_callback_query(presses[0])
    clock.turn_by(timedelta(hours=1))
    for query_id in (presses[0], presses[1], "4242"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await bot.answer_callback_query(query_id)
    telegram.forget_callback_queries()
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(presses[2])


async def test_a_button_with_a_link_opens_it_and_tells_the_bot_nothing(bot: Bot, sara: Phone) -> None:
    link = InlineKeyboardMarkup([[InlineKeyboardButton("Læs mere", url="https://example.org/")]])
    await bot.send_message(sara.user.id, "Se her", reply_markup=link)
    assert sara.presses("Læs mere") is None
    assert sara.opened == ["https://example.org/"]
    assert await bot.get_updates(timeout=0) == ()
