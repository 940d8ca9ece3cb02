"""What is decided between a citizen and those beside, on both databases: who may, once a day, and what follows."""

from datetime import UTC, datetime, time, timedelta

import pytest

from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_decisions import (
    AnswerAlong,
    AnswerProposal,
    AskAlong,
    CallMe,
    EndLink,
    GiveCheer,
    InviteSupporter,
    LetPropose,
    Propose,
    Share,
    Unshare,
)
from medspil.domain.decisions import ChangeSettings, LookBack
from medspil.domain.links import LinkKind
from medspil.domain.persons import PersonSettings
from medspil.domain.proposals import ProposalAnswer
from medspil.domain.sub_goals import Deadline, Outcome
from medspil.storage import people
from medspil.storage.invitations import fresh_code
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, audit, cheers, companions, links, persons, proposals, shares, sub_goals
from tests.storage.circles_of_people import a_carer, decides, linked, sets, shares_all
from tests.storage.town import Someone, Town


def a_supporter(citizen: Someone, number: str = "3001", name: str = "Ali") -> tuple[Someone, str]:
    """Somebody the citizen has invited, who has come in; and the link's id."""
    code = fresh_code()
    decides(citizen, CallMe("Sara"))
    decides(citizen, InviteSupporter(code, name))
    other = citizen.town.stranger(number).starts(code).presses("Ja, jeg vil gerne")
    mine = [row for row in citizen.town.rows(links) if row.other_id == other.person_id]
    return other, str(mine[-1].id)


def ahead(town: Town, kind: AgendaKind) -> list[datetime]:
    """When what stands on the agenda of this kind falls due."""
    return sorted(row.due_at for row in town.rows(agenda) if row.kind == kind and row.done_at is None)


def test_whoever_comes_in_is_linked_to_who_invited_and_sees_nothing(town: Town) -> None:
    sara = town.citizen()
    ali, _link = a_supporter(sara)
    [link] = town.rows(links)
    assert (link.citizen_id, link.other_id, link.kind) == (sara.person_id, ali.person_id, LinkKind.SUPPORTER)
    assert link.accepted_at is not None
    assert not link.may_propose
    assert town.rows(shares) == []


def test_a_name_that_somebody_has_is_not_changed_by_a_later_invitation(town: Town) -> None:
    sara, mikkel = town.citizen("1001"), town.citizen("1002")
    ali, _link = a_supporter(sara, name="Ali")
    again, _other_link = a_supporter(mikkel, number="3001", name="Nabo")
    assert again is ali
    assert len(town.rows(links)) == 2
    name = next(row.name for row in town.rows(persons) if row.id == ali.person_id)
    assert town.store.vault.open_text("persons.name", name) == "Ali"


def test_a_cheer_needs_a_shared_sub_goal(town: Town) -> None:
    sara = town.citizen()
    ali, link = a_supporter(sara)
    walk = sets(sara, "gå en tur")
    with pytest.raises(Stale):
        decides(ali, GiveCheer(link, walk, "cheering"))
    decides(sara, Share(link, walk))
    decides(ali, GiveCheer(link, walk, "cheering"))
    decides(sara, Unshare(link))
    with pytest.raises(Stale):
        decides(ali, GiveCheer(link, walk, "cheering"))


def test_one_cheer_a_person_sub_goal_and_day(town: Town) -> None:
    sara = town.citizen()
    ali, link = a_supporter(sara)
    mette = a_carer(town)
    other_link = linked(sara, mette)
    walk, call = sets(sara, "gå en tur"), sets(sara, "ringe")
    for shown in (link, other_link):
        shares_all(sara, shown)
    for _time in range(2):
        decides(ali, GiveCheer(link, walk, "cheering"))
    decides(ali, GiveCheer(link, call, "cheering"))
    decides(mette, GiveCheer(other_link, walk, "well-done"))
    assert len(town.rows(cheers)) == 3
    town.later(days=1)
    decides(ali, GiveCheer(link, walk, "cheering"))
    assert len(town.rows(cheers)) == 4


def test_only_those_who_may_propose(town: Town) -> None:
    sara = town.citizen()
    ali, link = a_supporter(sara)
    with pytest.raises(Stale):
        decides(ali, Propose(link, "bage boller"))
    decides(sara, LetPropose(link))
    decides(ali, Propose(link, "bage boller"))
    decides(sara, LetPropose(link, False))
    with pytest.raises(Stale):
        decides(ali, Propose(link, "bage boller"))
    mette = a_carer(town)
    decides(mette, Propose(linked(sara, mette), "gå en tur"))
    assert len(town.rows(proposals)) == 2
    assert town.rows(sub_goals) == []


