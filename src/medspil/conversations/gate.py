"""The gate: those who work here prove that it is them before anything of others is shown; then all goes on."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from medspil.conversations import engine
from medspil.conversations.caller import Caller
from medspil.conversations.messages import Outgoing, TakeAway
from medspil.conversations.proving import ProofFacts
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.tokens import PROVE, SECOND_FACTOR
from medspil.conversations.turns import Turn
from medspil.conversations.wanting import Wanting
from medspil.domain.circle_decisions import Prove, SetSecondFactor
from medspil.domain.decisions import Decided
from medspil.domain.second_factor import code_in, needs_proof


class Gate(Wanting):
    """The part of the desk that lets nobody see what is others' who has not proven that it is them."""

    def __init__(self, caller: Caller, now: datetime, new_id: Callable[[], str]) -> None:
        super().__init__(caller, now)
        self.new_id = new_id
        self.messages: list[Outgoing] = []
        self.decisions: list[Decided] = []
        self.written_id: int | None = None

    @property
    def proven(self) -> bool:
        """Whether they have proven on this phone that it is them, or need not; with what was decided by now."""
        if not needs_proof(self.roles):
            return True
        if any(isinstance(decided.decision, Prove | SetSecondFactor) for decided in self.decisions):
            return True
        # Who has just come in to work here has proven nothing yet.
        return self.caller.proven and needs_proof(self.caller.roles)

    def is_shut(self, name: str) -> bool:
        """Whether this conversation waits for a proof."""
        return CONVERSATIONS[name].proof and not self.proven

    def prove_first(self, opening: Opening, behind: TalkState | None = None) -> None:
        """Asks for the proof, or for a second factor where there is none yet.

        What is wanted waits behind it: the conversation that the opening names, or the talk with what was heard in it.
        """
        facts = self.facts(ProofFacts)
        assert isinstance(facts, ProofFacts)
        name = SECOND_FACTOR if facts.factor is None else PROVE
        turn = engine.begin(CONVERSATIONS[name], facts, self.new_id(), opening, self.now)
        assert turn.state is not None
        self.finish(replace(turn, state=replace(turn.state, behind=behind)))

    def take_away(self, text: str, talk: TalkState, turn: Turn) -> None:
        """A secret that was written goes from the phone."""
        secret = talk.open is not None and talk.open.secret
        if secret and turn.understood and code_in(text) is not None and self.written_id is not None:
            self.messages.append(TakeAway(self.written_id))

    @abstractmethod
    def finish(self, turn: Turn) -> None:
        """Takes over what a turn led to."""


def to_keep(talk: TalkState | None) -> TalkState | None:
    """The talk that one would miss, if this one gives way to another: it, or what waits behind it for a proof."""
    if talk is not None and talk.behind is not None:
        talk = talk.behind
    if talk is None or not CONVERSATIONS[talk.name].keep:
        return None
    return talk if talk.answers or talk.opening.words or talk.opening.argument else None
