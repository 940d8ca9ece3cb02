"""Rounds of interviews as they are remembered: who was drawn, who said yes, and when it is over."""

import random
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, func, insert, or_, select, update

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.interviews import ANSWERED_WITHIN, KEPT, ROUND_LASTS, Drawn, Round, draw, still_to_draw
from medspil.domain.persons import Role
from medspil.domain.questionnaires import Occasion, Questionnaire
from medspil.storage import agenda, group_planning, responses
from medspil.storage.store import Store, new_id
from medspil.storage.tables import addresses, answers, drawn, interview_rounds, persons, roles
from medspil.storage.tables import responses as asked

CHANCE = random.SystemRandom()
"""The lot; nobody can foretell it."""


def questionnaire_of(store: Store) -> Questionnaire | None:
    """What is asked in an interview."""
    return next(iter(store.questionnaires.for_occasion(Occasion.INTERVIEW)), None)


def begin(
    connection: Connection,
    store: Store,
    interviewer_id: str,
    wanted: int,
    now: datetime,
    chance: random.Random = CHANCE,
) -> str:
    """Begins a round and draws its first citizens; returns its id."""
    round_id = new_id()
    connection.execute(
        insert(interview_rounds).values(
            id=round_id, interviewer_id=interviewer_id, wanted=wanted, begun_at=now, ends_at=now + ROUND_LASTS
        )
    )
    _draw(connection, store, round_id, wanted, now, chance)
    return round_id


def look_after(connection: Connection, store: Store, now: datetime, chance: random.Random = CHANCE) -> None:
    """Once a night: draws others for those who said no or nothing, ends rounds, and forgets those of long ago."""
    rows = connection.execute(
        select(interview_rounds).order_by(interview_rounds.c.begun_at, interview_rounds.c.id)
    ).all()
    for row in rows:
        if row.told_at is not None:
            if row.told_at + KEPT <= now:
                _forget(connection, row.id, now)
        elif row.interviewer_id is None and not _handed_on(connection, row.id):
            # Nobody is left who could read it, so nobody is asked any more, and nothing is kept.
            _forget(connection, row.id, now)
        elif (known := one(connection, row.id)).is_over(now):
            _end(connection, store, row.id, known, now)
        elif known.draws(now):
            _draw_others(connection, store, known, now, chance)


def _handed_on(connection: Connection, round_id: str) -> bool:
    """Whether another interviewer takes over from one who is gone: the one who has been it for longest."""
    heir = select(roles.c.person_id).where(roles.c.role == Role.INTERVIEWER).order_by(roles.c.since, roles.c.person_id)
    heir_id = connection.scalar(heir.limit(1))
    if heir_id is not None:
        mine = update(interview_rounds).where(interview_rounds.c.id == round_id)
        connection.execute(mine.values(interviewer_id=heir_id))
    return heir_id is not None


def _draw_others(connection: Connection, store: Store, known: Round, now: datetime, chance: random.Random) -> None:
    waiting = (drawn.c.round_id == known.id) & drawn.c.answer.is_(None)
    silent = waiting & (drawn.c.at <= now - ANSWERED_WITHIN)
    connection.execute(update(drawn).where(silent).values(answer=Drawn.SILENT))
    still = connection.scalar(select(func.count()).select_from(drawn).where(waiting)) or 0
    _draw(connection, store, known.id, still_to_draw(known.wanted, known.yes, still), now, chance)


def _draw(
    connection: Connection, store: Store, round_id: str, how_many: int, now: datetime, chance: random.Random
) -> None:
    questionnaire = questionnaire_of(store)
    row = connection.execute(select(interview_rounds).where(interview_rounds.c.id == round_id)).one()
    if questionnaire is None:
        return
    before = exists().where(drawn.c.round_id == round_id, drawn.c.person_id == persons.c.id)
    candidates = connection.scalars(_can_be_asked(select(persons.c.id), row.interviewer_id).where(~before)).all()
    for person_id in draw(candidates, how_many, chance):
        drawn_id = new_id()
        response_id = responses.ask(connection, store, person_id, questionnaire, None, None, row.ends_at, now)
        connection.execute(
            insert(drawn).values(id=drawn_id, round_id=round_id, person_id=person_id, response_id=response_id, at=now)
        )
        agenda.add(connection, store, [Planned(AgendaKind.INTERVIEW, now)], drawn_id, person_id)


def draws_of(connection: Connection, person_id: str) -> tuple[tuple[datetime, str], ...]:
    """When somebody was drawn (UTC), and how they answered; empty where they have not yet."""
    mine = select(drawn.c.at, drawn.c.answer).where(drawn.c.person_id == person_id).order_by(drawn.c.at)
    return tuple((row.at, row.answer or "") for row in connection.execute(mine))


def can_be_asked(connection: Connection, interviewer_id: str) -> int:
    """How many citizens a round of this interviewer's that begins now could draw."""
    return connection.scalar(_can_be_asked(select(func.count()).select_from(persons), interviewer_id)) or 0


def _can_be_asked(chosen: Any, interviewer_id: str) -> Any:
    """Citizens who want to hear from Medspil and can, and whom no round that is under way asks already.

    Who reads the answers is not asked, though they be a citizen as well.
    """
    reachable = exists().where(addresses.c.person_id == persons.c.id, addresses.c.blocked_at.is_(None))
    under_way = (
        exists()
        .where(drawn.c.person_id == persons.c.id, interview_rounds.c.told_at.is_(None))
        .where(interview_rounds.c.id == drawn.c.round_id)
    )
    citizens = exists().where(roles.c.person_id == persons.c.id, roles.c.role == Role.CITIZEN)
    others = persons.c.id != interviewer_id
    return chosen.where(others, citizens, persons.c.stopped_at.is_(None), reachable, ~under_way)


