"""What those who work here may open without their second factor: only what shows nothing of anybody else."""

from medspil.conversations.registry import CONVERSATIONS
from medspil.domain.persons import STAFF

SHOWS_NOBODY = {
    "coming-in",
    "coming-in-staff",
    "coming-in-supporter",
    "home",
    "prove",
    "second-factor",
    "settings",
    "digest-settings",
    "my-data",
    "undo",
    "help",
    "stop",
    "resume",
    "late-answer",
    "questions",
    "new-course",
    "room",
    "offer-place",
}


def test_whatever_shows_something_of_others_needs_the_second_factor() -> None:
    open_to_staff = {one.name for one in CONVERSATIONS.values() if any(one.is_open_to(frozenset((r,))) for r in STAFF)}
    assert {name for name in open_to_staff if not CONVERSATIONS[name].proof} == SHOWS_NOBODY
