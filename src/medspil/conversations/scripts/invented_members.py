"""Invented groups, as the citizens who are in them, or may come into them, see them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from medspil.conversations.facts import Facts, MyDataFacts
from medspil.conversations.group_facts import MemberFacts, ResponseFacts
from medspil.conversations.memberships import GivenAnswer, Membership
from medspil.conversations.questionnaires import shipped
from medspil.conversations.scripts.invented_courses import about_to_begin, over, under_way
from medspil.domain import group_decisions as d
from medspil.domain.courses import Course
from medspil.domain.places import Acceptance, Attendance, OfferAnswer, SupportAfter
from medspil.domain.questionnaires import Answers

Words = Mapping[str, str]

PLACE = f"6{1:031}"
ROOM = f"7{1:031}"
RESPONSE = f"8{1:031}"
_SAID = datetime(2026, 11, 2, 9, tzinfo=UTC)
_CLOSES = datetime(2026, 11, 29, 13, 30, tzinfo=UTC)


@dataclass(frozen=True)
class InGroups:
    """What a citizen has to do with groups: those they are in, the one that is offered, the room.

    `asked` is what is known of the questions they are asked.
    """

    memberships: tuple[Membership, ...] = ()
    name: str | None = None
    offered: Membership | None = None
    room: Course | None = None
    room_free: int = 5
    asked: Mapping[str, Any] | None = None
    answers: tuple[GivenAnswer, ...] = ()

    def facts(self, kind: type[Facts], basics: Mapping[str, Any], subject: str | None) -> Facts | None:
        """The facts of this kind; None where they are not about a citizen's groups."""
        if issubclass(kind, MemberFacts):
            offered = self.offered if subject == PLACE else None
            return kind(
                **basics, memberships=self.memberships, name=self.name, offered=offered, room=self.room,
                room_leaders=() if self.room is None else ("Mette", "Ole"), room_free=self.room_free,
            )  # fmt: skip
        if issubclass(kind, ResponseFacts):
            return kind(**basics, **(self.asked or {}))
        if issubclass(kind, MyDataFacts):
            return kind(**basics, groups=self.memberships, answers=self.answers)
        return None

    def after(self, decision: Any) -> "InGroups":
        """The same once this is decided."""
        apply = _APPLYING.get(type(decision))
        return self if apply is None else apply(self, decision)

    def _place(self, place_id: str, **changes: Any) -> "InGroups":
        offered = self.offered
        mine = self.memberships
        if offered is not None and offered.place.id == place_id:
            mine, offered = (*mine, offered), None
        mine = tuple(
            replace(m, place=replace(m.place, **changes)) if m.place.id == place_id else m for m in mine
        )  # fmt: skip
        return replace(self, memberships=mine, offered=offered)

    def answered(self, decision: d.AnswerOffer) -> "InGroups":
        """The offer is answered."""
        wishes = {} if decision.acceptance is None else vars(decision.acceptance)
        return self._place(decision.place_id, answer=decision.answer, answered_at=_SAID, **wishes)

    def changed(self, decision: d.ChangePlace) -> "InGroups":
        """They want it otherwise."""
        return self._place(decision.place_id, **vars(decision.acceptance))

    def left(self, decision: d.LeaveCourse) -> "InGroups":
        """They left the group."""
        return self._place(decision.place_id, left_at=_SAID)

    def away(self, decision: d.CannotCome) -> "InGroups":
        """They can't come, or can after all."""
        mine = tuple(
            replace(m, attendances=tuple(_said(a, decision) for a in m.attendances)) for m in self.memberships
        )  # fmt: skip
        return replace(self, memberships=mine)

    def gave(self, decision: d.GiveAnswer) -> "InGroups":
        """An answer counts, or is taken back."""
        if self.asked is None:
            return self
        answers = {key: value for key, value in self.asked["answers"].items() if key != decision.question}
        if decision.value is not None:
            answers[decision.question] = decision.value
        return replace(self, asked={**self.asked, "answers": answers})

    def finished(self, decision: d.FinishAnswers) -> "InGroups":
        """All is answered or skipped."""
        return self if self.asked is None else replace(self, asked={**self.asked, "finished": True})


_APPLYING: dict[type[Any], Callable[[InGroups, Any], InGroups]] = {
    d.AnswerOffer: InGroups.answered,
    d.ChangePlace: InGroups.changed,
    d.LeaveCourse: InGroups.left,
    d.CannotCome: InGroups.away,
    d.GiveAnswer: InGroups.gave,
    d.FinishAnswers: InGroups.finished,
}


def _said(attendance: Attendance, decision: d.CannotCome) -> Attendance:
    return replace(attendance, cannot_come=decision.cannot) if attendance.id == decision.attendance_id else attendance


def an_offer(words: Words, course: Course | None = None, free: int = 5, **place: Any) -> Membership:
    """A place that is offered in a course that begins next week, or in this one."""
    course = course or about_to_begin(words).course
    known: dict[str, Any] = {"answer": OfferAnswer.NONE, "name": None, **place}
    offered = replace(under_way(words).places[0], id=PLACE, course_id=course.id, goal=None, ask=False)
    return Membership(replace(offered, **known), course, (words["leader"],), free=free)


