"""The front desk: where each incoming thing goes. Pure; every way through it is a dialogue in the tests."""

from collections.abc import Callable
from datetime import datetime

from medspil.conversations.at_the_door import AtTheDoor
from medspil.conversations.caller import Caller, Outcome
from medspil.conversations.circle.help_wish import helpers_in, names_of
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.commands import asked_for, is_a_smile, is_surely_a_command
from medspil.conversations.crisis import crisis_answer, is_crisis, rest_until
from medspil.conversations.desk_words import (
    PLAIN_REPLIES,
    READ_FOR_CRISIS,
    WISHES_A_FEELING_IS_TAKEN_FOR,
    plain_reply,
)
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.group_facts import MemberFacts, NowFacts
from medspil.conversations.help import help_on_the_way, help_words
from medspil.conversations.messages import Button, Incoming, Kind, Message
from medspil.conversations.notices import door_meant
from medspil.conversations.open_doors import BY_INVITATION
from medspil.conversations.readers import LONGEST_ANSWER
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.saying import joined
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.talk import Door
from medspil.conversations.texts import _, language, speaking
from medspil.conversations.tidying import Pressed
from medspil.conversations.tokens import CONTINUE, UNDO, door_token
from medspil.conversations.understanding import (
    UNCLEAR,
    Found,
    Wish,
    Word,
    find_moment,
    is_hard_day,
    read_word,
    read_yes_no,
)
from medspil.conversations.which_one import way_if_named
from medspil.conversations.wishing import HEARD_EVERYWHERE, deadline_of, way_for
from medspil.domain.agenda import TALK_IS_DROPPED_AFTER, TALK_IS_QUIET_AFTER
from medspil.domain.decisions import RestAfterCrisis, Stop
from medspil.domain.invitations import CodeState
from medspil.domain.persons import Role

MADE_BY_US = (CodeState.GOOD, CodeState.USED, CodeState.EXPIRED)
"""How a code stands that Medspil made; an unknown one may be anybody's words."""

LONGEST_WRITTEN_BUTTON = 40
"""A longer text is no button that someone wrote instead of tapping it."""


def receive(caller: Caller, incoming: Incoming, now: datetime, new_id: Callable[[], str]) -> Outcome:
    """What comes of `incoming` at `now` (UTC). `new_id` names new talks."""
    desk = _Reception(caller, now, new_id)
    with speaking(caller.facts(Facts, Opening()).settings.language):
        return desk.receive(incoming)


def changed_meanwhile(caller: Caller, talk_ids: frozenset[str]) -> Outcome:
    """What is said where a decision of these talks came too late: something else changed the same thing meanwhile."""
    with speaking(caller.facts(Facts, Opening()).settings.language):
        stale = [talk for talk in (caller.talk, caller.aside) if talk is not None and talk.id in talk_ids]
        if not caller.known or any(talk.name in BY_INVITATION for talk in stale):
            # All that someone who is not in yet can decide is about their invitation.
            message = Message(_("That code is not good any more. Ask for a new invitation."))
        else:
            text = _("It was changed while we talked. I have saved nothing new. Take a look at how it is now.")
            message = Message(text, ((_back_to(caller, stale),),))
        aside = caller.aside if caller.known else None
        return Outcome(None, None if aside and aside.id in talk_ids else aside, (message,))


def _back_to(caller: Caller, stale: list[TalkState]) -> Button:
    """The button that shows how things are now."""
    known = [talk for talk in stale if talk.name in CONVERSATIONS]
    for talk in known:
        if talk.name in ("offer", "join-room"):
            return Button(_("See the offer"), door_token(talk.name, talk.opening.subject))
        if issubclass(CONVERSATIONS[talk.name].facts, MemberFacts):
            return Button(_("My group"), door_token("my-groups"))
    is_citizens = all(CONVERSATIONS[talk.name].is_open_to(frozenset((Role.CITIZEN,))) for talk in known)
    if caller.citizen and is_citizens:
        return Button(_("My sub-goals"), door_token("my-sub-goals"))
    return Button(_("Home"), door_token("home"))


