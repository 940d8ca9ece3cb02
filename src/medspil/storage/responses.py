"""Who was asked which questionnaire, and what they answered until it is counted in a sum."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from medspil.conversations.memberships import GivenAnswer
from medspil.domain.questionnaires import Answers, Questionnaire, Value
from medspil.storage import questionnaires
from medspil.storage.store import Store, new_id
from medspil.storage.tables import answers, courses, responses, sessions

_PURPOSE = "answers.value"


def ask(
    connection: Connection,
    store: Store,
    person_id: str,
    questionnaire: Questionnaire,
    course_id: str | None,
    session_id: str | None,
    closes_at: datetime,
    now: datetime,
    response_id: str = "",
) -> str:
    """The person is asked; returns the id of their response, `response_id` where one is given.

    Asked before on the same occasion, it is that one.
    """
    same = (
        (responses.c.person_id == person_id)
        & (responses.c.questionnaire == questionnaire.name)
        & responses.c.course_id.is_not_distinct_from(course_id)
        & responses.c.session_id.is_not_distinct_from(session_id)
    )
    if course_id is not None:
        known: str | None = connection.scalar(select(responses.c.id).where(same))
        if known is not None:
            return known
    questionnaires.keep(connection, store, questionnaire)
    response_id = response_id or new_id()
    connection.execute(
        insert(responses).values(
            id=response_id,
            person_id=person_id,
            questionnaire=questionnaire.name,
            version=questionnaire.version,
            course_id=course_id,
            session_id=session_id,
            asked_at=now,
            closes_at=closes_at,
        )
    )
    return response_id


def row(connection: Connection, response_id: str | None) -> Row[Any] | None:
    """The row of a response."""
    return connection.execute(select(responses).where(responses.c.id == response_id)).first()


def lock(connection: Connection, response_id: str) -> Row[Any] | None:
    """The row of a response, locked until the end of the transaction; its course is locked before."""
    return connection.execute(
        select(responses).where(responses.c.id == response_id).with_for_update(key_share=True)
    ).first()


def of_session(connection: Connection, session_id: str, questionnaire: str) -> list[Row[Any]]:
    """All who were asked this after a session."""
    which = (responses.c.session_id == session_id) & (responses.c.questionnaire == questionnaire)
    return list(connection.execute(select(responses).where(which).order_by(responses.c.asked_at, responses.c.id)))


def of_course(connection: Connection, course_id: str, questionnaire: str) -> list[Row[Any]]:
    """All who were asked this about a whole course."""
    which = (responses.c.course_id == course_id) & responses.c.session_id.is_(None)
    return list(connection.execute(select(responses).where(which, responses.c.questionnaire == questionnaire)))


def unask(connection: Connection, response_ids: Iterable[str]) -> None:
    """They should not have been asked: what they were asked goes, and what they answered with it."""
    connection.execute(delete(responses).where(responses.c.id.in_(list(response_ids))))


def unask_open(connection: Connection, person_id: str, course_id: str) -> None:
    """Somebody left a course: what they have not answered yet is not asked any more; what they answered stays."""
    mine = (responses.c.person_id == person_id) & (responses.c.course_id == course_id)
    connection.execute(delete(responses).where(mine, responses.c.answered_at.is_(None)))


def give(
    connection: Connection,
    store: Store,
    response_id: str,
    question: str,
    value: Value | None,
    pass_on: bool | None,
    now: datetime,
) -> None:
    """Keeps an answer in place of an earlier one, or takes it back where `value` is None.

    One that was counted in a sum already, or passed on, stays as it is.
    """
    mine = (answers.c.response_id == response_id) & (answers.c.question == question)
    row = connection.execute(select(answers.c.id, answers.c.value, answers.c.passed_on_at).where(mine)).first()
    is_open = row is not None and row.value is not None and row.passed_on_at is None
    if value is None:
        if is_open:
            connection.execute(delete(answers).where(mine))
        return
    sealed = store.vault.seal(_PURPOSE, json.dumps(value))
    if row is None:
        connection.execute(
            insert(answers).values(response_id=response_id, question=question, value=sealed, pass_on=pass_on)
        )
    elif is_open:
        connection.execute(update(answers).where(mine).values(value=sealed, pass_on=pass_on))
    which = (responses.c.id == response_id) & responses.c.answered_at.is_(None)
    connection.execute(update(responses).where(which).values(answered_at=now))


def finish(connection: Connection, response_id: str, now: datetime) -> None:
    """All that was asked is answered or skipped."""
    connection.execute(update(responses).where(responses.c.id == response_id).values(finished_at=now))


def take_back(connection: Connection, response_id: str) -> None:
    """All that was answered is gone, as if it had never been."""
    connection.execute(delete(answers).where(answers.c.response_id == response_id))
    unanswered = update(responses).where(responses.c.id == response_id).values(answered_at=None, finished_at=None)
    connection.execute(unanswered)


def given(connection: Connection, store: Store, response_id: str) -> Answers:
    """What was answered and can still be changed: no sum has counted it, and nobody has read it."""
    is_open = answers.c.value.is_not(None) & answers.c.passed_on_at.is_(None)
    which = (answers.c.response_id == response_id) & is_open
    rows = connection.execute(select(answers.c.question, answers.c.value).where(which))
    return {row.question: opened(store, row.value) for row in rows}


def of_person(connection: Connection, store: Store, person_id: str) -> tuple[GivenAnswer, ...]:
    """All that somebody answered and no sum has counted yet, the oldest first."""
    rows = connection.execute(
        select(answers, responses.c.questionnaire, responses.c.version, courses.c.title, sessions.c.number)
        .join(responses, responses.c.id == answers.c.response_id)
        .join(courses, courses.c.id == responses.c.course_id, isouter=True)
        .join(sessions, sessions.c.id == responses.c.session_id, isouter=True)
        .where(responses.c.person_id == person_id, answers.c.value.is_not(None))
        .order_by(answers.c.id)
    )
    found = []
    for row in rows:
        asked = questionnaire_of(store, row)
        question = None if asked is None else next((q for q in asked.questions if q.key == row.question), None)
        if asked is not None and question is not None:
            course = None if row.title is None else store.vault.open_text("courses.title", row.title)
            value = opened(store, row.value)
            found.append(GivenAnswer(asked.title, question, value, course, row.number, row.pass_on))
    return tuple(found)


def counted(connection: Connection, response_id: str) -> tuple[str, ...]:
    """The questions whose answers are counted in a sum or were passed on, so that they can't be changed any more."""
    is_told = answers.c.value.is_(None) | answers.c.passed_on_at.is_not(None)
    which = (answers.c.response_id == response_id) & is_told
    return tuple(connection.scalars(select(answers.c.question).where(which).order_by(answers.c.id)))


def questionnaire_of(store: Store, row: Any) -> Questionnaire | None:
    """What was asked, as it was asked; None where it is not known any more."""
    try:
        return store.questionnaires.version(row.questionnaire, row.version)
    except KeyError:
        return None


def opened(store: Store, sealed: bytes) -> Value:
    """An answer from its stored form."""
    return in_its_form(json.loads(store.vault.open_text(_PURPOSE, sealed)))


def in_its_form(value: object) -> Value:
    """An answer as the domain knows it, from what JSON made of it."""
    return tuple(value) if isinstance(value, list) else str(value)


def all_finished(rows: Iterable[Row[Any]]) -> bool:
    """Whether everybody who was asked has answered to the end."""
    return all(row.finished_at is not None for row in rows)
