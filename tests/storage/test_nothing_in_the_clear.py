"""What a person wrote, and names and numbers, never reach the disk but sealed."""

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, String, inspect, text

from medspil.conversations.messages import Message
from medspil.domain.decisions import ChangeSubGoal, Decided, LookBack, NewSubGoal
from medspil.domain.group_decisions import GiveAnswer, NewCourse, ReadInterviews, WriteBack
from medspil.domain.interviews import ROUND_LASTS
from medspil.domain.persons import Role
from medspil.domain.places import Acceptance
from medspil.domain.sub_goals import Aim, AimKind, Deadline, Outcome, Reminder, Rung, SubGoalDraft
from medspil.scheduler import groups_due
from medspil.storage import addresses, applying, closing, sub_goals
from medspil.storage.scene import Scene
from medspil.storage.store import Store
from medspil.storage.tables import metadata
from tests.storage.test_groups import DRAFT, Group, after_first_session, asked_of, decide
from tests.storage.test_interviews import a_night_later, begin, tells
from tests.storage.town import Someone, Town

NUMBER = "4500000012"
MARK = "ærtesuppe"
"""Stands in everything that is written here, with a letter that could be stored in more than one way."""

WORDLESS = {
    "persons": {"id", "language", "zone", "unit_id", "paragraph"},
    "addresses": {"person_id", "channel", "language"},
    "roles": {"person_id", "role"},
    "invitations": {"id", "role", "language", "from_id", "unit_id", "paragraph"},
    "consents": {"person_id", "invitation_id", "notice_version"},
    "dreams": {"id", "person_id"},
    "goals": {"id", "person_id"},
    "sub_goals": {"id", "person_id", "status", "rung", "area", "dream_id", "goal_id", "follows"},
    "check_ins": {"sub_goal_id", "talk_id", "outcome"},
    "talks": {"person_id", "owner", "slot"},
    "inbox": {"channel", "bot_id", "how"},
    "outbox": {"how"},
    "agenda": {"person_id", "kind", "subject", "how"},
    "decisions": {"id", "person_id", "kind"},
    "undoable": {"person_id", "talk_id", "subject"},
    "audit": {"actor", "subject", "what", "way", "role"},
    # What the organisation itself has named and asked: its units, its questionnaires.
    "units": {"id", "name", "hours"},
    "questionnaires": {"name", "body"},
    "courses": {"id", "unit_id", "paragraph", "questionnaire"},
    "course_leaders": {"course_id", "person_id"},
    "sessions": {"id", "course_id"},
    "places": {
        "id", "course_id", "person_id", "invitation_id", "paragraph", "offered_by", "answer", "support_after"
    },
    "rooms": {"invitation_id", "course_id"},
    "attendances": {"id", "session_id", "place_id"},
    "say_backs": {"id", "course_id", "session_id"},
    "responses": {"id", "person_id", "questionnaire", "course_id", "session_id"},
    "answers": {"response_id", "question"},
    # Figures of so many people that they are nobody's.
    "sums": {"course_id", "unit_id", "questionnaire", "question", "counts", "mood", "by_paragraph"},
    "counts": {"course_id", "paragraph", "variable", "category"},
    "goal_counts": {"unit_id", "paragraph", "variable", "category"},
    "goal_periods": set(),
    "goal_untold": {"person_id", "base", "variable", "unit_id", "paragraph", "among_unit_id", "among_paragraph"},
    "interview_rounds": {"id", "interviewer_id"},
    "interview_lines": {"round_id", "questionnaire", "question"},
    "drawn": {"id", "round_id", "person_id", "response_id", "answer"},
    "status_meetings": {"id", "person_id", "link_id", "told_by", "note_by"},
    "meeting_picks": {"meeting_id", "sub_goal_id"},
    # Those around a citizen: who, and which of our own words.
    "links": {"id", "citizen_id", "other_id", "kind", "stands_in_for", "how_ended"},
    "shares": {"link_id", "sub_goal_id"},
    "help_wishes": {"id", "person_id", "sub_goal_id", "how", "seen_by", "reply"},
    "proposals": {"id", "person_id", "from_id", "sub_goal_id", "answer"},
    "cheers": {"id", "person_id", "from_id", "sub_goal_id", "words"},
    "companions": {"id", "sub_goal_id", "link_id", "answer"},
    "second_factors": {"person_id", "kind"},
    "page_links": {"id", "person_id", "page", "subject"},
    "digests": {"person_id"},
    "emails": {"person_id", "how"},
}  # fmt: skip
"""The columns of text. None of them may hold what a person wrote; a new one must be looked at before it stands here."""


def test_every_column_of_text_is_one_of_ours_and_holds_no_words_of_people() -> None:
    texts = {
        table.name: {column.name for column in table.columns if isinstance(column.type, String)}
        for table in metadata.sorted_tables
    }
    assert texts == WORDLESS


@pytest.fixture
def told(town: Town) -> Town:
    """A town in which everything that can hold words holds the mark, at every step of its way."""
    tell(town)
    return town


def tell(town: Town) -> None:
    citizen = town.citizen(NUMBER)
    tell_a_group(town, citizen)
    tell_an_interviewer(town)
    citizen.says(f"spise {MARK} på fredag").presses("Gem")
    decide_all(town, citizen)
    citizen.says("nyt").says(f"koge {MARK} igen")  # stays a talk under way
    citizen.says("nyt").says(f"købe {MARK}")  # and the one before it is set aside
    citizen.sends({f"ukendt {MARK}": MARK})  # is kept unread
    citizen.posts({"kind": "text", "text": MARK})  # waits in the inbox
    town.put(NUMBER, {"breaks": True, "text": MARK})  # will fail there
    town.put(None, {"channel_post": MARK})
    town.write(citizen.address_id, Message(MARK))


