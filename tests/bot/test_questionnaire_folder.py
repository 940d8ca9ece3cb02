"""The organisation's own questionnaires: they take the place of ours, and a broken one stops the start."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from medspil.bot.commands import app
from medspil.bot.reading_questionnaires import BadFolder, load_folder
from medspil.bot.settings import BadSettings, read_settings
from medspil.conversations.questionnaires import shipped
from medspil.domain.questionnaires import Occasion

OWN = """\
name = "pulse"
version = 2
occasion = "before-status-meeting"
title = { da = "Før mødet", en = "Before the meeting" }
source = "us"

[[question]]
key = "influence"
kind = "yes-no-unsure"
da = "Bestemmer du selv nok?"
en = "Do you decide enough yourself?"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "own"
    place.mkdir()
    monkeypatch.setenv("MEDSPIL_QUESTIONNAIRES", str(place))
    return place


def write(folder: Path, text: str, name: str = "pulse.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(BadFolder) as found:
        load_folder(folder)
    return str(found.value)


def test_without_a_folder_those_that_come_with_medspil_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings().all_questionnaires() == shipped()
    monkeypatch.setenv("MEDSPIL_QUESTIONNAIRES", "")
    assert read_settings().all_questionnaires() == shipped()


def test_ones_own_takes_the_place_of_the_one_with_its_name(folder: Path) -> None:
    write(folder, OWN)
    write(
        folder, OWN.replace('"pulse"', '"outdoors"').replace("before-status-meeting", "after-session"), "outdoors.toml"
    )
    write(folder, "Read me", "README.txt")
    write(folder, "not toml", ".pulse.toml.swp")
    found = read_settings().all_questionnaires()
    assert found.current("pulse").question("influence").text["da"] == "Bestemmer du selv nok?"
    assert found.version("pulse", 1) == shipped().current("pulse")
    assert [one.name for one in found.for_occasion(Occasion.AFTER_SESSION)] == ["after-session", "outdoors"]
    assert found.current("after-session") == shipped().current("after-session")


def test_a_second_one_for_an_occasion_that_has_one_is_named(folder: Path) -> None:
    write(folder, OWN.replace('"pulse"', '"mood"'), "mood.toml")
    assert refused(folder) == (
        "mood.toml, line 3: pulse is asked on before-status-meeting, too, and there is room for one; "
        'call the file pulse.toml and write name = "pulse" to take its place'
    )


def test_a_broken_file_stops_the_start_with_its_name_its_line_and_what_to_do(folder: Path) -> None:
    write(folder, OWN.replace("yes-no-unsure", "yes-no"))
    with pytest.raises(BadSettings) as found:
        read_settings()
    assert str(found.value) == (
        "MEDSPIL_QUESTIONNAIRES can't be used: pulse.toml, line 9: kind can't be 'yes-no'; "
        "write yes-no-unsure, if you mean that."
    )
    for command in (["run"], ["invite", "citizen"]):
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 2
        assert result.stderr == f"{found.value}\n"


def test_doctor_tells_all_that_is_wrong(folder: Path) -> None:
    write(folder, OWN.replace("yes-no-unsure", "yes-no").replace("version = 2", "version = two"), "mood.toml")
    write(folder, OWN.replace("yes-no-unsure", "yes-no").replace("version = 2", "version = 0"))
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 1
    begin = "WRONG settings: MEDSPIL_QUESTIONNAIRES can't be used: "
    places = [line.removeprefix(begin).split(":")[0] for line in result.stdout.splitlines() if line.startswith(begin)]
    assert places == ["mood.toml, line 2", "pulse.toml, line 2", "pulse.toml, line 9"]


def test_doctor_names_ones_own(folder: Path) -> None:
    write(folder, OWN)
    result = CliRunner().invoke(app, ["doctor"])
    assert "ok    questionnaires: your own can be read: pulse (version 2)." in result.stdout


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    assert "there is no folder" in refused(folder / "elsewhere")
    write(folder, OWN)
    assert "there is no folder" in refused(folder / "pulse.toml")


def test_a_folder_without_a_questionnaire_is_named(folder: Path) -> None:
    write(folder, "Read me", "README.txt")
    assert "holds no questionnaire; put files in it whose names end in .toml" in refused(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_or_file_that_may_not_be_read_is_named(folder: Path) -> None:
    write(folder, OWN)
    (folder / "pulse.toml").chmod(0)
    assert "pulse.toml, line 1: it can't be opened (PermissionError)" in refused(folder)
    folder.chmod(0)
    try:
        assert "can't be opened (PermissionError); see that Medspil may read it" in refused(folder)
    finally:
        folder.chmod(0o700)


def test_a_folder_in_the_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "pulse.toml").mkdir()
    assert "pulse.toml, line 1: it can't be opened (IsADirectoryError)" in refused(folder)


@pytest.mark.parametrize("name", ["pulse.toml.txt", "pulse.TOML.txt", "pulse.tml"])
def test_a_file_with_nearly_the_right_ending_is_not_passed_over(folder: Path, name: str) -> None:
    write(folder, OWN, name)
    assert f"{name}, line 1: the file's name does not end in .toml alone; give it that ending" in refused(folder)


def test_a_file_in_another_encoding_is_named_with_the_line(folder: Path) -> None:
    (folder / "pulse.toml").write_bytes(OWN.encode("latin-1"))
    assert "pulse.toml, line 4: it is not saved as UTF-8; save it anew, and choose UTF-8" in refused(folder)
    (folder / "pulse.toml").write_bytes(OWN.encode("utf-16"))
    assert "pulse.toml, line 1: it is not saved as UTF-8" in refused(folder)


def test_an_earlier_version_without_the_one_of_now_is_named(folder: Path) -> None:
    write(folder, OWN, "pulse.2.toml")
    assert "pulse.2.toml, line 1: there is an earlier version and no pulse.toml that is asked now" in refused(folder)
