"""`medspil run` as a process: it says where it is, and SIGTERM ends it in time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from medspil.storage.vault import new_key
from tests.bot.conftest import BotApi

PATIENCE = 60.0
IN_TIME = 12.0


@contextmanager
def medspil_run(folder: Path, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    environment.update({f"MEDSPIL_{name}": value for name, value in settings.items()})
    process = subprocess.Popen(
        [sys.executable, "-c", "from medspil.bot.commands import app; app()", "run"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def reads_until(process: "subprocess.Popen[str]", words: str) -> str:
    assert process.stdout is not None
    read = ""
    while words not in read:
        line = process.stdout.readline()
        assert line, f"it ended before it said {words!r}: {read}"
        read += line
    return read


def ends_in_time(process: "subprocess.Popen[str]", told: signal.Signals) -> str:
    began = time.monotonic()
    process.send_signal(told)
    rest, _nothing = process.communicate(timeout=PATIENCE)
    assert time.monotonic() - began < IN_TIME
    assert process.returncode == 0, rest
    assert "Traceback" not in rest
    return rest


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_the_sandbox_prints_its_address_and_ends_when_told(tmp_path: Path, told: signal.Signals) -> None:
    with medspil_run(tmp_path, SANDBOX_PORT="0") as process:
        said = reads_until(process, "Open http://127.0.0.1:")
        assert "this is the sandbox" in said
        ends_in_time(process, told)
    assert (tmp_path / ".medspil-sandbox").is_dir()
    assert not (tmp_path / "medspil.db").exists()


def test_a_real_bot_polls_and_ends_when_told(tmp_path: Path, bot_api: BotApi) -> None:
    key = new_key()
    settings = {"TELEGRAM_TOKEN": bot_api.telegram.token, "TELEGRAM_API_URL": bot_api.url, "KEYS": key}
    with medspil_run(tmp_path, **settings) as process:
        said = reads_until(process, "it asks Telegram for updates")
        said += ends_in_time(process, signal.SIGTERM)
    assert "Stopping" in said
    assert bot_api.telegram.token not in said
    assert key not in said


def test_it_starts_and_ends_though_telegram_is_away(tmp_path: Path) -> None:
    settings = {"TELEGRAM_TOKEN": "4711:nobody", "TELEGRAM_API_URL": "http://127.0.0.1:1/bot", "KEYS": new_key()}
    with medspil_run(tmp_path, **settings) as process:
        reads_until(process, "Telegram cannot be reached")
        ends_in_time(process, signal.SIGTERM)


def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path, bot_api: BotApi) -> None:
    port = bot_api.url.rpartition(":")[2].partition("/")[0]
    with medspil_run(tmp_path, SANDBOX_PORT=port) as process:
        said, _nothing = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"Port {port} is taken" in said
    assert "MEDSPIL_SANDBOX_PORT" in said
    assert "Traceback" not in said
