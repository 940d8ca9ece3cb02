"""What is left of closed courses: too few answers for a Sum of their own. They are counted with others of the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from medspil.domain.questionnaires import Question, Questionnaire
from medspil.domain.sums import Given, Sum, freeze


@dataclass(frozen=True)
class YearsEnd:
    """The Sums of what was left of a year's courses: of each unit that has enough, and of all the others together.

    What is in none of them is deleted unseen.
    """

    of_units: Mapping[str, Sum]
    of_all: Sum | None


def end_year(questionnaire: Questionnaire, question: Question, left: Mapping[str, Sequence[Given]]) -> YearsEnd:
    """Freezes a question's answers that are left by unit, in the order in which they came, once the year is over."""
    of_units = {unit: freeze(questionnaire, question, pool) for unit, pool in left.items()}
    others = list(chain.from_iterable(pool for unit, pool in left.items() if of_units[unit] is None))
    found = {unit: one for unit, one in of_units.items() if one is not None}
    return YearsEnd(found, freeze(questionnaire, question, others))
