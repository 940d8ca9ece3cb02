"""Small pictures, voices and stickers for phones to send; files that a bot could also fetch."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from medspil.sandbox.chats import Json

if TYPE_CHECKING:
    from medspil.sandbox.telegram import PretendTelegram

# One grey pixel as PNG.
SMALL_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


def voice(telegram: PretendTelegram) -> Json:
    """The voice field of a message: three seconds of nothing in particular."""
    file = telegram.keep_file(b"OggS", "voice.oga", mime_type="audio/ogg")
    return {"voice": {**file.to_json(), "duration": 3, "mime_type": file.mime_type}}


def sticker(telegram: PretendTelegram) -> Json:
    """The sticker field of a message."""
    file = telegram.keep_file(b"RIFF", "sticker.webp", mime_type="image/webp")
    about = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    }
    return {"sticker": {**file.to_json(), **about}}
