"""The pins fit any index, and every dependency has its reason."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINS = [ROOT / "requirements" / "run.txt", ROOT / "requirements" / "dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DIRECT = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, f"not a requirement: {requirement!r}"
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def pinned_in(path: Path) -> dict[str, str]:
    """What a pin file installs: each requirement with its line and its hashes."""
    lines = re.sub(r"\\\n", "", path.read_text("utf-8")).splitlines()
    return {line: name_of(line) for line in lines if line and not line.lstrip().startswith("#")}


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_the_pins_name_no_host_and_no_place(path: Path) -> None:
    text = path.read_text("utf-8")
    for forbidden in ("://", "--index-url", "--extra-index-url", "--find-links", " @ ", " -e "):
        assert forbidden not in text


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_every_pin_has_a_version_and_a_hash(path: Path) -> None:
    for line in pinned_in(path):
        assert re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


def test_the_pins_hold_every_dependency() -> None:
    run, dev = (set(pinned_in(path).values()) for path in PINS)
    assert {name_of(requirement) for requirement in PROJECT["dependencies"]} <= run
    assert run | {name_of(requirement) for requirement in DIRECT} <= dev


def test_both_pin_files_agree() -> None:
    run, dev = (set(pinned_in(path)) for path in PINS)
    assert run <= dev


def test_every_dependency_is_named_with_a_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    reasons = {name_of(name): why for name, why in re.findall(r"^- `([^`]+)`: (.{15,})$", page, re.MULTILINE)}
    assert sorted(reasons) == sorted({name_of(requirement) for requirement in DIRECT})
