"""The code of a link is a picture that a camera reads."""

import io

import segno
from PIL import Image

from medspil.bot.pictures import code_png
from medspil.sandbox.pictures import size_of

LINK = "https://t.me/medspil_bot?start=ABCD2345WXYZ"


def test_the_code_is_large_and_has_the_border_that_readers_need() -> None:
    png = code_png(LINK)
    width, height = size_of(png)
    assert width == height >= 760
    image = Image.open(io.BytesIO(png)).convert("L")
    modules = segno.make(LINK, error="m").symbol_size()[0]
    border = 4 * width // modules
    assert image.crop((0, 0, width, border)).getextrema() == (255, 255)


def test_its_dark_places_are_those_of_the_link() -> None:
    code = segno.make(LINK, error="m")
    png = code_png(LINK)
    image = Image.open(io.BytesIO(png)).convert("L")
    scale = image.width // int(code.symbol_size()[0])
    middles = [scale * (module + 4) + scale // 2 for module in range(len(code.matrix))]
    read = [[image.getpixel((x, y)) == 0 for x in middles] for y in middles]
    assert read == [[bool(module) for module in row] for row in code.matrix]
