"""Drawing a link as a code that a phone's camera reads."""

import io

import segno

SIDE = 760
"""Pixels, at least: large enough to be read from a screen across a table."""


def code_png(link: str) -> bytes:
    """The QR code of the link as PNG, black on white with the quiet border that readers need."""
    code = segno.make(link, error="m")
    png = io.BytesIO()
    code.save(png, kind="png", scale=-(-SIDE // code.symbol_size()[0]), border=4)
    return png.getvalue()
