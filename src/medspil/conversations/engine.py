"""The engine: drives a conversation with `send()`, over the answers it already has, to its first open question.

Pure: a turn goes in as a remembered state, what was heard and the instant; it comes out as the new state, what to say
and what to decide. What counts is only what the newest answer led to.
"""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import Facts
from medspil.conversations.messages import Button, Message
from medspil.conversations.readers import Again, Between, Value
from medspil.conversations.state import Answer, Offered, Opening, OpenQuestion, TalkState
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Question, Reopen, Saying, SetAside, Talk
from medspil.conversations.texts import _, speaking
from medspil.conversations.tokens import answer_token, door_token
from medspil.conversations.understanding import Word, read_choice, read_word
from medspil.domain.decisions import Decided

TRIES = 3
"""After so many answers that could not be read there is a way out."""


class Misfit(Exception):
    """What is remembered of the talk does not fit the code of today."""


@dataclass(frozen=True)
class Turn:
    """What one message led to: `state` is None when the talk is over, `understood` False where it was asked again."""

    state: TalkState | None
    messages: tuple[Message, ...] = ()
    decisions: tuple[Decided, ...] = ()
    next: tuple[str, Opening] | None = None
    set_aside: bool = False
    understood: bool = True


@dataclass
class _Run:
    """One run of the function from its top. `reopen` is a question to ask although its answer is given."""

    conversation: Conversation
    state: TalkState
    facts: Facts
    reopen: str | None = None
    question: Question[Any] | None = None
    _talk: Talk[Any] = field(init=False)
    _coroutine: Coroutine[Question[Any], Any, None] = field(init=False)
    _asked: set[str] = field(default_factory=set)
    _answers: dict[str, Answer] = field(init=False)
    _newest: str | None = field(init=False)

    def __post_init__(self) -> None:
        self._talk = Talk(self.facts, self.state.opening, self.state.started_at)
        self._coroutine = self.conversation.function(self._talk)
        self._answers = {answer.key: answer for answer in self.state.answers}
        self._newest = self.state.answers[-1].key if self.state.answers else None

    @property
    def talk(self) -> Talk[Any]:
        return self._talk

    def go(self, value: Any = None) -> None:
        """Runs on to the next open question, or to the end (then `question` is None)."""
        try:
            while True:
                question = self._coroutine.send(value)
                if question.key in self._asked:
                    raise RuntimeError(f"{self.conversation.name} asks {question.key!r} twice in one run")
                self._asked.add(question.key)
                answer = self._answers.get(question.key)
                if answer is not None:
                    value = self._stored(question, answer.value)
                    self._talk.now = max(self._talk.now, answer.answered_at)
                    if answer.key == self._newest:
                        self.forget_what_was_said()
                elif question.given is not UNKNOWN and question.key != self.reopen:
                    value = question.given
                else:
                    self.question = question
                    return
        except StopIteration:
            self.question = None

    def answer(self, value: Any, now: datetime) -> None:
        """Gives the open question its answer and runs on; what was said before it does not count any more."""
        self.forget_what_was_said()
        self._talk.now = now
        self._newest = None
        self.reopen = None
        self.go(value)

    def forget_what_was_said(self) -> None:
        self._talk.said.clear()

    def close(self) -> None:
        self._coroutine.close()

    def _stored(self, question: Question[Any], value: Any) -> Any:
        try:
            return None if value is None else question.reader.adapter.validate_python(value, strict=False)
        except ValidationError as error:
            raise Misfit(question.key) from error


def begin(conversation: Conversation, facts: Facts, talk_id: str, opening: Opening, now: datetime) -> Turn:
    """Begins a talk. `talk_id` must be new; `now` is UTC."""
    state = TalkState(
        id=talk_id,
        name=conversation.name,
        version=conversation.version,
        started_at=now,
        touched_at=now,
        facts=TypeAdapter(conversation.facts).dump_python(facts, mode="json"),
        opening=opening,
    )
    with speaking(facts.settings.language):
        run = _Run(conversation, state, facts)
        try:
            run.go()
            return _turn(run, state, now)
        finally:
            run.close()


