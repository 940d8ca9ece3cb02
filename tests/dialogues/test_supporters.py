"""Supporters from end to end: asked in, shown something, cheering, proposing, going along, and out again."""

from __future__ import annotations

import re

from sqlalchemy import select

from medspil.domain.links import LinkKind
from medspil.domain.persons import Role
from medspil.domain.sharing import SharedWith
from medspil.storage import links, shares
from medspil.storage.tables import roles
from tests.dialogues.stage import Person, Stage

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
NO_CHAT = "Det er ikke en chat, og jeg kan ikke hjælpe akut."


async def invites(sara: Person, name: str = "Ali", me: str | None = "Sara") -> str:
    """Sara invites somebody; the code. `me`: what she is called, where she has not said it yet."""
    await sara.says("inviter en ven")
    sara.bot.asks("Hvem vil du invitere?")
    await sara.says(name)
    if me is not None:
        sara.bot.asks(f"Hvad kalder {name} dig?")
        await sara.says(me)
    sara.bot.asks(f"{name} får en invitation fra »Sara«.", "Det er ikke en chat", "Skal jeg lave koden?")
    await sara.taps("Lav koden")
    found = CODE.search(sara.bot.says(f"Koden er til {name}:").text)
    assert found is not None
    return found.group().replace("-", "")


async def ali_is_in(stage: Stage) -> tuple[Person, Person]:
    """Sara and Ali, who has come in and sees nothing yet."""
    sara = await stage.citizen("Sara")
    sara.bot.is_heard_out()
    code = await invites(sara)
    ali = stage.somebody("Ali")
    await ali.starts(code)
    ali.bot.asks("Sara vil gerne have dig med.", "Du ser det, Sara viser dig, og ikke andet.", "Vil du være med?")
    await ali.taps("Ja, jeg vil gerne")
    ali.bot.says("Tak, Ali. Det er godt, at Sara har dig.", "Jeg skriver til dig, når Sara viser dig noget.")
    await stage.clock.turns_by(minutes=31)
    sara.bot.says("Ali er kommet ind. Du vælger, hvad Ali må se.")
    return sara, ali


async def sara_sets_a_walk(sara: Person) -> None:
    """A walk on Friday at two with somebody she knows."""
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå rundt om søen")
    sara.bot.asks("Hvornår?")
    await sara.says("på fredag kl. 14")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.taps("En, jeg kender")
    sara.bot.asks("Skal jeg gemme det?")
    await sara.taps("Gem")
    sara.bot.says("Gemt. Jeg minder dig om det torsdag 26. november kl. 10.00.")


async def ali_is_asked_along(stage: Stage, remind: bool = True) -> tuple[Person, Person]:
    """Sara asks Ali along for her walk, and Ali has read it."""
    sara, ali = await ali_is_in(stage)
    await sara_sets_a_walk(sara)
    await sara.taps("Få nogen med")
    sara.bot.asks("Hvem vil du have med til »gå rundt om søen«?")
    await sara.taps("Ali")
    sara.bot.asks("Ali kan så se delmålet fra nu af:", "»gå rundt om søen«", "Skal jeg spørge Ali?")
    await sara.taps("Ja, og mind Ali om det" if remind else "Ja, uden påmindelse")
    sara.bot.says("Jeg spørger Ali. Du hører, hvad Ali siger.")
    ali.bot.asks("Sara vil gerne have dig med:", "Et delmål – fredag 27. november kl. 14.00", "Vil du være med?")
    ali.bot.does_not_say("søen")
    return sara, ali


async def test_somebody_comes_in_by_a_code_and_sees_nothing_at_first(each_stage: Stage) -> None:
    _sara, ali = await ali_is_in(each_stage)
    await ali.taps("Hjem")
    ali.bot.asks("Hvad vil du gøre?")
    await ali.taps("Dem, jeg støtter")
    ali.bot.says("Der er ikke noget at se fra Sara lige nu. Sara vælger, hvad du ser.", NO_CHAT)
    ali.bot.offers("Jeg vil ikke være med mere")


