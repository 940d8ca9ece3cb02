"""A few questions, one after the other in one bubble: each answer counts at once, and each can be left out."""

from textwrap import shorten

from medspil.conversations.answer_words import LONGEST_LABEL
from medspil.conversations.group_doors import NOT_TODAY, SKIPPED
from medspil.conversations.group_facts import ResponseFacts
from medspil.conversations.interview import a_break, say_over, say_told
from medspil.conversations.questionnaires.asking import answer_words, ask_one, question_key
from medspil.conversations.readers import one_of, yes_no
from medspil.conversations.talk import UNKNOWN, Choice, Door, Reopen, Talk, Unknown
from medspil.conversations.texts import _, in_short, language, quoted, say_day
from medspil.domain.group_decisions import FinishAnswers, GiveAnswer
from medspil.domain.questionnaires import Occasion, Question, QuestionKind, Questionnaire, Value, is_answer

FINE = "+fine"
LONGEST_QUESTION = 28


async def questions(talk: Talk[ResponseFacts]) -> None:
    """Asks what is not answered yet. What is answered can be changed until it is closed; the last answer counts."""
    facts = talk.facts
    asked = facts.questionnaire
    if asked is None:
        talk.say(_("These questions are not there any more. Thank you all the same."), in_place=True)
    elif facts.is_closed(talk.now):
        talk.say(
            _("Thank you for wanting to answer. The questions are closed by now, and that is fine."), in_place=True
        )
    elif talk.opening.argument == NOT_TODAY:
        _not_today(talk)
    elif all(question.key in facts.counted for question in asked.questions):
        talk.say(_("You have answered already, and it is counted. Thank you."), in_place=True)
    elif await _ask_all(talk, asked):
        talk.decide(FinishAnswers(facts.response_id))
        if asked.occasion is Occasion.INTERVIEW:
            say_told(talk, facts.response_id)
        elif asked.occasion is Occasion.BEFORE_STATUS_MEETING:
            look = Door(_("Look at what happened"), "prepare-meeting")
            talk.say(_("Thank you. Would you like to look at what happened, before the meeting?"), look, in_place=True)
        else:
            talk.say(_("Thank you."), in_place=True)
    elif asked.occasion is Occasion.INTERVIEW:
        say_over(talk)
    else:
        talk.say(_("Thank you. The questions have just closed. What you said before that counts."), in_place=True)


async def _ask_all(talk: Talk[ResponseFacts], asked: Questionnaire) -> bool:
    """Asks all that can still be answered; False where they closed on the way."""
    answers: list[tuple[Question, Value | None]] = []
    for number, question in enumerate(asked.questions, start=1):
        if question.key in talk.facts.counted:
            continue
        value = await _ask(talk, question, number, len(asked.questions))
        if talk.facts.is_closed(talk.now):
            return False
        answers.append((question, value))
    if talk.facts.finished:
        choices = [
            Choice[str](_label(question, value), Reopen(question_key(question), (_pass_on_key(question),)))
            for question, value in answers
        ]
        fine = Choice(_("No, it is fine"), FINE)
        text = _("You have answered. Would you like to change anything?")
        await talk.ask("change", text, one_of(str), [*choices, fine], in_place=True)
    return True


async def _ask(talk: Talk[ResponseFacts], question: Question, number: int, count: int) -> Value | None:
    """Asks one question and has its answer count; to skip it takes back what was answered before."""
    facts = talk.facts
    known = _known(talk, question, first=number == 1)
    interviewed = facts.questionnaire is not None and facts.questionnaire.occasion is Occasion.INTERVIEW
    value = await ask_one(
        talk,
        question,
        number,
        count,
        known,
        also=(_pass_on_key(question),),
        more=a_break() if interviewed else (),
        told=interviewed,
    )
    pass_on = None
    if value is not None and question.kind is QuestionKind.WORDS and facts.course is not None and not facts.for_leader:
        pass_on = await _may_be_read(talk, question, str(value))
        value = value if pass_on else None
    if not facts.is_closed(talk.now):
        talk.decide(GiveAnswer(facts.response_id, question.key, value, pass_on or None), for_now=True)
    return value


def _known(talk: Talk[ResponseFacts], question: Question, first: bool) -> Value | Unknown | None:
    """What was tapped in the notice or answered before. What was skipped is asked again until all is answered."""
    tapped = talk.opening.argument
    if first and tapped is not None and is_answer(question, tapped):
        return tapped
    if first and tapped == SKIPPED:
        return None
    return talk.facts.answers.get(question.key, None if talk.facts.finished else UNKNOWN)


async def _may_be_read(talk: Talk[ResponseFacts], question: Question, words: str) -> bool:
    """Whether the leader may read these words; a yes to the very same words holds."""
    return await talk.ask(
        _pass_on_key(question),
        _("May the leader read {words}? It goes without your name. But maybe you are known by it.").format(
            words=quoted(in_short(words))
        ),
        yes_no,
        [Choice(_("Yes, pass it on"), True), Choice(_("No, don't keep it"), False)],
        given=True if talk.facts.answers.get(question.key) == words else UNKNOWN,
        name=_("May be read"),
        in_place=True,
    )


def _pass_on_key(question: Question) -> str:
    return f"pass-on-{question.key}"


def _label(question: Question, value: Value | None) -> str:
    """What was asked and what was answered, short enough for a button."""
    asked = shorten(question.text[language()], LONGEST_QUESTION, placeholder="…")
    words = _("nothing") if value is None else answer_words(question, value)
    return in_short(f"{asked} {words}", LONGEST_LABEL)


def _not_today(talk: Talk[ResponseFacts]) -> None:
    """That is fine, and until when one may change one's mind."""
    facts = talk.facts
    lines = [_("That is quite all right.")]
    if facts.closes_at is not None:
        day = say_day(facts.settings.local(facts.closes_at).date(), talk.wall_clock.date())
        lines.append(_("You can answer until {day}, if you like.").format(day=day))
    talk.say("\n".join(lines), Door(_("Answer now"), "questions", facts.response_id), in_place=True)
