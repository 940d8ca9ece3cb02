"""Questionnaires for the tests of sums: one question of each kind, and short ways to answer them."""

from medspil.domain.questionnaires import GoodWhen, Occasion, Option, Question, QuestionKind, Questionnaire
from medspil.domain.sums import Given

LABEL = {"da": "?", "en": "?"}
OPTIONS = tuple(Option(key, LABEL) for key in ("group", "individual", "both"))

HEARD = Question("heard", QuestionKind.SMILEYS, LABEL)
ALONE = Question("alone", QuestionKind.SCALE, LABEL, good_when=GoodWhen.LOW)
AGAIN = Question("again", QuestionKind.YES_NO, LABEL)
NEXT = Question("next", QuestionKind.CHOICE, LABEL, OPTIONS)
CHANGED = Question("changed", QuestionKind.SEVERAL, LABEL, OPTIONS)
LINE = Question("line", QuestionKind.WORDS, LABEL)

AFTER = Questionnaire("after-session", 1, Occasion.AFTER_SESSION, LABEL, "", (HEARD, ALONE, AGAIN, NEXT, CHANGED, LINE))
REFLECTION = Questionnaire("leader-reflection", 1, Occasion.LEADER_AFTER_SESSION, LABEL, "", (HEARD,))


def given(
    person: str,
    value: str | tuple[str, ...],
    *,
    to: Question = HEARD,
    session: int = 1,
    paragraph: str = "85",
    leader: bool = False,
) -> Given:
    """One answer."""
    return Given(person, to.key, value, session, paragraph, leader)


def all_given(values: str, *, to: Question = HEARD, session: int = 1, paragraph: str = "85") -> list[Given]:
    """One answer of one person each: "5 4 4" are those of p1, p2 and p3."""
    return [
        given(f"p{number}", value, to=to, session=session, paragraph=paragraph)
        for number, value in enumerate(values.split(), start=1)
    ]
