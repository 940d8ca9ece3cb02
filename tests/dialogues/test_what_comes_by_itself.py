"""Reminders, look backs and the nudge: what the bot says by itself, and when it rather does not."""

from __future__ import annotations

import pytest

from tests.dialogues.stage import Person, Stage

REMINDER = ("Jeg er i gang", "Det er gjort", "En anden dag", "Lad det ligge", "Jeg vil gerne have hjælp")


@pytest.fixture
async def sara(stage: Stage) -> Person:
    """A citizen with one sub-goal for Thursday, and a reminder on Wednesday at 10."""
    sara = await stage.citizen()
    await sara.sets("gå en tur på torsdag")
    return sara


@pytest.fixture
async def reminded(stage: Stage, sara: Person) -> Person:
    """The same, at the moment of the reminder."""
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("»gå en tur«", "Det er i morgen.")
    sara.bot.offers(*REMINDER)
    return sara


async def test_on_it(stage: Stage, reminded: Person) -> None:
    await reminded.taps("Jeg er i gang")
    reminded.bot.says("Godt.")
    await stage.clock.turns_to("2026-11-27 10:00")
    reminded.bot.asks("»gå en tur«", "Hvordan gik det?")


async def test_done(stage: Stage, reminded: Person) -> None:
    await reminded.taps("Det er gjort")
    reminded.bot.says("Du gjorde det: »gå en tur«.")
    reminded.bot.offers("Et nyt skridt herfra", "Mine delmål", "Fortryd")
    await stage.clock.turns_to("2026-11-27 10:00")
    reminded.bot.is_silent()


async def test_another_day(stage: Stage, reminded: Person) -> None:
    await reminded.taps("En anden dag")
    reminded.bot.asks("Hvilken dag passer dig bedre?")
    await reminded.says("på mandag")
    reminded.bot.says("Flyttet til mandag 30. november.", "søndag 29. november kl. 10.00")
    await stage.clock.turns_to("2026-11-27 10:00")
    reminded.bot.is_silent()
    await stage.clock.turns_to("2026-11-29 10:00")
    reminded.bot.says("»gå en tur«", "Det er i morgen.")


async def test_let_it_go_which_is_fine(stage: Stage, reminded: Person) -> None:
    await reminded.taps("Lad det ligge")
    reminded.bot.says("Helt fint")
    await stage.clock.turns_to("2026-11-27 10:00")
    reminded.bot.is_silent()


async def test_i_would_like_help(reminded: Person) -> None:
    await reminded.taps("Jeg vil gerne have hjælp")
    reminded.bot.says("Det er godt at bede om hjælp.", "Kun du ser det her.", "+45 00 00 00 10")
    await reminded.taps("Åbn det")
    reminded.bot.asks("Du vil gerne have hjælp til det.")


async def test_two_that_fall_due_together_come_as_one_message_and_each_can_be_tapped(
    stage: Stage, sara: Person
) -> None:
    await sara.sets("vaske tøj på torsdag")
    await stage.clock.turns_to("2026-11-25 10:00")
    both = sara.bot.says("»gå en tur«", "»vaske tøj«")
    sara.bot.offers("gå en tur", "vaske tøj")
    sara.bot.is_silent()
    await sara.taps_old(both, "gå en tur")
    sara.bot.asks("Hvordan går det med »gå en tur«?")
    await sara.taps("Jeg er i gang")
    sara.bot.says("Godt.")
    await sara.taps("vaske tøj")
    sara.bot.asks("Hvordan går det med »vaske tøj«?")
    await sara.taps("Det er gjort")
    sara.bot.says("Du gjorde det: »vaske tøj«.")


async def test_discreet_says_nothing_until_it_is_shown(stage: Stage, sara: Person) -> None:
    await sara.says("indstillinger")
    sara.bot.asks("Diskret: fra")
    await sara.taps("Slå diskret til")
    sara.bot.says("Diskret er slået til.")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("Der er en besked til dig.")
    sara.bot.does_not_say("tur", "mål", "i morgen")
    sara.bot.offers("Vis")
    await sara.taps("Vis")
    sara.bot.says("»gå en tur«", "Det er i morgen.")
    sara.bot.offers(*REMINDER)


async def test_a_pause_holds_reminders_back_until_it_is_over(stage: Stage, sara: Person) -> None:
    await sara.sets("vaske tøj om en uge")
    await sara.says("indstillinger")
    sara.bot.asks()
    await sara.taps("En pause")
    sara.bot.asks("Hvor længe vil du have pause?")
    await sara.says("på mandag")
    sara.bot.says("Jeg er stille til mandag 30. november.")
    await stage.clock.turns_to("2026-11-28 12:00")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-30 09:00")
    sara.bot.asks("»gå en tur«", "Hvordan gik det?")
    await stage.clock.turns_to("2026-11-30 10:00")
    sara.bot.says("»vaske tøj«", "Det er i morgen.")


