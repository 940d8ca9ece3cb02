"""From start to first reply: a message waits at Telegram, the process is started, the reply is on the phone."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bots import Bot, Medspil, echo_bot
from benchmarks.phones import PATIENCE, WORDS, place
from measuring.figures import Table, middle

FRESH, AGAIN, ECHO = "Medspil, no database yet", "Medspil, started again", "stock echo"


async def measure(rounds: int, tell: Callable[[str], None]) -> Table:
    """Starts each so many times, in turns."""
    seconds: dict[str, list[float]] = {FRESH: [], AGAIN: [], ECHO: []}
    for number in range(1, rounds + 1):
        tell(f"start to first reply, round {number} of {rounds}")
        with TemporaryDirectory(prefix="medspil-bench-") as folder:
            medspil = Medspil(Path(folder))
            for name, make in (
                (FRESH, medspil.bot),
                (AGAIN, medspil.bot),
                (ECHO, lambda api_url: echo_bot(api_url, concurrent=False)),
            ):
                seconds[name].append(await _first_reply(make, Path(folder)))
    return Table(
        "Start to first reply",
        ("bot", "seconds"),
        [(name, middle(taken, 2)) for name, taken in seconds.items()],
        f"From starting the process to the reply on the phone; {rounds} start(s) each.",
        {f"{name}: seconds to the first reply": taken for name, taken in seconds.items()},
    )


async def _first_reply(make: Callable[[str], Bot], folder: Path) -> float:
    async with place() as here:
        phone = here.telegram.phone()
        phone.writes(WORDS)
        begun = time.perf_counter()
        async with make(here.api_url).running(folder):
            await phone.next_message(PATIENCE)
            return time.perf_counter() - begun
