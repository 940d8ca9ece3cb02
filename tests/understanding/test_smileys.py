"""Faces: the number, the sign and the words of each; two answers at once are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations.understanding import is_unsure, read_smiley
from medspil.conversations.understanding.smileys import FACES
from medspil.conversations.understanding.words import load

WRITTEN = {
    "da": {
        1: ["1", "en 1'er", "😞", "😭😭", "slet ikke", "rigtig dårligt", "det var forfærdeligt"],
        2: ["to", "🙁", "☹️", ":-(", "dårligt", "skidt", "ikke så godt", "det var ikke rart", "kun lidt", "lidt 🙁"],
        3: ["3 ud af 5", "😐", "nogenlunde", "okay", "både godt og skidt", "midt imellem", "fint nok"],
        4: [
            "4",
            "fire",
            "et firtal",
            "🙂",
            ":)",
            "godt",
            "Det var godt!",
            "hyggeligt",
            "4 🙂",
            "jeg synes det var rart",
        ],
        5: ["fem", "😊", "😍😍", "rigtig godt", "rigtg godt", "super", "rigtigt hyggeligt 😊", "kunne ikke være bedre"],
    },
    "en": {
        1: ["one", "😞", "not at all", "really bad", "it was awful"],
        2: ["2", "☹", "not so good", "a little", "bad"],
        3: ["three", "😐", "so-so", "ok", "all right", "not bad"],
        4: ["4 out of 5", "🙂", "good", "it was nice", "a lot"],
        5: ["five", "😊", "very good", "great", "really nice 😊", "couldn't be better"],
    },
}


@pytest.mark.parametrize(
    ("language", "text", "face"),
    [(language, text, face) for language, faces in WRITTEN.items() for face, texts in faces.items() for text in texts],
)
def test_a_face_is_read(language: str, text: str, face: int) -> None:
    assert read_smiley(text, language) == face


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "6",
        "4-5",
        "fire eller fem",
        "😞😊",
        "lort 😊",
        "godt og skidt",
        "godt?",
        "ja",
        "nej",
        "ved ikke",
        "4 eller 🙁",
    ],
)
def test_what_is_no_face_or_two_is_none(text: str) -> None:
    assert read_smiley(text, "da") is None


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_entry_of_the_list_is_read_as_its_face(language: str) -> None:
    data = load("smileys")
    for face in FACES:
        for sign in (*data["signs"][face], *data["typed"][face]):
            assert read_smiley(sign, language) == int(face), sign
        for phrase in data[language][face]:
            if not set("()[]").intersection(phrase):
                assert read_smiley(phrase, language) == int(face), phrase


@given(st.text(max_size=200), st.sampled_from(["da", "en"]))
def test_whatever_is_written_is_a_face_or_none(text: str, language: str) -> None:
    assert read_smiley(text, language) in (None, 1, 2, 3, 4, 5)
    assert is_unsure(text, language) in (True, False)


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no faces for the language 'de'"):
        read_smiley("gut", "de")


@pytest.mark.parametrize(
    ("language", "text", "unsure"),
    [
        ("da", "ved ikke", True),
        ("da", "måske", True),
        ("da", "usikker", True),
        ("da", "både og", True),
        ("da", "🤷", True),
        ("da", "ja", False),
        ("da", "nej tak", False),
        ("da", "👍", False),
        ("da", "hund", False),
        ("en", "not sure", True),
        ("en", "not certain", True),
        ("en", "dunno", True),
        ("en", "no", False),
    ],
)
def test_not_knowing_is_an_answer_of_its_own(language: str, text: str, unsure: bool) -> None:
    assert is_unsure(text, language) is unsure
