"""Who stands beside a citizen: invited from the chat, standing in, handing over, and the citizen's yes to it."""

from datetime import timedelta

import pytest

from medspil.domain.circle_decisions import AnswerLink, AskStandIn, ChooseContact, HandOver, Share
from medspil.domain.decisions import Decision, WishForHelp
from medspil.domain.links import LinkEnd, LinkKind
from medspil.domain.local_time import local_day
from medspil.domain.persons import Role
from medspil.scheduler.nightly import all_parts_done
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import invitations, shares
from medspil.storage.tables import links as link_rows
from tests.storage.circles_of_people import a_carer, decides, sets
from tests.storage.from_the_chat import code_in, heard_since, invited, link_between, seen_by
from tests.storage.town import Someone, Town


def test_a_citizen_invited_from_the_chat_hears_by_whom_and_is_linked_with_nothing_shared(town: Town) -> None:
    bo = a_carer(town, name="Bo")
    bo.says("inviter").presses("§ 85")
    sara = town.stranger("1001").starts(code_in(bo.last))
    assert "Bo har inviteret dig og bliver din kontaktperson her." in sara.last
    assert "Bo ser kun det, du selv deler" in sara.last
    assert town.rows(link_rows) == []
    before = len(bo.heard)
    sara.presses("Ja, jeg vil gerne")
    assert "Hvad vil du gerne kaldes?" in sara.last
    assert heard_since(bo, before) == []
    sara.says("Sara")
    told = "Sara siger ja til dig som kontaktperson.\nDu ser det, Sara deler med dig, og ikke andet."
    assert heard_since(bo, before) == [told]
    (seen,) = seen_by(bo)
    assert (seen.name, seen.sub_goals) == ("Sara", ())
    (row,) = town.rows(invitations, invitations.c.from_id == bo.person_id)
    assert row.paragraph == "85"


def test_who_gives_no_name_is_told_of_without_one_after_a_while(town: Town) -> None:
    bo = a_carer(town, name="Bo")
    bo.says("inviter").presses("Spring over")
    sara = town.stranger("1001").starts(code_in(bo.last)).presses("Ja, jeg vil gerne")
    before = len(bo.heard)
    sara.presses("Spring over")
    town.later(minutes=14)
    assert heard_since(bo, before) == []
    town.later(hours=1)
    assert heard_since(bo, before)[0].startswith("En, du støtter siger ja til dig")


def test_a_peer_worker_invites_as_a_peer_worker_and_hears_of_no_wishes(town: Town) -> None:
    rikke = town.staff("2002", Role.PEER_WORKER, "Rikke")
    sara = invited(rikke)
    assert any("Rikke har inviteret dig og bliver din peermedarbejder her." in one.text for one in sara.heard)
    (row,) = town.rows(link_rows)
    assert row.kind == LinkKind.PEER_WORKER
    before = len(rikke.heard)
    decides(sara, WishForHelp(sets(sara, "gå en tur"), 1))
    town.later(hours=48)
    assert heard_since(rikke, before) == []


def test_the_code_of_an_inviter_who_has_left_opens_nothing(town: Town) -> None:
    bo = a_carer(town, name="Bo")
    bo.says("inviter").presses("§ 85")
    code = code_in(bo.last)
    bo.says("slet alt om mig").presses("Slet alt")
    assert town.stranger("1001").starts(code).last == "Den kode er for gammel. Bed om en ny invitation."


def test_a_citizen_who_is_in_already_is_asked_whether_one_more_may_stand_beside_them(town: Town) -> None:
    """Where several services help one citizen, each of them comes by a code of its own."""
    bo, rikke = a_carer(town, "2001", "Bo"), town.staff("2002", Role.PEER_WORKER, "Rikke")
    sara = invited(bo)
    rikke.says("inviter").presses("Spring over")
    code, before = code_in(rikke.last), len(rikke.heard)
    sara.starts(code)
    assert sara.last.startswith("Rikke har inviteret dig og bliver din peermedarbejder her.")
    assert len(town.rows(link_rows)) == 1
    sara.presses("Ja, det er fint")
    assert sara.last == "Rikke er der for dig nu og får det at vide."
    assert [row.kind for row in town.rows(link_rows, link_rows.c.other_id == rikke.person_id)] == ["peer-worker"]
    assert heard_since(rikke, before)[0].startswith("Sara er med nu. Du er peermedarbejder.")
    assert town.stranger("1009").starts(code).last == "Den kode er allerede brugt. Bed om en ny invitation."


