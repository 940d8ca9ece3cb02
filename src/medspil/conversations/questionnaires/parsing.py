"""From the text of a file to a questionnaire, or to a sentence about each thing that is wrong with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from medspil.conversations.questionnaires.errors import BadQuestionnaire
from medspil.conversations.questionnaires.places import Places
from medspil.conversations.questionnaires.syntax import read_toml
from medspil.conversations.questionnaires.wording import LANGUAGE_NAMES, label_troubles, text_troubles, title_troubles
from medspil.domain.persons import LANGUAGES
from medspil.domain.questionnaires import (
    TURNABLE,
    WITH_ENDS,
    WITH_OPTIONS,
    GoodWhen,
    Occasion,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
)

MOST_QUESTIONS, MOST_OPTIONS = 20, 10
MOST_TAPS, MOST_LINES = 4, 1
"""So many questions to tap and to write may follow a session: it takes under a minute."""
HIGHEST_VERSION = 999

_FIELDS = ("name", "version", "occasion", "title", "source", "question")
_OF_QUESTION = ("key", "kind", *LANGUAGES, "options", "good_when", "low", "high", "source")
_OF_OPTION = ("key", *LANGUAGES)
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_KEY = 40
_FILE = re.compile(r"(?P<name>.*?)(?:\.(?P<version>\d{1,9}))?\.toml", re.DOTALL)

Path = tuple[str | int, ...]
Word = TypeVar("Word", bound=StrEnum)


def parse(text: str, file: str) -> Questionnaire:
    """The questionnaire in the text of the file with this name. Raises BadQuestionnaire with the first thing wrong."""
    reading = _Reading(text, file)
    questionnaire = reading.questionnaire()
    if reading.wrong:
        raise min(reading.wrong, key=lambda error: error.line)
    return questionnaire


def troubles(text: str, file: str) -> tuple[BadQuestionnaire, ...]:
    """All that is wrong with the file, from its top to its end."""
    try:
        reading = _Reading(text, file)
    except BadQuestionnaire as error:
        return (error,)
    reading.questionnaire()
    return tuple(sorted(reading.wrong, key=lambda error: error.line))


def file_parts(file: str) -> tuple[str, int | None]:
    """The name of the questionnaire, and the number of an earlier version: "pulse.1.toml" is the first pulse."""
    found = _FILE.fullmatch(file)
    if found is None:
        return file, None
    return found["name"], int(found["version"]) if found["version"] else None


class _Reading:
    """One file on its way to a questionnaire; what is wrong is gathered in `wrong`, and reading goes on."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.wrong: list[BadQuestionnaire] = []
        self._misspelt: set[Path] = set()
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        self._fields = read_toml(text, file)
        self._places = Places(text)

    def questionnaire(self) -> Questionnaire:
        """What stands in the file; without meaning where something is wrong."""
        self._no_others(self._fields, _FIELDS, ())
        name, version = self._name(), self._version()
        title = self._by_language(self._fields.get("title"), ("title",), title_troubles)
        source = self._text(self._fields, ("source",), 'say where it comes from, like: source = "the team meeting"')
        occasion = self._one_of(Occasion, self._fields, ("occasion",))
        questions = tuple(self._questions())
        self._no_doubles([question.key for question in questions], ("question",), "another question has that key")
        if occasion is Occasion.AFTER_SESSION:
            self._under_a_minute(questions)
        return Questionnaire(name, version, occasion or Occasion.INTERVIEW, title, source, questions)

    def _is_wrong(self, path: Path, what: str, remedy: str) -> None:
        if path not in self._misspelt:
            self.wrong.append(BadQuestionnaire(self.file, self._places.of(*path), what, remedy))

    def _name(self) -> str:
        name = self._key(self._fields, ("name",))
        from_file, _version = file_parts(self.file)
        if name and name != from_file:
            what = f"name is {name}, and the file is called {self.file}"
            self._is_wrong(("name",), what, f"call the file {name}.toml, or write {from_file} here")
        return name

    def _version(self) -> int:
        version = self._fields.get("version")
        if version is None:
            self._is_wrong(("version",), "version is missing", "write: version = 1")
        elif type(version) is not int or not 0 < version <= HIGHEST_VERSION:
            remedy = "write 1, and the next one each time you change a question"
            self._is_wrong(("version",), "version is not a whole number from 1 up", remedy)
        else:
            _name, from_file = file_parts(self.file)
            if from_file is not None and from_file != version:
                remedy = f"write {from_file}, or call the file after its version"
                self._is_wrong(("version",), f"version is {version}, and the file's name says {from_file}", remedy)
            return version
        return 0

    def _questions(self) -> Iterator[Question]:
        found = self._fields.get("question")
        if found is None or found == []:
            self._is_wrong(("question",), "there is no question", "write one below the line [[question]]")
            return
        if not _are_tables(found):
            self._is_wrong(
                ("question",), "a question has no heading of its own", "write it below the line [[question]]"
            )
            return
        if len(found) > MOST_QUESTIONS:
            what = f"there are {len(found)} questions, more than {MOST_QUESTIONS}"
            self._is_wrong(("question", MOST_QUESTIONS), what, "nobody gets so far; keep those that matter most")
        for number, fields in enumerate(found):
            yield self._question(fields, ("question", number))

    def _question(self, fields: Mapping[str, Any], path: Path) -> Question:
        self._no_others(fields, _OF_QUESTION, path)
        key = self._key(fields, (*path, "key"))
        kind = self._one_of(QuestionKind, fields, (*path, "kind"))
        options = self._options(fields, path, kind)
        labels = [option.label for option in options]
        text = {
            language: self._said(fields, (*path, language), language, text_troubles, [one[language] for one in labels])
            for language in LANGUAGES
        }
        low, high = (self._end(fields, (*path, end), kind) for end in ("low", "high"))
        if bool(low) != bool(high):
            missing = "high" if low else "low"
            self._is_wrong(path, f"{missing} is missing", "give both ends their words, low and high, or none of them")
        good_when = GoodWhen.HIGH
        if "good_when" in fields:
            if kind is not None and kind not in TURNABLE:
                remedy = f"leave it out; {' and '.join(sorted(TURNABLE))} have it"
                self._is_wrong((*path, "good_when"), f"good_when does not go with {kind}", remedy)
            good_when = self._one_of(GoodWhen, fields, (*path, "good_when")) or GoodWhen.HIGH
        source = self._text(fields, (*path, "source"), "write a text, or leave it out") if "source" in fields else ""
        return Question(key, kind or QuestionKind.WORDS, text, options, good_when, low, high, source)

    def _options(self, fields: Mapping[str, Any], path: Path, kind: QuestionKind | None) -> tuple[Option, ...]:
        here = (*path, "options")
        found = fields.get("options")
        if kind is not None and kind not in WITH_OPTIONS:
            if found is not None:
                with_them = " and ".join(sorted(WITH_OPTIONS))
                self._is_wrong(here, f"options do not go with {kind}", f"leave them out; {with_them} have them")
            return ()
        if kind is None and found is None:
            return ()
        if not found:
            remedy = 'write options = [ and a line for each, like: { key = "group", da = "En gruppe", en = "A group" },'
            self._is_wrong(here, "there are no options to pick from", remedy)
            return ()
        if not _are_tables(found):
            remedy = 'write each like: { key = "group", da = "En gruppe", en = "A group" },'
            self._is_wrong(here, "options are not written as they should be", remedy)
            return ()
        if len(found) == 1:
            self._is_wrong(here, "there is only one option", "give at least two to pick from, or take yes-no-unsure")
        if len(found) > MOST_OPTIONS:
            what = f"there are {len(found)} options, more than {MOST_OPTIONS}"
            self._is_wrong((*here, MOST_OPTIONS), what, "put some of them together")
        options = []
        for number, one in enumerate(found):
            self._no_others(one, _OF_OPTION, (*here, number))
            label = {
                language: self._said(one, (*here, number, language), language, label_troubles) for language in LANGUAGES
            }
            options.append(Option(self._key(one, (*here, number, "key")), label))
        self._no_doubles([option.key for option in options], here, "another option has that key")
        for language in LANGUAGES:
            labels = [option.label[language].casefold() for option in options]
            self._no_doubles(labels, here, "another option has the same words", language)
        return tuple(options)

    def _end(self, fields: Mapping[str, Any], path: Path, kind: QuestionKind | None) -> dict[str, str]:
        if path[-1] not in fields:
            return {}
        if kind is not None and kind not in WITH_ENDS:
            with_them = " and ".join(sorted(WITH_ENDS))
            self._is_wrong(path, f"{path[-1]} does not go with {kind}", f"leave it out; {with_them} have it")
            return {}
        return self._by_language(fields[str(path[-1])], path, label_troubles)

    def _by_language(self, found: Any, path: Path, look: Any) -> dict[str, str]:
        if not isinstance(found, dict):
            what = f"{path[-1]} is missing" if found is None else f"{path[-1]} has no language"
            remedy = "write a line for each, like: " + " and ".join(f'{path[-1]}.{code} = "…"' for code in LANGUAGES)
            self._is_wrong(path, what, remedy)
            return dict.fromkeys(LANGUAGES, "")
        self._no_others(found, LANGUAGES, path)
        return {language: self._said(found, (*path, language), language, look) for language in LANGUAGES}

    def _said(self, fields: Mapping[str, Any], path: Path, language: str, look: Any, labels: Sequence[str] = ()) -> str:
        """The words for one language, looked at for how they are said."""
        found = fields.get(language)
        name = LANGUAGE_NAMES[language]
        field = f"{path[-2]}.{language}" if path[-2:-1] in (("title",), ("low",), ("high",)) else language
        if found is None:
            self._is_wrong(path, f"the {name} text is missing", f'write it like: {field} = "…"')
            return ""
        if not isinstance(found, str) or not found.strip():
            self._is_wrong(path, f"the {name} text is empty or no text", f'write it like: {field} = "…"')
            return ""
        for what, remedy in look(found, language, labels):
            self._is_wrong(path, f"the {name} text {what}", remedy)
        return found.strip()

    def _text(self, fields: Mapping[str, Any], path: Path, remedy: str) -> str:
        found = fields.get(str(path[-1]))
        if not isinstance(found, str) or not found.strip():
            self._is_wrong(path, f"{path[-1]} is missing, empty or no text", remedy)
            return ""
        return found.strip()

    def _key(self, fields: Mapping[str, Any], path: Path) -> str:
        found = fields.get(str(path[-1]))
        if found is None:
            self._is_wrong(path, f"{path[-1]} is missing", f'write it like: {path[-1]} = "next-step"')
        elif not isinstance(found, str) or not _KEY.fullmatch(found) or len(found) > _LONGEST_KEY:
            remedy = f"use small letters a to z, figures and -, at most {_LONGEST_KEY}, a letter first, like next-step"
            self._is_wrong(path, f"{path[-1]} is not in plain letters", remedy)
        else:
            return found
        return ""

    def _one_of(self, words: type[Word], fields: Mapping[str, Any], path: Path) -> Word | None:
        found = fields.get(str(path[-1]))
        known = [word.value for word in words]
        if isinstance(found, str) and found in known:
            return words(found)
        what = f"{path[-1]} is missing" if found is None else f"{path[-1]} can't be {found!r}"
        near = get_close_matches(found, known, 1) if isinstance(found, str) else []
        remedy = f"write {near[0]}, if you mean that" if near else "write one of " + ", ".join(known)
        self._is_wrong(path, what, remedy)
        return None

    def _no_others(self, fields: Mapping[str, Any], known: Sequence[str], path: Path) -> None:
        for field in fields:
            if field not in known:
                near = [one for one in get_close_matches(field, known) if one not in fields]
                self._misspelt |= {(*path, one) for one in near[:1]}
                remedy = f"write {near[0]}" if near else "leave it out; there can be " + ", ".join(known)
                self._is_wrong((*path, field), f"{field} is nothing Medspil knows", remedy)

    def _no_doubles(self, found: Sequence[str], path: Path, what: str, field: str = "key") -> None:
        for number, one in enumerate(found):
            if one and one in found[:number]:
                self._is_wrong((*path, number, field), what, "give each its own")

    def _under_a_minute(self, questions: Sequence[Question]) -> None:
        """After a session there are few questions, and what is written comes last."""
        lines = [number for number, question in enumerate(questions) if question.kind is QuestionKind.WORDS]
        taps = [number for number in range(len(questions)) if number not in lines]
        if len(taps) > MOST_TAPS:
            what = f"after a session there are at most {MOST_TAPS} questions to tap"
            self._is_wrong(("question", taps[MOST_TAPS], "kind"), what, "leave some out; it should take under a minute")
        if len(lines) > MOST_LINES:
            what = "after a session there is at most one question with free words"
            self._is_wrong(("question", lines[MOST_LINES], "kind"), what, "keep one of them")
        elif lines and lines[0] != len(questions) - 1:
            what = "after a session the question with free words comes last"
            self._is_wrong(("question", lines[0], "kind"), what, "move it to the end")


def _are_tables(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(one, dict) for one in found)
