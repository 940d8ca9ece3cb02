"""The organisation's report on all its group courses: who took part, and what was answered, in words ready to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from medspil.conversations.courses.sums_picture import counts_of, mood_words, panel_of
from medspil.conversations.group_report_words import category_words, in_order, scope_words, variable_title
from medspil.conversations.pictures import Column, Panel, Shade
from medspil.conversations.reports import Cell, PanelWords, Report, Section, Table
from medspil.conversations.texts import _, language, say_day
from medspil.domain.course_figures import AFTER, ANSWER, FINISHED, HOURS, SESSION
from medspil.domain.group_figures import PULSE, AnswerRow, GroupFigures, PulseRow, Scope, TakingPartRow
from medspil.domain.places import OfferAnswer, SupportAfter
from medspil.domain.questionnaires import Occasion, Question, Questionnaire, Questionnaires
from medspil.domain.sums import EXACT_FROM, FEWEST, Mood, Total

UNKNOWN = "unknown"
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    ANSWER: (OfferAnswer.ACCEPTED, OfferAnswer.DECLINED, OfferAnswer.LATER, OfferAnswer.NONE),
    FINISHED: ("finished", "left"),
    HOURS: ("0", "1-2", "3-5", "6+", UNKNOWN),
    AFTER: (*SupportAfter, UNKNOWN),
}
"""The variables of taking part with their categories, in the order they are shown in."""

PRESENT, ABSENT = "present", "absent"

_SHADES = {Mood.GOOD: Shade.GOOD, Mood.MIXED: Shade.BETWEEN, Mood.HARD: Shade.HARD}


@dataclass(frozen=True)
class Known:
    """What the report needs besides the figures: the names of units and courses by their ids, and the questions."""

    names: Mapping[str, str]
    questionnaires: Questionnaires

    def asked(self, row: AnswerRow) -> tuple[Questionnaire, Question] | None:
        """The question of a row, if it is still known."""
        try:
            questionnaire = self.questionnaires.version(row.questionnaire, row.version)
            return questionnaire, questionnaire.question(row.question)
        except KeyError:
            return None

    def text(self, questionnaire: str, version: int, key: str) -> str:
        """What a question asks; its key where it is not known any more."""
        try:
            return self.questionnaires.version(questionnaire, version).question(key).text[language()]
        except KeyError:
            return key


def group_report(figures: GroupFigures, known: Known, today: date) -> Report:
    """The report in the language spoken just now."""
    period = _("{first} to {last}").format(first=_day(figures.first_day), last=_day(figures.last_day))
    sections = [_taking_part(figures.taking_part, known), *_answers(figures, known)]
    sections = [section for section in sections if section.tables or section.panels]
    if not sections:
        text = _("There are no figures for these days yet. They come when a course is closed.")
        sections = [Section(_("No figures yet"), _("No figures"), (text,))]
    facts = ((_("Days"), period), (_("Report made"), _day(today)))
    return Report(language(), _("Group courses"), today, facts, (*sections, _how_to_read()))


def _day(day: date) -> str:
    return say_day(day, date.min)


def _how_to_read() -> Section:
    return Section(
        _("How to read it"),
        _("How to read it"),
        (
            _("Nothing is shown of fewer than {few} people together.").format(few=FEWEST),
            _(
                "What is too little for one course is counted with its unit's when the year is over, "
                "and where that is too little, with all units'. So the rows of the courses do not add up to the unit's."
            ),
            _(
                "Of at least {exact} answers the numbers are shown. Of fewer there is a word: mostly good, mixed or "
                "mostly hard."
            ).format(exact=EXACT_FROM),
            _("Figures are shown by paragraph only where each paragraph has enough. So they may be fewer than all."),
            _("A dash says that nothing may be shown. It does not mean that there was nobody."),
        ),
    )


# Taking part


def _taking_part(rows: Iterable[TakingPartRow], known: Known) -> Section:
    found = tuple(rows)
    tables = [_of_variable(variable, categories, found, known) for variable, categories in CATEGORIES.items()]
    tables += [
        _by_session(_("Were there, session by session"), PRESENT, found, known),
        _by_session(_("Were not there, session by session"), ABSENT, found, known),
    ]
    return Section(_("Taking part"), _("Taking part"), (), tuple(table for table in tables if table.rows))


def _of_variable(variable: str, categories: Sequence[str], rows: Iterable[TakingPartRow], known: Known) -> Table:
    mine = [row for row in rows if row.variable == variable]
    columns = (_("Who"), *(category_words(variable, category) for category in categories), _("In all"))
    cells: list[tuple[Cell, ...]] = [
        (scope_words(row.scope, row.name, known.names), *(row.counts.get(one, 0) for one in categories), row.people)
        for row in in_order(mine, known.names)
    ]
    return Table(variable_title(variable), columns, tuple(cells), charted=tuple(range(1, len(categories) + 1)))


def _by_session(title: str, category: str, rows: Iterable[TakingPartRow], known: Known) -> Table:
    """A row for each scope, a column for each number of a session."""
    found: dict[tuple[Scope, str | None], dict[int, int]] = {}
    for row in in_order(rows, known.names):
        if row.variable.startswith(SESSION):
            number = int(row.variable.removeprefix(SESSION))
            found.setdefault((row.scope, row.name), {})[number] = row.counts.get(category, 0)
    numbers = sorted({number for counts in found.values() for number in counts})
    cells: list[tuple[Cell, ...]] = [
        (scope_words(scope, name, known.names), *(counts.get(number) for number in numbers))
        for (scope, name), counts in found.items()
    ]
    return Table(title, (_("Who"), *map(str, numbers)), tuple(cells))


# Answers


def _answers(figures: GroupFigures, known: Known) -> Iterator[Section]:
    """A section for each questionnaire of which something may be shown."""
    asked = {row.questionnaire: found[0] for row in figures.answers if (found := known.asked(row)) is not None}
    for questionnaire in sorted(asked.values(), key=lambda one: (list(Occasion).index(one.occasion), one.name)):
        mine = [row for row in figures.answers if row.questionnaire == questionnaire.name]
        pulse = [row for row in figures.pulse if questionnaire.occasion is Occasion.BEFORE_STATUS_MEETING]
        title = _newest(questionnaire, known).title[language()]
        tables = tuple(pulse_tables(pulse, known))
        yield Section(title, title, (), tables, tuple(_panels(mine, known)), _panel_words())


def _newest(questionnaire: Questionnaire, known: Known) -> Questionnaire:
    everything = (*known.questionnaires.now, *known.questionnaires.earlier)
    return max((one for one in everything if one.name == questionnaire.name), key=lambda one: one.version)


def _panel_words() -> PanelWords:
    return PanelWords(_("Who"), _("too few to show"), _("Answers"))


def _panels(rows: Sequence[AnswerRow], known: Known) -> Iterator[Panel]:
    """A panel for each question, with a row for each scope. Other versions of a question stand by themselves."""
    found: dict[tuple[str, int], list[AnswerRow]] = {}
    for row in in_order(rows, known.names):
        found.setdefault((row.question, row.version), []).append(row)
    for (key, version), mine in sorted(found.items(), key=lambda item: _place(item[1][0], known)):
        asked = known.asked(mine[0])
        if asked is None:
            continue
        panel = panel_of(asked[1])
        if sum(other == key for other, _version in found) > 1:
            panel = replace(
                panel, title=_("{question} (version {number})").format(question=panel.title, number=version)
            )
        columns = (_column(asked[1], row.total, scope_words(row.scope, row.name, known.names)) for row in mine)
        yield replace(panel, columns=tuple(columns))


def _place(row: AnswerRow, known: Known) -> tuple[int, int]:
    """Where a question stands: the newest version first, in the order in which it is asked."""
    asked = known.asked(row)
    return -row.version, -1 if asked is None else asked[0].questions.index(asked[1])


def _column(question: Question, total: Total, label: str) -> Column:
    words = [_times(count, mood_words(mood)) for mood in Mood if (count := total.words.get(mood, 0))]
    if not total.counted:
        shades = {_SHADES[mood] for mood in total.words}
        return Column(label, None, ", ".join(words), shades.pop() if len(shades) == 1 else Shade.BETWEEN)
    besides = _("besides: {words}").format(words=", ".join(words)) if words else ""
    return Column(label, counts_of(question, total.counts), besides, people=total.counted)


def _times(count: int, words: str) -> str:
    return words if count == 1 else f"{count} × {words}"


def pulse_tables(rows: Iterable[PulseRow], known: Known) -> Iterator[Table]:
    """For each question how many say yes, beside the figure to beat."""
    found: dict[tuple[str, int], list[PulseRow]] = {}
    for row in in_order(rows, known.names):
        found.setdefault((row.question, row.version), []).append(row)
    columns = (_("Who"), _("Said yes"), _("Of"), _("Share"), _("To beat"))
    for (key, version), mine in found.items():
        cells = tuple(
            (scope_words(row.scope, row.name, known.names), row.yes, row.of, percent(row.share), percent(row.to_beat))
            for row in mine
        )
        title = _("How many say yes: {question}").format(question=known.text(PULSE, version, key))
        yield Table(title, columns, cells, _("To beat: the share in the papers behind Medspil."))


def percent(share: Fraction) -> str:
    """A share in whole percent."""
    return f"{round(100 * share)} %"
