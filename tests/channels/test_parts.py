"""Long messages are cut where it hurts least, and nothing of them is lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from medspil.bot.channels.telegram.parts import LONGEST_CAPTION, LONGEST_LINK, LONGEST_TEXT, length, parts
from medspil.conversations.messages import Button, Document, Menu, Message, Outgoing, TakeAway, Tidy
from medspil.conversations.pictures import LINK, CodePicture, ProgressPicture

ROWS = ((Button("Ja", "q.abc.1.0"),),)
PICTURE = ProgressPicture("Sådan gik det", "", ((date(2026, 11, 24), 7),), ("tirs. 24. nov.",), "", "")
FILE = Document("medspil.json", "application/json", "{}")

words = st.text(st.sampled_from("abæøå🙂👍🏽 \n"), min_size=1, max_size=60)
long_texts = st.builds(lambda piece, times: piece * times, words, st.integers(1, 400))
messages = st.builds(
    Message,
    long_texts,
    st.sampled_from([(), ROWS]),
    st.sampled_from([None, PICTURE]),
)


def texts_of(cut: tuple[Outgoing, ...]) -> list[str]:
    return [part.text or "" for part in cut if not isinstance(part, Menu | TakeAway)]


def test_a_short_message_stays_itself() -> None:
    short = Message("Hej", ROWS)
    assert parts(short) == (short,)


def test_a_text_is_cut_between_lines() -> None:
    first, second = "a" * 3000, "b" * 3000
    assert texts_of(parts(Message(f"{first}\n{second}"))) == [first, second]


def test_a_text_is_cut_between_words_where_there_are_no_lines() -> None:
    assert all(set(text.split(" ")) == {"ord"} for text in texts_of(parts(Message("ord " * 3000))))


def test_the_buttons_stay_on_the_last_part() -> None:
    cut = parts(Message("ord " * 3000, ROWS))
    assert [part.rows for part in cut if isinstance(part, Message)] == [(), (), ROWS]


def test_a_picture_follows_a_text_that_is_too_long_for_its_caption() -> None:
    text = "ord " * 300
    assert parts(Message(text, ROWS, PICTURE)) == (Message(text.strip()), Message("", ROWS, PICTURE))


def test_a_file_keeps_a_text_that_fits_below_it() -> None:
    message = Message("x" * LONGEST_CAPTION, ROWS, document=FILE)
    assert parts(message) == (message,)


def test_a_code_keeps_a_text_that_leaves_room_for_its_link() -> None:
    code = CodePicture("ABCD2345WXYZ", "Koden")
    fits = Message("x" * (LONGEST_CAPTION - LONGEST_LINK), ROWS, qr=code)
    assert parts(fits) == (fits,)
    assert parts(Message(fits.text + "x", ROWS, qr=code)) == (Message(fits.text + "x"), Message("", ROWS, qr=code))


def test_the_link_of_a_code_comes_with_the_last_part() -> None:
    code = CodePicture("ABCD2345WXYZ", "Koden")
    first, last = parts(Message(LINK + " x" * LONGEST_CAPTION, ROWS, qr=code))
    assert isinstance(first, Message)
    assert LINK not in first.text
    assert last == Message("", ROWS, qr=code)


def test_what_is_too_long_to_take_a_place_comes_behind_it() -> None:
    buttons_go, first, last = parts(Message("ord " * 2000, ROWS, instead_of=7))
    assert buttons_go == Tidy(7)
    assert isinstance(first, Message)
    assert isinstance(last, Message)
    assert (first.instead_of, last.instead_of, last.rows) == (None, None, ROWS)


def test_a_change_that_has_grown_too_long_only_takes_the_buttons_off() -> None:
    assert parts(Tidy(7, "x" * 4097)) == (Tidy(7),)
    assert parts(Tidy(7, "x" * 4096)) == (Tidy(7, "x" * 4096),)


def test_an_emoji_counts_two_as_telegram_counts() -> None:
    assert length("🙂" * 10) == 20
    assert len(parts(Message("🙂" * 2048))) == 1
    assert len(parts(Message("🙂" * 2049))) == 2


@given(messages)
def test_every_part_fits_and_is_not_empty(message: Message) -> None:
    cut = parts(message)
    for part in cut:
        assert isinstance(part, Message)
        assert length(part.text) <= (LONGEST_CAPTION if part.picture else LONGEST_TEXT)
        assert part.text.strip() or part.picture or len(cut) == 1
        assert parts(part) == (part,)


@given(messages)
def test_nothing_but_space_is_lost_and_only_the_last_carries_more(message: Message) -> None:
    cut = parts(message)
    assert "".join("".join(texts_of(cut)).split()) == "".join(message.text.split())
    for part in cut[:-1]:
        assert isinstance(part, Message)
        assert part == Message(part.text)
    last = cut[-1]
    assert isinstance(last, Message)
    assert (last.rows, last.picture) == (message.rows, message.picture)
