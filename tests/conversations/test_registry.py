"""Each conversation stands in the registry once: of two lines with one name the later would silently win."""

from medspil.conversations import registry


def test_each_conversation_stands_in_the_registry_once() -> None:
    names = [conversation.name for conversation in registry._ALL]
    assert sorted(names) == sorted(registry.CONVERSATIONS)
