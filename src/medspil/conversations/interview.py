"""An interview (S7): a citizen who was drawn says whether they want it, and then answers in their own words."""

from typing import Any

from medspil.conversations.interview_facts import InterviewFacts
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import UNKNOWN, Choice, Door, SetAside, Talk
from medspil.conversations.texts import _
from medspil.conversations.tokens import FORGET
from medspil.domain.group_decisions import AnswerInterview

YES, NO, WHO, STAYS = "yes", "no", "who", "stays"


def interview_words() -> str:
    """What a citizen who was drawn is asked."""
    return "\n\n".join(
        (
            _("I drew lots among all, and it fell on you."),
            _("Those who support you would like to know what you think of it. I have a few questions."),
            _("You answer in your own words, and you can take breaks. It is up to you."),
            _("May I ask you?"),
        )
    )


def interview_answers() -> tuple[tuple[str, str], ...]:
    """What can be answered: the word for it and what the button says."""
    return ((YES, _("Yes, ask me")), (NO, _("No, thank you")), (WHO, _("Who reads it?")))


async def interview(talk: Talk[InterviewFacts]) -> None:
    """Yes or no; a yes leads to the questions at once."""
    facts = talk.facts
    if facts.drawn_id is None:
        talk.say(_("There is nothing waiting for you now."))
    elif facts.over or facts.ends_at is None or facts.ends_at <= talk.now:
        say_over(talk)
    elif facts.said_yes:
        await _once_more(talk, facts.drawn_id)
    else:
        await _first(talk, facts.drawn_id)


async def _first(talk: Talk[InterviewFacts], drawn_id: str) -> None:
    tapped = talk.opening.argument
    answers = [Choice(label, word) for word, label in interview_answers()]
    answer = await talk.ask(
        "yes",
        interview_words(),
        one_of(str),
        answers,
        given=tapped if tapped in (YES, NO, WHO) else UNKNOWN,
        name=_("Your answer"),
    )
    if answer == WHO:
        text = _who_reads() + "\n\n" + _("May I ask you?")
        answer = await talk.ask("yes-after-all", text, one_of(str), answers[:2], name=_("Your answer"))
    talk.decide(AnswerInterview(drawn_id, answer == YES))
    if answer == YES:
        talk.say(_("Thank you. Take the time you need. Write “interview” when you want to go on after a break."))
        _ask_on(talk)
    else:
        talk.say(_("That is quite all right."))


async def _once_more(talk: Talk[InterviewFacts], drawn_id: str) -> None:
    """Somebody who said yes comes back to it: to go on, or to take their words back."""
    tapped = talk.opening.argument
    if talk.facts.finished:
        text = _("You have answered. Thank you. You can take it back until it is read.")
        stay = Choice(_("Let it stand"), STAYS)
    else:
        text = _("We are in the middle of it. Shall we go on?")
        stay = Choice(_("Go on"), YES)
    answer = await talk.ask(
        "what-now",
        text,
        one_of(str),
        [stay, Choice(_("Take my words back"), NO)],
        given=tapped if tapped == NO or tapped == stay.value else UNKNOWN,
        name=_("Your answer"),
    )
    if answer == YES:
        _ask_on(talk)
    elif answer == NO:
        talk.decide(AnswerInterview(drawn_id, False))
        talk.say(_("Your words are deleted. Nobody gets to read them. That is quite all right."))
        # The questions may wait for them, with what was written.
        talk.go_on_with(FORGET, Opening(subject=talk.facts.response_id))
    else:
        talk.say(_("All right. Nothing was changed."))


def a_break() -> list[Choice[Any]]:
    """What can be tapped besides answering one of the questions."""
    return [Choice(_("Take a break"), SetAside())]


def say_told(talk: Talk[Any], response_id: str) -> None:
    """All is answered: what happens with it, and that it can be taken back."""
    told = "\n".join(
        (
            _("Thank you. That was all."),
            _one_reads_it(),
            _("You can take it back until then."),
        )
    )
    talk.say(told, Door(_("Take my words back"), "interview", response_id, NO), in_place=True)


def say_over(talk: Talk[Any]) -> None:
    """It is too late to be heard in this round."""
    talk.say(_("The interviews are over. Thank you for thinking of it."), in_place=True)


def _ask_on(talk: Talk[InterviewFacts]) -> None:
    talk.go_on_with("questions", Opening(subject=talk.facts.response_id))


def _who_reads() -> str:
    return "\n\n".join(
        (
            _one_reads_it(),
            _("Nothing shows which answers are yours. But someone may know your way of writing."),
            _("Nothing is passed on before you are done. You can take it back until it is read."),
        )
    )


def _one_reads_it() -> str:
    return _("One interviewer reads it without your name, when all are done.")
