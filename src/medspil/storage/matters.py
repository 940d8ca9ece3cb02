"""What an item on the agenda is about in group courses, as it is remembered at the moment it falls due."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from medspil.conversations.state import Opening
from medspil.domain.agenda import AgendaKind
from medspil.domain.group_matters import Drawn, GroupDue, GroupMatter, Response
from medspil.domain.group_verdicts import OF_CITIZENS
from medspil.domain.places import OfferAnswer, Place, likely_there
from medspil.domain.questionnaires import Occasion
from medspil.storage import courses, hearing, places
from medspil.storage.store import Store
from medspil.storage.tables import drawn, interview_rounds, responses, say_backs
from medspil.storage.tables import places as place_rows

_BY_PLACE = (AgendaKind.OFFER, AgendaKind.JOINED, AgendaKind.LEFT, AgendaKind.SUPPORT, AgendaKind.SUPPORT_AFTER)
_BY_ATTENDANCE = (AgendaKind.SESSION_REMINDER, AgendaKind.CANNOT_COME)
_BY_SESSION = (
    AgendaKind.SESSION_CHANGED,
    AgendaKind.ATTENDANCE,
    AgendaKind.ATTENDANCE_NUDGE,
    AgendaKind.HEARD,
)
_BY_RESPONSE = (AgendaKind.QUESTIONS, AgendaKind.QUESTIONS_NUDGE, AgendaKind.PULSE)
_OWN_PLACE = (AgendaKind.OFFER, AgendaKind.SESSION_REMINDER)
"""These are about the person's own place; about anybody else's they are nothing to them."""

_ASKED = {
    Occasion.AFTER_SESSION: AgendaKind.QUESTIONS,
    Occasion.END_OF_COURSE: AgendaKind.QUESTIONS,
    Occasion.BEFORE_STATUS_MEETING: AgendaKind.PULSE,
}
"""What somebody who is asked on this occasion hears of; the others begin a talk in another way."""


def matter(connection: Connection, store: Store, person_id: str, kind: AgendaKind, subject: str) -> GroupMatter | None:
    """What something of this kind is about for a person; None where it is gone, or not theirs."""
    return _Reader(connection, store, person_id).matter(kind, subject)


def may_wait(connection: Connection, store: Store, person_id: str, opening: Opening) -> tuple[GroupDue, ...]:
    """What may wait for a citizen in their groups; where the talk is about one thing they were told of, only that."""
    read = _Reader(connection, store, person_id)
    if opening.subject is None:
        return tuple(read.waiting())
    if opening.argument not in OF_CITIZENS:
        return ()
    kind = AgendaKind(opening.argument)
    known = read.matter(kind, opening.subject)
    return () if known is None else (GroupDue(kind, opening.subject, known),)


class _Reader:
    """Reads what one person's items are about."""

    def __init__(self, connection: Connection, store: Store, person_id: str) -> None:
        self._connection = connection
        self._store = store
        self._person_id = person_id

    def matter(self, kind: AgendaKind, subject: str) -> GroupMatter | None:
        if kind in _BY_PLACE:
            return self._of_place(subject, own=kind in _OWN_PLACE)
        if kind in _BY_ATTENDANCE:
            return self._of_attendance(subject, own=kind in _OWN_PLACE)
        if kind in _BY_SESSION:
            return self._of_session(subject)
        if kind in _BY_RESPONSE:
            return self._of_response(subject)
        if kind is AgendaKind.SAY_BACK:
            return self._of_say_back(subject)
        if kind is AgendaKind.INTERVIEW:
            return self._of_drawn(subject)
        return self._of_course(subject) if kind is AgendaKind.COURSE_REPORT else GroupMatter()

    def waiting(self) -> Iterator[GroupDue]:
        """What a citizen could do something about, as far as it is remembered; whether it is time for it is a rule."""
        for place in places.of_person(self._connection, self._store, self._person_id):
            if place.taken:
                yield from self._sessions(place)
            elif place.answer is OfferAnswer.LATER:
                yield from self._due(AgendaKind.OFFER, [place.id])
        yield from self._open_questions()
        unanswered = (drawn.c.person_id == self._person_id) & drawn.c.answer.is_(None)
        yield from self._due(AgendaKind.INTERVIEW, self._connection.scalars(select(drawn.c.id).where(unanswered)).all())

    def _sessions(self, place: Place) -> Iterator[GroupDue]:
        known = self._of_course(place.course_id)
        if known is None or known.course is None:
            return
        for attendance in places.attendances_of_place(self._connection, place.id):
            session = known.course.session(attendance.session_id)
            here = replace(known, place=place, attendance=attendance, session=session)
            yield GroupDue(AgendaKind.SESSION_REMINDER, attendance.id, here)

    def _open_questions(self) -> Iterator[GroupDue]:
        unanswered = (responses.c.person_id == self._person_id) & responses.c.answered_at.is_(None)
        asked = select(responses.c.id, responses.c.questionnaire, responses.c.version).where(unanswered)
        for row in self._connection.execute(asked.order_by(responses.c.closes_at)).all():
            kind = _ASKED.get(self._store.questionnaires.version(row.questionnaire, row.version).occasion)
            if kind is not None:
                yield from self._due(kind, [row.id])

    def _due(self, kind: AgendaKind, subjects: Iterable[str]) -> Iterator[GroupDue]:
        for subject in subjects:
            if (known := self.matter(kind, subject)) is not None:
                yield GroupDue(kind, subject, known)

    def _of_course(self, course_id: str | None) -> GroupMatter | None:
        course = courses.one(self._connection, self._store, course_id)
        if course is None:
            return None
        everybody = places.of_course(self._connection, self._store, course.id)
        return GroupMatter(
            course,
            leads=courses.leads(self._connection, self._person_id, course.id),
            leaders=courses.leader_names(self._connection, self._store, course.id),
            participants=tuple(place for place in everybody if place.taken),
            zone=self._store.defaults.zone,
        )

    def _of_place(self, place_id: str, own: bool) -> GroupMatter | None:
        row = self._row(select(place_rows).where(place_rows.c.id == place_id))
        if row is None or (own and row.person_id != self._person_id):
            return None
        known = self._of_course(row.course_id)
        if known is None:
            return None
        place = places.one(self._connection, self._store, place_id)
        return replace(known, place=place, offered=row.offered_by == self._person_id)

    def _of_attendance(self, attendance_id: str, own: bool) -> GroupMatter | None:
        attendance = places.attendance(self._connection, attendance_id)
        known = None if attendance is None else self._of_place(attendance.place_id, own)
        if attendance is None or known is None or known.course is None:
            return None
        return replace(known, attendance=attendance, session=known.course.session(attendance.session_id))

    def _of_session(self, session_id: str) -> GroupMatter | None:
        found = courses.of_session(self._connection, self._store, session_id)
        known = None if found is None else self._of_course(found[0].id)
        if found is None or known is None:
            return None
        course, session = found
        told = places.attendances_of(self._connection, course.id)
        mine = self._own_place(course.id)
        ended_at = course.ends(session, self._store.defaults.tz)
        own = (a for a in told if mine is not None and (a.session_id, a.place_id) == (session.id, mine.id))
        return replace(
            known,
            session=session,
            place=mine,
            attendance=next(own, None),
            likely_there=frozenset(likely_there(known.participants, told, session.id, ended_at)),
            asked=self._asked(session.id, course.questionnaire),
        )

    def _of_response(self, response_id: str) -> GroupMatter | None:
        row = self._row(select(responses).where(responses.c.id == response_id))
        if row is None or row.person_id != self._person_id:
            return None
        known = GroupMatter(zone=self._store.defaults.zone)
        if row.session_id is not None:
            known = self._of_session(row.session_id) or known
        elif row.course_id is not None:
            known = replace(self._of_course(row.course_id) or known, place=self._own_place(row.course_id))
        response = Response(
            row.id,
            self._store.questionnaires.version(row.questionnaire, row.version),
            row.closes_at,
            row.answered_at is not None,
            row.finished_at is not None,
        )
        return replace(known, response=response)

    def _of_say_back(self, say_back_id: str) -> GroupMatter | None:
        row = self._row(select(say_backs).where(say_backs.c.id == say_back_id))
        known = None if row is None else self._of_course(row.course_id)
        if row is None or known is None:
            return None
        heard = None if row.session_id is None else hearing.heard(self._connection, self._store, row.session_id)
        words = self._store.vault.open_text("say_backs.words", row.words)
        return replace(known, place=self._own_place(row.course_id), words=words, heard=heard)

    def _of_drawn(self, drawn_id: str) -> GroupMatter | None:
        row = self._row(
            select(drawn, interview_rounds.c.ends_at, interview_rounds.c.told_at)
            .join(interview_rounds, interview_rounds.c.id == drawn.c.round_id)
            .where(drawn.c.id == drawn_id)
        )
        if row is None or row.person_id != self._person_id:
            return None
        answer = None if row.answer is None else row.answer == "yes"
        # A round can be over before its time, when all who are wanted are done.
        return GroupMatter(drawn=Drawn(row.id, row.told_at or row.ends_at, answer), zone=self._store.defaults.zone)

    def _own_place(self, course_id: str) -> Place | None:
        mine = (place_rows.c.course_id == course_id) & (place_rows.c.person_id == self._person_id)
        place_id: str | None = self._connection.scalar(select(place_rows.c.id).where(mine))
        return None if place_id is None else places.one(self._connection, self._store, place_id)

    def _asked(self, session_id: str, questionnaire: str) -> int:
        which = (responses.c.session_id == session_id) & (responses.c.questionnaire == questionnaire)
        return self._connection.scalar(select(func.count()).select_from(responses).where(which)) or 0

    def _row(self, query: Any) -> Row[Any] | None:
        row: Row[Any] | None = self._connection.execute(query).first()
        return row
