"""The desk of the dialogue tests with somebody at it who stands beside citizens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from medspil.conversations.facts import Facts
from medspil.conversations.messages import Button
from medspil.conversations.state import Opening
from medspil.conversations.tokens import door_token
from medspil.domain.persons import Role
from tests.conversations.desk import TUESDAY, Desk


class CircleDesk(Desk):
    """A contact person, peer worker, supporter or coordinator at the desk, and what they know, by kind of facts."""

    def __init__(
        self,
        known: Mapping[type[Facts], Mapping[str, Any]],
        roles: tuple[Role, ...] = (Role.CONTACT_PERSON,),
        now: datetime = TUESDAY,
    ) -> None:
        super().__init__(citizen=False, staff=roles, now=now)
        self.known = known

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> "CircleDesk":
        """Comes through a door, as a notice's button."""
        self.presses_button(Button("", door_token(conversation, subject, argument)))
        return self

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind in self.known:
            return kind(self.house, self.settings, self.stopped, self.roles, **self.known[kind])
        return super()._facts(kind, opening)
