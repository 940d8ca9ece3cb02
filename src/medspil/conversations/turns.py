"""Turns: what one message leads to, and the question that is asked then."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import Facts
from medspil.conversations.messages import Message
from medspil.conversations.offering import all_offered, rows, ticked
from medspil.conversations.run import Run
from medspil.conversations.saying import as_messages, may_take_a_place
from medspil.conversations.several import is_ticking
from medspil.conversations.state import Offered, Opening, OpenQuestion, TalkState
from medspil.domain.decisions import Decided


@dataclass(frozen=True)
class Turn:
    """What one message led to: `state` is None when the talk is over, `understood` False where it was asked again.

    `in_place`: its one message takes the place of the one whose button was tapped. `ticks`: nothing but the ticks on
    its buttons have changed. `chose` is what was chosen with that button, where its label does not say it.
    """

    state: TalkState | None
    messages: tuple[Message, ...] = ()
    decisions: tuple[Decided, ...] = ()
    next: tuple[str, Opening] | None = None
    set_aside: bool = False
    understood: bool = True
    in_place: bool = False
    ticks: bool = False
    chose: str | None = None


def asked_again(
    state: TalkState,
    text: str,
    choices: tuple[Offered, ...],
    now: datetime,
    tries: int,
    changing: bool = False,
) -> Turn:
    """The open question once more, with these words and choices."""
    assert state.open is not None
    serial = _serial(state, state.open.key, choices)
    opened = replace(state.open, serial=serial, asked_at=now, offered=choices, tries=tries, changing=changing)
    new = replace(state, open=opened, serial=max(serial, state.serial), touched_at=now)
    return Turn(new, (Message(text, rows(state.id, serial, choices, opened.chosen if is_ticking(opened) else None)),))


def ticked_again(state: TalkState, text: str, opened: OpenQuestion, now: datetime) -> Turn:
    """The same asking of the open question with other ticks on its buttons."""
    asked = Message(text, rows(state.id, opened.serial, opened.offered, opened.chosen))
    return Turn(replace(state, open=opened, touched_at=now), (asked,), in_place=True, ticks=True)


def rerun(
    conversation: Conversation,
    state: TalkState,
    facts: Facts,
    reopen: str | None,
    now: datetime,
    word: str = "",
    earlier: Any = None,
) -> Turn:
    """Runs anew after an answer was taken back: only the question counts, not what was said on the way to it.

    `earlier` is the answer to it that was taken back, so that its ticks stand where several were chosen.
    """
    run = _run_anew(conversation, state, facts, reopen, now)
    stands = max(len(run.talk.decided), state.lasting)
    if stands < state.decided:
        state = replace(state, decided=stands, taken_back=state.taken_back + 1)
    try:
        run.forget_what_was_said()
        if word:
            run.talk.say(word)
        return turn_of(run, state, now, earlier)
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


def turn_of(run: Run, state: TalkState, now: datetime, earlier: Any = None) -> Turn:
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
        said = as_messages(talk.said)
        last = bool(talk.said) and talk.said[-1].in_place
        return Turn(None, said, decisions, talk.next, in_place=last and may_take_a_place(said))
    question = run.question
    offered = all_offered(question)
    serial = _serial(state, question.key, offered)
    same = state.open if state.open is not None and state.open.key == question.key else None
    chosen = ticked(question, same, earlier)
    reader = question.reader
    opened = OpenQuestion(
        question.key,
        serial,
        now,
        offered,
        before=same.before if same is not None else None,
        takes_words=reader.takes_words,
        only_choices=reader.only_choices,
        chosen=chosen,
        shown_in=same.shown_in if same is not None else None,
        secret=question.secret,
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
    messages = as_messages(talk.said, Message(question.text, rows(state.id, serial, offered, chosen), qr=question.qr))
    return Turn(after, messages, decisions, in_place=question.in_place and may_take_a_place(messages))
