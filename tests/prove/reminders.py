"""Reminders that citizens ask for, at full minutes soon, and what they answer when one comes."""

from __future__ import annotations

from datetime import datetime

from medspil.domain.sub_goals import Status
from medspil.sandbox.shown import ShownMessage
from tests.prove.citizens import PATIENCE_SECONDS, Citizen, Kept
from tests.prove.labels import CHANGE, DROP, LET_GO, ON_MY_WAY, SAVE

SECONDS_AHEAD = 40.0
"""A reminder is asked for so long beforehand, since the bot may be killed a few times until it has heard of it."""

LATE = "Det klokkeslæt har været"


async def is_reminded(citizen: Citizen, due: datetime) -> None:
    """One or two sub-goals for today, to be reminded of at `due`; then an answer to what comes."""
    wished = [kept for kept in [await _wishes_for_a_reminder(citizen, due)] if kept]
    if wished and citizen.seconds_until(due) > 35.0:
        wished += [kept for kept in [await _wishes_for_a_reminder(citizen, due)] if kept]
    if not wished:
        return
    patience = max(0.0, citizen.seconds_until(due)) + PATIENCE_SECONDS
    if len(wished) == 1:
        message = await citizen.hears("minde dig om", wished[0].words, seconds=patience)
        citizen.is_reminded(wished[0].words)
        await _answers_a_reminder(citizen, wished[0], message)
        return
    both = await citizen.hears("mere end én ting", *(kept.words for kept in wished), seconds=patience)
    for kept in wished:
        citizen.is_reminded(kept.words)
    for kept in wished:
        citizen.taps(both, kept.words)
        citizen.taps(await citizen.hears("Hvordan går det med", kept.words, label=ON_MY_WAY), ON_MY_WAY)
        await citizen.hears("Jeg krydser fingre")


async def _wishes_for_a_reminder(citizen: Citizen, due: datetime) -> Kept | None:
    """A new sub-goal for today with a reminder at `due`, turn by turn or in one go; None where it came too late."""
    words = citizen.new_words()
    at = citizen.on_the_wall(due)
    citizen.writes(f"{words} i dag")
    if citizen.random.random() < 0.4:
        citizen.writes(CHANGE, "Påmindelsen", f"i dag kl {at}")
    else:
        citizen.taps(await citizen.hears(words, label=CHANGE), CHANGE)
        await citizen.hears("Hvad vil du rette?")
        citizen.writes("Påmindelsen")
        await citizen.hears("Hvornår skal jeg minde dig")
        citizen.writes(f"i dag kl {at}")
    message = await citizen.hears(words, at, label=SAVE, or_else=LATE)
    if LATE in message.text:
        citizen.writes("Ingen påmindelse")
        citizen.taps(await citizen.hears(words, label=DROP), DROP)
        await citizen.hears("ikke gemt noget nyt")
        return None
    citizen.taps(message, SAVE)
    kept = citizen.keeps(words)
    saved = await citizen.hears("Gemt.")
    if at not in saved.text:
        return None
    citizen.wishes_for(words, due)
    return kept


async def _answers_a_reminder(citizen: Citizen, kept: Kept, message: ShownMessage) -> None:
    """With one of its five buttons, or not at all."""
    answer = citizen.random.choice((ON_MY_WAY, "Det er gjort", "En anden dag", LET_GO, "Jeg vil gerne have hjælp", ""))
    if not answer:
        return
    citizen.taps(message, answer, times=2 if answer == "Det er gjort" else 1)
    if answer == ON_MY_WAY:
        await citizen.hears("Jeg krydser fingre")
    elif answer == "Jeg vil gerne have hjælp":
        citizen.decided["WishForHelp"] += 1
        kept.changed()
        await citizen.hears("godt at bede om hjælp")
    elif answer == "En anden dag":
        await citizen.hears("Hvilken dag passer dig bedre?")
        citizen.moves(kept)
        await citizen.hears("Flyttet til")
    elif answer == LET_GO:
        citizen.looks_back(kept, Status.LET_GO)
        await citizen.hears("du lader det ligge")
    else:
        citizen.looks_back(kept, Status.REACHED)
        await citizen.hears("Du gjorde det", kept.words)
        await citizen.hears("har du allerede bag dig")
