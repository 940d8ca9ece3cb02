"""What becomes of a message on the phone once one of its buttons was pressed."""

from medspil.conversations.messages import Button, Shown, Tidy
from medspil.conversations.saying import in_rows
from medspil.conversations.tokens import DoorToken, read_token


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
