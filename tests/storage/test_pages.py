"""A page opens once, within ten minutes, with the rights of that moment; the citizen can read that it was looked at."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from medspil.conversations.pages import PageContent, words_of_page
from medspil.domain.circle_decisions import OpenPage, SeenWhat
from medspil.domain.decisions import NewSubGoal
from medspil.domain.links import LinkEnd, LinkKind
from medspil.domain.persons import Role
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import Deadline, Rung, SubGoalDraft
from medspil.storage import links, pages, shares
from medspil.storage.audit import Way
from medspil.storage.pages import KEPT, LIVES
from medspil.storage.second_factors import note_proven
from medspil.storage.store import Store
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import audit, page_links
from tests.storage.test_groups import decide
from tests.storage.town import Someone, Town

TOKEN, OTHER_TOKEN = "a" * 40, "b" * 40
WALK, CALL = "gå en tur til søen", "ringe til jobcentret"


class Around:
    """Sara, who shares a sub-goal with Bo and keeps another one to herself."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.sara = town.citizen()
        self.bo = town.staff("3001", Role.CONTACT_PERSON, "Bo")
        for what in (WALK, CALL):
            town.now += timedelta(seconds=1)
            decide(self.sara, NewSubGoal(SubGoalDraft(what, Deadline(date(2026, 11, 27)), Rung.SELF)))
        sara, self.bo_id = self.sara.person_id, self.bo.person_id
        with town.store.database.transaction() as connection:
            self.link = links.make(connection, sara, self.bo_id, LinkKind.CONTACT_PERSON, town.now)
            self.walk, self.call = shares.sub_goals_of(connection, sara)
        self.shares(SharedWith(sub_goal_ids=frozenset({self.walk})))

    def shares(self, what: SharedWith) -> None:
        with self.town.store.database.transaction() as connection:
            shares.write(connection, self.link, what, self.town.now)

    def gets_a_link(self, someone: Someone, subject: str | None, token: str = TOKEN, page: str = "plan") -> None:
        person_id = someone.person_id
        with self.town.store.database.transaction() as connection:
            pages.make(connection, self.town.store, person_id, OpenPage(page, token, subject), self.town.now)

    def opens(self, token: str = TOKEN) -> PageContent | None:
        return pages.opened(self.town.store, token, self.town.now)

    def looks(self) -> list[tuple[str, str | None, str | None]]:
        """What stands in the audit log of what others saw of Sara's: what, by which way, as what."""
        rows = self.town.rows(audit, audit.c.subject == self.sara.person_id, audit.c.actor == self.bo.person_id)
        return [(row.what, row.way, row.role) for row in rows]


@pytest.fixture
def around(store: Store) -> Around:
    return Around(Town(store))


def said(page: PageContent | None) -> str:
    assert page is not None
    return "\n".join(words_of_page(page))