async def test_a_pause_that_is_ended_lets_them_come_again(stage: Stage, sara: Person) -> None:
    await sara.says("indstillinger")
    sara.bot.asks()
    await sara.taps("En pause")
    sara.bot.asks()
    await sara.taps("En uge")
    sara.bot.says("Jeg er stille til tirsdag 1. december.")
    await stage.clock.turns_to("2026-11-25 10:20")
    sara.bot.is_silent()
    await sara.says("indstillinger")
    sara.bot.asks("Pause til tirsdag 1. december")
    await sara.taps("Slut pausen")
    sara.bot.says("Pausen er slut.")
    await stage.is_quiet()
    sara.bot.says("»gå en tur«", "Det er i morgen.")


async def test_a_look_back_waits_for_the_end_of_the_quiet_hours(stage: Stage, sara: Person) -> None:
    await sara.says("indstillinger")
    sara.bot.asks()
    await sara.taps("Stille timer")
    sara.bot.says("Hvornår vil du have ro?")
    await sara.says("20 til 11.30")
    sara.bot.says("Gemt.", "20.00 til 11.30")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("»gå en tur«", "Det er i morgen.")
    await stage.clock.turns_to("2026-11-27 11:29")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-27 11:30")
    sara.bot.asks("Hvordan gik det?")


async def test_a_time_of_ones_own_choice_comes_in_the_quiet_hours_too(stage: Stage, sara: Person) -> None:
    await sara.says("tage medicin i morgen")
    sara.bot.asks()
    await sara.taps("Ret noget")
    sara.bot.asks()
    await sara.taps("Påmindelsen")
    sara.bot.asks("Hvornår skal jeg minde dig om det?")
    await sara.says("i dag kl. 22")
    sara.bot.asks("Påmindelse: tirsdag 24. november kl. 22.00")
    await sara.taps("Gem")
    sara.bot.says("Gemt.")
    await stage.clock.turns_to("2026-11-24 22:00")
    sara.bot.says("»tage medicin«", "Det er i morgen.")


async def test_nothing_comes_into_a_running_talk(stage: Stage, sara: Person) -> None:
    await stage.clock.turns_to("2026-11-25 09:50")
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-25 10:19")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-25 10:20")
    sara.bot.says("»gå en tur«", "Det er i morgen.")


async def test_the_reminder_comes_as_soon_as_the_talk_is_over(stage: Stage, sara: Person) -> None:
    await stage.clock.turns_to("2026-11-25 09:59")
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await stage.clock.turns_to("2026-11-25 10:01")
    sara.bot.is_silent()
    await sara.says("fortryd")
    sara.bot.says("Helt fint")
    sara.bot.says("»gå en tur«", "Det er i morgen.")


async def test_a_reminder_that_waits_for_a_talk_does_not_lose_the_talk(stage: Stage, sara: Person) -> None:
    await stage.clock.turns_to("2026-11-25 09:50")
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("male et billede")
    sara.bot.asks("Hvornår?")
    await stage.clock.turns_to("2026-11-25 10:20")
    sara.bot.says("»gå en tur«")
    await sara.taps("Jeg er i gang")
    sara.bot.says("Godt.", "Du var i gang med et delmål: »male et billede«.")
    await sara.taps("Fortsæt")
    sara.bot.asks("Hvornår?")


async def test_what_fell_due_while_the_bot_was_down_comes_once_when_it_is_up(stage: Stage, sara: Person) -> None:
    await stage.bot_stops()
    await stage.clock.turns_to("2026-11-25 16:00")
    await stage.bot_starts()
    sara.bot.says("»gå en tur«", "Det er i morgen.")
    await stage.clock.turns_by(minutes=30)
    await stage.bot_restarts()
    sara.bot.is_silent()


async def test_a_reminder_says_today_where_it_comes_on_the_day_itself(stage: Stage, sara: Person) -> None:
    await stage.bot_stops()
    await stage.clock.turns_to("2026-11-26 12:00")
    await stage.bot_starts()
    sara.bot.says("»gå en tur«", "Det er i dag.")


async def test_a_reminder_whose_day_is_over_gives_way_to_the_look_back(stage: Stage, sara: Person) -> None:
    await stage.bot_stops()
    await stage.clock.turns_to("2026-11-27 12:00")
    await stage.bot_starts()
    sara.bot.asks("»gå en tur«", "Hvordan gik det?")
    sara.bot.is_silent()


async def test_what_fell_due_at_night_while_the_bot_was_down_waits_for_the_morning(stage: Stage, sara: Person) -> None:
    await stage.bot_stops()
    await stage.clock.turns_to("2026-11-25 23:00")
    await stage.bot_starts()
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-26 09:00")
    sara.bot.says("»gå en tur«", "Det er i dag.")


