"""An invented person at the real front desk, with nothing behind them but memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from medspil.conversations import state
from medspil.conversations.caller import Caller, Outcome
from medspil.conversations.facts import CitizenFacts, Facts, House, InvitationFacts, MyDataFacts, Remembered, UndoFacts
from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.messages import Incoming, Message
from medspil.conversations.reception import changed_meanwhile, receive, sorry
from medspil.conversations.scripts.invented_circle import InCircle
from medspil.conversations.scripts.invented_courses import Work
from medspil.conversations.scripts.invented_interviews import InInterviews
from medspil.conversations.scripts.invented_members import PLACE, InGroups
from medspil.conversations.scripts.invented_proof import InProof
from medspil.conversations.scripts.invented_sharing import after as circle_after
from medspil.conversations.scripts.invented_sharing import share_change, sharing
from medspil.conversations.state import Opening, TalkState
from medspil.domain import decisions as d
from medspil.domain.circle_decisions import Share, Unshare
from medspil.domain.group_decisions import NewCourse
from medspil.domain.invitations import CodeState, Invitation
from medspil.domain.meetings import Meeting
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sub_goals import Aim, CheckIn, Status, SubGoal, after_look_back
from medspil.domain.undoing import (
    UNDOABLE,
    Change,
    PersonChange,
    PersonState,
    ShareChange,
    SubGoalChange,
    Touches,
    Undoable,
    person_again,
    sub_goal_again,
)


@dataclass(frozen=True)
class Invented:
    """A person as the bot remembers them. `now` is UTC; `settings.language` is the script's."""

    house: House
    settings: PersonSettings
    now: datetime
    roles: frozenset[Role] = frozenset((Role.CITIZEN,))
    name: str = ""
    invited_by: str = ""
    leads: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    drawn: tuple[tuple[datetime, str], ...] = ()
    uncounted: tuple[date, ...] = ()
    work: Work = field(default_factory=Work)
    groups: InGroups = field(default_factory=InGroups)
    interviews: InInterviews = field(default_factory=InInterviews)
    circle: InCircle = field(default_factory=InCircle)
    proof: InProof = field(default_factory=InProof)
    sub_goals: tuple[SubGoal, ...] = ()
    aims: tuple[Aim, ...] = ()
    stopped_at: datetime | None = None
    undoable: tuple[Undoable, ...] = ()
    log: tuple[Remembered, ...] = ()
    words_waiting: tuple[str, ...] = ()
    resting_until: datetime | None = None
    talk: TalkState | None = None
    aside: TalkState | None = None
    made: int = 0
    outcome: Outcome | None = field(default=None, compare=False)

    @property
    def replies(self) -> tuple[Message, ...]:
        """What the bot said last."""
        said = () if self.outcome is None else self.outcome.messages
        return tuple(message for message in said if isinstance(message, Message))

    @property
    def speaks(self) -> str:
        """The language the bot speaks with them now."""
        talk = self.talk
        spoken: str = self.settings.language if talk is None else talk.facts["settings"]["language"]
        return spoken

    def does(self, incoming: Incoming, code: CodeState | None = None, role: Role = Role.CITIZEN) -> "Invented":
        """The same person after they did something; `role` is what a code is for that came with it."""
        after = self._led_to(receive(self._caller(code, role), incoming, self.now, partial(_id, self.made)))
        return replace(after, made=self.made + 1)

    def waits(self, time: timedelta) -> "Invented":
        """The same person later on."""
        return replace(self, now=self.now + time)

    def meets_a_change(self) -> "Invented":
        """What they decided came too late: something else changed it meanwhile."""
        return self._led_to(changed_meanwhile(self._caller(None), frozenset()))

    def meets_a_fault(self) -> "Invented":
        """The bot itself went wrong."""
        return self._led_to(sorry(self._caller(None)))

    def meets_a_renewal(self) -> "Invented":
        """The bot was renewed in the middle of a talk, and what is remembered of it does not fit any more."""
        assert self.talk is not None
        return replace(self, talk=replace(self.talk, version=0))

    def _caller(self, code: CodeState | None, role: Role = Role.CITIZEN) -> Caller:
        return Caller(
            self.facts,
            roles=self.roles,
            talk=_stored(self.talk),
            aside=_stored(self.aside),
            stopped=self.stopped_at is not None,
            code=code,
            invitation=Invitation(
                f"for-{role}", role, None, self.now, False, from_id="by" if self.circle.invited_by else None
            ),
            resting_until=self.resting_until,
            proven=self.proof.proven,
        )

    def facts(self, kind: type[Facts], opening: Opening) -> Facts:
        """What the bot remembers of them, as facts of this kind."""
        stopped = self.stopped_at is not None
        if issubclass(kind, InvitationFacts):
            language = opening.argument or self.settings.language
            invited = opening.subject or ""
            settings, role = replace(self.settings, language=language), Role(invited.removeprefix("for-"))
            then = ("offer", PLACE) if self.groups.offered is not None else None
            return kind(
                self.house,
                settings,
                stopped,
                self.roles,
                invitation_id=invited,
                invited_as=role,
                name=self.name,
                from_name=self.invited_by or (self.name if self.circle.invited_by else ""),
                from_role=self.circle.invited_by,
                their_own=role is Role.SUPPORTER and Role.CITIZEN in self.roles,
                then=then,
            )
        known: dict[str, Any] = {"house": self.house, "settings": self.settings, "stopped": stopped}
        known |= {"roles": self.roles}
        if issubclass(kind, CitizenFacts | MemberFacts):
            known |= {"sub_goals": self.sub_goals}
        if issubclass(kind, CitizenFacts):
            known |= {"aims": self.aims, "joined_at": self.now - timedelta(days=40)}
            known |= {"notice_accepted": self.house.notice_version}
        if issubclass(kind, UndoFacts):
            known |= {"undoable": self.undoable}
        if issubclass(kind, MyDataFacts):
            known |= {
                "name": self.name,
                "leads": self.leads,
                "meetings": self.meetings,
                "drawn": self.drawn,
                "uncounted": self.uncounted,
                "log": self.log,
                "reached_at": ("Telegram",),
                "words_waiting": self.words_waiting,
                "circle": self.circle.kept,
                "staff": self.circle.kept_of_staff,
            }
        around = self.proof.facts(kind, known, self.name) or self.circle.facts(kind, known, self.name)
        if around is not None:
            return around
        of_groups = self.groups.facts(kind, known, opening.subject)
        of_groups = of_groups or self.interviews.facts(kind, known, opening.subject)
        return of_groups or self.work.facts(kind, known) or kind(**known)

    def _led_to(self, outcome: Outcome) -> "Invented":
        after = self
        for decided in outcome.decisions:
            after = _applied(replace(after, proof=after.proof.after(decided.decision, self.now)), decided)
        return replace(after, talk=outcome.talk, aside=outcome.aside, outcome=outcome)


