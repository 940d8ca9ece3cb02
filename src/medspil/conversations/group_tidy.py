"""The organisation's figures as one long table: one number a row, for those who go on reckoning with them."""

from collections.abc import Iterator

from medspil.conversations.courses.sums_picture import mood_words
from medspil.conversations.group_report import Known
from medspil.conversations.group_report_words import category_words, scope_words, variable_title
from medspil.conversations.questionnaires.asking import value_label
from medspil.conversations.reports import Cell
from medspil.conversations.texts import _
from medspil.domain.group_figures import AnswerRow, GroupFigures, TakingPartRow
from medspil.domain.questionnaires import WITH_ENDS, Question, values

COLUMNS = ("about", "scope", "id", "name", "variable", "version", "question", "category", "label", "count", "of")
"""Their names and the keys below them stay the same in every language and version; the labels are to be read.

`about` is "taking-part", "answers", "pulse", or "words": of three or four answers there is only a word, `count` is how
many times it is said, and `of` how many answers are in all the words of that question.
"""


def tidy(figures: GroupFigures, known: Known) -> tuple[tuple[Cell, ...], ...]:
    """The rows below COLUMNS, labels in the language spoken just now."""
    rows = [row for one in figures.taking_part for row in _taking_part(one, known)]
    rows += [row for answer in figures.answers for row in _answers(answer, known)]
    for pulse in figures.pulse:
        text = known.text("pulse", pulse.version, pulse.question)
        scope = (pulse.scope, pulse.name, scope_words(pulse.scope, pulse.name, known.names))
        rows.append(("pulse", *scope, pulse.question, pulse.version, text, "yes", _("Yes"), pulse.yes, pulse.of))
    return tuple(rows)


def _taking_part(row: TakingPartRow, known: Known) -> Iterator[tuple[Cell, ...]]:
    scope = (row.scope, row.name, scope_words(row.scope, row.name, known.names))
    title = variable_title(row.variable)
    for category, count in row.counts.items():
        label = category_words(row.variable, category)
        yield ("taking-part", *scope, row.variable, None, title, category, label, count, row.people)


def _answers(row: AnswerRow, known: Known) -> Iterator[tuple[Cell, ...]]:
    asked = known.asked(row)
    if asked is None:
        return
    question = asked[1]
    scope = (row.scope, row.name, scope_words(row.scope, row.name, known.names))
    what = (
        f"{row.questionnaire}.{row.question}",
        row.version,
        known.text(row.questionnaire, row.version, row.question),
    )
    if row.total.counted:
        for value in values(question):
            count = row.total.counts.get(value, 0)
            yield ("answers", *scope, *what, value, _label(question, value), count, row.total.counted)
    in_words = row.total.answers - row.total.counted
    for mood, count in row.total.words.items():
        yield ("words", *scope, *what, mood, mood_words(mood), count, in_words)


def _label(question: Question, value: str) -> str:
    return value if question.kind in WITH_ENDS else value_label(question, value)