def hear(conversation: Conversation, state: TalkState, text: str, now: datetime) -> Turn:
    """The person wrote `text` while the talk's question was open. Raises Misfit where the state does not fit."""
    run, question = _resumed(conversation, state)
    with speaking(run.facts.settings.language):
        try:
            return _heard(run, state, question, text, now)
        finally:
            run.close()


def press(conversation: Conversation, state: TalkState, index: int, now: datetime) -> Turn:
    """The person tapped the choice `index` of the open question. Raises Misfit where the state does not fit."""
    run, question = _resumed(conversation, state)
    with speaking(run.facts.settings.language):
        try:
            assert state.open is not None
            return _picked(run, state, question, state.open.offered[index], now)
        finally:
            run.close()


def back(conversation: Conversation, state: TalkState, now: datetime) -> Turn:
    """Takes back the newest answer, as far as the last decision. Raises Misfit where the state does not fit."""
    run, _question = _resumed(conversation, state)
    facts = run.facts
    run.close()
    opened = state.open
    assert opened is not None
    with speaking(facts.settings.language):
        if opened.before is not None:
            earlier = replace(state, answers=(*state.answers, opened.before), open=None)
            return _rerun(conversation, earlier, facts, None, now)
        if len(state.answers) > state.sealed:
            taken = state.answers[-1]
            earlier = replace(state, answers=state.answers[:-1], open=None)
            return _rerun(conversation, earlier, facts, taken.key, now)
        word = _("This is where we began. There is nothing further back.")
        return _rerun(conversation, state, facts, opened.key, now, word)


def again(conversation: Conversation, state: TalkState, now: datetime, word: str = "") -> Turn:
    """Asks the open question once more, as when a talk is taken up again. Raises Misfit as the others do."""
    run, question = _resumed(conversation, state)
    facts = run.facts
    run.close()
    with speaking(facts.settings.language):
        return _rerun(conversation, state, facts, question.key, now, word)


def facts_of(conversation: Conversation, state: TalkState) -> Facts:
    """The facts as they were when the talk began. Raises Misfit where their stored form does not fit."""
    try:
        facts: Facts = TypeAdapter(conversation.facts).validate_python(state.facts, strict=False)
    except ValidationError as error:
        raise Misfit("facts") from error
    return facts


def _resumed(conversation: Conversation, state: TalkState) -> tuple[_Run, Question[Any]]:
    """A run that stands at the open question."""
    if conversation.version != state.version or state.open is None:
        raise Misfit("version")
    facts = facts_of(conversation, state)
    run = _Run(conversation, state, facts, reopen=state.open.key)
    with speaking(facts.settings.language):
        run.go()
    if run.question is None or run.question.key != state.open.key:
        run.close()
        raise Misfit(state.open.key)
    return run, run.question


def _heard(run: _Run, state: TalkState, question: Question[Any], text: str, now: datetime) -> Turn:
    opened = state.open
    assert opened is not None
    language = run.facts.settings.language
    reader = question.reader
    offered = _offered_by_words(opened.offered, text, language, only_labels=reader.takes_words)
    if offered is not None:
        return _picked(run, state, question, offered, now)
    word = read_word(text, language)
    if word is Word.SKIP and reader.skippable:
        return _answered(run, state, opened, None, now)
    if word is Word.CANCEL:
        return _left()
    if word is Word.LATER and not reader.takes_words:
        return _set_aside(state)
    reading = reader.read(text, run.facts.settings.local(now), language)
    if isinstance(reading, Value):
        return _answered(run, state, opened, _dump(question, reading.value), now, reading.value)
    if isinstance(reading, Between):
        choices = tuple(Offered(label, {"value": _dump(question, value)}) for label, value in reading.readings)
        return _asked_again(state, reading.text, choices, now, opened.tries)
    if (index := _by_part(opened.offered, text, language, reader.takes_words)) is not None:
        return _picked(run, state, question, opened.offered[index], now)
    return _not_read(state, question, reading, now)


