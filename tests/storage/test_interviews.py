"""Rounds of interviews on a real store: who is drawn, what is handed over, and what is left when somebody goes."""

import random
from collections import Counter
from datetime import timedelta
from math import sqrt

import pytest

from medspil.conversations.interview_facts import InterviewerFacts, InterviewFacts, SaidFacts
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ForgetMe, Stop
from medspil.domain.group_decisions import (
    AnswerInterview,
    BeginInterviews,
    FinishAnswers,
    GiveAnswer,
    ReadInterviews,
)
from medspil.domain.interviews import ANSWERED_WITHIN, KEPT, ROUND_LASTS, Round
from medspil.domain.persons import Role
from medspil.storage import interviews
from medspil.storage.matters import matter
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, answers, drawn, interview_lines, interview_rounds, responses, roles
from tests.storage.test_groups import decide, facts_of
from tests.storage.town import Someone, Town

FIRST, SECOND, THIRD = "what-we-say", "what-we-should", "what-we-do"
A_DAY = timedelta(days=1)


@pytest.fixture
def kim(town: Town) -> Someone:
    return town.staff("3001", Role.INTERVIEWER, "Kim")


def citizens(town: Town, count: int) -> list[Someone]:
    return [town.citizen(f"{1001 + len(town.people)}") for _ in range(count)]


def begin(kim: Someone, wanted: int = 3) -> str:
    decide(kim, BeginInterviews(wanted))
    return rounds_of(kim)[0].id


def rounds_of(interviewer: Someone) -> tuple[Round, ...]:
    facts = facts_of(interviewer, InterviewerFacts)
    assert isinstance(facts, InterviewerFacts)
    return facts.rounds


def asked(citizen: Someone) -> InterviewFacts:
    facts = facts_of(citizen, InterviewFacts)
    assert isinstance(facts, InterviewFacts)
    return facts


def drawn_of(people: list[Someone]) -> list[Someone]:
    return [person for person in people if asked(person).drawn_id is not None]


def says(citizen: Someone, yes: bool) -> None:
    drawn_id = asked(citizen).drawn_id
    assert drawn_id is not None
    decide(citizen, AnswerInterview(drawn_id, yes))


def tells(citizen: Someone, *words: str, finishes: bool = True) -> None:
    """Says yes and writes an answer to each question; an empty one is skipped."""
    says(citizen, True)
    response_id = asked(citizen).response_id
    assert response_id is not None
    for question, line in zip((FIRST, SECOND, THIRD), words, strict=False):
        if line:
            decide(citizen, GiveAnswer(response_id, question, line))
    if finishes:
        decide(citizen, FinishAnswers(response_id))


def a_night_later(town: Town, nights: int = 1) -> None:
    for _ in range(nights):
        town.now += A_DAY
        with town.store.database.transaction() as connection:
            interviews.look_after(connection, town.store, town.now)


def said(interviewer: Someone, round_id: str) -> list[tuple[str, ...]]:
    facts = facts_of(interviewer, SaidFacts, round_id)
    assert isinstance(facts, SaidFacts)
    return [tuple(str(value) for value in values) for _question, values in facts.said]


def waiting(town: Town, kind: AgendaKind) -> list[str]:
    return [row.subject for row in town.rows(agenda, agenda.c.kind == kind, agenda.c.done_at.is_(None))]


def a_round_of_three(town: Town, kim: Someone) -> tuple[str, list[Someone]]:
    """A round that is over: three have told."""
    people = citizens(town, 3)
    round_id = begin(kim)
    tells(people[0], "Ja, det synes jeg.", "Mere ro.", "Nej.")
    tells(people[1], "Nogle gange.", "", "Ved ikke.")
    tells(people[2], "Altid.", "Det hele.", "Skemaer.")
    a_night_later(town)
    return round_id, people


# Who is drawn


def test_so_many_are_drawn_and_each_is_asked(town: Town, kim: Someone) -> None:
    people = citizens(town, 5)
    begin(kim)
    picked = drawn_of(people)
    assert len(picked) == 3
    assert sorted(waiting(town, AgendaKind.INTERVIEW)) == sorted(str(asked(one).drawn_id) for one in picked)
    assert {asked(one).ends_at for one in picked} == {town.now + ROUND_LASTS}


