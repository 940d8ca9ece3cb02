"""What stands behind the buttons of notices about groups, besides the subject: shared with the talks they begin."""

from medspil.domain.questionnaires import Question, QuestionKind, values

NOT_TODAY = "not-today"
"""To "questions": the person does not want to answer just now."""

SKIPPED = "skip"
"""To "questions": the first question is skipped, and the others come."""

CANNOT, CAN = "yes", "no"
"""To "cannot-come": they can't come, or can after all."""

ALL_OF_THEM = "done"
"""To "attendance": those who were ticked beforehand were there, and nobody else."""

LONGEST_VALUE = 19
"""A longer value does not fit behind a button beside the id of a response."""


def place_argument(place_id: str) -> str:
    """To "attendance": the place of the participant who was tapped, so far as it fits behind a button."""
    return place_id[:8]


def can_be_tapped(question: Question) -> bool:
    """Whether each of its answers fits behind a button of its own, so that one tap answers it."""
    if question.kind in (QuestionKind.WORDS, QuestionKind.SEVERAL):
        return False
    return all(len(value.encode()) <= LONGEST_VALUE for value in values(question))
