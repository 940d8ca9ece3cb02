"""The engine: drives a conversation with `send()`, over the answers it already has, to its first open question.

Pure: a turn goes in as a remembered state, what was heard and the instant; it comes out as the new state, what to say
and what to decide. What counts is only what the newest answer led to.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from medspil.conversations.changing import picked_in_list, wish_to_change
from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import Facts
from medspil.conversations.kept_facts import facts_of, form_of
from medspil.conversations.messages import Message, Shown
from medspil.conversations.offering import by_label, by_part, dump
from medspil.conversations.readers import Again, Between, Value, inside, words_or_no
from medspil.conversations.run import Misfit, Run
from medspil.conversations.several import DONE, TOGGLE, all_chosen, is_ticking, names_chosen, tapped, written
from medspil.conversations.state import Answer, Offered, Opening, OpenQuestion, TalkState
from medspil.conversations.talk import Question
from medspil.conversations.texts import _, speaking
from medspil.conversations.third_try import TRIES, last_help, unread_words, with_unread
from medspil.conversations.tokens import NEW, UNDO
from medspil.conversations.turns import Turn, asked_again, rerun, ticked_again, turn_of
from medspil.conversations.understanding import Word, read_word, read_yes_no


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
            return turn_of(run, state, now)
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


def press(conversation: Conversation, state: TalkState, index: int, now: datetime, shown: Shown | None = None) -> Turn:
    """The person tapped the choice `index` of the open question, in the message `shown`.

    Raises Misfit where the state does not fit.
    """
    run, question = _resumed(conversation, state)
    with speaking(run.facts.settings.language):
        try:
            assert state.open is not None
            seen = shown.label if shown is not None else ""
            return _picked(run, state, question, state.open.offered[index], now, seen)
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
        if opened.changing:
            return rerun(conversation, state, facts, opened.key, now)
        if opened.before is not None:
            earlier = replace(state, answers=opened.before, open=None)
            return rerun(conversation, earlier, facts, None, now)
        if len(state.answers) > state.sealed:
            taken = state.answers[-1]
            earlier = replace(state, answers=state.answers[:-1], open=None)
            return rerun(conversation, earlier, facts, taken.key, now, earlier=taken.value)
        if run.tapped is not None and run.talk.lasting == 0:
            return rerun(conversation, replace(state, open=None), facts, run.tapped, now)
        word = _("This is where we began. There is nothing further back.")
        if run.talk.lasting:
            word = _("That is saved already. Write “undo” to take it back.")
        return rerun(conversation, state, facts, opened.key, now, word)


def again(conversation: Conversation, state: TalkState, now: datetime, word: str = "") -> Turn:
    """Asks the open question once more, as when a talk is taken up again. Raises Misfit as the others do."""
    run, question = _resumed(conversation, state)
    facts = run.facts
    run.close()
    with speaking(facts.settings.language):
        return rerun(conversation, state, facts, question.key, now, word)


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
    is_old = reader.dated and _is_of_another_day(opened, run.facts, now)
    if offered is not None and TOGGLE not in offered.value and not is_old:
        return _picked(run, state, question, offered, now)
    word = read_word(text, language)
    if is_ticking(opened) and (offered is not None or word in (None, Word.NONE)):
        values = written(opened, text, language)
        if values is not None:
            return _answered(run, state, opened, values, now, run.stored(question, values))
    if _is_skipped(question, opened, text, word, language):
        return _answered(run, state, opened, None, now)
    if word is not None and reader.only_choices:
        # "Not now" is an answer where "No, not now" is a choice.
        index = by_part(opened.offered, text, language, reader.takes_words)
        if index is not None:
            return _picked(run, state, question, opened.offered[index], now)
    if word is Word.CANCEL:
        return Turn(None, next=(UNDO, Opening(argument=state.id))) if state.decided else _left(state)
    if word is Word.LATER:
        return _set_aside(state)
    change = (picked_in_list if opened.changing else wish_to_change)(run, state, text, now)
    if change is not None:
        return change if isinstance(change, Turn) else _picked(run, state, question, change, now)
    reading = reader.read(text, run.facts.settings.local(now), language)
    if isinstance(reading, Value):
        return _answered(run, state, opened, dump(question, reading.value), now, reading.value)
    if isinstance(reading, Between):
        choices = tuple(Offered(label, {"value": dump(question, value)}) for label, value in reading.readings)
        return asked_again(state, reading.text, choices, now, opened.tries)
    index = None if is_ticking(opened) else by_part(opened.offered, text, language, reader.takes_words)
    if index is not None:
        return _picked(run, state, question, opened.offered[index], now)
    # A word that steers, as "don't know", is nothing to keep.
    return _not_read(run, with_unread(state, text) if word is None else state, question, reading, now)


def _is_skipped(question: Question[Any], opened: OpenQuestion, text: str, word: Word | None, language: str) -> bool:
    """Whether the question may be skipped and the text says so."""
    reader = question.reader
    if opened.changing or not reader.skippable:
        return False
    if word is Word.SKIP:
        return True
    return reader.takes_words and inside(reader) is not words_or_no and _is_a_plain_no(text, language)


def _is_a_plain_no(text: str, language: str) -> bool:
    """Whether it is a no in letters: "nej tak" to a question that may be skipped is no note to keep."""
    return len(text.strip()) > 1 and text.strip(" .!")[:1].isalpha() and read_yes_no(text, language) is False


def _is_of_another_day(opened: OpenQuestion, facts: Facts, now: datetime) -> bool:
    """Whether it was asked on another day: "tomorrow" was another day then."""
    return facts.settings.local(opened.asked_at).date() != facts.settings.local(now).date()


def _picked(
    run: Run, state: TalkState, question: Question[Any], offered: Offered, now: datetime, seen: str = ""
) -> Turn:
    opened = state.open
    assert opened is not None
    if "value" in offered.value:
        value = offered.value["value"]
        live = None if value is None else run.stored(question, value)
        return _answered(run, state, opened, value, now, live)
    if TOGGLE in offered.value:
        return ticked_again(state, question.text, tapped(opened, offered, seen), now)
    if DONE in offered.value:
        values = all_chosen(opened)
        turn = _answered(run, state, opened, values, now, run.stored(question, values))
        return replace(turn, chose=names_chosen(opened) or None)
    if "reopen" in offered.value:
        return _reopened(run, state, offered.value["reopen"], offered.value["also"], now)
    if "again" in offered.value:
        return rerun(run.conversation, state, run.facts, question.key, now)
    if "new" in offered.value:
        return Turn(state, next=(NEW, Opening(words=unread_words(state, opened.tries))))
    turn = _left(state) if "leave" in offered.value else _set_aside(state)
    return replace(turn, in_place=question.in_place)


def _answered(run: Run, state: TalkState, opened: OpenQuestion, stored: Any, now: datetime, live: Any = None) -> Turn:
    answer = Answer(opened.key, opened.asked_at, stored, now)
    answered = replace(state, answers=(*state.answers, answer), open=None)
    run.answer(live, now)
    return turn_of(run, answered, now)


def _reopened(run: Run, state: TalkState, key: str, also: list[str], now: datetime) -> Turn:
    gone = {key, *also}
    kept = tuple(answer for place, answer in enumerate(state.answers) if place < state.sealed or answer.key not in gone)
    earlier = replace(state, answers=kept, open=None)
    taken = next((answer.value for answer in state.answers if answer.key == key), None)
    turn = rerun(run.conversation, earlier, run.facts, key, now, earlier=taken)
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


def _not_read(run: Run, state: TalkState, question: Question[Any], reading: Again, now: datetime) -> Turn:
    opened = state.open
    assert opened is not None
    tries = opened.tries + 1
    hint, choices = reading.hint, opened.offered
    if tries == TRIES:
        more, choices = last_help(run.facts, state, question, opened)
        hint += "\n\n" + more
    return replace(asked_again(state, hint, choices, now, tries), understood=False)