def test_each_citizen_is_as_likely(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    names = {person.person_id: place for place, person in enumerate(people)}
    interviewer_id, chance, times = kim.person_id, random.Random(15), 400
    counted: Counter[int] = Counter()
    with town.store.database.transaction() as connection:
        for _ in range(times):
            once = connection.begin_nested()
            round_id = interviews.begin(connection, town.store, interviewer_id, 1, town.now, chance)
            rows = connection.execute(drawn.select().where(drawn.c.round_id == round_id)).all()
            counted.update(names[row.person_id] for row in rows)
            once.rollback()
    spread = sqrt(times * 0.25 * 0.75)
    assert sum(counted.values()) == times
    assert all(abs(counted[place] - times / 4) < 4 * spread for place in range(4)), counted


def test_nobody_is_drawn_who_wants_quiet_cant_be_reached_or_works_here(town: Town, kim: Someone) -> None:
    quiet, blocked, *others = citizens(town, 5)
    town.staff("3002", Role.GROUP_LEADER, "Mette")
    decide(quiet, Stop())
    blocked.blocks_the_bot()
    begin(kim, 10)
    assert len(drawn_of([quiet, blocked, *others])) == town.count(drawn) == 3
    assert drawn_of([quiet, blocked]) == []


def test_an_interviewer_who_is_a_citizen_as_well_is_not_asked_by_themselves(town: Town, kim: Someone) -> None:
    people = citizens(town, 2)
    kim.starts(town.invitation()).presses("Ja, jeg vil gerne")
    assert town.count(roles, roles.c.role == Role.CITIZEN) == 3
    begin(kim, 5)
    assert town.count(drawn) == len(drawn_of(people)) == 2


def test_a_citizen_is_asked_for_one_interview_at_a_time(town: Town, kim: Someone) -> None:
    people = citizens(town, 5)
    other = town.staff("3002", Role.INTERVIEWER, "Lone")
    begin(kim)
    first = {person.person_id for person in drawn_of(people)}
    begin(other, 5)
    rows = town.rows(drawn)
    assert len(rows) == len({row.person_id for row in rows}) == 5
    assert {row.person_id for row in rows if row.round_id == rounds_of(other)[0].id}.isdisjoint(first)


def test_whoever_says_no_makes_room_for_another_at_night(town: Town, kim: Someone) -> None:
    people = citizens(town, 5)
    begin(kim)
    says(drawn_of(people)[0], False)
    assert len(drawn_of(people)) == 3
    a_night_later(town)
    assert len(drawn_of(people)) == 4


def test_whoever_says_nothing_for_five_days_makes_room_and_may_still_say_yes(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    begin(kim)
    silent = drawn_of(people)
    a_night_later(town, ANSWERED_WITHIN.days - 1)
    assert len(drawn_of(people)) == 3
    a_night_later(town)
    assert len(drawn_of(people)) == 4
    tells(silent[0], "Her er jeg.")
    assert rounds_of(kim)[0].yes == 1


def test_nobody_is_drawn_twice_in_a_round(town: Town, kim: Someone) -> None:
    people = citizens(town, 6)
    begin(kim)
    for _ in range(6):
        for person in drawn_of(people):
            says(person, False)
        a_night_later(town)
    rows = town.rows(drawn)
    assert len(rows) == len({row.person_id for row in rows}) == 6


def test_more_wanted_than_there_are_asks_them_all_and_those_who_come_in_later(town: Town, kim: Someone) -> None:
    people = citizens(town, 3)
    facts = facts_of(kim, InterviewerFacts)
    assert isinstance(facts, InterviewerFacts)
    assert facts.can_be_asked == 3
    begin(kim, 15)
    assert drawn_of(people) == people
    newcomer = town.citizen("1099")
    a_night_later(town)
    assert drawn_of([newcomer]) == [newcomer]


def test_with_nobody_to_ask_a_round_waits_and_ends_with_nothing(town: Town, kim: Someone) -> None:
    round_id = begin(kim)
    a_night_later(town, ROUND_LASTS.days)
    assert rounds_of(kim)[0].told_at == town.now
    assert said(kim, round_id) == []
    with pytest.raises(Stale):
        decide(kim, ReadInterviews(round_id))


def test_nobody_is_drawn_in_the_last_days(town: Town, kim: Someone) -> None:
    begin(kim)
    late = town.now + ROUND_LASTS - ANSWERED_WITHIN + timedelta(hours=1)
    town.now = late - A_DAY
    newcomer = town.citizen("1099")
    a_night_later(town)
    assert drawn_of([newcomer]) == []


def test_one_round_at_a_time_and_only_by_an_interviewer(town: Town, kim: Someone) -> None:
    [citizen] = citizens(town, 1)
    begin(kim)
    for somebody in (kim, citizen):
        with pytest.raises(Stale):
            decide(somebody, BeginInterviews(3))
    assert town.count(interview_rounds) == 1


# What is handed over


def test_when_all_are_done_the_interviewer_is_told_and_reads_each_question_by_itself(town: Town, kim: Someone) -> None:
    round_id, _people = a_round_of_three(town, kim)
    assert waiting(town, AgendaKind.INTERVIEWS_DONE) == [round_id]
    assert said(kim, round_id) == [
        ("Altid.", "Ja, det synes jeg.", "Nogle gange."),
        ("Det hele.", "Mere ro."),
        ("Nej.", "Skemaer.", "Ved ikke."),
    ]


def test_before_it_is_over_nothing_can_be_read(town: Town, kim: Someone) -> None:
    people = citizens(town, 5)
    round_id = begin(kim, 5)
    for person in people[:4]:
        tells(person, "Ja.")
    a_night_later(town)
    assert said(kim, round_id) == []
    with pytest.raises(Stale):
        decide(kim, ReadInterviews(round_id))


def test_once_it_is_read_nothing_says_any_more_who_said_what(town: Town, kim: Someone) -> None:
    round_id, people = a_round_of_three(town, kim)
    before = said(kim, round_id)
    decide(kim, ReadInterviews(round_id))
    assert town.count(answers) == 0
    assert said(kim, round_id) == before
    rows = town.rows(interview_lines)
    for question in (FIRST, SECOND, THIRD):
        of_one = [row.words for row in rows if row.question == question]
        opened = [town.store.vault.open_text("interview_lines.words", words) for words in of_one]
        assert opened == sorted(opened), "the numbers of the rows would tell in which order they were written"
    # To read it again is no news, and what somebody answers now is too late.
    decide(kim, ReadInterviews(round_id))
    with pytest.raises(Stale):
        says(people[0], False)
    assert said(kim, round_id) == before


def test_of_fewer_than_three_nothing_is_handed_over_and_nothing_kept(town: Town, kim: Someone) -> None:
    people = citizens(town, 3)
    round_id = begin(kim)
    tells(people[0], "Ja.")
    tells(people[1], "Nej.")
    tells(people[2])  # came to the end and skipped it all
    a_night_later(town)
    assert rounds_of(kim)[0].told_at == town.now
    assert said(kim, round_id) == []
    assert town.count(answers) == 0
    assert waiting(town, AgendaKind.INTERVIEWS_DONE) == [round_id]


def test_what_was_not_finished_is_deleted_unread(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    round_id = begin(kim, 4)
    for person in people[:3]:
        tells(person, "Ja.", "Godt.", "Nej.")
    tells(people[3], "Jeg når det ikke", finishes=False)
    a_night_later(town, ROUND_LASTS.days)
    assert said(kim, round_id)[0] == ("Ja.", "Ja.", "Ja.")
    assert town.count(answers) == 9
    assert asked(people[3]).over


def test_a_no_after_a_yes_takes_the_words_back(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    round_id = begin(kim, 4)
    for number, person in enumerate(people):
        tells(person, f"Nummer {number}.")
    says(people[0], False)
    assert town.count(answers) == 3
    a_night_later(town, ROUND_LASTS.days)
    assert said(kim, round_id) == [("Nummer 1.", "Nummer 2.", "Nummer 3.")]


def test_another_interviewer_reads_nothing(town: Town, kim: Someone) -> None:
    round_id, _people = a_round_of_three(town, kim)
    other = town.staff("3002", Role.INTERVIEWER, "Lone")
    assert rounds_of(other) == ()
    assert said(other, round_id) == []
    with pytest.raises(Stale):
        decide(other, ReadInterviews(round_id))


# Who goes


def test_who_deletes_everything_before_it_is_read_is_not_in_it(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    round_id = begin(kim, 4)
    for number, person in enumerate(people):
        tells(person, f"Nummer {number}.")
    a_night_later(town)
    decide(people[2], ForgetMe())
    assert said(kim, round_id) == [("Nummer 0.", "Nummer 1.", "Nummer 3.")]
    decide(people[0], ForgetMe())
    assert said(kim, round_id) == [], "two are not nameless"


def test_who_deletes_everything_later_takes_the_whole_copy_along(town: Town, kim: Someone) -> None:
    """What would be missing in a second reading would be theirs."""
    round_id, people = a_round_of_three(town, kim)
    decide(kim, ReadInterviews(round_id))
    decide(people[1], ForgetMe())
    assert town.count(interview_lines) == 0
    assert said(kim, round_id) == []
    assert rounds_of(kim)[0].read_at is not None


def test_who_was_drawn_and_wrote_nothing_takes_nothing_along(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    round_id = begin(kim, 4)
    for person in people[:3]:
        tells(person, "Ja.")
    says(people[3], False)
    a_night_later(town, ROUND_LASTS.days)
    decide(kim, ReadInterviews(round_id))
    decide(people[3], ForgetMe())
    assert said(kim, round_id) == [("Ja.", "Ja.", "Ja.")]


def test_of_who_deletes_everything_no_row_is_left(town: Town, kim: Someone) -> None:
    _round_id, people = a_round_of_three(town, kim)
    person_id = people[0].person_id
    decide(people[0], ForgetMe())
    tables = (drawn, responses, answers, agenda, interview_rounds, interview_lines)
    assert not any(person_id in str(row) for table in tables for row in town.rows(table))
    assert (town.count(drawn), town.count(responses), town.count(answers)) == (2, 2, 5)


def test_who_has_not_answered_when_it_is_over_before_its_time_is_not_asked_any_more(town: Town, kim: Someone) -> None:
    people = citizens(town, 4)
    begin(kim)
    late = drawn_of(people)[0]
    a_night_later(town, ANSWERED_WITHIN.days)
    for person in drawn_of(people):
        if person is not late:
            tells(person, "Ja.")
    a_night_later(town)
    drawn_id, person_id = str(asked(late).drawn_id), late.person_id
    with town.store.database.transaction() as connection:
        known = matter(connection, town.store, person_id, AgendaKind.INTERVIEW, drawn_id)
    assert known is not None
    assert known.drawn is not None
    assert known.drawn.ends_at == town.now
    with pytest.raises(Stale):
        says(late, True)


def test_a_round_whose_interviewer_leaves_goes_to_another_one(town: Town, kim: Someone) -> None:
    other = town.staff("3002", Role.INTERVIEWER, "Lone")
    people = citizens(town, 3)
    round_id = begin(kim)
    for person in people:
        tells(person, "Ja.")
    decide(kim, ForgetMe())
    a_night_later(town, 2)
    assert said(other, round_id) == [("Ja.", "Ja.", "Ja.")]
    row = town.rows(agenda, agenda.c.kind == AgendaKind.INTERVIEWS_DONE)[0]
    assert row.person_id == other.person_id


def test_with_no_interviewer_left_nobody_is_asked_and_nothing_is_kept(town: Town, kim: Someone) -> None:
    people = citizens(town, 3)
    begin(kim)
    tells(people[0], "Ja.")
    decide(kim, ForgetMe())
    a_night_later(town)
    assert [town.count(table) for table in (interview_rounds, drawn, responses, answers)] == [0, 0, 0, 0]
    assert waiting(town, AgendaKind.INTERVIEW) == []
    assert asked(people[0]).drawn_id is None


def test_all_there_is_of_a_round_goes_after_two_months(town: Town, kim: Someone) -> None:
    round_id, _people = a_round_of_three(town, kim)
    decide(kim, ReadInterviews(round_id))
    a_night_later(town, KEPT.days - 1)
    assert len(said(kim, round_id)) == 3
    a_night_later(town)
    tables = (interview_rounds, interview_lines, drawn, responses)
    assert [town.count(table) for table in tables] == [0, 0, 0, 0]
