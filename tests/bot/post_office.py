"""A real mail server on the loopback: it takes e-mail in, and refuses what a test tells it to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from medspil.bot.clock import machine_clock
from medspil.bot.mail_server import MailServer

USER, PASSWORD = "medspil", "et hemmeligt ord"


class PostOffice:
    """`taken` is what was handed over; `refuses` says no to an address, or (as "*") to any content, in these words."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refuses: dict[str, list[str]] = {}
        self.sealed: list[bool] = []
        self.host, self.port = "127.0.0.1", 0

    @property
    def server(self) -> MailServer:
        return MailServer(self.host, self.port)

    async def handle_RCPT(  # noqa: N802 - the name is the server's
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.refuses.get(address):
            return self.refuses[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuses.get("*"):
            return self.refuses["*"].pop(0)
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        self.recipients += envelope.rcpt_tos
        assert server.transport is not None
        self.sealed.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 OK"


class _AtAnyPort(Controller):
    """The controller where port 0 is any that is free; it finds out by calling itself whether it listens."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def open_office(port: int = 0, **how: Any) -> Iterator[PostOffice]:
    """The server while the block lasts, in a thread of its own; `how` is aiosmtpd's."""
    office = PostOffice()
    controller = _AtAnyPort(office, hostname=office.host, port=port, **how)
    controller.start()
    try:
        office.port = controller.port
        yield office
    finally:
        controller.stop()


def wants_a_password(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    """Lets in who has the right name and password."""
    right = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=data == right, handled=False)


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What the server shows, and what a client believes: a certificate for the loopback, made for this test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = machine_clock()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    place = folder / "mail.pem"
    place.write_bytes(pem + private)
    shows = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shows.load_cert_chain(place)
    return shows, ssl.create_default_context(cadata=pem.decode())
