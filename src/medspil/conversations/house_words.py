"""What the organisation has set about itself, and what is said where it has set nothing."""

from medspil.conversations.facts import House
from medspil.conversations.texts import _


def name_of(house: House) -> str:
    """Who Medspil comes from."""
    return house.name or _("your municipality")


def contact_of(house: House) -> str:
    """How one reaches the staff."""
    return _sentence(house.contact) or _("ask the staff you know.")


def kept_for(house: House) -> str:
    """How long things are kept."""
    return _sentence(house.kept_for) or _("until you delete it, or your time with us ends.")


def legal_basis(house: House) -> str:
    """On what legal ground."""
    return _sentence(house.legal_basis) or _("your yes.")


def help_lines(house: House) -> list[str]:
    """Who answers in a crisis, a line each."""
    return [f"{line.name}: {line.reach} {line.hours}".rstrip() for line in house.help_lines]


def _sentence(words: str) -> str:
    """The organisation's own words with a full stop, since more follows them."""
    words = words.strip()
    return words if not words or words[-1] in ".!?" else f"{words}."