def a_membership(words: Words, course: Course | None = None, **place: Any) -> Membership:
    """A place in the course that is under way, or in this one."""
    wishes = {**vars(Acceptance(words["first"], goal=words["hope"])), "answered_at": _SAID, **place}
    mine = an_offer(words, course or under_way(words).course, answer=OfferAnswer.ACCEPTED, **wishes)
    numbers = enumerate(mine.course.sessions, start=1)
    attendances = (Attendance(f"9{n:031}", s.id, mine.place.id) for n, s in numbers)
    return replace(mine, attendances=tuple(attendances))


def in_another(words: Words) -> Membership:
    """A place in a second group."""
    mine = a_membership(words, about_to_begin(words).course, id=f"6{2:031}")
    return replace(mine, attendances=tuple(replace(a, id=f"a{a.id[1:]}") for a in mine.attendances))


def with_a_past(words: Words) -> Membership:
    """A place of someone who was there, was away, and has said that they can't come next time."""
    mine = a_membership(words, support_hours=2, support_after=SupportAfter.INDIVIDUAL)
    there, away, _third, coming, *others = mine.attendances
    said = (replace(there, present=True), replace(away, present=False), replace(coming, cannot_come=True))
    return replace(mine, attendances=(*said, *others))


def all_that_is_kept(words: Words) -> InGroups:
    """Someone with all kinds of places, and answers that are not counted yet."""
    others = [
        an_offer(words, id=f"6{n:031}", answer=answer, answered_at=None if answer is OfferAnswer.NONE else _SAID)
        for n, answer in enumerate((OfferAnswer.NONE, OfferAnswer.LATER, OfferAnswer.DECLINED), start=3)
    ]
    left = replace(a_membership(words, over(words).course, id=f"6{7:031}", left_at=_SAID), attendances=())
    asked = shipped().current("after-session")
    title = under_way(words).course.title
    answers = (
        GivenAnswer(asked.title, asked.question("heard"), "4", title, 2),
        GivenAnswer(asked.title, asked.question("keep-or-change"), words["note"], title, 2, pass_on=True),
    )
    return InGroups((with_a_past(words), *others, left), words["first"], answers=answers)


def asked(words: Words, questionnaire: str = "after-session", **known: Any) -> InGroups:
    """Someone who was at the third session and is asked about it."""
    about = {
        "response_id": RESPONSE,
        "questionnaire": shipped().current(questionnaire),
        "course": words["group"],
        "session": 3,
        "answers": {},
        "closes_at": _CLOSES,
    }
    return InGroups((a_membership(words),), asked={**about, **known})


def answers_of(words: Words) -> Answers:
    """All that was answered about a session."""
    return {"together": "4", "heard": "5", "step": "2", "form": "3", "keep-or-change": words["note"]}


def _only_in(words: Words, membership: Membership) -> InGroups:
    return InGroups((membership,), words["first"])


def _cancelled(words: Words) -> Course:
    """A course whose next session is cancelled."""
    course = under_way(words).course
    return replace(course, sessions=tuple(replace(s, cancelled=s.number in (4, 6)) for s in course.sessions))


GROUPS: dict[str, Callable[[Words], InGroups]] = {
    "invited": lambda words: InGroups(offered=an_offer(words)),
    "invited-named": lambda words: InGroups(name=words["first"], offered=an_offer(words)),
    "invited-late": lambda words: InGroups(name=words["first"], offered=an_offer(words, under_way(words).course)),
    "invited-full": lambda words: InGroups(offered=an_offer(words, free=0)),
    "invited-over": lambda words: InGroups(offered=an_offer(words, over(words).course)),
    "in-the-room": lambda words: InGroups(room=about_to_begin(words).course),
    "in-a-full-room": lambda words: InGroups(room=about_to_begin(words).course, room_free=0),
    "in-an-old-room": lambda words: InGroups(room=over(words).course),
    "member": lambda words: _only_in(words, a_membership(words)),
    "member-away": lambda words: _only_in(words, with_a_past(words)),
    "member-cancelled": lambda words: _only_in(words, a_membership(words, _cancelled(words))),
    "member-over": lambda words: _only_in(words, a_membership(words, over(words, closed=False).course)),
    "member-quiet": lambda words: _only_in(words, a_membership(words, remind=False, ask=False, goal=None)),
    "member-left": lambda words: _only_in(words, a_membership(words, left_at=_SAID)),
    "member-unled": lambda words: _only_in(words, replace(a_membership(words), leaders=())),
    "member-of-two": lambda words: InGroups(
        (a_membership(words), in_another(words), an_offer(words, id=f"6{3:031}", answer=OfferAnswer.LATER))
    ),
    "kept": all_that_is_kept,
    "asked": asked,
    "asked-answered": lambda words: asked(words, answers=answers_of(words), finished=True),
    "asked-counted": lambda words: asked(words, counted=tuple(answers_of(words)), finished=True),
    "asked-closed": lambda words: asked(words, closes_at=_SAID),
    "asked-leader": lambda words: asked(words, "leader-reflection", for_leader=True),
    "asked-at-the-end": lambda words: asked(words, "end-of-course", session=None),
    "asked-in-an-interview": lambda words: asked(words, "interview", course=None, session=None),
    "asked-before-a-meeting": lambda words: asked(words, "pulse", course=None, session=None),
}
"""Those that the scenes name, as "in groups"."""
