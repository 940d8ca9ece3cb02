"""Texts as Telegram takes them: how long they are, and the HTML of parse_mode turned into entities."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from medspil.sandbox.refusals import bad_request

Entities = tuple[dict[str, Any], ...]

LONGEST_TEXT = 4096

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>|<")
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]*)""")
_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?")


def length(text: str) -> int:
    """How long Telegram counts `text`: in UTF-16 units, so that most emoji count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_as_apps_do(text: str) -> list[str]:
    """The messages as which the apps send `text`: at most 4,096 characters, cut at a space if possible."""
    parts = []
    rest = text.strip()
    while length(rest) > LONGEST_TEXT:
        most = LONGEST_TEXT
        while length(rest[:most]) > LONGEST_TEXT:
            most -= length(rest[:most]) - LONGEST_TEXT
        cut = max(rest.rfind("\n", most // 2, most), rest.rfind(" ", most // 2, most))
        parts.append(rest[: cut if cut > 0 else most].strip())
        rest = rest[cut if cut > 0 else most :].strip()
    return [*parts, rest] if rest else parts


def commands_in(text: str) -> list[dict[str, Any]]:
    """The bot_command entities that Telegram finds in what a person writes."""
    if "/" not in text:
        return []
    return [
        {"type": "bot_command", "offset": length(text[: match.start()]), "length": length(match.group())}
        for match in _COMMAND.finditer(text)
    ]


def read_text(text: str, parse_mode: str, given: Any = None) -> tuple[str, Entities]:
    """The text to show, without space around it, and its entities.

    Raises Refused for a parse mode that the sandbox does not know (it knows HTML) or tags that do not fit.
    """
    if not parse_mode:
        shown, entities = text, [_read_entity(entity) for entity in given or ()]
    elif parse_mode.lower() == "html":
        shown, entities = _read_html(text)
    else:
        raise bad_request("unsupported parse_mode")
    stripped = shown.strip()
    lead = length(shown) - length(shown.lstrip())
    return stripped, tuple(_within(entities, lead, length(stripped)))


def _within(entities: list[dict[str, Any]], lead: int, extent: int) -> Iterator[dict[str, Any]]:
    """The entities as far as they are about the text that is shown: the space around it is gone."""
    for entity in entities:
        begins = max(0, entity["offset"] - lead)
        ends = min(extent, entity["offset"] + entity["length"] - lead)
        if begins < ends:
            yield {**entity, "offset": begins, "length": ends - begins}


def _read_entity(given: dict[str, Any]) -> dict[str, Any]:
    offset, extent = given.get("offset"), given.get("length")
    if not isinstance(given.get("type"), str) or not isinstance(offset, int) or not isinstance(extent, int):
        raise bad_request("can't parse entities: Can't parse MessageEntity JSON object")
    return dict(given)


def _read_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    shown: list[str] = []
    entities: list[dict[str, Any]] = []
    open_tags: list[tuple[str, dict[str, Any]]] = []
    at = units = 0
    for match in _TAG.finditer(text):
        before = html.unescape(text[at : match.start()])
        shown.append(before)
        units += length(before)
        at = match.end()
        offset = len(text[: match.start()].encode())
        closing, name = match.group(1), (match.group(2) or "").lower()
        if name not in _KINDS:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {offset}')
        if not closing:
            entity: dict[str, Any] = {"type": _KINDS[name], "offset": units, "length": 0}
            if name == "a":
                href = _HREF.search(match.group(3))
                entity["url"] = html.unescape(href.group(1)) if href else ""
            open_tags.append((name, entity))
        elif not open_tags or open_tags[-1][0] != name:
            raise bad_request(f"can't parse entities: Unmatched end tag at byte offset {offset}")
        else:
            entity = open_tags.pop()[1]
            entity["length"] = units - entity["offset"]
            if entity["length"]:
                entities.append(entity)
    if open_tags:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1][0]}\"")
    shown.append(html.unescape(text[at:]))
    return "".join(shown), sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
