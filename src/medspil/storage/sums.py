"""Sums of answers as they are remembered, and the freezing: what is counted in a sum is deleted in the same moment."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select, update

from medspil.domain.questionnaires import Occasion, QuestionKind
from medspil.domain.sums import Given, Mood, Sum, freeze
from medspil.storage import responses
from medspil.storage.store import Store
from medspil.storage.tables import answers, course_leaders, courses, places, sessions, sums
from medspil.storage.tables import responses as asked


@dataclass(frozen=True)
class Belonging:
    """What a sum is of: a course; where that was too few, a unit; where that was too few, a year."""

    course_id: str | None
    unit_id: str | None
    year: int


@dataclass(frozen=True)
class Open:
    """An answer that is in no sum yet: its row, what it says, and what it belongs to."""

    id: int
    questionnaire: str
    version: int
    given: Given
    course_id: str | None
    unit_id: str | None


# Whichever course it is that they lead: who reads sums is in none of them.
_leads = exists().where(course_leaders.c.person_id == asked.c.person_id)
_OPEN = (
    select(
        answers.c.id,
        answers.c.question,
        answers.c.value,
        asked.c.person_id,
        asked.c.questionnaire,
        asked.c.version,
        asked.c.course_id,
        asked.c.closes_at,
        courses.c.unit_id,
        sessions.c.number,
        places.c.paragraph,
        _leads.label("leads"),
    )
    .join(asked, asked.c.id == answers.c.response_id)
    .join(courses, courses.c.id == asked.c.course_id, isouter=True)
    .join(sessions, sessions.c.id == asked.c.session_id, isouter=True)
    .join(
        places,
        (places.c.course_id == asked.c.course_id) & (places.c.person_id == asked.c.person_id),
        isouter=True,
    )
    .where(answers.c.value.is_not(None))
    .order_by(answers.c.id)
)


def open_answers(connection: Connection, store: Store, which: ColumnElement[bool]) -> list[Open]:
    """The answers that are in no sum yet and can be counted; free words can't."""
    rows: Sequence[Any] = connection.execute(_OPEN.where(which)).all()
    return [_open(store, row) for row in rows if _is_counted(store, row)]


def _is_counted(store: Store, row: Any) -> bool:
    try:
        question = store.questionnaires.version(row.questionnaire, row.version).question(row.question)
    except KeyError:
        return False
    return question.kind is not QuestionKind.WORDS


def _is_of_leaders(store: Store, row: Any) -> bool:
    """Whether leaders are the ones who are asked this."""
    questionnaire = responses.questionnaire_of(store, row)
    return questionnaire is not None and questionnaire.occasion is Occasion.LEADER_AFTER_SESSION


def _open(store: Store, row: Any) -> Open:
    given = Given(
        person=row.person_id,
        question=row.question,
        value=responses.opened(store, row.value),
        session=row.number or 0,
        paragraph=row.paragraph or "",
        leader=row.leads and not _is_of_leaders(store, row),
    )
    return Open(row.id, row.questionnaire, row.version, given, row.course_id, row.unit_id)


def freeze_all(
    connection: Connection,
    store: Store,
    pool: Sequence[Open],
    of: Callable[[Open], Belonging],
    now: datetime,
) -> list[Sum]:
    """Freezes every question of which there are enough answers, by what they belong to; the others stay as they are."""
    pools: dict[tuple[Belonging, str, int, str], list[Open]] = defaultdict(list)
    for one in pool:
        pools[of(one), one.questionnaire, one.version, one.given.question].append(one)
    frozen = []
    for (belonging, name, version, key), open_ones in pools.items():
        questionnaire = store.questionnaires.version(name, version)
        total = freeze(questionnaire, questionnaire.question(key), [one.given for one in open_ones])
        if total is not None:
            _keep(connection, belonging, total, now)
            forget_values(connection, [one.id for one in open_ones])
            frozen.append(total)
    return frozen


def forget_values(connection: Connection, answer_ids: Iterable[int]) -> None:
    """What was answered is gone; that it was answered stays, so that it can't be counted once more."""
    connection.execute(update(answers).where(answers.c.id.in_(list(answer_ids))).values(value=None))


def pass_lines_on(connection: Connection, which: ColumnElement[bool], now: datetime) -> None:
    """The free lines among these whose writers said yes are passed on now."""
    lines = select(answers.c.id).join(asked, asked.c.id == answers.c.response_id).where(which)
    passed = answers.c.pass_on & answers.c.passed_on_at.is_(None) & answers.c.value.is_not(None)
    connection.execute(update(answers).where(answers.c.id.in_(lines), passed).values(passed_on_at=now))


def lines(connection: Connection, store: Store, which: ColumnElement[bool]) -> tuple[str, ...]:
    """The free lines among these that were passed on, in an order that says nothing of who wrote them.

    It is that of the alphabet, so it is the same each time.
    """
    passed = answers.c.passed_on_at.is_not(None) & answers.c.value.is_not(None)
    values = connection.scalars(
        select(answers.c.value).join(asked, asked.c.id == answers.c.response_id).where(which, passed)
    )
    return tuple(sorted(str(responses.opened(store, value)) for value in values))


def _keep(connection: Connection, belonging: Belonging, total: Sum, now: datetime) -> None:
    connection.execute(
        insert(sums).values(
            course_id=belonging.course_id,
            unit_id=belonging.unit_id,
            year=belonging.year,
            questionnaire=total.questionnaire,
            version=total.version,
            question=total.question,
            people=total.people,
            counts=None if total.counts is None else json.dumps(dict(total.counts)),
            mood=total.word,
            by_paragraph=None
            if total.by_paragraph is None
            else json.dumps({paragraph: dict(counts) for paragraph, counts in total.by_paragraph.items()}),
            first=total.first,
            last=total.last,
            frozen_at=now,
        )
    )


def of_course(
    connection: Connection, course_id: str, questionnaire: str, until: datetime
) -> list[tuple[Sum, datetime]]:
    """The sums of a course that were frozen by `until`, the earliest first, each with when it was."""
    rows = connection.execute(
        select(sums)
        .where(sums.c.course_id == course_id, sums.c.questionnaire == questionnaire, sums.c.frozen_at <= until)
        .order_by(sums.c.id)
    )
    return [(total(row), row.frozen_at) for row in rows]


def total(row: Row[Any]) -> Sum:
    """The sum in this row."""
    return Sum(
        questionnaire=row.questionnaire,
        version=row.version,
        question=row.question,
        people=row.people,
        counts=None if row.counts is None else json.loads(row.counts),
        word=None if row.mood is None else Mood(row.mood),
        first=row.first,
        last=row.last,
        by_paragraph=None if row.by_paragraph is None else json.loads(row.by_paragraph),
    )
