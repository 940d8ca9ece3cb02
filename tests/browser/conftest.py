"""The real `medspil run` without a token, and its page in a real browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.at_the_page import PATIENCE_SECONDS

SHARPNESS = 2 if "MEDSPIL_SCREENSHOTS" in os.environ else 1
"""Pixels to a pixel: pictures that are made to be shown are made sharp."""


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `medspil run`, started with no set-up in an empty folder, says that the page is."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from medspil.bot.commands import app; app()", "run"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "MEDSPIL_SANDBOX_PORT": str(a_free_port())},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                break
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """The folder for the pictures of the story."""
    folder = Path(os.environ.get("MEDSPIL_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def page(address: str, chromium_path: str, chromium_arguments: list[str]) -> Iterator[Page]:
    """The page, which must neither complain nor ask for anything from elsewhere."""
    complaints: list[str] = []
    elsewhere: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=chromium_arguments)
        page = browser.new_page(
            viewport={"width": 1180, "height": 960}, device_scale_factor=SHARPNESS, reduced_motion="reduce"
        )
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.on("request", lambda request: elsewhere.append(request.url))
        page.goto(address)
        yield page
        browser.close()
    assert complaints == []
    assert [url for url in elsewhere if not url.startswith(address)] == []
