"""What the channel sends stands on the phone as it was meant, and refusals mean what they mean."""

import asyncio
import logging
from datetime import date

import pytest

from medspil.bot.channels.channel import Never, NotYet, SendError, Unreachable, Unsure
from medspil.bot.channels.telegram import TelegramChannel
from medspil.bot.pictures import code_png
from medspil.bot.reports import as_html
from medspil.conversations.messages import Button, Document, Message, Tidy
from medspil.conversations.pictures import LINK, CodePicture, PlanLine, PlanPicture, ProgressPicture
from medspil.conversations.reports import Report, ReportFile, ReportForm
from medspil.sandbox import failures
from medspil.sandbox.failures import Failure
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served
from medspil.sandbox.telegram import PretendTelegram

YES_OR_NO = ((Button("Ja 👍", "q.abc.1.0"), Button("Nej", "q.abc.1.1")), (Button("Senere", "d.later.."),))
PICTURE = ProgressPicture(
    title="Sådan gik det",
    alternative="Dine tal over tid. Det nyeste er 7 af 10.",
    points=((date(2026, 11, 20), 4), (date(2026, 11, 24), 7)),
    labels=("fre. 20. nov.", "tirs. 24. nov."),
    low="slet ikke",
    high="hele vejen",
)
HTML_AND_MORE = "<b>fed</b> *stjerne* _understreg_ [x](y) & $1$ 'OR 1=1 שלום 🙂"


