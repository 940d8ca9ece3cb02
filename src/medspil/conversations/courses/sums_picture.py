"""What a group said, from its Sums to questions with their answers: for the picture and for the reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from medspil.conversations.pictures import Column, Panel, Shade, SumsPicture
from medspil.conversations.questionnaires.asking import end_words, value_label
from medspil.conversations.texts import _, language
from medspil.domain.courses import Course, Session
from medspil.domain.questionnaires import WITH_ENDS, WITH_TONE, Question, Questionnaire, Tone, tone, values
from medspil.domain.sums import Mood, Sum

_SHADES = {Mood.GOOD: Shade.GOOD, Mood.MIXED: Shade.BETWEEN, Mood.HARD: Shade.HARD}
_HARD_TO_GOOD = {Tone.HARD: 0, Tone.MIDDLE: 1, Tone.GOOD: 2}


def sums_picture(
    course: Course, session: Session, questionnaires: Sequence[Questionnaire], sums: Iterable[Sum]
) -> SumsPicture | None:
    """What was said of the course's sessions up to this one, the newest marked; None where there is nothing to tell.

    `questionnaires` are all versions that the sums are of; the questions stand in the order of the newest.
    """
    told = [one for one in sums if one.last <= session.number]
    panels = session_panels(course, questionnaires, told, session.number)
    if not panels:
        return None
    title = _("{title}: session {number}").format(title=course.title, number=session.number)
    return SumsPicture(
        title, _("A picture of the answers. They are below in words, too."), tuple(map(in_short, panels))
    )


def in_short(panel: Panel) -> Panel:
    """The panel as a picture has room for it: where each answer needs a line, only what was said last."""
    told = [column for column in panel.columns if column.counts is not None or column.word]
    return panel if panel.ordered or not told else replace(panel, columns=(told[-1],))


def session_panels(
    course: Course, questionnaires: Sequence[Questionnaire], sums: Iterable[Sum], newest: int | None = None
) -> tuple[Panel, ...]:
    """A panel for each question of which something was said, with a column for each session that took place.

    With `newest` the columns end with that session, which is marked.
    """
    numbers = [session.number for session in course.sessions if not session.cancelled]
    shown = sorted(number for number in numbers if newest is None or number <= newest)
    return tuple(
        replace(panel_of(question), columns=_columns(question, mine, shown, newest))
        for question, mine in by_question(questionnaires, sums)
    )


def by_question(
    questionnaires: Sequence[Questionnaire], sums: Iterable[Sum]
) -> tuple[tuple[Question, tuple[Sum, ...]], ...]:
    """The sums of each question, in the order of the newest questionnaire.

    A question that was put in other words counts as the same; with other answers to pick from it is another one.
    """
    newest_first = sorted(questionnaires, key=lambda one: -one.version)
    questions = {(one.name, one.version): {q.key: q for q in one.questions} for one in newest_first}
    found: dict[object, tuple[Question, list[Sum]]] = {}
    for asked in newest_first:
        for question in asked.questions:
            found.setdefault(_same(asked.name, question), (question, []))
    for one in sums:
        known = questions.get((one.questionnaire, one.version), {}).get(one.question)
        if known is not None:
            found[_same(one.questionnaire, known)][1].append(one)
    return tuple((question, tuple(mine)) for question, mine in found.values() if mine)


def _same(questionnaire: str, question: Question) -> object:
    return questionnaire, question.key, question.kind, values(question), question.good_when


def panel_of(question: Question) -> Panel:
    """The question with the names of its answers, from hard to good where it has such; without its columns."""
    ordered = question.kind in WITH_TONE
    shown = in_order(question)
    names = tuple(_name(question, value) for value in shown)
    low, high = "", ""
    if question.kind in WITH_ENDS:
        low, high = end_words(question) if shown == values(question) else end_words(question)[::-1]
    return Panel(question.text[language()], names, (), low, high, ordered)


def in_order(question: Question) -> tuple[str, ...]:
    """The values of a question from hard to good; those of which none is better as they are shown."""
    shown = values(question)
    if question.kind not in WITH_TONE:
        return shown
    ranks = {value: _HARD_TO_GOOD[found] for value in shown if (found := tone(question, value)) is not None}
    if question.kind in WITH_ENDS:
        return shown if ranks[shown[0]] == 0 else shown[::-1]
    return tuple(sorted(shown, key=lambda value: ranks[value]))


def _name(question: Question, value: str) -> str:
    return value if question.kind in WITH_ENDS else value_label(question, value)


def counts_of(question: Question, counts: Mapping[str, int]) -> tuple[int, ...]:
    """The counts in the order of the panel's values."""
    return tuple(counts.get(value, 0) for value in in_order(question))


def mood_words(mood: Mood) -> str:
    """What is said of three or four people."""
    return {Mood.GOOD: _("mostly good"), Mood.MIXED: _("mixed"), Mood.HARD: _("mostly hard")}[mood]


def column_of(question: Question, one: Sum, label: str) -> Column:
    """The column of one Sum: its counts, or a word where these are not told."""
    if one.counts is not None:
        return Column(label, counts_of(question, one.counts), people=one.people)
    if one.word is None:
        return Column(label)
    return Column(label, None, mood_words(one.word), _SHADES[one.word])


@dataclass
class _Slot:
    """The sessions that a column stands for, and its Sum; `late`: of what came after that of its session was told."""

    numbers: list[int]
    sum: Sum | None = None
    late: bool = False


def _columns(question: Question, sums: Sequence[Sum], numbers: Sequence[int], newest: int | None) -> tuple[Column, ...]:
    """A column for each Sum at its last session; it takes the place of the sessions before it that have none."""
    slots: list[_Slot] = []
    for number in numbers:
        mine = [one for one in sums if one.last == number]
        slot = _Slot([number], mine[0] if mine else None)
        if slot.sum is not None:
            while slots and slots[-1].sum is None and slots[-1].numbers[0] >= slot.sum.first:
                slot.numbers = slots.pop().numbers + slot.numbers
        slots += [slot, *(_Slot([number], one, late=True) for one in mine[1:])]
    return tuple(_column(question, slot, newest) for slot in slots)


def _column(question: Question, slot: _Slot, newest: int | None) -> Column:
    number = slot.numbers[-1]
    if slot.sum is None:
        return Column(str(number), newest=number == newest)
    # An answer that came late is counted with a session after its own, whose column stands already.
    covered = slot.numbers if slot.sum.first >= slot.numbers[0] else [slot.sum.first, *slot.numbers]
    label = _label(covered)
    if slot.late:
        label = _("{sessions}, later").format(sessions=label)
    column = column_of(question, slot.sum, label)
    return replace(column, spans=len(slot.numbers), newest=number == newest)


def _label(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and last - first == len(numbers) - 1:
        return f"{first}-{last}"
    return "+".join(map(str, numbers))