def test_those_whom_the_citizen_has_not_said_yes_to_may_neither_propose_nor_cheer(town: Town) -> None:
    sara = town.citizen()
    mette = a_carer(town)
    link = linked(sara, mette, LinkKind.STAND_IN, accepted=False)
    walk = sets(sara, "gå en tur")
    with pytest.raises(Stale):
        decides(mette, Propose(link, "gå en tur"))
    with pytest.raises(Stale):
        decides(mette, GiveCheer(link, walk, "cheering"))


def test_somebody_elses_link_opens_nothing(town: Town) -> None:
    sara = town.citizen()
    _ali, link = a_supporter(sara)
    shares_all(sara, link)
    walk = sets(sara, "gå en tur")
    stranger = town.citizen("1009")
    for decision in (GiveCheer(link, walk, "cheering"), Propose(link, "x"), EndLink(link), AskAlong(walk, link)):
        with pytest.raises(Stale):
            decides(stranger, decision)


def test_a_change_is_proposed_only_of_what_is_shared_and_under_way(town: Town) -> None:
    sara = town.citizen()
    mette = a_carer(town)
    link = linked(sara, mette)
    walk = sets(sara, "gå en tur")
    with pytest.raises(Stale):
        decides(mette, Propose(link, "gå rundt om søen", None, walk))
    decides(sara, Share(link, walk))
    decides(mette, Propose(link, "gå rundt om søen", None, walk))
    decides(sara, LookBack(walk, 1, Outcome.REACHED, 10))
    with pytest.raises(Stale):
        decides(mette, Propose(link, "gå rundt om søen", None, walk))


def test_a_proposal_is_answered_once_and_by_the_one_it_is_for(town: Town) -> None:
    sara, mikkel = town.citizen("1001"), town.citizen("1002")
    mette = a_carer(town)
    decides(mette, Propose(linked(sara, mette), "gå en tur"))
    proposal = str(town.rows(proposals)[0].id)
    with pytest.raises(Stale):
        decides(mikkel, AnswerProposal(proposal, ProposalAnswer.ACCEPTED))
    decides(sara, AnswerProposal(proposal, ProposalAnswer.DECLINED))
    with pytest.raises(Stale):
        decides(sara, AnswerProposal(proposal, ProposalAnswer.ACCEPTED))
    assert town.rows(proposals)[0].answer == ProposalAnswer.DECLINED


def asked_along(town: Town, remind: bool = True) -> tuple[Someone, Someone, str, str]:
    """Sara, Ali whom she has asked along, her sub-goal, and the asking."""
    sara = town.citizen()
    ali, link = a_supporter(sara)
    walk = sets(sara, "gå en tur")
    decides(sara, AskAlong(walk, link, remind))
    return sara, ali, walk, str(town.rows(companions)[0].id)


def test_to_be_asked_along_is_to_be_shown_that_sub_goal_and_no_other(town: Town) -> None:
    sara, ali, walk, _asked = asked_along(town)
    sets(sara, "ringe")
    assert [row.sub_goal_id for row in town.rows(shares)] == [walk]
    ali.says("dem jeg støtter")
    [shown] = [message.text for message in ali.heard if message.text.startswith("Det her viser Sara dig:")]
    assert shown.count("•") == 1


def test_a_carer_is_not_asked_along(town: Town) -> None:
    sara = town.citizen()
    mette = a_carer(town)
    walk = sets(sara, "gå en tur")
    with pytest.raises(Stale):
        decides(sara, AskAlong(walk, linked(sara, mette)))


def test_the_reminder_beside_follows_the_citizens_day_and_zone(town: Town) -> None:
    sara, ali, walk, asked = asked_along(town)
    decides(ali, AnswerAlong(asked, True, True))
    [day_before] = ahead(town, AgendaKind.ALONG_REMINDER)
    assert day_before == datetime.combine(town.now.date() + timedelta(days=6), time(9), UTC)
    decides(sara, ChangeSettings(PersonSettings(zone="Atlantic/Reykjavik")))
    assert ahead(town, AgendaKind.ALONG_REMINDER) == [day_before + timedelta(hours=1)]
    decides(sara, LookBack(walk, 1, Outcome.MOVED, deadline=Deadline(town.now.date() + timedelta(days=9))))
    assert ahead(town, AgendaKind.ALONG_REMINDER) == [day_before + timedelta(days=2, hours=1)]
    decides(sara, LookBack(walk, 2, Outcome.LET_GO))
    assert ahead(town, AgendaKind.ALONG_REMINDER) == []


@pytest.mark.parametrize(("remind", "remind_me", "comes"), [(False, True, 0), (True, False, 0), (True, True, 1)])
def test_it_needs_both(town: Town, remind: bool, remind_me: bool, comes: int) -> None:
    _sara, ali, _walk, asked = asked_along(town, remind)
    decides(ali, AnswerAlong(asked, True, remind_me))
    assert len(ahead(town, AgendaKind.ALONG_REMINDER)) == comes