def tell_a_group(town: Town, citizen: Someone) -> None:
    """A group of which everything that somebody says holds the mark."""
    town.invitation(Role.GROUP_LEADER, MARK)  # nobody takes it up
    led = Group(town.leader(name=MARK))
    decide(led.leader, NewCourse(replace(DRAFT, title=MARK, place=f"i {MARK}")))
    place = led.joined_by(citizen, Acceptance(MARK, goal=f"koge {MARK}"))
    after_first_session(led, [place])
    line = GiveAnswer(asked_of(led, citizen)[0], "keep-or-change", f"mere {MARK}", pass_on=True)
    decide(citizen, line)
    decide(led.leader, WriteBack(led.course.id, None, f"der kommer {MARK}"))


def tell_an_interviewer(town: Town) -> None:
    """A round of interviews that was read, with the mark in all that was said there."""
    kim = town.staff("4500000013", Role.INTERVIEWER, f"Kim {MARK}")
    people = [town.citizen(f"450000002{n}") for n in range(3)]
    round_id = begin(kim, 4)
    for person in people:
        tells(person, f"mere {MARK}")
    a_night_later(town, ROUND_LASTS.days)
    decide(kim, ReadInterviews(round_id))


def decide_all(town: Town, citizen: Someone) -> None:
    """Everything a decision can carry, through the applying of decisions."""
    address_id = citizen.address_id
    with town.store.database.transaction() as connection:
        address = addresses.load(connection, address_id)
        scene = Scene(connection, town.store, address, town.now)
        deadline = Deadline(town.now.date())
        draft = SubGoalDraft(MARK, deadline, Rung.SOMEONE_I_KNOW, f"hos {MARK}", Reminder(1, town.now.time()))
        for place, kind in enumerate(AimKind):
            aimed = SubGoalDraft(MARK, deadline, Rung.SELF, aim=Aim(kind, f"håb om {MARK}"))
            applying.apply(scene, Decided(f"aims:{place}", NewSubGoal(aimed)))
        made = sub_goals.of_person(connection, town.store, scene.person_id)[0]
        applying.apply(scene, Decided("change:0", ChangeSubGoal(made.id, made.version, draft)))
        check_in = LookBack(made.id, made.version + 1, Outcome.GOES_ON, 7, f"note om {MARK}")
        applying.apply(scene, Decided("look-back:0", check_in))


def test_the_mark_really_was_kept_everywhere(told: Town) -> None:
    """Otherwise the next tests would find nothing for the wrong reason."""
    found = opened(told.store)
    assert {
        "sub_goals.what",
        "sub_goals.helper",
        "check_ins.note",
        "dreams.words",
        "goals.words",
        "inbox.raw",
        "outbox.message",
        "talks.state",
        "undoable.change",
        "persons.name",
        "invitations.name",
        "courses.title",
        "courses.place",
        "places.goal",
        "answers.value",
        "interview_lines.words",
        "say_backs.words",
    } <= found


def opened(store: Store) -> set[str]:
    """The columns in which the mark stands, once they are opened."""
    found = set()
    with store.database.transaction() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if not isinstance(column.type, LargeBinary) or column.name == "lookup":
                    continue
                for sealed in connection.scalars(table.select().with_only_columns(column)):
                    words = b"" if sealed is None else store.vault.open(f"{table.name}.{column.name}", sealed)
                    if MARK.encode() in words or MARK in words.decode("unicode-escape", "replace"):
                        found.add(f"{table.name}.{column.name}")
    return found


def test_no_byte_of_it_reaches_the_files_of_sqlite(sqlite_store: Store, tmp_path: Path) -> None:
    tell(Town(sqlite_store))
    files = {place.name: place.read_bytes() for place in tmp_path.glob("medspil.db*")}
    assert len(files["medspil.db-wal"]) > 10_000
    assert_sealed(b"".join(files.values()))


def test_no_line_of_the_log_shows_it_whatever_goes_wrong(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    tell(town)

    def breaks(*_what: object) -> None:
        raise RuntimeError(MARK)

    monkeypatch.setattr(groups_due, "group_sayings", breaks)
    monkeypatch.setattr(closing, "tallies", breaks)
    town.turn_to(town.now + timedelta(days=200))
    assert "a message about a group could not be made" in caplog.text
    assert "what the house does by itself could not be done" in caplog.text
    assert_sealed(caplog.text.encode())


def test_no_value_of_any_column_shows_it(told: Town) -> None:
    with told.store.database.transaction() as connection:
        values = [
            str(bytes(value) if isinstance(value, memoryview | bytes) else value)
            for name in inspect(connection).get_table_names()
            for row in connection.execute(text(f'select * from "{name}"'))
            for value in row
        ]
    assert_sealed("\n".join(values).encode())


def assert_sealed(seen: bytes) -> None:
    assert seen
    for mark in (MARK, NUMBER, NUMBER[2:]):
        for form in (mark.encode(), mark.encode("utf-16-le"), mark.encode("latin-1"), ascii(mark).strip("'").encode()):
            assert form not in seen
