"""What has fallen due for somebody's sub-goals: reminders, look backs and nudges go out as one message."""

from collections.abc import Sequence

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.notices import Due, notice
from medspil.conversations.talk import Saying
from medspil.domain.agenda import UNASKED, AgendaItem, AgendaKind, plan_nudge, useful_until, verdict
from medspil.scheduler.somebody import Somebody
from medspil.storage import agenda


def handle(somebody: Somebody, items: Sequence[AgendaItem], along: Sequence[Saying] = ()) -> tuple[AgendaItem, ...]:
    """Handles these items; returns those that went out. What is to be said `along` stands before them."""
    facts, now = somebody.facts(CitizenFacts), somebody.now
    sent: list[tuple[AgendaItem, Due]] = []
    for item in items:
        sub_goal = facts.sub_goal(item.subject)
        if somebody.goes_out(item, verdict(item, sub_goal, somebody.standing, now)):
            assert sub_goal is not None
            sent.append((item, (item.kind, sub_goal)))
    if not sent:
        return ()
    saying = notice(facts, tuple(due for _item, due in sent), now)
    limits = [useful_until(kind, sub_goal, facts.settings, now) for _item, (kind, sub_goal) in sent]
    # One message for all of them: it is held back as soon as one of its lines would be wrong.
    somebody.hears((*along, saying), min((limit for limit in limits if limit is not None), default=None))
    for item, (kind, sub_goal) in sent:
        somebody.was_sent(item)
        if kind is AgendaKind.LOOK_BACK:
            planned = [plan_nudge(facts.settings, now)]
            agenda.add(somebody.connection, somebody.store, planned, sub_goal.id, somebody.id)
    if any(item.kind in UNASKED for item, _due in sent):
        somebody.had_an_unasked_message()
    return tuple(item for item, _due in sent)