def test_another_answer_later_is_the_one_that_counts(town: Town) -> None:
    _sara, ali, _walk, asked = asked_along(town)
    decides(ali, AnswerAlong(asked, True, True))
    decides(ali, AnswerAlong(asked, False))
    assert ahead(town, AgendaKind.ALONG_REMINDER) == []
    assert town.rows(companions)[0].answer == "no"


@pytest.mark.parametrize("by_citizen", [True, False])
def test_out_is_out(town: Town, by_citizen: bool) -> None:
    sara, ali, walk, asked = asked_along(town)
    decides(ali, AnswerAlong(asked, True, True))
    [link] = town.rows(links)
    decides(sara if by_citizen else ali, EndLink(link.id))
    assert town.rows(shares) == town.rows(companions) == []
    for decision in (GiveCheer(link.id, walk, "cheering"), AnswerAlong(asked, True), Propose(link.id, "x")):
        with pytest.raises(Stale):
            decides(ali, decision)
    said = len(ali.heard)
    town.later(days=8)
    assert len(ali.heard) == said


def test_what_is_done_with_a_citizens_sub_goals_stands_in_their_log(town: Town) -> None:
    sara, ali, walk, asked = asked_along(town)
    decides(ali, AnswerAlong(asked, True))
    decides(ali, GiveCheer(town.rows(links)[0].id, walk, "cheering"))
    done = [row.what for row in town.rows(audit) if row.actor == ali.person_id and row.subject == sara.person_id]
    assert done == ["comes along", "sent a cheer"]


def test_what_is_shared_in_one_go_is_told_to_a_supporter_in_one(town: Town) -> None:
    sara = town.citizen()
    ali, link = a_supporter(sara)
    walk, call = sets(sara, "gå en tur"), sets(sara, "ringe")
    decides(sara, Share(link, walk))
    town.later(minutes=2)
    decides(sara, Share(link, call))
    said = len(ali.heard)
    town.later(hours=1)
    assert [message.text for message in ali.heard[said:]] == ["Sara viser dig noget."]


def test_what_is_taken_back_before_it_was_told_is_not_told(town: Town) -> None:
    sara = town.citizen()
    ali, link = a_supporter(sara)
    decides(sara, Share(link, sets(sara, "gå en tur")))
    decides(sara, Unshare(link))
    said = len(ali.heard)
    town.later(hours=1)
    assert len(ali.heard) == said


def cheered_by_three(town: Town, hour: int) -> Someone:
    """Sara, to whom three people have sent a cheer at this hour (UTC) on the day before her step; all wait or came."""
    sara = town.citizen()
    walk = sets(sara, "gå en tur")
    town.turn_to((town.now + timedelta(days=6)).replace(hour=hour, minute=0))
    for number, words in enumerate(("cheering", "you-can", "good-luck")):
        friend, link = a_supporter(sara, f"300{number}", f"Ven {number}")
        shares_all(sara, link)
        decides(friend, GiveCheer(link, walk, words))
    return sara


def test_the_cheers_of_a_night_come_as_one_message(town: Town) -> None:
    sara = cheered_by_three(town, hour=21)
    said = len(sara.heard)
    town.turn_to((town.now + timedelta(days=1)).replace(hour=8, minute=0))
    told = [message.text for message in sara.heard[said:] if "»gå en tur«" in message.text]
    all_three = (
        "Ven 0 siger »Jeg hepper på dig« om »gå en tur«.\n"
        "Ven 1 siger »Jeg tror på dig« om »gå en tur«.\n"
        "Ven 2 siger »Held og lykke« om »gå en tur«.\n"
        "Du behøver ikke at svare."
    )
    assert told == [all_three]


def test_what_waits_for_another_day_comes_with_the_look_back(town: Town) -> None:
    sara = town.citizen()
    walk = sets(sara, "gå en tur")
    ali, link = a_supporter(sara)
    shares_all(sara, link)
    town.turn_to((town.now + timedelta(days=8)).replace(hour=8, minute=59))
    sara_id = sara.person_id
    with town.store.database.transaction() as connection:
        # Something that nobody asked for has come today already.
        people.note(connection, sara_id, unasked_on=town.now.date())
    decides(ali, GiveCheer(link, walk, "cheering"))
    mette = a_carer(town)
    decides(mette, Propose(linked(sara, mette), "ringe"))
    said = len(sara.heard)
    town.turn_to(town.now.replace(hour=18, minute=0))
    assert len(sara.heard) == said
    town.turn_to((town.now + timedelta(days=1)).replace(hour=9, minute=0))
    [together] = [message for message in sara.heard[said:] if "»gå en tur«" in message.text]
    first, _empty, then = together.text.partition("\n\n")
    assert first == (
        "Ali siger »Jeg hepper på dig« om »gå en tur«.\nMette foreslår noget. Skriv »forslag« for at se det."
    )
    assert then.startswith("Dagen er kommet")
    assert together.rows[0][0].label == "0"
