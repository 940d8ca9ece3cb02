"""The front desk: where each incoming thing goes. Pure; every way through it is a dialogue in the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from medspil.conversations import engine
from medspil.conversations.commands import asked_for, is_greeting, is_surely_a_command, is_thanks
from medspil.conversations.crisis import crisis_words, is_crisis, rest_until
from medspil.conversations.desk_words import (
    PLAIN_REPLIES,
    READ_FOR_CRISIS,
    aside_words,
    code_words,
    hard_day_words,
    plain_reply,
    stranger_words,
)
from medspil.conversations.engine import Turn
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.help import help_words
from medspil.conversations.house_words import contact_of
from medspil.conversations.messages import Button, Incoming, Kind, Message, Outgoing
from medspil.conversations.notices import door_meant
from medspil.conversations.readers import LONGEST_ANSWER
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.run import Misfit
from medspil.conversations.saying import joined
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.talk import Door
from medspil.conversations.texts import _, language, speaking
from medspil.conversations.tidying import tidied
from medspil.conversations.tokens import CONTINUE, FORGET, AnswerToken, DoorToken, door_token, read_token
from medspil.conversations.understanding import Found, Word, find_moment, read_word, read_yes_no
from medspil.conversations.word_lists import is_in_list
from medspil.domain.agenda import TALK_IS_DROPPED_AFTER, TALK_IS_QUIET_AFTER
from medspil.domain.decisions import (
    ChangeSettings,
    Decided,
    Decision,
    ForgetMe,
    LeaveAtTheDoor,
    NoteWrongCode,
    RestAfterCrisis,
    Stop,
)
from medspil.domain.invitations import CodeState
from medspil.domain.sub_goals import Deadline

LONGEST_WRITTEN_BUTTON = 40
"""A longer text is no button that someone wrote instead of tapping it."""


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


def changed_meanwhile(caller: Caller, talk_ids: frozenset[str]) -> Outcome:
    """What is said where a decision of these talks came too late: something else changed the same thing meanwhile."""
    with speaking(caller.facts(Facts, Opening()).settings.language):
        if not caller.citizen:
            # All that someone who is not in yet can decide is about their invitation.
            return Outcome(None, None, (Message(_("That code is not good any more. Ask for a new invitation.")),))
        text = _("It was changed in the meantime. I have saved nothing now. Take a look at how it stands.")
        door = Button(_("My sub-goals"), door_token("my-sub-goals"))
        aside = caller.aside
        return Outcome(None, None if aside and aside.id in talk_ids else aside, (Message(text, ((door,),)),))


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
        self.talk = self._as_of_now(caller.talk)
        self.aside = self._as_of_now(caller.aside)
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

    def _as_of_now(self, talk: TalkState | None) -> TalkState | None:
        """The talk with the settings of today; at the door the language that was tapped there stays."""
        if talk is None or not self.caller.citizen:
            return talk
        return engine.up_to_date(talk, self.caller.facts(Facts, Opening()))

    def say(self, text: str, *rows: tuple[Button, ...]) -> None:
        self.messages.append(Message(text, rows))

    def decide(self, decision: Decision) -> None:
        self.decisions.append(Decided(f"{self.new_id()}:0", decision))

    # Everyone

    def _crisis(self) -> None:
        facts = self.caller.facts(Facts, Opening())
        self.aside = self.talk or self.aside
        self.talk = None
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
        elif self.aside is not None and word is not Word.STOP:
            self._continue()
        elif word is Word.HELP or self.talk is None:
            contact = contact_of(self.caller.facts(Facts, Opening()).house)
            self.say(stranger_words(contact))
        elif word is Word.STOP:
            self.talk = self.aside = None
            self.decide(LeaveAtTheDoor())
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
            if self._may_be_about_something_else(word):
                self._late_words(text, asked)
            else:
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
        if asked is not None and asked in CONVERSATIONS:
            self.begin(asked, Opening())
        elif (door := self._answer_to_a_notice(text)) is not None:
            self.begin(door.conversation, Opening(subject=door.subject, argument=door.argument))
        elif len(text) > LONGEST_ANSWER:
            self.say(_("That was a long text. I can keep 1,000 characters. Can you say it shorter?"))
        elif is_greeting(text):
            self.begin("unclear", Opening())
        elif is_thanks(text):
            self.say(_("You are welcome."))
        elif is_in_list("hard-day", text):
            self.say(hard_day_words(contact_of(self.caller.facts(Facts, Opening()).house)))
        elif read_yes_no(text, language()) is False:
            self.say(_("All right."))
        else:
            found = self._moment_in(text)
            if found is None or "?" in text:
                self.begin("unclear", Opening(words=text))
            else:
                deadline = Deadline(found.moment.day, found.moment.time)
                self.begin("new-sub-goal", Opening(words=found.rest, deadline=deadline))

    def _answer_to_a_notice(self, text: str) -> Door | None:
        """What a written answer to the one thing that waits now would have been tapped as."""
        facts = self.caller.facts(CitizenFacts, Opening())
        assert isinstance(facts, CitizenFacts)
        return door_meant(facts, text, self.now) if len(text) <= LONGEST_WRITTEN_BUTTON else None

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
        if not turn.understood and self.caller.citizen and (asked is not None or self._is_a_menu()):
            self._set_aside()
            self._fresh(text, asked)
        else:
            self.finish(turn)

    def _may_be_about_something_else(self, word: Word | None) -> bool:
        """Whether the talk has been quiet for so long that words of one's own need not be its answer."""
        talk = self.talk
        if talk is None or talk.open is None or not talk.open.takes_words or word is not None:
            return False
        return self.now - talk.touched_at > TALK_IS_QUIET_AFTER

    def _late_words(self, text: str, asked: str | None) -> None:
        """Words after a long silence: something new where they say so, and otherwise the person is asked."""
        waiting = self.talk
        self._set_aside()
        clear = asked is not None or is_greeting(text) or "?" in text or self._moment_in(text) is not None
        if clear or waiting is None or self.aside is not waiting:
            self._fresh(text, asked)
        else:
            self.begin("late-answer", Opening(words=text))

    def _moment_in(self, text: str) -> Found | None:
        """What is to be done and by when, where both are said in one message."""
        facts = self.caller.facts(Facts, Opening())
        found = find_moment(text, facts.settings.local(self.now), language())
        return found if found is not None and found.rest and found.moment.other is None else None

    def _is_a_menu(self) -> bool:
        """Whether the talk is a list of ways on, and nothing that one would miss."""
        talk = self.talk
        if talk is None or talk.open is None:
            return False
        return talk.open.only_choices and not CONVERSATIONS[talk.name].keep and talk.open.key not in ("summary", "item")

    def _press(self, incoming: Incoming) -> None:
        token = read_token(incoming.token)
        if isinstance(token, DoorToken) and self.caller.citizen and token.conversation in _DOORS:
            self._through(token)
        elif isinstance(token, AnswerToken) and (talk := self._asked_by(token)) is not None:
            if talk is self.aside:
                self.talk, self.aside = talk, self._worth_keeping()
                if self._is_behind(talk):
                    self._begin_again(_("It was changed in the meantime. Let us take it from the top."))
                    return
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
        if token.conversation in (CONTINUE, FORGET) and (self.aside is None or token.subject != self.aside.id):
            self.say(_("That question is closed. Nothing new has happened."))
        elif token.conversation == CONTINUE:
            self._continue()
        elif token.conversation == FORGET:
            self.aside = None
            self.say(_("All right, we leave it. Nothing new was saved."))
        else:
            opening = Opening(subject=token.subject, argument=token.argument)
            if self._is_open_already(token):
                self._ask_again("")
            else:
                self.begin(token.conversation, opening)

    def _is_open_already(self, token: DoorToken) -> bool:
        """Whether this very door was tapped twice in a row."""
        talk = self.talk
        if talk is None or not CONVERSATIONS[talk.name].keep or talk.name != token.conversation:
            return False
        return talk.opening.subject == token.subject and talk.opening.argument == token.argument

    def _continue(self) -> None:
        if self.aside is not None and self._worth_keeping() is None:
            self.talk, self.aside = self.aside, None
        if self.talk is None:
            self.say(_("There is nothing waiting for you now."))
        elif self._is_behind(self.talk):
            self._begin_again(_("It was changed in the meantime. Let us take it from the top."))
        else:
            self._ask_again("")

    def _is_behind(self, talk: TalkState) -> bool:
        """Whether the sub-goal that the talk is about was changed since it began."""
        if talk.opening.subject is None or not self.caller.citizen:
            return False
        conversation = CONVERSATIONS[talk.name]
        then, now = engine.facts_of(conversation, talk), self.caller.facts(conversation.facts, talk.opening)
        if not isinstance(then, CitizenFacts) or not isinstance(now, CitizenFacts):
            return False
        before, after = then.sub_goal(talk.opening.subject), now.sub_goal(talk.opening.subject)
        return (before and before.version) != (after and after.version)

    def _ask_again(self, word: str) -> None:
        assert self.talk is not None
        try:
            self.finish(engine.again(CONVERSATIONS[self.talk.name], self.talk, self.now, word))
        except Misfit:
            self._begin_again()

    def _begin_again(self, word: str = "") -> None:
        assert self.talk is not None
        name, opening = self.talk.name, self.talk.opening
        self.talk = None
        renewed = _("I have been renewed while we talked. Let us take it from the top. What you had saved is safe.")
        self.say(word or renewed)
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
        """Begins the next talk, or hands words that came late to the talk that waited for them."""
        if name == CONTINUE:
            self.talk, self.aside = self.aside, None
            if self.talk is None:
                self.say(_("There is nothing waiting for you now."))
            else:
                self._hear(opening.words or "", None)
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
