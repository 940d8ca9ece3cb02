"""The team's week for a team meeting: sums of people, without names."""

from medspil.conversations.digests.digest_facts import TeamFacts
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, ngettext
from medspil.domain.sums import FEWEST
from medspil.domain.team_sums import TeamSum, TeamWeek


async def team_digest(talk: Talk[TeamFacts]) -> None:
    """How many in the unit reached something, want help, have something ahead; nothing of fewer than three."""
    facts = talk.facts
    if not facts.unit:
        talk.say(_("You are in no unit yet, so there is no team to sum up. Ask your coordinator."))
        return
    talk.say("\n".join(team_words(facts.unit, facts.week)), Door(_("My own week"), "digest"))


def team_words(unit: str, week: TeamWeek) -> tuple[str, ...]:
    """The team's week, a line each."""
    head = _("The week in {unit}").format(unit=unit)
    if week.sharing is None:
        few = _("Fewer than three people share anything with you all. That is too few to sum up.")
        return f"{head}:", "", few
    lines = (
        (week.reached, _("reached something")),
        (week.coming, _("have something ahead")),
        (week.under_way, _("go on with something")),
        (week.changed, _("took a new way")),
        (week.wanted, _("would like help")),
    )
    told = tuple(f"• {_people(one)} {words}" for one, words in lines if not one.is_nothing)
    sharing = ngettext(
        "{count} person shares something with you all.", "{count} people share something with you all.", week.sharing
    )
    foot = _("People are counted, and each only once. Nobody is named.")
    return f"{head}:", *(told or (_("Nothing new this week."),)), "", sharing.format(count=week.sharing), foot


def _people(one: TeamSum) -> str:
    if one.people is None:
        return _("Fewer than {few}").format(few=FEWEST)
    return str(one.people)
