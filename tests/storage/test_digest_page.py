"""The page of a digest: all the words that are shared, opened once, with a line in the log of each it tells of."""

from datetime import timedelta

from medspil.conversations.pages import words_of_page
from medspil.conversations.pictures import WeeksPicture
from medspil.domain.circle_decisions import CallMe, EndLink, OpenPage, Share
from medspil.domain.decisions import LookBack
from medspil.domain.persons import Role
from medspil.domain.sub_goals import Outcome
from medspil.storage import pages
from medspil.storage.tables import audit, sub_goals
from tests.storage.circles_of_people import a_carer, decides, linked, sets
from tests.storage.town import Someone, Town

TOKEN, OTHER = "t" * 40, "u" * 40


def sara_and_mette(town: Town) -> tuple[Someone, Someone, str]:
    """Sara reached something that Mette sees, and something that she keeps to herself."""
    sara, mette = town.citizen(), a_carer(town)
    decides(sara, CallMe("Sara"))
    link = linked(sara, mette)
    for what in ("gå en tur til søen", "ringe til jobcentret"):
        before = {row.id for row in town.rows(sub_goals)}
        sets(sara, what)
        (row,) = [row for row in town.rows(sub_goals) if row.id not in before]
        if what == "gå en tur til søen":
            decides(sara, Share(link, row.id))
        decides(sara, LookBack(row.id, row.version, Outcome.REACHED, 9))
    town.now += timedelta(hours=1)
    return sara, mette, link


def opened(someone: Someone, token: str = TOKEN) -> str:
    """All that stands on the page; nothing where there is none."""
    town, person_id = someone.town, someone.person_id
    with town.store.database.transaction() as connection:
        pages.make(connection, town.store, person_id, OpenPage("digest", token, "7"), town.now)
    page = pages.opened(town.store, token, town.now)
    return "" if page is None else "\n".join(words_of_page(page))


def test_it_holds_all_the_words_that_are_shared_and_no_others(town: Town) -> None:
    _sara, mette, _link = sara_and_mette(town)
    said = opened(mette)
    for part in ("Din uge", "Ugen kort: 1 delmål er nået.", "Værd at fejre", "Sara: »gå en tur til søen«", "uge 48"):
        assert part in said
    assert "jobcentret" not in said


def test_the_weeks_are_drawn_on_it(town: Town) -> None:
    _sara, mette, _link = sara_and_mette(town)
    person_id = mette.person_id
    with town.store.database.transaction() as connection:
        pages.make(connection, town.store, person_id, OpenPage("digest", TOKEN, "7"), town.now)
    page = pages.opened(town.store, TOKEN, town.now)
    assert page is not None
    drawn = [picture for section in page.sections for picture in section.pictures]
    assert [type(picture) for picture in drawn] == [WeeksPicture]


def test_whom_it_tells_of_can_read_that_it_was_opened(town: Town) -> None:
    sara, mette, _link = sara_and_mette(town)
    opened(mette)
    lines = [row for row in town.rows(audit, audit.c.actor == mette.person_id) if row.subject == sara.person_id]
    assert [(row.what, row.way, row.role) for row in lines] == [("saw shared sub-goals", "page", "contact-person")]


def test_it_has_the_rights_of_the_moment_in_which_it_is_opened(town: Town) -> None:
    sara, mette, link = sara_and_mette(town)
    decides(sara, EndLink(link))
    assert "søen" not in opened(mette)
    assert "Sara" not in opened(mette, OTHER)


def test_it_is_none_of_a_leaders(town: Town) -> None:
    sara_and_mette(town)
    assert opened(town.staff("2009", Role.GROUP_LEADER, "Ida")) == ""