def test_a_no_to_one_more_links_nobody(town: Town) -> None:
    bo, ida = a_carer(town, "2001", "Bo"), a_carer(town, "2003", "Ida")
    sara = invited(bo)
    ida.says("inviter").presses("§ 104")
    sara.says(code_in(ida.last)).presses("Nej tak")
    assert sara.last == "Det er helt i orden. Alt er, som det var."
    assert len(town.rows(link_rows)) == 1


def test_ones_own_code_is_for_somebody_else(town: Town) -> None:
    bo = a_carer(town, "2001", "Bo").starts(town.invitation()).presses("Ja, jeg vil gerne")
    bo.says("inviter").presses("§ 85")
    bo.says(code_in(bo.last))
    assert bo.last == "Du er allerede med. Koden kan bruges af en anden."


@pytest.fixture
def bo(town: Town) -> Someone:
    return a_carer(town, "2001", "Bo")


@pytest.fixture
def rikke(town: Town) -> Someone:
    return a_carer(town, "2002", "Rikke")


@pytest.fixture
def sara(town: Town, bo: Someone) -> Someone:
    """A citizen beside whom Bo stands, with one of two sub-goals shared."""
    sara = invited(bo)
    walk = sets(sara, "gå en tur")
    town.later(minutes=1)
    sets(sara, "ringe til min søster")
    decides(sara, Share(link_between(sara, bo), walk))
    # The message of the day has come; from here on it is another day.
    town.later(hours=24)
    return sara


def away(town: Town, sara: Someone, bo: Someone, rikke: Someone, days: int = 7) -> str:
    """Bo is away for some days, and Rikke is there meanwhile; returns the link."""
    until = local_day(town.now, town.store.defaults.tz) + timedelta(days=days)
    decides(bo, AskStandIn(link_between(sara, bo), rikke.person_id, until))
    town.settle()
    return link_between(sara, rikke)


