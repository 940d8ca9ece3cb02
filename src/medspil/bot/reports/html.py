"""A report as one HTML page that needs nothing else: it prints well on A4 and can be read aloud."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources

from medspil.bot.pictures.style import HARD_TO_GOOD, shades
from medspil.conversations.pictures import Column, Panel, Shade
from medspil.conversations.reports import Cell, PanelWords, Report, Section, Table

NOTHING = "–"
BAR_WIDTH, BAR_HEIGHT = 160, 18
SHORT = 16
"""A table of so few rows stays on one page when it is printed."""

SHORT_WORDS = 18
"""So few letters stay on one line, as a day does."""

_TINTS = {Shade.GOOD: "#80cdc1", Shade.BETWEEN: "#c3ccd1", Shade.HARD: "#dfc27d"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_PATTERNS = "".join(
    f'<pattern id="{shade}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">'
    f'<rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="{_TINTS[shade]}"/></pattern>'
    for shade, turn in ((Shade.GOOD, 45), (Shade.BETWEEN, 0), (Shade.HARD, -45))
)


def as_html(report: Report) -> str:
    """The whole page. It loads nothing and runs nothing."""
    return framed(report.language, report.title, page_style(), _body(report))


def framed(language: str, title: str, style: str, body: Iterable[str], policy: str = POLICY) -> str:
    """A whole page in its frame: what stands in `body`, under a policy that loads and runs nothing from elsewhere."""
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(language)}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{style}</style></head>",
        "<body><main>",
        *body,
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


@cache
def page_style() -> str:
    """How a report looks, on a phone, on a wide screen and on paper."""
    return (resources.files("medspil.bot.reports") / "page.css").read_text("utf-8")


def _body(report: Report) -> Iterator[str]:
    yield from top(report.title, report.facts)
    for section in report.sections:
        yield "<section>"
        yield from inside(section)
        yield "</section>"


def top(title: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The title, and the facts in a line each; before them what the drawings of all sections share."""
    yield f'<svg width="0" height="0" class="patterns" aria-hidden="true"><defs>{_PATTERNS}</defs></svg>'
    yield f"<h1>{escape(title)}</h1>"
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(what)}</dd>" for name, what in facts)
    if told:
        yield f"<dl>{told}</dl>"


def inside(section: Section) -> Iterator[str]:
    """A section's heading and all that it says."""
    yield f"<h2>{escape(section.heading)}</h2>"
    for words in section.text:
        yield f"<p>{escape(words)}</p>"
    for table in section.tables:
        yield from _table(table)
    for panel in section.panels:
        assert section.panel_words is not None, "questions need the words that stand around them"
        yield from _panel(panel, section.panel_words)
    for quote in section.quotes:
        footer = f"<footer>{escape(quote.of)}</footer>" if quote.of else ""
        yield f"<blockquote><p>{escape(quote.words)}</p>{footer}</blockquote>"


def _opened(title: str, note: str, rows: int) -> str:
    small = f"<small>{escape(note)}</small>" if note else ""
    short = " short" if rows <= SHORT else ""
    return f'<div class="wide{short}"><table><caption>{escape(title)}{small}</caption>'


def _table(table: Table) -> Iterator[str]:
    numeric = [all(not isinstance(row[place], str) for row in table.rows) for place in range(len(table.columns))]
    yield _opened(table.title, table.note, len(table.rows))
    heads = (_head(name, number) for name, number in zip(table.columns, numeric, strict=True))
    yield f"<thead><tr>{''.join(heads)}</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(_cell(cell, number) for cell, number in zip(rest, numeric[1:], strict=True))
        yield f'<tr><th scope="row">{_words(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _head(name: str, number: bool, key: str = "") -> str:
    return f'<th scope="col"{_number(number)}>{key}{escape(name)}</th>'


def _cell(cell: Cell, number: bool) -> str:
    whole = ' class="whole"' if isinstance(cell, str) and len(cell) <= SHORT_WORDS else ""
    return f"<td{_number(number) or whole}>{_words(cell)}</td>"


def _number(number: bool) -> str:
    return ' class="number"' if number else ""


