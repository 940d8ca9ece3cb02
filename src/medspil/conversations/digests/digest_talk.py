"""The week at once: what "digest" says whenever it is asked for, and what is behind the buttons of one that came."""

from dataclasses import replace

from medspil.conversations.digests.digest_facts import DigestFacts
from medspil.conversations.digests.digest_sayings import (
    WEEKS,
    digest_saying,
    part_saying,
    shows_people,
    since_of,
    weeks_saying,
)
from medspil.conversations.digests.digest_words import Part
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import SawDigest
from medspil.domain.digest import looks


async def digest(talk: Talk[DigestFacts]) -> None:
    """All of it, one part of it, or the picture; after a tap in the place of the message that was tapped."""
    facts = talk.facts
    what, _underline, days = (talk.opening.argument or "").partition("_")
    told = facts.digest(since_of(days, talk.now, facts.settings.tz), talk.now)
    if what == WEEKS and shows_people(facts):
        talk.said.append(weeks_saying(facts, told))
        return
    if what in tuple(Part) and shows_people(facts):
        talk.said.append(part_saying(facts, told, Part(what)))
    else:
        whole = digest_saying(facts, told)
        when = () if what else (Door(_("When it comes"), "digest-settings", below=True),)
        talk.said.append(replace(whole, doors=tuple(dict.fromkeys((*whole.doors, *when))), in_place=True))
    if shows_people(facts) and (seen := looks(told)):
        talk.decide(SawDigest(seen))
