"""The scripts as one plain text, which is Markdown as well."""

import re
from collections.abc import Iterator

from medspil.conversations.messages import Document, Message
from medspil.conversations.pictures import Picture, ProgressPicture
from medspil.conversations.scripts.chapters import Chapter
from medspil.conversations.scripts.scenes import Telling, telling
from medspil.conversations.scripts.walk import Shape, Step, Way
from medspil.conversations.texts import capital


def printed(chapters: list[Chapter], language: str) -> str:
    """All chapters, one after the other."""
    lines = _Printer(chapters, telling(language)).lines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


class _Printer:
    def __init__(self, chapters: list[Chapter], told: Telling) -> None:
        self.chapters = chapters
        self.words = told.words
        self.by_conversation = {chapter.conversation: chapter for chapter in chapters if chapter.conversation}
        self.by_shape: dict[Shape, Step] = {}
        self.by_words: dict[tuple[str, ...], Step] = {}
        for chapter in chapters:
            for step in chapter.steps:
                if step.shape:
                    self.by_shape.setdefault(step.shape, step)
                    self.by_words.setdefault(_words(step), step)
        self.said: set[str] = set()
        self.lines_said: set[str] = set()

    def lines(self) -> Iterator[str]:
        yield f"# {self.words['title']}"
        yield ""
        yield self.words["how-to-read"].strip()
        for chapter in self.chapters:
            yield ""
            yield f"## {chapter.number}. {chapter.title}"
            if chapter.about:
                yield ""
                yield chapter.about
            for part in chapter.parts:
                if part.title:
                    yield ""
                    yield f"### {part.title}"
                for step in part.steps:
                    yield ""
                    yield from self._step(step)

    def _step(self, step: Step) -> Iterator[str]:
        did = f" *{capital(' · '.join(step.did))}*" if step.did else ""
        yield f"**{step.number}**{did}"
        yield ""
        yield from self._messages(step, "")
        if step.ways:
            yield ""
            yield from self._ways(step, "")
        elif labels := _labels(step.messages):
            yield ""
            yield labels

    def _messages(self, step: Step, indent: str) -> Iterator[str]:
        for place, message in enumerate(step.messages):
            if place:
                yield ""
            yield from _quote(self._text_of(message), indent)
            self.said.add(message.text)
            self.lines_said.update(message.text.splitlines())

    def _text_of(self, message: Message) -> str:
        parts = []
        if message.picture is not None:
            parts.append(self._picture(message.picture))
        if message.qr is not None:
            parts.append(self.words["code"].format(alternative=message.qr.alternative))
        if message.text:
            parts.append(message.text)
        if message.document is not None:
            parts.append(self.words["file"].format(name=message.document.name))
            if isinstance(message.document, Document) and message.document.media_type == "text/plain":
                parts.append(message.document.body.strip())
        return "\n\n".join(parts)

    def _picture(self, picture: Picture) -> str:
        if isinstance(picture, ProgressPicture):
            return self.words["picture"].format(title=picture.title, low=picture.low, high=picture.high)
        return self.words["other-picture"].format(title=picture.title, alternative=picture.alternative)

    def _ways(self, step: Step, indent: str) -> Iterator[str]:
        """The ways on, a line each; those that only lead to another chapter stand together in one."""
        away = []
        for way in step.ways:
            target = self._elsewhere(way) if way.elsewhere is not None else None
            is_no_news = way.elsewhere is not None or way.step is step or self._is_said_already(way)
            if way.words and not way.labels and is_no_news:
                continue
            if target is not None:
                away.append(f"{self._by(way)} → {target}")
            else:
                yield from self._way(way, indent)
        if away:
            yield f"{indent}- {' · '.join(away)}"

    def _is_said_already(self, way: Way) -> bool:
        """Whether it is a hint that stands further up."""
        return not way.step.number and way.step.again is None and self._is_said(way.step)

    def _way(self, way: Way, indent: str) -> Iterator[str]:
        step = way.step
        if not step.number and len(step.messages) > 1:
            # It stands in its own chapter; so much is told once.
            step = self.by_shape.get(step.shape, step)
        by = self._by(way)
        if step.language is not None:
            yield f"{indent}- {by}: {self.words['other-language']}"
        elif step.number:
            yield f"{indent}- {by} → **{step.number}**"
        elif step.again is not None:
            yield from self._news(step, step.again.number, by, indent)
        elif self._is_said(step) and (way.known or way.elsewhere is not None):
            yield f"{indent}- {by}: {_in_short(step)} {self.words['as-before']}"
        else:
            yield f"{indent}- {by}:"
            yield ""
            deeper = indent + "  "
            yield from self._messages(step, deeper)
            if way.elsewhere is not None and step.asks:
                yield ""
                yield f"{deeper}→ {self._chapter(way.elsewhere)}"
            elif step.ways:
                yield ""
                yield from self._ways(step, deeper)
            yield ""

    def _news(self, step: Step, number: str, by: str, indent: str) -> Iterator[str]:
        """A question that was asked before, now about something else: only the lines that are new."""
        assert step.again is not None
        said = self.lines_said.union(*(message.text.splitlines() for message in step.again.messages))
        new = [line for message in step.messages for line in message.text.splitlines() if line not in said]
        if not new:
            yield f"{indent}- {by} → **{number}**"
            return
        yield f"{indent}- {by} → **{number}** {self.words['with']}"
        yield ""
        yield from _quote("\n".join(new), indent + "  ")
        yield ""
        self.lines_said.update(new)

    def _elsewhere(self, way: Way) -> str | None:
        """Where a way leads, in a word; None where what is said there must be told here."""
        assert way.elsewhere is not None
        if way.step.language is not None:
            return None
        there = self.by_words.get(_words(way.step)) or self.by_shape.get(way.step.shape)
        if there is not None:
            return f"**{there.number}**"
        return self._chapter(way.elsewhere) if way.step.asks and way.door else None

    def _chapter(self, conversation: str) -> str:
        chapter = self.by_conversation[conversation]
        return f"{chapter.number}. {chapter.title}"

    def _by(self, way: Way) -> str:
        words = [self.words["by-words"].format(words=words) for words in way.words]
        return " ".join([_row(way.labels), *words]).strip()

    def _is_said(self, step: Step) -> bool:
        return all(message.text in self.said for message in step.messages)


def _row(labels: list[str]) -> str:
    if len(labels) > 1 and all(label.isdecimal() for label in labels):
        return f"[{labels[0]}] … [{labels[-1]}]"
    return " ".join(f"[{label}]" for label in labels)


def _labels(messages: tuple[Message, ...]) -> str:
    return _row([button.label for message in messages for row in message.rows for button in row])


def _words(step: Step) -> tuple[str, ...]:
    return tuple(message.text for message in step.messages)


def _in_short(step: Step) -> str:
    text = step.messages[0].text if step.messages else ""
    first = re.match(r".+?[.!?](?=\s+[^\s\da-zæøå]|\s*\Z)", text)
    return text if first is None or first.group() == text else f"{first.group()} …"


def _quote(text: str, indent: str) -> Iterator[str]:
    """A message as a quotation; its lines stay lines in Markdown."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        goes_on = place + 1 < len(lines) and line.strip() and lines[place + 1].strip()
        yield f"{indent}> {line}{'  ' if goes_on else ''}".rstrip() + ("  " if goes_on else "")
