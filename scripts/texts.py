"""Brings the catalogs in line with the code: `make texts`. A new text is empty in Danish until someone writes it."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

CODE = Path(__file__).parents[1] / "src" / "medspil" / "conversations"
KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2)}
LANGUAGES = ("da", "en")
FIRST_DAY = datetime(2026, 11, 22, tzinfo=UTC)
"""The dates in the catalogs' heads stand still, so that a run without news changes nothing."""


def from_code() -> Catalog:
    """All texts that the code says, in the order of the files."""
    catalog = Catalog(project="medspil", charset="utf-8")
    found = extract_from_dir(str(CODE), [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"])
    for filename, _line, message, comments, _context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalog.add(message, locations=[(filename, 0)], auto_comments=comments)
    return catalog


def place_of(language: str) -> Path:
    """The catalog of a language."""
    return CODE / "locales" / language / "LC_MESSAGES" / "medspil.po"


def updated(language: str) -> Catalog:
    """The catalog as it should be: every text of the code, nothing else, no guesses; English is as in the code."""
    place = place_of(language)
    template = from_code()
    if place.exists():
        with place.open("rb") as source:
            catalog = read_po(source, locale=language)
            catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
    else:
        catalog = Catalog(locale=language, project="medspil", charset="utf-8")
        catalog.update(template, no_fuzzy_matching=True)
    catalog.fuzzy = False
    catalog.header_comment = f"# What Medspil says ({language}). Written by hand; `make texts` adds what is new."
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = "Medspil"
    catalog.creation_date = catalog.revision_date = FIRST_DAY
    if language == "en":
        for message in catalog:
            if message.id:
                message.string = message.id
    return catalog


def main() -> int:
    """Writes the catalogs; returns how many Danish texts are missing."""
    for language in LANGUAGES:
        catalog = updated(language)
        place_of(language).parent.mkdir(parents=True, exist_ok=True)
        with place_of(language).open("wb") as target:
            write_po(target, catalog, width=0, include_lineno=False)
        missing = [message for message in catalog if message.id and not message.string]
        sys.stdout.write(f"{language}: {len(catalog)} texts, {len(missing)} missing\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
