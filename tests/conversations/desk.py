"""A front desk for dialogue tests: a citizen, or someone on the staff, and a bot, with nothing behind them but memory.

The state of the talk is put into its stored form and read again between any two turns.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Self
from zoneinfo import ZoneInfo

from medspil.conversations import state
from medspil.conversations.caller import Caller, Outcome
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.facts import CitizenFacts, Facts, House, InvitationFacts, MyDataFacts, UndoFacts
from medspil.conversations.group_facts import NowFacts
from medspil.conversations.messages import Button, Incoming, Kind, Message, TakeAway, Tidy
from medspil.conversations.proving import ProofFacts
from medspil.conversations.reception import receive
from medspil.conversations.state import Opening, TalkState
from medspil.domain.circle_decisions import NoteWrongProof, Prove, SetSecondFactor
from medspil.domain.decisions import AcceptInvitation, Decision, RestAfterCrisis
from medspil.domain.group_matters import GroupDue
from medspil.domain.invitations import CodeState, Invitation
from medspil.domain.persons import STAFF, PersonSettings, Role
from medspil.domain.second_factor import SecondFactor, after_right, after_wrong
from medspil.domain.sub_goals import SubGoal
from medspil.domain.undoing import Undoable
from tests.conversations.phone import bubbles, shown_with

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 14, 30, tzinfo=COPENHAGEN)
CHANCE = bytes(range(20)).hex()
HOUSE = House("Bostøtten i Havneby", "2026-1", "ring på +45 00 00 00 10.", "", "")


class Desk:
    """One person at the desk."""

    def __init__(
        self,
        *sub_goals: SubGoal,
        citizen: bool = True,
        staff: tuple[Role, ...] = (),
        settings: PersonSettings | None = None,
        now: datetime = TUESDAY,
        stopped: bool = False,
    ) -> None:
        self.now = now
        self.roles = frozenset((Role.CITIZEN, *staff) if citizen else staff)
        self.stopped = stopped
        self.settings = settings or PersonSettings()
        self.sub_goals: tuple[SubGoal, ...] = sub_goals
        self.undoable: tuple[Undoable, ...] = ()
        self.groups: tuple[GroupDue, ...] = ()
        self.house = HOUSE
        self.resting_until: datetime | None = None
        self.proven = True
        self.factor: SecondFactor | None = None
        self.invited_as = Role.CITIZEN
        self.offer: tuple[str, str] | None = None
        self.then: tuple[str, str] | None = None
        self.talk: TalkState | None = None
        self.aside: TalkState | None = None
        self.outcome: Outcome | None = None
        self.decisions: list[Decision] = []
        self.seen: list[Message] = []
        self._tidied: list[tuple[int, Tidy]] = []
        self._ids = count(1)
        self.around: dict[str, Any] = {}
        self._written = 1000

    def says(self, text: str, code: CodeState | None = None, part: bool = False, role: Role = Role.CITIZEN) -> Self:
        """Writes; a code that is in it is for this role."""
        self._written += 1
        return self._does(Incoming(Kind.TEXT, text, id=self._written), code, part, role)

    def starts(self, code: CodeState | None = None, role: Role = Role.CITIZEN) -> Self:
        return self._does(Incoming(Kind.START, "K7QDM2XW9RTA" if code else ""), code, role=role)

    def sends(self, kind: Kind) -> Self:
        return self._does(Incoming(kind))

    def presses(self, label: str, nth: int = -1) -> Self:
        """Presses the newest button with this label, or an older one."""
        return self._does(self._press(self._button(label, nth)))

    def presses_button(self, button: Button) -> Self:
        return self._does(self._press(button))

    def presses_at_once(self, *labels: str) -> Self:
        """Presses several buttons so fast that all of them stand on the phone as they stood before the first."""
        for press in [self._press(self._button(label)) for label in labels]:
            self._does(press)
        return self

    @property
    def bubbles(self) -> list[Message]:
        """The bot's messages as they stand on the phone now."""
        return list(bubbles(self._said).values())

    def _button(self, label: str, nth: int = -1) -> Button:
        found = [button for message in self.seen for row in message.rows for button in row if button.label == label]
        assert found, f"no button {label!r} among {[b.label for m in self.seen for r in m.rows for b in r]}"
        return found[nth]

    def _press(self, button: Button) -> Incoming:
        return Incoming(Kind.PRESSED, token=button.token, shown=shown_with(self._said, button))

    @property
    def _said(self) -> list[Message | Tidy]:
        """All that went out, in its order."""
        said: list[Message | Tidy] = []
        for place in range(len(self.seen) + 1):
            said += [tidy for before, tidy in self._tidied if before == place]
            said += self.seen[place : place + 1]
        return said

    def captions(self, text: str) -> Self:
        """Sends a picture with words under it."""
        return self._does(Incoming(Kind.PICTURE, text))

    def citizen_facts(self) -> CitizenFacts:
        facts = self._facts(CitizenFacts, Opening())
        assert isinstance(facts, CitizenFacts)
        return facts

    def waits(self, **time: int) -> Self:
        self.now += timedelta(**time)
        return self

    @property
    def replies(self) -> list[Message]:
        assert self.outcome is not None
        return [message for message in self.outcome.messages if isinstance(message, Message)]

    @property
    def tidied(self) -> list[Tidy]:
        assert self.outcome is not None
        return [message for message in self.outcome.messages if isinstance(message, Tidy)]

    @property
    def taken_away(self) -> list[int]:
        assert self.outcome is not None
        return [message.id for message in self.outcome.messages if isinstance(message, TakeAway)]

    @property
    def text(self) -> str:
        return "\n\n".join(message.text for message in self.replies)

    @property
    def labels(self) -> list[str]:
        return [button.label for message in self.replies for row in message.rows for button in row]

    @property
    def decided(self) -> Decision:
        assert len(self.decisions) == 1, self.decisions
        return self.decisions[0]

    def _does(
        self, incoming: Incoming, code: CodeState | None = None, part: bool = False, role: Role = Role.CITIZEN
    ) -> Self:
        self.invited_as = role if code is not None else self.invited_as
        self.talk, self.aside = _stored(self.talk), _stored(self.aside)
        caller = Caller(
            self._facts,
            self.roles,
            self.talk,
            self.aside,
            self.stopped,
            code,
            part,
            Invitation("invitation-1", role, None, self.now, code is CodeState.USED, "Mette"),
            resting_until=self.resting_until,
            offer=self.offer,
            proven=self.proven,
        )
        self.outcome = receive(caller, incoming, self.now, lambda: f"talk{next(self._ids):04}")
        self.talk, self.aside = self.outcome.talk, self.outcome.aside
        self.decisions = [decided.decision for decided in self.outcome.decisions]
        for decision in self.decisions:
            if isinstance(decision, RestAfterCrisis):
                self.resting_until = decision.until
            elif isinstance(decision, AcceptInvitation):
                self.roles |= {decision.role}
            else:
                self._apply_proof(decision)
        self._tidied += [(len(self.seen), tidy) for tidy in self.tidied]
        self.seen += self.replies
        return self

    def _apply_proof(self, decision: Decision) -> None:
        if isinstance(decision, SetSecondFactor):
            self.factor = SecondFactor(decision.kind, decision.secret, self.now, last_step=decision.step)
            self.proven = True
        elif isinstance(decision, Prove):
            assert self.factor is not None
            assert decision.made_at == self.factor.made_at
            self.factor = after_right(self.factor, decision.step)
            self.proven = True
        elif isinstance(decision, NoteWrongProof):
            assert self.factor is not None
            self.factor = after_wrong(self.factor, self.now)

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind is ProofFacts:
            return ProofFacts(self.house, self.settings, self.stopped, factor=self.factor, name="Mette", chance=CHANCE)
        if kind is InvitationFacts:
            settings = replace(self.settings, language=opening.argument or self.settings.language)
            return InvitationFacts(
                self.house,
                settings,
                invitation_id="invitation-1",
                invited_as=self.invited_as,
                name="Mette",
                then=self.then,
            )
        if kind is MyDataFacts:
            known = CitizenFacts(self.house, self.settings, sub_goals=self.sub_goals, stopped=self.stopped)
            return MyDataFacts(**vars(known), undoable=self.undoable, name="Mette" if self.roles & STAFF else "")
        if issubclass(kind, CitizenFacts):
            facts = CitizenFacts(self.house, self.settings, sub_goals=self.sub_goals, stopped=self.stopped)
            if issubclass(kind, NowFacts):
                return NowFacts(**vars(facts), groups=self.groups)
            if issubclass(kind, CircleFacts):
                return kind(**vars(facts), **self.around)
            return kind(**vars(facts), undoable=self.undoable) if issubclass(kind, UndoFacts) else facts
        return kind(self.house, self.settings, self.stopped)


def _stored(talk: TalkState | None) -> TalkState | None:
    return None if talk is None else state.load(state.dump(talk))
