"""From files to all questionnaires: those that come with Medspil, and how they are kept."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from pydantic import TypeAdapter

from medspil.conversations.questionnaires.errors import BadQuestionnaire
from medspil.conversations.questionnaires.parsing import file_parts, parse
from medspil.conversations.questionnaires.places import Places
from medspil.domain.questionnaires import Occasion, Questionnaire, Questionnaires

WITH_SEVERAL = frozenset({Occasion.AFTER_SESSION})
"""Where there are several for it, one is picked for each course; on all other occasions there is one."""

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


def together(own: Mapping[str, str]) -> Questionnaires:
    """Those that come with Medspil, with an organisation's own in the place of the ones of their names.

    Raises BadQuestionnaire, also where two would be asked on an occasion that has only one.
    """
    mine = collect(own)
    found = shipped().replaced_by(mine)
    for one in mine.now:
        others = [other.name for other in found.for_occasion(one.occasion) if other.name != one.name]
        if others and one.occasion not in WITH_SEVERAL:
            file = f"{one.name}.toml"
            what = f"{others[0]} is asked on {one.occasion}, too, and there is room for one"
            remedy = f'call the file {others[0]}.toml and write name = "{others[0]}" to take its place'
            raise BadQuestionnaire(file, Places(own[file]).of("occasion"), what, remedy)
    return found


def kept(questionnaire: Questionnaire) -> str:
    """The questionnaire as it is kept, to read old answers by."""
    return _FORM.dump_json(questionnaire).decode()


def from_kept(body: str) -> Questionnaire:
    """What was kept; how questionnaires may be written today is nothing to it."""
    return _FORM.validate_json(body)
