"""A contact person offers a place in a group to one citizen."""

from itertools import count

from medspil.conversations.courses.course_words import title_label, zone_of
from medspil.conversations.courses.led_course_words import list_line
from medspil.conversations.courses.places_offered import offer_a_place
from medspil.conversations.group_facts import LedCourse, OfferingFacts
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.texts import _

SHOWN_AT_ONCE = 8
MORE = "+more"


async def offer_place(talk: Talk[OfferingFacts]) -> None:
    """Which group, which paragraph; and out comes the code for the citizen."""
    led = await _which(talk)
    if led is None:
        talk.say(_("No group has a free place just now. A group leader makes the groups."))
        return
    more = Door(_("One more place"), "offer-place", led.course.id)
    await offer_a_place(talk, led, talk.facts.fresh_code, more)


async def _which(talk: Talk[OfferingFacts]) -> LedCourse | None:
    """The group that the talk was opened for, or one of those that can still be joined."""
    by_id = {led.course.id: led for led in talk.facts.courses}
    if talk.opening.subject in by_id:
        return by_id[talk.opening.subject]
    zone = zone_of(talk.facts)
    free = [led for led in by_id.values() if led.free and led.course.ahead(zone, talk.now)]
    for page in count():
        shown = free[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        if not shown:
            return None
        choices = [Choice(title_label(led.course.title), led.course.id) for led in shown]
        if len(free) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        choices.append(Choice(_("Drop it"), Leave()))
        words = [list_line(led.course, zone, talk.now) for led in shown]
        asked = "\n".join([_("Which group would you like to offer a place in?"), "", *words])
        picked: str = await talk.ask(f"which-{page}", asked, one_of(str), choices, name=_("Which one"))
        if picked != MORE:
            return by_id[picked]
    raise AssertionError("counting never ends")
