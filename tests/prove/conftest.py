"""The long proofs print what they found, whether they passed or not, and write it to a file where one is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.prove.report import Line, table
from tests.stores import *  # noqa: F403

# Read at import: tests/conftest.py takes all settings of Medspil out of the environment afterwards.
REPORT = os.environ.get("MEDSPIL_PROVE_REPORT", "")
SEED = int(os.environ.get("MEDSPIL_PROVE_SEED", "1"))

_lines: list[Line] = []


@pytest.fixture
def seed() -> int:
    """What the proofs draw their chances from; set MEDSPIL_PROVE_SEED for others."""
    return SEED


@pytest.fixture
def report() -> list[Line]:
    """Where a proof puts its line, before it judges it."""
    return _lines


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _lines:
        return
    text = table(_lines, SEED)
    terminalreporter.section("what became of the messages while the bot was killed")
    terminalreporter.write_line(text)
    if REPORT:
        Path(REPORT).write_text(text + "\n", "utf-8")
