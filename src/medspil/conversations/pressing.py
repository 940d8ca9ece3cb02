"""Buttons at the desk: an answer to the question that it was shown with, or a door to a talk."""

from medspil.conversations import engine
from medspil.conversations.desk import Desk
from medspil.conversations.messages import Incoming, Shown, TakeAway
from medspil.conversations.open_doors import is_open
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.run import Misfit
from medspil.conversations.state import Opening
from medspil.conversations.texts import _
from medspil.conversations.tokens import CONTINUE, FORGET, AnswerToken, DoorToken, read_token


class Pressing(Desk):
    """A desk where buttons are pressed."""

    def press(self, incoming: Incoming) -> None:
        """Does what the button stands for; an old one does nothing, and a door that is not theirs is no door."""
        token = read_token(incoming.token)
        if isinstance(token, DoorToken) and self.caller.known and is_open(token, self.roles):
            self._through(token)
        elif isinstance(token, AnswerToken) and (talk := self.asked_by(token)) is not None:
            if talk is self.aside:
                self.talk, self.aside = talk, self.worth_keeping()
                if self.is_behind(talk):
                    self.begin_again(_("It was changed since we began. Let us take it from the top."))
                    return
            if self.is_shut(talk.name):
                self.prove_first(Opening(argument=incoming.token), talk)
                return
            if talk.open is not None and talk.open.secret and incoming.shown is not None:
                self._take_picture_away(incoming.shown)
            try:
                self.finish(engine.press(CONVERSATIONS[talk.name], talk, token.index, self.now, incoming.shown))
            except Misfit:
                self.begin_again()
        elif self.pressed is not None and self.pressed.shows(self.talk):
            self.ask_again("")
        else:
            self.pressed_too_late()

    def _take_picture_away(self, shown: Shown) -> None:
        """A picture that showed a secret goes from the phone; words can stay."""
        if shown.text is None:
            self.messages.append(TakeAway(shown.id))
            self.pressed = None

    def _through(self, token: DoorToken) -> None:
        if token.conversation in (CONTINUE, FORGET) and (self.aside is None or token.subject != self.aside.id):
            self.say(_("We are done with that question. Nothing was changed."))
        elif token.conversation == CONTINUE:
            self.take_up()
        elif token.conversation == FORGET:
            self.aside = None
            self.say(_("All right, we leave it. Nothing new was saved."))
        else:
            opening = Opening(subject=token.subject, argument=token.argument)
            if self._is_open_already(token):
                self.ask_again("")
            else:
                self.begin(token.conversation, opening)

    def _is_open_already(self, token: DoorToken) -> bool:
        """Whether this very door was tapped twice in a row."""
        talk = self.talk
        if talk is None or not CONVERSATIONS[talk.name].keep or talk.name != token.conversation:
            return False
        return talk.opening.subject == token.subject and talk.opening.argument == token.argument
