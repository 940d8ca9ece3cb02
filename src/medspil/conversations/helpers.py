"""Who can help: the question, with words of one's own as an answer too."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import LONGEST_ANSWER, Again, Between, Reading, Value, looks_empty, optional, words
from medspil.conversations.sub_goal_words import rung_words
from medspil.conversations.talk import UNKNOWN, Choice, Talk, Unknown
from medspil.conversations.texts import _, quoted
from medspil.conversations.understanding import read_choice, read_yes_no
from medspil.domain.sub_goals import Rung, SubGoalDraft


@dataclass(frozen=True)
class Helper:
    """Who helps, and their name where it was said at once."""

    rung: Rung
    name: str | None = None


_NOBODY = frozenset(("ingen", "ikke nogen", "alene", "nobody", "no one", "none", "alone"))


class _WhoHelps:
    """Reads one of the rungs; of any other words it asks which rung they are, since a name alone does not say."""

    adapter: TypeAdapter[Helper] = TypeAdapter(Helper)
    takes_words = False
    skippable = False
    only_choices = False
    dated = False

    def read(self, text: str, now: object, language: str) -> Reading[Helper]:
        rungs = rung_words()
        place = read_choice(text, list(rungs.values()), language)
        if place is not None:
            return Value(Helper(list(rungs)[place]))
        if text.casefold().strip(" .!") in _NOBODY or read_yes_no(text, language) is False:
            return Value(Helper(Rung.SELF))
        if looks_empty(text) or len(text) > LONGEST_ANSWER or "?" in text:
            return Again(_("Tap one of the buttons, or write who it is."))
        name = text.strip()
        readings = tuple(
            (label, Helper(rung, None if rung is Rung.SELF else name))
            for rung, label in sorted(rungs.items(), key=lambda item: item[0] is Rung.SELF)
        )
        return Between(_("{who}: Which one fits best?").format(who=quoted(name)), readings)


async def ask_helper(
    talk: Talk[CitizenFacts], known: Rung | Unknown, before: SubGoalDraft | None
) -> tuple[Rung, str | None]:
    """Who helps, and their name: asked for only where someone wants to add it."""
    helper = await talk.ask(
        "helper",
        _("Who can help?"),
        _WhoHelps(),
        [Choice(label, Helper(rung)) for rung, label in rung_words().items()],
        given=UNKNOWN if isinstance(known, Unknown) else Helper(known),
        name=_("Who helps"),
        also=("name",),
    )
    if helper.rung is Rung.SELF:
        return Rung.SELF, None
    name = helper.name or (before.helper if before and before.rung is helper.rung else None)
    asked = _("Who or where is it? A first name will do.")
    return helper.rung, await talk.ask("name", asked, optional(words), given=name, name=_("Their name"))
