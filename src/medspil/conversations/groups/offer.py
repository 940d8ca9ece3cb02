"""The offer of a place in a group: yes, no or later, and how the citizen wants it there."""

from itertools import count

from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.groups.group_words import group_words, my_groups_door, next_time
from medspil.conversations.groups.joining import agree_how
from medspil.conversations.groups.who_sees_answers import rules_in_words
from medspil.conversations.memberships import Membership
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, quoted
from medspil.domain.courses import Course
from medspil.domain.group_decisions import AnswerOffer
from medspil.domain.places import OfferAnswer

YES, NO, LATER, WHO = "yes", "no", "later", "who"


async def offer(talk: Talk[MemberFacts]) -> None:
    """The citizen hears of the group and decides."""
    offered = _open_offer(talk)
    if offered is None:
        return
    answer = await wants_to_join(talk, offered.course, offered.leaders, may_wait=True)
    place = offered.place
    if answer == YES:
        talk.decide(AnswerOffer(place.id, OfferAnswer.ACCEPTED, await agree_how(talk)))
        say_welcome(talk, offered.course)
    elif answer == LATER:
        talk.decide(AnswerOffer(place.id, OfferAnswer.LATER))
        talk.say(
            _("All right, take your time. I ask again in three days."), Door(_("See the offer"), "offer", place.id)
        )
    else:
        talk.decide(AnswerOffer(place.id, OfferAnswer.DECLINED))
        talk.say(_("That is quite all right. You get the same help as before."))
        talk.say(_("If you change your mind, ask for a new code."))


async def wants_to_join(talk: Talk[MemberFacts], course: Course, leaders: tuple[str, ...], may_wait: bool) -> str:
    """Yes, no or later, to what the group is."""
    text = "\n".join((_("You are invited to a group:"), group_words(talk, course, leaders)))
    text += "\n\n" + _("Would you like to be in it?")
    for turn in count():
        choices = [Choice(_("Yes, I would like to"), YES), Choice(_("No, thank you"), NO)]
        if may_wait:
            choices.append(Choice(_("Maybe later"), LATER))
        if turn == 0:
            choices.append(Choice(_("Who sees my answers?"), WHO))
        answer = await talk.ask(f"join-{turn}", text, one_of(str), choices, name=_("Your answer"))
        if answer != WHO:
            return str(answer)
        text = rules_in_words() + "\n\n" + _("Would you like to be in it?")
    raise AssertionError("counting never ends")


def say_welcome(talk: Talk[MemberFacts], course: Course) -> None:
    """They are in: when it begins, and that one may always leave."""
    lines = [_("Now you are in {group}. How nice!").format(group=quoted(course.title))]
    if (when := next_time(talk, course)) is not None:
        lines.append(_("You meet {when}.").format(when=when))
    if talk.facts.stopped:
        lines.append(_("You asked me for quiet. So I don't write first."))
    lines.append(_("You can leave at any time."))
    talk.say("\n".join(lines), my_groups_door())


def is_in(talk: Talk[MemberFacts], course_id: str) -> Membership | None:
    """The place in this course that they have already."""
    return next((m for m in talk.facts.memberships if m.course.id == course_id and m.place.taken), None)


def _open_offer(talk: Talk[MemberFacts]) -> Membership | None:
    """The offer that the talk is about, where it can be answered; otherwise a kind word and none."""
    offered = talk.facts.membership(talk.opening.subject)
    if offered is None:
        talk.say(_("That offer is not there any more. Ask those who gave you the code."))
    elif is_in(talk, offered.course.id) is not None:
        talk.say(_("You are in this group already."), my_groups_door())
    elif offered.place.answer is OfferAnswer.ACCEPTED:
        talk.say(_("You have left this group. If you want to come back, ask for a new code."))
    elif next_time(talk, offered.course) is None:
        talk.say(_("This group has met for the last time. Ask the staff about a new one."))
    elif offered.free < 1:
        talk.say(full_words())
    else:
        return offered
    return None


def full_words() -> str:
    """All places are taken, and that is not the end of it."""
    return _("All places in this group are taken just now. Ask the staff about another one. You are welcome there.")
