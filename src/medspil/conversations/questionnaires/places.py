"""Where something stands in the text of a questionnaire: its line, so that an error can name it."""

import re

_STRING_OR_REMARK = re.compile(
    r"""
      ["]{3} (?: \\. | [^\\] )*? ["]{3,5}   # a text over several lines, between three quotation marks
    | [']{3} .*? [']{3,5}
    | ["] (?: \\. | [^"\\\n] )* ["]
    | ['] [^'\n]* [']
    | [#] [^\n]*
    """,
    re.DOTALL | re.VERBOSE,
)
_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*([^\[\]\n]*?)[ \t]*\]\]?[ \t]*$", re.MULTILINE)
_KEY_IN_QUOTES = re.compile(r"""(["'])([A-Za-z0-9_-]*)\1(?=[ \t]*[.=\]])""")


def line_of(text: str, at: int) -> int:
    """The number of the line on which the character `at` stands."""
    return text.count("\n", 0, at) + 1


def masked(text: str) -> str:
    """The text, as long as it is, with nothing within its strings and its remarks: what is left is its skeleton."""
    bare = _KEY_IN_QUOTES.sub(lambda found: f" {found[2]} ", text)
    return _STRING_OR_REMARK.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), bare)


class Places:
    """Finds the line of a field in the text of a questionnaire that TOML can read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._skeleton = masked(text)
        headers = list(_HEADER.finditer(self._skeleton))
        ends = [*(header.start() for header in headers), len(text)][1:]
        self._top = (0, headers[0].start() if headers else len(text))
        self._sections = [
            (header[1], header.start(1), header.end(), end) for header, end in zip(headers, ends, strict=True)
        ]

    def of(self, *path: str | int) -> int:
        """The line of what `path` leads to: field names, and numbers where there are several, counted from 0.

        Where that is not written, the line of what it would stand in.
        """
        if path[:1] == ("question",) and len(path) > 1:
            assert isinstance(path[1], int)
            return self._in_question(path[1], path[2:])
        return line_of(self._text, self._field(*self._top, path) or self._in_table(path))

    def _in_table(self, path: tuple[str | int, ...]) -> int:
        """Where a field of the file stands that has a section of its own, as [title]; else the file's beginning."""
        for name, at, start, end in self._sections:
            if path and name == path[0]:
                return self._field(start, end, path[1:]) or at
        return 0

    def _in_question(self, number: int, path: tuple[str | int, ...]) -> int:
        starts = [place for place, section in enumerate(self._sections) if section[0] == "question"]
        if number >= len(starts):
            return self.of("question")
        first = starts[number]
        until = starts[number + 1] if number + 1 < len(starts) else len(self._sections)
        _name, at, start, end = self._sections[first]
        if path[:1] == ("options",) and len(path) > 1:
            tables = [section for section in self._sections[first + 1 : until] if section[0] == "question.options"]
            place = path[1]
            assert isinstance(place, int)
            if place < len(tables):
                return line_of(self._text, self._field(*tables[place][2:], path[2:]) or tables[place][1])
        return line_of(self._text, self._field(start, end, path) or at)

    def _field(self, start: int, end: int, path: tuple[str | int, ...]) -> int:
        """Where the last part of `path` that is written begins, from `start` to `end`; 0 where none of it is."""
        at = 0
        for place, part in enumerate(path):
            if isinstance(part, int):
                found = _braces(self._skeleton, start, end, part)
                if found is None:
                    break
                start, end = found
                at = start
                continue
            before = "" if place == 0 else r"[{,.]|"
            pattern = re.compile(rf"(?:{before}^)[ \t]*({re.escape(part)})[ \t]*(?=[.=])", re.MULTILINE)
            match = pattern.search(self._skeleton, start, end)
            if match is None:
                break
            at, start = match.start(1), match.end()
        return at


def _braces(skeleton: str, start: int, end: int, number: int) -> tuple[int, int] | None:
    """From where to where the { } with this number goes; None where there is none."""
    found = list(re.finditer(r"\{[^{}]*\}", skeleton[start:end]))
    return (start + found[number].start(), start + found[number].end()) if number < len(found) else None
