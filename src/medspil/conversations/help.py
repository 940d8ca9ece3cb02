"""Help, stop, and what is said when the words were not understood."""

from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.home import staff_doors, staff_help_words
from medspil.conversations.house_words import contact_of
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.texts import _, in_short, quoted
from medspil.conversations.tokens import CONTINUE
from medspil.conversations.understanding import ANYTHING
from medspil.conversations.wishing import way_offered, wish_words
from medspil.domain.decisions import Resume, Stop
from medspil.domain.persons import Role


async def show_help(talk: Talk[Facts]) -> None:
    """What the bot can do, as buttons."""
    talk.say(help_words(talk.facts), *help_doors(talk.facts))


def help_words(facts: Facts) -> str:
    """What the bot can do and what it is not."""
    if Role.CITIZEN not in facts.roles:
        return staff_help_words(facts)
    return "\n".join(
        (
            _("I remind you of small goals that you set yourself."),
            _("Write as you like, for example “go for a walk on Friday”."),
            _("“Back” takes an answer back. “Stop” makes me quiet."),
            _("In danger, call 112. To reach the staff: {contact}").format(contact=contact_of(facts.house)),
        )
    )


def help_on_the_way(facts: Facts) -> str:
    """What helps in the middle of a talk; the question follows it."""
    on_the_way = _("“Back” takes an answer back. “Later” keeps it for another time. “Stop” makes me quiet.")
    if Role.CITIZEN not in facts.roles:
        return on_the_way
    reach = _("In danger, call 112. To reach the staff: {contact}").format(contact=contact_of(facts.house))
    return f"{on_the_way}\n{reach}"


def help_doors(facts: Facts) -> tuple[Door, ...]:
    """The ways on from the help."""
    if Role.CITIZEN not in facts.roles:
        return staff_doors(facts)
    return (
        Door(_("A new sub-goal"), "new-sub-goal"),
        Door(_("My sub-goals"), "my-sub-goals"),
        Door(_("Home"), "home"),
        Door(_("Settings"), "settings"),
        Door(_("My data"), "my-data"),
    )


async def stop(talk: Talk[Facts]) -> None:
    """Nothing more goes out by itself, from this moment on."""
    talk.decide(Stop())
    if Role.CITIZEN in talk.facts.roles:
        told = _("I stop now. I don't write first any more. Your sub-goals are still here.")
    else:
        told = _("I stop now. I don't write first any more. You can still write to me.")
    talk.say(told, Door(_("Write to me again"), "resume"), Door(_("My data"), "my-data"))


async def resume(talk: Talk[Facts]) -> None:
    """What goes out by itself may go out again."""
    talk.decide(Resume())
    talk.say(
        _("Good to have you back. I write to you again."),
        Door(_("My sub-goals"), "my-sub-goals"),
        Door(_("Home"), "home"),
    )


async def late_answer(talk: Talk[Facts]) -> None:
    """Words that came long after a question: are they its answer? Nothing is guessed and nothing is lost."""
    words = talk.opening.words or ""
    new = [Choice(_("No, a new sub-goal"), "new-sub-goal")] if Role.CITIZEN in talk.facts.roles else []
    wanted = await talk.ask(
        "wanted",
        _("You were in the middle of something. Is {words} the answer to it?").format(words=quoted(in_short(words))),
        one_of(str),
        [Choice(_("Yes, it is the answer"), CONTINUE), *new, Choice[str](_("No, nothing"), Leave())],
    )
    talk.go_on_with(wanted, Opening(words=words))


async def unclear(talk: Talk[CitizenFacts]) -> None:
    """The words were not understood: an honest question, and the words are not lost."""
    said = talk.opening.words or ""
    if not said.strip():
        talk.say(_("I am here. What would you like to do?"), *help_doors(talk.facts))
        return
    began = talk.wall_clock
    offers = tuple(intent for intent in (talk.opening.argument or "").split(",") if intent in wish_words()) or ANYTHING
    wanted = await talk.ask(
        "wanted", _unsure_words(said, offers), one_of(str), [*_likely(offers), Choice[str](_("No, nothing"), Leave())]
    )
    talk.go_on_with(*way_offered(wanted, said, talk.opening.deadline, began, talk.facts.settings.language))


def _unsure_words(said: str, offers: tuple[str, ...]) -> str:
    words = quoted(in_short(said))
    if offers == ANYTHING:
        return _("I am not sure what you mean by {words}. Shall it be a new sub-goal?").format(words=words)
    return _("I am not sure what you mean by {words}. Do you mean one of these?").format(words=words)


def _likely(offers: tuple[str, ...]) -> list[Choice[str]]:
    """What it may mean, best first; a new sub-goal is always among it, since any words can be one."""
    labels = wish_words()
    if offers == ANYTHING:
        labels["new-sub-goal"] = _("Yes, a new sub-goal")
    also = () if "new-sub-goal" in offers else ("new-sub-goal",)
    return [Choice(labels[intent], intent) for intent in (*offers, *also)]