async def test_one_gentle_nudge_and_then_silence(stage: Stage, sara: Person) -> None:
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("»gå en tur«")
    await stage.clock.turns_to("2026-11-27 10:00")
    sara.bot.asks("Hvordan gik det?")
    await stage.clock.turns_to("2026-11-28 10:00")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-29 10:00")
    sara.bot.asks("»gå en tur«", "Hvordan gik det?", "Jeg spørger ikke igen.")
    for day in ("2026-12-01", "2026-12-06", "2026-12-31"):
        await stage.clock.turns_to(f"{day} 12:00")
        sara.bot.is_silent()


async def test_an_answer_may_come_days_later(stage: Stage, sara: Person) -> None:
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says()
    await stage.clock.turns_to("2026-11-27 10:00")
    asked = sara.bot.asks("Hvordan gik det?")
    await stage.clock.turns_to("2026-11-29 10:00")
    sara.bot.asks("Jeg spørger ikke igen.")
    await stage.clock.turns_to("2026-12-12 18:00")
    await sara.taps_old(asked, "3")
    sara.bot.asks("Vil du skrive et par ord om det?")
    await sara.taps("Spring over")
    sara.bot.asks("Hvad vil du nu?")
    await sara.taps("Lad det ligge")
    sara.bot.says("Helt fint")


async def test_a_look_back_that_was_given_needs_no_nudge(stage: Stage, sara: Person) -> None:
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says()
    await stage.clock.turns_to("2026-11-27 10:00")
    sara.bot.asks("Hvordan gik det?")
    await sara.taps("6")
    sara.bot.asks()
    await sara.taps("Spring over")
    sara.bot.asks()
    await sara.taps("Jeg er i mål")
    sara.bot.says("Flot!")
    await stage.clock.turns_to("2026-12-05 12:00")
    sara.bot.is_silent()


async def test_stop_is_heard_at_once_and_write_to_me_again_too(stage: Stage, sara: Person) -> None:
    await sara.sets("vaske tøj om en uge")
    await sara.says("stop")
    sara.bot.says("Jeg stopper nu.")
    await stage.clock.turns_to("2026-11-28 12:00")
    sara.bot.is_silent()
    await sara.taps("Skriv til mig igen")
    sara.bot.says("Godt at have dig tilbage.")
    await stage.clock.turns_to("2026-11-30 10:00")
    sara.bot.says("»vaske tøj«", "Det er i morgen.")


async def test_blocked_means_stop_and_nobody_is_told(stage: Stage, sara: Person) -> None:
    sara.phone.blocks_the_bot()
    await stage.is_quiet()
    calls = len(stage.telegram.calls_of("sendMessage"))
    await stage.clock.turns_to("2026-11-27 12:00")
    assert len(stage.telegram.calls_of("sendMessage")) == calls
    assert stage.remembers("sub_goals") == 1


async def test_someone_who_comes_back_after_blocking_is_asked_first(stage: Stage, sara: Person) -> None:
    sara.phone.blocks_the_bot()
    await stage.clock.turns_to("2026-11-25 12:00")
    await sara.starts()
    sara.bot.says("Godt at have dig tilbage.")
    await sara.says("mine delmål")
    sara.bot.says("»gå en tur«")


async def test_a_403_stops_the_messages_where_telegram_did_not_tell(stage: Stage, sara: Person) -> None:
    from medspil.sandbox.failures import answers

    stage.telegram.fail_next("sendMessage", answers(403, "Forbidden: bot was blocked by the user"))
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.is_silent()
    calls = len(stage.telegram.calls_of("sendMessage"))
    await stage.clock.turns_to("2026-11-28 12:00")
    assert len(stage.telegram.calls_of("sendMessage")) == calls


async def test_words_of_crisis_bring_people_and_a_day_of_quiet(stage: Stage, sara: Person) -> None:
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("jeg vil ikke leve mere")
    sara.bot.says("ring 112", "Jeg er et program")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-11-25 14:30")
    sara.bot.says("»gå en tur«", "Det er i morgen.")


async def test_at_most_one_unasked_message_a_day(stage: Stage, sara: Person) -> None:
    await sara.sets("vaske tøj på fredag")
    for moment in ("2026-11-25 10:00", "2026-11-26 10:00"):
        await stage.clock.turns_to(moment)
        sara.bot.says("Det er i morgen.")
    await stage.clock.turns_to("2026-11-27 10:00")
    sara.bot.asks("»gå en tur«", "Hvordan gik det?")
    await stage.clock.turns_to("2026-11-28 10:00")
    sara.bot.asks("»vaske tøj«", "Hvordan gik det?")
    await stage.clock.turns_to("2026-11-29 10:00")
    sara.bot.asks("»gå en tur«", "Jeg spørger ikke igen.")
    await stage.clock.turns_to("2026-11-30 10:00")
    sara.bot.asks("»vaske tøj«", "Jeg spørger ikke igen.")
    await stage.clock.turns_to("2026-12-10 10:00")
    sara.bot.is_silent()