def _id(made: int) -> str:
    return f"talk{made:04}"


def _stored(talk: TalkState | None) -> TalkState | None:
    """As it comes back from where it is remembered."""
    return None if talk is None else state.load(state.dump(talk))


def _applied(person: Invented, decided: d.Decided) -> Invented:
    """The person after a decision, with what it changed kept so that it can be taken back."""
    apply = _APPLYING.get(type(decided.decision))
    if apply is None:
        groups, interviews = person.groups.after(decided.decision), person.interviews.after(decided.decision)
        circle = circle_after(person.circle, decided.decision, tuple(one.id for one in person.sub_goals))
        after = replace(person, groups=groups, interviews=interviews, circle=circle)
    else:
        after = apply(person, decided.decision)
    touches = UNDOABLE.get(type(decided.decision))
    change: Change | None = None if touches is None else _change(person, after, touches)
    if isinstance(decided.decision, Share | Unshare):
        change = share_change(person.circle, after.circle, decided.decision.link_id)
    if change is None:
        return after
    version = change.after.version if isinstance(change, SubGoalChange) else 0
    number = len(person.undoable) + 1
    kept = Undoable(number, person.now, change, version, decided.id.partition(":")[0])
    return replace(after, undoable=(*person.undoable, kept))


def _change(before: Invented, after: Invented, touches: Touches) -> SubGoalChange | PersonChange | None:
    if touches is Touches.PERSON:
        return PersonChange(_state(before), _state(after))
    for sub_goal in after.sub_goals:
        earlier = next((other for other in before.sub_goals if other.id == sub_goal.id), None)
        if sub_goal != earlier:
            return SubGoalChange(earlier, sub_goal)
    return None


