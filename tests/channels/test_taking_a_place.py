"""A message that takes another one's place changes it on the phone; where it can't, it comes as one of its own."""

from dataclasses import replace

import pytest

from medspil.bot.channels.channel import Never, NotYet, SendError, Unreachable
from medspil.bot.channels.telegram import TelegramChannel
from medspil.conversations.messages import Button, Document, Message
from medspil.sandbox import failures
from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram

ASKED = Message("Hvordan var det?", ((Button("🙂", "q.abc.1.0"), Button("🙁", "q.abc.1.1")),))
NEXT = Message("Blev du hørt?", ((Button("Ja", "q.abc.2.0"), Button("Nej", "q.abc.2.1")),))


async def sent(channel: TelegramChannel, address: str) -> int:
    """The id of the first message, now on the phone."""
    id_of_it = await channel.send(address, ASKED)
    assert id_of_it is not None
    return id_of_it


async def test_the_words_and_buttons_of_the_message_change(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, address: str
) -> None:
    place = await sent(channel, address)
    assert await channel.send(address, replace(NEXT, instead_of=place)) is None
    assert [(m.message_id, m.text, m.labels) for m in sara.chat if m.from_bot] == [
        (place, "Blev du hørt?", ["Ja", "Nej"])
    ]
    assert len(telegram.calls_of("sendMessage")) == 1
    assert telegram.calls_of("editMessageText")[0].params["link_preview_options"] == '{"is_disabled": true}'


async def test_a_last_word_without_buttons_takes_the_buttons_away(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    place = await sent(channel, address)
    await channel.send(address, Message("Tak.", instead_of=place))
    assert (sara.last.text, sara.last.labels) == ("Tak.", [])


async def test_doing_it_once_more_after_a_crash_is_no_harm(channel: TelegramChannel, sara: Phone, address: str) -> None:
    place = await sent(channel, address)
    for _ in range(2):
        assert await channel.send(address, replace(NEXT, instead_of=place)) is None
    assert len([m for m in sara.chat if m.from_bot]) == 1


async def test_where_the_message_is_gone_it_comes_as_a_new_one(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, address: str
) -> None:
    place = await sent(channel, address)
    del telegram.chats[int(address)].messages[place]
    new = await channel.send(address, replace(NEXT, instead_of=place))
    assert new == sara.last.message_id != place
    assert (sara.last.text, sara.last.labels) == ("Blev du hørt?", ["Ja", "Nej"])


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: message can't be edited",
        "Bad Request: MESSAGE_ID_INVALID",
        "Bad Request: there is no text in the message to edit",
        "Bad Request: a reason of tomorrow",
    ],
)
async def test_where_telegram_does_not_let_us_change_it_nothing_is_lost(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, address: str, said: str
) -> None:
    place = await sent(channel, address)
    telegram.fail_next("editMessageText", failures.answers(400, said))
    assert await channel.send(address, replace(NEXT, instead_of=place)) == sara.last.message_id
    assert [m.text for m in sara.chat if m.from_bot] == ["Hvordan var det?", "Blev du hørt?"]


async def test_what_carries_a_file_never_takes_a_place(channel: TelegramChannel, sara: Phone, address: str) -> None:
    place = await sent(channel, address)
    plan = Document("plan.ics", "text/calendar", "BEGIN:VCALENDAR")
    assert await channel.send(address, Message("Planen", document=plan, instead_of=place)) == sara.last.message_id
    assert sara.last.filename == "plan.ics"


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (failures.accepts_then_closes(), SendError),
        (failures.closes(), SendError),
        (failures.bad_gateway(), SendError),
        (failures.too_many_requests(5), NotYet),
    ],
)
async def test_an_outage_or_a_wait_sends_nothing_new_and_is_tried_again(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    sara: Phone,
    address: str,
    failure: failures.Failure,
    error: type[SendError],
) -> None:
    place = await sent(channel, address)
    telegram.fail_next("editMessageText", failure)
    with pytest.raises(error):
        await channel.send(address, replace(NEXT, instead_of=place))
    assert len(telegram.calls_of("sendMessage")) == 1
    assert await channel.send(address, replace(NEXT, instead_of=place)) is None
    assert sara.last.text == "Blev du hørt?"


async def test_a_person_who_blocked_the_bot_is_not_written_to_anew(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, address: str
) -> None:
    place = await sent(channel, address)
    sara.blocks_the_bot()
    with pytest.raises(Unreachable):
        await channel.send(address, replace(NEXT, instead_of=place))
    assert len(telegram.calls_of("sendMessage")) == 1


async def test_what_is_too_long_for_the_place_comes_behind_it_and_the_buttons_go(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    place = await sent(channel, address)
    long = replace(NEXT, text="ord " * 2000, instead_of=place)
    with pytest.raises(Never):
        await channel.send(address, long)
    for part in channel.parts(long):
        await channel.send(address, part)
    shown = [m for m in sara.chat if m.from_bot]
    assert [m.labels for m in shown] == [[], [], ["Ja", "Nej"]]
    assert shown[0].text == "Hvordan var det?"