def _end(connection: Connection, store: Store, round_id: str, known: Round, now: datetime) -> None:
    """The round is over: what nobody will read is deleted unseen, and the interviewer is told."""
    mine = drawn.c.round_id == round_id
    connection.execute(update(interview_rounds).where(interview_rounds.c.id == round_id).values(told_at=now))
    done = and_(drawn.c.answer == Drawn.YES, asked.c.finished_at.is_not(None)) if known.nameless else None
    _delete_answers(connection, mine if done is None else mine & ~done)
    of_round = select(drawn.c.response_id).where(mine)
    too_late = asked.c.id.in_(of_round) & (asked.c.closes_at > now)
    connection.execute(update(asked).where(too_late).values(closes_at=now))
    _drop_asking(connection, round_id, now)
    row = connection.execute(select(interview_rounds).where(interview_rounds.c.id == round_id)).one()
    group_planning.now_for(connection, store, [row.interviewer_id], AgendaKind.INTERVIEWS_DONE, round_id, now)


def _delete_answers(connection: Connection, which: ColumnElement[bool]) -> None:
    unread = select(asked.c.id).join(drawn, drawn.c.response_id == asked.c.id).where(which)
    connection.execute(delete(answers).where(answers.c.response_id.in_(unread)))


def _forget(connection: Connection, round_id: str, now: datetime) -> None:
    """All there is of a round goes, what was asked and answered in it, too."""
    _drop_asking(connection, round_id, now)
    group_planning.drop(connection, [round_id], now, [AgendaKind.INTERVIEWS_DONE])
    # The rows of those who were drawn go with what they were asked.
    of_round = select(drawn.c.response_id).where(drawn.c.round_id == round_id)
    connection.execute(delete(asked).where(asked.c.id.in_(of_round)))
    connection.execute(delete(interview_rounds).where(interview_rounds.c.id == round_id))


def _drop_asking(connection: Connection, round_id: str, now: datetime) -> None:
    drawn_ids = connection.scalars(select(drawn.c.id).where(drawn.c.round_id == round_id)).all()
    group_planning.drop(connection, drawn_ids, now, [AgendaKind.INTERVIEW])


def one(connection: Connection, round_id: str) -> Round:
    """A round in numbers."""
    row = connection.execute(select(interview_rounds).where(interview_rounds.c.id == round_id)).one()
    of_round = drawn.c.round_id == round_id
    said_yes = of_round & (drawn.c.answer == Drawn.YES)
    count = select(func.count()).select_from(drawn)
    finished = (
        select(func.count())
        .select_from(drawn.join(asked, asked.c.id == drawn.c.response_id))
        .where(said_yes, asked.c.finished_at.is_not(None))
    )
    wrote = exists().where(answers.c.response_id == asked.c.id)
    heard = row.heard if row.read_at is not None else connection.scalar(finished.where(wrote))
    return Round(
        row.id,
        row.wanted,
        row.begun_at,
        row.ends_at,
        asked=connection.scalar(count.where(of_round)) or 0,
        yes=connection.scalar(count.where(said_yes)) or 0,
        finished=connection.scalar(finished) or 0,
        heard=heard or 0,
        told_at=row.told_at,
        read_at=row.read_at,
    )


def of_interviewer(connection: Connection, interviewer_id: str) -> tuple[Round, ...]:
    """Their rounds, the newest first."""
    ids = connection.scalars(
        select(interview_rounds.c.id)
        .where(interview_rounds.c.interviewer_id == interviewer_id)
        .order_by(interview_rounds.c.begun_at.desc(), interview_rounds.c.id)
    ).all()
    return tuple(one(connection, round_id) for round_id in ids)


def answer(connection: Connection, drawn_id: str, person_id: str, yes: bool, now: datetime) -> bool:
    """Who was drawn says yes or no. False where they were not drawn, or the round is over.

    A no that comes after a yes deletes what they wrote by then. A yes is heard, however long they thought it over.
    """
    row = of_person(connection, drawn_id, person_id)
    if row is None or row.told_at is not None or row.ends_at <= now:
        return False
    connection.execute(update(drawn).where(drawn.c.id == row.id).values(answer=Drawn.YES if yes else Drawn.NO))
    if not yes:
        responses.take_back(connection, row.response_id)
    return True


def of_person(connection: Connection, subject: str | None, person_id: str) -> Row[Any] | None:
    """The row of who was drawn, with its round's end and what they answered; None where it is not theirs.

    `subject` is its id or that of the response; without one it is the newest.
    """
    which = drawn.c.person_id == person_id
    if subject is not None:
        which &= or_(drawn.c.id == subject, drawn.c.response_id == subject)
    return connection.execute(
        select(drawn, interview_rounds.c.ends_at, interview_rounds.c.told_at, asked.c.finished_at)
        .join(interview_rounds, interview_rounds.c.id == drawn.c.round_id)
        .join(asked, asked.c.id == drawn.c.response_id)
        .where(which)
        .order_by(drawn.c.at.desc(), drawn.c.id)
        .limit(1)
    ).first()
