"""The law of sight: the rule says what the docs' table says, for every viewer, kind of data and state of sharing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from medspil.domain.links import Link, LinkKind
from medspil.domain.sight import SHARED, Data, Sharing, Sight, Viewer, may_see, sight, viewer_of
from tests.who_sees_what import covered, says_seen, sights

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
LINK = Link("l" * 32, "c" * 32, "o" * 32, LinkKind.CONTACT_PERSON, NOW, accepted_at=NOW)


def test_the_docs_have_every_viewer_every_kind_of_data_and_every_state() -> None:
    assert set(sights()) == set(product(Viewer, Data))
    assert set(covered()) == set(Sharing)


def test_the_rule_says_what_the_docs_say() -> None:
    assert {(viewer, data): sight(viewer, data) for viewer, data in product(Viewer, Data)} == sights()
    for viewer, data, sharing in product(Viewer, Data, Sharing):
        assert may_see(viewer, data, sharing) is says_seen(viewer, data, sharing), (viewer, data, sharing)


def test_without_a_share_nobody_but_the_citizen_sees_what_a_sub_goal_says() -> None:
    for viewer, data in product(set(Viewer) - {Viewer.CITIZEN}, SHARED):
        assert sight(viewer, data) in (Sight.IF_SHARED, Sight.NEVER)


@pytest.mark.parametrize("kind", LinkKind)
@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("left", [timedelta(days=-1), timedelta(0), None])
@pytest.mark.parametrize("ended", [True, False])
def test_a_link_lets_see_what_the_law_says(kind: LinkKind, accepted: bool, left: timedelta | None, ended: bool) -> None:
    link = replace(
        LINK,
        kind=kind,
        accepted_at=NOW if accepted else None,
        ends_on=None if left is None else TODAY + left,
        ended_at=NOW if ended else None,
    )
    viewer = viewer_of(link, TODAY)
    assert link.sees_shared(TODAY) is may_see(viewer, Data.SUB_GOAL, Sharing.THIS_ONE)
    assert link.hears_of_help(TODAY) is may_see(viewer, Data.HELP_WISH, Sharing.NOTHING)
    assert link.meets(TODAY) is may_see(viewer, Data.MEETING, Sharing.NOTHING)


def test_who_has_no_link_is_a_stranger() -> None:
    assert viewer_of(None, TODAY) is Viewer.STRANGER
