"""Offering a place: the paragraph is tapped, and out comes a code for one citizen. Leaders and contact persons can."""

from datetime import timedelta

from medspil.conversations.courses.course_words import F, paragraph_words, today_of, zone_of
from medspil.conversations.courses.led_course_words import full_words
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.pictures import CodePicture
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.texts import _, ngettext, quoted, say_day
from medspil.domain.courses import Paragraph
from medspil.domain.group_decisions import OfferPlace
from medspil.domain.invitations import LIVES, in_groups
from medspil.domain.places import OfferAnswer


async def offer_a_place(talk: Talk[F], led: LedCourse, code: str, more: Door, *back: Door) -> None:
    """Asks for the paragraph and says the code; `more` leads to one more place, `back` to where it began."""
    course = led.course
    if not course.ahead(zone_of(talk.facts), talk.now):
        talk.say(
            _("{title} has met for the last time. Places are no longer offered.").format(title=quoted(course.title)),
            *back,
        )
        return
    if led.free == 0:
        talk.say(full_words(course) + " " + _("When somebody leaves, there is one again."), *back)
        return
    paragraph = await talk.ask(
        "paragraph",
        _free_words(led) + "\n" + _("Which paragraph does their support come under?"),
        one_of(Paragraph),
        [
            *(Choice(paragraph_words(paragraph), paragraph) for paragraph in Paragraph),
            Choice[Paragraph](_("Drop it"), Leave()),
        ],
        name=_("Paragraph"),
    )
    talk.decide(OfferPlace(course.id, paragraph, code))
    until = say_day(today_of(talk) + timedelta(days=LIVES.days), today_of(talk))
    talk.say(
        _("Pass this code on:\n{code}\nIt is for one person and holds until {day}.").format(
            code=in_groups(code), day=until
        ),
        more,
        *back,
        qr=CodePicture(code, in_groups(code)),
    )


def _free_words(led: LedCourse) -> str:
    """How many places are free, and how many offers wait for an answer."""
    free = ngettext("{number} place is free.", "{number} places are free.", led.free).format(number=led.free)
    waiting = sum(place.answer in (OfferAnswer.NONE, OfferAnswer.LATER) for place in led.places)
    if not waiting:
        return free
    offers = ngettext("{number} offer waits for an answer.", "{number} offers wait for an answer.", waiting)
    return f"{free} {offers.format(number=waiting)}"
