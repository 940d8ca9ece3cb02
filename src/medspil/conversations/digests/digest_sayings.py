"""A digest as it is said: by itself on its day, or when asked for; how much of it is the organisation's decision."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from medspil.conversations.digests.digest_facts import DigestFacts
from medspil.conversations.digests.digest_screen import Screen, on_one_screen
from medspil.conversations.digests.digest_words import Part, PartWords, Wording, parts_of, week_in_a_sentence
from medspil.conversations.digests.naming import names_told_apart
from medspil.conversations.digests.weeks_picture import weeks_picture
from medspil.conversations.facts import ChatShows
from medspil.conversations.open_page import page_doors
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, in_short, speaking
from medspil.domain.digest import Digest
from medspil.domain.digest_times import LONGEST, WEEK
from medspil.domain.local_time import instant_of, local_day

ALL, WEEKS = "all", "weeks"
"""To "digest", instead of a part: everything again, or the picture."""

MOST_ANSWERS, MOST_CHEERS = 3, 2
NAME_ON_A_BUTTON = 20


def digest_notice(facts: DigestFacts, since: datetime, now: datetime) -> Saying:
    """The digest that comes by itself at `now` (UTC), in the language of the one who gets it.

    Discreet where they want it so, or have not proven who they are: behind the button they are asked to.
    """
    with speaking(facts.settings.language):
        if facts.settings.discreet or not facts.proven:
            show = _door(_("Show"), ALL, since, now, facts.settings.tz)
            return Saying(_("There is a message for you."), doors=(show,))
        return digest_saying(facts, facts.digest(since, now))


def is_open(facts: DigestFacts) -> bool:
    """Whether the digest that comes by itself tells of people."""
    return shows_people(facts) and facts.proven and not facts.settings.discreet


def digest_saying(facts: DigestFacts, digest: Digest) -> Saying:
    """The whole of it on one screen, in the language spoken just now."""
    if not digest.people and not digest.groups:
        return Saying(_nobody_yet(), doors=_first_steps())
    wording = wording_of(facts)
    screen = on_one_screen(_sentence(facts, digest), _shown(facts, digest, wording))
    answers = _answers(digest, wording) if shows_people(facts) else ()
    return Saying(screen.text, doors=(*answers, *_more(facts, digest, screen)))


def shows_people(facts: DigestFacts) -> bool:
    """Whether anything of the people may stand in the chat, and not only that there is something."""
    return facts.house.chat_shows is not ChatShows.LINK


def _sentence(facts: DigestFacts, digest: Digest) -> str:
    if not digest.has_news:
        return nothing_new(digest.people)
    if not shows_people(facts):
        return _("Your week is ready. There is something new in it.")
    return week_in_a_sentence(digest, facts.settings.tz)


def _shown(facts: DigestFacts, digest: Digest, wording: Wording) -> tuple[PartWords, ...]:
    """The parts that may stand in the chat. What is said of groups are numbers that their leader knows anyhow."""
    parts = parts_of(digest, wording)
    return parts if shows_people(facts) else tuple(one for one in parts if one.part is Part.GROUPS)


def part_saying(facts: DigestFacts, digest: Digest, part: Part) -> Saying:
    """One part in full, or that there is nothing in it any more."""
    found = next((one for one in parts_of(digest, wording_of(facts)) if one.part is part), None)
    text = _("There is nothing there any more.") if found is None else found.in_full
    return Saying(text, doors=(_back(facts, digest),), in_place=True)


def weeks_saying(facts: DigestFacts, digest: Digest) -> Saying:
    """The weeks as a picture."""
    picture = weeks_picture(digest.weeks)
    text = _("Nothing has come of the last weeks yet.") if picture is None else picture.alternative
    return Saying(text, picture, doors=(_back(facts, digest),), in_place=picture is None)


def wording_of(facts: DigestFacts) -> Wording:
    """How the people of this digest are called, and what of their sub-goals may stand in this house's chats."""
    shows_words = facts.house.chat_shows is ChatShows.WORDS
    return Wording(names_told_apart(facts.citizens), facts.settings.tz, shows_words)


def since_of(days: str, now: datetime, zone: ZoneInfo) -> datetime:
    """From when (UTC) on a digest tells that was asked for at `now`: from the morning of so many days ago."""
    ago = timedelta(days=int(days)) if days.isdecimal() and len(days) <= 2 else WEEK
    return instant_of(local_day(now, zone) - min(ago, LONGEST), time(0), zone)


def nothing_new(people: int) -> str:
    """One line that says so. What is not shared says nothing here."""
    if not people:
        return _("You support nobody in Medspil yet.")
    return _("Nothing new this time. You only see what they share with you.")


def _nobody_yet() -> str:
    return "\n".join(
        (
            _("You support nobody in Medspil yet."),
            _("Invite somebody you know. They decide themselves what you see."),
            _("After that your week comes here by itself."),
        )
    )


def _first_steps() -> tuple[Door, ...]:
    return Door(_("Invite somebody"), "invite-citizen"), Door(_("When it comes"), "digest-settings", below=True)


def _answers(digest: Digest, wording: Wording) -> Iterator[Door]:
    """The nearest next steps: to answer who wants help, and to cheer who reached something."""
    waiting = [one for one in digest.wanted if one.wish.waits]
    for one in waiting[:MOST_ANSWERS]:
        name = in_short(wording.name(one.citizen), NAME_ON_A_BUTTON)
        yield Door(_("Answer {name}").format(name=name), "help-wish", one.wish.id)
    if len(waiting) > MOST_ANSWERS:
        return
    for news in digest.reached[-MOST_CHEERS:]:
        name = in_short(wording.name(news.citizen), NAME_ON_A_BUTTON)
        yield Door(_("Cheer {name}").format(name=name), "cheer", news.citizen.link.id, news.sub_goal.id[:8])


def _more(facts: DigestFacts, digest: Digest, screen: Screen) -> Iterator[Door]:
    """What is behind buttons: the parts that are not told in full, the picture, and the page."""
    zone = facts.settings.tz
    for one in screen.folded:
        label = f"{one.heading} ({len(one.names)})"
        yield _door(label, one.part, digest.since, digest.now, zone)
    if shows_people(facts) and any(week.total for week in digest.weeks):
        yield _door(_("The weeks"), WEEKS, digest.since, digest.now, zone)
    yield from _page_door(facts, digest)


def _page_door(facts: DigestFacts, digest: Digest) -> tuple[Door, ...]:
    """The page has all words. Its subject is the number of days."""
    if not digest.has_news:
        return ()
    return page_doors(facts.house, _("All the words"), "digest", _days(digest.since, digest.now, facts.settings.tz))


def _back(facts: DigestFacts, digest: Digest) -> Door:
    return _door(_("The whole week"), ALL, digest.since, digest.now, facts.settings.tz)


def _door(label: str, what: str, since: datetime, now: datetime, zone: ZoneInfo) -> Door:
    """A door to the digest of the same days. When one is tapped they all go, so what comes can take their place."""
    return Door(label, "digest", None, f"{what}_{_days(since, now, zone)}", below=True)


def _days(since: datetime, now: datetime, zone: ZoneInfo) -> str:
    return str((local_day(now, zone) - local_day(since, zone)).days)
