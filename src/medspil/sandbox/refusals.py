"""The answers with which Telegram says no: error codes and sentences as the real one sends them."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A Bot API call that Telegram would refuse, with the body of its answer."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        """Keep the HTTP status `code`, the sentence and ResponseParameters such as retry_after (seconds)."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON object that Telegram answers with."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refused:
    """400: the call itself is wrong and will never work."""
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    """403: the person or group does not want to hear from the bot."""
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    """409: somebody else fetches the updates, or a web hook gets them."""
    return Refused(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> Refused:
    """429: wait `retry_after` seconds."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def unauthorized() -> Refused:
    """401: no bot has this token."""
    return Refused(401, "Unauthorized")


def not_found(what: str = "") -> Refused:
    """404: there is no such method, file or address."""
    return Refused(404, f"Not Found: {what}" if what else "Not Found")
