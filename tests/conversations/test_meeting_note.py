"""The note of a status meeting, as it is pasted into a journal."""

from datetime import UTC, date, datetime

from medspil.conversations.meetings.note import approved_line, note_text
from medspil.conversations.texts import speaking
from medspil.domain.meetings import AgreedSubGoal, Brought, NoteDraft
from medspil.domain.seen import SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status

MADE = datetime(2026, 11, 1, 9, tzinfo=UTC)
WALK = SharedSubGoal(
    "a" * 32, 3, "gå en tur hver dag", Deadline(date(2026, 11, 20)), Rung.SELF, None, LifeArea.BODY_AND_HEALTH,
    Status.REACHED, MADE, datetime(2026, 11, 20, 9, tzinfo=UTC),
    steps=(Step(MADE, Outcome.GOES_ON, 4), Step(MADE, Outcome.REACHED, 9)),
)  # fmt: skip
LETTERS = SharedSubGoal(
    "b" * 32, 1, "åbne min post", Deadline(date(2026, 12, 18)), Rung.A_PROFESSIONAL, None, None, Status.ACTIVE, MADE
)
DRAFT = NoteDraft(
    date(2026, 12, 14),
    "Sara",
    "Bo",
    "Bostøtten i Havneby",
    (Brought(WALK, date(2026, 11, 20), ((date(2026, 11, 20), "Det gik bedre, end jeg troede"),)), Brought(LETTERS)),
    (
        AgreedSubGoal(
            "ringe til min søster", Deadline(date(2027, 1, 4)), Rung.SOMEONE_I_KNOW, "Mona", LifeArea.RELATIONSHIPS
        ),
        AgreedSubGoal("rydde op", Deadline(date(2026, 12, 21)), Rung.SELF),
    ),
    "Jeg vil gerne have mere ro om aftenen",
    "Vi ses igen om fire uger.",
)
WHOLE = """\
Statusmøde mandag 14. december 2026
Til stede: Sara og Bo (Bostøtten i Havneby).

Set på sammen:
- »gå en tur hver dag« (Krop og helbred): nået fredag 20. november 2026. Nyeste tal: 9 af 10.
  Sara skrev fredag 20. november 2026: »Det gik bedre, end jeg troede«
- »åbne min post«: i gang, aftalt til fredag 18. december 2026.

Aftalte delmål:
1. »ringe til min søster«
   Hvornår: mandag 4. januar 2027
   Hvem hjælper: En, Sara kender: Mona
   Livsområde: Familie og venner
   ICF: d7 Interpersonelt samspil og kontakt
   Tema i socialtilsynet: Selvstændighed og relationer
2. »rydde op«
   Hvornår: mandag 21. december 2026
   Hvem hjælper: Sara selv

Sara siger selv: »Jeg vil gerne have mere ro om aftenen«

Tilføjet af Bo: Vi ses igen om fire uger."""


def test_it_says_who_when_what_was_looked_at_and_what_was_agreed_on() -> None:
    with speaking("da"):
        assert note_text(DRAFT) == WHOLE
        assert approved_line("Sara", date(2026, 12, 14)) == "Læst og godkendt af Sara mandag 14. december 2026."


def test_without_anybody_else_and_anything_to_tell_it_is_short() -> None:
    with speaking("da"):
        assert note_text(NoteDraft(date(2026, 12, 14), "Sara")) == (
            "Statusmøde mandag 14. december 2026\n\nDer er ikke aftalt nye delmål."
        )


def test_it_is_in_english_for_who_reads_english() -> None:
    with speaking("en"):
        text = note_text(DRAFT)
    assert "ICF: d7 Interpersonal interactions and relationships" in text
    assert "»" not in text
