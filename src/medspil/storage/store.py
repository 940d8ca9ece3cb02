"""What storage works with: the database, the vault, and what the organisation has set."""

from dataclasses import dataclass, field
from uuid import uuid4

from medspil.conversations.facts import House
from medspil.conversations.questionnaires import shipped
from medspil.domain.persons import PersonSettings
from medspil.domain.questionnaires import Questionnaires
from medspil.storage.database import Database
from medspil.storage.vault import Vault


@dataclass(frozen=True)
class Store:
    """Handed to everything that remembers. `defaults` is how a new person is treated until they say otherwise."""

    database: Database
    vault: Vault
    house: House
    defaults: PersonSettings
    questionnaires: Questionnaires = field(default_factory=shipped)


def new_id() -> str:
    """A fresh id for a row or a talk: 32 characters that cannot be guessed."""
    return uuid4().hex
