"""What a group said, in words and as a picture: for its leader after a session, and in short for the participants."""

from collections.abc import Iterator

from medspil.conversations.pictures import Column, Panel, Shade, SumsPicture
from medspil.conversations.questionnaires.asking import end_words, value_label
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, language, quoted
from medspil.domain.courses import Course
from medspil.domain.group_matters import Heard
from medspil.domain.group_warnings import falls_for_three, many_feel_unheard
from medspil.domain.questionnaires import (
    NO,
    UNSURE,
    WITH_ENDS,
    WITH_TONE,
    YES,
    GoodWhen,
    Question,
    QuestionKind,
    Questionnaire,
    values,
)
from medspil.domain.sums import Mood, Sum, said_back

ABOUT_BEING_HEARD = "heard"
"""The key of the question whether there was room for everybody, in every questionnaire that asks it."""

_SHADES = {Mood.GOOD: Shade.GOOD, Mood.MIXED: Shade.BETWEEN, Mood.HARD: Shade.HARD}


def summary(heard: Heard) -> tuple[Saying, ...]:
    """What the leader gets after a session, in the language spoken just now: a picture, then all of it in words."""
    doors = [Door(_("Show it again"), "heard", heard.session.id)]
    if not heard.course.closed:
        doors.insert(0, Door(_("Write to the group"), "write-back", heard.session.id))
    head = _head(heard)
    if not heard.new:
        few = _("That is too few to show. What they said joins the next time.")
        return (Saying("\n".join((*head, few)), doors=tuple(doors)),)
    words = "\n\n".join((*_answers(heard), *_warnings(heard), *_lines(heard)))
    return (Saying("\n".join(head), picture=sums_picture(heard)), Saying(words, doors=tuple(doors)))


def short_sums(questionnaire: Questionnaire, sums: tuple[Sum, ...]) -> tuple[str, ...]:
    """What the participants may hear of these Sums: a word for each question that has good and hard answers."""
    told = []
    for one in said_back(sums):
        question = _question(questionnaire, one)
        if question is not None and one.word is not None:
            told.append(f"• {question.text[language()]} {mood_words(one.word)}.")
    return tuple(told)


def mood_words(mood: Mood) -> str:
    """What is said of an answer instead of numbers."""
    return {Mood.GOOD: _("Mostly good"), Mood.MIXED: _("Mixed"), Mood.HARD: _("Mostly hard")}[mood]


def sum_words(question: Question, one: Sum) -> str:
    """A Sum in words: how many said what, or the one word where they are too few for that."""
    if one.counts is None:
        assert one.word is not None
        return _("3 or 4 answers: {mood}").format(mood=mood_words(one.word).lower())
    best_first = [value for value in reversed(_from_hard_to_good(question)) if value in one.counts]
    return ", ".join(
        _("{count} said {answer}").format(count=one.counts[value], answer=value_label(question, value))
        for value in best_first
    )


def _head(heard: Heard) -> tuple[str, str]:
    course, session = heard.course, heard.session
    title = _("{title}, no. {number} of {all}").format(
        title=quoted(course.title), number=session.number, all=len(course.sessions)
    )
    return title, _("{answered} of {asked} have answered.").format(answered=heard.answered, asked=heard.asked)


def _answers(heard: Heard) -> Iterator[str]:
    """Each question with what was said; what joins the next time where it is too few."""
    new = {one.question: one for one in heard.new}
    for question in heard.questionnaire.questions:
        text = question.text[language()]
        one = new.get(question.key)
        if one is not None and _question(heard.questionnaire, one) is not None:
            several = "" if one.first == one.last else " " + _together(one)
            yield f"{text}\n{sum_words(question, one)}{several}"
        elif question.kind is not QuestionKind.WORDS:
            yield text + "\n" + _("Too few answers to show yet. They join the next time.")


def _together(one: Sum) -> str:
    return _("(no. {first} to {last} together)").format(first=one.first, last=one.last)


def _warnings(heard: Heard) -> Iterator[str]:
    """What may be worth a talk, by the Sums that are new."""
    new = {one.question for one in heard.new}
    for question in heard.questionnaire.questions:
        known = [one for one in heard.sums if one.question == question.key and _question(heard.questionnaire, one)]
        if question.key not in new:
            continue
        if falls_for_three(question, known):
            text = quoted(question.text[language()])
            yield _("{question} has gone down three times in a row. It may be worth a talk with the group.").format(
                question=text
            )
        if question.key == ABOUT_BEING_HEARD and many_feel_unheard(question, known):
            yield _("Several did not feel that there was room for them. You could begin next time by asking how.")


def _lines(heard: Heard) -> Iterator[str]:
    """The free lines whose writers said yes, as they were written."""
    if heard.lines:
        yield "\n".join((_("Some wrote, and you may read it:"), *(f"• {quoted(line)}" for line in heard.lines)))


# The picture


def sums_picture(heard: Heard) -> SumsPicture:
    """Each question with this session beside the earlier ones."""
    panels = [_panel(heard, question) for question in heard.questionnaire.questions]
    title = _("{title}: this is what the group said").format(title=heard.course.title)
    alternative = _("A picture of the answers. They are below in words, too.")
    return SumsPicture(title, alternative, tuple(panel for panel in panels if panel is not None))


def _panel(heard: Heard, question: Question) -> Panel | None:
    known = sorted(
        (one for one in heard.sums if one.question == question.key and _question(heard.questionnaire, one)),
        key=lambda one: (one.last, one.first),
    )
    if not known:
        return None
    ordered = question.kind in WITH_TONE
    shown = _from_hard_to_good(question)
    if not ordered:
        known = known[-1:]
    covered, columns = 0, []
    for one in known:
        label = str(one.last) if one.first == one.last else f"{one.first}-{one.last}"
        counts = None if one.counts is None else tuple(one.counts.get(value, 0) for value in shown)
        word = "" if one.word is None or counts is not None else mood_words(one.word).lower()
        spans = max(1, _held(heard.course, max(covered + 1, one.first), one.last))
        shade = Shade.BETWEEN if one.word is None else _SHADES[one.word]
        columns.append(Column(label, counts, word, shade, spans, newest=one in heard.new))
        covered = one.last
    names = tuple(value if question.kind in WITH_ENDS else value_label(question, value) for value in shown)
    low, high = end_words(question) if question.kind in WITH_ENDS else ("", "")
    if question.good_when is GoodWhen.LOW:
        low, high = high, low
    return Panel(question.text[language()], names, tuple(columns), low, high, ordered)


def _held(course: Course, first: int, last: int) -> int:
    return sum(first <= session.number <= last for session in course.held)


def _from_hard_to_good(question: Question) -> tuple[str, ...]:
    """The values of a question in the order of how good they are, where one is better than another."""
    known = (NO, UNSURE, YES) if question.kind is QuestionKind.YES_NO else values(question)
    return tuple(reversed(known)) if question.good_when is GoodWhen.LOW else known


def _question(questionnaire: Questionnaire, one: Sum) -> Question | None:
    """The question that a Sum is of; None where it was asked in an earlier version that is not this one."""
    if (one.questionnaire, one.version) != (questionnaire.name, questionnaire.version):
        return None
    return next((question for question in questionnaire.questions if question.key == one.question), None)
