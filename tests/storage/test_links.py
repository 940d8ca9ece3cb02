"""Links and shares as they are remembered: who sees what of whom, until when, and who is told."""

from datetime import timedelta

import pytest

from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_decisions import (
    AnswerHelp,
    EndLink,
    InviteCitizen,
    InviteSupporter,
    Looked,
    Share,
    Unshare,
)
from medspil.domain.helping import HelpReply
from medspil.domain.links import LinkKind
from medspil.domain.seen import CitizenSeen
from medspil.storage import links as kept
from medspil.storage import seeing
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, audit, help_wishes, links, shares
from tests.storage.circles_of_people import a_carer, decides, linked, sets, shares_all
from tests.storage.town import Someone, Town

CODE = "K7QDM2XW9RTA"


def seen_by(viewer: Someone) -> tuple[CitizenSeen, ...]:
    viewer_id = viewer.person_id
    with viewer.town.store.database.transaction() as connection:
        return seeing.seen_by(connection, viewer.town.store, viewer_id, viewer.town.now)


def told(someone: Someone, kind: AgendaKind) -> int:
    mine = someone.person_id
    return sum(row.person_id == mine and row.kind == kind for row in someone.town.rows(agenda))


def test_nothing_is_seen_before_it_is_shared(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    sets(sara, "gå en tur")
    linked(sara, mette)
    (seen,) = seen_by(mette)
    assert seen.sub_goals == ()
    assert seen.wishes == ()


def test_one_shared_sub_goal_is_seen_and_no_other(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    walk = sets(sara, "gå en tur")
    town.later(minutes=1)
    sets(sara, "ringe til min søster")
    link = linked(sara, mette)
    decides(sara, Share(link, walk))
    (seen,) = seen_by(mette)
    assert [one.what for one in seen.sub_goals] == ["gå en tur"]
    decides(sara, Unshare(link, walk))
    assert seen_by(mette)[0].sub_goals == ()


def test_everything_covers_what_is_yet_to_come_until_one_is_taken_back(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    walk = sets(sara, "gå en tur")
    link = linked(sara, mette)
    shares_all(sara, link)
    town.later(minutes=1)
    sets(sara, "ringe til min søster")
    assert len(seen_by(mette)[0].sub_goals) == 2
    decides(sara, Unshare(link, walk))
    town.later(minutes=1)
    sets(sara, "købe maling")
    assert [one.what for one in seen_by(mette)[0].sub_goals] == ["ringe til min søster"]


def test_who_is_taken_out_sees_nothing_at_once(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    sets(sara, "gå en tur")
    link = linked(sara, mette)
    shares_all(sara, link)
    decides(sara, EndLink(link))
    assert seen_by(mette) == ()
    assert town.count(shares) == 0
    with pytest.raises(Stale):
        decides(sara, Share(link))


def test_nobody_shares_what_is_somebody_elses(town: Town) -> None:
    sara, ida, mette = town.citizen("1001"), town.citizen("1002"), a_carer(town)
    walk = sets(sara, "gå en tur")
    link = linked(ida, mette)
    with pytest.raises(Stale):
        decides(ida, Share(link, walk))
    with pytest.raises(Stale):
        decides(sara, Share(link, walk))


def test_without_the_citizens_yes_only_wishes_for_help_are_seen(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    sets(sara, "gå en tur")
    link = linked(sara, mette, LinkKind.STAND_IN, accepted=False)
    with pytest.raises(Stale):
        decides(sara, Share(link))
    sara.says("jeg har brug for hjælp til mit mål").presses("Ring til mig")
    (seen,) = seen_by(mette)
    assert seen.sub_goals == ()
    assert [wish.sub_goal_id for wish in seen.wishes] == [None]


def test_a_wish_for_help_goes_to_the_contact_person_and_comes_back_until_it_is_seen(town: Town) -> None:
    sara, mette, bo = town.citizen(), a_carer(town), a_carer(town, "2002", "Bo")
    sets(sara, "gå en tur")
    linked(sara, mette)
    linked(sara, bo, LinkKind.PEER_WORKER)
    sara.says("jeg har brug for hjælp til mit mål").presses("Ring til mig")
    assert "Jeg siger til Mette, at du gerne vil have hjælp." in sara.last
    assert (told(mette, AgendaKind.HELP_WANTED), told(mette, AgendaKind.HELP_WAITS)) == (1, 1)
    assert told(bo, AgendaKind.HELP_WANTED) == 0
    (wish,) = town.rows(help_wishes)
    decides(mette, AnswerHelp(wish.id, HelpReply.CALLS))
    assert told(sara, AgendaKind.HELP_SEEN) == 1
    with pytest.raises(Stale):
        decides(bo, AnswerHelp(wish.id, HelpReply.CALLS))


def test_who_comes_in_by_a_carers_invitation_is_linked_to_them(town: Town) -> None:
    mette = a_carer(town)
    decides(mette, InviteCitizen(CODE))
    sara = town.stranger("1001").starts(CODE).presses("Ja, jeg vil gerne")
    (link,) = town.rows(links)
    assert (link.citizen_id, link.other_id, link.kind) == (sara.person_id, mette.person_id, "contact-person")
    assert told(mette, AgendaKind.LINK_ANSWERED) == 1


def test_an_invitation_of_somebody_who_is_gone_links_nobody(town: Town) -> None:
    sara = town.citizen()
    decides(sara, InviteSupporter(CODE, "Bo"))
    sara.says("mine data").presses("Slet alt").presses("Slet alt")
    bo = town.stranger("3001").starts(CODE)
    assert "Den kode er for gammel." in bo.last
    assert town.count(links) == 0


def test_a_look_is_a_line_in_the_log_with_the_role(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    linked(sara, mette)
    decides(mette, Looked(sara.person_id))
    line = next(row for row in town.rows(audit) if row.subject == sara.person_id and row.actor == mette.person_id)
    assert (line.what, line.role, line.way) == ("saw shared sub-goals", "contact-person", "chat")


def test_a_stand_in_is_over_after_the_last_day(town: Town) -> None:
    sara, mette = town.citizen(), a_carer(town)
    link = linked(sara, mette)
    today = town.now.date()
    with town.store.database.transaction() as connection:
        kept.change(connection, link, ends_on=today)
    assert len(seen_by(mette)) == 1
    town.now += timedelta(days=1)
    assert seen_by(mette) == ()
