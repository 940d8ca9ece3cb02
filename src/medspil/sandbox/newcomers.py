"""New persons at the page: citizens and those who work here, each with a name and an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medspil.sandbox.hooks import ROLES, SandboxHooks

if TYPE_CHECKING:
    from medspil.sandbox.phone import Phone
    from medspil.sandbox.telegram import PretendTelegram

NAMES = {
    "citizen": (
        "Sara", "Mikkel", "Freja", "Jonas", "Amina", "Kasper", "Ida", "Emil", "Signe", "Omar", "Laura", "Rasmus",
        "Maja", "Villads", "Naja", "Ali", "Karla", "Tobias", "Astrid", "Malik", "Johanne", "Bo", "Ronja",
    ),
    "leader": ("Mette", "Henrik", "Louise", "Yusuf"),
    "staff": ("Pia", "Anders", "Fatima", "Jesper"),
    "peer": ("Rikke", "Steen", "Zahra"),
    "interviewer": ("Kim", "Birgitte", "Hassan"),
    "coordinator": ("Dorthe", "Lars", "Shirin"),
}  # fmt: skip


async def new_phone(
    telegram: PretendTelegram,
    hooks: SandboxHooks,
    role: str = "citizen",
    language: str = "da",
    name: str = "",
) -> Phone:
    """A person with a phone and an invitation on it, by the next free name of their role unless one is given.

    Raises LookupError where nobody invites, or nobody is invited to that role.
    """
    if role not in ROLES:
        raise LookupError(f"nobody can be invited as {role!r}; use one of {', '.join(ROLES)}")
    called = name or next_name(telegram, role)
    code = await hooks.invite(role, called)
    phone = telegram.phone(called, language)
    phone.role = role
    phone.invitation = telegram.deep_link(code)
    telegram.changed(phone.user.id)
    return phone


def next_name(telegram: PretendTelegram, role: str = "citizen") -> str:
    """The first name of a role that nobody has yet."""
    taken = {phone.user.first_name for phone in telegram.phones}
    names = NAMES[role]
    return next((name for name in names if name not in taken), names[len(taken) % len(names)])