def _state(person: Invented) -> PersonState:
    return PersonState(person.settings, person.stopped_at)


def _with(person: Invented, sub_goal: SubGoal) -> Invented:
    others = tuple(sub_goal if other.id == sub_goal.id else other for other in person.sub_goals)
    return replace(person, sub_goals=others)


def _one(person: Invented, id: str) -> SubGoal:
    return next(sub_goal for sub_goal in person.sub_goals if sub_goal.id == id)


def _accept(person: Invented, decision: d.AcceptInvitation) -> Invented:
    settings = replace(person.settings, language=decision.language)
    return replace(person, roles=person.roles | {decision.role}, settings=settings)


def _new(person: Invented, decision: d.NewSubGoal) -> Invented:
    new = SubGoal(f"{len(person.sub_goals) + 1:032}", 1, decision.draft, Status.ACTIVE, person.now)
    return replace(person, sub_goals=(*person.sub_goals, new))


def _changed(person: Invented, decision: d.ChangeSubGoal) -> Invented:
    return _with(person, _one(person, decision.sub_goal_id).with_draft(decision.draft))


def _looked_back(person: Invented, decision: d.LookBack) -> Invented:
    before = _one(person, decision.sub_goal_id)
    after = after_look_back(
        before, decision.outcome, person.settings.tz, person.now, decision.deadline, decision.importance
    )
    check_in = CheckIn(person.now, decision.outcome, decision.progress, decision.note, decision.importance)
    changed = after != before or decision.deadline is not None
    return _with(person, replace(after, version=before.version + changed, check_ins=(*before.check_ins, check_in)))


def _wished(person: Invented, decision: d.WishForHelp) -> Invented:
    before = _one(person, decision.sub_goal_id)
    return _with(person, replace(before, help_wanted_at=person.now, version=before.version + 1))


def _set(person: Invented, decision: d.ChangeSettings) -> Invented:
    return replace(person, settings=decision.settings)


def _stopped(person: Invented, decision: d.Stop) -> Invented:
    return replace(person, stopped_at=person.now)


def _resumed(person: Invented, decision: d.Resume) -> Invented:
    return replace(person, stopped_at=None)


def _undone(person: Invented, decision: d.Undo) -> Invented:
    change = next(one for one in person.undoable if one.id == decision.undoable_id).change
    person = replace(person, undoable=tuple(one for one in person.undoable if one.id != decision.undoable_id))
    if isinstance(change, ShareChange):
        return replace(person, circle=sharing(person.circle, change.before.link_id, change.before.shared))
    if isinstance(change, PersonChange):
        again = person_again(change, _state(person)) or _state(person)
        return replace(person, settings=again.settings, stopped_at=again.stopped_at)
    before = sub_goal_again(change, _one(person, change.after.id))
    if before is not None:
        return _with(person, before)
    return replace(person, sub_goals=tuple(s for s in person.sub_goals if s.id != change.after.id))


def _forgotten(person: Invented, decision: d.ForgetMe) -> Invented:
    return Invented(person.house, person.settings, person.now, roles=frozenset())


def _resting(person: Invented, decision: d.RestAfterCrisis) -> Invented:
    return replace(person, resting_until=decision.until)


def _planned(person: Invented, decision: NewCourse) -> Invented:
    return replace(person, work=person.work.with_new(decision.draft))


_APPLYING: dict[type[d.Decision], Callable[[Invented, Any], Invented]] = {
    d.AcceptInvitation: _accept,
    d.NewSubGoal: _new,
    d.ChangeSubGoal: _changed,
    d.LookBack: _looked_back,
    d.WishForHelp: _wished,
    d.ChangeSettings: _set,
    d.RestAfterCrisis: _resting,
    d.Stop: _stopped,
    d.Resume: _resumed,
    d.Undo: _undone,
    d.ForgetMe: _forgotten,
    NewCourse: _planned,
}
"""What comes of the decisions that change what is said later; the others need nothing here."""
