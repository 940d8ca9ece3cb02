"""Which conversation a person asks for by name."""

from functools import cache

from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.tokens import CONTINUE
from medspil.domain.persons import Role

_CONTINUE_WORDS = ("fortsæt", "continue", "videre", "go on")
_THANKFUL_EMOJI = frozenset("👍🙏❤♥💚💛🧡💙💜😊🙂😀😃😄☺👌")


@cache
def _by_word(roles: frozenset[Role]) -> dict[str, str]:
    words = dict.fromkeys(_CONTINUE_WORDS, CONTINUE)
    for conversation in CONVERSATIONS.values():
        if conversation.is_open_to(roles):
            for word in (*conversation.commands, *conversation.also):
                words[word] = conversation.name
    return words


def asked_for(text: str, roles: frozenset[Role]) -> str | None:
    """The conversation whose command or word is the whole of `text`, with or without the slash.

    Other people's commands are none for someone with these `roles`.
    """
    plain = text.strip().removeprefix("/").partition("@")[0].casefold()
    return _by_word(roles).get(plain.rstrip(".!?") or plain)


def is_surely_a_command(text: str, roles: frozenset[Role]) -> bool:
    """Whether it is a command even where any words are an answer: with its slash, or of several words."""
    return asked_for(text, roles) is not None and (text.startswith("/") or " " in text.strip())


def is_a_smile(text: str) -> bool:
    """Whether it is a kind sign and no words."""
    return not any(c.isalnum() for c in text) and not _THANKFUL_EMOJI.isdisjoint(text)