def test_who_stands_in_sees_wishes_for_help_and_nothing_else_before_the_yes(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    away(town, sara, bo, rikke)
    (seen,) = seen_by(rikke)
    assert (seen.name, seen.sub_goals, seen.wishes) == ("Sara", (), ())
    walk = sets(sara, "købe ind")
    decides(sara, WishForHelp(walk, 1))
    (seen,) = seen_by(rikke)
    assert seen.sub_goals == ()
    assert [wish.sub_goal_id for wish in seen.wishes] == [None]


def test_both_are_told_and_the_citizen_says_what_is_seen(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    before = len(sara.heard), len(rikke.heard), len(bo.heard)
    away(town, sara, bo, rikke)
    assert heard_since(sara, before[0])[-1].startswith("Bo er væk. Rikke er der for dig imens, til og med")
    assert heard_since(rikke, before[1])[-1].startswith("Bo er væk. Du er der for Sara imens, til og med")
    sara.presses("Svar")
    assert "Bo ser: »gå en tur«" in sara.last
    assert "ringe til min søster" not in sara.last
    sara.presses("Ja, det samme")
    assert "Nu ser Rikke det." in sara.last
    (seen,) = seen_by(rikke)
    assert [one.what for one in seen.sub_goals] == ["gå en tur"]
    assert rikke.last.startswith("Sara siger ja til, at du er der imens.")
    assert bo.last == "Sara siger ja til, at Rikke er der, mens du er væk."


def test_a_yes_without_sharing_shows_nothing(town: Town, sara: Someone, bo: Someone, rikke: Someone) -> None:
    away(town, sara, bo, rikke)
    sara.presses("Svar").presses("Ja, men jeg deler selv")
    assert seen_by(rikke)[0].sub_goals == ()


def test_a_no_ends_it_at_once_and_the_contact_person_stays(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    away(town, sara, bo, rikke)
    sara.presses("Svar").presses("Nej tak")
    assert seen_by(rikke) == ()
    assert len(seen_by(bo)) == 1
    assert rikke.last.startswith("Sara siger nej tak til det, så du ser ikke noget der.")
    assert bo.last.startswith("Sara siger nej tak til Rikke.")


def test_a_wish_that_waits_is_told_to_who_stands_in(town: Town, sara: Someone, bo: Someone, rikke: Someone) -> None:
    decides(sara, WishForHelp(sets(sara, "købe ind"), 1))
    town.settle()
    before = len(rikke.heard)
    away(town, sara, bo, rikke)
    assert any("Sara vil gerne have hjælp" in text for text in heard_since(rikke, before))


def test_standing_in_ends_with_its_last_day_and_what_was_shared_for_it_is_gone(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    link = away(town, sara, bo, rikke, days=2)
    decides(sara, AnswerLink(link, True, True))
    town.now += timedelta(days=2)
    assert len(seen_by(rikke)) == 1
    town.now += timedelta(days=1)
    assert seen_by(rikke) == ()
    with town.store.database.transaction() as connection:
        all_parts_done(connection, town.store, town.now)
    (row,) = town.rows(link_rows, link_rows.c.id == link)
    assert row.how_ended == LinkEnd.OVER
    assert town.rows(shares, shares.c.link_id == link) == []


def test_asking_once_more_takes_the_place_of_who_stood_in_before(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    ida = a_carer(town, "2003", "Ida")
    away(town, sara, bo, rikke)
    away(town, sara, bo, ida)
    assert seen_by(rikke) == ()
    assert len(seen_by(ida)) == 1


def test_handing_over_ends_the_seeing_of_the_one_before_at_once(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    before = len(bo.heard)
    decides(bo, HandOver(link_between(sara, bo), rikke.person_id))
    town.settle()
    assert seen_by(bo) == ()
    (seen,) = seen_by(rikke)
    assert seen.sub_goals == ()
    assert sara.last.startswith("Bo er ikke din kontaktperson mere. Rikke er der for dig fra nu af.")
    sara.presses("Svar")
    assert "Bo ser: »gå en tur«" in sara.last
    sara.presses("Ja, det samme")
    assert [one.what for one in seen_by(rikke)[0].sub_goals] == ["gå en tur"]
    assert rikke.last.startswith("Sara siger ja til dig som kontaktperson.")
    assert heard_since(bo, before) == []


def test_handing_over_without_sharing_leaves_nothing_behind(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    decides(bo, HandOver(link_between(sara, bo), rikke.person_id))
    town.settle()
    sara.presses("Svar").presses("Ja, men jeg deler selv")
    assert seen_by(rikke)[0].sub_goals == ()
    assert town.rows(shares) == []


def test_after_a_no_to_who_takes_over_the_citizen_may_choose(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    ida = a_carer(town, "2003", "Ida")
    decides(bo, HandOver(link_between(sara, bo), rikke.person_id))
    town.settle()
    sara.presses("Svar").presses("Nej tak")
    assert seen_by(rikke) == ()
    sara.presses("Vælg en kontaktperson").presses("Ida")
    assert "Ida er din kontaktperson nu og får det at vide." in sara.last
    (seen,) = seen_by(ida)
    assert (seen.link.kind, seen.sub_goals) == (LinkKind.CONTACT_PERSON, ())
    assert ida.last.startswith("Sara siger ja til dig som kontaktperson.")


@pytest.mark.parametrize("days", [-1, 93])
def test_a_last_day_that_has_been_or_is_far_ahead_is_refused(
    town: Town, sara: Someone, bo: Someone, rikke: Someone, days: int
) -> None:
    until = local_day(town.now, town.store.defaults.tz) + timedelta(days=days)
    with pytest.raises(Stale):
        decides(bo, AskStandIn(link_between(sara, bo), rikke.person_id, until))


def test_only_ones_own_citizens_are_handed_over_and_only_to_somebody_beside_citizens(
    town: Town, sara: Someone, bo: Someone, rikke: Someone
) -> None:
    mette, peer = town.leader("2009", "Mette"), town.staff("2008", Role.PEER_WORKER, "Peer")
    link, until = link_between(sara, bo), local_day(town.now, town.store.defaults.tz) + timedelta(days=3)
    refused: list[tuple[Someone, Decision]] = [
        (rikke, HandOver(link, rikke.person_id)),
        (rikke, AskStandIn(link, rikke.person_id, until)),
        (bo, HandOver(link, mette.person_id)),
        (bo, AskStandIn(link, mette.person_id, until)),
        (bo, HandOver(link, peer.person_id)),
        (bo, HandOver(link, bo.person_id)),
        (bo, HandOver("0" * 32, rikke.person_id)),
        (sara, HandOver(link, rikke.person_id)),
        (bo, ChooseContact(rikke.person_id)),
        (sara, ChooseContact(mette.person_id)),
        (sara, ChooseContact(peer.person_id)),
        (bo, AnswerLink(link, True)),
    ]
    for someone, decision in refused:
        with pytest.raises(Stale):
            decides(someone, decision)
    assert len(town.rows(link_rows)) == 1


def test_only_the_citizen_answers_and_only_once(town: Town, sara: Someone, bo: Someone, rikke: Someone) -> None:
    link = away(town, sara, bo, rikke)
    for other in (bo, rikke):
        with pytest.raises(Stale):
            decides(other, AnswerLink(link, True))
    decides(sara, AnswerLink(link, True))
    with pytest.raises(Stale):
        decides(sara, AnswerLink(link, False))
