"""Reads the setting of the mail server: "smtps://name:password@mail.example.org" and the like."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from medspil.bot.this_machine import is_this_machine

EXAMPLE = "write it like smtps://name:password@mail.example.org, or starttls://…, or smtp://localhost:25"

PORTS = {"smtp": 25, "smtps": 465, "starttls": 587}
"""The ways to speak with a mail server, with the port that is usual for each."""


@dataclass(frozen=True)
class MailServer:
    """Where e-mail is handed over. `tls`: sealed from the start; `starttls`: sealed before anything is said."""

    host: str
    port: int
    tls: bool = False
    starttls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)


def read_mail_server(written: str) -> MailServer:
    """The server of the setting. Raises ValueError with what is wrong; nothing of the password stands in it."""
    try:
        parts = urlsplit(written)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"is no address of a mail server; {EXAMPLE}") from None
    if parts.scheme not in PORTS or not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(f"is no address of a mail server; {EXAMPLE}")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError(f"has a name without a password, or the other way round; {EXAMPLE}")
    if password and parts.scheme == "smtp" and not is_this_machine(host):
        raise ValueError("would send the password unsealed; begin it with smtps:// or starttls://")
    return MailServer(
        host, port or PORTS[parts.scheme], parts.scheme == "smtps", parts.scheme == "starttls", user, password
    )
