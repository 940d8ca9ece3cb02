"""What people are called, as it is kept: sealed, and opened in this one place."""

from medspil.storage.store import Store

PURPOSE = "persons.name"


def opened(store: Store, sealed: bytes | None) -> str:
    """The name in its column; nothing where they have not said one."""
    return "" if sealed is None else store.vault.open_text(PURPOSE, sealed)
