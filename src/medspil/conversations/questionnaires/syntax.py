"""Reads the TOML of a questionnaire; what TOML says of a slip is said in plain words."""

import re
import tomllib
from typing import Any

from medspil.conversations.questionnaires.errors import BadQuestionnaire

_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)\Z")
_CURLY = "“”„»«‘’"
_PLAIN = (
    ("Illegal character '\\n'", "a text has no quotation mark at its end", 'put a " there'),
    ("Illegal character '\\r'", "a text has no quotation mark at its end", 'put a " there'),
    ("Unterminated string", "a text has no quotation mark at its end", 'put a " there'),
    ("Unclosed array", "a list is not closed, here or above", "put a ] behind its last line, and a comma between two"),
    ("Unclosed inline table", "a { is not closed", "put a } at its end, and a comma between two fields"),
    ("Cannot overwrite a value", "a field stands there twice", "keep one of them"),
    ("Duplicate inline table key", "a field stands there twice", "keep one of them"),
    ("Cannot declare", "a heading stands there twice", "write a question's as [[question]], the others once"),
    ("Unescaped '\\' in a string", "a \\ stands in a text", "leave it out"),
    ("Expected '=' after a key", "a line has no = behind the field's name", 'write it like: da = "Hvordan gik det?"'),
    ("Expected newline", "something stands behind the end of the text", "keep one text a line, with \" at both ends"),
    ("Expected ']", "a heading is not closed", "write it as [[question]]"),
    ("Invalid initial character", "a { } does not end as it should", "put the } at the line's end, no comma before it"),
    ("Invalid value", "what stands behind the = is no text", 'put it between " and ", or write a number without them'),
    ("Invalid statement", "the line can't be read", 'write it like: da = "Hvordan gik det?", and a remark behind a #'),
)  # fmt: skip
_NO_TOML = "the line can't be read", "compare it with the example in docs/questionnaires.md"


def read_toml(text: str, file: str) -> dict[str, Any]:
    """The fields of the file. Raises BadQuestionnaire with the line of the slip."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _in_plain_words(text, file, str(error)) from None
    except (ValueError, RecursionError):
        raise BadQuestionnaire(file, 1, *_NO_TOML) from None


def _in_plain_words(text: str, file: str, message: str) -> BadQuestionnaire:
    lines = text.split("\n")
    at = _AT.search(message)
    line = int(at[1]) if at is not None and at[1] else max(1, len(text.rstrip().split("\n")))
    written = lines[min(line, len(lines)) - 1]
    if any(mark in written for mark in _CURLY) and written.count('"') < 2:
        return BadQuestionnaire(file, line, "the quotation marks are curly ones", 'use straight ones: "')
    if written.lstrip().startswith("[") and message.startswith("Invalid value"):
        message = "Unclosed array"
    for begins, what, remedy in _PLAIN:
        if message.startswith(begins):
            return BadQuestionnaire(file, line, what, remedy)
    return BadQuestionnaire(file, line, *_NO_TOML)
