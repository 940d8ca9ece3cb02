"""The front desk: where each incoming thing goes. Pure; every way through it is a dialogue in the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from medspil.conversations import engine
from medspil.conversations.commands import CONTINUE, FORGET, asked_for, is_greeting, is_surely_a_command, is_thanks
from medspil.conversations.crisis import crisis_words, is_crisis, rest_until
from medspil.conversations.desk_words import (
    PLAIN_REPLIES,
    READ_FOR_CRISIS,
    aside_words,
    code_words,
    plain_reply,
    stranger_words,
)
from medspil.conversations.engine import Turn
from medspil.conversations.facts import Facts
from medspil.conversations.help import help_words
from medspil.conversations.house_words import contact_of
from medspil.conversations.messages import Button, Incoming, Kind, Message, Outgoing
from medspil.conversations.readers import LONGEST_ANSWER
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.run import Misfit
from medspil.conversations.saying import joined
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.texts import _, language, speaking
from medspil.conversations.tidying import tidied
from medspil.conversations.tokens import AnswerToken, DoorToken, door_token, read_token
from medspil.conversations.understanding import Word, find_moment, read_word, read_yes_no
from medspil.domain.agenda import TALK_IS_DROPPED_AFTER
from medspil.domain.decisions import Decided, Decision, ForgetMe, NoteWrongCode, RestAfterCrisis, Stop
from medspil.domain.invitations import CodeState
from medspil.domain.sub_goals import Deadline


@dataclass(frozen=True)
class Caller:
    """Who is at the desk, as remembered.

    `facts` hands out the frozen facts of a kind. `code` is how the code stands that came in with this message, if
    one did, and `invitation_id` the invitation it opens.
    """

    facts: Callable[[type[Facts], Opening], Facts]
    citizen: bool = False
    talk: TalkState | None = None
    aside: TalkState | None = None
    stopped: bool = False
    code: CodeState | None = None
    part_of_long_text: bool = False
    invitation_id: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What one incoming thing led to: the talks as they stand now, what goes out, what was decided."""

    talk: TalkState | None
    aside: TalkState | None
    messages: tuple[Outgoing, ...] = ()
    decisions: tuple[Decided, ...] = ()


def receive(caller: Caller, incoming: Incoming, now: datetime, new_id: Callable[[], str]) -> Outcome:
    """What comes of `incoming` at `now` (UTC). `new_id` names new talks."""
    desk = _Desk(caller, now, new_id)
    with speaking(caller.facts(Facts, Opening()).settings.language):
        return desk.receive(incoming)


def changed_meanwhile(caller: Caller) -> Outcome:
    """What is said where a decision came too late: something else changed the same thing in the meantime."""
    with speaking(caller.facts(Facts, Opening()).settings.language):
        if not caller.citizen:
            # All that someone who is not in yet can decide is about their invitation.
            return Outcome(None, None, (Message(code_words(CodeState.USED)),))
        text = _("It was changed in the meantime. I have saved nothing now. Take a look at how it stands.")
        door = Button(_("My sub-goals"), door_token("my-sub-goals"))
        return Outcome(None, caller.aside, (Message(text, ((door,),)),))


def sorry(caller: Caller) -> Outcome:
    """What is said where the bot itself went wrong: nothing that was saved is lost."""
    with speaking(caller.facts(Facts, Opening()).settings.language):
        text = _("Something went wrong with me. What you had saved is safe. Please try once more.")
        return Outcome(None, caller.aside, (Message(text),))


