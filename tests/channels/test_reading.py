"""What people do in Telegram, read out of its updates."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import MessageType

from medspil.bot.channels.channel import CannotRead, Envelope, Letter
from medspil.bot.channels.telegram.reading import HANDLED, envelope, read
from medspil.conversations.messages import Button, Incoming, Kind, Shown

SARA = {"id": 1001, "is_bot": False, "first_name": "Sara", "language_code": "da"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Sara"}
GROUP = {"id": -2001, "type": "group", "title": "Gruppen"}
DATE = 1_795_527_000
SENT_AT = datetime.fromtimestamp(DATE, UTC)
BOT = {"id": 8400, "is_bot": True, "first_name": "Medspil", "username": "medspil_bot"}

Json = dict[str, Any]


def message(**content: Any) -> Json:
    return {"message_id": 7, "from": SARA, "chat": PRIVATE, "date": DATE, **content}


def update(**content: Any) -> Json:
    return {"update_id": 100, **content}


def written(text: str, **more: Any) -> Json:
    return update(message=message(text=text, **more))


def pressed(**more: Any) -> Json:
    buttons = [[{"text": "Ja", "callback_data": "q.a.1.0"}, {"text": "Nej", "callback_data": "q.a.1.1"}]]
    shown = message(text="Hvornår?", reply_markup={"inline_keyboard": buttons}) | {"from": BOT}
    query = {"id": "84", "from": SARA, "chat_instance": "1", "data": "q.a.1.1", "message": shown}
    return update(callback_query=query | more)


def changed(chat: Json, was: str, became: str) -> Json:
    change = {"chat": chat, "from": SARA, "date": DATE}
    statuses = {"old_chat_member": {"user": BOT, "status": was}, "new_chat_member": {"user": BOT, "status": became}}
    return update(my_chat_member=change | statuses)


def kind_of(raw: Json, username: str | None = None) -> Kind:
    return read(raw, username).incoming.kind


def test_a_text_is_read_with_its_language_number_and_time() -> None:
    expected = Letter(Incoming(Kind.TEXT, "gå en tur"), language="da", message_id=7, sent_at=SENT_AT)
    assert read(written("gå en tur")) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/start", ""),
        ("/start KODE-1234", "KODE-1234"),
        ("/start@medspil_bot KODE-1234", "KODE-1234"),
        ("/start   KODE-1234 ", "KODE-1234"),
        ("/Start KODE-1234", "KODE-1234"),
    ],
)
def test_start_carries_the_code_of_its_link(text: str, code: str) -> None:
    assert read(written(text)).incoming == Incoming(Kind.START, code)


@pytest.mark.parametrize("text", ["/nyt", "/hjaelp", "/startende", "start", "tryk på /start", "🙂", "שלום", "<b>'; --"])
def test_everything_else_that_is_written_is_a_text_as_it_stands(text: str) -> None:
    assert read(written(text)).incoming == Incoming(Kind.TEXT, text)


def test_a_forwarded_text_and_one_made_by_an_inline_bot_are_texts() -> None:
    origin = {"type": "hidden_user", "date": DATE, "sender_user_name": "En ven"}
    assert kind_of(written("hej", forward_origin=origin)) is Kind.TEXT
    assert kind_of(written("hej", via_bot=BOT)) is Kind.TEXT


def test_a_pressed_button_is_read_with_what_stood_on_the_phone() -> None:
    shown = Shown(7, "Hvornår?", "Nej", ((Button("Ja", "q.a.1.0"), Button("Nej", "q.a.1.1")),))
    expected = Letter(Incoming(Kind.PRESSED, token="q.a.1.1", shown=shown), language="da", press_id="84")
    assert read(pressed()) == expected


def test_a_button_under_a_picture_leaves_no_text_to_change() -> None:
    under_a_picture = message(photo=[], caption="Din historie")
    assert read(pressed(message=under_a_picture)).incoming.shown == Shown(7)


def test_a_button_of_a_message_that_is_gone_still_counts() -> None:
    gone = {"chat": PRIVATE, "message_id": 7, "date": 0}
    assert read(pressed(message=gone)).incoming == Incoming(Kind.PRESSED, token="q.a.1.1", shown=Shown(7))


def test_a_button_without_its_message_still_counts_and_has_an_address() -> None:
    raw = pressed(message=None)
    assert read(raw).incoming == Incoming(Kind.PRESSED, token="q.a.1.1")
    assert envelope(raw) == Envelope(100, "1001")


def test_a_button_in_a_group_is_passed_by_but_acknowledged() -> None:
    letter = read(pressed(message=message(text="Hej") | {"chat": GROUP}))
    assert (letter.incoming.kind, letter.press_id) == (Kind.PASSED_BY, "84")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{"file_id": "f"}]}, Kind.PICTURE),
        ({"video": {}}, Kind.PICTURE),
        ({"voice": {}}, Kind.VOICE),
        ({"audio": {}}, Kind.VOICE),
        ({"video_note": {}}, Kind.VOICE),
        ({"sticker": {}}, Kind.STICKER),
        ({"dice": {}}, Kind.STICKER),
        ({"animation": {}, "document": {}}, Kind.STICKER),
        ({"document": {}}, Kind.OTHER),
        ({"contact": {}}, Kind.OTHER),
        ({"location": {}}, Kind.OTHER),
        ({"poll": {}}, Kind.OTHER),
        ({"something_telegram_adds_next_year": {}}, Kind.OTHER),
        ({}, Kind.OTHER),
        ({"pinned_message": {}}, Kind.PASSED_BY),
        ({"message_auto_delete_timer_changed": {}}, Kind.PASSED_BY),
    ],
)
def test_what_is_no_text_is_told_apart(content: Json, kind: Kind) -> None:
    assert kind_of(update(message=message(**content))) is kind


def test_a_caption_does_not_make_a_picture_a_text_but_its_words_are_there() -> None:
    assert read(update(message=message(photo=[], caption="min sø"))).incoming == Incoming(Kind.PICTURE, "min sø")


@pytest.mark.parametrize("content", sorted(set(MessageType)))
def test_every_kind_of_message_that_the_library_knows_is_sorted(content: str) -> None:
    about_the_sender = {"business_connection_id", "effect_id", "reply_to_story", "sender_boost_count"}
    waits_for_an_answer = {
        "text", "photo", "live_photo", "video", "voice", "audio", "video_note", "sticker", "dice", "animation",
        "document", "contact", "location", "venue", "poll", "game", "story", "invoice", "checklist", "paid_media",
        "giveaway", "giveaway_winners",
        # On their own these are nothing that can be read, and get a word.
        *about_the_sender, "sender_business_bot", "suggested_post_info",
    }  # fmt: skip
    kind = kind_of(update(message=message(**{content: "x"})))
    assert (kind is not Kind.PASSED_BY) == (content in waits_for_an_answer)


def test_a_changed_message_is_told_as_such() -> None:
    letter = read(update(edited_message=message(text="på lørdag", edit_date=DATE + 60)))
    assert letter.incoming == Incoming(Kind.EDITED, "på lørdag")
    assert letter.sent_at == datetime.fromtimestamp(DATE + 60, UTC)


def test_a_moving_location_is_no_changed_message() -> None:
    assert kind_of(update(edited_message=message(location={}))) is Kind.PASSED_BY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("/nyt", Kind.GROUP),
        ("/nyt@medspil_bot", Kind.GROUP),
        ("/nyt@Medspil_Bot nu", Kind.GROUP),
        ("/roll@another_bot", Kind.PASSED_BY),
        ("hej allesammen", Kind.PASSED_BY),
        ("@medspil_bot hej", Kind.PASSED_BY),
        ("/", Kind.PASSED_BY),
    ],
)
@pytest.mark.parametrize("type_", ["group", "supergroup"])
def test_in_a_group_only_commands_to_the_bot_are_heard(text: str, kind: Kind, type_: str) -> None:
    letter = read(written(text, chat=GROUP | {"type": type_}), "medspil_bot")
    assert letter.incoming == Incoming(kind)


def test_while_its_name_is_not_known_the_bot_hears_every_command() -> None:
    assert kind_of(written("/roll@another_bot", chat=GROUP)) is Kind.GROUP


@pytest.mark.parametrize(
    ("chat", "was", "became", "kind"),
    [
        (GROUP, "left", "member", Kind.GROUP),
        (GROUP, "kicked", "administrator", Kind.GROUP),
        (GROUP, "member", "administrator", Kind.PASSED_BY),
        (GROUP, "member", "kicked", Kind.PASSED_BY),
        (PRIVATE, "member", "kicked", Kind.BLOCKED),
        (PRIVATE, "kicked", "member", Kind.PASSED_BY),
        ({"id": -100, "type": "channel"}, "left", "administrator", Kind.PASSED_BY),
    ],
)
def test_being_added_and_blocked_is_noticed(chat: Json, was: str, became: str, kind: Kind) -> None:
    assert kind_of(changed(chat, was, became)) is kind


@pytest.mark.parametrize(
    "raw",
    [
        update(channel_post=message(text="hej")),
        update(something_new={"text": "hej"}),
        update(),
        update(message=message(text="hej") | {"from": BOT}),
        update(edited_message=message(text="hej") | {"from": BOT}),
        update(message=message(text="hej") | {"chat": {"id": -100, "type": "channel"}}),
        update(edited_message=message(text="/nyt") | {"chat": GROUP}),
        pressed(data=None),
    ],
)
def test_what_nobody_waits_for_is_passed_by(raw: Json) -> None:
    assert kind_of(raw) is Kind.PASSED_BY


@pytest.mark.parametrize(
    "odd",
    [
        {"from": "nobody"},
        {"from": SARA | {"language_code": 7}},
        {"date": "yesterday"},
        {"date": 10**30},
        {"entities": {"not": "a list"}},
        {"chat": {"id": 1001}},
        {"chat": PRIVATE | {"type": None}},
        {"reply_to_message": 7},
        {"message_id": None},
        {"forward_origin": {"type": "of a kind that comes next year"}},
    ],
)
def test_one_odd_field_does_not_lose_the_words(odd: Json) -> None:
    assert read(written("gå en tur") | {"message": message(text="gå en tur") | odd}).incoming == Incoming(
        Kind.TEXT, "gå en tur"
    )


@pytest.mark.parametrize(
    "raw",
    [
        {},
        update(message="hej"),
        update(message={}),
        update(message=message(text=["hej"])),
        update(message=message(text="hej") | {"chat": {"type": "private"}}),
        update(message=message(text="hej") | {"chat": {"id": "1001"}}),
        update(callback_query={"data": "q.a.1.1"}),
        update(callback_query={"id": "84", "data": "q.a.1.1"}),
        update(my_chat_member={"chat": None}),
    ],
)
def test_what_cannot_be_read_says_so_without_its_words(raw: Json) -> None:
    with pytest.raises(CannotRead) as refused:
        read(raw)
    assert "hej" not in str(refused.value)


def test_what_no_database_can_hold_is_taken_out() -> None:
    assert read(written("a\0b\ud83dc")).incoming.text == "ab\ufffdc"


@pytest.mark.parametrize("kind", ["message", "edited_message", "my_chat_member"])
def test_the_address_is_the_chat(kind: str) -> None:
    assert envelope(update(**{kind: {"chat": GROUP, "from": SARA}})) == Envelope(100, "-2001")


def test_an_update_of_an_unknown_kind_has_a_number_and_no_address() -> None:
    assert envelope(update(channel_post=message(text="hej"))) == Envelope(100, None)


@pytest.mark.parametrize("number", [None, "100", 1.5, True, 2**70])
def test_an_update_without_a_number_has_no_envelope(number: object) -> None:
    with pytest.raises(CannotRead):
        envelope({"update_id": number, "message": message(text="hej")})


# Anything that JSON can say, and things that look like updates but for one place.

whole_numbers = st.integers() | st.integers(1, 2000) | st.integers(-3000, -1)
leaves = st.none() | st.booleans() | whole_numbers | st.floats(allow_nan=False) | st.text(max_size=8)
names = st.text(max_size=4) | st.sampled_from(
    ["message_id", "from", "chat", "date", "text", "id", "type", "is_bot", "data", "message", "reply_markup", "photo"]
)
anything = st.recursive(
    leaves | st.sampled_from(["private", "group", "/start A", "kicked", "\ud800", "a\0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=12,
)
good = [
    written("hej"), written("/start A"), pressed(), changed(PRIVATE, "member", "kicked"),
    changed(GROUP, "left", "member"), update(edited_message=message(text="hej")),
    update(message=message(photo=[], caption="sø")),
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> Json:
    """A good update with something else in one place."""

    def spoil(value: Any) -> Any:
        if isinstance(value, dict) and value and draw(st.integers(0, 3)):
            key = draw(st.sampled_from(sorted(value)))
            return {**value, key: spoil(value[key])}
        if isinstance(value, list) and value:
            return [spoil(value[0]), *value[1:]]
        return draw(anything)

    raw = spoil(draw(st.sampled_from(good)))
    return raw if isinstance(raw, dict) else {"update_id": raw}


updates = spoiled() | st.dictionaries(st.sampled_from([*HANDLED, "update_id", "poll"]), anything, max_size=3)


@given(updates)
def test_whatever_comes_is_read_or_said_to_be_unreadable(raw: Json) -> None:
    try:
        letter = read(raw)
    except CannotRead:
        return
    # What was read can be stored.
    for words in (letter.incoming.text, letter.incoming.token, letter.press_id or "", letter.language or ""):
        assert "\0" not in words
        words.encode()
    assert letter.sent_at is None or letter.sent_at.tzinfo is UTC


@given(updates)
def test_whatever_comes_has_an_envelope_or_is_said_to_have_none(raw: Json) -> None:
    try:
        found = envelope(raw)
    except CannotRead:
        return
    assert found.update_id == raw["update_id"]
    assert found.address is None or int(found.address) < 2**63


@given(updates)
def test_what_is_read_and_answered_has_an_address(raw: Json) -> None:
    try:
        found, letter = envelope(raw), read(raw)
    except CannotRead:
        return
    if letter.incoming.kind is not Kind.PASSED_BY:
        assert found.address is not None


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("x" * 4096, True),
        ("x" * 4032, True),
        ("🙂" * 2016, True),
        ("x" * 4031, False),
        ("🙂" * 2015, False),
        ("", False),
    ],
)
def test_a_text_about_as_long_as_a_message_can_be_is_full_as_telegram_counts(text: str, full: bool) -> None:
    assert read(written(text)).full is full