def _offered_by_words(offered: tuple[Offered, ...], text: str, language: str, only_labels: bool) -> Offered | None:
    """The choice whose very label was written."""
    wanted = _plain(text)
    return next((choice for choice in offered if _plain(choice.label) == wanted), None)


def _by_part(offered: tuple[Offered, ...], text: str, language: str, takes_words: bool) -> int | None:
    if takes_words or not offered:
        return None
    return read_choice(text, [choice.label for choice in offered], language)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _picked(run: _Run, state: TalkState, question: Question[Any], offered: Offered, now: datetime) -> Turn:
    opened = state.open
    assert opened is not None
    if "value" in offered.value:
        value = offered.value["value"]
        live = None if value is None else run._stored(question, value)
        return _answered(run, state, opened, value, now, live)
    if "reopen" in offered.value:
        return _reopened(run, state, offered.value["reopen"], offered.value["also"], now)
    return _left() if "leave" in offered.value else _set_aside(state)


def _answered(run: _Run, state: TalkState, opened: OpenQuestion, stored: Any, now: datetime, live: Any = None) -> Turn:
    answer = Answer(opened.key, opened.asked_at, stored, now)
    answered = replace(state, answers=(*state.answers, answer), open=None)
    run.answer(live, now)
    return _turn(run, answered, now)


def _reopened(run: _Run, state: TalkState, key: str, also: list[str], now: datetime) -> Turn:
    before = next((answer for answer in state.answers if answer.key == key), None)
    gone = {key, *also}
    kept = tuple(answer for place, answer in enumerate(state.answers) if place < state.sealed or answer.key not in gone)
    earlier = replace(state, answers=kept, open=None)
    turn = _rerun(run.conversation, earlier, run.facts, key, now)
    if turn.state is not None and turn.state.open is not None and turn.state.open.key == key:
        opened = replace(turn.state.open, before=before)
        turn = replace(turn, state=replace(turn.state, open=opened))
    return turn


def _left() -> Turn:
    return Turn(None, (Message(_("All right, we leave it. Nothing new was saved.")),))


def _set_aside(state: TalkState) -> Turn:
    word = _("All right. It waits here for a week. Write “continue” when you want to go on.")
    return Turn(state, (Message(word),), set_aside=True)


def _not_read(state: TalkState, question: Question[Any], reading: Again, now: datetime) -> Turn:
    opened = state.open
    assert opened is not None
    tries = opened.tries + 1
    choices = opened.offered
    hint = reading.hint
    if tries == TRIES:
        hint += "\n\n" + _("It is fine to stop here, too.")
        choices = (*choices, *_ways_out(question))
    return replace(_asked_again(state, hint, choices, now, tries), understood=False)


def _ways_out(question: Question[Any]) -> tuple[Offered, ...]:
    ways: list[Offered] = []
    if question.reader.skippable:
        ways.append(Offered(_("Skip this"), {"value": None}))
    ways.append(Offered(_("Save it for later"), {"later": True}))
    ways.append(Offered(_("Drop it"), {"leave": True}))
    return tuple(ways)


def _asked_again(
    state: TalkState,
    text: str,
    choices: tuple[Offered, ...],
    now: datetime,
    tries: int,
) -> Turn:
    assert state.open is not None
    serial = state.serial + 1
    opened = replace(state.open, serial=serial, asked_at=now, offered=choices, tries=tries)
    new = replace(state, open=opened, serial=serial, touched_at=now)
    return Turn(new, (Message(text, _rows(state.id, serial, choices)),))


