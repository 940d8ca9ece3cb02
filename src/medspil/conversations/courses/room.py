"""The code that a leader shows in the room: whoever scans or types it joins, as long as there are places."""

from medspil.conversations.courses.course_words import zone_of
from medspil.conversations.courses.led_course_words import full_words
from medspil.conversations.courses.steps import find_course
from medspil.conversations.group_facts import LeaderFacts, LedCourse
from medspil.conversations.pictures import CodePicture
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, ngettext, quoted, say_time
from medspil.domain.group_decisions import OpenRoom
from medspil.domain.invitations import in_groups
from medspil.domain.local_time import local
from medspil.domain.places import ROOM_CODE_LIVES


async def room(talk: Talk[LeaderFacts]) -> None:
    """The leader shows the room's code."""
    led = find_course(talk)
    if led is not None:
        show_room(talk, led)


def show_room(talk: Talk[LeaderFacts], led: LedCourse) -> None:
    """Says the code with its picture, and how long it holds."""
    course, zone = led.course, zone_of(talk.facts)
    back = Door(_("Open the group"), "my-courses", course.id)
    if not course.ahead(zone, talk.now):
        talk.say(
            _("{title} has met for the last time. Nobody can join any more.").format(title=quoted(course.title)), back
        )
        return
    if led.free == 0:
        talk.say(full_words(course) + " " + _("When somebody leaves, there is one again."), back)
        return
    code = talk.facts.fresh_code
    talk.decide(OpenRoom(course.id, code))
    until = say_time(local(talk.now + ROOM_CODE_LIVES, zone).time())
    free = ngettext("{number} place is free.", "{number} places are free.", led.free).format(number=led.free)
    talk.say(
        _("Show this code in the room:\n{code}\nIt holds until {time}.").format(code=in_groups(code), time=until)
        + " "
        + free,
        back,
        qr=CodePicture(code, in_groups(code)),
    )
