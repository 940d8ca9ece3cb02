"""Reading the parameters of a Bot API call: query string, form, multipart or JSON, as Telegram takes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message as Headers
from typing import Any
from urllib.parse import parse_qsl

from medspil.sandbox.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came along in a multipart body."""

    filename: str
    content: bytes


class Parameters:
    """The parameters of one call, read as the types that a method wants."""

    __slots__ = ("values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take the values as they came: text (perhaps JSON), uploads, or what a JSON body held."""
        self.values = values

    def __contains__(self, name: str) -> bool:
        """Whether the call named this parameter."""
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        """The parameter as text."""
        value = self.values.get(name, default)
        if isinstance(value, Upload):
            return value.content.decode("utf-8", "replace")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number; Telegram takes what is no number for the default."""
        return whole_number(self.values.get(name, default), default)

    def boolean(self, name: str) -> bool:
        """The parameter as yes or no."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        """The parameter as JSON, None when absent. Raises Refused when it is no JSON."""
        value = self.values.get(name)
        if isinstance(value, Upload):
            value = self.text(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def json_object(self, name: str) -> dict[str, Any] | None:
        """The parameter as a JSON object, None when absent. Raises Refused when it is something else."""
        value = self.json(name)
        if value is None or isinstance(value, dict):
            return value
        raise bad_request(f"object expected as {name}")

    def json_objects(self, name: str) -> list[dict[str, Any]] | None:
        """The parameter as a list of JSON objects, None when absent. Raises Refused when it is something else."""
        value = self.json(name)
        if value is None or (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
            return value
        raise bad_request(f"array of objects expected as {name}")

    def upload(self, name: str) -> Upload | None:
        """The file given as parameter `name`, directly or as attach://part."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.values.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None


def whole_number(value: Any, default: int = 0) -> int:
    """The value as a whole number, `default` when it is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return default


def read_parameters(query: bytes, content_type: str, body: bytes) -> Parameters:
    """Put together what the address and the body of a call say. Raises Refused if it cannot be read."""
    values: dict[str, Any] = {}
    if query:
        values.update(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    if body:
        values.update(_read_body(content_type, body))
    return Parameters(values)


def _read_body(content_type: str, body: bytes) -> Mapping[str, Any]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            values = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(values, dict):
            raise bad_request("object expected as parameters")
        return values
    if kind == "multipart/form-data":
        return _read_multipart(content_type, body)
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _read_multipart(content_type: str, body: bytes) -> dict[str, Any]:
    boundary = _header("content-type", content_type).get_param("boundary", None)
    if not isinstance(boundary, str):
        raise bad_request("can't parse multipart body: boundary not found")
    values: dict[str, Any] = {}
    # Every part stands between two boundary lines; what is before the first and after the last is no part.
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1"))[1:-1]:
        head, separator, content = part.partition(b"\r\n\r\n")
        if not separator:
            raise bad_request("can't parse multipart body: part without headers")
        name, filename = _disposition(head.decode("utf-8", "replace"))
        if filename is None:
            values[name] = content.decode("utf-8", "replace")
        else:
            values[name] = Upload(filename, content)
    return values


def _disposition(head: str) -> tuple[str, str | None]:
    for line in head.split("\r\n"):
        key, _, value = line.partition(":")
        if key.strip().lower() == "content-disposition":
            header = _header("content-disposition", value.strip())
            name = header.get_param("name", "", "content-disposition")
            return str(name), header.get_filename()
    raise bad_request("can't parse multipart body: part without a name")


def _header(name: str, value: str) -> Headers:
    headers = Headers()
    headers[name] = value
    return headers
