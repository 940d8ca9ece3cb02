"""The audit log: lines are only added, the citizen reads those about themselves, old ones are let go of at night."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import medspil
from medspil.conversations.circle_facts import CircleFacts
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.sight import Sharing, Viewer
from medspil.scheduler import nightly
from medspil.storage import forgetting
from medspil.storage.tables import audit
from tests.storage.sight_world import a_world, facts_as
from tests.storage.town import Town


def test_the_citizen_reads_who_looked_when_in_which_role_at_what_and_by_which_way(town: Town) -> None:
    world = a_world(town, Sharing.NOTHING)
    [look] = facts_as(world.sara, CircleFacts).looks
    assert (look.at, look.who, look.role, look.what, look.way) == (
        town.now, "Nr. 1", "contact-person", SeenWhat.SHARED, "chat",
    )  # fmt: skip


def test_nobody_else_reads_those_lines(town: Town) -> None:
    world = a_world(town, Sharing.NOTHING)
    for viewer in (Viewer.OTHER_CITIZEN, Viewer.CONTACT_PERSON):
        assert facts_as(world.who(viewer), CircleFacts).looks == ()


def test_when_who_looked_deletes_everything_the_line_stays_with_the_role_under_a_pseudonym(town: Town) -> None:
    world = a_world(town, Sharing.NOTHING)
    contact = world.who(Viewer.CONTACT_PERSON)
    contact_id = contact.person_id
    with town.store.database.transaction() as connection:
        forgetting.forget(connection, contact_id, town.now)
    assert town.count(audit, (audit.c.actor == contact_id) | (audit.c.subject == contact_id)) == 0
    [look] = facts_as(world.sara, CircleFacts).looks
    assert (look.who, look.role, look.what) == ("", "contact-person", SeenWhat.SHARED)


def test_when_the_citizen_deletes_everything_no_line_is_about_them_any_more(town: Town) -> None:
    world = a_world(town, Sharing.NOTHING)
    sara_id = world.sara.person_id
    with town.store.database.transaction() as connection:
        forgetting.forget(connection, sara_id, town.now)
    assert town.count(audit, (audit.c.actor == sara_id) | (audit.c.subject == sara_id)) == 0


def test_at_night_lines_that_are_older_than_the_setting_says_go_and_no_others(town: Town) -> None:
    world = a_world(town, Sharing.NOTHING)
    town.now += timedelta(days=29)
    store = replace(town.store, audit_kept=timedelta(days=30))

    def night() -> int:
        with store.database.transaction() as connection:
            assert nightly.all_parts_done(connection, store, town.now)
        return town.count(audit, audit.c.subject == world.sara.person_id)

    assert night() > 0
    town.now += timedelta(days=2)
    assert night() == 0


def test_only_three_places_of_the_code_take_lines_away_or_change_them() -> None:
    """The log is append-only: what deletes or updates is the clean-up at night, and forgetting somebody."""
    source = Path(medspil.__file__).parent
    touching = re.compile(r"\b(?:delete|update)\(audit\)|\baudit\.(?:delete|update)\(")
    found = {
        f"{place.stem}: {match[0]}"
        for place in source.rglob("*.py")
        for match in touching.finditer(place.read_text("utf-8"))
    }
    assert found == {
        "audit_keeping: delete(audit)", "forgetting: delete(audit)", "forgetting: update(audit)",
    }  # fmt: skip
