"""Reading reply_markup: inline buttons, keyboards under the text field, and Telegram's rules for them."""

from __future__ import annotations

from typing import Any

from medspil.sandbox.chats import Button, Keyboard
from medspil.sandbox.parameters import Parameters
from medspil.sandbox.refusals import bad_request

MOST_BYTES_OF_DATA = 64
MOST_BUTTONS = 100
CANNOT_PARSE = "can't parse inline keyboard button: "


def read_inline_keyboard(parameters: Parameters) -> Keyboard:
    """The inline buttons of a call, if any. Raises Refused for buttons that Telegram does not take."""
    markup = parameters.json_object("reply_markup")
    if markup is None:
        return ()
    rows = _rows(markup.get("inline_keyboard", []))
    keyboard = tuple(tuple(_read_button(raw) for raw in row) for row in rows if row)
    if sum(len(row) for row in keyboard) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return keyboard


def read_reply_keyboard(parameters: Parameters) -> tuple[tuple[str, ...], ...] | None:
    """The labels of a keyboard to show under the text field; empty takes it away, None leaves it as it is."""
    markup = parameters.json_object("reply_markup")
    if markup is None:
        return None
    if markup.get("remove_keyboard"):
        return ()
    if "keyboard" not in markup:
        return None
    return tuple(tuple(_read_label(raw) for raw in row) for row in _rows(markup["keyboard"]))


def _rows(raw: Any) -> list[list[Any]]:
    if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
        raise bad_request("can't parse reply keyboard markup JSON object")
    return raw


def _read_label(raw: Any) -> str:
    label = raw.get("text") if isinstance(raw, dict) else raw
    if not isinstance(label, str) or not label:
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    return label


def _read_button(raw: Any) -> Button:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise bad_request(CANNOT_PARSE + 'Field "text" must be of type String')
    label, data, url = raw["text"], raw.get("callback_data"), raw.get("url")
    if not label.strip():
        raise bad_request("inline keyboard button text is empty")
    if data is None and url is None:
        raise bad_request(CANNOT_PARSE + "Text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(str(data).encode()) <= MOST_BYTES_OF_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: unsupported URL protocol")
    return Button(label, None if data is None else str(data), None if url is None else str(url))
