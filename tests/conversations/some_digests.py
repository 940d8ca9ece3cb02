"""Twelve invented people, as the one who supports them sees their week on a Monday morning."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from medspil.domain.helping import HelpHow
from medspil.domain.seen import CitizenSeen, Step
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Status
from tests.domain.seen_people import MONDAY, a_link, a_wish, before, ended, seen, shared

TODAY = MONDAY.date()


def twelve_people() -> tuple[CitizenSeen, ...]:
    """Something of everything; one of them shares nothing."""
    area = LifeArea
    thursday = TODAY + timedelta(days=3)
    return (
        seen(
            "Sara",
            shared("ringe til min søster", TODAY + timedelta(days=1), area=area.RELATIONSHIPS),
            number=1,
            wishes=(a_wish(before(days=3)),),
        ),
        seen("Ali", ended(Status.REACHED, before(days=2), "gå en tur om søen", area=area.BODY_AND_HEALTH), number=2),
        seen("Mona", ended(Status.REACHED, before(days=4), "rydde op i køkkenet"), number=3),
        seen("Bo", number=4, wishes=(a_wish(before(days=1), id="v" * 32, how=HelpHow.NEXT_TIME),)),
        seen(
            "Per",
            shared("åbne min post", deadline=Deadline(thursday, time(13)), area=area.WORK_AND_MONEY),
            number=5,
        ),
        seen("Hanne", number=6, meeting=TODAY + timedelta(days=2)),
        seen(
            "Jens",
            ended(Status.ADJUSTED, before(days=2), "løbe", area=area.COMMUNITY_AND_LEISURE),
            shared("gå i haven", TODAY + timedelta(days=12), area=area.HOME, made_at=before(days=2)),
            number=7,
        ),
        seen("Lise", ended(Status.LET_GO, before(days=5), "ringe til banken", area=area.WORK_AND_MONEY), number=8),
        seen("Kim", shared("gå til tandlæge", TODAY - timedelta(days=40)), number=9),
        seen(
            "Eva",
            shared("læse hver dag", area=None, steps=(Step(before(days=1), Outcome.GOES_ON, 6),)),
            number=10,
        ),
        seen("Tom", number=11),
        seen("Ida", shared("stå op klokken otte", TODAY, area=area.DAILY_RHYTHM), number=12),
    )


def many_people(times: int) -> tuple[CitizenSeen, ...]:
    """So many times twelve, all with names of their own."""
    return tuple(
        replace(one, name=f"{one.name} {'ABCDEFGHIJ'[lot]}", link=a_link(100 * lot + number))
        for lot in range(times)
        for number, one in enumerate(twelve_people(), start=1)
    )


def named(name: str, number: int, **link: Any) -> CitizenSeen:
    """Somebody who reached something, by this name."""
    one = seen(name, ended(Status.REACHED, before(days=1)), number=number)
    return replace(one, link=a_link(number, **link))
