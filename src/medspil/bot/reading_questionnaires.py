"""Reads the organisation's own questionnaires from the folder of MEDSPIL_QUESTIONNAIRES."""

from pathlib import Path

from medspil.conversations.questionnaires import BadQuestionnaire, together, troubles
from medspil.domain.questionnaires import Questionnaires

_MISNAMED = (".toml.txt", ".tml", ".toml.toml")


class BadFolder(ValueError):
    """The folder can't be used. The text is the first of `sentences`: all that is wrong, file by file."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(sentences[0])
        self.sentences = sentences


def load_folder(folder: Path) -> Questionnaires:
    """Those that come with Medspil, with those of the folder in the place of the ones of their names.

    Raises BadFolder.
    """
    texts: dict[str, str] = {}
    wrong: list[BadQuestionnaire] = []
    for file in _files(folder):
        try:
            texts[file.name] = _text_of(file)
            wrong.extend(troubles(texts[file.name], file.name))
        except BadQuestionnaire as error:
            wrong.append(error)
    if wrong:
        raise BadFolder(*map(str, wrong))
    try:
        return together(texts)
    except BadQuestionnaire as error:
        raise BadFolder(str(error)) from None


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        raise BadFolder(
            f"there is no folder {folder}; name the one with your questionnaires, or leave it out"
        ) from None
    except OSError as error:
        why = type(error).__name__
        raise BadFolder(f"the folder {folder} can't be opened ({why}); see that Medspil may read it") from None
    files = [file for file in found if file.name.casefold().endswith((".toml", *_MISNAMED))]
    if not files:
        raise BadFolder(f"the folder {folder} holds no questionnaire; put files in it whose names end in .toml")
    return files


def _text_of(file: Path) -> str:
    if file.name.casefold().endswith(_MISNAMED):
        raise BadQuestionnaire(file.name, 1, "the file's name does not end in .toml alone", "give it that ending")
    try:
        raw = file.read_bytes()
    except OSError as error:
        what = f"it can't be opened ({type(error).__name__})"
        raise BadQuestionnaire(file.name, 1, what, "see that it is a file and that Medspil may read it") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "save it anew, and choose UTF-8 where the program asks for the encoding"
        raise BadQuestionnaire(file.name, line, "it is not saved as UTF-8", remedy) from None
