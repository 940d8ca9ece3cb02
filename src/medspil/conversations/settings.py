"""Settings: language, quiet hours, a pause, discreet mode and the time zone."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from medspil.conversations.facts import Facts
from medspil.conversations.readers import a_pause_until, one_of
from medspil.conversations.setting_readers import quiet_hours, zone
from medspil.conversations.talk import UNKNOWN, Choice, Talk
from medspil.conversations.texts import _, say_day, say_moment, say_time, speaking
from medspil.domain.decisions import ChangeSettings
from medspil.domain.local_time import instant_of
from medspil.domain.persons import LANGUAGES, PersonSettings, QuietHours

LONGEST_PAUSE = timedelta(days=92)
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}


async def settings(talk: Talk[Facts]) -> None:
    """One thing at a time, as the person wants it; what opens it with an argument ("language-en") knows which."""
    now = talk.facts.settings
    known, _dash, way = (talk.opening.argument or "").partition("-")
    if known == "pause" and talk.opening.deadline is None and _paused(talk):
        known = ""  # it may be about the end of it
    what = await talk.ask(
        "what",
        overview(now, talk.now) + "\n\n" + _("Which one would you like to change?"),
        one_of(str),
        [
            Choice(_("Language"), "language"),
            Choice(_("Quiet hours"), "quiet"),
            Choice(_("End the pause"), "end-pause") if _paused(talk) else Choice(_("A pause"), "pause"),
            Choice(_("Turn discreet off") if now.discreet else _("Turn discreet on"), "discreet"),
            Choice(_("Time zone"), "zone"),
            Choice(_("Nothing"), "nothing"),
        ],
        given=known or UNKNOWN,
        name=_("Setting"),
    )
    if what == "language":
        await _language(talk, way)
    elif what == "quiet":
        await _quiet(talk)
    elif what == "pause":
        await _pause(talk)
    elif what == "end-pause":
        talk.decide(ChangeSettings(replace(now, paused_until=None)))
        talk.say(_("The pause is over. Good to have you back."))
    elif what == "discreet":
        _discreet(talk, {"on": True, "off": False}.get(way, not now.discreet))
    elif what == "zone":
        name = await talk.ask("zone", _("Which big city is near you?"), zone, [
            Choice("København", "Europe/Copenhagen"), Choice("London", "Europe/London")])  # fmt: skip
        talk.decide(ChangeSettings(replace(now, zone=name)))
        talk.say(_("Now I keep time as in {place}.").format(place=_place(name)))
    else:
        talk.say(_("All right. Everything is as it was."))


def overview(now: PersonSettings, instant: datetime) -> str:
    """The settings as they are at `instant` (UTC), a line each."""
    lines = [
        _("Language: {name}").format(name=LANGUAGE_NAMES[now.language]),
        _quiet_words(now.quiet),
        _("Discreet: on") if now.discreet else _("Discreet: off"),
        _("Time zone: {place}").format(place=_place(now.zone)),
    ]
    if now.paused_until is not None and now.paused_until > instant:
        until = say_moment(now.local(now.paused_until), now.local(instant).date())
        lines.insert(0, _("Pause until {moment}.").format(moment=until))
    return "\n".join(lines)


def _paused(talk: Talk[Facts]) -> bool:
    until = talk.facts.settings.paused_until
    return until is not None and until > talk.now


def _place(zone_name: str) -> str:
    return {"Europe/Copenhagen": _("Denmark")}.get(zone_name, zone_name.split("/")[-1].replace("_", " "))


def _quiet_words(quiet: QuietHours) -> str:
    if quiet.start == quiet.end:
        return _("Quiet hours: none")
    return _("Quiet hours: {start} to {end}").format(start=say_time(quiet.start), end=say_time(quiet.end))


async def _language(talk: Talk[Facts], known: str) -> None:
    choices = [Choice(name, code) for code, name in LANGUAGE_NAMES.items() if code in LANGUAGES]
    given = known if known in LANGUAGES else UNKNOWN
    language = await talk.ask("language", _("Which language shall I speak?"), one_of(str), choices, given=given)
    talk.decide(ChangeSettings(replace(talk.facts.settings, language=language)))
    with speaking(language):
        talk.say(_("Now I speak English."))


async def _quiet(talk: Talk[Facts]) -> None:
    hours = [QuietHours(), QuietHours(time(22), time(8)), QuietHours(time(21), time(10))]
    choices = [Choice(f"{say_time(h.start)} – {say_time(h.end)}", h) for h in hours]
    none = QuietHours(time(9), time(9))
    quiet = await talk.ask(
        "quiet",
        _(
            "When would you like quiet? Then I only write at times that you chose yourself. "
            "Tap one, or write like “22 to 8”."
        ),
        quiet_hours,
        [*choices, Choice(_("No quiet hours"), none)],
    )
    talk.decide(ChangeSettings(replace(talk.facts.settings, quiet=quiet)))
    talk.say(_("Saved.") + " " + _quiet_words(quiet))


async def _pause(talk: Talk[Facts]) -> None:
    now = talk.facts.settings
    today = talk.wall_clock.date()
    named = talk.opening.deadline.day if talk.opening.deadline is not None else today
    ahead = ((_("Until tomorrow"), 1), (_("A week"), 7), (_("Two weeks"), 14), (_("Four weeks"), 28))
    until = await talk.ask(
        "until",
        _("How long would you like a pause? Until then I don't write first. Tap one, or write a day."),
        a_pause_until(LONGEST_PAUSE),
        [Choice(words, today + timedelta(days=days)) for words, days in ahead],
        given=named if today < named <= today + LONGEST_PAUSE else UNKNOWN,
    )
    # The tap may come days after the question.
    until = max(until, talk.wall_clock.date() + timedelta(days=1))
    ends = instant_of(until, now.quiet.end, now.tz)
    talk.decide(ChangeSettings(replace(now, paused_until=ends)))
    talk.say(_("All right. I am quiet until {day}. You can always write to me.").format(day=say_day(until, today)))


def _discreet(talk: Talk[Facts], on: bool) -> None:
    talk.decide(ChangeSettings(replace(talk.facts.settings, discreet=on)))
    if not on:
        talk.say(_("Discreet is off. My reminders say what they are about."))
    else:
        talk.say(_("Discreet is on. A locked screen only says that there is a message."))
