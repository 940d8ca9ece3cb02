"""The audit log in a person's own words: whatever is noted there can be read by them."""

import re
from pathlib import Path

import medspil.storage
from medspil.conversations.log_words import log_words
from medspil.domain.persons import STAFF, Role
from medspil.domain.sub_goals import Outcome

CODE = Path(next(iter(medspil.storage.__path__)))


def noted() -> set[str]:
    """What the code notes about what people did."""
    code = "\n".join(file.read_text("utf-8") for file in sorted(CODE.glob("*.py")))
    plain = set(re.findall(r'scene\.note\("([^"]+)"\)', code))
    return plain | {f"looked back: {outcome}" for outcome in Outcome}


def test_everything_that_is_noted_can_be_said() -> None:
    assert len(noted()) > 20
    assert noted() - set(log_words()) == set()


def test_nothing_has_words_that_is_never_noted() -> None:
    yes = {"said yes", *(f"said yes: {role}" for role in (*STAFF, Role.SUPPORTER))}
    assert set(log_words()) - noted() - yes == set()
