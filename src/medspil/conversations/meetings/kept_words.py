"""What is kept of status meetings, as the citizen reads it in a copy of all their data."""

from collections.abc import Iterator
from datetime import date

from medspil.conversations.facts import MyDataFacts
from medspil.conversations.texts import _, capital, quoted, say_day
from medspil.domain.meetings import Meeting


def meetings_told(facts: MyDataFacts, today: date) -> Iterator[str]:
    """Each meeting with what was picked, said and noted for it."""
    for meeting in facts.meetings:
        yield capital(say_day(meeting.day, today))
        yield from _kept(facts, meeting)


def _kept(facts: MyDataFacts, meeting: Meeting) -> Iterator[str]:
    for pick in meeting.picks:
        sub_goal = facts.sub_goal(pick.sub_goal_id)
        if sub_goal is not None:
            line = _("{what}, with your words") if pick.with_notes else _("{what}, without your words")
            yield "• " + line.format(what=quoted(sub_goal.draft.what))
    if meeting.words:
        yield _("You want to talk about: {words}").format(words=quoted(meeting.words))
    if meeting.added:
        yield _("The other one adds to the note: {words}").format(words=quoted(meeting.added))
    if meeting.note:
        yield _("The note that you approved:") + "\n" + meeting.note
