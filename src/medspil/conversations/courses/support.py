"""The support beside a group and after it: whoever offered the place taps it."""

from medspil.conversations.courses.course_readers import ACount
from medspil.conversations.courses.course_words import name_of
from medspil.conversations.group_facts import OfferedFacts
from medspil.conversations.readers import one_of
from medspil.conversations.talk import UNKNOWN, Choice, Talk, Unknown
from medspil.conversations.texts import _, quoted
from medspil.domain.courses import Course
from medspil.domain.group_decisions import NoteSupport, NoteSupportAfter
from medspil.domain.places import SUPPORT_HOURS, Place, SupportAfter, support_step

HOURS_OF_A_WEEK = 168


def hours_label(hours: int) -> str:
    """So many hours, for a button; the last one stands for all above it."""
    return f"{hours}+" if hours == SUPPORT_HOURS[-1] else str(hours)


def after_words() -> dict[SupportAfter, str]:
    """Which support can follow a course, for buttons."""
    return {
        SupportAfter.GROUP: _("A group"),
        SupportAfter.INDIVIDUAL: _("Individual support"),
        SupportAfter.BOTH: _("Both"),
        SupportAfter.NOTHING: _("Nothing"),
    }


def hours_question(place: Place, course: Course) -> str:
    """How much support there is beside the group."""
    return _("{name} is in {title}. How many hours of individual support a week besides?").format(
        name=name_of(place), title=quoted(course.title)
    )


def after_question(place: Place, course: Course) -> str:
    """Which support follows."""
    return _("{title} has ended. Which support does {name} have from now on?").format(
        name=name_of(place), title=quoted(course.title)
    )


async def support(talk: Talk[OfferedFacts]) -> None:
    """How many hours a week of individual support the citizen has beside the group; mostly tapped under the notice."""
    place, course = talk.facts.place, talk.facts.course
    if place is None or course is None:
        _not_there(talk)
        return
    said = await talk.ask(
        "hours",
        hours_question(place, course),
        ACount(0, HOURS_OF_A_WEEK),
        [Choice(hours_label(hours), hours) for hours in SUPPORT_HOURS],
        given=_tapped_hours(talk.opening.argument),
    )
    hours = support_step(said)
    talk.decide(NoteSupport(place.id, hours))
    noted = _("Noted for {name}: {hours} hours a week. It is counted, and shown to nobody by name.")
    talk.say(noted.format(name=name_of(place), hours=hours_label(hours)))


async def support_after(talk: Talk[OfferedFacts]) -> None:
    """Which support follows the course."""
    place, course = talk.facts.place, talk.facts.course
    if place is None or course is None:
        _not_there(talk)
        return
    tapped = talk.opening.argument
    after = await talk.ask(
        "after",
        after_question(place, course),
        one_of(SupportAfter),
        [Choice(words, kind) for kind, words in after_words().items()],
        given=SupportAfter(tapped) if tapped in list(SupportAfter) else UNKNOWN,
    )
    talk.decide(NoteSupportAfter(place.id, after))
    noted = _("Noted for {name}: {support}. It is counted, and shown to nobody by name.")
    talk.say(noted.format(name=name_of(place), support=after_words()[after]))


def _tapped_hours(argument: str | None) -> int | Unknown:
    """The hours that were tapped under the notice."""
    if argument is None or not argument.isascii() or not argument.isdecimal():
        return UNKNOWN
    return int(argument) if int(argument) in SUPPORT_HOURS else UNKNOWN


def _not_there(talk: Talk[OfferedFacts]) -> None:
    talk.say(_("That place is not there any more. There is nothing to note."))
