"""The figures of sub-goals as one long table, a number a row, and its description as a data package."""

from collections.abc import Iterable, Mapping
from typing import Any

from medspil.conversations.goal_report_words import category_words, variable_title
from medspil.conversations.reports import Cell
from medspil.conversations.texts import _, language
from medspil.domain.goal_events import CATEGORIES, VARIABLES, Base
from medspil.domain.goal_figures import OTHER, Block, Period
from medspil.domain.sums import FEWEST

COLUMNS = (
    "from", "to", "period", "unit_id", "unit", "paragraph", "variable", "variable_label", "category", "category_label",
    "count", "people",
)  # fmt: skip
"""Their names and the keys below them stay the same in every language and version; the labels are to be read."""

ALL = "all"
"""What stands in the place of a unit or paragraph where the number is about several of them."""

DATA_FILE, DESCRIPTION_FILE = "goals.csv", "datapackage.json"


def tidy(blocks: Iterable[Block], units: Mapping[str, str]) -> tuple[tuple[Cell, ...], ...]:
    """The rows below COLUMNS, labels in the language spoken just now. `units` are their names by their ids."""
    return tuple(
        (
            block.period.begins.isoformat(),
            block.period.ends.isoformat(),
            _kind(block.period),
            *_unit(block, units),
            ALL if block.paragraph is None else block.paragraph,
            str(block.variable),
            variable_title(block.variable),
            str(category),
            category_words(block.variable, category),
            cell.count,
            cell.people,
        )
        for block in blocks
        for category, cell in block.cells.items()
    )


def _unit(block: Block, units: Mapping[str, str]) -> tuple[str, str]:
    if block.unit is None:
        return ALL, _("All")
    return block.unit, units.get(block.unit, _("no longer known")) if block.unit else _("Unit not known")


def _kind(period: Period) -> str:
    return {1: "month", 3: "quarter"}.get(len(period.months), "year")


def description(house: str, day: str) -> dict[str, Any]:
    """What the columns mean, for a program and for whoever reads it: a data package as frictionlessdata.io has it."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "medspil-goals",
        "title": _("Sub-goals in {house}").format(house=house),
        "description": _described(),
        "created": day,
        "resources": [
            {
                "name": "goals",
                "type": "table",
                "path": DATA_FILE,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "header": True},
                "schema": {"fields": _fields(), "primaryKey": _KEY, "missingValues": []},
            }
        ],
    }


_KEY = ["from", "to", "unit_id", "paragraph", "variable", "category"]


def _described() -> str:
    return _(
        "Every row is about {few} different people or more. No event is in two rows of one variable, so rows may be "
        "added up. What is about too few people by itself stands in a row of its unit, of all units, or of its quarter "
        "or year: so the rows of a unit may be fewer than all that happened there. A row never changes later."
    ).format(few=FEWEST)


def _fields() -> list[dict[str, Any]]:
    variables = [str(base) for base in Base] + [one for found in VARIABLES.values() for one in found]
    categories = {str(variable): [*map(str, found), OTHER] for variable, found in CATEGORIES.items()}
    words = {
        "from": _("The first day of the months it is about."),
        "to": _("Their last day."),
        "period": _("A month; or a quarter or year, of which this had waited until it was enough."),
        "unit_id": _("The unit; “{all}” where it is about several units; empty where it is not known.").format(all=ALL),
        "unit": _("What the unit is called. A name that looks like a formula has an apostrophe before it."),
        "paragraph": _(
            "The paragraph of the Service Act; “{all}” where it is about several; empty where not known."
        ).format(all=ALL),
        "variable": _("What is counted."),
        "variable_label": _("The same, to be read."),
        "category": _("Which of them; empty where all are counted; “{other}” is several of them told together.").format(
            other=OTHER
        ),
        "category_label": _("The same, to be read."),
        "count": _("How many sub-goals, days, looks back or citizens."),
        "people": _("How many different people they are of. Not to be added up: one may be in several rows."),
    }
    kinds = {"from": "date", "to": "date", "count": "integer", "people": "integer"}
    limits: dict[str, dict[str, Any]] = {
        "period": {"enum": ["month", "quarter", "year"]},
        "variable": {"required": True, "enum": variables},
        "count": {"required": True, "minimum": FEWEST},
        "people": {"required": True, "minimum": FEWEST},
    }
    fields: list[dict[str, Any]] = []
    for name in COLUMNS:
        field: dict[str, Any] = {"name": name, "type": kinds.get(name, "string"), "description": words[name]}
        if name in limits:
            field["constraints"] = limits[name]
        if name == "category":
            field["medspil:categories"] = categories
            field["medspil:language"] = language()
        fields.append(field)
    return fields
