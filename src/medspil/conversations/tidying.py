"""What becomes of a message on the phone once one of its buttons was pressed."""

from dataclasses import replace

from medspil.conversations.messages import Button, Message, Outgoing, Shown, Tidy
from medspil.conversations.saying import in_rows
from medspil.conversations.state import TalkState
from medspil.conversations.tokens import AnswerToken, DoorToken, read_token
from medspil.conversations.turns import Turn


class Pressed:
    """The message whose button was pressed: it is tidied, unless what is said now takes its place."""

    def __init__(self, shown: Shown, token: str) -> None:
        """`shown` is how it stood on the phone, `token` what was behind the button."""
        self._shown = shown
        self._token = token
        self._label = shown.label
        # Others of its doors can still be tapped, or it is no message of words: then it stays where it is.
        self._is_free = shown.text is not None and not tidied(shown, token).rows

    def is_left_behind(self) -> None:
        """The button belonged to a question that is closed: nothing was chosen, and nothing comes in its place."""
        self._is_free = False
        self._label = ""

    def shows(self, talk: TalkState | None) -> bool:
        """Whether the talk's open question stands in this message by now, so that a thumb was only too quick."""
        token = read_token(self._token)
        if talk is None or talk.open is None or not isinstance(token, AnswerToken) or token.talk_id != talk.id:
            return False
        return talk.open.shown_in == self._shown.id

    def taken_by(self, turn: Turn) -> Turn:
        """The turn with its message in this one's place, where it may be."""
        self._label = turn.chose or self._label
        if not turn.in_place or not self._is_free:
            return turn
        (message,) = turn.messages
        self._is_free = not message.rows
        text = self._shown.text if turn.ticks and self._shown.text else message.text
        state = turn.state
        if state is not None and state.open is not None:
            state = replace(state, open=replace(state.open, shown_in=self._shown.id))
        return replace(turn, state=state, messages=(replace(message, text=text, instead_of=self._shown.id),))

    def with_tidied(self, messages: list[Outgoing]) -> list[Outgoing]:
        """What goes out, with this message tidied first where none of it takes its place."""
        if any(isinstance(message, Message) and message.instead_of is not None for message in messages):
            return messages
        return [tidied(replace(self._shown, label=self._label), self._token), *messages]


def tidied(shown: Shown, pressed: str) -> Tidy:
    """Its buttons go and what was chosen can be read; in a list of several sub-goals the others can still be tapped."""
    text = f"{shown.text}\n→ {shown.label}" if shown.text and shown.label else None
    token = read_token(pressed)
    if not isinstance(token, DoorToken) or token.subject is None:
        return Tidy(shown.id, text)
    left = [button for row in shown.rows for button in row if _leads_to_another(button, token.subject)]
    return Tidy(shown.id, text, in_rows(tuple(left)))


def _leads_to_another(button: Button, subject: str) -> bool:
    token = read_token(button.token)
    return isinstance(token, DoorToken) and token.subject not in (None, subject)
