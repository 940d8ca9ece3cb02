"""The one thing that Medspil says by e-mail: that there is a digest, and the way back into the chat."""

from dataclasses import dataclass

from medspil.conversations.texts import _, speaking


@dataclass(frozen=True)
class EmailWords:
    """What stands in the line above an e-mail, and in it."""

    subject: str
    text: str


def digest_email(language: str, link: str) -> EmailWords:
    """There is a digest; nothing of anybody stands here. `link` opens the chat."""
    with speaking(language):
        parts = (
            _("There is a new overview for you in Medspil."),
            _("Open it in the chat:") + f"\n{link}",
            _("Nobody reads answers to this e-mail. In the chat you can also say that you want none."),
        )
        return EmailWords(_("A new overview in Medspil"), "\n\n".join(parts) + "\n")
