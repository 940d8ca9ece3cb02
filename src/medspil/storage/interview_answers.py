"""What was said in interviews: handed over without names, and deleted with whoever said it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from medspil.domain.interviews import Drawn
from medspil.domain.questionnaires import Question, Value
from medspil.storage import interviews, responses
from medspil.storage.store import Store
from medspil.storage.tables import answers, drawn, interview_lines, interview_rounds
from medspil.storage.tables import responses as asked

_PURPOSE = "interview_lines.words"

_Key = tuple[str, int, str]
"""Which question: its questionnaire, the version of that, and its own key."""

_Said = dict[_Key, list[Value]]


def said(
    connection: Connection, store: Store, round_id: str, interviewer_id: str
) -> tuple[tuple[Question, tuple[Value, ...]], ...]:
    """What was said in a round that is over, to each question; nothing where it is too little, or not theirs to read.

    Each question by itself and in the order of the alphabet: nothing says which answers are of the same person.
    """
    mine = (interview_rounds.c.id == round_id) & (interview_rounds.c.interviewer_id == interviewer_id)
    if connection.scalar(select(interview_rounds.c.id).where(mine, interview_rounds.c.told_at.is_not(None))) is None:
        return ()
    known = interviews.one(connection, round_id)
    if known.read_at is not None:
        found = _handed_over(connection, store, round_id)
    else:
        found = _not_read_yet(connection, store, round_id) if known.nameless else {}
    return tuple(
        (store.questionnaires.version(name, version).question(key), tuple(words))
        for (name, version, key), words in sorted(found.items(), key=lambda one: _place(store, one[0]))
    )


def hand_over(connection: Connection, store: Store, round_id: str, interviewer_id: str, now: datetime) -> bool:
    """The round is read: from now on nothing says any more who said what. False where there is nothing to read.

    What was read before stays as it was.
    """
    if not said(connection, store, round_id, interviewer_id):
        return False
    known = interviews.one(connection, round_id)
    if known.read_at is not None:
        return True
    for (name, version, key), words in sorted(_not_read_yet(connection, store, round_id).items()):
        for one in words:
            # In the order of the alphabet, since the database numbers them.
            connection.execute(
                insert(interview_lines).values(
                    round_id=round_id,
                    questionnaire=name,
                    version=version,
                    question=key,
                    words=store.vault.seal(_PURPOSE, json.dumps(one)),
                )
            )
    of_round = select(drawn.c.response_id).where(drawn.c.round_id == round_id)
    connection.execute(delete(answers).where(answers.c.response_id.in_(of_round)))
    connection.execute(
        update(interview_rounds).where(interview_rounds.c.id == round_id).values(read_at=now, heard=known.heard)
    )
    return True


def forget(connection: Connection, person_id: str) -> None:
    """Somebody deletes all about them: the copies of what was handed over go where they are in it.

    All of such a copy, not only their part: nothing says which part that is, and what is missing would say it.
    """
    took_part = (drawn.c.person_id == person_id) & (drawn.c.answer == Drawn.YES) & asked.c.finished_at.is_not(None)
    rounds = select(drawn.c.round_id).join(asked, asked.c.id == drawn.c.response_id).where(took_part)
    connection.execute(delete(interview_lines).where(interview_lines.c.round_id.in_(rounds)))


def _not_read_yet(connection: Connection, store: Store, round_id: str) -> _Said:
    rows = connection.execute(
        select(answers.c.question, answers.c.value, asked.c.questionnaire, asked.c.version)
        .join(asked, asked.c.id == answers.c.response_id)
        .join(drawn, drawn.c.response_id == asked.c.id)
        .where(drawn.c.round_id == round_id, drawn.c.answer == Drawn.YES, asked.c.finished_at.is_not(None))
        .where(answers.c.value.is_not(None), answers.c.pass_on.is_not(False))
    )
    return _sorted(((row.questionnaire, row.version, row.question), responses.opened(store, row.value)) for row in rows)


def _handed_over(connection: Connection, store: Store, round_id: str) -> _Said:
    rows = connection.execute(select(interview_lines).where(interview_lines.c.round_id == round_id))
    return _sorted(
        (
            (row.questionnaire, row.version, row.question),
            responses.in_its_form(json.loads(store.vault.open_text(_PURPOSE, row.words))),
        )
        for row in rows
    )


def _sorted(found: Iterable[tuple[_Key, Value]]) -> _Said:
    to_each: _Said = defaultdict(list)
    for key, value in found:
        to_each[key].append(value)
    return {key: sorted(values, key=str) for key, values in to_each.items()}


def _place(store: Store, key: _Key) -> tuple[str, int, int]:
    """Questions in the order in which they were asked."""
    name, version, question = key
    keys = [one.key for one in store.questionnaires.version(name, version).questions]
    return name, version, keys.index(question)
