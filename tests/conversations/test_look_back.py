"""The look back, the reminder and the list: what a citizen does with a sub-goal."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from medspil.conversations.notices import due_now, notice
from medspil.conversations.pictures import Picture, ProgressPicture
from medspil.conversations.saying import as_messages
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ChangeSubGoal, LookBack, WishForHelp
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Deadline, Outcome, Rung, Status, SubGoal
from tests.conversations.desk import COPENHAGEN, TUESDAY, Desk
from tests.conversations.some import a_check_in, a_sub_goal

SATURDAY = datetime(2026, 11, 28, 10, 0, tzinfo=COPENHAGEN)
THURSDAY = datetime(2026, 11, 26, 10, 0, tzinfo=COPENHAGEN)


def desk_with_notice(*due: tuple[AgendaKind, SubGoal], now: datetime, discreet: bool = False) -> Desk:
    """A citizen who has just got a notice."""
    sara = Desk(*(sub_goal for _kind, sub_goal in due), now=now, settings=PersonSettings(discreet=discreet))
    facts = sara.citizen_facts()
    sara.seen += as_messages((notice(facts, due, now),))
    return sara


def reminded() -> Desk:
    return desk_with_notice((AgendaKind.REMINDER, a_sub_goal()), now=THURSDAY)


def looks_back() -> Desk:
    return desk_with_notice((AgendaKind.LOOK_BACK, a_sub_goal()), now=SATURDAY)


def look_back_of(sara: Desk) -> LookBack:
    decided = sara.decided
    assert isinstance(decided, LookBack)
    return decided


def test_a_reminder_says_what_and_when() -> None:
    assert reminded().seen[-1].text == "Du bad mig minde dig om »gå en tur«.\nDet er i morgen."


def test_a_reminder_names_the_time_of_day_where_there_is_one() -> None:
    sub_goal = a_sub_goal("gå til lægen")
    timed = replace(sub_goal, draft=replace(sub_goal.draft, deadline=Deadline(date(2026, 11, 27), time(14, 15))))
    text = desk_with_notice((AgendaKind.REMINDER, timed), now=THURSDAY).seen[-1].text
    assert text.endswith("Det er i morgen. Klokken 14.15.")


def test_on_it() -> None:
    sara = reminded().presses("Jeg er i gang")
    assert sara.text == "Godt. Jeg krydser fingre for dig."
    assert sara.decisions == []


def test_done() -> None:
    sara = reminded().presses("Det er gjort")
    assert look_back_of(sara).outcome is Outcome.REACHED
    assert sara.text == "Du gjorde det: »gå en tur«. Flot!"


def test_another_day() -> None:
    sara = reminded().presses("En anden dag").says("på mandag")
    decided = look_back_of(sara)
    assert (decided.outcome, decided.deadline) == (Outcome.MOVED, Deadline(date(2026, 11, 30)))
    assert sara.text == "Flyttet til mandag 30. november. Jeg minder dig om det søndag 29. november kl. 10.00."


def test_let_it_go_which_is_fine() -> None:
    sara = reminded().presses("Lad det ligge")
    assert look_back_of(sara).outcome is Outcome.LET_GO
    assert "Helt fint" in sara.text


def test_i_would_like_help_is_honest_about_who_sees_it() -> None:
    sara = reminded().presses("Jeg vil gerne have hjælp")
    assert isinstance(sara.decided, WishForHelp)
    assert "Jeg siger det ikke til nogen." in sara.text
    assert "+45 00 00 00 10" in sara.text


def test_two_that_fall_due_together_come_as_one_message() -> None:
    one, other = a_sub_goal(), a_sub_goal("ringe til Ida", id="b" * 32, day=date(2026, 11, 25))
    sara = desk_with_notice((AgendaKind.REMINDER, one), (AgendaKind.LOOK_BACK, other), now=THURSDAY)
    assert len(sara.seen) == 1
    assert "• »gå en tur«: Det er i morgen." in sara.seen[0].text
    assert "• »ringe til Ida«: Dagen er kommet." in sara.seen[0].text
    assert sara.presses("ringe til Ida").text.startswith("Hvordan gik det med »ringe til Ida«?")


def test_discreet_says_nothing_until_it_is_shown() -> None:
    sara = desk_with_notice((AgendaKind.REMINDER, a_sub_goal()), now=THURSDAY, discreet=True)
    assert sara.seen[-1].text == "Der er en besked til dig."
    assert sara.presses("Vis").text.startswith("Du bad mig minde dig om »gå en tur«")
    assert sara.presses("Det er gjort").decisions


def test_a_look_back_in_three_taps() -> None:
    sara = looks_back()
    assert sara.seen[-1].text.startswith("Dagen er kommet for »gå en tur«. Hvordan gik det?")
    assert sara.presses("7").text == "Vil du skrive et par ord om det?"
    assert sara.presses("Spring over").text == "Hvad vil du nu?"
    sara.presses("Jeg er i mål")
    decided = look_back_of(sara)
    assert (decided.progress, decided.note, decided.outcome) == (7, None, Outcome.REACHED)


def test_a_note_is_kept_as_it_was_written() -> None:
    sara = looks_back().presses("3").says("  det regnede <b>og</b> jeg var træt 😴 ").presses("Lad det ligge")
    assert look_back_of(sara).note == "det regnede <b>og</b> jeg var træt 😴"


def test_the_same_again_asks_for_a_day_and_whether_it_is_still_important() -> None:
    sara = looks_back().presses("4").presses("Spring over").presses("Det samme igen")
    assert sara.text.startswith("Hvilken dag passer dig bedre?")
    assert sara.says("på onsdag").text.startswith("Hvor vigtigt er det for dig nu?")
    sara.presses("Spring over")
    decided = look_back_of(sara)
    assert (decided.outcome, decided.deadline, decided.importance) == (
        Outcome.MOVED, Deadline(date(2026, 12, 2)), None)  # fmt: skip


def test_a_new_step_goes_straight_on_to_the_next_sub_goal() -> None:
    sara = looks_back().presses("8").presses("Spring over").presses("Et nyt skridt herfra")
    assert look_back_of(sara).outcome is Outcome.ADJUSTED
    assert sara.text == "Godt. Lad os finde det næste skridt.\n\nHvad vil du gerne gøre? Brug dine egne ord."
    assert sara.talk is not None
    assert sara.talk.opening.subject == "a" * 32


def test_an_answer_may_come_days_later() -> None:
    sara = looks_back().waits(days=5).presses("7")
    assert sara.text == "Vil du skrive et par ord om det?"


def test_a_button_of_a_sub_goal_that_has_ended_gets_a_kind_word() -> None:
    sara = looks_back()
    sara.sub_goals = (replace(a_sub_goal(), status=Status.REACHED),)
    assert sara.presses("7").text == "»gå en tur« har du allerede bag dig. Du kan altid begynde på et nyt."


def curve(picture: Picture) -> tuple[tuple[date, int], ...]:
    assert isinstance(picture, ProgressPicture)
    return picture.points


def test_the_list_opens_one_with_its_story_and_picture() -> None:
    walk = replace(a_sub_goal(), check_ins=(a_check_in(3, 20), a_check_in(6, 23, note="det gik bedre")))
    sara = Desk(walk).says("mine delmål")
    assert sara.text == "Det her har du gang i:\n\n• »gå en tur« – fredag 27. november"
    sara.presses("gå en tur")
    pictures = [message.picture for message in sara.replies if message.picture]
    assert [points for picture in pictures for _day, points in curve(picture)] == [3, 6]
    assert "Mandag 23. november: 6 af 10, fortsatte\n»det gik bedre«" in sara.text


def test_the_picture_goes_on_from_the_steps_before() -> None:
    first = replace(a_sub_goal(), status=Status.ADJUSTED, check_ins=(a_check_in(3, 20),))
    second = replace(a_sub_goal("løbe", id="b" * 32, follows=first.id), check_ins=(a_check_in(8, 23),))
    sara = Desk(first, second).says("mine delmål").presses("løbe")
    (picture,) = [message.picture for message in sara.replies if message.picture]
    assert [number for _day, number in curve(picture)] == [3, 8]


def test_a_long_list_comes_in_pages() -> None:
    many = [a_sub_goal(f"skridt {n}", id=f"{n:032}", day=date(2026, 12, 1) + timedelta(days=n)) for n in range(11)]
    sara = Desk(*many).says("mine delmål")
    assert "skridt 7" in sara.labels
    assert "skridt 8" not in sara.labels
    sara.presses("Vis flere")
    assert sara.labels[:3] == ["skridt 8", "skridt 9", "skridt 10"]


@pytest.mark.parametrize(("button", "outcome"), [("Det er nået", Outcome.REACHED), ("Lad det ligge", Outcome.LET_GO)])
def test_ending_one_from_the_list(button: str, outcome: Outcome) -> None:
    assert look_back_of(Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses(button)).outcome is outcome


def test_changing_one_from_the_list_names_the_version_it_changes() -> None:
    sara = Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses("Ret det")
    sara.presses("Ret noget").presses("Hvem hjælper").presses("En fagperson").presses("Gem")
    decided = sara.decided
    assert isinstance(decided, ChangeSubGoal)
    assert (decided.version, decided.draft.rung) == (1, Rung.A_PROFESSIONAL)


def test_how_is_it_going_before_the_day_lets_it_go_on() -> None:
    sara = Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses("Hvordan går det?")
    sara.presses("5").presses("Spring over").presses("Jeg fortsætter").presses("9")
    decided = look_back_of(sara)
    assert (decided.outcome, decided.progress, decided.importance) == (Outcome.GOES_ON, 5, 9)


def test_what_is_up_now_follows_the_day() -> None:
    facts = Desk(a_sub_goal()).citizen_facts()
    assert due_now(facts, TUESDAY) == ()
    assert [kind for kind, _ in due_now(facts, THURSDAY)] == [AgendaKind.REMINDER]
    assert [kind for kind, _ in due_now(facts, SATURDAY)] == [AgendaKind.LOOK_BACK]


def test_an_empty_list_begins_the_first_one() -> None:
    assert Desk().says("mine delmål").text.startswith("Du har ingen delmål endnu.")


def test_the_number_counts_even_where_nothing_more_is_said() -> None:
    decided = look_back_of(looks_back().presses("7"))
    assert (decided.outcome, decided.progress) == (Outcome.GOES_ON, 7)