def _words(cell: Cell) -> str:
    return NOTHING if cell is None else escape(str(cell))


def _panel(panel: Panel, words: PanelWords) -> Iterator[str]:
    ends = f"{panel.values[0]}: {panel.low}, {panel.values[-1]}: {panel.high}" if panel.low and panel.high else ""
    if len(panel.columns) == 1 and panel.columns[0].counts is not None:
        yield from _one_column(panel, panel.columns[0], panel.columns[0].counts, ends, words)
        return
    colors = _colors(panel)
    yield _opened(panel.title, ends, len(panel.columns))
    keys = (_head(value, True, _key(color)) for value, color in zip(panel.values, colors, strict=True))
    first, last = _head(panel.rows or words.rows, False), _head(words.answers, True)
    yield f'<thead><tr>{first}<td class="bar"></td>{"".join(keys)}{last}</tr>'
    yield "</thead><tbody>"
    for column in panel.columns:
        yield f"<tr>{_row_head(column)}{_row(panel, column, colors, words)}</tr>"
    yield "</tbody></table></div>"


def _row_head(column: Column) -> str:
    also = f"<small>{escape(column.word)}</small>" if column.counts is not None and column.word else ""
    return f'<th scope="row">{escape(column.label)}{also}</th>'


def _row(panel: Panel, column: Column, colors: Sequence[str], words: PanelWords) -> str:
    over = len(panel.values) + 1
    if column.counts is None and not column.word:
        return f'<td></td><td class="quiet" colspan="{over}">{escape(words.nothing)}</td>'
    if column.counts is None:
        bar = f'<rect width="{BAR_WIDTH}" height="{BAR_HEIGHT}" fill="url(#{column.shade})"/>'
        return f'<td class="bar">{_svg(bar)}</td><td colspan="{over}">{escape(column.word)}</td>'
    bar = _stacked(column.counts, colors) if panel.ordered else ""
    cells = "".join(_cell(count, True) for count in (*column.counts, _answers(column)))
    return f'<td class="bar">{_svg(bar) if bar else ""}</td>{cells}'


def _answers(column: Column) -> int:
    return sum(column.counts or ()) if column.people is None else column.people


def _one_column(panel: Panel, column: Column, counts: Sequence[int], ends: str, words: PanelWords) -> Iterator[str]:
    """A question that was asked once: a row for each of its answers."""
    told = f"{words.answers}: {_answers(column)}"
    yield _opened(
        panel.title, ". ".join(filter(None, (ends, words.in_full(column.label), column.word, told))), len(counts)
    )
    yield "<tbody>"
    most = max(*counts, 1)
    for value, count, color in zip(panel.values, counts, _colors(panel), strict=True):
        bar = f'<rect width="{BAR_WIDTH * count / most:.1f}" height="{BAR_HEIGHT}" fill="{color}"/>'
        head = f'<th scope="row" class="value">{escape(value)}</th>'
        yield f'<tr>{head}<td class="bar">{_svg(bar)}</td>{_cell(count, True)}</tr>'
    yield "</tbody></table></div>"


def _colors(panel: Panel) -> list[str]:
    return shades(len(panel.values)) if panel.ordered else [HARD_TO_GOOD[4]] * len(panel.values)


def _stacked(counts: Sequence[int], colors: Sequence[str]) -> str:
    whole, x, parts = sum(counts), 0.0, []
    for count, color in zip(counts, colors, strict=True):
        width = BAR_WIDTH * count / whole if whole else 0
        if count:
            parts.append(f'<rect x="{x:.1f}" width="{width:.1f}" height="{BAR_HEIGHT}" fill="{color}"/>')
        x += width
    return "".join(parts)


def _svg(inside: str) -> str:
    return f'<svg viewBox="0 0 {BAR_WIDTH} {BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{inside}</svg>'


def _key(color: str) -> str:
    rect = f'<rect width="2" height="1" fill="{color}"/>'
    return f'<svg class="key" viewBox="0 0 2 1" preserveAspectRatio="none" aria-hidden="true">{rect}</svg>'