def test_a_link_opens_its_page_once(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    assert WALK in said(around.opens())
    assert around.opens() is None


def test_a_link_opens_for_ten_minutes(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    around.gets_a_link(around.bo, around.link, OTHER_TOKEN)
    around.town.now += LIVES - timedelta(seconds=1)
    assert around.opens() is not None
    around.town.now += timedelta(seconds=1)
    assert around.opens(OTHER_TOKEN) is None


@pytest.mark.parametrize("token", ["", "x", TOKEN + " ", "å" * 40, "\0", "x" * 100_000])
def test_no_other_token_opens_anything(around: Around, token: str) -> None:
    around.gets_a_link(around.bo, around.link)
    assert around.opens(token) is None
    assert around.opens() is not None


def test_the_page_shows_what_is_shared_when_it_is_opened(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    around.shares(SharedWith(sub_goal_ids=frozenset({around.call})))
    page = said(around.opens())
    assert CALL in page
    assert WALK not in page


def test_nothing_of_what_is_kept_private_shows_not_even_that_there_is_something(around: Around) -> None:
    around.shares(SharedWith())
    around.gets_a_link(around.bo, around.link)
    page = said(around.opens())
    assert WALK not in page
    assert CALL not in page
    assert "Lige nu er der ikke delt noget." in page


def test_after_the_citizen_has_taken_them_out_the_link_opens_nothing_and_the_log_says_so(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    with around.town.store.database.transaction() as connection:
        links.end(connection, [around.link], LinkEnd.TAKEN_OUT, around.town.now)
    assert around.opens() is None
    assert around.looks() == [(SeenWhat.REFUSED, Way.PAGE, LinkKind.CONTACT_PERSON)]


def test_whoever_opens_a_page_of_somebody_elses_link_sees_nothing(around: Around) -> None:
    stranger = around.town.staff("3002", Role.CONTACT_PERSON, "Mie")
    around.gets_a_link(stranger, around.link)
    assert around.opens() is None


@pytest.mark.parametrize("subject", [None, "f" * 32])
def test_a_page_about_nobody_is_none(around: Around, subject: str | None) -> None:
    around.gets_a_link(around.bo, subject)
    assert around.opens() is None


def test_a_page_that_medspil_does_not_know_is_none(around: Around) -> None:
    around.gets_a_link(around.bo, around.link, page="everything")
    assert around.opens() is None


def test_the_citizen_can_read_that_the_page_was_looked_at(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    assert around.looks() == []
    around.opens()
    assert around.looks() == [(SeenWhat.SHARED, Way.PAGE, LinkKind.CONTACT_PERSON)]
    around.opens()
    assert len(around.looks()) == 1


def test_who_deletes_everything_takes_their_links_along(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    around.bo.says("data").presses("Slet alt").presses("Slet alt")
    assert around.town.count(page_links) == 0
    assert around.opens() is None


def test_where_making_the_page_fails_the_link_still_works(around: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    around.gets_a_link(around.bo, around.link)
    with monkeypatch.context() as broken:

        def fails(*_visit: object) -> None:
            raise RuntimeError("not now")

        broken.setitem(pages.PAGES, "plan", fails)
        with pytest.raises(RuntimeError):
            around.opens()
    assert around.opens() is not None


def test_a_decision_in_a_talk_makes_the_link(around: Around) -> None:
    decide(around.bo, OpenPage("plan", TOKEN, around.link))
    assert around.opens() is not None
    with pytest.raises(Stale):
        decide(around.bo, OpenPage("everything", OTHER_TOKEN, around.link))
    assert around.town.count(page_links) == 1


def test_whoever_works_here_gets_no_link_before_the_second_factor_is_proven(around: Around) -> None:
    address_id = around.bo.address_id
    with around.town.store.database.transaction() as connection:
        note_proven(connection, address_id, around.town.now - timedelta(days=1, seconds=1))
    with pytest.raises(Stale):
        decide(around.bo, OpenPage("plan", TOKEN, around.link))
    assert around.town.count(page_links) == 0


def test_the_token_stands_nowhere_in_the_database(sqlite_store: Store) -> None:
    around = Around(Town(sqlite_store))
    around.gets_a_link(around.bo, around.link)
    around.opens()
    place = Path(str(sqlite_store.database.url.database))
    stored = b"".join(file.read_bytes() for file in place.parent.glob(f"{place.name}*"))
    assert TOKEN.encode() not in stored
    assert page_links.name.encode() in stored


def test_the_rows_of_links_go_a_day_later(around: Around) -> None:
    around.gets_a_link(around.bo, around.link)
    for still, later in ((1, LIVES + KEPT), (0, timedelta(seconds=1))):
        around.town.now += later
        with around.town.store.database.transaction() as connection:
            pages.forget_old(connection, around.town.now)
        assert around.town.count(page_links) == still


def test_of_two_who_press_at_once_one_sees_the_page(postgresql_store: Store) -> None:
    around = Around(Town(postgresql_store))
    around.gets_a_link(around.bo, around.link)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _n: around.opens(), range(8)))
    assert [page is None for page in found].count(False) == 1
    assert len(around.looks()) == 1
