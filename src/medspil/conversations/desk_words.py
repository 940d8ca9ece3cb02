"""What the front desk says by itself."""

from datetime import datetime

from medspil.conversations.facts import UndoFacts
from medspil.conversations.messages import Button, Kind, Message
from medspil.conversations.state import TalkState
from medspil.conversations.texts import _, quoted
from medspil.conversations.tokens import UNDO, door_token
from medspil.conversations.understanding import UNCLEAR
from medspil.domain.invitations import CodeState
from medspil.domain.undoing import still_open

PLAIN_REPLIES = frozenset((Kind.EDITED, Kind.PICTURE, Kind.VOICE, Kind.STICKER, Kind.OTHER, Kind.GROUP))
"""What is not read gets a kind word and nothing more."""

READ_FOR_CRISIS = PLAIN_REPLIES - {Kind.GROUP} | {Kind.TEXT}
"""Words of crisis are heard in these, a picture's caption among them."""


WISHES_A_FEELING_IS_TAKEN_FOR = (UNCLEAR, "new-sub-goal", "let-go")
"""What words of a hard day may look like; who says more than that is taken at their word."""


def plain_reply(kind: Kind) -> str:
    """What is said to something that is not read."""
    if kind is Kind.GROUP:
        return _("I only talk in private. Tap my name and write to me there.")
    if kind is Kind.EDITED:
        return _("I don't see it when you change a message that is sent. Write it again, if you like.")
    if kind is Kind.PICTURE:
        return _("Thank you. I can't see pictures, and I don't keep them. Write it in words, if you like.")
    if kind is Kind.VOICE:
        return _(
            "Thank you. I can't listen to voice messages yet, and I don't keep them. Write it in words, if you like."
        )
    if kind is Kind.STICKER:
        return _("Nice one! But I only understand words and buttons.")
    return _("I can't read that kind of message. Write it in words, if you like.")


def stranger_words(contact: str) -> str:
    """What is said to someone who is not in yet: who this is, and how to get in."""
    return "\n\n".join(
        (
            _("Hello. I am Medspil, a chat robot. I don't know you yet."),
            _("This is how you get an invitation: {contact} If you have a code, write it to me.").format(
                contact=contact
            ),
            _("I am no emergency line. In danger, call 112."),
        )
    )


def undo_offer(facts: UndoFacts, now: datetime) -> Message | None:
    """Where no question is open: shall what was decided last be taken back? None where there is nothing."""
    newest = next(iter(still_open(facts.undoable, now)), None)
    if newest is None:
        return None
    button = Button(_("Undo"), door_token(UNDO, None, str(newest.id)))
    return Message(_("We are not in the middle of anything. Shall I undo what you did last?"), ((button,),))


def hard_day_words(contact: str) -> str:
    """What is said to words of a hard day: they are heard, and people are better at it than a program."""
    return "\n".join(
        (
            _("Thank you for telling me. That sounds hard."),
            _("I am only a program. It can help to talk with somebody. To reach the staff: {contact}").format(
                contact=contact
            ),
        )
    )


def code_words(code: CodeState) -> str:
    """What is said to a code that opens nothing."""
    if code is CodeState.USED:
        return _("That code is already used. Ask for a new invitation.")
    if code is CodeState.EXPIRED:
        return _("That code is too old. Ask for a new invitation.")
    if code is CodeState.TOO_SOON:
        return _("That was a few tries in a row. Wait a little, and try again.")
    return _("I don't know that code. Look at it once more and write it again.")


def aside_words(talk: TalkState) -> str:
    """What is said when a talk that was set aside is offered again."""
    words = next((a.value for a in talk.answers if a.key == "what"), talk.opening.words)
    if isinstance(words, str) and talk.name == "new-sub-goal":
        return _("You were in the middle of a sub-goal: {what}. Shall we go on with it?").format(what=quoted(words))
    return _("You were in the middle of something. Shall we go on with it?")
