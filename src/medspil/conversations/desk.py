"""The desk: the talk under way, the one set aside, and what one message led to. Which way it goes, `reception` says."""

import re
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from medspil.conversations import engine
from medspil.conversations.caller import Caller
from medspil.conversations.commands import asked_for
from medspil.conversations.desk_words import (
    aside_words,
    hard_day_words,
    undo_offer,
)
from medspil.conversations.facts import CitizenFacts, Facts, UndoFacts
from medspil.conversations.house_words import contact_of
from medspil.conversations.kept_facts import facts_of, up_to_date
from medspil.conversations.messages import Button, Message, Outgoing
from medspil.conversations.open_doors import with_open_doors
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.run import Misfit
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.texts import _, language, speaking
from medspil.conversations.tidying import Pressed
from medspil.conversations.tokens import CONTINUE, FORGET, AnswerToken, door_token
from medspil.conversations.turns import Turn
from medspil.conversations.understanding import Word, is_hard_day
from medspil.conversations.wanting import Wanting
from medspil.domain.decisions import (
    AcceptInvitation,
    ChangeSettings,
    Decided,
    Decision,
    ForgetMe,
    Stop,
)
from medspil.domain.persons import Role

_CLAUSE_ENDS = re.compile(r"[,.;!?\n]")


class Desk(Wanting):
    """One incoming thing at the desk."""

    def __init__(self, caller: Caller, now: datetime, new_id: Callable[[], str]) -> None:
        super().__init__(caller, now)
        self.new_id = new_id
        self.messages: list[Outgoing] = []
        self.decisions: list[Decided] = []
        self.pressed: Pressed | None = None
        self.talk = self._as_of_now(caller.talk)
        self.aside = self._as_of_now(caller.aside)

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is, with what was decided by now."""
        roles = self.caller.roles
        for decided in self.decisions:
            if isinstance(decided.decision, AcceptInvitation):
                roles |= {decided.decision.role}
            elif isinstance(decided.decision, ForgetMe):
                roles = frozenset()
        return roles

    def facts(self, kind: type[Facts], opening: Opening | None = None) -> Facts:
        """The facts of a kind, as they are remembered."""
        return replace(self.caller.facts(kind, opening or Opening()), roles=self.roles)

    def _as_of_now(self, talk: TalkState | None) -> TalkState | None:
        """The talk with the settings of today; at the door the language that was tapped there stays."""
        if talk is None or talk.name not in CONVERSATIONS or not CONVERSATIONS[talk.name].is_open_to(self.roles):
            return None
        kind = CONVERSATIONS[talk.name].facts
        current = self.facts(kind, talk.opening) if kind.others else self.facts(Facts)
        return up_to_date(talk, current) if self.caller.known else talk

    def say(self, text: str, *rows: tuple[Button, ...]) -> None:
        """Says something."""
        self.messages.append(Message(text, rows))

    def decide(self, decision: Decision) -> None:
        """Decides something outside any talk."""
        self.decisions.append(Decided(f"{self.new_id()}:0", decision))

    def begin(self, name: str, opening: Opening) -> None:
        """Begins a talk; the one under way is set aside if it is worth it."""
        self.set_aside()
        if self.aside is not None and (self.aside.name, self.aside.opening.subject) == (name, opening.subject or ""):
            # The same talk, begun anew, takes the place of the one that waits.
            self.aside = None
        conversation = CONVERSATIONS[name]
        facts = self.facts(conversation.facts, opening)
        self.finish(engine.begin(conversation, facts, self.new_id(), opening, self.now))

    def finish(self, turn: Turn) -> None:
        """Takes over what a turn led to; a talk that ends gives way to the next, or to the one set aside."""
        turn = turn if self.pressed is None else self.pressed.taken_by(turn)
        self.decisions += turn.decisions
        self.messages += (with_open_doors(message, self.roles) for message in turn.messages)
        keeps = self.aside is None or (self.talk is not None and CONVERSATIONS[self.talk.name].keep)
        self.talk = None if turn.set_aside else turn.state
        if any(isinstance(decided.decision, ForgetMe) for decided in turn.decisions):
            self.aside = None
        if turn.set_aside:
            self.aside = turn.state if keeps else self.aside
        elif turn.next is not None:
            self._go_on_with(*turn.next)
        elif turn.state is None and self.aside is not None and not self._is_over():
            self._offer_aside()

    def _go_on_with(self, name: str, opening: Opening) -> None:
        """Begins the next talk, or hands words that came late to the talk that waited for them.

        Where what a talk was about is gone, the one that waits with the same subject goes, too.
        """
        if name == CONTINUE:
            self.talk, self.aside = self.aside, None
            if self.talk is None:
                self.say(_("There is nothing waiting for you now."))
            else:
                self.hear(opening.words or "", None)
        elif name == FORGET:
            if self.aside is not None and self.aside.opening.subject == opening.subject:
                self.aside = None
            elif self.aside is not None:
                self._offer_aside()
        else:
            self.begin(name, opening)

    def _is_over(self) -> bool:
        """Whether the person has just left, or asked for quiet."""
        return any(isinstance(decided.decision, Stop | ForgetMe) for decided in self.decisions)

    def _offer_aside(self) -> None:
        assert self.aside is not None
        subject = self.aside.id
        with speaking(self._language_from_now()):
            go_on, drop = door_token(CONTINUE, subject), door_token(FORGET, subject)
            self.say(aside_words(self.aside), (Button(_("Go on"), go_on), Button(_("Drop it"), drop)))

    def _language_from_now(self) -> str:
        """The language of what is said next: it may just have been changed."""
        for decided in reversed(self.decisions):
            if isinstance(decided.decision, ChangeSettings):
                return decided.decision.settings.language
        return language()

    def set_aside(self) -> None:
        """Puts the talk under way aside, in place of an earlier one, where it is worth keeping."""
        self.aside = self.worth_keeping() or self.aside
        self.talk = None

    def worth_keeping(self) -> TalkState | None:
        """The talk under way, where one would miss it."""
        talk = self.talk
        if talk is None or not CONVERSATIONS[talk.name].keep:
            return None
        return talk if talk.answers or talk.opening.words or talk.opening.argument else None

    def hear(self, text: str, word: Word | None) -> None:
        """Hands words to the talk under way."""
        assert self.talk is not None
        conversation = CONVERSATIONS[self.talk.name]
        if self._is_a_feeling_for_a_step(text):
            self.ask_again(self.hard_day_words())
            return
        try:
            if word is Word.BACK:
                self.finish(engine.back(conversation, self.talk, self.now))
                return
            turn = engine.hear(conversation, self.talk, text, self.now)
        except Misfit:
            self.begin_again()
            return
        asked = asked_for(text, self.roles)
        if not turn.understood and self.caller.known and (asked or self._is_a_menu() or self.is_a_wish(text)):
            self.set_aside()
            self.fresh(text, asked)
        else:
            left_a_list = word is Word.CANCEL and turn.next is None and not CONVERSATIONS[self.talk.name].keep
            self.finish(turn)
            if left_a_list and self.aside is None:
                self.offer_undo()

    def offer_undo(self, otherwise: str = "") -> None:
        """Asks whether what was decided last shall be taken back; says `otherwise` where there is nothing."""
        facts = self.facts(UndoFacts)
        assert isinstance(facts, UndoFacts)
        if (offer := undo_offer(facts, self.now)) is not None:
            self.messages.append(offer)
        elif otherwise:
            self.say(otherwise)

    def _is_a_feeling_for_a_step(self, text: str) -> bool:
        """Whether someone was asked for a small step and says how hard it is: that is no sub-goal."""
        talk = self.talk
        asked = talk is not None and talk.open is not None and talk.open.takes_words and talk.open.key == "what"
        # What comes behind the first clause may well be a step.
        return asked and is_hard_day(_CLAUSE_ENDS.split(text.strip(), maxsplit=1)[0])

    def hard_day_words(self) -> str:
        """What is said to words of a hard day at this house."""
        return hard_day_words(self.contact())

    def contact(self) -> str:
        """How one reaches the staff of this house."""
        return contact_of(self.facts(Facts).house)

    def _is_a_menu(self) -> bool:
        """Whether the talk is a list of ways on, and nothing that one would miss."""
        talk = self.talk
        if talk is None or talk.open is None:
            return False
        return talk.open.only_choices and not CONVERSATIONS[talk.name].keep and talk.open.key not in ("summary", "item")

    def asked_by(self, token: AnswerToken) -> TalkState | None:
        """The talk whose open question shows this very button."""
        for talk in (self.talk, self.aside):
            if talk is None or talk.id != token.talk_id or talk.open is None:
                continue
            if talk.open.serial == token.serial and token.index < len(talk.open.offered):
                return talk
        return None

    def take_up(self) -> None:
        """Goes on with the talk that waits, or says that there is none."""
        if self.aside is not None and self.worth_keeping() is None:
            self.talk, self.aside = self.aside, None
        if self.talk is None:
            self.say(_("There is nothing waiting for you now."))
        elif self.is_behind(self.talk):
            self.begin_again(_("It was changed since we began. Let us take it from the top."))
        else:
            self.ask_again("")

    def is_behind(self, talk: TalkState) -> bool:
        """Whether the sub-goal that the talk is about was changed since it began."""
        if talk.opening.subject is None or not self.caller.citizen:
            return False
        conversation = CONVERSATIONS[talk.name]
        try:
            then, now = facts_of(conversation, talk), self.facts(conversation.facts, talk.opening)
        except Misfit:
            return False
        if not isinstance(then, CitizenFacts) or not isinstance(now, CitizenFacts):
            return False
        before, after = then.sub_goal(talk.opening.subject), now.sub_goal(talk.opening.subject)
        return (before and before.version) != (after and after.version)

    def pressed_too_late(self) -> None:
        """A button of a question that is closed, or of none that is known."""
        word = _("We are done with that question. Nothing was changed.")
        if self.pressed is not None:
            self.pressed.is_left_behind()
        if self.talk is not None:
            self.ask_again(word)
        else:
            self.say(word)

    def ask_again(self, word: str) -> None:
        """Asks the open question once more, with a word before it."""
        assert self.talk is not None
        try:
            self.finish(engine.again(CONVERSATIONS[self.talk.name], self.talk, self.now, word))
        except Misfit:
            self.begin_again()

    def begin_again(self, word: str = "") -> None:
        """Begins the talk under way anew, over facts of today."""
        assert self.talk is not None
        name, opening = self.talk.name, self.talk.opening
        self.talk = None
        renewed = _("I was updated while we talked. Let us take it from the top. What you had saved is safe.")
        self.say(word or renewed)
        self.begin(name, opening)

    @abstractmethod
    def fresh(self, text: str, asked: str | None) -> None:
        """Something new, in the person's own words or by a command's name."""
