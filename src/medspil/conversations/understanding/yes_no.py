"""Yes and no in all their forms."""

from functools import cache

from medspil.conversations.understanding.answer_lists import lists, signs
from medspil.conversations.understanding.normalise import fold
from medspil.conversations.understanding.phrases import Phrases
from medspil.conversations.understanding.short_text import MOST_WORDS, readable, words_in

_ANSWERS = {"yes": True, "no": False}


def read_yes_no(text: str, language: str) -> bool | None:
    """Yes, no, or None where it is neither or both. `language` as for every reader here: another raises ValueError."""
    known = _known(language)
    text = readable(text)
    words = words_in(text)
    meant = {answer for sign, answer in signs().items() if sign in text}
    if len(words) > MOST_WORDS or len(meant) > 1:
        return None
    if not words:
        return next(iter(meant), None) if "?" not in text else None
    answer = _ANSWERS.get(known.meaning(words) or "")
    if answer is None or (meant and answer not in meant):
        return None
    if "?" in text and " ".join(words) not in _asked_back(language):
        # "Yes?" asks as much as it answers.
        return None
    return answer


def is_unsure(text: str, language: str) -> bool:
    """Whether the message says that one does not know, or can't decide between yes and no."""
    text = readable(text)
    words = words_in(text)
    if not words:
        return any(answer is None and sign in text for sign, answer in signs().items())
    return len(words) <= MOST_WORDS and _known(language).meaning(words) == "unsure"


@cache
def _known(language: str) -> Phrases:
    data = lists(language)["yes_no"]
    return Phrases({key: data[key] for key in ("unsure", "no", "yes")}, data["around"], language)


@cache
def _asked_back(language: str) -> frozenset[str]:
    phrases = lists(language)["yes_no"]["yes_as_a_question"]
    return frozenset(" ".join(map(fold, phrase.split())) for phrase in phrases)
