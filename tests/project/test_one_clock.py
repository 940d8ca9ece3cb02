"""Only bot/clock.py asks the machine for the time; everywhere else `now` is an argument."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "medspil"
THE_CLOCK = Path("bot/clock.py")

ASKS_FOR_NOW = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.datetime.today",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "time.asctime",
        "time.strftime",
        "sqlalchemy.func.now",
        "sqlalchemy.func.current_date",
        "sqlalchemy.func.current_time",
        "sqlalchemy.func.current_timestamp",
        "sqlalchemy.func.localtimestamp",
    }
)
MEASURES = frozenset(
    {
        "time.monotonic",
        "time.monotonic_ns",
        "time.perf_counter",
        "time.perf_counter_ns",
        "time.process_time",
        "time.process_time_ns",
    }
)


def clocks_in(code: str, path: Path) -> Iterator[str]:
    """Every place in the code that asks the machine for the time, called or only named, as a sentence."""
    if path == THE_CLOCK:
        return
    forbidden = ASKS_FOR_NOW if path.parts[0] == "bot" else ASKS_FOR_NOW | MEASURES
    tree = ast.parse(code)
    imported = dict(imports_of(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and (name := full_name(node, imported)) in forbidden:
            yield f"{path}:{node.lineno} uses {name}"


def imports_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names that the code's imports bind, each with what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def full_name(node: ast.expr, imported: dict[str, str]) -> str | None:
    """`dt.now` with its import in front: `datetime.datetime.now`; None for what was not imported."""
    if isinstance(node, ast.Name):
        return imported.get(node.id)
    if isinstance(node, ast.Attribute) and (before := full_name(node.value, imported)):
        return f"{before}.{node.attr}"
    return None


def test_only_the_clock_asks_the_machine_for_the_time() -> None:
    found = [
        sentence
        for path in sorted(SOURCE.rglob("*.py"))
        for sentence in clocks_in(path.read_text("utf-8"), path.relative_to(SOURCE))
    ]
    assert not found, "\n".join(["Take `now` as an argument instead:", *found])


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime\ndatetime.utcnow()",
        "from datetime import datetime as moment\nfield(default_factory=moment.now)",
        "import time\ntime.time()",
        "from time import time\ntime()",
        "from time import time as seconds\nclock = seconds",
        "import time\ntime.monotonic()",
        "import sqlalchemy as sa\nsa.func.now()",
        "from sqlalchemy import func\nfunc.now()",
        "def later():\n    from datetime import date\n    return date.today()",
    ],
)
def test_a_second_clock_is_found(code: str) -> None:
    assert list(clocks_in(code, Path("domain/agenda.py")))


@pytest.mark.parametrize(
    "code",
    [
        "def due(now):\n    return now",
        "from datetime import datetime\ndatetime.fromisoformat(written)",
        "clock.now()",
        "import time\ntime.sleep(1)",
    ],
)
def test_what_is_no_clock_is_let_by(code: str) -> None:
    assert not list(clocks_in(code, Path("domain/agenda.py")))


def test_bot_may_measure_how_long_something_took() -> None:
    code = "import time\ntime.monotonic()"
    assert not list(clocks_in(code, Path("bot/health.py")))
    assert list(clocks_in(code, Path("storage/queries.py")))


def test_the_clock_may_ask() -> None:
    assert not list(clocks_in("import time\ntime.time()", THE_CLOCK))
