"""That the benchmarks run, whatever the speed."""

import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TITLES = (
    "Replies a second",
    "What falls due",
    "One Monday's digests",
    "Start to first reply",
    "Reading a day from a phrase",
)


def test_the_quick_benchmarks_run_and_print_their_tables(tmp_path: Path) -> None:
    written = tmp_path / "figures.json"
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--json", str(written)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    for title in TITLES:
        assert f"## {title}" in ran.stdout
    tables = json.loads(written.read_text("utf-8"))["tables"]
    assert [table["title"] for table in tables] == list(TITLES)
