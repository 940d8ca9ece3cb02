"""Who stands at the desk, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from medspil.conversations.facts import Facts
from medspil.conversations.messages import Outgoing
from medspil.conversations.state import Opening, TalkState
from medspil.domain.decisions import Decided
from medspil.domain.invitations import CodeState, Invitation
from medspil.domain.persons import Role


@dataclass(frozen=True)
class Caller:
    """Who is at the desk, as remembered.

    `facts` hands out the frozen facts of a kind. Someone who is not in yet has no `roles`. `code` is how the code
    stands that came in with this message, if one did, and `invitation` what it opens. `offer` is the conversation,
    with its subject, that the code of a group opens for a citizen: also a code that is used, where the place is theirs.
    `resting_until` is set after words of crisis (UTC). `proven`: their second factor was shown within the last day, or
    they need none.
    """

    facts: Callable[[type[Facts], Opening], Facts]
    roles: frozenset[Role] = frozenset()
    talk: TalkState | None = None
    aside: TalkState | None = None
    stopped: bool = False
    code: CodeState | None = None
    part_of_long_text: bool = False
    invitation: Invitation | None = None
    resting_until: datetime | None = None
    offer: tuple[str, str] | None = None
    proven: bool = True

    @property
    def known(self) -> bool:
        """Whether they have come in."""
        return bool(self.roles)

    @property
    def citizen(self) -> bool:
        """Whether they are a citizen, whatever else they are."""
        return Role.CITIZEN in self.roles


@dataclass(frozen=True)
class Outcome:
    """What one incoming thing led to: the talks as they stand now, what goes out, what was decided."""

    talk: TalkState | None
    aside: TalkState | None
    messages: tuple[Outgoing, ...] = ()
    decisions: tuple[Decided, ...] = ()
