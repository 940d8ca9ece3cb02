"""The interviewer's talks: begin a round of interviews, see how far it is, and read the nameless answers."""

from medspil.conversations.courses.course_readers import ACount
from medspil.conversations.interview_facts import InterviewerFacts, SaidFacts
from medspil.conversations.messages import Document
from medspil.conversations.questionnaires.asking import value_label
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Reopen, Talk
from medspil.conversations.texts import _, language, ngettext, say_day
from medspil.domain.group_decisions import BeginInterviews, ReadInterviews
from medspil.domain.interviews import FEWEST, MOST, USUAL, Round
from medspil.domain.questionnaires import Question, Value

NEW, CLOSE = "+new", "+close"
SUGGESTED = (10, USUAL, 20)


async def interviews(talk: Talk[InterviewerFacts]) -> None:
    """What is under way, what is done, and a new round."""
    rounds = talk.facts.rounds
    under_way = [one for one in rounds if one.told_at is None]
    over = [one for one in rounds if one.told_at is not None]
    enough = talk.facts.can_be_asked >= FEWEST
    lines = [_how_far(talk, one) for one in under_way] or [_("No interviews are under way.")]
    if not under_way and not enough:
        lines.append(_("Fewer than three people can be asked just now. That would not be nameless."))
    if over:
        lines.append(_("Tap a day to read what was said in that round."))
    choices = [Choice(_day(talk, one), one.id) for one in over]
    if not under_way and enough:
        choices.append(Choice(_("Begin interviews"), NEW))
    choices.append(Choice(_("Close"), CLOSE))
    picked: str = await talk.ask("which", "\n\n".join(lines), one_of(str), choices, name=_("Which one"))
    if picked == NEW:
        await _begin(talk)
    elif picked == CLOSE:
        talk.say(_("All right. Everything is as it was."))
    else:
        talk.go_on_with("read-interviews", Opening(subject=picked))


async def _begin(talk: Talk[InterviewerFacts]) -> None:
    there = talk.facts.can_be_asked
    wanted: int = await talk.ask(
        "wanted",
        _("How many people do you want to hear? I draw lots, and ask each of them first."),
        ACount(FEWEST, MOST),
        [Choice(str(number), number) for number in SUGGESTED],
        name=_("How many"),
    )
    if wanted < there:
        told = _("I draw {count} of {all} people. Where someone says no, I draw another.")
    else:
        told = _("There are {all} people to ask just now. I ask them all.")
    await talk.ask(
        "sure",
        "\n\n".join(
            (
                told.format(count=wanted, all=there),
                _("You get what they say without names, when all are done. After four weeks I stop waiting."),
                _("Shall I begin?"),
            )
        ),
        one_of(bool),
        [Choice(_("Begin now"), True), Choice(_("Another number"), Reopen("wanted"))],
    )
    talk.decide(BeginInterviews(wanted))
    talk.say(_("I ask them now. I write to you when it is over."))


def _how_far(talk: Talk[InterviewerFacts], one: Round) -> str:
    until = say_day(talk.facts.settings.local(one.ends_at).date(), talk.wall_clock.date())
    return "\n".join(
        (
            _("Interviews are under way until {day} at the latest.").format(day=until),
            _("{yes} of {wanted} have said yes. {finished} are done.").format(
                yes=one.yes, wanted=one.wanted, finished=one.finished
            ),
        )
    )


def _day(talk: Talk[InterviewerFacts], one: Round) -> str:
    return say_day(talk.facts.settings.local(one.begun_at).date(), talk.wall_clock.date())


async def read_interviews(talk: Talk[SaidFacts]) -> None:
    """What was said in a round: handed over as a file, the answers of a question together."""
    one = talk.facts.round
    if one is None or one.kept_until is None:
        talk.say(_("There is nothing to read yet."))
    elif talk.facts.said:
        talk.decide(ReadInterviews(one.id))
        talk.say(_handed_over(talk, one), document=Document(_("interviews.txt"), "text/plain", _readable(talk.facts)))
    elif one.read_at is None:
        talk.say(_("Fewer than three have answered. That is too few, so it is deleted."))
    else:
        day = say_day(talk.facts.settings.local(one.read_at).date(), talk.wall_clock.date())
        # Why is not said: that somebody in it is gone is nobody else's matter.
        talk.say(_("You got this on {day}. I keep no copy of it any more.").format(day=day))


def _handed_over(talk: Talk[SaidFacts], one: Round) -> str:
    count = ngettext("Here is what {count} person said.", "Here is what {count} people said.", one.heard)
    assert one.kept_until is not None
    until = say_day(talk.facts.settings.local(one.kept_until).date(), talk.wall_clock.date())
    return "\n".join(
        (
            count.format(count=one.heard),
            _("Nothing says which answers belong together. Take care who reads it."),
            _("You can get it here until {day}.").format(day=until),
        )
    )


def _readable(facts: SaidFacts) -> str:
    parts = []
    for question, values in facts.said:
        parts.append("\n".join([question.text[language()], "", *(f"• {_told(question, value)}" for value in values)]))
    return "\n\n\n".join(parts) + "\n"


def _told(question: Question, value: Value) -> str:
    """An answer as one reads it: words as they were written."""
    if isinstance(value, tuple):
        return ", ".join(value_label(question, one) for one in value)
    return value_label(question, value)
