"""The page of a digest: all of it, with the citizens' own words, and the picture of the weeks."""

from medspil.conversations.digests.digest_facts import DigestFacts
from medspil.conversations.digests.digest_words import PartWords, Wording, parts_of, week_in_a_sentence
from medspil.conversations.digests.naming import names_told_apart
from medspil.conversations.digests.weeks_picture import weeks_picture
from medspil.conversations.pages import PageContent, PageSection
from medspil.conversations.readers import LONGEST_ANSWER
from medspil.conversations.texts import _, say_day
from medspil.domain.digest import Digest
from medspil.domain.local_time import local_day


def digest_page(facts: DigestFacts, digest: Digest) -> PageContent:
    """The page in the language spoken just now."""
    zone = facts.settings.tz
    since, today = local_day(digest.since, zone), local_day(digest.now, zone)
    wording = Wording(names_told_apart(facts.citizens), zone, own_words=True, longest=LONGEST_ANSWER)
    said = week_in_a_sentence(digest, zone) if digest.has_news else _("Nothing new this time.")
    sections = [_section(part) for part in parts_of(digest, wording)]
    picture = weeks_picture(digest.weeks)
    if picture is not None:
        sections.append(PageSection(_("The weeks"), _("The weeks"), pictures=(picture,)))
    days = _("{first} to {last}").format(first=say_day(since, today), last=say_day(today, today))
    return PageContent(
        facts.settings.language,
        _("Your week"),
        today,
        ((_("Days"), days),),
        (PageSection(_("In short"), _("In short"), (said,)), *sections),
        _("Only what is shared with you stands here. Those it is about can see that you have opened the page."),
    )


def _section(part: PartWords) -> PageSection:
    return PageSection(part.heading, part.heading, part.lines)
