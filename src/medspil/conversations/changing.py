"""Changing an answer of the talk under way: which one, as buttons, or the one that was named. The others are kept."""

import re
from datetime import datetime

from medspil.conversations.answer_words import answer_label
from medspil.conversations.offering import by_part
from medspil.conversations.run import Passed, Run
from medspil.conversations.state import Offered, TalkState
from medspil.conversations.texts import _
from medspil.conversations.turns import Turn, asked_again, rerun
from medspil.conversations.understanding import Word, read_change, read_name, read_word

_NUMBER = re.compile(r"-\d+$")


def wish_to_change(run: Run, state: TalkState, text: str, now: datetime) -> Offered | Turn | None:
    """What comes of `text` where it is a wish to change an answer: what is picked, or a turn; None where it is none."""
    assert state.open is not None
    assert run.question is not None
    language = run.facts.settings.language
    takes_words = run.question.reader.takes_words
    if read_word(text, language) is Word.CHANGE:
        return _offers_it(state, language) or _which(run, state, now)
    keys = read_change(text, language)
    named = _named(run, keys)
    if named is not None:
        return _offered(run, named, now)
    return _which(run, state, now) if keys and not takes_words else None


def picked_in_list(run: Run, state: TalkState, text: str, now: datetime) -> Offered | Turn:
    """What comes of `text` while the list of answers is open."""
    assert state.open is not None
    language = run.facts.settings.language
    index = by_part(state.open.offered, text, language, takes_words=False)
    if index is not None:
        return state.open.offered[index]
    named = _named(run, read_name(text, language) | read_change(text, language))
    if named is not None:
        return _offered(run, named, now)
    hint = _("Tap one of the buttons, or write its words.")
    return asked_again(state, hint, state.open.offered, now, state.open.tries, changing=True)


def _offers_it(state: TalkState, language: str) -> Offered | None:
    """The choice that is itself the way to change something, as "Change something" under a summary."""
    assert state.open is not None
    if state.open.takes_words or state.open.changing:
        return None
    ways = [o for o in state.open.offered if read_word(o.label.partition(" ")[0], language) is Word.CHANGE]
    return ways[0] if len(ways) == 1 else None


def _which(run: Run, state: TalkState, now: datetime) -> Turn:
    """The answers so far as buttons, or a kind word where there is none that can be changed."""
    assert run.question is not None
    assert state.open is not None
    answers = run.reopenable
    if not answers:
        word = _("There is nothing to change yet.")
        if run.talk.lasting:
            word = _("That is saved already. Write “undo” to take it back.")
        return rerun(run.conversation, state, run.facts, run.question.key, now, word)
    offered = (*(_offered(run, passed, now) for passed in answers), Offered(_("Nothing, it is fine"), {"again": True}))
    return asked_again(state, _("What would you like to change?"), offered, now, state.open.tries, changing=True)


def _offered(run: Run, passed: Passed, now: datetime) -> Offered:
    question = passed.question
    today = run.facts.settings.local(now).date()
    return Offered(answer_label(question, passed.value, today), {"reopen": question.key, "also": list(question.also)})


def _named(run: Run, keys: frozenset[str]) -> Passed | None:
    """The one answer that these keys mean; a question that is asked several times has a number behind its key."""
    meant = [passed for passed in run.reopenable if _NUMBER.sub("", passed.question.key) in keys]
    return meant[0] if len(meant) == 1 else None
