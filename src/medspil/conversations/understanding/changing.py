"""Which answer someone wants to change, where they name it: "ret dagen", "change the day"."""

from collections.abc import Iterator, Sequence
from functools import cache

from medspil.conversations.understanding.normalise import fold, tokenise
from medspil.conversations.understanding.short_text import LONGEST_ANSWER
from medspil.conversations.understanding.words import LANGUAGES, load

ANY = "*"


def read_change(text: str, language: str) -> frozenset[str]:
    """The keys of the questions that may be meant; empty where the text is no such wish.

    Raises ValueError for a language that there are no words for.
    """
    names, says, small = _data(language)
    if len(text) > LONGEST_ANSWER:
        return frozenset()
    words = _words(text)
    if len(words) > 12:
        return frozenset()
    for say in says:
        for part in _in_place_of_any(words, say):
            for named in (part, tuple(word for word in part if word not in small)):
                if named in names:
                    return names[named]
    return frozenset()


def read_name(text: str, language: str) -> frozenset[str]:
    """The same where nothing but the name of an answer was written: "dagen"."""
    names, _says, small = _data(language)
    words = _words(text) if len(text) <= LONGEST_ANSWER else ()
    return names.get(words) or names.get(tuple(word for word in words if word not in small)) or frozenset()


def _in_place_of_any(words: Sequence[str], say: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words that stand where the pattern has its star."""
    at = say.index(ANY)
    before, after = list(say[:at]), list(say[at + 1 :])
    end = len(words) - len(after)
    if at < end and list(words[:at]) == before and list(words[end:]) == after:
        yield tuple(words[at:end])


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenise(text))


_Names = dict[tuple[str, ...], frozenset[str]]


@cache
def _data(language: str) -> tuple[_Names, tuple[tuple[str, ...], ...], frozenset[str]]:
    if language not in LANGUAGES:
        raise ValueError(f"no words for the language {language!r}, only for {', '.join(LANGUAGES)}")
    data = load("changing")
    names: _Names = {}
    for answer in data["answers"]:
        for name in answer[language]:
            words = _words(name)
            names[words] = names.get(words, frozenset()) | frozenset(answer["keys"])
    says = tuple(_pattern(say) for say in data[language]["say"])
    return names, says, frozenset(fold(word) for word in data[language]["small"])


def _pattern(say: str) -> tuple[str, ...]:
    before, _star, after = say.partition(ANY)
    return (*_words(before), ANY, *_words(after))
