"""The report on sub-goals in the chat: a coordinator reads it in short, and gets it as a page and as a spreadsheet."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from medspil.conversations.facts import Facts
from medspil.conversations.goal_report import GoalReport, goal_report, no_figures_words, share_words
from medspil.conversations.goal_report_words import category_words, range_words
from medspil.conversations.group_report import percent
from medspil.conversations.reports import ReportFile, ReportForm
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, quoted, say_month
from medspil.domain.goal_events import ACTIVE, OUTCOME, Base
from medspil.domain.goal_figures import OTHER
from medspil.domain.goal_totals import Part, active_share, audit
from medspil.domain.group_figures import PULSE, Scope
from medspil.domain.persons import Role
from medspil.domain.sub_goals import Outcome

LAST_MONTH, THIS_YEAR, LAST_YEAR = "month", "year", "last-year"
"""The days that a button may ask for."""


@dataclass(frozen=True)
class GoalReportFacts(Facts):
    """A coordinator, and the report on the days that were asked for. `other_days`: those that one may ask for."""

    role: ClassVar[Role | None] = Role.COORDINATOR

    told: GoalReport | None = None
    other_days: tuple[str, ...] = ()


async def give_goal_report(talk: Talk[GoalReportFacts]) -> None:
    """The figures in short, and all of them as files; never of fewer than three people, and never a word of theirs."""
    told = talk.facts.told
    doors = [Door(_days(other), "report", argument=other) for other in talk.facts.other_days]
    if told is None or told.empty:
        talk.say(no_figures_words(), *doors)
        return
    today = talk.wall_clock.date()
    talk.say("\n".join(_in_short(told)))
    report = goal_report(told, today)
    page, sheet = (_file(form, told.figures.first_day, told.figures.last_day) for form in ReportForm)
    talk.say(_("To read or print. Open it in a browser."), document=ReportFile(page, ReportForm.HTML, report))
    talk.say(_("The figures as a spreadsheet."), document=ReportFile(sheet, ReportForm.XLSX, report))
    about = _("Every number is about three people or more. What is too little is told together.")
    talk.say("\n\n".join([*_pulse(told), about]), *doors)


def _days(which: str) -> str:
    return {LAST_MONTH: _("The last month"), THIS_YEAR: _("This year"), LAST_YEAR: _("Last year")}[which]


def _file(form: ReportForm, first: date, last: date) -> str:
    return _("sub-goals-{first}-{last}").format(first=first, last=last) + f".{form}"


def _in_short(told: GoalReport) -> list[str]:
    figures = told.figures
    lines = [_("Sub-goals, {months}").format(months=range_words(figures.first_day, figures.last_day)), ""]
    # Where nothing may be told it does not say nothing was done.
    if was_set := figures.in_all(Base.SET)[""]:
        lines.append(_("Set: {count}, all with a day").format(count=was_set))
    if looked_back := figures.in_all(Base.LOOKED_BACK)[""]:
        lines.append(_("Looks back: {count}").format(count=looked_back))
    outcomes = figures.in_all(OUTCOME)
    went = [
        f"{category_words(OUTCOME, one)} {outcomes[one]}"
        for one in (Outcome.REACHED, Outcome.ADJUSTED, Outcome.MOVED, Outcome.GOES_ON, Outcome.LET_GO, OTHER)
        if outcomes[one]
    ]
    if went:
        lines.append(_("Of these: {what}").format(what=", ".join(went)))
    followed = audit(figures).followed_up
    if followed.of:
        lines.append(_("Followed up within a week: at least {share}").format(share=_share(followed)))
    newest = figures.newest_month
    active = None if newest is None else figures.by_period(ACTIVE).get(newest)
    if newest is not None and active:
        lines.append(
            _("Citizens with an active sub-goal, {month}: {share}").format(
                month=say_month(newest.begins), share=_share(active_share(active))
            )
        )
    return lines


def _pulse(told: GoalReport) -> list[str]:
    lines = []
    for pulse in told.pulse:
        if pulse.scope is Scope.ALL:
            question = quoted(told.known.text(PULSE, pulse.version, pulse.question))
            lines.append(
                _("{question} Yes: {share}. To beat: {beat}.").format(
                    question=question, share=_share(Part(pulse.yes, pulse.of)), beat=percent(pulse.to_beat)
                )
            )
    return lines


def _share(part: Part) -> str:
    return _("{count} of {of} ({share})").format(count=part.count, of=part.of, share=share_words(part))
