"""What the citizens do, a piece at a time; each leaves no talk under way, so that reminders may come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from medspil.domain.sub_goals import Status
from medspil.sandbox.shown import ShownMessage
from tests.prove.citizens import Citizen, Kept
from tests.prove.labels import CHANGE, DROP, LET_GO, MOVE, SAVE
from tests.prove.reminders import SECONDS_AHEAD, is_reminded

Chapter = Callable[[Citizen], Awaitable[None]]

CLOSED = "Det spørgsmål er vi færdige med"
MOST_UNDER_WAY = 6
"""With so many, one of them ends next."""


async def comes_in(citizen: Citizen, code: str) -> None:
    """By the link of an invitation, or by typing its code after a greeting; then a yes."""
    if citizen.random.random() < 0.5:
        citizen.phone.starts(code)
    else:
        citizen.writes("hej", code)
    message = await citizen.hears("Vil du være med?", label="Ja, jeg vil gerne")
    citizen.taps(message, "Ja, jeg vil gerne", times=citizen.random.choice((1, 1, 2)))
    citizen.decided["AcceptInvitation"] += 1
    await citizen.hears("Velkommen")


async def sets_one_in_turns(citizen: Citizen) -> None:
    """Three questions, with a pause after each."""
    words = citizen.new_words()
    citizen.writes("nyt")
    await citizen.hears("Hvad vil du gerne gøre?")
    citizen.writes(words)
    await citizen.hears("Hvornår?")
    citizen.writes(citizen.random.choice(("i morgen", "om en uge", "på fredag")))
    await citizen.hears("Hvem kan hjælpe?")
    citizen.writes(citizen.random.choice(("Mig selv", "En, jeg kender", "En fagperson")))
    await _saves(citizen, words)


async def sets_one_in_one_message(citizen: Citizen) -> None:
    """All at once, sometimes with a thumb that taps twice."""
    words = citizen.new_words()
    citizen.writes(f"{words} på torsdag")
    await _saves(citizen, words, times=citizen.random.choice((1, 2)))


async def throws_in_ten(citizen: Citizen) -> None:
    """Ten messages in one go: five sub-goals, each said and saved."""
    several = [citizen.new_words() for _ in range(5)]
    citizen.writes(*(text for words in several for text in (f"{words} i morgen", "gem")))
    for words in several:
        citizen.keeps(words)
    await citizen.hears(several[-1], label=SAVE)
    await citizen.hears("Gemt.")


async def changes_their_mind_in_one_go(citizen: Citizen) -> None:
    """Nonsense, and answers taken back, without waiting for any answer."""
    words = citizen.new_words()
    citizen.writes("nyt", "noget andet", "tilbage", words, "hmm", "i morgen", "blubber", "Mig selv", "tilbage")
    citizen.writes("Mig selv", "gem")
    citizen.keeps(words)
    await citizen.hears(words, label=SAVE)
    await citizen.hears("Gemt.")


async def drops_one(citizen: Citizen) -> None:
    """Said, and not saved."""
    words = citizen.new_words()
    citizen.writes(f"{words} i morgen")
    citizen.taps(await citizen.hears(words, label=DROP), DROP)
    await citizen.hears("ikke gemt noget nyt")


async def moves_one(citizen: Citizen) -> None:
    """Another day."""
    kept, message = await _opens_one(citizen)
    citizen.taps(message, MOVE)
    await citizen.hears("Hvilken dag passer dig bedre?")
    citizen.moves(kept)
    await citizen.hears("Flyttet til")


async def lets_one_go(citizen: Citizen) -> None:
    """Which is fine."""
    kept, message = await _opens_one(citizen)
    citizen.taps(message, LET_GO, times=citizen.random.choice((1, 2)))
    citizen.looks_back(kept, Status.LET_GO)
    await citizen.hears("du lader det ligge")


async def reaches_one(citizen: Citizen) -> None:
    """Done."""
    kept, message = await _opens_one(citizen)
    citizen.taps(message, "Det er nået")
    citizen.looks_back(kept, Status.REACHED)
    await citizen.hears("Du gjorde det", kept.words)


async def looks_back_on_one(citizen: Citizen) -> None:
    """A number, a note, and on: all answers in one go, after the first question or before it."""
    kept, message = await _opens_one(citizen)
    citizen.taps(message, "Hvordan går det?")
    if citizen.random.random() < 0.5:
        await citizen.hears(kept.words, "0 er slet ikke")
    citizen.writes(str(citizen.random.randint(0, 10)), f"det gik, {citizen.name}", "Jeg fortsætter", "spring over")
    citizen.looks_back_and_goes_on(kept)
    await citizen.hears("Nu er det skrevet ned")


async def changes_one(citizen: Citizen) -> None:
    """How important it is, by the summary."""
    kept, message = await _opens_one(citizen)
    citizen.taps(message, "Ret det")
    citizen.taps(await citizen.hears(kept.words, label=CHANGE), CHANGE)
    await citizen.hears("Hvad vil du rette?")
    citizen.writes("Hvor vigtigt")
    await citizen.hears("Hvor vigtigt er det for dig?")
    # Another number than before, or there would be nothing to save.
    kept.importance = (kept.importance + 1) % 11
    citizen.writes(str(kept.importance))
    citizen.taps(await citizen.hears(kept.words, f": {kept.importance} af 10", label=SAVE), SAVE)
    citizen.decided["ChangeSubGoal"] += 1
    kept.changed()
    await citizen.hears("Gemt.")


async def changes_the_settings(citizen: Citizen) -> None:
    """Other quiet hours, in one go."""
    hours = (citizen.random.randint(17, 23), citizen.random.randint(5, 10))
    citizen.writes("indstillinger", "Stille timer", f"{hours[0]} til {hours[1]}")
    citizen.decided["ChangeSettings"] += 1
    citizen.quiet_hours = hours
    await citizen.hears("Gemt. Stille timer")


async def stops_and_goes_on(citizen: Citizen) -> None:
    """Asks for quiet, and takes it back."""
    citizen.writes("stop")
    citizen.decided["Stop"] += 1
    message = await citizen.hears("Jeg stopper nu", label="Skriv til mig igen")
    citizen.taps(message, "Skriv til mig igen")
    citizen.decided["Resume"] += 1
    await citizen.hears("Godt at have dig tilbage")


async def babbles(citizen: Citizen) -> None:
    """Things that mean nothing to the bot; nothing comes of them but a kind word each."""
    citizen.phone.sends_sticker()
    citizen.writes("blubber zyzy")
    citizen.taps(await citizen.hears("»blubber zyzy«", label="Nej, ikke noget"), "Nej, ikke noget")
    await citizen.hears("ikke gemt noget nyt")
    citizen.phone.sends_voice()
    citizen.writes("tilbage", "hjælp")
    await citizen.hears("Der er ikke noget at fortryde", or_else="Skal jeg fortryde det")
    await citizen.hears("Skriv, som du vil")


async def taps_an_old_button(citizen: Citizen) -> None:
    """The button of a question that is closed: a word, nothing changed."""
    words = citizen.new_words()
    citizen.writes(f"{words} i morgen")
    message = await citizen.hears(words, label=SAVE)
    citizen.taps(message, SAVE)
    citizen.keeps(words)
    await citizen.hears("Gemt.")
    citizen.taps(message, CHANGE)
    await citizen.hears(CLOSED)


async def _opens_one(citizen: Citizen) -> tuple[Kept, ShownMessage]:
    """One of the sub-goals in the list; returns it, and the message that asks what to do with it."""
    citizen.writes("mine delmål")
    listed = await citizen.hears("Det her har du gang i:", label="Luk")
    kept = citizen.random.choice([kept for kept in citizen.under_way if kept.words in listed.labels])
    citizen.taps(listed, kept.words)
    return kept, await citizen.hears(kept.words, label=MOVE)


async def _saves(citizen: Citizen, words: str, times: int = 1) -> None:
    """Taps "Gem" under the summary; from then on the sub-goal must be there."""
    citizen.taps(await citizen.hears(words, label=SAVE), SAVE, times)
    citizen.keeps(words)
    await citizen.hears("Gemt.")


async def knocks(citizen: Citizen) -> None:
    """Somebody without an invitation: each message gets a kind word."""
    citizen.knocks += 3
    citizen.writes("hallo?", "er der nogen", "jeg prøver igen")
    await citizen.has_heard(citizen.knocks)


BEGINNINGS: tuple[Chapter, ...] = (
    sets_one_in_turns,
    sets_one_in_one_message,
    throws_in_ten,
    changes_their_mind_in_one_go,
    taps_an_old_button,
)
MIDDLES: tuple[Chapter, ...] = (
    moves_one,
    looks_back_on_one,
    changes_one,
    drops_one,
    changes_the_settings,
    stops_and_goes_on,
    babbles,
)
ENDS: tuple[Chapter, ...] = (lets_one_go, reaches_one)


async def lives(citizen: Citizen, enough: Callable[[], bool], wants_reminders: Callable[[], bool]) -> None:
    """A citizen's days, until there is enough."""
    while not enough():
        if wants_reminders() and citizen.wishes.may_be_for(due := citizen.next_minute(SECONDS_AHEAD)):
            await is_reminded(citizen, due)
        await _next_chapter(citizen)(citizen)


def _next_chapter(citizen: Citizen) -> Chapter:
    under_way = len(citizen.under_way)
    if not under_way:
        return citizen.random.choice(BEGINNINGS)
    if under_way >= MOST_UNDER_WAY:
        return citizen.random.choice(ENDS)
    return citizen.random.choice((*BEGINNINGS, *MIDDLES, *ENDS))
