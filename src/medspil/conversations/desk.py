"""The desk: the talk under way, the one set aside, and what one message led to. Which way it goes, `reception` says."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from medspil.conversations import engine
from medspil.conversations.caller import Caller
from medspil.conversations.commands import asked_for
from medspil.conversations.desk_words import (
    aside_words,
    undo_offer,
)
from medspil.conversations.facts import CitizenFacts, Facts, UndoFacts
from medspil.conversations.gate import Gate, to_keep
from medspil.conversations.kept_facts import facts_of, up_to_date
from medspil.conversations.messages import Button, Incoming, Kind, Message
from medspil.conversations.open_doors import with_open_doors
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.run import Misfit
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.texts import _, language, speaking
from medspil.conversations.tidying import Pressed
from medspil.conversations.tokens import CONTINUE, FORGET, PROVEN, AnswerToken, door_token
from medspil.conversations.turns import Turn
from medspil.conversations.understanding import Word, read_word
from medspil.domain.decisions import (
    AcceptInvitation,
    ChangeSettings,
    Decided,
    Decision,
    ForgetMe,
    Stop,
)
from medspil.domain.persons import Role


class Desk(Gate):
    """One incoming thing at the desk."""

    def __init__(self, caller: Caller, now: datetime, new_id: Callable[[], str]) -> None:
        super().__init__(caller, now, new_id)
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
        return replace(self.caller.facts(kind, opening or Opening()), roles=self.roles, proven=self.proven)

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
        if self.is_shut(name):
            self.prove_first(replace(opening, then=name))
            return
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
        before, behind = self.talk, self.talk.behind if self.talk is not None else None
        keeps = self.aside is None or behind is not None or (before is not None and CONVERSATIONS[before.name].keep)
        self.talk = None if turn.set_aside else turn.state
        if any(isinstance(decided.decision, ForgetMe) for decided in turn.decisions):
            self.aside = None
        if turn.set_aside:
            self.aside = turn.state if keeps else self.aside
        elif turn.next is not None and turn.next[0] == PROVEN:
            self._go_on_proven(turn.next[1], behind)
        elif turn.next is not None:
            self.aside = to_keep(behind) or self.aside
            self._go_on_with(*turn.next)
        elif turn.state is None and behind is not None:
            # Not now: it waits for another time, and is not offered in the same breath.
            self.aside = to_keep(behind) or self.aside
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

    def _go_on_proven(self, opening: Opening, behind: TalkState | None) -> None:
        """What somebody wanted before they had to prove that it is them, with nothing of it lost."""
        self.talk = self._as_of_now(behind)
        if self.talk is None:
            if opening.then is not None:
                self.begin(opening.then, replace(opening, then=None))
        elif opening.argument is not None:
            self.press(Incoming(Kind.PRESSED, token=opening.argument))
        elif opening.words is not None:
            self.hear(opening.words, read_word(opening.words, language()))
        else:
            self.ask_again("")

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
        return to_keep(self.talk)

    def hear(self, text: str, word: Word | None) -> None:
        """Hands words to the talk under way."""
        assert self.talk is not None
        conversation = CONVERSATIONS[self.talk.name]
        if self.is_shut(conversation.name):
            self.prove_first(Opening(words=text), self.talk)
            return
        if self.is_a_feeling_for_a_step(self.talk, text):
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
        self.take_away(text, self.talk, turn)
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

    def _is_a_menu(self) -> bool:
        """Whether the talk is a list of ways on, and nothing that one would miss."""
        talk = self.talk
        if talk is None or talk.open is None:
            return False
        return talk.open.only_choices and not CONVERSATIONS[talk.name].keep and talk.open.key not in ("summary", "item")

    def asked_by(self, token: AnswerToken) -> TalkState | None:
        """The talk whose open question shows this very button."""
        behind = None if self.talk is None else self.talk.behind
        for talk in (self.talk, self.aside, behind):
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
        if self.is_shut(self.talk.name):
            if word:
                self.say(word)
            self.prove_first(Opening(), self.talk)
            return
        try:
            self.finish(engine.again(CONVERSATIONS[self.talk.name], self.talk, self.now, word))
        except Misfit:
            self.begin_again()

    def begin_again(self, word: str = "") -> None:
        """Begins the talk under way anew, over facts of today."""
        assert self.talk is not None
        name, opening, behind = self.talk.name, self.talk.opening, self.talk.behind
        self.talk = None
        renewed = _("I was updated while we talked. Let us take it from the top. What you had saved is safe.")
        self.say(word or renewed)
        if behind is None:
            self.begin(name, opening)
        else:
            self.prove_first(opening, behind)

    @abstractmethod
    def press(self, incoming: Incoming) -> None:
        """Does what a button stands for."""

    @abstractmethod
    def fresh(self, text: str, asked: str | None) -> None:
        """Something new, in the person's own words or by a command's name."""