class _Desk:
    """One incoming thing at the desk."""

    def __init__(self, caller: Caller, now: datetime, new_id: Callable[[], str]) -> None:
        self.caller = caller
        self.now = now
        self.new_id = new_id
        self.talk = caller.talk
        self.aside = caller.aside
        self.messages: list[Outgoing] = []
        self.decisions: list[Decided] = []

    def receive(self, incoming: Incoming) -> Outcome:
        if incoming.shown is not None:
            self.messages.append(tidied(incoming.shown, incoming.token))
        if incoming.kind in READ_FOR_CRISIS and is_crisis(incoming.text):
            self._crisis()
        elif incoming.kind in PLAIN_REPLIES:
            self.say(plain_reply(incoming.kind))
        elif incoming.kind is Kind.BLOCKED:
            self._blocked()
        elif incoming.kind is not Kind.PASSED_BY and not self.caller.part_of_long_text:
            if self.caller.citizen:
                self._citizen(incoming)
            else:
                self._stranger(incoming)
        return Outcome(self.talk, self.aside, joined(self.messages), tuple(self.decisions))

    def say(self, text: str, *rows: tuple[Button, ...]) -> None:
        self.messages.append(Message(text, rows))

    def decide(self, decision: Decision) -> None:
        self.decisions.append(Decided(f"{self.new_id()}:0", decision))

    # Everyone

    def _crisis(self) -> None:
        facts = self.caller.facts(Facts, Opening())
        self._set_aside()
        self.say(crisis_words(facts, something_waits=self.aside is not None))
        if self.caller.citizen:
            self.decide(RestAfterCrisis(rest_until(self.now)))

    def _blocked(self) -> None:
        self.talk = None
        if self.caller.citizen:
            self.decide(Stop())

    # Someone who has not said yes yet

    def _stranger(self, incoming: Incoming) -> None:
        code = self.caller.code
        word = read_word(incoming.text, language()) if incoming.kind is Kind.TEXT else None
        if code is CodeState.GOOD:
            self.begin("coming-in", Opening(subject=self.caller.invitation_id))
        elif code is not None:
            if code is CodeState.UNKNOWN:
                self.decide(NoteWrongCode())
            self.say(code_words(code))
        elif self.aside is not None and asked_for(incoming.text) == CONTINUE:
            self._continue()
        elif word is Word.HELP or self.talk is None:
            contact = contact_of(self.caller.facts(Facts, Opening()).house)
            self.say(stranger_words(contact))
        elif word is Word.STOP:
            self.talk = None
            self.say(_("All right, we stop here. I keep nothing about you."))
        elif incoming.kind is Kind.PRESSED:
            self._press(incoming)
        else:
            self._hear(incoming.text, word)

    # Citizens

    def _citizen(self, incoming: Incoming) -> None:
        if incoming.kind is Kind.START:
            self._started()
        elif incoming.kind is Kind.PRESSED:
            self._press(incoming)
        else:
            self._read(incoming.text)

    def _started(self) -> None:
        if self.caller.stopped:
            self.begin("resume", Opening())
        elif self.talk is not None:
            self._ask_again("")
        else:
            self.begin("unclear", Opening())

    def _read(self, text: str) -> None:
        word = read_word(text, language())
        asked = asked_for(text)
        if word is Word.STOP or asked == "stop":
            self.begin("stop", Opening())
        elif word is Word.HELP or asked == "help":
            self._help()
        elif asked == CONTINUE:
            self._continue()
        elif self.talk is not None and not is_surely_a_command(text):
            self._hear(text, word)
        elif word in (Word.BACK, Word.CANCEL):
            self.say(_("There is nothing to take back just now."))
        else:
            self._fresh(text, asked)

    def _help(self) -> None:
        if self.talk is None:
            self.begin("help", Opening())
        else:
            self._ask_again(help_words(contact_of(self.caller.facts(Facts, Opening()).house)))

    def _fresh(self, text: str, asked: str | None) -> None:
        """Something new, in the person's own words or by a command's name."""
        facts = self.caller.facts(Facts, Opening())
        if asked is not None and asked in CONVERSATIONS:
            self.begin(asked, Opening())
        elif len(text) > LONGEST_ANSWER:
            self.say(_("That was a long text. I can keep 1,000 characters. Can you say it shorter?"))
        elif is_greeting(text):
            self.begin("unclear", Opening())
        elif is_thanks(text):
            self.say(_("You are welcome."))
        elif read_yes_no(text, language()) is False:
            self.say(_("All right."))
        else:
            found = find_moment(text, facts.settings.local(self.now), language())
            if found is None or not found.rest or found.moment.other is not None or "?" in text:
                self.begin("unclear", Opening(words=text))
            else:
                deadline = Deadline(found.moment.day, found.moment.time)
                self.begin("new-sub-goal", Opening(words=found.rest, deadline=deadline))

    # The talk under way

    def _hear(self, text: str, word: Word | None) -> None:
        assert self.talk is not None
        conversation = CONVERSATIONS[self.talk.name]
        try:
            if word is Word.BACK:
                self.finish(engine.back(conversation, self.talk, self.now))
                return
            turn = engine.hear(conversation, self.talk, text, self.now)
        except Misfit:
            self._begin_again()
            return
        asked = asked_for(text)
        if not turn.understood and self.caller.citizen and (asked is not None or not conversation.keep):
            self._set_aside()
            self._fresh(text, asked)
        else:
            self.finish(turn)

    def _press(self, incoming: Incoming) -> None:
        token = read_token(incoming.token)
        if isinstance(token, DoorToken) and self.caller.citizen and token.conversation in _DOORS:
            self._through(token)
        elif isinstance(token, AnswerToken) and (talk := self._asked_by(token)) is not None:
            if talk is self.aside:
                self.talk, self.aside = talk, self._worth_keeping()
            try:
                self.finish(engine.press(CONVERSATIONS[talk.name], talk, token.index, self.now))
            except Misfit:
                self._begin_again()
        elif self.talk is not None:
            self._ask_again(_("That question is closed. Nothing new has happened."))
        else:
            self.say(_("That question is closed. Nothing new has happened."))

    def _asked_by(self, token: AnswerToken) -> TalkState | None:
        """The talk whose open question shows this very button."""
        for talk in (self.talk, self.aside):
            if talk is None or talk.id != token.talk_id or talk.open is None:
                continue
            if talk.open.serial == token.serial and token.index < len(talk.open.offered):
                return talk
        return None

    def _through(self, token: DoorToken) -> None:
        if token.conversation == CONTINUE:
            self._continue()
        elif token.conversation == FORGET:
            self.aside = None
            self.say(_("All right, we leave it. Nothing new was saved."))
        else:
            opening = Opening(subject=token.subject, argument=token.argument)
            talk = self.talk
            if talk is not None and talk.name == token.conversation and talk.opening.subject == token.subject:
                self._ask_again("")
            else:
                self.begin(token.conversation, opening)

    def _continue(self) -> None:
        if self.aside is not None and self._worth_keeping() is None:
            self.talk, self.aside = self.aside, None
        if self.talk is None:
            self.say(_("There is nothing waiting for you now."))
        else:
            self._ask_again("")

    def _ask_again(self, word: str) -> None:
        assert self.talk is not None
        try:
            self.finish(engine.again(CONVERSATIONS[self.talk.name], self.talk, self.now, word))
        except Misfit:
            self._begin_again()

    def _begin_again(self) -> None:
        assert self.talk is not None
        name, opening = self.talk.name, self.talk.opening
        self.talk = None
        self.say(_("I have been renewed while we talked. Let us take it from the top. What you had saved is safe."))
        self.begin(name, opening)

    # Beginning and ending talks

    def begin(self, name: str, opening: Opening) -> None:
        self._set_aside()
        conversation = CONVERSATIONS[name]
        facts = self.caller.facts(conversation.facts, opening)
        self.finish(engine.begin(conversation, facts, self.new_id(), opening, self.now))

    def finish(self, turn: Turn) -> None:
        """Takes over what a turn led to; a talk that ends gives way to the next, or to the one set aside."""
        self.messages += turn.messages
        self.decisions += turn.decisions
        self.talk = None if turn.set_aside else turn.state
        if turn.set_aside:
            self.aside = turn.state
        elif turn.next is not None:
            self.begin(*turn.next)
        elif turn.state is None and self.aside is not None and not self._is_over():
            self._offer_aside()

    def _is_over(self) -> bool:
        """Whether the person has just left, or asked for quiet."""
        return any(isinstance(decided.decision, Stop | ForgetMe) for decided in self.decisions)

    def _offer_aside(self) -> None:
        doors = (Button(_("Go on"), door_token(CONTINUE)), Button(_("Drop it"), door_token(FORGET)))
        assert self.aside is not None
        self.say(aside_words(self.aside), doors)

    def _set_aside(self) -> None:
        self.aside = self._worth_keeping() or self.aside
        self.talk = None

    def _worth_keeping(self) -> TalkState | None:
        talk = self.talk
        if talk is None or not CONVERSATIONS[talk.name].keep:
            return None
        return talk if talk.answers or talk.opening.words or talk.opening.argument else None


_DOORS = frozenset((*CONVERSATIONS, CONTINUE, FORGET)) - {"coming-in"}


def is_forgotten(talk: TalkState, now: datetime) -> bool:
    """Whether a talk has lain so long that it is dropped."""
    return now - talk.touched_at > TALK_IS_DROPPED_AFTER
