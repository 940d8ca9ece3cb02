"""What is private leaves no trace: a digest is the same to the letter, whatever a citizen keeps to themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from medspil.conversations.digests.digest_facts import DigestFacts, TeamFacts
from medspil.conversations.digests.digest_sayings import digest_notice
from medspil.conversations.digests.team_talk import team_words
from medspil.conversations.facts import ChatShows, House
from medspil.conversations.state import Opening
from medspil.conversations.texts import speaking
from medspil.domain.links import LinkKind
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import LifeArea, Outcome, Rung, Status
from medspil.storage import links, people, shares
from medspil.storage.database import Database
from medspil.storage.migrating import migrate
from medspil.storage.store import Store, new_id
from medspil.storage.tables import check_ins, metadata, sub_goals, units
from medspil.storage.vault import Vault, new_key
from tests.domain.seen_people import A_WEEK_AGO, LONG_AGO, MONDAY, before

HOUSE = House("Bostøtten i Havneby", "2026-1", "", "", "", chat_shows=ChatShows.WORDS)


@dataclass(frozen=True)
class Kept:
    """A sub-goal as it stands in the database, and whether it is shared with the one who reads."""

    what: str
    shared: bool
    day: date
    made_at: datetime
    status: Status
    ended_at: datetime | None
    looked_back_at: tuple[datetime, ...]
    help_wanted: bool
    area: LifeArea | None


_INSTANTS = st.integers(1, 10 * 7 * 24).map(lambda hours: before(hours=hours))


@st.composite
def any_kept(draw: st.DrawFn) -> Kept:
    status = draw(st.sampled_from(Status))
    return Kept(
        f"ord {draw(st.integers(0, 10**9))}",
        draw(st.booleans()),
        MONDAY.date() + timedelta(days=draw(st.integers(-40, 40))),
        draw(_INSTANTS),
        status,
        None if status is Status.ACTIVE else draw(_INSTANTS),
        tuple(draw(st.lists(_INSTANTS, max_size=2))),
        draw(st.booleans()),
        draw(st.none() | st.sampled_from(LifeArea)),
    )


PEOPLE = st.lists(st.lists(any_kept(), max_size=4), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for all towns of this page, since making one takes longer than all that is done in it."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('privacy')}/medspil.db")
    migrate(database)
    yield Store(database, Vault.from_setting(new_key()), HOUSE, PersonSettings())
    database.close()


def told(store: Store, citizens: Sequence[Sequence[Kept]], share_private: bool = False) -> tuple[str, tuple[str, ...]]:
    """All that somebody beside these people hears of them on Monday: the digest, and their team's sums."""
    with store.database.transaction() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        unit = new_id()
        connection.execute(insert(units).values(id=unit, name="Nord", made_at=LONG_AGO))
        mette = people.make(connection, PersonSettings(), Role.CONTACT_PERSON, LONG_AGO)
        people.place(connection, mette, unit, None)
        for number, kept in enumerate(citizens):
            citizen = people.make(connection, PersonSettings(), Role.CITIZEN, LONG_AGO)
            people.change_name(connection, store, citizen, f"Navn {number}")
            link = links.make(connection, citizen, mette, LinkKind.CONTACT_PERSON, LONG_AGO)
            ids = [_keep(connection, store, citizen, one) for one in kept]
            mine = frozenset(own for own, one in zip(ids, kept, strict=True) if one.shared or share_private)
            shares.write(connection, link, SharedWith(sub_goal_ids=mine), LONG_AGO)
        row = people.lock(connection, mette)
        assert row is not None
        facts_of = people.FactsOfPerson(connection, store, row, MONDAY)
        facts, team = facts_of(DigestFacts, Opening()), facts_of(TeamFacts, Opening())
        assert isinstance(facts, DigestFacts)
        assert isinstance(team, TeamFacts)
    notice = digest_notice(facts, A_WEEK_AGO, MONDAY)
    labels = "|".join(door.label for door in notice.doors)
    with speaking("da"):
        return f"{notice.text}\n{labels}", team_words(team.unit, team.week)


def _keep(connection: Connection, store: Store, citizen: str, kept: Kept) -> str:
    sub_goal_id = new_id()
    connection.execute(
        insert(sub_goals).values(
            id=sub_goal_id,
            person_id=citizen,
            version=1,
            status=kept.status,
            what=store.vault.seal("sub_goals.what", kept.what),
            rung=Rung.SELF,
            day=kept.day,
            area=kept.area,
            made_at=kept.made_at,
            ended_at=kept.ended_at,
            help_wanted_at=kept.made_at if kept.help_wanted else None,
        )
    )
    for at in kept.looked_back_at:
        note = store.vault.seal("check_ins.note", "min egen note")
        row = {"sub_goal_id": sub_goal_id, "talk_id": new_id(), "at": at, "outcome": Outcome.GOES_ON, "progress": 6}
        connection.execute(insert(check_ins).values(**row, note=note))
    return sub_goal_id


def only_shared(citizens: Sequence[Sequence[Kept]]) -> list[list[Kept]]:
    return [[one for one in kept if one.shared] for kept in citizens]


@given(PEOPLE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_with_or_without_what_is_private_it_is_the_same_to_the_letter(
    one_store: Store, citizens: list[list[Kept]]
) -> None:
    with_it, without = told(one_store, citizens), told(one_store, only_shared(citizens))
    assert with_it == without
    assert "min egen note" not in with_it[0]


def test_if_it_were_shared_it_would_be_told(one_store: Store) -> None:
    """Otherwise the one above would prove nothing."""
    reached = before(days=1)
    kept = Kept("rydde op", False, MONDAY.date(), LONG_AGO, Status.REACHED, reached, (reached,), False, LifeArea.HOME)
    citizens = [[kept]] * 3
    private, shared = told(one_store, citizens), told(one_store, citizens, share_private=True)
    assert "rydde op" in shared[0]
    assert "rydde op" not in private[0]
    assert "• 3 nåede noget" in shared[1]
    assert "• 3 nåede noget" not in private[1]
