"""What a group said, in words and as a picture: for its leader after a session, and in short for the participants."""

from collections.abc import Iterator

from medspil.conversations.courses.course_words import listed
from medspil.conversations.courses.sums_picture import by_question, in_order, mood_words, sums_picture
from medspil.conversations.questionnaires.asking import value_label
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, capital, language, quoted
from medspil.domain.group_matters import Heard
from medspil.domain.group_warnings import falls_for_three, many_feel_unheard
from medspil.domain.questionnaires import Question, QuestionKind
from medspil.domain.sums import Sum, said_back

ABOUT_BEING_HEARD = "heard"
"""The key of the question whether there was room for everybody, in every questionnaire that asks it."""


def summary(heard: Heard) -> tuple[Saying, ...]:
    """What the leader gets after a session, in the language spoken just now: a picture, then all of it in words."""
    doors = [Door(_("Show it again"), "heard", heard.session.id)]
    if not heard.course.closed:
        doors.insert(0, Door(_("Write to the group"), "write-back", heard.session.id))
    head = _head(heard)
    if not heard.new:
        few = _("That is too few to show.") + " " + _joining(heard)
        return (Saying("\n".join((*head, few)), doors=tuple(doors)),)
    words = "\n\n".join((*_answers(heard), *_warnings(heard), *_lines(heard)))
    picture = sums_picture(heard.course, heard.session, heard.versions, heard.sums)
    return (Saying("\n".join(head), picture=picture), Saying(words, doors=tuple(doors)))


def short_sums(heard: Heard) -> tuple[str, ...]:
    """What the participants may hear of it: a word for each question that has good and hard answers."""
    return tuple(
        f"• {quoted(question.text[language()])} {capital(mood_words(one.word))}."
        for question, sums in by_question(heard.versions, said_back(heard.new))
        for one in sums
        if one.word is not None
    )


def say_back_words(title: str, leaders: tuple[str, ...], heard: Heard | None, words: str) -> str:
    """What a leader writes back, as the participants get it: with what they said, in short, where it may be told."""
    who = listed(leaders) or _("Your leader")
    told = () if heard is None else short_sums(heard)
    if not told:
        return "\n".join((_("{who} writes to you all in {title}:").format(who=who, title=quoted(title)), quoted(words)))
    said = _("This is what you all said in {title}:").format(title=quoted(title))
    return "\n".join((said, *told, "", _("{who} answers:").format(who=who), quoted(words)))


def sum_words(question: Question, one: Sum) -> str:
    """A Sum in words: how many said what, or the one word where they are too few for that."""
    if one.counts is None:
        assert one.word is not None
        return _("3 or 4 answers: {mood}").format(mood=mood_words(one.word))
    best_first = [value for value in reversed(in_order(question)) if value in one.counts]
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


def _joining(heard: Heard) -> str:
    """Where what is too little goes on to."""
    is_last = heard.course.last is not None and heard.course.last.id == heard.session.id
    return _("The answers join the report at the end.") if is_last else _("The answers join the next time.")


def _answers(heard: Heard) -> Iterator[str]:
    """Each question with what was said; where it is too few, what becomes of it."""
    told = by_question(heard.versions, heard.new)
    for question, sums in told:
        for one in sums:
            several = "" if one.first == one.last else " " + _together(one)
            yield f"{quoted(question.text[language()])}\n{sum_words(question, one)}{several}"
    known = {question.key for question, _sums in told}
    for question in heard.questionnaire.questions:
        if question.kind is not QuestionKind.WORDS and question.key not in known:
            yield f"{quoted(question.text[language()])}\n" + _("Too few answers to show.") + " " + _joining(heard)


def _together(one: Sum) -> str:
    return _("(no. {first} to {last} together)").format(first=one.first, last=one.last)


def _warnings(heard: Heard) -> Iterator[str]:
    """What may be worth a talk, by the Sums that are new."""
    for question, sums in by_question(heard.versions, heard.sums):
        if not any(one in heard.new for one in sums):
            continue
        if falls_for_three(question, sums):
            fallen = _("{question} has gone down three times in a row. It may be worth a talk with the group.")
            yield fallen.format(question=quoted(question.text[language()]))
        if question.key == ABOUT_BEING_HEARD and many_feel_unheard(question, sums):
            yield _("Several did not feel that there was room for them. You could ask next time what would help.")


def _lines(heard: Heard) -> Iterator[str]:
    """The free lines whose writers said yes, as they were written."""
    if heard.lines:
        yield "\n".join((_("Some wrote, and you may read it:"), *(f"• {quoted(line)}" for line in heard.lines)))
