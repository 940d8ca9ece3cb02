"""An invented page with everything in it that a page may hold."""

from datetime import date

from medspil.conversations.pages import Item, PageContent, PageSection
from medspil.conversations.pictures import ProgressPicture
from medspil.conversations.reports import Quote, Table

OWN_WORDS = "gå en tur & <b>hilse</b> på »Bo«"
TO_COPY = "Aftalt i dag:\n- gå en tur til søen\n- inden fredag 27. november"

PROGRESS = ProgressPicture(
    "Sådan gik det",
    "Tal over tid. Det nyeste er 7 af 10.",
    ((date(2026, 11, 12), 4), (date(2026, 11, 19), 7)),
    ("tor. 12. nov.", "tor. 19. nov."),
    "slet ikke",
    "helt",
)


def a_page(*sections: PageSection, title: str = "Saras plan") -> PageContent:
    facts = (("Set af", "Bo, kontaktperson"),)
    return PageContent("da", title, date(2026, 11, 24), facts, sections, "Kun det, der er delt, står her.")


def with_everything() -> PageContent:
    return a_page(
        PageSection(
            "I gang",
            "I gang",
            text=("Det arbejder Sara med nu.",),
            items=(
                Item(
                    OWN_WORDS,
                    ("Inden: fredag 27. november", "Hvem hjælper: En, jeg kender: Ali"),
                    "I gang",
                    (PROGRESS,),
                ),
                Item("ringe til lægen", ("Inden: mandag 30. november",)),
            ),
        ),
        PageSection(
            "Ugerne",
            "Ugerne",
            tables=(Table("Hvad der skete", ("Uge", "Nået"), (("uge 47", 2), ("uge 48", None))),),
            quotes=(Quote("det gik bedre, end jeg troede", "Sara"),),
            pictures=(PROGRESS,),
        ),
        PageSection("Til journalen", "Til journalen", to_copy=TO_COPY),
    )
