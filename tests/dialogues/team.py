"""Those around twelve citizens on the stage: two contact persons, a group leader, a coordinator and a supporter."""

from __future__ import annotations

from tests.dialogues.circle import code_in
from tests.dialogues.stage import Person, Stage

WITH_METTE = ("Sara", "Mikkel", "Freja", "Jonas", "Amina", "Kasper")
WITH_BO = ("Ida", "Emil", "Nanna", "Oskar", "Alma", "Viggo")
EVERYTHING = "Alle sammen, også nye"


class Team:
    """The people of one unit. What citizens hear is looked at where it is about those around them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.mette: Person
        self.bo: Person
        self.lars: Person
        self.dorthe: Person
        self.anna: Person
        self.people: dict[str, Person] = {}

    async def gathers(self) -> None:
        """Those who work here come in, invite their citizens, and these say what they want to be called."""
        self.dorthe = await self.stage.coordinator("Dorthe")
        self.mette = await self.stage.staff("Mette")
        self.bo = await self.stage.staff("Bo")
        self.lars = await self.stage.leader("Lars")
        for staff in (self.dorthe, self.mette, self.bo, self.lars):
            staff.bot.is_heard_out()
        for name in WITH_METTE:
            self.people[name] = await self._comes_in(name, self.mette)
        for name in WITH_BO:
            self.people[name] = await self._comes_in(name, self.bo)

    async def _comes_in(self, name: str, by: Person) -> Person:
        await by.says("inviter")
        by.bot.asks("Jeg laver en invitation til én person.")
        await by.taps("§ 85")
        code = code_in(by.bot.says("Når der er et ja, er du kontaktperson").text)
        person = self.stage.somebody(name)
        await person.starts(code.replace("-", ""))
        person.bot.asks("har inviteret dig og bliver din kontaktperson her.", "ser kun det, du selv deler")
        await person.taps("Ja, jeg vil gerne")
        person.bot.asks("Hvad vil du gerne kaldes?")
        await person.says(name)
        person.bot.asks(f"Jeg kalder dig »{name}« over for dem.")
        by.bot.says(f"{name} siger ja til dig som kontaktperson.")
        return person

    async def brings_anna(self) -> None:
        """Sara invites Anna, who may see nothing yet."""
        sara = self.people["Sara"]
        await sara.says("inviter en ven")
        sara.bot.asks("Hvem vil du invitere?")
        await sara.says("Anna")
        sara.bot.asks("Anna får en invitation fra »Sara«.")
        await sara.taps("Lav koden")
        code = code_in(sara.bot.says("Koden er til Anna").text)
        self.anna = self.stage.somebody("Anna")
        await self.anna.starts(code.replace("-", ""))
        self.anna.bot.asks("Sara vil gerne have dig med.")
        await self.anna.taps("Ja, jeg vil gerne")
        self.anna.bot.says("Tak, Anna.")
        sara.bot.says("Anna er kommet ind.")

    async def shows(self, name: str, what: str, to: str) -> None:
        """A citizen shares a sub-goal, or everything, with the one whose button says `to`."""
        person = self.people[name]
        await person.says("del mine mål")
        person.bot.asks("Hvad vil du gerne dele?")
        await person.taps(what)
        person.bot.asks("Hvem må se")
        await person.taps(to)
        person.bot.is_heard_out()
        await person.taps("Færdig")
        person.bot.asks(f"Det her kan {to.partition(',')[0]} så se:", "Dine noter, håb og drømme ser de ikke.")
        await person.taps("Ja, del det")
        person.bot.says()

    def citizens_go_on(self) -> None:
        """Reminders and look backs of the citizens are the matter of other tests."""
        for person in self.people.values():
            person.bot.is_heard_out()

    async def monday(self, day: str) -> None:
        """It is eight o'clock on this Monday."""
        await self.stage.clock.turns_to(f"{day} 08:01")
        self.citizens_go_on()

    def leaves_all_else_in_peace(self) -> None:
        """Nobody but citizens has got a message that was not looked at."""
        for person in (self.mette, self.bo, self.lars, self.dorthe, self.anna):
            person.bot.is_silent()
