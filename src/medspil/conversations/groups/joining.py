"""How a citizen wants it in a group: what they are called, reminded, asked, and what they work on. One tap will do."""

from dataclasses import replace

from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.names import a_name
from medspil.conversations.readers import one_of, optional, words, yes_no
from medspil.conversations.sub_goal_words import label
from medspil.conversations.talk import UNKNOWN, Choice, Reopen, Talk
from medspil.conversations.texts import _, quoted
from medspil.domain.places import Acceptance
from medspil.domain.sub_goals import in_order

MOST_OFFERED = 4
SAVE = "save"


async def agree_how(talk: Talk[MemberFacts]) -> Acceptance:
    """How the citizen wants it in a group they join: what is usual, for one tap, or as they change it."""
    wishes = await _wishes(talk, None)
    right = await talk.ask(
        "summary",
        "\n".join((wish_words(wishes), sums_words(), _("Shall it be like this?"))),
        yes_no,
        [Choice(_("As proposed"), True), Choice(_("Change something"), False)],
    )
    if not right:
        again = ("summary", "item")
        fine = Choice[str](_("Nothing, it is fine"), Reopen("summary", ("item",)))
        await talk.ask("item", _("What would you like to change?"), one_of(str), [*_items(again), fine])
    return wishes


async def change_how(talk: Talk[MemberFacts], before: Acceptance) -> Acceptance:
    """How the citizen wants it in a group they are in: one thing or more is changed, then saved."""
    wishes = await _wishes(talk, before)
    last = Choice(_("Save"), SAVE) if wishes != before else Choice(_("Nothing, it is fine"), SAVE)
    text = wish_words(wishes) + "\n\n" + _("What would you like to change?")
    await talk.ask("item", text, one_of(str), [*_items(("item",)), last])
    return wishes


def _items(again: tuple[str, ...]) -> list[Choice[str]]:
    return [
        Choice[str](_("My name"), Reopen("name", again)),
        Choice[str](_("Reminders"), Reopen("remind", again)),
        Choice[str](_("Questions afterwards"), Reopen("questions", again)),
        Choice[str](_("What I work on"), Reopen("group-goal", again)),
    ]


async def _wishes(talk: Talk[MemberFacts], before: Acceptance | None) -> Acceptance:
    name = talk.facts.name
    usual = before or Acceptance(name or "")
    yes_or_no = [Choice(_("Yes"), True), Choice(_("No"), False)]
    wishes = replace(
        usual,
        name=await talk.ask(
            "name",
            _("What may the leader call you? A first name will do."),
            a_name,
            [Choice(name, name)] if name else [],
            given=usual.name or UNKNOWN,
            name=_("My name"),
        ),
        remind=await talk.ask(
            "remind",
            _("Shall I remind you the day before?"),
            yes_no,
            yes_or_no,
            given=usual.remind,
            name=_("Reminders"),
        ),
        ask=await talk.ask(
            "questions",
            _("May I ask you a few questions after a session? It takes a minute. You choose each time."),
            yes_no,
            yes_or_no,
            given=usual.ask,
            name=_("Questions afterwards"),
        ),
    )
    goal = await talk.ask(
        "group-goal",
        _("What would you like to work on in the group? The leader sees it. You need not say it."),
        optional(words),
        _own_sub_goals(talk),
        given=before.goal if before else UNKNOWN,
        name=_("What I work on"),
    )
    return replace(wishes, goal=goal)


def _own_sub_goals(talk: Talk[MemberFacts]) -> list[Choice[str | None]]:
    """What they have under way, to tap; it is told only where they do."""
    under_way = in_order(talk.facts.sub_goals)[:MOST_OFFERED]
    return [Choice[str | None](label(sub_goal), sub_goal.draft.what) for sub_goal in under_way]


def wish_words(wishes: Acceptance) -> str:
    """How it is then, a line each."""
    lines = [_("The leader calls you {name}.").format(name=quoted(wishes.name))]
    if wishes.goal:
        lines.append(_("You work on {goal}. The leader sees it.").format(goal=quoted(wishes.goal)))
    lines.append(_("I remind you the day before.") if wishes.remind else _("I don't remind you."))
    if wishes.ask:
        lines.append(_("Afterwards I ask a few questions. You choose each time."))
    else:
        lines.append(_("I ask you nothing afterwards."))
    return "\n".join(lines)


def sums_words() -> str:
    """What the leader sees of the answers, and what no rule can hide."""
    return _(
        "The leader only sees what three or more say together. "
        "If all say the same, it can be guessed. You may also be known by the way you write."
    )
