"""A citizen about whom there is all that there can be, and one of each who might look; whatever is hers has a token."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import String, insert, select, update

from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.interview_facts import InterviewFacts
from medspil.conversations.kept_facts import form_of
from medspil.domain.circle_decisions import Looked, Share, Unshare
from medspil.domain.decisions import LookBack, NewSubGoal, WishForHelp
from medspil.domain.group_decisions import (
    AnswerInterview,
    BeginInterviews,
    GiveAnswer,
    NewCourse,
    TickAttendance,
)
from medspil.domain.helping import HelpHow
from medspil.domain.links import LinkKind
from medspil.domain.persons import STAFF, Role
from medspil.domain.places import Acceptance
from medspil.domain.second_factor import FactorKind, SecondFactor, pin_secret
from medspil.domain.sight import Data, Sharing, Viewer
from medspil.domain.sub_goals import Aim, AimKind, Deadline, LifeArea, Outcome, Reminder, Rung, SubGoalDraft
from medspil.storage import addresses, links, people, second_factors
from medspil.storage.store import new_id
from medspil.storage.tables import addresses as address_rows
from medspil.storage.tables import metadata, responses, shares, status_meetings
from tests.storage.test_groups import COPENHAGEN, DRAFT, Group, decide, facts_of
from tests.storage.test_interviews import FIRST
from tests.storage.town import Someone, Town

F = TypeVar("F", bound=Facts)

NUMBER = "5550001"
WHAT, HELPER, NOTE, DREAM = "kvidre på altanen", "Kasserine", "notetæppe", "drømmefjord"
PRIVATE = "hemmelig humlebi"
NAME, TALK = "Viggolina", "talesommerfugl"
GROUP_GOAL, GROUP_LINE = "gruppeguld", "svarsvale"
INTERVIEW_LINE = "interviewigle"
SOMEONE_ELSE = "Nabolone"
LOOKED_BACK = datetime(2026, 11, 26, 9, 17, 23, tzinfo=UTC)
WISHED = datetime(2026, 11, 26, 10, 41, 59, tzinfo=UTC)
MEETING = date(2027, 2, 17)
NOW = datetime(2026, 11, 26, 11, tzinfo=UTC)
A_PIN = SecondFactor(FactorKind.PIN, pin_secret("428193", bytes(16)), NOW)

DRAFT_OF_IT = SubGoalDraft(
    WHAT,
    Deadline(date(2026, 12, 4)),
    Rung.SOMEONE_I_KNOW,
    HELPER,
    Reminder(1, time(10)),
    LifeArea.HOME,
    Aim(AimKind.DREAM, DREAM),
    confidence=7,
    importance=9,
)

ROLES: dict[Viewer, Role] = {
    Viewer.OTHER_CITIZEN: Role.CITIZEN,
    Viewer.CONTACT_PERSON: Role.CONTACT_PERSON,
    Viewer.STAND_IN: Role.CONTACT_PERSON,
    Viewer.WITHOUT_A_YES: Role.CONTACT_PERSON,
    Viewer.PEER_WORKER: Role.PEER_WORKER,
    Viewer.SUPPORTER: Role.SUPPORTER,
    Viewer.FORMER: Role.CONTACT_PERSON,
    Viewer.LEADER: Role.GROUP_LEADER,
    Viewer.INTERVIEWER: Role.INTERVIEWER,
    Viewer.COORDINATOR: Role.COORDINATOR,
}
KINDS: dict[Viewer, LinkKind] = {
    Viewer.CONTACT_PERSON: LinkKind.CONTACT_PERSON,
    Viewer.STAND_IN: LinkKind.STAND_IN,
    Viewer.WITHOUT_A_YES: LinkKind.CONTACT_PERSON,
    Viewer.PEER_WORKER: LinkKind.PEER_WORKER,
    Viewer.SUPPORTER: LinkKind.SUPPORTER,
    Viewer.FORMER: LinkKind.CONTACT_PERSON,
}


@dataclass
class World:
    """All of them in one town. `sub_goals` are the one that it is about and another one."""

    town: Town
    sara: Someone
    viewers: dict[Viewer, Someone]
    links: dict[Viewer, str]
    someone_else: str
    sub_goals: tuple[str, ...] = ()

    @property
    def this_one(self) -> str:
        return self.sub_goals[0]

    def who(self, viewer: Viewer) -> Someone:
        return self.sara if viewer is Viewer.CITIZEN else self.viewers[viewer]

    def ids(self) -> Iterator[str]:
        """The ids of all that is hers, and of one of everything else in the database."""
        sara_id = self.sara.person_id
        with self.town.store.database.transaction() as connection:
            for table in metadata.sorted_tables:
                if "id" not in table.c or not isinstance(table.c.id.type, String):
                    continue
                owner = table.c.get("person_id", table.c.get("citizen_id"))
                every = select(table.c.id)
                yield from connection.scalars(every.limit(1) if owner is None else every.where(owner == sara_id))
        yield sara_id

    def private(self, viewer: Viewer, sharing: Sharing) -> frozenset[str]:
        """The sub-goals that are not shared with this viewer."""
        covered: dict[Sharing, tuple[str, ...]] = {
            Sharing.THIS_ONE: self.sub_goals[:1],
            Sharing.ANOTHER_ONE: self.sub_goals[1:],
            Sharing.EVERYTHING: self.sub_goals,
            Sharing.ALL_BUT_THIS_ONE: self.sub_goals[1:],
        }
        shared = covered.get(sharing, ()) if viewer in KINDS else ()
        return frozenset(self.sub_goals) - frozenset(shared)


def somebody(town: Town, number: str, role: Role, name: str | None) -> Someone:
    """Somebody with a phone who came in as this."""
    town.now += timedelta(seconds=1)
    someone = town.stranger(number).says("hej")
    address_id = someone.address_id
    with town.store.database.transaction() as connection:
        person_id = people.make(connection, town.store.defaults, role, town.now)
        addresses.give_to(connection, address_id, person_id)
        if name is not None:
            people.change_name(connection, town.store, person_id, name)
    return someone


def a_world(town: Town, sharing: Sharing, private_things: bool = True) -> World:
    """Sara and the others, with this shared between her and each who is linked to her.

    Without `private_things` there is less about her that nobody else may see, and all else is the same.
    """
    sara = somebody(town, NUMBER, Role.CITIZEN, None)
    viewers = {
        viewer: somebody(town, f"{6001 + place}", role, None if role is Role.CITIZEN else f"Nr. {place}")
        for place, (viewer, role) in enumerate(ROLES.items())
    }
    viewers[Viewer.STRANGER] = town.stranger("7001").says("hej")
    neighbour = somebody(town, "7002", Role.SUPPORTER, SOMEONE_ELSE)
    world = World(town, sara, viewers, {}, "")
    _link_all(world, neighbour)
    _set_sub_goals(world, private_things)
    _join_group(world)
    _be_interviewed(world)
    town.now = LOOKED_BACK
    looks_back = LookBack(world.this_one, 1, Outcome.GOES_ON, progress=6, note=NOTE if private_things else None)
    decide(sara, looks_back)
    for private in world.sub_goals[1:]:
        town.now += timedelta(seconds=1)
        decide(sara, LookBack(private, 1, Outcome.GOES_ON, progress=2))
    town.now = WISHED
    [now] = [one for one in facts_as(sara, CitizenFacts).sub_goals if one.id == world.this_one]
    decide(sara, WishForHelp(world.this_one, now.version, HelpHow.CALL))
    town.now = NOW
    _meet(world)
    _share(world, sharing)
    decide(viewers[Viewer.CONTACT_PERSON], Looked(sara.person_id))
    _prove(world)
    town.settle()
    if private_things:
        sara.says("nyt delmål").says(TALK).says("indstillinger")
    return world


def _prove(world: World) -> None:
    """Whoever works here has a second factor, and has just shown it."""
    ids = [world.viewers[viewer].person_id for viewer, role in ROLES.items() if role in STAFF]
    with world.town.store.database.transaction() as connection:
        for person_id in ids:
            second_factors.put(connection, world.town.store, person_id, A_PIN)
        connection.execute(update(address_rows).values(proven_at=NOW))


def _link_all(world: World, neighbour: Someone) -> None:
    town, sara_id = world.town, world.sara.person_id
    ids = {viewer: world.viewers[viewer].person_id for viewer in KINDS}
    neighbour_id = neighbour.person_id
    with town.store.database.transaction() as connection:
        for viewer, kind in KINDS.items():
            town.now += timedelta(seconds=1)
            world.links[viewer] = links.make(
                connection,
                sara_id,
                ids[viewer],
                kind,
                town.now,
                accepted=viewer is not Viewer.WITHOUT_A_YES,
                ends_on=date(2026, 12, 24) if kind is LinkKind.STAND_IN else None,
                stands_in_for=world.links[Viewer.CONTACT_PERSON] if kind is LinkKind.STAND_IN else None,
            )
        world.someone_else = links.make(connection, sara_id, neighbour_id, LinkKind.SUPPORTER, town.now)


def _set_sub_goals(world: World, private_things: bool) -> None:
    draft = DRAFT_OF_IT
    if not private_things:
        draft = SubGoalDraft(WHAT, draft.deadline, draft.rung, HELPER, area=draft.area)
    drafts = [draft]
    if private_things:
        drafts.append(SubGoalDraft(PRIVATE, Deadline(date(2026, 12, 5)), Rung.SELF))
    for one in drafts:
        decide(world.sara, NewSubGoal(one))
    known = {sub_goal.draft.what: sub_goal.id for sub_goal in facts_as(world.sara, CitizenFacts).sub_goals}
    world.sub_goals = tuple(known[one.what] for one in drafts)


def _join_group(world: World) -> None:
    """She is in a group, was there once, and has answered what is asked after it."""
    leader, sara, town = world.viewers[Viewer.LEADER], world.sara, world.town
    decide(leader, NewCourse(DRAFT))
    group = Group(leader)
    place = group.joined_by(sara, Acceptance(NAME, goal=GROUP_GOAL))
    session = group.course.sessions[0]
    town.now = datetime.combine(session.day, time(16, 5), COPENHAGEN).astimezone(UTC)
    decide(leader, TickAttendance(session.id, (place,)))
    asked = town.rows(responses, responses.c.session_id == session.id, responses.c.person_id == sara.person_id)
    decide(sara, GiveAnswer(asked[0].id, "keep-or-change", GROUP_LINE))


def _be_interviewed(world: World) -> None:
    """She was drawn for an interview with two others, and has answered a question of it."""
    town, sara = world.town, world.sara
    somebody(town, "7003", Role.CITIZEN, None)
    decide(world.viewers[Viewer.INTERVIEWER], BeginInterviews(3))
    drawn = facts_as(sara, InterviewFacts)
    assert drawn.drawn_id is not None
    decide(sara, AnswerInterview(drawn.drawn_id, True))
    response_id = facts_as(sara, InterviewFacts).response_id
    assert response_id is not None
    decide(sara, GiveAnswer(response_id, FIRST, INTERVIEW_LINE))


def _meet(world: World) -> None:
    """A status meeting is agreed with each who is linked to her; not all of them may know of it."""
    sara_id = world.sara.person_id
    with world.town.store.database.transaction() as connection:
        for link_id in world.links.values():
            row = {"id": new_id(), "person_id": sara_id, "day": MEETING, "made_at": NOW, "link_id": link_id}
            connection.execute(insert(status_meetings).values(**row))


def _share(world: World, sharing: Sharing) -> None:
    """Shares so with each who is linked to her, also where the rule of the house would not let her."""
    before = {
        Sharing.TAKEN_BACK: (world.this_one,),
        Sharing.THIS_ONE: (world.this_one,),
        Sharing.ANOTHER_ONE: world.sub_goals[1:],
        Sharing.EVERYTHING: (None,),
        Sharing.ALL_BUT_THIS_ONE: (None,),
    }
    with world.town.store.database.transaction() as connection:
        for link_id in world.links.values():
            for sub_goal_id in before.get(sharing, ()):
                row = {"link_id": link_id, "sub_goal_id": sub_goal_id, "since": NOW}
                connection.execute(insert(shares).values(**row))
    if sharing in (Sharing.TAKEN_BACK, Sharing.ALL_BUT_THIS_ONE):
        for link_id in world.links.values():
            decide(world.sara, Unshare(link_id, world.this_one))
    if sharing is Sharing.WITH_SOMEONE_ELSE:
        decide(world.sara, Share(world.someone_else, world.this_one))
    # Ended by hand, so that what was shared before it lies there still.
    with world.town.store.database.transaction() as connection:
        links.change(connection, world.links[Viewer.FORMER], ended_at=NOW - timedelta(days=1))


def facts_as(someone: Someone, kind: type[F], subject: str | None = None) -> F:
    """The facts of this kind about somebody."""
    facts = facts_of(someone, kind, subject)
    assert isinstance(facts, kind)
    return facts


def seen_in(world: World, viewer: Viewer, sharing: Sharing, told: Any) -> set[Data]:
    """Which of her data stand in something in its stored form: values, lists and dicts."""
    text = json.dumps(told, ensure_ascii=False)
    rows = list(_dicts(told))
    private = world.private(viewer, sharing)
    signs: dict[Data, bool] = {
        Data.SUB_GOAL: WHAT in text or HELPER in text,
        Data.PROGRESS: _instant(LOOKED_BACK) in text,
        Data.HELP_WISH: any("how" in row and row.get("wished_at") == _instant(WISHED) for row in rows),
        Data.HELP_WITH: any("how" in row and row.get("sub_goal_id") == world.this_one for row in rows),
        Data.NAME: NAME in text,
        Data.MEETING: MEETING.isoformat() in text,
        Data.NOTE: NOTE in text,
        Data.AIM: DREAM in text,
        Data.SURENESS: any(row.get("confidence") == 7 or row.get("importance") == 9 for row in rows),
        Data.REMINDER: any(isinstance(row.get("reminder"), dict) for row in rows),
        Data.COUNT: any(one in text for one in private) or (PRIVATE in text and world.sub_goals[-1] in private),
        Data.TALK: TALK in text,
        Data.SETTINGS: NUMBER in text,
        Data.CIRCLE: SOMEONE_ELSE in text or world.someone_else in text,
        Data.LOOKS: any({"who", "way", "what"} <= set(row) for row in rows),
        Data.GROUP_GOAL: GROUP_GOAL in text,
        Data.GROUP_ANSWER: GROUP_LINE in text,
        Data.INTERVIEW_ANSWER: INTERVIEW_LINE in text,
    }
    assert set(signs) == set(Data)
    return {data for data, is_there in signs.items() if is_there}


def stored(facts: Facts) -> Any:
    """Facts as they are kept with a talk, without those about the house."""
    told = form_of(type(facts)).dump_python(facts, mode="json")
    del told["house"], told["settings"]
    return told


def _dicts(told: Any) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict):
        yield told
    for value in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from _dicts(value)


def _instant(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
