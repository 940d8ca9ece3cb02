"""What stands on Medspil's pages besides their content: before the page is opened, and where there is none."""

from dataclasses import dataclass

from medspil.conversations.texts import _, speaking


@dataclass(frozen=True)
class DoorWords:
    """The words of a page that says one thing, with a button where one can go on."""

    title: str
    text: str
    button: str = ""


def before_opening(language: str) -> DoorWords:
    """What anybody sees who follows a link, whether there is a page behind it or not."""
    with speaking(language):
        return DoorWords(
            _("A page in Medspil"),
            _("Tap the button to open the page. It can be opened once."),
            _("Open the page"),
        )


def no_page(language: str) -> DoorWords:
    """What is said of every link that opens nothing: used, too old, or never made."""
    with speaking(language):
        return DoorWords(
            _("The page is closed"),
            _("A link works once, and for ten minutes. Ask for a new one in the chat with Medspil."),
        )


def not_now(language: str) -> DoorWords:
    """What is said where the page could not be made; the link still works."""
    with speaking(language):
        return DoorWords(_("Just a moment"), _("The page could not be opened just now. Go back and try again."))
