"""What the leader writes back to the group: one line, looked at before it goes out."""

from medspil.conversations.courses.course_readers import AShortLine
from medspil.conversations.courses.course_words import listed
from medspil.conversations.courses.steps import find_session
from medspil.conversations.group_facts import LedCourse, WritingFacts
from medspil.conversations.group_summary import say_back_words
from medspil.conversations.readers import yes_no
from medspil.conversations.talk import Choice, Door, Reopen, Talk
from medspil.conversations.texts import _, ngettext, quoted
from medspil.conversations.understanding.normalise import tokenise
from medspil.domain.group_decisions import WriteBack
from medspil.domain.group_matters import Heard

LONGEST_LINE = 300
SHORT = 3


async def write_back(talk: Talk[WritingFacts]) -> None:
    """The leader writes one line, sees it as the group gets it, and sends it or not."""
    found = find_session(talk)
    if found is None:
        return
    led, session = found
    course = led.course
    back = Door(_("Open the group"), "my-courses", course.id)
    if not led.participants:
        talk.say(
            _("Nobody is in {title} just now, so there is nobody to write to.").format(title=quoted(course.title)), back
        )
        return
    line = await talk.ask(
        "line",
        _("Write one line to the group: what you will do with what they said. Best without names."),
        AShortLine(LONGEST_LINE),
    )
    send = await talk.ask(
        "send",
        "\n".join(_shown(led, talk.facts.heard, line)),
        yes_no,
        [
            Choice(_("Send it"), True),
            Choice[bool](_("Change it"), Reopen("line", ("send",))),
            Choice(_("Don't send it"), False),
        ],
    )
    if not send:
        talk.say(_("All right. Nothing was sent."), back)
        return
    talk.decide(WriteBack(course.id, session.id, line))
    count = len(led.participants)
    sent = ngettext("On its way to {number} participant.", "On its way to {number} participants.", count)
    when = _("Each gets it at their next quiet moment, not in the middle of a talk.")
    talk.say(sent.format(number=count) + " " + when, back)


def _shown(led: LedCourse, heard: Heard | None, line: str) -> list[str]:
    """The line as the group gets it, with what the leader may not have thought of."""
    words = say_back_words(led.course.title, led.leaders, heard, line)
    lines = [_("This is what the group gets:"), "", words, ""]
    named = _names_in(led, line)
    if named:
        lines += [_("I see a name: {names}. It is safest without.").format(names=listed(named)), ""]
    return [*lines, _("Shall I send it?")]


def _names_in(led: LedCourse, line: str) -> list[str]:
    """The participants whose names stand in the line; a short one, as it is written ("Bo" is no "bo")."""
    said = tokenise(line)
    keys, written = {token.key for token in said}, {token.raw for token in said}
    names = dict.fromkeys(place.name for place in led.participants if place.name)
    return [
        name
        for name in names
        if all(t.raw in written or (len(t.key) > SHORT and t.key in keys) for t in tokenise(name)) and tokenise(name)
    ]
