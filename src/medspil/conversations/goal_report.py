"""The organisation's report on sub-goals: what was set and how it went, in words ready to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from medspil.conversations.goal_report_words import (
    category_words,
    period_words,
    range_words,
    scope_words,
    variable_title,
)
from medspil.conversations.group_report import Known, percent, pulse_tables
from medspil.conversations.pictures import Column, Panel
from medspil.conversations.reports import Cell, PanelWords, Report, Section, Table
from medspil.conversations.texts import _, capital, language, say_day
from medspil.domain.goal_events import (
    ACTIVE,
    AREA,
    AT_ONCE,
    BEFORE,
    CATEGORIES,
    DEADLINE,
    FOLLOW_UP,
    HIGH,
    IMPORTANCE,
    IN_A_WEEK,
    LOW,
    MIDDLE,
    NOT_YET,
    ORIGIN,
    OUTCOME,
    RUNG,
    SETTLES,
    SOON,
    SURENESS,
    UNKNOWN,
    Base,
)
from medspil.domain.goal_figures import OTHER, Period
from medspil.domain.goal_totals import GoalFigures, Part, Row, active_share, as_they_end, audit
from medspil.domain.group_figures import PulseRow, Scope
from medspil.domain.sub_goals import ENDS
from medspil.domain.sums import FEWEST


@dataclass(frozen=True)
class GoalReport:
    """All that the report is made of: the figures, the pulse of the same days, and what units are called.

    `told_until`: the last day that is frozen; None where nothing is yet.
    """

    figures: GoalFigures
    pulse: tuple[PulseRow, ...]
    known: Known
    told_until: date | None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell of these days."""
        return not self.figures.blocks


def goal_report(told: GoalReport, today: date) -> Report:
    """The report in the language spoken just now."""
    figures, units = told.figures, told.known.names
    if told.empty:
        sections = [Section(_("No figures yet"), _("No figures"), (no_figures_words(),))]
    else:
        sections = [
            Section(_("What happened"), _("What happened"), (), tuple(_in_short(figures, units))),
            _divided(_("Followed up"), figures, units, FOLLOW_UP, (NOT_YET, IN_A_WEEK, SOON, AT_ONCE, BEFORE)),
            Section(_("For the yearly audit"), _("Audit"), _audit_words(), (_audit(figures),)),
            Section(_("Citizens"), _("Citizens"), (), tuple(_active(figures, units))),
            _divided(_("Who helps"), figures, units, RUNG),
            _divided(_("Parts of life"), figures, units, AREA),
            _divided(_("Sureness and importance"), figures, units, SURENESS, (LOW, MIDDLE, HIGH), IMPORTANCE),
            _divided(_("How the sub-goals came about"), figures, units, ORIGIN, (), DEADLINE),
            Section(_("The pulse"), _("Pulse"), (), tuple(pulse_tables(told.pulse, told.known))),
        ]
    days = capital(range_words(figures.first_day, figures.last_day))
    facts = ((_("Months"), days), (_("Report made"), say_day(today, date.min)))
    kept = tuple(one for one in sections if one.text or one.tables or one.panels)
    return Report(language(), _("Sub-goals"), today, facts, (*(one for one in kept if _says(one)), _how_to_read()))


def _says(section: Section) -> bool:
    only_text = not (section.tables or section.panels)
    return only_text or any(table.rows for table in section.tables) or bool(section.panels)


def no_figures_words() -> str:
    """Why there is nothing yet, and when there will be."""
    return _(
        "There are no figures for these months yet. The figures of a month come {days} days after it is over, "
        "and only where they are about {few} people or more."
    ).format(days=SETTLES.days, few=FEWEST)


# What happened

_OUTCOMES = CATEGORIES[OUTCOME]


