"""Joining in the room: whoever scans the code that the leader shows gets a place in the group."""

from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.groups.group_words import my_groups_door, next_time
from medspil.conversations.groups.joining import agree_how
from medspil.conversations.groups.offer import YES, full_words, is_in, say_welcome, wants_to_join
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _
from medspil.domain.courses import Course
from medspil.domain.group_decisions import JoinRoom


async def join_room(talk: Talk[MemberFacts]) -> None:
    """The citizen who is in the room decides whether to be in the group."""
    course = _open_room(talk)
    if course is None:
        return
    if await wants_to_join(talk, course, talk.facts.room_leaders, may_wait=False) != YES:
        talk.say(_("That is quite all right. You get the same help as before."))
        return
    wishes = await agree_how(talk)
    assert talk.opening.subject is not None
    talk.decide(JoinRoom(talk.opening.subject, wishes))
    say_welcome(talk, course)


def _open_room(talk: Talk[MemberFacts]) -> Course | None:
    """The course whose room it is, where one can still join; otherwise a kind word and none."""
    course = talk.facts.room
    if course is None:
        talk.say(_("That code is not good any more. Ask the leader to show it again."))
    elif is_in(talk, course.id) is not None:
        talk.say(_("You are in this group already."), my_groups_door())
    elif next_time(talk, course) is None:
        talk.say(_("This group has met for the last time. Ask the staff about a new one."))
    elif talk.facts.room_free < 1:
        talk.say(full_words())
    else:
        return course
    return None
