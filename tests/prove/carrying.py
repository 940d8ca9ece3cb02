"""The outbox held against what the phones got: all of it, in order, and what was sent once more."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import select, text

from medspil.domain.persons import Channel
from medspil.sandbox.telegram import Call, PretendTelegram
from medspil.storage import addresses
from medspil.storage.database import Database
from medspil.storage.store import Store
from medspil.storage.tables import addresses as address_rows
from medspil.storage.tables import outbox

_COPY = (
    "CREATE TABLE proof_outbox (seq INTEGER PRIMARY KEY, address_id INTEGER, message BLOB)",
    """
    CREATE TRIGGER proof_outbox AFTER INSERT ON outbox
    BEGIN INSERT INTO proof_outbox VALUES (NEW.seq, NEW.address_id, NEW.message); END
    """,
)
_PURPOSE = "outbox.message"

Sent = tuple[object, ...]
"""What one message is known by: its kind, and its words or what it changes."""


def keep_a_copy(database: Database) -> None:
    """From now on the words of what goes out stay, sealed as they are; the bot deletes its own once they are out."""
    with database.transaction() as connection:
        for statement in _COPY:
            connection.execute(text(statement))


@dataclass
class Carried:
    """What was found: `repeats` holds, for each address and kill, how many messages came once more because of it."""

    problems: list[str] = field(default_factory=list)
    lost: int = 0
    repeats: Counter[tuple[str, int]] = field(default_factory=Counter)


def carried(store: Store, telegram: PretendTelegram, restarts: Sequence[int]) -> Carried:
    """Holds both against each other. `restarts` says how many calls there had been at each restart."""
    found = Carried()
    meant = _meant(store)
    got = _got(telegram.calls)
    for address in sorted(meant.keys() | got.keys()):
        _in_order(found, address, meant[address], got[address], restarts)
    return found


def _in_order(
    found: Carried, address: str, meant: list[Sent], got: list[tuple[int, Sent]], restarts: Sequence[int]
) -> None:
    """Both as runs of the same message: the runs must be the same, and a longer one needs restarts within it."""
    runs_meant = [(sent, len(list(run))) for sent, run in groupby(meant)]
    runs_got = [(sent, [call for call, _sent in run]) for sent, run in groupby(got, key=lambda item: item[1])]
    for place, (sent, number) in enumerate(runs_meant):
        came, calls = runs_got[place] if place < len(runs_got) else ("nothing", [])
        if came != sent or len(calls) < number:
            found.lost += sum(times for _sent, times in runs_meant[place:])
            found.problems.append(f"{address}: {sent} should have come {number} times, and {len(calls)} of {came} came")
            return
        within = [bisect_right(restarts, call) for call in calls]
        after_restarts = [this for before, this in pairwise(within) if this != before]
        repeated = len(calls) - number
        if repeated > len(after_restarts):
            found.problems.append(f"{address}: {sent} came {repeated} times more, and no kill explains it")
        found.repeats.update((address, restart) for restart in after_restarts[:repeated])
    if len(runs_got) > len(runs_meant):
        found.problems.append(f"{address}: {runs_got[len(runs_meant)][0]} came, and nobody had said it")


def _meant(store: Store) -> dict[str, list[Sent]]:
    """What the outbox had for each address, in its order."""
    meant: dict[str, list[Sent]] = defaultdict(list)
    with store.database.transaction() as connection:
        numbers = {
            row.id: addresses.number(store, row.number)
            for row in connection.execute(
                select(address_rows.c.id, address_rows.c.number).where(address_rows.c.channel == Channel.TELEGRAM)
            )
        }
        sent = set(connection.scalars(select(outbox.c.seq).where(outbox.c.how == "sent")))
        for seq, address_id, sealed in connection.execute(text("SELECT * FROM proof_outbox ORDER BY seq")):
            if seq in sent:
                meant[numbers[address_id]].append(_of_row(store.vault.open(_PURPOSE, sealed)))
    return meant


def _of_row(opened: bytes) -> Sent:
    form, _newline, words = opened.partition(b"\n")
    told: dict[str, Any] = json.loads(words)
    if form == b"Message":
        return ("message", told["text"])
    if form == b"Tidy":
        return ("change", told["id"], told["text"])
    return ("menu",)


def _got(calls: Sequence[Call]) -> dict[str, list[tuple[int, Sent]]]:
    """What each address got, in its order, with the number of the call."""
    got: dict[str, list[tuple[int, Sent]]] = defaultdict(list)
    for number, call in enumerate(calls):
        about = _of_call(call)
        if about is not None:
            address, sent = about
            got[address].append((number, sent))
    return got


def _of_call(call: Call) -> tuple[str, Sent] | None:
    method, given = call.method.lower(), call.params
    if method.startswith("editmessage"):
        # 400: it is changed already, which is as good.
        if call.status not in (200, 400):
            return None
        return str(given["chat_id"]), ("change", int(given["message_id"]), given.get("text"))
    if call.status != 200:
        return None
    if method in ("sendmessage", "sendphoto", "senddocument"):
        return str(given["chat_id"]), ("message", given.get("text") or given.get("caption") or "")
    if method in ("setmycommands", "deletemycommands"):
        scope = json.loads(given.get("scope") or "{}")
        return (str(scope["chat_id"]), ("menu",)) if scope.get("type") == "chat" else None
    return None