def _in_short(figures: GoalFigures, units: Mapping[str, str]) -> Iterator[Table]:
    outcomes = (*_OUTCOMES, *((OTHER,) if OTHER in figures.in_all(OUTCOME) else ()))
    columns = (
        _("Set"),
        _("With a day"),
        _("Looked back on"),
        *(category_words(OUTCOME, outcome) for outcome in outcomes),
    )
    months = {variable: figures.by_period(variable) for variable in (Base.SET, Base.LOOKED_BACK, OUTCOME)}
    periods: dict[Period, None] = {}
    for found in months.values():
        periods |= dict.fromkeys(found)
    in_order = sorted(periods, key=as_they_end)
    by_month = [_happened(period_words(one), [months[v].get(one) for v in months], outcomes) for one in in_order]
    scopes = {
        variable: {(row.scope, row.name): row.counts for row in figures.by_scope(variable)} for variable in months
    }
    rows = dict.fromkeys(key for found in scopes.values() for key in found)
    by_scope = [
        _happened(scope_words(key[0], key[1], units), [scopes[v].get(key) for v in scopes], outcomes)
        for key in sorted(rows, key=lambda key: (list(Scope).index(key[0]), scope_words(key[0], key[1], units)))
    ]
    yield Table(_("Month by month"), (_("Month"), *columns), tuple(by_month), charted=(1, 3, 4))
    yield Table(_("By unit and paragraph"), (_("Who"), *columns), tuple(by_scope), charted=(1, 3, 4))
    flow = [_flow(one, months[Base.SET].get(one), months[OUTCOME].get(one)) for one in in_order]
    yield Table(
        _("Flow"),
        (_("Month"), _("Started"), _("Came to an end")),
        tuple(row for row in flow if row is not None),
        _("Came to an end: reached, adjusted or let go."),
        charted=(1, 2),
    )


def _happened(label: str, told: Sequence[Mapping[str, int] | None], outcomes: Sequence[str]) -> tuple[Cell, ...]:
    """A row. Every sub-goal has a day, so those with one are all of them."""
    was_set, looked_back, outcome = told
    in_all = None if was_set is None else was_set[""]
    looks = None if looked_back is None else looked_back[""]
    return (label, in_all, in_all, looks, *(None if outcome is None else outcome.get(one, 0) for one in outcomes))


def _flow(
    period: Period, was_set: Mapping[str, int] | None, outcome: Mapping[str, int] | None
) -> tuple[Cell, ...] | None:
    """How many began and how many ended; what is told together may be either."""
    started = None if was_set is None else was_set[""]
    finished = None if outcome is None or OTHER in outcome else sum(outcome.get(one, 0) for one in ENDS)
    return None if started is None and finished is None else (period_words(period), started, finished)


# How they are divided


def _divided(
    heading: str,
    figures: GoalFigures,
    units: Mapping[str, str],
    variable: str,
    ordered: Sequence[str] = (),
    beside: str = "",
) -> Section:
    """By scope, and of what has an order from low to high also month by month."""
    panels = []
    for one in filter(None, (variable, beside)):
        found = figures.by_scope(one)
        if found:
            rows = [(scope_words(row.scope, row.name, units), row.counts) for row in _by_name(found, units)]
            steps = ordered if one in (FOLLOW_UP, SURENESS, IMPORTANCE) else ()
            panels.append(_panel(one, variable_title(one), rows, steps))
            months = figures.by_period(one)
            if steps and len(months) > 1:
                over_time = _("{what}, month by month").format(what=variable_title(one))
                by_month = _panel(one, over_time, [(period_words(p), n) for p, n in months.items()], steps)
                panels.append(replace(by_month, rows=_("Month")))
    text = (_("The rows of units hold only what may be told of them by themselves."),)
    return Section(
        heading,
        heading,
        text if panels else (),
        (),
        tuple(panels),
        PanelWords(_("Who"), _("too few to show"), _("In all")),
    )


