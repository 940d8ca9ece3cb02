"""The language at the door: the one tapped there, or else the invitation's, or the phone's, or the house's."""

import pytest

from medspil.domain.persons import Role
from medspil.storage import invitations
from medspil.storage.tables import persons
from tests.storage.town import Someone, Town

HELLO = {"da": "Hej. Jeg er Medspil", "en": "Hello. I am Medspil"}


def code(town: Town, language: str | None) -> str:
    with town.store.database.transaction() as connection:
        return invitations.make(connection, town.store, Role.CITIZEN, language, town.now)


def comes(town: Town, invited_in: str | None, phone: str | None) -> Someone:
    return town.stranger().sends({"kind": "start", "text": code(town, invited_in), "language": phone})


@pytest.mark.parametrize(
    ("invited_in", "phone", "spoken"),
    [("en", "da", "en"), ("da", "en", "da"), (None, "en", "en"), (None, "zh-hans", "da"), (None, None, "da")],
)
def test_an_invitation_is_opened_in_its_own_language_or_the_phones(
    town: Town, invited_in: str | None, phone: str | None, spoken: str
) -> None:
    assert HELLO[spoken] in comes(town, invited_in, phone).last


def test_the_person_goes_on_in_the_language_of_the_invitation(town: Town) -> None:
    someone = comes(town, "en", "da")
    someone.sends({"kind": "pressed", "token": someone.button("Yes, I want to").token, "language": "da"})
    assert "Welcome" in " ".join(message.text for message in someone.heard)
    assert [row.language for row in town.rows(persons)] == ["en"]


def test_what_is_said_beside_the_talk_at_the_door_has_the_same_language(town: Town) -> None:
    someone = comes(town, "en", "da").sends({"kind": "text", "text": "help", "language": "da"})
    assert "I " in someone.last
    assert "Jeg" not in someone.last


def test_the_language_that_was_tapped_counts_more_than_the_invitations(town: Town) -> None:
    someone = comes(town, "en", "en").presses("Dansk")
    assert HELLO["da"] in someone.last
    someone.sends({"kind": "text", "text": "hjælp", "language": "en"})
    assert "Jeg" in someone.last
