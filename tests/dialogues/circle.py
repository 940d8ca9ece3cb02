"""A whole group course on the stage: eight citizens, their leader and a contact person, week after week."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.dialogues.stage import Person, Stage

SHOWN_CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
NAMES = ("Sara", "Mikkel", "Freja", "Jonas", "Amina", "Kasper", "Ida", "Emil")
FACES = {1: "1 😞", 2: "2 🙁", 3: "3 😐", 4: "4 🙂", 5: "5 😊"}
TITLE = "»Onsdagsgruppen«"
FIRST_QUESTION = (
    "Tak for i dag i »Onsdagsgruppen«.\n"
    "Jeg har 5 korte spørgsmål. Du kan springe over.\n\n"
    "1 af 5\nHvordan var det at være sammen med de andre?\n1 er ikke rart, 5 er rigtig rart."
)


class Circle:
    """The people of one course. Whoever gets a message is looked at; all others must be left in peace."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.mette: Person
        self.bo: Person
        self.people: dict[str, Person] = {}

    async def gathers(self) -> None:
        """Mette plans the course, six citizens take her offers, one takes Bo's, and one joins in the room."""
        self.mette = await self.stage.leader("Mette")
        self.bo = await self.stage.staff("Bo")
        self.mette.bot.is_heard_out()
        self.bo.bot.is_heard_out()
        await self._plans()
        for name in NAMES[:6]:
            await self.mette.says("grupper")
            self.mette.bot.asks(TITLE)
            await self.mette.taps("Tilbyd en plads")
            self.mette.bot.asks("Hvilken paragraf hører støtten under?")
            await self.mette.taps("§ 85")
            await self._takes(name, code_in(self.mette.bot.says("Giv koden videre").text), by=self.mette)
        await self.bo.says("plads")
        self.bo.bot.asks(TITLE)
        await self.bo.taps("Onsdagsgruppen")
        self.bo.bot.asks("Hvilken paragraf hører støtten under?")
        await self.bo.taps("§ 107")
        await self._takes("Ida", code_in(self.bo.bot.says("Giv koden videre").text), by=self.bo)
        self.leaves_all_else_in_peace()

    async def _plans(self) -> None:
        await self.mette.says("grupper")
        self.mette.bot.says("Du leder ingen gruppe endnu. Her kan du lave en.", "Hvad hedder gruppen?")
        answers = (
            "Onsdagsgruppen",
            "Bostøtten i Havneby",
            "Kulturhuset",
            "§ 85",
            "6. januar 2027",
            "kl. 14",
            "2 timer",
        )
        for words in (*answers, "12"):
            await self.mette.says(words)
            self.mette.bot.asks()
        await self.mette.says("8")
        self.mette.bot.asks("Første gang: ons. 6. jan. 2027", "Sidste gang: ons. 24. mar. 2027")
        await self.mette.taps("Gem")
        self.mette.bot.says("Gemt. »Onsdagsgruppen« begynder onsdag 6. januar 2027 kl. 14.00.")

    async def _takes(self, name: str, code: str, by: Person) -> None:
        """Someone new comes in by a code and takes the place."""
        person = self.stage.somebody(name)
        self.people[name] = person
        await person.starts(code.replace("-", ""))
        person.bot.asks("Vil du være med?")
        await person.taps("Ja, jeg vil gerne")
        person.bot.asks("Du er inviteret med i en gruppe:", "Mette leder gruppen.", "Vil du være med?")
        await self._says_yes(name)
        by.bot.says(f"{name} er med i {TITLE}. Hvor mange timer individuel støtte er der om ugen ved siden af?")
        await by.taps("3")
        by.bot.says(f"Skrevet ned for {name}: 3 timer om ugen.")

    async def _says_yes(self, name: str) -> None:
        person = self.people[name]
        await person.taps("Ja, jeg vil være med")
        person.bot.says("Hvad må lederen kalde dig?")
        await person.says(name)
        person.bot.asks("Hvad vil du gerne arbejde med i gruppen?")
        await person.taps("Spring over")
        person.bot.asks(f"Lederen kalder dig »{name}«.", "Skal det være sådan?")
        await person.taps("Ja, det er fint")
        person.bot.says(f"Nu er du med i {TITLE}.")
        self.mette.bot.says(f"{name} er nu med i {TITLE}.")

    async def lets_emil_in(self) -> None:
        """Emil comes along and scans the code on the wall."""
        await self.mette.says_and_proves("grupper")
        self.mette.bot.asks(TITLE)
        await self.mette.taps("Kode til rummet")
        code = code_in(self.mette.bot.says("Vis").text)
        emil = self.stage.somebody("Emil")
        self.people["Emil"] = emil
        await emil.starts(code.replace("-", ""))
        emil.bot.asks("Vil du være med?")
        await emil.taps("Ja, jeg vil gerne")
        emil.bot.asks("Vil du være med?")
        await self._says_yes("Emil")
        self.mette.bot.says("Emil er med i")
        self.leaves_all_else_in_peace()

    def leaves_all_else_in_peace(self, but: Person | None = None) -> None:
        """Nobody has got a message that was not looked at; Bo's week has come, and says nothing before he proves it."""
        while self.bo.bot.is_discreet:
            self.bo.bot.says()
            self.bo.bot.offers("Vis")
        for person in (self.mette, self.bo, *self.people.values()):
            if person is not but:
                person.bot.is_silent()

    def hear(self, names: Iterable[str], *parts: str) -> None:
        """Each of them got this message, and nobody got another one."""
        for name in names:
            self.people[name].bot.says(*parts)
        self.leaves_all_else_in_peace()

    async def tells_who_was_there(self, *away: str) -> None:
        """The session is over: Mette ticks those off who were not there, and tells so."""
        if self.mette.bot.is_discreet:
            await self.mette.looks()
            self.mette.bot.asks(f"Hvem var der i {TITLE}")
        else:
            self.mette.bot.asks(f"{TITLE} er slut for i dag. Hvem var der?")
        for name in away:
            await self.mette.taps(f"✓ {name}")
        await self.mette.taps("Færdig")
        self.mette.bot.says_in_place("Skrevet ned.", "Jeg spørger dem kl. 16.30.")
        self.leaves_all_else_in_peace()

    async def answers(self, name: str, *faces: int, line: str = "", may_read: bool = True) -> None:
        """Answers the four taps, and writes a line or skips it."""
        person = self.people[name]
        for face in faces:
            await person.taps(FACES[face])
            person.bot.says_in_place("af 5")
        if not line:
            await person.taps("Spring over")
            person.bot.says_in_place("Tak.")
            return
        await person.says(line)
        person.bot.asks(f"Må lederen læse »{line}«?")
        await person.taps("Ja, giv det videre" if may_read else "Nej, gem det ikke")
        person.bot.says_in_place("Tak")


def code_in(text: str) -> str:
    """The code in a message."""
    found = SHOWN_CODE.search(text)
    assert found is not None, text
    return found.group()
