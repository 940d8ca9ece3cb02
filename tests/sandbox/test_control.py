"""What the page calls: persons, chats, the clock, and news as they come."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.hooks import SandboxHooks
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served, create_app, serve
from medspil.sandbox.telegram import PretendTelegram

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="yes")]])


class BotBesideIt:
    """What the command line gives the sandbox: invitations, and word when the bot is done."""

    def __init__(self) -> None:
        self.settled_times = 0
        self.invited: list[tuple[str, str]] = []

    async def invite(self, role: str, name: str) -> str:
        self.invited.append((role, name))
        return "FRESH-1"

    async def settled(self) -> None:
        self.settled_times += 1


@pytest.fixture
def beside() -> BotBesideIt:
    return BotBesideIt()


@pytest.fixture
async def page(
    telegram: PretendTelegram, clock: TurnableClock, beside: BotBesideIt
) -> AsyncIterator[httpx.AsyncClient]:
    hooks = SandboxHooks(invite=beside.invite, settled=beside.settled)
    async with (
        serve(create_app(telegram, clock, hooks)) as served,
        httpx.AsyncClient(base_url=served.url, trust_env=False) as client,
    ):
        yield client


async def test_a_new_citizen_gets_a_name_and_an_invitation(page: httpx.AsyncClient, telegram: PretendTelegram) -> None:
    first = (await page.post("/sandbox/phones", json={})).json()["id"]
    second = (await page.post("/sandbox/phones", json={"name": "Bo", "language": "en"})).json()["id"]
    state = (await page.get("/sandbox/state")).json()
    assert [(person["id"], person["name"], person["language"]) for person in state["phones"]] == [
        (first, "Sara", "da"),
        (second, "Bo", "en"),
    ]
    chat = (await page.get(f"/sandbox/phones/{first}")).json()
    assert chat["invitation"] == "https://t.me/medspil_sandbox_bot?start=FRESH-1"
    await page.post(f"/sandbox/phones/{first}/start", json={"link": chat["invitation"]})
    chat = (await page.get(f"/sandbox/phones/{first}")).json()
    assert (chat["invitation"], chat["messages"][0]["text"]) == (None, "/start FRESH-1")


async def test_those_who_work_here_have_phones_with_invitations_to_their_role(
    page: httpx.AsyncClient, telegram: PretendTelegram, beside: BotBesideIt
) -> None:
    for wanted in ({"role": "leader"}, {"role": "staff"}, {"role": "interviewer", "name": "Ulla"}, {}):
        assert (await page.post("/sandbox/phones", json=wanted)).status_code == 201
    assert beside.invited == [("leader", "Mette"), ("staff", "Pia"), ("interviewer", "Ulla"), ("citizen", "Sara")]
    state = (await page.get("/sandbox/state")).json()
    assert [(person["name"], person["role"]) for person in state["phones"]] == [
        ("Mette", "leader"),
        ("Pia", "staff"),
        ("Ulla", "interviewer"),
        ("Sara", "citizen"),
    ]
    assert telegram.phones[0].invitation == "https://t.me/medspil_sandbox_bot?start=FRESH-1"


async def test_nobody_is_invited_to_what_there_is_not(
    page: httpx.AsyncClient, telegram: PretendTelegram, beside: BotBesideIt
) -> None:
    answer = await page.post("/sandbox/phones", json={"role": "king"})
    assert (answer.status_code, beside.invited, telegram.phones) == (409, [], [])
    assert "use one of citizen, leader, staff, peer, interviewer, coordinator" in answer.text


async def test_names_go_round_when_all_are_taken(page: httpx.AsyncClient, telegram: PretendTelegram) -> None:
    for _leader in range(6):
        await page.post("/sandbox/phones", json={"role": "leader"})
    names = [phone.user.first_name for phone in telegram.phones]
    assert names[:4] == ["Mette", "Henrik", "Louise", "Yusuf"]
    assert set(names[4:]) <= set(names[:4])


async def test_a_phone_can_come_without_an_invitation(page: httpx.AsyncClient, telegram: PretendTelegram) -> None:
    await page.post("/sandbox/phones", json={"invited": False, "name": "Gruppeleder"})
    assert telegram.phones[0].invitation is None


async def test_without_a_bot_beside_it_the_page_says_so(telegram: PretendTelegram, served: Served) -> None:
    async with httpx.AsyncClient(base_url=served.url, trust_env=False) as client:
        answer = await client.post("/sandbox/phones", json={})
    assert answer.status_code == 409
    assert "nobody to make an invitation" in answer.text


async def test_what_is_done_on_the_page_reaches_the_bot(
    page: httpx.AsyncClient, telegram: PretendTelegram, sara: Phone
) -> None:
    where = f"/sandbox/phones/{sara.user.id}"
    async with Bot(telegram.token, base_url=f"{page.base_url}/bot") as bot:
        sent = await bot.send_message(sara.user.id, "<script>alert(1)</script>", reply_markup=YES)
        pressed = await page.post(f"{where}/press", json={"message_id": sent.message_id, "row": 0, "column": 0})
        await bot.answer_callback_query(pressed.json()["result"], "Godt")
        await page.post(f"{where}/write", json={"text": "hej <b>"})
        for action in ("voice", "sticker", "block", "unblock"):
            assert (await page.post(f"{where}/{action}", json={})).status_code == 200
        photo = await page.post(f"{where}/photo", content=SMALL_PICTURE, headers={"Content-Type": "image/png"})
        document = await bot.send_document(sara.user.id, b"data", filename="små mål.txt")
    chat = (await page.get(where)).json()
    assert chat["toast"] == {"text": "Godt", "alert": False}
    assert [message["text"] for message in chat["messages"][1:3]] == ["<script>alert(1)</script>", "hej <b>"]
    assert chat["messages"][1]["buttons"] == [[{"label": "Ja", "url": None}]]
    picture = await page.get(f"{where}/files/{photo.json()['result']}")
    assert (picture.content, picture.headers["content-type"]) == (SMALL_PICTURE, "image/png")
    file = await page.get(f"{where}/files/{document.message_id}")
    assert file.content == b"data"
    assert file.headers["content-disposition"] == "attachment; filename*=UTF-8''sm%C3%A5%20m%C3%A5l.txt"


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("press", {"message_id": 1, "row": 5, "column": 5}, 409),
        ("press", {}, 409),
        ("write", {"text": " "}, 409),
        ("start", {"link": "https://t.me/other?start=x"}, 409),
        ("dance", {}, 404),
    ],
)
async def test_what_cannot_be_done_is_said(
    page: httpx.AsyncClient, sara: Phone, action: str, body: dict[str, object], status: int
) -> None:
    assert (await page.post(f"/sandbox/phones/{sara.user.id}/{action}", json=body)).status_code == status


async def test_nobody_and_nothing_is_not_found(page: httpx.AsyncClient, sara: Phone) -> None:
    assert (await page.get("/sandbox/phones/4242")).status_code == 404
    assert (await page.get(f"/sandbox/phones/{sara.user.id}/files/4242")).status_code == 404
    photo = await page.post(
        f"/sandbox/phones/{sara.user.id}/photo", content=b"x", headers={"Content-Type": "image/png"}
    )
    assert photo.status_code == 409


@pytest.mark.parametrize(
    ("wanted", "now"),
    [
        ({"step": "plus-hour"}, datetime(2026, 11, 24, 14, 30, tzinfo=UTC)),
        ({"step": "plus-day"}, datetime(2026, 11, 25, 13, 30, tzinfo=UTC)),
        ({"step": "next-morning"}, datetime(2026, 11, 25, 8, 0, tzinfo=UTC)),
        ({"step": "next-monday"}, datetime(2026, 11, 30, 8, 0, tzinfo=UTC)),
        ({"to": "2026-12-24T18:00"}, datetime(2026, 12, 24, 17, 0, tzinfo=UTC)),
    ],
)
async def test_the_clock_is_turned_and_the_bot_may_settle(
    page: httpx.AsyncClient, clock: TurnableClock, beside: BotBesideIt, wanted: dict[str, str], now: datetime
) -> None:
    answer = await page.post("/sandbox/clock", json=wanted)
    assert datetime.fromisoformat(answer.json()["now"]) == clock.now() == now
    assert beside.settled_times == 1


async def test_the_clock_is_not_turned_back(page: httpx.AsyncClient) -> None:
    answer = await page.post("/sandbox/clock", json={"to": "2020-01-01T00:00"})
    assert answer.status_code == 409


async def test_news_come_as_they_happen(page: httpx.AsyncClient, sara: Phone) -> None:
    async with page.stream("GET", "/sandbox/events") as stream:
        lines = (line async for line in stream.aiter_lines() if line)
        assert await anext(lines) == 'data: {"chats": []}'
        sara.writes("hej")
        assert json.loads((await anext(lines)).removeprefix("data: ")) == {"chats": [sara.user.id]}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Host": "evil.example"},
        {"Content-Type": "text/plain"},
    ],
)
async def test_other_pages_in_the_browser_are_kept_out(
    page: httpx.AsyncClient, sara: Phone, headers: dict[str, str]
) -> None:
    content = {"Content-Type": "application/json"} | headers
    answer = await page.post(f"/sandbox/phones/{sara.user.id}/write", content=b'{"text": "hej"}', headers=content)
    assert answer.status_code in (403, 415)
    assert len(sara.chat) == 1


async def test_only_this_machine_is_served(telegram: PretendTelegram, clock: TurnableClock) -> None:
    with pytest.raises(ValueError, match="for this machine only"):
        async with serve(create_app(telegram, clock), host="0.0.0.0"):
            pass


async def test_a_taken_port_is_an_error(telegram: PretendTelegram, clock: TurnableClock, served: Served) -> None:
    with pytest.raises(OSError, match="in use"):
        async with serve(create_app(telegram, clock), port=served.port):
            pass
