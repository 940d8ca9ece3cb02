"""What every test stands on: the loopback guard, Hypothesis profiles and the way to a browser."""

import ipaddress
import os
import shutil
import sys
from typing import Any

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
NAMES_OF_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ABOUT_THE_TESTS = ("MEDSPIL_CHROMIUM", "MEDSPIL_SCREENSHOTS", "MEDSPIL_PROVE_REPORT")
OUTGOING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.load_profile("ci" if IN_CI else "default")


def pytest_configure(config: pytest.Config) -> None:
    sys.addaudithook(refuse_to_leave_the_loopback)
    # Settings of the caller's shell must not slip into the tests.
    for name in list(os.environ):
        if name.startswith("MEDSPIL_") and name not in ABOUT_THE_TESTS:
            del os.environ[name]


def refuse_to_leave_the_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Second line of the guard: pytest-socket sees connect, this also connect_ex, datagrams and look-ups."""
    if event in OUTGOING and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo" and not is_numeric(arguments[0]):
        host = arguments[0]
    else:
        return
    # An empty host is what a server listens on.
    if host and host not in ("localhost", b"localhost") and not is_loopback(host):
        raise RuntimeError(f"A test reached for {host!r}. Tests may use the loopback only.")


def is_numeric(host: object) -> bool:
    try:
        ipaddress.ip_address(text_of(host))
    except ValueError:
        return False
    return True


def is_loopback(host: object) -> bool:
    return is_numeric(host) and ipaddress.ip_address(text_of(host)).is_loopback


def text_of(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is: MEDSPIL_CHROMIUM, or a known name on the PATH. Skips without it; in CI fails."""
    for name in (os.environ.get("MEDSPIL_CHROMIUM"), *NAMES_OF_CHROMIUM):
        path = shutil.which(name) if name else None
        if path:
            return path
    sentence = (
        "Chromium is not installed: `apt-get install chromium` on Debian, or name the program in MEDSPIL_CHROMIUM."
    )
    if IN_CI:
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def chromium_arguments() -> list[str]:
    """How to start Chromium so that it, too, stays on the loopback. Its own sandbox needs a plain user."""
    arguments = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return arguments