async def test_whoever_is_asked_along_says_yes_and_is_reminded_beside_the_citizen(each_stage: Stage) -> None:
    stage = each_stage
    sara, ali = await ali_is_asked_along(stage)
    ali.bot.offers("Ja, og mind mig om det", "Ja, jeg er med", "Jeg kan ikke denne gang", "Se hele planen")
    await ali.taps("Ja, og mind mig om det")
    ali.bot.says("Godt. Jeg siger det til Sara, og jeg minder dig om det inden.")
    await stage.clock.turns_by(minutes=31)
    sara.bot.says("Ali er med til »gå rundt om søen«.")
    await stage.clock.turns_to("2026-11-26 10:00")
    sara.bot.says("Du bad mig minde dig om »gå rundt om søen«.")
    ali.bot.says("Du ville gerne tage med Sara:", "Et delmål – fredag 27. november kl. 14.00")
    await ali.taps("Se mere")
    ali.bot.says("Det her viser Sara dig:", "• Et delmål – fredag 27. november kl. 14.00\n  Du er med.", NO_CHAT)


async def test_the_reminder_beside_moves_with_the_sub_goal_and_ends_with_it(stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(stage)
    await ali.taps("Ja, og mind mig om det")
    ali.bot.says("Godt.")
    sara.bot.says("Ali er med til »gå rundt om søen«.")
    await sara.says("flyt det til på søndag kl. 12")
    sara.bot.says("søndag 29. november kl. 12.00")
    await stage.clock.turns_to("2026-11-26 11:00")
    ali.bot.is_silent()
    sara.bot.is_heard_out()
    await stage.clock.turns_to("2026-11-28 10:00")
    sara.bot.says("Du bad mig minde dig om »gå rundt om søen«.")
    ali.bot.says("Du ville gerne tage med Sara:", "søndag 29. november kl. 12.00")


async def test_what_is_let_go_reminds_nobody(stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(stage)
    await ali.taps("Ja, og mind mig om det")
    ali.bot.says("Godt.")
    sara.bot.says("Ali er med til »gå rundt om søen«.")
    await sara.says("mine")
    sara.bot.says("Det her har du gang i:")
    await sara.taps("gå rundt om søen")
    sara.bot.asks("Hvad vil du gøre?")
    await sara.taps("Lad det ligge")
    sara.bot.says("Helt fint")
    await stage.clock.turns_to("2026-11-27 15:00")
    ali.bot.is_silent()


async def test_no_reminder_where_the_citizen_wants_none_beside_her(stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(stage, remind=False)
    ali.bot.offers("Ja, jeg er med", "Jeg kan ikke denne gang", "Se hele planen")
    await ali.taps("Ja, jeg er med")
    ali.bot.says("Godt. Jeg siger det til Sara.")
    await stage.clock.turns_to("2026-11-26 10:00")
    sara.bot.is_heard_out()
    ali.bot.is_silent()


async def test_whoever_cannot_come_says_so_and_somebody_else_can_be_asked(stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(stage)
    await ali.taps("Jeg kan ikke denne gang")
    ali.bot.says("Det er helt i orden. Sara får at vide, at du ikke kan denne gang.")
    await stage.clock.turns_by(minutes=31)
    sara.bot.says("Ali kan ikke være med til »gå rundt om søen« denne gang. Du kan spørge en anden.")
    await sara.taps("Hvem er med")
    sara.bot.says("Ali kan ikke denne gang.", "Du har spurgt alle til »gå rundt om søen«.")
    sara.bot.offers("Inviter en, jeg kender", "Drop det")


async def test_a_cheer_is_picked_not_written_and_waits_for_the_quiet_hours(each_stage: Stage) -> None:
    stage = each_stage
    sara, ali = await ali_is_asked_along(stage)
    await ali.taps("Ja, jeg er med")
    ali.bot.says("Godt.")
    await stage.clock.turns_to("2026-11-24 21:30")
    sara.bot.says("Ali er med")
    await cheers(ali, "Jeg tror på dig")
    await stage.clock.turns_to("2026-11-25 08:59")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-25 09:00")
    sara.bot.says("Ali siger »Jeg tror på dig« om »gå rundt om søen«.", "Du behøver ikke at svare.")
    sara.bot.offers("Mine hep", "Åbn det")
    await sara.taps("Mine hep")
    sara.bot.says("Her er dine hep", "Ali siger »Jeg tror på dig« om »gå rundt om søen«.")


async def cheers(ali: Person, words: str) -> None:
    """Ali sends a cheer to Sara."""
    await opens_sara(ali)
    await ali.taps("Send et hep")
    ali.bot.asks("Hvad skal jeg sige fra dig? Sara får ordene, som de står her.")
    await ali.taps(words)
    ali.bot.says(f"Sara får »{words}« fra dig.", "Det er ikke en chat.")


async def opens_sara(ali: Person) -> None:
    await ali.says("dem jeg støtter")
    ali.bot.says("Det her viser Sara dig:")


async def test_one_cheer_a_day_is_plenty(stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(stage)
    await cheers(ali, "Held og lykke")
    await opens_sara(ali)
    await ali.taps("Send et hep")
    ali.bot.says("Du har sendt Sara et hep for det i dag.")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("Ali siger »Held og lykke«")
    await cheers(ali, "Held og lykke")
    assert stage.remembers("cheers") == 2


async def test_there_is_no_free_word_to_write(stage: Stage) -> None:
    _sara, ali = await ali_is_asked_along(stage)
    await opens_sara(ali)
    await ali.taps("Send et hep")
    ali.bot.asks("Hvad skal jeg sige fra dig?")
    await ali.says("Ring til mig i aften")
    ali.bot.says("Det forstår jeg ikke.")
    assert stage.remembers("cheers") == 0


async def test_a_proposal_becomes_a_sub_goal_only_by_the_citizens_yes(each_stage: Stage) -> None:
    sara, ali = await ali_may_propose(each_stage)
    await ali_proposes(ali, "bage boller", "på lørdag")
    sara.bot.says("Ali foreslår et lille skridt:\n»bage boller«\nHvornår: lørdag 28. november\nDu bestemmer selv.")
    assert each_stage.remembers("sub_goals") == 1
    await sara.taps("Se forslaget")
    sara.bot.asks("»bage boller« – lørdag 28. november", "Du bestemmer. Hvad vil du gøre?")
    sara.bot.offers("Ja, præcis sådan", "Med mine egne ord", "Senere", "Nej tak")
    await sara.taps("Ja, præcis sådan")
    sara.bot.asks("»bage boller«", "Hvornår: lørdag 28. november", "Skal jeg gemme det?")
    await sara.taps("Gem")
    sara.bot.says("Gemt.", "Ali får at vide, at du tog det op. Ikke mere end det.")
    ali.bot.says("Sara siger ja til dit forslag.")
    assert each_stage.remembers("sub_goals") == 2
    await ali.taps("Mine forslag")
    ali.bot.says("»bage boller« – lørdag 28. november", "Svar: ja")
    await opens_sara(ali)
    ali.bot.does_not_say("lørdag")


async def test_a_proposal_can_wait_and_be_taken_up_in_own_words(stage: Stage) -> None:
    sara, ali = await ali_may_propose(stage)
    await ali_proposes(ali, "bage boller", None)
    sara.bot.says("Ali foreslår et lille skridt:")
    await sara.taps("Se forslaget")
    sara.bot.asks("Du bestemmer.")
    await sara.taps("Senere")
    sara.bot.says("Det venter her. Skriv »forslag«, når du vil se det igen.")
    await stage.clock.turns_by(days=1)
    ali.bot.is_silent()
    sara.bot.is_silent()
    await sara.says("forslag")
    sara.bot.asks("»bage boller«")
    await sara.taps("Med mine egne ord")
    sara.bot.asks("Hvad vil du gerne gøre? Brug dine egne ord.")
    await sara.says("bage boller med Ali")
    sara.bot.asks("Hvornår?")
    await sara.says("på søndag")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.says("Ali")
    sara.bot.asks("Hvad passer bedst?")
    await sara.taps("En, jeg kender")
    sara.bot.asks("»bage boller med Ali«", "Skal jeg gemme det?")
    await sara.taps("Gem")
    sara.bot.says("Gemt.")
    ali.bot.says("Sara har taget dit forslag op med sine egne ord.")


async def test_a_no_is_friendly_and_without_a_reason(stage: Stage) -> None:
    sara, ali = await ali_may_propose(stage)
    await ali_proposes(ali, "bage boller", None)
    sara.bot.says("Ali foreslår")
    await sara.taps("Se forslaget")
    sara.bot.asks("Du bestemmer.")
    await sara.taps("Nej tak")
    sara.bot.says("I orden. Ali får et venligt nej uden forklaring.")
    ali.bot.says("Sara siger tak for forslaget, men vil hellere lade være denne gang.")
    assert stage.remembers("sub_goals") == 1


async def test_a_change_is_proposed_and_the_sub_goal_stays_until_the_yes(stage: Stage) -> None:
    sara, ali = await ali_may_propose(stage)
    await opens_sara(ali)
    await ali.taps("Foreslå noget")
    ali.bot.asks("Er det et nyt skridt eller en ændring")
    await ali.taps("Et delmål, fre. 27. nov.")
    ali.bot.asks("Hvordan vil du sige det i stedet?")
    await ali.taps("Spring over")
    ali.bot.asks("Hvornår?")
    await ali.says("på søndag")
    ali.bot.asks("Det her får Sara fra dig:", "Hvornår: søndag 29. november", "Skal jeg give det videre?")
    await ali.taps("Send")
    ali.bot.says("Sara får det fra dig.")
    sara.bot.says("Ali foreslår en ændring:", "Hvornår: søndag 29. november")
    await sara.taps("Se forslaget")
    sara.bot.asks("Nu: »gå rundt om søen« – fredag 27. november kl. 14.00", "Forslag: søndag 29. november")
    await sara.taps("Ja, præcis sådan")
    sara.bot.says("Gemt.", "Ali får at vide, at du tog det op.")
    ali.bot.says("Sara siger ja til dit forslag.")
    await opens_sara(ali)
    ali.bot.does_not_say("fredag")


async def ali_may_propose(stage: Stage) -> tuple[Person, Person]:
    """Ali goes along for Sara's walk, and she lets him propose."""
    sara, ali = await ali_is_asked_along(stage)
    await ali.taps("Ja, jeg er med")
    ali.bot.says("Godt.")
    sara.bot.says("Ali er med")
    await sara.says("folk")
    sara.bot.says("De her er med dig her:", "Ali")
    await sara.taps("Ali")
    sara.bot.asks("Hvad vil du gøre?")
    await sara.taps("Må gerne foreslå")
    sara.bot.says("Nu må Ali foreslå delmål.")
    return sara, ali


async def ali_proposes(ali: Person, what: str, day: str | None) -> None:
    """Ali proposes a new step to Sara."""
    await opens_sara(ali)
    await ali.taps("Foreslå noget")
    ali.bot.asks("Er det et nyt skridt eller en ændring")
    await ali.taps("Et nyt skridt")
    ali.bot.asks("Hvilket lille skridt vil du foreslå Sara?")
    await ali.says(what)
    ali.bot.asks("Hvornår?")
    await (ali.taps("Spring over") if day is None else ali.says(day))
    ali.bot.asks("Det her får Sara fra dig:", f"»{what}«", "Skal jeg give det videre?")
    await ali.taps("Send")
    ali.bot.says("Sara får det fra dig. Det bliver kun til noget, hvis Sara siger ja.")


async def test_a_supporter_goes_with_one_tap_and_nothing_is_left(each_stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(each_stage)
    await ali.taps("Ja, og mind mig om det")
    ali.bot.says("Godt.")
    sara.bot.says("Ali er med")
    await opens_sara(ali)
    await ali.taps("Jeg vil ikke være med mere")
    ali.bot.says("I orden. Du er ikke med hos Sara mere og kan ikke se noget.")
    sara.bot.says("Ali er ikke med hos dig mere og kan ikke se noget fra dig. Det siger ikke noget om dig.")
    await each_stage.clock.turns_to("2026-11-27 15:00")
    ali.bot.is_silent()
    sara.bot.is_heard_out()
    await ali.says("dem jeg støtter")
    ali.bot.says("Du støtter ikke nogen her lige nu.")


async def test_the_citizen_takes_them_out_with_one_tap(stage: Stage) -> None:
    sara, ali = await ali_is_asked_along(stage)
    shown = ali.bot.heard
    assert shown is not None
    await sara.says("folk")
    sara.bot.says("De her er med dig her:", "Ali")
    await sara.taps("Ali")
    sara.bot.asks("Hvad vil du gøre?")
    await sara.taps("Fjern fra min liste")
    sara.bot.says("Det er gjort. Ali ser ikke mere noget fra dig.")
    await ali.taps_old(shown, "Ja, jeg er med")
    ali.bot.says("Der er ikke noget at se her mere.")
    await ali.says("dem jeg støtter")
    ali.bot.says("Du støtter ikke nogen her lige nu.")


async def test_one_may_support_several_and_keeps_the_own_name(stage: Stage) -> None:
    _sara, ali = await ali_is_in(stage)
    mikkel = await stage.citizen("Mikkel")
    mikkel.bot.is_heard_out()
    await mikkel.says("inviter en ven")
    mikkel.bot.asks("Hvem vil du invitere?")
    await mikkel.says("Nabo")
    mikkel.bot.asks("Hvad kalder Nabo dig?")
    await mikkel.says("Mikkel")
    mikkel.bot.asks("Skal jeg lave koden?")
    await mikkel.taps("Lav koden")
    found = CODE.search(mikkel.bot.says("Koden er til Nabo:").text)
    assert found is not None
    await ali.says(found.group())
    ali.bot.asks("Mikkel vil gerne have dig med.", "Vil du være med?")
    await ali.taps("Ja, jeg vil gerne")
    ali.bot.says("Tak")
    await stage.clock.turns_by(minutes=31)
    mikkel.bot.says("Ali er kommet ind")
    await ali.says("dem jeg støtter")
    ali.bot.asks("Hvem drejer det sig om?")
    ali.bot.offers("Sara", "Mikkel", "Luk")


async def test_ones_own_code_is_for_somebody_else(stage: Stage) -> None:
    sara = await stage.citizen("Sara")
    sara.bot.is_heard_out()
    code = await invites(sara)
    await sara.starts(code)
    sara.bot.says("Det er koden, du lavede til Ali. Giv den til Ali.")
    ali = stage.somebody("Ali")
    await ali.starts(code)
    ali.bot.asks("Vil du være med?")


async def test_those_who_work_here_cheer_and_propose_too_and_hear_that_it_is_no_chat(stage: Stage) -> None:
    sara, mette = await stage.citizen("Sara"), await stage.staff("Mette")
    await sara_sets_a_walk(sara)
    shows_all(stage)
    mette.bot.is_heard_out()
    await opens_the_citizen(mette)
    mette.bot.offers_also("Send et hep", "Foreslå noget")
    await mette.taps("Send et hep")
    mette.bot.asks("Et delmål – fredag 27. november kl. 14.00", "Hvad skal jeg sige fra dig?")
    await mette.taps("Jeg hepper på dig")
    mette.bot.says("får »Jeg hepper på dig« fra dig.", "Det er ikke en chat.")
    sara.bot.says("Mette siger »Jeg hepper på dig« om »gå rundt om søen«.", "Du behøver ikke at svare.")
    await opens_the_citizen(mette)
    await mette.taps("Foreslå noget")
    mette.bot.asks("Er det et nyt skridt eller en ændring")
    await mette.taps("Et nyt skridt")
    mette.bot.asks("Hvilket lille skridt")
    await mette.says("ringe til Ali")
    mette.bot.asks("Hvornår?")
    await mette.taps("Spring over")
    mette.bot.asks("»ringe til Ali«", "Skal jeg give det videre?")
    await mette.taps("Send")
    mette.bot.says("Det bliver kun til noget, hvis")
    await stage.clock.turns_to("2026-11-25 09:59")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("Mette foreslår et lille skridt:\n»ringe til Ali«")


def shows_all(stage: Stage) -> None:
    """Sara shows Mette, her contact person, all of her sub-goals."""
    with stage.store.database.transaction() as connection:
        known = {row.role: row.person_id for row in connection.execute(select(roles))}
        sara, mette = known[Role.CITIZEN], known[Role.CONTACT_PERSON]
        link = links.make(connection, sara, mette, LinkKind.CONTACT_PERSON, stage.clock.turnable.now())
        shares.write(connection, link, SharedWith(everything=True), stage.clock.turnable.now())


async def opens_the_citizen(mette: Person) -> None:
    await mette.says("borgere")
    mette.bot.says("Hvem vil du kigge på?")
    await mette.taps("En, du støtter")
    mette.bot.says("Du er kontaktperson.")


async def test_what_is_shown_is_told_and_what_is_taken_back_is_gone(stage: Stage) -> None:
    sara, ali = await ali_is_in(stage)
    await sara_sets_a_walk(sara)
    await sara.taps("Vis noget")
    sara.bot.asks("Hvad vil du gerne dele?")
    await sara.taps("gå rundt om søen")
    sara.bot.asks("Hvem må se »gå rundt om søen«?")
    await sara.taps("Ali, pårørende eller ven")
    await sara.taps("Færdig")
    sara.bot.asks("»gå rundt om søen«", "Skal jeg dele det?")
    await sara.taps("Ja, del det")
    sara.bot.says("»gå rundt om søen«")
    await stage.clock.turns_by(minutes=6)
    ali.bot.says("Sara viser dig noget.")
    await ali.taps("Se mere")
    ali.bot.says("• Et delmål – fredag 27. november kl. 14.00")
    await sara.says("folk")
    sara.bot.says("De her er med dig her:")
    await sara.taps("Ali")
    sara.bot.asks("Hvad vil du gøre?")
    await sara.taps("Tag det hele tilbage")
    sara.bot.is_heard_out()
    await ali.says("dem jeg støtter")
    ali.bot.says("Der er ikke noget at se fra Sara lige nu.")