async def test_a_message_arrives_with_its_buttons_in_their_rows(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    sent = await channel.send(address, Message("Hvornår?", YES_OR_NO))
    assert sent == sara.last.message_id
    assert sara.last.text == "Hvornår?"
    assert sara.last.buttons == [["Ja 👍", "Nej"], ["Senere"]]


async def test_words_that_look_like_markup_arrive_as_they_were_written(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    await channel.send(address, Message(HTML_AND_MORE))
    assert sara.last.text == HTML_AND_MORE
    assert sara.last.entities == ()


async def test_links_get_no_preview(channel: TelegramChannel, telegram: PretendTelegram, address: str) -> None:
    await channel.send(address, Message("Se her"))
    (call,) = telegram.calls_of("sendMessage")
    assert call.params["link_preview_options"] == '{"is_disabled": true}'
    assert "parse_mode" not in call.params


async def test_a_picture_arrives_as_a_photo_with_the_text_below(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    await channel.send(address, Message("Din historie", YES_OR_NO, picture=PICTURE))
    assert sara.last.photo is not None
    assert sara.last.photo.startswith(b"\x89PNG")
    assert sara.last.text == "Din historie"
    assert sara.last.labels == ["Ja 👍", "Nej", "Senere"]


async def test_a_code_arrives_as_a_photo_with_its_link_below(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    await channel.send(address, Message("Vis koden i rummet.", qr=CodePicture("ABCD2345WXYZ", "Koden")))
    assert sara.last.photo == code_png(f"https://t.me/{await channel.username()}?start=ABCD2345WXYZ")
    assert sara.last.text == f"Vis koden i rummet.\nhttps://t.me/{await channel.username()}?start=ABCD2345WXYZ"


async def test_the_link_of_a_code_stands_where_the_text_wants_it(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, address: str
) -> None:
    await channel.send(address, Message(f"Tryk på {LINK} eller vis koden.", qr=CodePicture("ABCD2345WXYZ", "Koden")))
    link = telegram.deep_link("ABCD2345WXYZ")
    assert sara.last.text == f"Tryk på {link} eller vis koden."
    assert sara.last.photo == code_png(link)
    sara.opens(link)
    assert sara.chat[-1].text == "/start ABCD2345WXYZ"


async def test_a_code_that_cannot_be_drawn_still_comes_with_its_link(
    channel: TelegramChannel, sara: Phone, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medspil.bot.channels.telegram.channel.code_png", lambda _link: 1 / 0)
    await channel.send(address, Message("Vis koden.", qr=CodePicture("ABCD2345WXYZ", "Koden")))
    assert sara.last.text.startswith("Vis koden.\nhttps://t.me/")
    assert sara.last.photo is None


async def test_a_plan_arrives_as_a_photo(channel: TelegramChannel, sara: Phone, address: str) -> None:
    plan = PlanPicture("Gruppen", "Planen", "Kilden", (PlanLine("1", "tirsdag 1. september", "13.00-15.00"),))
    await channel.send(address, Message("Planen", picture=plan))
    assert sara.last.photo is not None
    assert sara.last.photo.startswith(b"\x89PNG")


async def test_a_picture_that_cannot_be_drawn_is_told_in_words(
    channel: TelegramChannel, sara: Phone, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(picture: ProgressPicture) -> bytes:
        raise OSError("no fonts here")

    monkeypatch.setattr("medspil.bot.channels.telegram.channel.as_png", broken)
    await channel.send(address, Message("Din historie", picture=PICTURE))
    assert sara.last.text == f"Din historie\n{PICTURE.alternative}"


async def test_a_picture_that_cannot_be_drawn_does_not_say_the_same_twice(
    channel: TelegramChannel, sara: Phone, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medspil.bot.channels.telegram.channel.as_png", lambda _picture: 1 / 0)
    await channel.send(address, Message(PICTURE.alternative, picture=PICTURE))
    assert sara.last.text == PICTURE.alternative


async def test_a_file_arrives_with_its_danish_name(channel: TelegramChannel, sara: Phone, address: str) -> None:
    document = Document("mine-oplysninger-æøå.txt", "text/plain", "Gå en tur om søen")
    await channel.send(address, Message("Her er det, jeg har.", document=document))
    assert sara.last.document == "Gå en tur om søen".encode()
    assert sara.last.filename == "mine-oplysninger-æøå.txt"
    assert sara.last.text == "Her er det, jeg har."


REPORT = Report("da", "Gruppen", date(2026, 12, 20), (("Sted", "Kilden"),), ())


async def test_a_report_is_made_when_it_is_sent(channel: TelegramChannel, sara: Phone, address: str) -> None:
    await channel.send(address, Message("Rapporten", document=ReportFile("rapport.html", ReportForm.HTML, REPORT)))
    assert sara.last.document == as_html(REPORT).encode()
    assert (sara.last.filename, sara.last.text) == ("rapport.html", "Rapporten")


async def test_a_report_that_cannot_be_made_can_never_go_out(
    channel: TelegramChannel, address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("medspil.bot.channels.telegram.channel.file_of", lambda _file: 1 / 0)
    with pytest.raises(Never):
        await channel.send(address, Message("", document=ReportFile("rapport.html", ReportForm.HTML, REPORT)))
    assert "ZeroDivisionError" in caplog.text
    assert "Gruppen" not in caplog.text


async def test_tidying_takes_the_buttons_off(channel: TelegramChannel, sara: Phone, address: str) -> None:
    sent = await channel.send(address, Message("Hvornår?", YES_OR_NO))
    assert sent is not None
    assert await channel.send(address, Tidy(sent)) is None
    assert sara.last.text == "Hvornår?"
    assert sara.last.buttons == []


async def test_tidying_with_a_text_says_what_was_chosen(channel: TelegramChannel, sara: Phone, address: str) -> None:
    sent = await channel.send(address, Message("Hvornår?", YES_OR_NO))
    assert sent is not None
    await channel.send(address, Tidy(sent, "Hvornår?\n→ Ja 👍"))
    assert sara.last.text == "Hvornår?\n→ Ja 👍"
    assert sara.last.buttons == []


async def test_tidying_takes_the_buttons_off_a_picture(channel: TelegramChannel, sara: Phone, address: str) -> None:
    sent = await channel.send(address, Message("Din historie", YES_OR_NO, picture=PICTURE))
    assert sent is not None
    await channel.send(address, Tidy(sent))
    assert sara.last.buttons == []


@pytest.mark.parametrize("text", [None, "Hvornår?\n→ Ja"])
async def test_tidying_twice_or_what_is_gone_is_done_already(
    channel: TelegramChannel, address: str, text: str | None
) -> None:
    sent = await channel.send(address, Message("Hvornår?", YES_OR_NO))
    assert sent is not None
    await channel.send(address, Tidy(sent, text))
    await channel.send(address, Tidy(sent, text))
    await channel.send(address, Tidy(999_999, text))


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (failures.too_many_requests(17), NotYet),
        (failures.answers(403, "Forbidden: bot was blocked by the user"), Unreachable),
        (failures.answers(403, "Forbidden: user is deactivated"), Unreachable),
        (failures.answers(400, "Bad Request: chat not found"), Unreachable),
        (failures.answers(400, "Bad Request: message text is empty"), Never),
        (failures.answers(400, "Bad Request: something new about Sara"), Never),
        (failures.answers(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1001), Never),
        (failures.answers(413, "Request Entity Too Large"), Never),
        (failures.answers(409, "Conflict: terminated"), Unsure),
        (failures.answers(500, "Internal Server Error"), Unsure),
        (failures.bad_gateway(), Unsure),
        (failures.garbage(), Unsure),
        (failures.half_a_body(), Unsure),
        (failures.closes(), Unsure),
        (failures.accepts_then_closes(), Unsure),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
async def test_each_refusal_is_told_apart_and_repeats_no_words(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    address: str,
    failure: Failure,
    expected: type[SendError],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.fail_next("sendMessage", failure)
    with pytest.raises(SendError) as refused:
        await channel.send(address, Message("Gå en tur med Sara"))
    assert type(refused.value) is expected
    said = f"{refused.value} {caplog.text}"
    assert "Sara" not in said
    assert telegram.token not in said
    assert address not in str(refused.value)


async def test_being_asked_to_wait_says_how_long_and_does_not_wait_here(
    channel: TelegramChannel, telegram: PretendTelegram, address: str
) -> None:
    telegram.fail_next("sendMessage", failures.too_many_requests(3600))
    with pytest.raises(NotYet) as refused:
        await channel.send(address, Message("Hej"))
    assert refused.value.seconds == 3600
    assert not refused.value.everywhere
    # Others are not held up by it.
    await channel.send(address, Message("Hej igen"))


@pytest.mark.parametrize("failure", [failures.hangs(), failures.accepts_then_hangs()], ids=["lost", "accepted"])
async def test_no_answer_in_time_leaves_it_unsure(
    served: Served, telegram: PretendTelegram, address: str, failure: Failure
) -> None:
    async with TelegramChannel(telegram.token, served.base_url, answer_seconds=0.2) as channel:
        telegram.fail_next("sendMessage", failure)
        with pytest.raises(Unsure, match="no answer in time"):
            await channel.send(address, Message("Hej"))


async def test_a_blocked_bot_cannot_reach_the_person(channel: TelegramChannel, sara: Phone, address: str) -> None:
    sara.blocks_the_bot()
    with pytest.raises(Unreachable):
        await channel.send(address, Message("Hej"))


@pytest.mark.parametrize("nowhere", ["4711", "-100", "not-a-number", ""])
async def test_an_address_that_is_none_is_unreachable(channel: TelegramChannel, nowhere: str) -> None:
    with pytest.raises(Unreachable):
        await channel.send(nowhere, Message("Hej"))


async def test_a_wrong_token_stops_everything_for_a_minute_and_is_said_once(
    served: Served, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with TelegramChannel("8400:somebody-elses", served.base_url) as channel:
        for _ in range(3):
            with pytest.raises(NotYet) as refused:
                await channel.send(address, Message("Hej"))
            assert refused.value.everywhere
            assert refused.value.seconds == 60
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "MEDSPIL_TELEGRAM_TOKEN" in record.getMessage()
    assert "somebody-elses" not in caplog.text


async def test_what_is_too_long_for_one_message_goes_out_in_its_parts(
    channel: TelegramChannel, sara: Phone, address: str
) -> None:
    long = Message("ord " * 2000, YES_OR_NO)
    with pytest.raises(Never):
        await channel.send(address, long)
    sara.reads_all()
    for part in channel.parts(long):
        await channel.send(address, part)
    assert sara.unread == 2
    assert sara.last.labels == ["Ja 👍", "Nej", "Senere"]


async def test_half_a_letter_can_never_go_out(channel: TelegramChannel, address: str) -> None:
    with pytest.raises(Never):
        await channel.send(address, Message("Hej \ud83d"))


async def test_a_pressed_button_is_acknowledged(channel: TelegramChannel, sara: Phone, address: str) -> None:
    await channel.send(address, Message("Hvornår?", YES_OR_NO))
    press = sara.presses("Nej")
    assert press is not None
    await channel.acknowledge(press)
    assert (await sara.next_toast(press)).text == ""


@pytest.mark.parametrize("failure", [failures.closes(), failures.bad_gateway(), failures.too_many_requests(5)])
async def test_an_acknowledgement_that_fails_is_no_harm(
    channel: TelegramChannel, telegram: PretendTelegram, failure: Failure
) -> None:
    telegram.fail_next("answerCallbackQuery", failure)
    await channel.acknowledge("1")
    await channel.acknowledge("too old by now")


async def test_many_messages_at_once_leave_evenly_and_not_faster_than_allowed(
    served: Served, telegram: PretendTelegram, address: str
) -> None:
    telegram.flood.overall_per_second, telegram.flood.burst = 110, 1000
    async with TelegramChannel(telegram.token, served.base_url, per_second=100) as channel:
        await asyncio.gather(*(channel.send(address, Message(str(number))) for number in range(120)))
    assert telegram.flood.violations_overall == 0
