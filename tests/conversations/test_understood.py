"""All that is understood of one message at once, as the command shows it."""

from datetime import date

import pytest

from medspil.conversations.understood import Understood, understand
from tests.conversations.desk import TUESDAY


@pytest.mark.parametrize(
    ("text", "asked", "choices", "value"),
    [
        ("jep", "yes-no", (), True),
        ("niks", "yes-no", (), False),
        ("måske", "yes-no", (), None),
        ("en 7'er", "scale-0-10", (), 7),
        ("11", "scale-0-10", (), None),
        ("den anden", "choice", ("I dag", "I morgen"), "I morgen"),
        ("spring over", "scale-0-10", (), "skip"),
        ("tilbage", "nothing", (), "back"),
        ("stop", "yes-no", (), "stop"),
        ("hjælp", "yes-no", (), None),
        ("ja", "nothing", (), None),
    ],
)
def test_an_answer_has_a_value_only_where_it_was_asked_for(
    text: str, asked: str, choices: tuple[str, ...], value: object
) -> None:
    read = understand(text, asked, choices, TUESDAY, "da").value
    assert (type(read), read) == (type(value), value)


def test_everything_is_understood_at_once() -> None:
    assert understand("flyt det til på mandag", "nothing", (), TUESDAY, "da") == Understood(
        False, "move", (), date(2026, 11, 30), None
    )
    assert understand("gå en tur på fredag", "nothing", (), TUESDAY, "da").intent == "new-sub-goal"
    assert understand("jeg vil dø", "nothing", (), TUESDAY, "da").crisis


def test_having_had_enough_with_nothing_asked_is_no_stop() -> None:
    read = understand("gider ikke mere", "nothing", (), TUESDAY, "da")
    assert (read.intent, read.value) == ("unclear", None)
    assert "let-go" in read.offers
    assert understand("stop", "nothing", (), TUESDAY, "da").value == "stop"
