"""Which conversation a person asks for by name."""

from functools import cache

from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.tokens import CONTINUE

_CONTINUE_WORDS = ("fortsæt", "continue", "videre", "go on")
_THANKFUL_EMOJI = frozenset("👍🙏❤♥💚💛🧡💙💜😊🙂😀😃😄☺👌")


@cache
def _by_word() -> dict[str, str]:
    words = dict.fromkeys(_CONTINUE_WORDS, CONTINUE)
    for conversation in CONVERSATIONS.values():
        for word in (*conversation.commands, *conversation.also):
            words[word] = conversation.name
    return words


def asked_for(text: str) -> str | None:
    """The conversation whose command or word is the whole of `text`, with or without the slash."""
    plain = text.strip().removeprefix("/").partition("@")[0].casefold()
    return _by_word().get(plain.rstrip(".!?") or plain)


def is_surely_a_command(text: str) -> bool:
    """Whether it is a command even where any words are an answer: with its slash, or of several words."""
    return asked_for(text) is not None and (text.startswith("/") or " " in text.strip())


def is_a_smile(text: str) -> bool:
    """Whether it is a kind sign and no words."""
    return not any(c.isalnum() for c in text) and not _THANKFUL_EMOJI.isdisjoint(text)
