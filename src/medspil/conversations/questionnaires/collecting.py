"""From files to all questionnaires: those that come with Medspil, and how they are kept."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from pydantic import TypeAdapter

from medspil.conversations.questionnaires.errors import BadQuestionnaire
from medspil.conversations.questionnaires.parsing import file_parts, parse
from medspil.domain.questionnaires import Questionnaire, Questionnaires

_FORM = TypeAdapter(Questionnaire)


@cache
def shipped() -> Questionnaires:
    """Those that come with Medspil."""
    folder = resources.files("medspil.conversations.questionnaires") / "data"
    return collect({file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml")})


def collect(files: Mapping[str, str]) -> Questionnaires:
    """All questionnaires of a folder: the text of each file by its name. Raises BadQuestionnaire."""
    now: list[Questionnaire] = []
    earlier: list[Questionnaire] = []
    for file in sorted(files):
        _name, version = file_parts(file)
        (now if version is None else earlier).append(parse(files[file], file))
    newest = {one.name: one.version for one in now}
    for one in earlier:
        file = f"{one.name}.{one.version}.toml"
        if one.name not in newest:
            what = f"there is an earlier version and no {one.name}.toml that is asked now"
            raise BadQuestionnaire(file, 1, what, "write that one, or take this file away")
        if one.version >= newest[one.name]:
            what = f"it is version {one.version}, and {one.name}.toml, which is asked now, is {newest[one.name]}"
            raise BadQuestionnaire(file, 1, what, f"write version = {one.version + 1} in {one.name}.toml")
    return Questionnaires(tuple(now), tuple(earlier))


def kept(questionnaire: Questionnaire) -> str:
    """The questionnaire as it is kept, to read old answers by."""
    return _FORM.dump_json(questionnaire).decode()


def from_kept(body: str) -> Questionnaire:
    """What was kept; how questionnaires may be written today is nothing to it."""
    return _FORM.validate_json(body)
