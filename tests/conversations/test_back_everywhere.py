"""Back at every question of every talk: all ways through all conversations are walked, and each step is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from medspil.conversations import engine, state
from medspil.conversations.conversation import Conversation
from medspil.conversations.courses.course_report import WhatWasSaid
from medspil.conversations.courses.report_talk import ReportFacts
from medspil.conversations.facts import CitizenFacts, Facts, InvitationFacts, MyDataFacts, UndoFacts
from medspil.conversations.goal_report_talk import GoalReportFacts
from medspil.conversations.group_facts import (
    HeardFacts,
    LeaderFacts,
    MemberFacts,
    NowFacts,
    OfferedFacts,
    OfferingFacts,
    ResponseFacts,
    WritingFacts,
)
from medspil.conversations.interview_facts import InterviewerFacts, InterviewFacts, SaidFacts
from medspil.conversations.meetings.facts import MeetingFacts, StaffMeetingFacts
from medspil.conversations.proving import ProofFacts
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.turns import Turn
from medspil.domain.group_matters import Heard
from medspil.domain.meetings import Meeting, MeetingSeen
from medspil.domain.persons import PersonSettings
from medspil.domain.second_factor import FactorKind, SecondFactor, pin_secret
from medspil.domain.sub_goals import Aim, AimKind, Deadline, Status
from tests.conversations.desk import HOUSE, TUESDAY
from tests.conversations.group_desk import PLACE, RESPONSE, ROOM, a_membership, an_offer, asked
from tests.conversations.some import a_check_in, a_sub_goal
from tests.conversations.some_circle import CHANGE, COMPANION, LINK, PROPOSAL, SUPPORTER_LINK, WISH, circle_for
from tests.conversations.some_courses import a_course, a_led_course, a_place, with_session
from tests.conversations.some_goal_figures import some_report
from tests.conversations.some_interviews import A_ROUND, QUESTION
from tests.conversations.some_sums import AFTER
from tests.conversations.staff_desk import CODE

NOW = TUESDAY.astimezone(UTC)
AHEAD = a_sub_goal(id="a" * 32)
OVER = a_sub_goal("købe maling", id="b" * 32, day=date(2026, 11, 23))
BEHIND = tuple(
    replace(a_sub_goal(f"nummer {n}", id=f"{n:032}"), status=Status.REACHED, check_ins=(a_check_in(7),))
    for n in range(9)
)
KNOWN = {"sub_goals": (AHEAD, OVER, *BEHIND), "aims": (Aim(AimKind.DREAM, "et sted for mig selv", "d" * 32),)}
OPENINGS = {
    "new-sub-goal": (Opening(), Opening(words="gå en tur", deadline=Deadline(date(2026, 11, 27)))),
    "look-back": (Opening(subject=AHEAD.id), Opening(subject=OVER.id), Opening(subject=OVER.id, argument="3")),
    "reminded": (Opening(subject=AHEAD.id), Opening(subject=AHEAD.id, argument="move")),
    "my-sub-goals": (Opening(), Opening(subject=AHEAD.id)),
    "coming-in": (Opening(subject="invitation"),),
    "beside-by-code": (Opening(subject="invitation"),),
    "offer": (Opening(subject=PLACE),),
    "join-room": (Opening(subject=ROOM),),
    "questions": (Opening(subject=RESPONSE), Opening(subject=RESPONSE, argument="4")),
    "unclear": (Opening(words="hvad er det her"),),
    "late-answer": (Opening(words="rødbeder"),),
    "ask-for-help": (Opening(subject=AHEAD.id),),
    "help-wish": (Opening(subject=WISH),),
    "proposal": (Opening(), Opening(subject=PROPOSAL), Opening(subject=CHANGE)),
    "along": (Opening(), Opening(subject=AHEAD.id)),
    "go-along": (Opening(subject=COMPANION),),
    "supported": (Opening(), Opening(subject=SUPPORTER_LINK)),
    "stop-supporting": (Opening(subject=SUPPORTER_LINK),),
    "cheer": (Opening(subject=SUPPORTER_LINK), Opening(subject=SUPPORTER_LINK, argument=AHEAD.id[:8])),
    "propose": (Opening(subject=SUPPORTER_LINK),),
    "proposed": (Opening(subject=SUPPORTER_LINK),),
    "status-meeting": (Opening(),),
    "prepare-meeting": (Opening(),),
    "approve-note": (Opening(),),
    "meeting": (Opening(subject=LINK),),
}
MOST_CHOICES = 8
PIN = "428193"


def courses_for(kind: type[Facts]) -> dict[str, Any] | None:
    """What is known of courses; None for facts of others."""
    course = a_led_course()
    over = a_led_course(with_session(a_course("Ro på", "d" * 32, sessions=1), 1, day=date(2026, 11, 17)))
    if kind in (LeaderFacts, WritingFacts):
        two = (("after-session", "Efter mødegangen"), ("short", "Kort"))
        return {"courses": (course, over), "units": ("Bostøtten Nord",), "questionnaires": two, "fresh_code": CODE}
    if kind is ReportFacts:
        return {"led": course, "said": WhatWasSaid((), (), (), {})}
    if kind is HeardFacts:
        return {"heard": Heard(course.course, course.course.sessions[0], AFTER, 3, 2)}
    if kind is OfferingFacts:
        return {"courses": (course, over), "fresh_code": CODE}
    if kind is MemberFacts:
        return {
            "memberships": (a_membership(a_course("Ro på", "d" * 32), number=2),),
            "offered": an_offer(),
            "room": a_course(),
            "room_free": 2,
            "sub_goals": (AHEAD,),
        }
    return {"place": a_place(1, "Sara"), "course": course.course} if kind is OfferedFacts else None


def interviews_for(kind: type[Facts]) -> dict[str, Any] | None:
    """What is known of interviews; None for facts of others."""
    over = replace(A_ROUND, told_at=NOW)
    known: dict[type[Facts], dict[str, Any]] = {
        InterviewerFacts: {"rounds": (over,), "can_be_asked": 20},
        SaidFacts: {"round": over, "said": ((QUESTION, ("Ja.",)),)},
        InterviewFacts: {"drawn_id": "c" * 32, "response_id": "e" * 32, "ends_at": A_ROUND.ends_at},
    }
    return known.get(kind)


def meetings_for(kind: type[Facts]) -> dict[str, Any]:
    """What is known of status meetings: one today, of which a note can be written, and one ahead."""
    today, ahead = Meeting("e" * 32, NOW.date(), added="Vi ses."), Meeting("f" * 32, date(2026, 12, 8), link_id=LINK)
    if issubclass(kind, StaffMeetingFacts):
        return {"meeting": MeetingSeen(today.id, today.day, date(2026, 9, 1))}
    return {"meetings": (ahead, today)} if issubclass(kind, MeetingFacts) else {}


def facts_for(kind: type[Facts]) -> Facts:
    settings = PersonSettings()
    if kind is ResponseFacts:
        return asked()
    if kind is GoalReportFacts:
        return GoalReportFacts(HOUSE, settings, told=some_report(3))
    if (around := circle_for(kind, AHEAD.id)) is not None:
        basics = KNOWN if issubclass(kind, CitizenFacts) else {}
        return kind(HOUSE, settings, **basics, **around, **meetings_for(kind))  # type: ignore[arg-type]
    if kind is ProofFacts:
        return ProofFacts(HOUSE, settings, factor=SecondFactor(FactorKind.PIN, pin_secret(PIN, bytes(16)), NOW))
    if (known := courses_for(kind) or interviews_for(kind)) is not None:
        return kind(HOUSE, settings, **known)
    if issubclass(kind, CitizenFacts):
        assert kind in (CitizenFacts, NowFacts, UndoFacts, MyDataFacts)
        return kind(HOUSE, settings, **KNOWN)  # type: ignore[arg-type]
    return InvitationFacts(HOUSE, settings, invitation_id="invitation")


@dataclass(frozen=True)
class Step:
    """One answer: the talk that waited for it, what came of it, and how it is given again."""

    before: TalkState
    turn: Turn
    answer: int | str


def give(conversation: Conversation, at: TalkState, answer: int | str, now: datetime) -> Turn:
    at = state.load(state.dump(at))
    if isinstance(answer, int):
        return engine.press(conversation, at, answer, now)
    return engine.hear(conversation, at, answer, now)


def answers_to(at: TalkState) -> list[int | str]:
    assert at.open is not None
    choices: list[int | str] = [
        place for place, offered in enumerate(at.open.offered) if {"value", "reopen"} & offered.value.keys()
    ]
    return [
        *choices[:MOST_CHOICES],
        *choices[MOST_CHOICES:][-2:],
        *(["med mine egne ord"] if at.open.takes_words else []),
        *([PIN] if at.open.key.partition("-")[0] in ("pin", "again", "try") else []),
    ]


def steps_of(conversation: Conversation, opening: Opening) -> Iterator[Step]:
    """Every step from one question to another, each taken once, and the beginning of the talk first."""
    begun = engine.begin(conversation, facts_for(conversation.facts), "t1", opening, NOW)
    todo = [] if begun.state is None else [begun.state]
    taken: set[tuple[str, str, str, str]] = set()
    while todo:
        at = todo.pop()
        assert at.open is not None
        for answer in answers_to(at):
            turn = give(conversation, at, answer, NOW + timedelta(minutes=1))
            if turn.state is None or turn.state.open is None:
                continue
            edge = (at.open.key, str(answer), turn.state.open.key, str(turn.state.open.before is None))
            if edge not in taken:
                taken.add(edge)
                todo.append(turn.state)
                yield Step(at, turn, answer)


TALKS = [(name, opening) for name in CONVERSATIONS for opening in OPENINGS.get(name, (Opening(),))]


@pytest.mark.parametrize(("name", "opening"), TALKS, ids=str)
def test_back_leads_to_the_question_before_and_the_same_answer_forward_again(name: str, opening: Opening) -> None:
    conversation = CONVERSATIONS[name]
    for step in steps_of(conversation, opening):
        after = step.turn.state
        assert after is not None
        assert after.open is not None
        assert step.before.open is not None
        back = engine.back(conversation, state.load(state.dump(after)), NOW + timedelta(minutes=2))
        assert back.state is not None
        assert back.state.open is not None
        sealed = after.sealed == len(after.answers) > step.before.sealed
        assert back.state.open.key == (after.open.key if sealed else step.before.open.key), (step.answer, after.answers)
        if not sealed:
            again = give(conversation, back.state, step.answer, NOW + timedelta(minutes=3))
            assert again.state is not None
            assert again.state.open is not None
            assert again.state.open.key == after.open.key


def test_the_walk_goes_through_all_that_is_asked() -> None:
    """Otherwise it would prove less than it says."""
    walked: dict[str, set[str]] = {}
    for name, opening in TALKS:
        asked = (step.turn.state.open for step in steps_of(CONVERSATIONS[name], opening) if step.turn.state is not None)
        walked.setdefault(name, set()).update(question.key for question in asked if question is not None)
    first = {"day", "helper", "name", "summary", "item", "reminder"}
    assert first | {"area", "aim", "aim-words", "sure", "important"} <= walked["new-sub-goal"]
    assert {"note", "next", "new-day", "still-important"} <= walked["look-back"]
    assert {"language", "quiet", "until", "zone"} <= walked["settings"]
    assert walked["my-data"] == {"sure"}
    assert walked["second-factor"] == {"pin-0", "again-0", "scanned", "code-0"}


def test_back_behind_a_tap_asks_what_was_tapped() -> None:
    conversation = CONVERSATIONS["look-back"]
    begun = engine.begin(conversation, facts_for(CitizenFacts), "t1", Opening(subject=OVER.id, argument="3"), NOW)
    assert begun.state is not None
    back = engine.back(conversation, begun.state, NOW)
    assert back.state is not None
    assert back.state.open is not None
    assert back.state.open.key == "progress"