def _rerun(
    conversation: Conversation,
    state: TalkState,
    facts: Facts,
    reopen: str | None,
    now: datetime,
    word: str = "",
) -> Turn:
    """Runs anew after an answer was taken back: only the question counts, not what was said on the way to it."""
    run = _Run(conversation, state, facts, reopen=reopen)
    try:
        run.go()
        run.forget_what_was_said()
        if word:
            run.talk.say(word)
        return _turn(run, state, now)
    finally:
        run.close()


def _turn(run: _Run, state: TalkState, now: datetime) -> Turn:
    """What the run led to since the newest answer."""
    talk = run.talk
    new = talk.decided[state.decided :]
    decisions = tuple(
        Decided(f"{state.id}:{place}", decision) for place, decision in enumerate(new, start=state.decided)
    )
    sealed = len(state.answers) if new else state.sealed
    if run.question is None:
        return Turn(None, as_messages(talk.said), decisions, talk.next)
    question = run.question
    serial = state.serial + 1
    offered = tuple(_offered(question, choice) for choice in _with_skip(question))
    opened = OpenQuestion(question.key, serial, now, offered)
    after = replace(state, open=opened, serial=serial, sealed=sealed, decided=state.decided + len(new), touched_at=now)
    asked = Message(question.text, _rows(state.id, serial, offered))
    return Turn(after, as_messages(talk.said, asked), decisions)


def _with_skip(question: Question[Any]) -> tuple[Choice[Any], ...]:
    if not question.reader.skippable or any(choice.value is None for choice in question.choices):
        return question.choices
    return (*question.choices, Choice(_("Skip this"), None))


def _offered(question: Question[Any], choice: Choice[Any]) -> Offered:
    value = choice.value
    if isinstance(value, Reopen):
        return Offered(choice.label, {"reopen": value.key, "also": list(value.also)})
    if isinstance(value, Leave):
        return Offered(choice.label, {"leave": True})
    if isinstance(value, SetAside):
        return Offered(choice.label, {"later": True})
    return Offered(choice.label, {"value": _dump(question, value)})


def _dump(question: Question[Any], value: Any) -> Any:
    return None if value is None else question.reader.adapter.dump_python(value, mode="json")


def _rows(talk_id: str, serial: int, offered: tuple[Offered, ...]) -> tuple[tuple[Button, ...], ...]:
    return in_rows(
        tuple(Button(choice.label, answer_token(talk_id, serial, index)) for index, choice in enumerate(offered))
    )


def in_rows(buttons: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows that fit a narrow phone: short ones side by side, long ones alone."""
    rows: list[tuple[Button, ...]] = []
    row: list[Button] = []
    for button in buttons:
        width = 6 if len(button.label) <= 2 else 2 if len(button.label) <= 16 else 1
        limit = min([width, *(6 if len(b.label) <= 2 else 2 if len(b.label) <= 16 else 1 for b in row)])
        if len(row) >= limit:
            rows.append(tuple(row))
            row = []
        row.append(button)
    if row:
        rows.append(tuple(row))
    return tuple(rows)


def as_messages(said: Sequence[Saying], asked: Message | None = None) -> tuple[Message, ...]:
    """What was said and asked, in as few messages as can be: a picture or a file has one of its own."""
    messages: list[Message] = []
    texts: list[str] = []

    def flush(rows: tuple[tuple[Button, ...], ...] = ()) -> None:
        if texts:
            messages.append(Message("\n\n".join(texts), rows))
            texts.clear()

    for saying in said:
        if saying.picture is not None or saying.document is not None:
            flush()
            messages.append(Message(saying.text, (), saying.picture, saying.document))
            continue
        texts.append(saying.text)
        if saying.doors:
            flush(in_rows(tuple(_door(door) for door in saying.doors)))
    if asked is not None:
        texts.append(asked.text)
        flush(asked.rows)
    flush()
    return tuple(messages)


def _door(door: Door) -> Button:
    return Button(door.label, door_token(door.conversation, door.subject, door.argument))
