"""However odd a call is, Telegram answers it, and says no in its own way."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.methods import METHODS
from medspil.sandbox.methods.formatting import LONGEST_TEXT, length, read_text, split_as_apps_do
from medspil.sandbox.parameters import Parameters, Upload, read_parameters
from medspil.sandbox.pictures import size_of
from medspil.sandbox.refusals import Refused
from medspil.sandbox.server import Served
from medspil.sandbox.telegram import PretendTelegram

from .conftest import A_TUESDAY

WAITS_OR_PUSHES = {"getupdates", "setwebhook"}
scraps = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=9), st.sampled_from([10**30, "1001", "-2001"])
)
KEYS = st.sampled_from(
    [
        "text",
        "inline_keyboard",
        "keyboard",
        "callback_data",
        "url",
        "type",
        "offset",
        "length",
        "chat_id",
        "message_id",
        "command",
        "description",
        "user_id",
        "remove_keyboard",
    ]
)
odd = st.recursive(
    scraps,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    [
        "chat_id",
        "text",
        "caption",
        "parse_mode",
        "entities",
        "caption_entities",
        "reply_markup",
        "reply_parameters",
        "message_id",
        "callback_query_id",
        "photo",
        "document",
        "action",
        "commands",
        "scope",
        "language_code",
        "name",
        "menu_button",
        "file_id",
        "description",
        "inline_message_id",
        "drop_pending_updates",
    ]
)
uploads = st.builds(Upload, st.text(max_size=5), st.binary(max_size=9))


@given(
    method=st.sampled_from(sorted(set(METHODS) - WAITS_OR_PUSHES)),
    values=st.dictionaries(NAMES, odd.map(json.dumps) | odd | uploads, max_size=5),
    known=st.booleans(),
)
def test_any_parameters_are_answered_or_refused(method: str, values: dict[str, Any], known: bool) -> None:
    async def call() -> None:
        telegram = PretendTelegram(TurnableClock.frozen_at(A_TUESDAY))
        sara = telegram.phone()
        sara.starts()
        telegram.group("Holdet").adds_the_bot(by=sara)
        if known:
            values.update(chat_id=sara.user.id, message_id=1)
        with contextlib.suppress(Refused):
            json.dumps(await telegram.perform(method, Parameters(values)))

    asyncio.run(call())


@given(content_type=st.sampled_from(["application/json", "multipart/form-data; boundary=b", ""]), body=st.binary())
def test_any_body_is_read_or_refused(content_type: str, body: bytes) -> None:
    with contextlib.suppress(Refused):
        assert "a" in read_parameters(b"a=1&b", content_type, body)


@given(text=st.text())
def test_a_plain_text_is_shown_as_it_was_written(text: str) -> None:
    assert read_text(text, "") == (text.strip(), ())


@given(
    pieces=st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "å", "🌱", "&lt;", "&", "<", ">", " "]), max_size=12)
)
def test_html_is_read_with_entities_inside_the_text_or_refused(pieces: list[str]) -> None:
    try:
        text, entities = read_text("".join(pieces), "HTML")
    except Refused:
        return
    for entity in entities:
        assert 0 <= entity["offset"] <= entity["offset"] + entity["length"] <= length(text)
        assert entity["length"] > 0


def test_space_around_a_text_goes_with_what_was_marked_in_it() -> None:
    assert read_text("<b> </b>", "HTML") == ("", ())
    assert read_text("<b> å </b>", "HTML") == ("å", ({"type": "bold", "offset": 0, "length": 1},))


@given(words=st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=3000), max_size=8))
def test_the_apps_lose_no_word_when_they_split_a_text(words: list[str]) -> None:
    parts = split_as_apps_do(" ".join(words))
    assert all(0 < length(part) <= LONGEST_TEXT for part in parts)
    assert "".join(parts).replace(" ", "") == "".join(words)


@given(content=st.binary(max_size=40), head=st.sampled_from([b"", SMALL_PICTURE[:20], b"\xff\xd8\xff", b"GIF89a"]))
def test_any_bytes_are_a_picture_or_refused(content: bytes, head: bytes) -> None:
    try:
        width, height = size_of(head + content)
    except Refused:
        return
    assert width > 0
    assert height > 0


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (SMALL_PICTURE, (1, 1)),
        (b"GIF89a" + (30).to_bytes(2, "little") + (20).to_bytes(2, "little"), (30, 20)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x14\x00\x1e", (30, 20)),
        (b"RIFF____WEBPVP8X" + bytes(8) + b"\x1d\x00\x00\x13\x00\x00", (30, 20)),
        (b"RIFF____WEBPVP8L" + bytes(5) + (29 | 19 << 14).to_bytes(4, "little"), (30, 20)),
        (b"RIFF____WEBPVP8 " + bytes(10) + b"\x1e\x00\x14\x00", (30, 20)),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(content: bytes, size: tuple[int, int]) -> None:
    assert size_of(content) == size


async def test_a_bot_killed_in_the_middle_of_a_call_did_not_make_it(served: Served, telegram: PretendTelegram) -> None:
    reader, writer = await asyncio.open_connection(served.host, served.port)
    writer.write(f"POST /bot{telegram.token}/getMe HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nhalf=".encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert await reader.read() == b""
    reader, writer = await asyncio.open_connection(served.host, served.port)
    writer.write(f"GET /bot{telegram.token}/getUpdates HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert b'"result": []' in await reader.read()
    writer.close()
    await writer.wait_closed()
    assert [call.method for call in telegram.calls] == ["getUpdates"]
