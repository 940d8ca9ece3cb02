"""An index of phrasings: which intents a message is most like, where no pattern is sure of one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

WORD, PAIR, BEGINNING, PIECE = 1.0, 0.9, 0.6, 0.35
"""How much a word, two words in a row, the beginning of a word and a piece of three letters say."""
_SMOOTHING = 1.0
"""So much of its mean has a feature for every intent, so that a word nobody thought of there rules none out."""


class Index:
    """Tells intents apart by what their phrasings are made of: a weight for each feature and intent.

    Looking a message up costs as much as it has features, however many phrasings there are.
    """

    def __init__(self, phrasings: Mapping[str, Iterable[tuple[Sequence[str], float]]]) -> None:
        counts: dict[str, Counter[str]] = {}
        for intent, phrases in phrasings.items():
            counter = counts.setdefault(intent, Counter())
            for keys, share in phrases:
                found = features(keys)
                length = sqrt(sum(weight * weight for weight in found.values())) or 1.0
                for feature, weight in found.items():
                    counter[feature] += share * weight / length  # type: ignore[assignment]
        totals = {intent: sum(counter.values()) for intent, counter in counts.items()}
        everywhere: dict[str, float] = defaultdict(float)
        for intent, counter in counts.items():
            for feature, count in counter.items():
                everywhere[feature] += count / totals[intent]
        self.intents = tuple(counts)
        self._weights: dict[str, tuple[float, ...]] = {}
        for feature, share in everywhere.items():
            mean = share / len(counts)
            floor = _SMOOTHING * mean
            self._weights[feature] = tuple(
                log((counter[feature] / totals[intent] + floor) / (mean + floor)) for intent, counter in counts.items()
            )

    def scores(self, keys: Sequence[str]) -> dict[str, float]:
        """How much the words are like each intent's; 0 says nothing either way."""
        found = features(keys)
        sums = [0.0] * len(self.intents)
        size = 0.0
        for feature, weight in found.items():
            size += weight * weight
            known = self._weights.get(feature)
            if known is not None:
                for place, value in enumerate(known):
                    sums[place] += weight * value
        length = sqrt(size) or 1.0
        return {intent: value / length for intent, value in zip(self.intents, sums, strict=True)}


def features(keys: Sequence[str]) -> dict[str, float]:
    """What a message is made of, each with its weight."""
    found: dict[str, float] = {}
    before = "^"
    for key in keys:
        found[key] = WORD
        found[f"{before} {key}"] = PAIR
        before = key
        if len(key) > 3:
            found[f"{key[:4]}-"] = BEGINNING
            edged = f"^{key}$"
            for at in range(len(key)):
                found[f"~{edged[at : at + 3]}"] = PIECE
    found[f"{before} $"] = PAIR
    return found
