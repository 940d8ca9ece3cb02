"""The weeks as a picture: how much was reached, went on, and took a new way, all people together."""

from collections.abc import Sequence
from datetime import date

from medspil.conversations.pictures import WeekBar, WeeksPicture
from medspil.conversations.texts import _, ngettext
from medspil.domain.digest import WeekSum


def weeks_picture(weeks: Sequence[WeekSum]) -> WeeksPicture | None:
    """What came of what is shared, week by week; None where nothing did."""
    if not any(week.total for week in weeks):
        return None
    reached = sum(week.reached for week in weeks)
    told = ngettext("{count} sub-goal reached", "{count} sub-goals reached", reached).format(count=reached)
    return WeeksPicture(
        _("The last {weeks} weeks").format(weeks=len(weeks)),
        _("In the last {weeks} weeks: {told}.").format(weeks=len(weeks), told=told),
        (_("reached"), _("goes on"), _("took a new way")),
        tuple(WeekBar(_label(week.monday), (week.reached, week.went_on, week.changed)) for week in weeks),
    )


def _label(monday: date) -> str:
    return _("week {number}").format(number=monday.isocalendar().week)
