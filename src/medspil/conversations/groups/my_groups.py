"""My groups: when they meet next, their plan, how one wants it there, leaving; and offers that wait."""

from medspil.conversations.courses.calendar_file import calendar_file
from medspil.conversations.courses.course_words import numbered, title_label, today_of, zone_of
from medspil.conversations.courses.plan_picture import plan_picture
from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.groups.cannot_come import Expected, expected_next, tell
from medspil.conversations.groups.group_words import leader_words, my_groups_door, no_group_words, sessions_ahead
from medspil.conversations.groups.joining import change_how, wish_words
from medspil.conversations.memberships import Membership
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _, quoted, say_day
from medspil.domain.group_decisions import ChangePlace, LeaveCourse
from medspil.domain.places import Acceptance, OfferAnswer

CLOSE = "+close"


async def my_groups(talk: Talk[MemberFacts]) -> None:
    """The group, or the one that is picked among several, and what can be done about it."""
    mine = [m for m in talk.facts.memberships if m.place.taken and not m.course.closed]
    waiting = [m for m in talk.facts.memberships if _waits(talk, m)]
    if not mine and not waiting:
        talk.say(no_group_words(), Door(_("My sub-goals"), "my-sub-goals"))
        return
    opened = mine[0] if len(mine) == 1 and not waiting else await _pick(talk, mine, waiting)
    if opened is None:
        talk.say(_("All right. Everything is as it was."))
    elif opened in waiting:
        talk.go_on_with("offer", Opening(subject=opened.place.id))
    else:
        await _open(talk, opened)


def _waits(talk: Talk[MemberFacts], membership: Membership) -> bool:
    """Whether it is an offer that can still be answered."""
    unanswered = membership.place.answer in (OfferAnswer.NONE, OfferAnswer.LATER)
    return unanswered and bool(sessions_ahead(talk, membership.course))


async def _pick(talk: Talk[MemberFacts], mine: list[Membership], waiting: list[Membership]) -> Membership | None:
    lines = []
    choices = []
    for membership in (*mine, *waiting):
        words = _("An offer: {group}") if membership in waiting else "{group}"
        ahead = sessions_ahead(talk, membership.course)
        day = f": {say_day(ahead[0].day, today_of(talk))}" if ahead else ""
        lines.append(f"• {words.format(group=quoted(membership.course.title))}{day}")
        choices.append(Choice(words.format(group=title_label(membership.course.title)), membership.place.id))
    picked = await talk.ask(
        "which",
        _("Your groups:") + "\n\n" + "\n".join(lines),
        one_of(str),
        [*choices, Choice(_("Close"), CLOSE)],
        name=_("Which one"),
    )
    return talk.facts.membership(picked)


async def _open(talk: Talk[MemberFacts], membership: Membership) -> None:
    coming = expected_next(talk, membership)
    choices = [
        Choice(_("The plan"), "plan"),
        Choice(_("Change my wishes"), "change"),
        Choice(_("Leave the group"), "leave"),
    ]
    if coming is not None and coming.attendance.cannot_come:
        choices.insert(0, Choice(_("I can come after all"), "come"))
    elif coming is not None:
        choices.insert(0, Choice(_("I can't come"), "cannot"))
    do = await talk.ask(
        "do",
        "\n".join((*_told(talk, membership, coming), "", _("What would you like to do?"))),
        one_of(str),
        [*choices, Choice(_("Close"), CLOSE)],
        given=talk.opening.argument if talk.opening.argument == "leave" else UNKNOWN,
        name=_("What to do"),
    )
    if do in ("cannot", "come") and coming is not None:
        tell(talk, coming, cannot=do == "cannot")
    elif do == "plan":
        _show_plan(talk, membership)
    elif do == "change":
        await _change(talk, membership, _wishes(membership))
    elif do == "leave":
        await _leave(talk, membership)
    else:
        talk.say(_("All right. Everything is as it was."))


def _wishes(membership: Membership) -> Acceptance:
    place = membership.place
    return Acceptance(place.name or "", place.remind, place.ask, place.goal)


def _told(talk: Talk[MemberFacts], membership: Membership, coming: Expected | None) -> list[str]:
    """The group with its next session, a line each."""
    course = membership.course
    lines = [quoted(course.title), _("Place: {place}").format(place=course.place)]
    if coming is None:
        lines.append(_("The last session is over."))
    else:
        lines.append(numbered(course, coming.session, today_of(talk)))
        if coming.attendance.cannot_come:
            lines.append(_("You have said that you can't come that day."))
    return [*lines, *leader_words(membership.leaders)]


def _show_plan(talk: Talk[MemberFacts], membership: Membership) -> None:
    zone = zone_of(talk.facts)
    picture = plan_picture(membership.course, zone, talk.now)
    talk.say(picture.alternative, picture=picture)
    talk.say(_("And the same for your calendar."), document=calendar_file(membership.course, zone, talk.now))


async def _change(talk: Talk[MemberFacts], membership: Membership, before: Acceptance) -> None:
    wishes = await change_how(talk, before)
    if wishes == before:
        talk.say(_("All right. Everything is as it was."))
        return
    talk.decide(ChangePlace(membership.place.id, wishes))
    talk.say(_("Saved.") + "\n" + wish_words(wishes), my_groups_door())


async def _leave(talk: Talk[MemberFacts], membership: Membership) -> None:
    group = quoted(membership.course.title)
    sure = await talk.ask(
        "sure",
        _("Would you like to leave {group}? That is quite all right. You get the same help as before.").format(
            group=group
        ),
        one_of(bool),
        [Choice(_("Leave the group"), True), Choice(_("Stay"), False)],
    )
    if not sure:
        talk.say(_("Good. You are still in it."), my_groups_door())
        return
    talk.decide(LeaveCourse(membership.place.id))
    talk.say(
        "\n".join(
            (
                _("You have left {group}. Thank you for being in it.").format(group=group),
                _("The leader hears that you left, and nothing else."),
                _("What you have answered still counts, together with the others' answers."),
                _("If you want to come back, ask for a new code."),
            )
        )
    )