def sorry(caller: Caller) -> Outcome:
    """What is said where the bot itself went wrong: nothing that was saved is lost."""
    with speaking(caller.facts(Facts, Opening()).settings.language):
        text = _("Something went wrong with me. What you had saved is safe. Please try once more.")
        return Outcome(None, caller.aside, (Message(text),))


class _Reception(AtTheDoor):
    """The way of each incoming thing."""

    def receive(self, incoming: Incoming) -> Outcome:
        self.written_id = incoming.id
        if incoming.shown is not None:
            self.pressed = Pressed(incoming.shown, incoming.token)
        # A code that was really made may look like words of crisis by chance.
        if incoming.kind in READ_FOR_CRISIS and self.caller.code not in MADE_BY_US and is_crisis(incoming.text):
            self._crisis()
        elif incoming.kind in PLAIN_REPLIES:
            self.say(plain_reply(incoming.kind))
        elif incoming.kind is Kind.BLOCKED:
            self._blocked()
        elif incoming.kind is not Kind.PASSED_BY and not self.caller.part_of_long_text:
            if self.caller.known:
                self._known(incoming)
            else:
                self.stranger(incoming)
        messages = self.messages if self.pressed is None else self.pressed.with_tidied(self.messages)
        return Outcome(self.talk, self.aside, joined(messages), tuple(self.decisions))

    def _crisis(self) -> None:
        facts = self.facts(Facts)
        self.aside = self.talk or self.aside
        self.talk = None
        self.messages.append(
            crisis_answer(facts, self.now, self.caller.resting_until, self.aside, self._who_can_help())
        )
        if self.caller.known:
            self.decide(RestAfterCrisis(rest_until(self.now)))

    def _who_can_help(self) -> str:
        """The names of those to whom this citizen's wishes for help go."""
        if not self.caller.citizen:
            return ""
        facts = self.facts(CircleFacts)
        assert isinstance(facts, CircleFacts)
        return names_of(helpers_in(facts))

    def _blocked(self) -> None:
        self.talk = None
        if self.caller.known:
            self.decide(Stop())

    def _known(self, incoming: Incoming) -> None:
        if self.is_about_an_invitation(incoming):
            return
        if incoming.kind is Kind.START:
            self._started()
        elif incoming.kind is Kind.PRESSED:
            self.press(incoming)
        else:
            self._read(incoming.text)

    def _started(self) -> None:
        if self.caller.stopped:
            self.begin("resume", Opening())
        elif self.talk is not None:
            self.ask_again("")
        else:
            self._at_home()

    def _at_home(self, words: str | None = None) -> None:
        """Where someone stands who wants nothing in particular: with what they can do here, as buttons."""
        self.begin("unclear" if self.caller.citizen else "home", Opening(words=words))

    def _read(self, text: str) -> None:
        word = read_word(text, language())
        asked = asked_for(text, self.roles)
        if self._is_a_stop(word, text) or asked == "stop":
            self.begin("stop", Opening())
        elif word is Word.HELP or asked == "help":
            self._help()
        elif asked == CONTINUE:
            self.take_up()
        elif self._is_heard_everywhere(wish := self.wish_in(text), text):
            self._help() if wish.intent == "help" else self.begin(*way_for(wish))
        elif self.talk is not None and (word is Word.CANCEL or not is_surely_a_command(text, self.roles)):
            if self._may_be_about_something_else(word):
                self._late_words(text, asked)
            else:
                self.hear(text, word)
        elif word in (Word.BACK, Word.CANCEL) and asked != UNDO:
            self.offer_undo(_("There is nothing to undo just now."))
        elif word is Word.CHANGE and asked is None and self.caller.citizen and self.wish_in(text).intent == UNCLEAR:
            self.begin("my-sub-goals", Opening())  # where each can be changed
        else:
            self.fresh(text, asked)

    def _is_a_stop(self, word: Word | None, text: str) -> bool:
        """Whether it says stop. "Enough" may be about a sub-goal: it does so only where something was asked."""
        return word is Word.STOP and (self.talk is not None or self.wish_in(text).intent == "stop")

    def _is_heard_everywhere(self, wish: Wish, text: str) -> bool:
        """Whether it is a wish so plain that it is none of the words that a question asked for."""
        return wish.intent in HEARD_EVERYWHERE and " " in text.strip()

    def _help(self) -> None:
        if self.talk is None:
            self.begin("help", Opening())
        else:
            words = help_words if self._is_a_menu() else help_on_the_way
            self.ask_again(words(self.facts(Facts)))

    def fresh(self, text: str, asked: str | None) -> None:
        """Something new, in the person's own words or by a command's name."""
        if asked is not None and asked in CONVERSATIONS:
            self.begin(asked, Opening())
        elif not self.caller.citizen:
            self._words_of_staff(text)
        elif (door := self._answer_to_a_notice(text)) is not None:
            self.begin(door.conversation, Opening(subject=door.subject, argument=door.argument))
        elif len(text) > LONGEST_ANSWER:
            self.say(_("That was a long text. I can keep 1,000 characters. Can you say it shorter?"))
        elif (way := self.way_to_group(text)) is not None:
            self.begin(*way)
        else:
            self._grant(self.wish_in(text), text)

    def _words_of_staff(self, text: str) -> None:
        """Does what is wished for, as far as their roles go; other words become nothing, least of all a sub-goal."""
        wish = self.wish_in(text)
        if wish.intent == "thanks" or (wish.intent == UNCLEAR and is_a_smile(text)):
            self.say(_("You are welcome."))
        elif wish.intent == "greeting":
            self._at_home()
        elif wish.intent != UNCLEAR:
            self.begin(*way_for(wish))
        elif is_hard_day(text):
            self.say(self.hard_day_words())
        elif read_yes_no(text, language()) is not None:
            self.say(_("All right."))
        else:
            self._at_home(text)

    def _grant(self, wish: Wish, text: str) -> None:
        """Does what is wished for, or answers words that are no wish; where neither is sure, the person is asked."""
        if wish.intent == "thanks" or (wish.intent == UNCLEAR and is_a_smile(text)):
            self.say(_("You are welcome."))
        elif wish.intent in WISHES_A_FEELING_IS_TAKEN_FOR and is_hard_day(text):
            self.say(self.hard_day_words())
        elif wish.intent != UNCLEAR:
            self.begin(*way_for(wish))
        elif read_yes_no(text, language()) is not None:
            self.say(_("All right."))
        elif (way := way_if_named(wish, text, self._citizen_facts())) is not None:
            self.begin(*way)
        else:
            found = self._moment_in(text)
            deadline = deadline_of(found.moment) if found is not None else None
            self.begin("unclear", Opening(words=text, deadline=deadline, argument=",".join(wish.offers) or None))

    def _answer_to_a_notice(self, text: str) -> Door | None:
        """What a written answer to the one thing that waits now would have been tapped as."""
        if len(text) > LONGEST_WRITTEN_BUTTON:
            return None
        facts = self.facts(NowFacts)
        assert isinstance(facts, NowFacts)
        return door_meant(facts, text, self.now)

    def _citizen_facts(self) -> CitizenFacts:
        facts = self.facts(CitizenFacts)
        assert isinstance(facts, CitizenFacts)
        return facts

    def _may_be_about_something_else(self, word: Word | None) -> bool:
        """Whether the talk has been quiet for so long that words of one's own need not be its answer."""
        talk = self.talk
        if talk is None or talk.open is None or not talk.open.takes_words or word is not None:
            return False
        return self.now - talk.touched_at > TALK_IS_QUIET_AFTER

    def _late_words(self, text: str, asked: str | None) -> None:
        """Words after a long silence: something new where they say so, and otherwise the person is asked."""
        waiting = self.talk
        self.set_aside()
        sure = self.wish_in(text).intent != UNCLEAR
        clear = asked is not None or sure or "?" in text or self._moment_in(text) is not None
        if clear or waiting is None or self.aside is not waiting:
            self.fresh(text, asked)
        else:
            self.begin("late-answer", Opening(words=text))

    def _moment_in(self, text: str) -> Found | None:
        """What is to be done and by when, where both are said in one message."""
        facts = self.facts(Facts)
        found = find_moment(text, facts.settings.local(self.now), language())
        return found if found is not None and found.rest and found.moment.other is None else None


def is_forgotten(talk: TalkState, now: datetime) -> bool:
    """Whether a talk has lain so long that it is dropped."""
    return now - talk.touched_at > TALK_IS_DROPPED_AFTER