def _by_name(rows: Sequence[Row], units: Mapping[str, str]) -> list[Row]:
    return sorted(rows, key=lambda row: (list(Scope).index(row.scope), scope_words(row.scope, row.name, units)))


def _panel(variable: str, title: str, rows: Sequence[tuple[str, Mapping[str, int]]], ordered: Sequence[str]) -> Panel:
    """What has an order is drawn from low to high; what was not said, or is told together, stands beside it."""
    there = {category for _label, counts in rows for category, count in counts.items() if count}
    values = tuple(ordered or (one for one in (*CATEGORIES[variable], OTHER) if one in there))
    columns = tuple(
        Column(
            label,
            tuple(counts.get(one, 0) for one in values),
            _besides(variable, counts, values),
            people=sum(counts.values()),
        )
        for label, counts in rows
    )
    names = tuple(category_words(variable, one) for one in values)
    return Panel(title, names, columns, ordered=bool(ordered))


def _besides(variable: str, counts: Mapping[str, int], values: Sequence[str]) -> str:
    rest = [f"{category_words(variable, one)}: {counts[one]}" for one in (UNKNOWN, OTHER) if counts.get(one)]
    shown = UNKNOWN in values or OTHER in values
    return "" if shown or not rest else _("besides: {words}").format(words=", ".join(rest))


# Citizens


def _active(figures: GoalFigures, units: Mapping[str, str]) -> Iterator[Table]:
    columns = (_("With an active sub-goal"), _("Of"), _("Share"))
    months = figures.by_period(ACTIVE)
    rows = tuple((period_words(one), *_part(active_share(counts))) for one, counts in months.items())
    title = _("Citizens with an active sub-goal when the month was over")
    yield Table(title, (_("Month"), *columns), rows, charted=(1, 2))
    newest = figures.newest_month
    if newest is not None:
        found = _by_name(figures.active_in(newest), units)
        now = tuple((scope_words(r.scope, r.name, units), *_part(active_share(r.counts))) for r in found)
        yield Table(_("The same by unit and paragraph: {month}").format(month=period_words(newest)),
                    (_("Who"), *columns), now)  # fmt: skip


def _part(part: Part) -> tuple[Cell, ...]:
    return part.count, part.of, share_words(part)


def share_words(part: Part) -> str | None:
    """The share in whole percent; nothing of nothing."""
    return None if part.share is None else percent(Fraction(part.share))


# The yearly audit


def _audit_words() -> tuple[str, ...]:
    return (
        _("A sub-goal can't be set without a day, and nobody but the citizen can set one or look back on it."),
        _("Followed up: the citizen looked back within {days} days, or before the day.").format(days=SETTLES.days),
    )


def _audit(figures: GoalFigures) -> Table:
    found = audit(figures)
    rows = (
        (_("Sub-goals with a day"), found.with_day),
        (_("Days that came, and were followed up within a week: at least"), found.followed_up),
        (_("Sub-goals set by the citizen"), found.own),
        (_("Of these after a proposal that the citizen said yes to"), found.proposed),
        (_("Looks back by the citizen"), found.looked_back),
    )
    columns = (_("What"), _("Number"), _("Of"), _("Share"))
    return Table(_("Time-bound, followed up, the citizen takes part"), columns,
                 tuple((words, *_part(part)) for words, part in rows if part.of))  # fmt: skip


def _how_to_read() -> Section:
    return Section(
        _("How to read it"),
        _("How to read it"),
        (
            _("Every number is about {few} people or more, however many sub-goals they have.").format(few=FEWEST),
            _(
                "What is too little for a unit and paragraph is counted with its unit's, then with the whole house's, "
                "and then with its quarter's and its year's. So the rows do not add up."
            ),
            _("“Told together” is what is about too few people by itself."),
            _("A month is counted once, {days} days after it is over. Nothing changes it later.").format(
                days=SETTLES.days
            ),
            _("A dash says that nothing may be shown. It does not mean that there was nothing."),
        ),
    )
