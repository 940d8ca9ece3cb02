"""The scripts as the tests look at them: every message that is said in them, once, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from medspil.conversations.messages import Document, Message
from medspil.conversations.reports import ReportFile, words_of_report
from medspil.conversations.scripts import all_chapters
from medspil.conversations.scripts.chapters import Chapter
from medspil.conversations.scripts.walk import Step


@dataclass(frozen=True)
class Said:
    """A message of a talk, and the number of the step that it stands in."""

    talk: str
    conversation: str | None
    step: str
    message: Message

    def __str__(self) -> str:
        return f"{self.talk}, {self.step}: {self.message.text!r}"


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    return tuple(all_chapters(language))


@cache
def all_said(language: str) -> tuple[Said, ...]:
    """Every message of every talk, once a talk: with other buttons it is another one."""
    found: dict[tuple[str, str, tuple[str, ...]], Said] = {}
    for chapter in chapters(language):
        for number, step in _steps(chapter):
            for message in step.messages:
                said = Said(chapter.title, chapter.conversation, number, message)
                labels = tuple(button.label for row in message.rows for button in row)
                found.setdefault((chapter.title, message.text + _within(message.document), labels), said)
    return tuple(found.values())


def _within(document: Document | ReportFile | None) -> str:
    """The words of a file."""
    if isinstance(document, ReportFile):
        return "\n".join(words_of_report(document.report))
    return "" if document is None else document.body


def _steps(chapter: Chapter) -> Iterator[tuple[str, Step]]:
    """The steps with those that stand within them; what is said in another language is not looked at here."""
    seen: set[int] = set()
    waiting = [(step.number, step) for step in chapter.steps]
    while waiting:
        number, step = waiting.pop(0)
        if id(step) in seen or step.language is not None:
            continue
        seen.add(id(step))
        yield number, step
        waiting = [(way.step.number or number, way.step) for way in step.ways] + waiting
