"""What storage works with: the database, the vault, and what the organisation has set."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from medspil.conversations.facts import House
from medspil.conversations.questionnaires import shipped
from medspil.domain.persons import PersonSettings
from medspil.domain.questionnaires import Questionnaires
from medspil.domain.retention import AUDIT_KEPT
from medspil.storage.database import Database
from medspil.storage.vault import Vault


@dataclass(frozen=True)
class Store:
    """Handed to everything that remembers. `defaults` is how a new person is treated until they say otherwise.

    `audit_kept` is how long a line of the audit log stays.
    """

    database: Database
    vault: Vault
    house: House
    defaults: PersonSettings
    questionnaires: Questionnaires = field(default_factory=shipped)
    audit_kept: timedelta = AUDIT_KEPT


def new_id() -> str:
    """A fresh id for a row or a talk: 32 characters that cannot be guessed."""
    return uuid4().hex
