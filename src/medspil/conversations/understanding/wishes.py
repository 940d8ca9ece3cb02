"""What a person wants, in their own words: acted on where it is plain, offered where it is only likely.

The words and phrasings stand in data/wishes.da.toml and wishes.en.toml, which anyone may extend.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from medspil.conversations.understanding.answers import Word, read_word
from medspil.conversations.understanding.moment import Moment
from medspil.conversations.understanding.moments import find_moment, read_moment
from medspil.conversations.understanding.normalise import LONGEST, Token, fold, tokenise
from medspil.conversations.understanding.patterns import Slot, pieces
from medspil.conversations.understanding.typos import Typos
from medspil.conversations.understanding.wish_index import Index
from medspil.conversations.understanding.wish_patterns import Match, Patterns
from medspil.conversations.understanding.words import LANGUAGES, load, real_words, words_of

UNCLEAR = "unclear"
INTENTS = (
    *("new-sub-goal", "list", "move", "reached", "let-go", "help-wanted"),
    *("settings-language", "settings-pause", "discreet", "my-data", "delete-me", "who-can-see", "share"),
    *("undo", "stop", "help", "greeting", "thanks", UNCLEAR),
)
MOST_OFFERS = 3
_MOST_WORDS = 36
"""What is longer is a story, and no wish that one could act on."""
_LIKELY = 0.1
"""Where nothing is more like the words than this, they are like nothing."""
ANYTHING = ("new-sub-goal", "list", "help")
"""What is offered for words that are like nothing: any words can be a new sub-goal."""
_HEAVY = ("delete-me", "stop")
"""What nobody wants to be offered out of the blue: only where the words are more like it than not."""
_WRITTEN_OUT = 40
"""So many ways to say a pattern are enough for the index to know it."""


@dataclass(frozen=True)
class Wish:
    """What a person wants. `intent` is "unclear" where it is not plain; then `offers` are the likely ones, best first.

    `what` are the person's own words about it and `day` the day they named; `language`, `on` and
    `about` say which way.
    """

    intent: str = UNCLEAR
    offers: tuple[str, ...] = ()
    what: str | None = None
    day: Moment | None = None
    language: str | None = None
    on: bool | None = None
    about: str | None = None


def read_wish(text: str, now: datetime, language: str) -> Wish:
    """The wish in a whole message; longer texts than LONGEST are unclear.

    `now` is aware and in the person's zone. Another `language` than LANGUAGES raises ValueError, no text does.
    """
    lexicon = _lexicon(language)
    if len(text) > LONGEST:
        return Wish()
    tokens = tokenise(text, _MOST_WORDS + 1)
    if len(tokens) > _MOST_WORDS:
        return Wish()
    keys = [token.key for token in tokens]
    sure = lexicon.surely(text, tokens, keys, now)
    if sure is None and keys and (word := read_word(text, language)) in _WORDS:
        sure = Wish(_WORDS[word])
    if sure is not None and sure.intent != UNCLEAR:
        return sure
    found = None if sure is not None or not lexicon.not_doing.isdisjoint(keys) else lexicon.doing(text, now)
    return found or Wish(offers=lexicon.offers(keys))


_WORDS: Mapping[Word | None, str] = {Word.STOP: "stop", Word.HELP: "help"}
"""The words that steer a talk and are wishes by themselves."""


class _Lexicon:
    """All that is known of a language about wishes."""

    def __init__(self, language: str) -> None:
        data = load(f"wishes.{language}")
        self.language = language
        self.small = frozenset(fold(word) for word in data["small"])
        self.plain_only = frozenset(data["plain_only"])
        self.not_doing = frozenset(fold(word) for word in data["not_doing"])
        self.activities = frozenset(fold(word) for word in data["activities"])
        self._within: str = data["within"]
        self._spelt = {fold(wrong): fold(right) for wrong, right in data["spelt"].items()}
        self.meaning_to = {tuple(fold(word) for word in phrase.split()) for phrase in data["meaning_to"]}
        lists = data["lists"] | {"activity": data["activities"]}
        self.patterns = Patterns(data["sure"], lists, self.small)
        days = words_of(language)
        self._days = frozenset(days.lists.words) - self.small
        phrasings = {
            intent: [([fold(t.raw) for t in tokenise(phrase)], 1.0) for phrase in phrases]
            for intent, phrases in data["like"].items()
        }
        named = {*phrasings, *(entry["intent"] for entry in data["sure"])}
        if named != set(INTENTS):
            raise ValueError(f"wishes.{language}.toml: no phrasings, or no such intent: {sorted(named ^ set(INTENTS))}")
        self.known = set(self.patterns.words) | self.small
        self.known.update(key for phrases in phrasings.values() for keys, _share in phrases for key in keys)
        real = real_words(language) | frozenset(fold(word) for word in load("wishes_real_words")[language])
        self._typos = Typos(sorted(word for word in self.known if word.isalpha()), real)
        self._plain = _without_own_letters(self.known, real) if language == "da" else {}
        for entry in data["sure"]:
            ways = [steps for pattern in entry["say"] for steps in _some(pattern)]
            phrasings[entry["intent"]] += [
                ([key for step in steps for key in _spoken(step)], min(1.0, 6 / len(ways) + 0.05)) for steps in ways
            ]
        self._index = Index(
            {
                intent: [(self._looked_at(keys), share) for keys, share in phrases]
                for intent, phrases in phrasings.items()
            }
        )

    def surely(self, text: str, tokens: Sequence[Token], keys: Sequence[str], now: datetime) -> Wish | None:
        """The wish of a pattern that is the whole message: as it stands, else without small words and typos."""
        bare = [place for place, key in enumerate(keys) if key not in self.small]
        everything = range(len(keys))
        for places, guess in ((everything, False), (bare, False), (everything, True), (bare, True)):
            read = [self._key(keys[place], guess) for place in places]
            for match in self.patterns.matches(read) if read else ():
                if guess and match.rule.means in self.plain_only:
                    continue
                wish = self._wish(match, text, tokens, list(places), now)
                if wish is not None:
                    return wish
        return None

    def _wish(
        self, match: Match, text: str, tokens: Sequence[Token], places: Sequence[int], now: datetime
    ) -> Wish | None:
        """What the pattern means here; None where its day is no day."""
        spans: dict[str, tuple[int, int]] = {}
        for name, begin, end in match.captured:
            spans[name] = (spans[name][0] if name in spans else begin, end)
        said: dict[str, str] = {}
        for name, (begin, end) in spans.items():
            last = places[end - 1]
            until = len(text) if last == len(tokens) - 1 else tokens[last].end
            said[name] = text[tokens[places[begin]].start : until].strip()
        day: Moment | None = None
        if "day" in said:
            # "a week" is no day, "in a week" is
            for words in (said["day"], f"{self._within} {said['day']}"):
                if isinstance(read := read_moment(words, now, self.language), Moment):
                    day = read
                    break
            else:
                return None
        what = said.get("what")
        if what is not None and match.rule.means == "new-sub-goal":
            found = find_moment(what, now, self.language)
            if found is not None and found.rest:
                what, day = found.rest, found.moment
        fixed = match.rule.fixed
        return Wish(match.rule.means, (), what, day, fixed.get("language"), fixed.get("on"), fixed.get("about"))

    def doing(self, text: str, now: datetime) -> Wish | None:
        """Something to do and its day, as in "gå en tur på fredag": a new sub-goal, said in one message."""
        if "?" in text:
            return None
        found = find_moment(text, now, self.language)
        if found is None or not found.rest or found.moment.other is not None:
            return None
        said = [token for token in tokenise(found.rest) if token.key not in self.small]
        keys = [token.key for token in said]
        # "I want to go for a walk" is about going for a walk
        begin = next((n for n in range(len(keys), 0, -1) if tuple(keys[:n]) in self.meaning_to), 0)
        if keys[begin : begin + 1] == [] or keys[begin] not in self.activities:
            return None
        return Wish("new-sub-goal", (), found.rest[said[begin].start :], found.moment)

    def offers(self, keys: Sequence[str]) -> tuple[str, ...]:
        """The intents whose phrasings the words are most like, best first."""
        if not keys:
            return ()
        read = [self._key(key, guess=True) for key in keys]
        if self.known.isdisjoint(read):
            return ANYTHING  # pieces of words alone are like anything
        scores = self._index.scores(self._looked_at(read))
        likely = (intent for intent in INTENTS[:-1] if intent not in _HEAVY or scores[intent] > 0)
        best = sorted(likely, key=lambda intent: -scores[intent])[:MOST_OFFERS]
        # An offer does nothing by itself: the likeliest are shown even where the words are more like no wish at all.
        return ANYTHING if scores[best[0]] < _LIKELY else tuple(best)

    def _key(self, written: str, guess: bool) -> str:
        """The known word behind a folded one: itself, without æøå, drawn out.

        Where `guess` is set, it may be a dialect's or short for another, or a typo.
        """
        if guess and written in self._spelt and written not in self.patterns.words:
            written = self._spelt[written]
        if written in self.known or not written.isalpha():
            return written
        if written in self._plain:
            return self._plain[written]
        for short in _squeezed(written):
            if short in self.known:
                return short
        return (self._typos.meant(written) if guess else None) or written

    def _looked_at(self, keys: Sequence[str]) -> list[str]:
        """The words as the index knows them: all days are one, and so are all spellings of a word."""
        keys = [self._spelt.get(key, key) for key in keys]
        return ["<day>" if key in self._days or key == "#" else "<number>" if key.isdigit() else key for key in keys]


def _some(pattern: str) -> list[list[str | Slot]]:
    """Some ways to say a pattern, spread over all there are: every word of it at least once."""
    parts = [([(), *ways] if optional else ways) for optional, ways in pieces(pattern)]
    most = min(_WRITTEN_OUT, max(len(ways) for ways in parts))
    return [[step for ways in parts for step in ways[turn % len(ways)]] for turn in range(most)]


def _spoken(step: str | Slot) -> list[str]:
    """A step of a pattern as the index knows it: of a list's words it knows nothing, of a day that there is one."""
    if isinstance(step, str):
        return [step]
    return ["<day>"] if step.kind == "day" else []


def _squeezed(word: str) -> Iterator[str]:
    """The word with its drawn-out letters once ("hellooo" is "hello"), then with all its letters once ("heyy")."""
    yield re.sub(r"(.)\1{2,}", r"\1", word)
    yield re.sub(r"(.)\1+", r"\1", word)


def _without_own_letters(words: set[str], real: frozenset[str]) -> dict[str, str]:
    """Danish words as they are written on a keyboard without æ, ø and å."""
    plain: dict[str, str] = {}
    for word in words:
        for ae, oe, aa in (("a", "o", "a"), ("e", "o", "a"), ("e", "oe", "aa"), ("ae", "o", "a")):
            other = word.replace("ae", ae).replace("oe", oe).replace("aa", aa)
            if other != word and other not in words and other not in real:
                plain.setdefault(other, word)
    return plain


@cache
def _lexicon(language: str) -> _Lexicon:
    if language not in LANGUAGES:
        raise ValueError(f"no wishes for the language {language!r}, only for {', '.join(LANGUAGES)}")
    return _Lexicon(language)


__all__ = ["INTENTS", "LANGUAGES", "UNCLEAR", "Wish", "read_wish"]
