"""Handing e-mail over to the mail server, and what its refusals mean."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

import aiosmtplib

from medspil.bot.channels.channel import Never, SendError, Unsure
from medspil.bot.mail_server import MailServer
from medspil.conversations.email_words import EmailWords
from medspil.storage.emails import Email

ANSWER_SECONDS = 30.0


class NoServer(SendError):
    """The mail server can't be reached or wants nothing of ours: none of what waits goes out now."""


def as_message(email: Email, words: EmailWords, sender: str, now: datetime) -> EmailMessage:
    """The e-mail as it goes over the wire. Tried again it has the same id, so that it is shown once."""
    message = EmailMessage()
    message["From"] = f"Medspil <{sender}>"
    message["To"] = email.address
    message["Subject"] = words.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{email.made_at:%Y%m%d%H%M%S}.{email.seq}@{sender.partition('@')[2]}>"
    # So that no vacation notice answers it.
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = email.language
    message.set_content(words.text)
    return message


class Mailer:
    """Hands e-mail to one server, from one address."""

    def __init__(self, server: MailServer, sender: str, trust: ssl.SSLContext | None = None) -> None:
        """`trust` says whose certificates are believed; without it those that the machine believes."""
        self.sender = sender
        self._client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            use_tls=server.tls,
            start_tls=server.starttls,
            tls_context=trust if server.tls or server.starttls else None,
            timeout=ANSWER_SECONDS,
        )

    async def __aenter__(self) -> "Mailer":
        """Connects. Raises NoServer."""
        with refusals_told_apart():
            await self._client.connect()
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Says goodbye, if anybody is still there."""
        if self._client.is_connected:
            try:
                await self._client.quit()
            except (aiosmtplib.SMTPException, OSError):
                self._client.close()

    async def send(self, email: Email, words: EmailWords, now: datetime) -> None:
        """Hands one over. Raises Never where the address takes none, Unsure where it may later, or NoServer."""
        with refusals_told_apart():
            await self._client.send_message(
                as_message(email, words, self.sender, now), sender=self.sender, recipients=[email.address]
            )


@contextmanager
def refusals_told_apart() -> Iterator[None]:
    """Turns what a mail server says no with into a SendError; nothing of its words, which may name the address."""
    try:
        yield
    except aiosmtplib.SMTPRecipientsRefused as error:
        codes = [refused.code for refused in error.recipients]
        if all(500 <= code < 600 for code in codes):
            raise Never(f"the mail server knows no such address ({codes[0]})") from None
        raise Unsure(f"the mail server does not take it now ({codes[0]})") from None
    except aiosmtplib.SMTPDataError as error:
        if 500 <= error.code < 600:
            raise Never(f"the mail server takes no such e-mail ({error.code})") from None
        raise Unsure(f"the mail server does not take it now ({error.code})") from None
    except aiosmtplib.SMTPResponseException as error:
        # Who we are, or how we come in, is not right: the settings can be mended, and then it goes out.
        raise NoServer(f"the mail server refuses us ({type(error).__name__}, {error.code})") from None
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        raise NoServer(f"the mail server can't be reached ({type(error).__name__})") from None
