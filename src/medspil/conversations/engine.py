"""The engine: drives a conversation with `send()`, over the answers it already has, to its first open question.

Pure: a turn goes in as a remembered state, what was heard and the instant; it comes out as the new state, what to say
and what to decide. What counts is only what the newest answer led to.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import Facts
from medspil.conversations.kept_facts import facts_of, form_of
from medspil.conversations.messages import Message
from medspil.conversations.offering import by_label, by_part, dump, offer, rows, ways_out, with_skip
from medspil.conversations.readers import Again, Between, Value
from medspil.conversations.run import Misfit, Run
from medspil.conversations.saying import as_messages
from medspil.conversations.state import Answer, Offered, Opening, OpenQuestion, TalkState
from medspil.conversations.talk import Question
from medspil.conversations.texts import _, speaking
from medspil.conversations.tokens import UNDO
from medspil.conversations.understanding import Word, read_word, read_yes_no
from medspil.domain.decisions import Decided

TRIES = 3
"""After so many answers that could not be read there is a way out."""


@dataclass(frozen=True)
class Turn:
    """What one message led to: `state` is None when the talk is over, `understood` False where it was asked again."""

    state: TalkState | None
    messages: tuple[Message, ...] = ()
    decisions: tuple[Decided, ...] = ()
    next: tuple[str, Opening] | None = None
    set_aside: bool = False
    understood: bool = True


def begin(conversation: Conversation, facts: Facts, talk_id: str, opening: Opening, now: datetime) -> Turn:
    """Begins a talk. `talk_id` must be new; `now` is UTC."""
    state = TalkState(
        id=talk_id,
        name=conversation.name,
        version=conversation.version,
        started_at=now,
        touched_at=now,
        facts=form_of(conversation.facts).dump_python(facts, mode="json"),
        opening=opening,
    )
    with speaking(facts.settings.language):
        run = Run(conversation, state, facts)
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
            earlier = replace(state, answers=opened.before, open=None)
            return _rerun(conversation, earlier, facts, None, now)
        if len(state.answers) > state.sealed:
            taken = state.answers[-1]
            earlier = replace(state, answers=state.answers[:-1], open=None)
            return _rerun(conversation, earlier, facts, taken.key, now)
        if run.tapped is not None and run.talk.lasting == 0:
            return _rerun(conversation, replace(state, open=None), facts, run.tapped, now)
        word = _("This is where we began. There is nothing further back.")
        return _rerun(conversation, state, facts, opened.key, now, word)


def again(conversation: Conversation, state: TalkState, now: datetime, word: str = "") -> Turn:
    """Asks the open question once more, as when a talk is taken up again. Raises Misfit as the others do."""
    run, question = _resumed(conversation, state)
    facts = run.facts
    run.close()
    with speaking(facts.settings.language):
        return _rerun(conversation, state, facts, question.key, now, word)


def _resumed(conversation: Conversation, state: TalkState) -> tuple[Run, Question[Any]]:
    """A run that stands at the open question."""
    if conversation.version != state.version or state.open is None:
        raise Misfit("version")
    facts = facts_of(conversation, state)
    run = Run(conversation, state, facts, reopen=state.open.key)
    with speaking(facts.settings.language):
        run.go()
    if run.question is None or run.question.key != state.open.key:
        run.close()
        raise Misfit(state.open.key)
    return run, run.question


def _heard(run: Run, state: TalkState, question: Question[Any], text: str, now: datetime) -> Turn:
    opened = state.open
    assert opened is not None
    language = run.facts.settings.language
    reader = question.reader
    offered = by_label(opened.offered, text)
    if offered is not None and not (reader.dated and _is_of_another_day(opened, run.facts, now)):
        return _picked(run, state, question, offered, now)
    word = read_word(text, language)
    if reader.skippable and (word is Word.SKIP or (reader.takes_words and _is_a_plain_no(text, language))):
        return _answered(run, state, opened, None, now)
    if word is Word.CANCEL:
        return Turn(None, next=(UNDO, Opening())) if state.decided else _left(state)
    if word is Word.LATER:
        return _set_aside(state)
    reading = reader.read(text, run.facts.settings.local(now), language)
    if isinstance(reading, Value):
        return _answered(run, state, opened, dump(question, reading.value), now, reading.value)
    if isinstance(reading, Between):
        choices = tuple(Offered(label, {"value": dump(question, value)}) for label, value in reading.readings)
        return _asked_again(state, reading.text, choices, now, opened.tries)
    if (index := by_part(opened.offered, text, language, reader.takes_words)) is not None:
        return _picked(run, state, question, opened.offered[index], now)
    return _not_read(state, question, reading, now)


def _is_a_plain_no(text: str, language: str) -> bool:
    """Whether it is a no in letters: "nej tak" to a question that may be skipped is no note to keep."""
    return len(text.strip()) > 1 and text.strip(" .!")[:1].isalpha() and read_yes_no(text, language) is False


def _is_of_another_day(opened: OpenQuestion, facts: Facts, now: datetime) -> bool:
    """Whether it was asked on another day: "tomorrow" was another day then."""
    return facts.settings.local(opened.asked_at).date() != facts.settings.local(now).date()


def _picked(run: Run, state: TalkState, question: Question[Any], offered: Offered, now: datetime) -> Turn:
    opened = state.open
    assert opened is not None
    if "value" in offered.value:
        value = offered.value["value"]
        live = None if value is None else run.stored(question, value)
        return _answered(run, state, opened, value, now, live)
    if "reopen" in offered.value:
        return _reopened(run, state, offered.value["reopen"], offered.value["also"], now)
    return _left(state) if "leave" in offered.value else _set_aside(state)


def _answered(run: Run, state: TalkState, opened: OpenQuestion, stored: Any, now: datetime, live: Any = None) -> Turn:
    answer = Answer(opened.key, opened.asked_at, stored, now)
    answered = replace(state, answers=(*state.answers, answer), open=None)
    run.answer(live, now)
    return _turn(run, answered, now)


def _reopened(run: Run, state: TalkState, key: str, also: list[str], now: datetime) -> Turn:
    gone = {key, *also}
    kept = tuple(answer for place, answer in enumerate(state.answers) if place < state.sealed or answer.key not in gone)
    earlier = replace(state, answers=kept, open=None)
    turn = _rerun(run.conversation, earlier, run.facts, key, now)
    if turn.state is not None and turn.state.open is not None and turn.state.open.key == key:
        opened = replace(turn.state.open, before=state.answers)
        turn = replace(turn, state=replace(turn.state, open=opened))
    return turn


def _left(state: TalkState) -> Turn:
    if state.decided:
        return Turn(None, (Message(_("All right, we leave it here. What you had saved is safe.")),))
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
        choices = (*choices, *ways_out(question))
    return replace(_asked_again(state, hint, choices, now, tries), understood=False)


def _asked_again(
    state: TalkState,
    text: str,
    choices: tuple[Offered, ...],
    now: datetime,
    tries: int,
) -> Turn:
    assert state.open is not None
    serial = _serial(state, state.open.key, choices)
    opened = replace(state.open, serial=serial, asked_at=now, offered=choices, tries=tries)
    new = replace(state, open=opened, serial=max(serial, state.serial), touched_at=now)
    return Turn(new, (Message(text, rows(state.id, serial, choices)),))


def _rerun(
    conversation: Conversation,
    state: TalkState,
    facts: Facts,
    reopen: str | None,
    now: datetime,
    word: str = "",
) -> Turn:
    """Runs anew after an answer was taken back: only the question counts, not what was said on the way to it."""
    run = _run_anew(conversation, state, facts, reopen, now)
    stands = max(len(run.talk.decided), state.lasting)
    if stands < state.decided:
        state = replace(state, decided=stands, taken_back=state.taken_back + 1)
    try:
        run.forget_what_was_said()
        if word:
            run.talk.say(word)
        return _turn(run, state, now)
    finally:
        run.close()


def _run_anew(conversation: Conversation, state: TalkState, facts: Facts, reopen: str | None, now: datetime) -> Run:
    """A run to the question that is asked anew at `now`; as it was then, where `now` would ask another one."""
    run = Run(conversation, state, facts, reopen, anew_at=now)
    run.go()
    if reopen is None or (run.question is not None and run.question.key == reopen):
        return run
    run.close()
    run = Run(conversation, state, facts, reopen)
    run.go()
    return run


def _serial(state: TalkState, key: str, offered: tuple[Offered, ...]) -> int:
    """The number of this asking: the same as before where the same question is repeated with the same choices.

    So a button further up still answers it. Ways out at the end of the choices may have come or gone.
    """
    before = state.open
    if before is not None and before.key == key:
        common = min(len(offered), len(before.offered))
        if common and offered[:common] == before.offered[:common]:
            return before.serial
    return state.serial + 1


def _turn(run: Run, state: TalkState, now: datetime) -> Turn:
    """What the run led to since the newest answer."""
    talk = run.talk
    new = talk.decided[state.decided :]
    # What was decided for now and taken back may be decided again, so its id tells the two apart.
    again = f".{state.taken_back}" if state.taken_back else ""
    decisions = tuple(
        Decided(f"{state.id}:{place}{again}", decision) for place, decision in enumerate(new, start=state.decided)
    )
    sealed = len(state.answers) if talk.lasting > state.decided else state.sealed
    if run.question is None:
        return Turn(None, as_messages(talk.said), decisions, talk.next)
    question = run.question
    offered = tuple(offer(question, choice) for choice in with_skip(question))
    serial = _serial(state, question.key, offered)
    before = state.open.before if state.open is not None and state.open.key == question.key else None
    reader = question.reader
    opened = OpenQuestion(
        question.key,
        serial,
        now,
        offered,
        before=before,
        takes_words=reader.takes_words,
        only_choices=reader.only_choices,
    )
    after = replace(
        state,
        open=opened,
        serial=max(serial, state.serial),
        sealed=sealed,
        decided=state.decided + len(new),
        lasting=max(state.lasting, talk.lasting),
        touched_at=now,
    )
    asked = Message(question.text, rows(state.id, serial, offered))
    return Turn(after, as_messages(talk.said, asked), decisions)
