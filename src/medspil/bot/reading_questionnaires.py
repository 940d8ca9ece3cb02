"""Reads the organisation's own questionnaires from the folder of MEDSPIL_QUESTIONNAIRES."""

from collections.abc import Iterator
from pathlib import Path

from medspil.conversations.questionnaires import BadQuestionnaire, collect, shipped, troubles
from medspil.domain.questionnaires import Questionnaires


def load_folder(folder: Path) -> Questionnaires:
    """Those that come with Medspil, with those of the folder in the place of the ones of their names.

    Raises ValueError (of a file: BadQuestionnaire) with what is wrong and what to do.
    """
    return shipped().replaced_by(collect({file.name: _text_of(file) for file in _files(folder)}))


def all_troubles(folder: Path) -> Iterator[ValueError]:
    """All that is wrong in the folder, file by file."""
    try:
        files = _files(folder)
    except ValueError as error:
        yield error
        return
    texts = {}
    for file in files:
        try:
            texts[file.name] = _text_of(file)
        except BadQuestionnaire as error:
            yield error
    wrong = [error for name, text in texts.items() for error in troubles(text, name)]
    yield from wrong
    if not wrong and len(texts) == len(files):
        try:
            collect(texts)
        except BadQuestionnaire as error:
            yield error


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        why = "is no folder" if isinstance(error, FileNotFoundError | NotADirectoryError) else "can't be opened"
        raise ValueError(f"{why} ({folder}); name one that Medspil may read") from None
    for file in found:
        if file.name.casefold().endswith((".toml.txt", ".tml")):
            raise BadQuestionnaire(file.name, 1, "the file's name does not end in .toml", "give it that ending")
    files = [file for file in found if file.name.casefold().endswith(".toml")]
    if not files:
        raise ValueError(f"has no questionnaire in it ({folder}); put files there that end in .toml")
    return files


def _text_of(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        what = f"it can't be opened ({type(error).__name__})"
        raise BadQuestionnaire(file.name, 1, what, "see that it is a file and that Medspil may read it") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadQuestionnaire(
            file.name, line, "it is not saved as UTF-8", "save it anew, and choose UTF-8 where you name it"
        ) from None
