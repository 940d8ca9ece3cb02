"""What falls due about proposals, cheers and companions goes out only while it still makes sense."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop, Send, Standing, Wait
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.circle_verdicts import circle_verdict
from medspil.domain.companions import Cheer, Companion
from medspil.domain.links import Link, LinkKind
from medspil.domain.persons import PersonSettings
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.domain.seen import SharedSubGoal
from medspil.domain.sub_goals import Deadline, Rung, Status

TUESDAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
WALK = SharedSubGoal(
    "a" * 32, 1, "gå en tur", Deadline(date(2026, 11, 27), time(14)), Rung.SELF, None, None, Status.ACTIVE, TUESDAY
)
ALI = Link("b" * 32, "c" * 32, "d" * 32, LinkKind.SUPPORTER, TUESDAY, accepted_at=TUESDAY, name="Ali")
PROPOSED = Proposal("e" * 32, ALI.other_id, TUESDAY, "bage boller")
ASKED = Companion("f" * 32, WALK.id, ALI.id, TUESDAY, remind=True)
COMES = replace(ASKED, answer=True, remind_me=True)
MATTERS = {
    AgendaKind.PROPOSAL: CircleMatter(ALI, "Sara", proposal=PROPOSED, for_citizen=True),
    AgendaKind.PROPOSAL_ANSWERED: CircleMatter(ALI, "Sara", proposal=replace(PROPOSED, answer=ProposalAnswer.ACCEPTED)),
    AgendaKind.CHEER: CircleMatter(
        ALI, "Sara", WALK, cheer=Cheer("1" * 32, WALK.id, "cheering", TUESDAY), for_citizen=True
    ),
    AgendaKind.ALONG: CircleMatter(ALI, "Sara", WALK, companion=ASKED),
    AgendaKind.ALONG_ANSWERED: CircleMatter(ALI, "Sara", WALK, companion=COMES, for_citizen=True),
    AgendaKind.ALONG_REMINDER: CircleMatter(ALI, "Sara", WALK, companion=COMES),
    AgendaKind.SUPPORTER_CAME: CircleMatter(ALI, "Sara", for_citizen=True),
    AgendaKind.SHOWN: CircleMatter(ALI, "Sara", WALK),
}
"""Each as it should be."""


def judged(kind: AgendaKind, matter: CircleMatter | None, now: datetime = TUESDAY, **standing: object) -> object:
    item = AgendaItem(1, kind, now, "x")
    return circle_verdict(item, matter, Standing(PersonSettings(), **standing), now)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", MATTERS)
def test_as_it_should_be_it_goes_out(kind: AgendaKind) -> None:
    assert judged(kind, MATTERS[kind]) == Send()


@pytest.mark.parametrize("kind", MATTERS)
def test_whoever_is_taken_out_or_has_gone_has_nothing_to_do_with_it_any_more(kind: AgendaKind) -> None:
    for link in (None, replace(ALI, ended_at=TUESDAY), replace(ALI, accepted_at=None)):
        assert isinstance(judged(kind, replace(MATTERS[kind], link=link)), Drop)


@pytest.mark.parametrize("kind", MATTERS)
def test_what_is_gone_is_not_told(kind: AgendaKind) -> None:
    assert judged(kind, None) == Drop("gone")


@pytest.mark.parametrize("kind", [kind for kind, matter in MATTERS.items() if matter.sub_goal is not None])
def test_of_what_is_not_shared_any_more_nobody_hears(kind: AgendaKind) -> None:
    assert isinstance(judged(kind, replace(MATTERS[kind], sub_goal=None)), Drop)


@pytest.mark.parametrize("kind", [AgendaKind.ALONG, AgendaKind.ALONG_ANSWERED, AgendaKind.ALONG_REMINDER])
def test_nobody_goes_along_for_what_has_ended(kind: AgendaKind) -> None:
    ended = replace(WALK, status=Status.REACHED, ended_at=TUESDAY)
    assert judged(kind, replace(MATTERS[kind], sub_goal=ended)) == Drop("ended")


def test_that_somebody_has_gone_is_told_unless_they_are_back() -> None:
    gone = CircleMatter(replace(ALI, ended_at=TUESDAY), "Sara", for_citizen=True)
    assert judged(AgendaKind.SUPPORTER_LEFT, gone) == Send()
    assert judged(AgendaKind.SUPPORTER_LEFT, replace(gone, link=ALI)) == Drop("back again")


def test_a_cheer_for_what_was_reached_meanwhile_is_as_good_as_before() -> None:
    reached = replace(WALK, status=Status.REACHED, ended_at=TUESDAY)
    assert judged(AgendaKind.CHEER, replace(MATTERS[AgendaKind.CHEER], sub_goal=reached)) == Send()


def test_a_proposal_that_was_answered_before_its_notice_went_out_is_not_told() -> None:
    answered = replace(PROPOSED, answer=ProposalAnswer.DECLINED)
    assert judged(AgendaKind.PROPOSAL, replace(MATTERS[AgendaKind.PROPOSAL], proposal=answered)) == Drop("answered")


def test_whoever_has_answered_is_not_asked_along_again() -> None:
    assert judged(AgendaKind.ALONG, replace(MATTERS[AgendaKind.ALONG], companion=COMES)) == Drop("answered")


def test_a_reminder_beside_needs_both_and_ends_with_the_agreed_time() -> None:
    matter = MATTERS[AgendaKind.ALONG_REMINDER]
    alone = replace(matter, companion=replace(COMES, remind_me=False))
    assert judged(AgendaKind.ALONG_REMINDER, alone) == Drop("not wanted any more")
    two_o_clock = datetime(2026, 11, 27, 13, tzinfo=UTC)
    assert judged(AgendaKind.ALONG_REMINDER, matter, two_o_clock - timedelta(minutes=1)) == Send()
    assert judged(AgendaKind.ALONG_REMINDER, matter, two_o_clock) == Drop("the time is over")


def test_a_cheer_and_a_proposal_wait_for_the_quiet_hours_to_end() -> None:
    night = datetime(2026, 11, 24, 22, tzinfo=UTC)
    morning = Wait(datetime(2026, 11, 25, 8, tzinfo=UTC))
    assert judged(AgendaKind.CHEER, MATTERS[AgendaKind.CHEER], night) == morning
    assert judged(AgendaKind.PROPOSAL, MATTERS[AgendaKind.PROPOSAL], night) == morning


def test_a_reminder_beside_comes_at_the_time_that_was_agreed_even_in_the_quiet_hours() -> None:
    early = datetime(2026, 11, 27, 6, tzinfo=UTC)
    assert judged(AgendaKind.ALONG_REMINDER, MATTERS[AgendaKind.ALONG_REMINDER], early) == Send()


def test_only_one_of_them_that_nobody_asked_for_comes_on_a_day() -> None:
    tomorrow = Wait(datetime(2026, 11, 25, 9, tzinfo=UTC))
    told = date(2026, 11, 24)
    assert judged(AgendaKind.CHEER, MATTERS[AgendaKind.CHEER], unasked_on=told) == tomorrow
    assert judged(AgendaKind.PROPOSAL, MATTERS[AgendaKind.PROPOSAL], unasked_on=told) == tomorrow
    assert judged(AgendaKind.ALONG_ANSWERED, MATTERS[AgendaKind.ALONG_ANSWERED], unasked_on=told) == Send()
