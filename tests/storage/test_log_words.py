"""The audit log in a person's own words: whatever is noted there can be read by them."""

import re
from pathlib import Path

import medspil.storage
from medspil.conversations.circle.looking import look_words
from medspil.conversations.log_words import log_words
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.persons import STAFF, Role
from medspil.domain.sub_goals import Outcome
from medspil.storage.second_factors import RESET

CODE = Path(next(iter(medspil.storage.__path__)))


def noted() -> set[str]:
    """What the code notes about what people did."""
    code = "\n".join(file.read_text("utf-8") for file in sorted(CODE.glob("*.py")))
    calls = re.findall(r"scene\.note\((.*)\)$", code, re.MULTILINE)
    plain = {word for call in calls for word in re.findall(r'(?<!f)"([^"{]+)"', call)}
    return plain | {"took someone out"} | {f"looked back: {outcome}" for outcome in Outcome}


def noted_about_others() -> set[str]:
    """What the code notes about what people did with what is somebody else's."""
    code = "\n".join(file.read_text("utf-8") for file in sorted(CODE.glob("*.py")))
    calls = re.findall(r"note_about\((.*)\)$", code, re.MULTILINE)
    plain = {word for call in calls for word in re.findall(r'"([^"]+)"', call)}
    return {*plain, *SeenWhat} - {"took someone out"}


def test_everything_that_others_did_can_be_said_to_the_citizen() -> None:
    assert len(noted_about_others()) > 10
    assert noted_about_others() == set(look_words())


def test_everything_that_is_noted_can_be_said() -> None:
    assert len(noted()) > 20
    assert noted() - set(log_words()) == set()


def test_nothing_has_words_that_is_never_noted() -> None:
    yes = {RESET, "said yes", "said no to somebody", *(f"said yes: {role}" for role in (*STAFF, Role.SUPPORTER))}
    assert set(log_words()) - noted() - yes == set()
