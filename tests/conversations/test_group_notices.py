"""What the bot says by itself about groups: each text with its buttons, to citizens and to staff."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from medspil.conversations.group_doors import ALL_OF_THEM, CANNOT, NOT_TODAY, SKIPPED, place_argument
from medspil.conversations.questionnaires import shipped
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.tokens import LONGEST_TOKEN, DoorToken, read_token
from medspil.domain.agenda import AgendaKind
from medspil.domain.group_matters import GroupMatter, Heard
from medspil.domain.group_verdicts import OF_CITIZENS, OF_GROUPS, OF_STAFF
from medspil.domain.persons import LANGUAGES, Role
from medspil.domain.questionnaires import Occasion, Question, QuestionKind, Questionnaire
from tests.conversations.group_desk import RESPONSE, attendance_id
from tests.conversations.some_courses import FIRST_TUESDAY, a_place, place_id, session_id
from tests.conversations.some_matters import (
    DRAWN,
    SAID,
    THE_DAY_BEFORE,
    a_matter,
    at,
    labels,
    tokens,
    told,
    with_session,
)
from tests.conversations.some_sums import AFTER, a_sum

K = AgendaKind
TITLE = "»Mod på mere«"
NOON = at(THE_DAY_BEFORE, 12)
AFTERWARDS = at(FIRST_TUESDAY, 15, 30)
FACES = ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😊"]


def text(kind: AgendaKind, known: GroupMatter | None = None, now: datetime = AFTERWARDS, language: str = "da") -> str:
    (message,) = told(kind, known or a_matter(), now, language=language)
    return message.text


# To citizens


def test_the_day_before_one_hears_when_and_where_and_can_say_that_one_cannot_come() -> None:
    (reminder,) = told(K.SESSION_REMINDER, a_matter(), NOON)
    assert reminder.text == f"I morgen er der {TITLE} kl. 13.00-15.00.\nSted: Kulturhuset"
    assert tokens(reminder) == {"Jeg kan ikke komme": f"d.cannot-come.{attendance_id(1)}.{CANNOT}"}


def test_a_reminder_that_waited_says_today() -> None:
    assert text(K.SESSION_REMINDER, now=at(FIRST_TUESDAY, 9)).startswith(f"I dag er der {TITLE}")


def test_a_moved_session_is_told_with_its_old_day() -> None:
    moved = with_session(a_matter(), day=FIRST_TUESDAY + timedelta(days=1), moved_from=FIRST_TUESDAY)
    assert text(K.SESSION_CHANGED, moved, NOON) == (
        f"Der er en ændring i {TITLE}.\nI mødes onsdag 2. december kl. 13.00-15.00.\n"
        "Så det bliver ikke tirsdag 1. december.\nSted: Kulturhuset"
    )
    (message,) = told(K.SESSION_CHANGED, moved, NOON)
    assert labels(message) == ["Jeg kan ikke komme", "Min gruppe"]


def test_a_cancelled_session_is_told_with_the_next_one() -> None:
    cancelled = with_session(a_matter(), cancelled=True)
    assert text(K.SESSION_CHANGED, cancelled, NOON) == (
        f"{TITLE} er aflyst tirsdag 1. december.\nNæste gang er tirsdag 8. december kl. 13.00-15.00."
    )


def test_the_questions_come_with_the_first_one_to_tap() -> None:
    (message,) = told(K.QUESTIONS, a_matter(), AFTERWARDS)
    assert message.text == (
        f"Tak for i dag i {TITLE}.\nJeg har 5 korte spørgsmål. Du kan springe over.\n\n"
        "1 af 5\nHvordan var det at være sammen med de andre?\n1 er ikke rart, 5 er rigtig rart."
    )
    assert labels(message) == [*FACES, "Spring over", "Ikke i dag", "Hvem ser mine svar?"]
    behind = tokens(message)
    assert behind["4 🙂"] == f"d.questions.{RESPONSE}.4"
    assert behind["Spring over"] == f"d.questions.{RESPONSE}.{SKIPPED}"
    assert behind["Ikke i dag"] == f"d.questions.{RESPONSE}.{NOT_TODAY}"


def test_the_next_morning_it_is_not_today_any_more() -> None:
    assert text(K.QUESTIONS, now=AFTERWARDS + timedelta(days=1)).startswith(f"Tak for sidst i {TITLE}.")


def test_after_the_last_session_one_is_asked_about_the_whole_course() -> None:
    asked = text(K.QUESTIONS, replace(a_matter("end-of-course"), session=None))
    assert asked.startswith(f"{TITLE} er slut. Tak, fordi du var med.")


def test_before_a_status_meeting_one_is_asked_without_a_group() -> None:
    pulse = replace(a_matter("pulse"), course=None, session=None, place=None)
    (message,) = told(K.PULSE, pulse, NOON)
    assert message.text.startswith("Du har snart statusmøde. Det handler om dig.")
    assert labels(message)[:3] == ["Ja", "Nej", "Ved ikke"]


def test_the_nudge_is_kind_and_the_only_one() -> None:
    (nudge,) = told(K.QUESTIONS_NUDGE, a_matter(), AFTERWARDS + timedelta(days=1))
    assert "Du behøver ikke svare. Jeg spørger ikke igen." in nudge.text
    assert labels(nudge) == [*FACES, "Spring over"]


@pytest.mark.parametrize("kind", [QuestionKind.WORDS, QuestionKind.SEVERAL])
def test_a_first_question_that_no_button_answers_begins_with_one(kind: QuestionKind) -> None:
    words = Questionnaire("w", 1, Occasion.AFTER_SESSION, {"da": "t"}, "", (Question("a", kind, {"da": "Hvordan?"}),))
    known = a_matter()
    assert known.response is not None
    (message,) = told(K.QUESTIONS, replace(known, response=replace(known.response, questionnaire=words)), AFTERWARDS)
    assert message.text.endswith("Jeg har et kort spørgsmål. Du kan springe det over.")
    assert labels(message) == ["Svar", "Ikke i dag", "Hvem ser mine svar?"]


def heard(*sums: str) -> Heard:
    course = a_matter().course
    assert course is not None
    new = tuple(a_sum(key, *"555444", first=1) for key in sums)
    return Heard(course, course.sessions[0], AFTER, 6, 6, new, new)


def test_what_the_leader_writes_comes_with_what_the_group_said() -> None:
    said = replace(a_matter(), heard=heard("together", "step"))
    assert text(K.SAY_BACK, said) == (
        f"Det sagde I i {TITLE}:\n• »Hvordan var det at være sammen med de andre?« Mest godt.\n"
        "• »Kom du et skridt nærmere dit eget mål?« Mest godt.\n\n"
        "Mette svarer:\n»I dag tager vi en længere pause.«"
    )


def test_what_the_leader_writes_comes_alone_where_there_is_nothing_to_tell() -> None:
    alone = f"Mette skriver til jer i {TITLE}:\n»I dag tager vi en længere pause.«"
    assert text(K.SAY_BACK, a_matter()) == alone
    few = replace(heard("together"), new=(a_sum("together", "5", "5", "1", first=1),))
    assert text(K.SAY_BACK, replace(a_matter(), heard=few)) == alone, "of three people one would know the others"


def test_an_offer_that_was_put_off_is_shown_once_more() -> None:
    (offer,) = told(K.OFFER, a_matter(), NOON)
    assert offer.text.startswith(f"Der er stadig en plads til dig i {TITLE}.")
    assert tokens(offer) == {"Se tilbuddet": f"d.offer.{place_id(1)}."}


def test_who_was_drawn_can_say_yes_or_no() -> None:
    (message,) = told(K.INTERVIEW, a_matter(), NOON)
    assert "trukket lod" in message.text
    behind = tokens(message)
    assert behind["Nej tak"] == f"d.interview.{DRAWN}.no"
    assert f"d.interview.{DRAWN}.yes" in behind.values()


# To staff


def test_the_leader_is_asked_who_was_there_in_one_message() -> None:
    (message,) = told(K.ATTENDANCE, a_matter(), at(FIRST_TUESDAY, 15))
    assert message.text.startswith(f"{TITLE} er slut for i dag. Hvem var der?")
    assert labels(message) == ["✓ Sara", "✓ Ali", "Bo", "Færdig"]
    behind = tokens(message)
    assert behind["Bo"] == f"d.attendance.{session_id(1)}.{place_argument(place_id(3))}"
    assert behind["Færdig"] == f"d.attendance.{session_id(1)}.{ALL_OF_THEM}"


def test_the_next_day_the_leader_is_asked_with_the_day() -> None:
    asked = text(K.ATTENDANCE_NUDGE, now=at(FIRST_TUESDAY + timedelta(days=1), 9))
    assert asked.startswith(f"Hvem var der i {TITLE} tirsdag 1. december?")


def test_the_leader_hears_who_comes_and_what_they_want_to_work_on() -> None:
    known = a_matter(place=a_place(1, "Sara", goal="sige noget højt"))
    assert text(K.JOINED, known) == (
        f"Sara er nu med i {TITLE}.\nVil gerne arbejde med: »sige noget højt«\nNu er 3 af 8 pladser taget."
    )


def test_the_leader_hears_who_leaves_and_who_cannot_come_without_a_reason() -> None:
    assert text(K.LEFT) == f"Sara er ikke længere med i {TITLE}.\nNu er 3 af 8 pladser taget."
    away = a_matter()
    assert away.attendance is not None
    away = replace(away, attendance=replace(away.attendance, cannot_come=True))
    assert text(K.CANNOT_COME, away) == f"Sara kan ikke komme til {TITLE} tirsdag 1. december."
    assert text(K.CANNOT_COME) == f"Sara kommer alligevel til {TITLE} tirsdag 1. december."


def test_a_participant_without_a_name_is_one_all_the_same() -> None:
    assert text(K.LEFT, a_matter(place=a_place(1))).startswith("En deltager er ikke længere med")


def test_whoever_offered_the_place_taps_the_support_beside_it_and_after_it() -> None:
    (beside,) = told(K.SUPPORT, a_matter(), NOON)
    assert labels(beside) == ["0", "1", "2", "3", "4", "5", "6", "8", "10+"]
    assert tokens(beside)["10+"] == f"d.support.{place_id(1)}.10"
    (after,) = told(K.SUPPORT_AFTER, a_matter(), NOON)
    assert tokens(after)["Begge dele"] == f"d.support-after.{place_id(1)}.both"


def test_the_report_is_one_tap_away() -> None:
    (message,) = told(K.COURSE_REPORT, a_matter(), NOON)
    assert "Rapporten er klar" in message.text
    assert tokens(message) == {"Se rapporten": f"d.course-report.{'c' * 32}."}


# All of them


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(OF_GROUPS - {K.HEARD}))
def test_every_button_leads_to_a_talk_that_the_one_who_gets_it_may_be_in(kind: AgendaKind, language: str) -> None:
    questionnaire = "pulse" if kind is K.PULSE else "after-session"
    for discreet in (False, True):
        (message,) = told(kind, a_matter(questionnaire), AFTERWARDS, SAID, language=language, discreet=discreet)
        assert message.rows
        for button in (button for row in message.rows for button in row):
            assert len(button.token.encode()) <= LONGEST_TOKEN
            token = read_token(button.token)
            assert isinstance(token, DoorToken)
            roles = {Role.CITIZEN} if kind in OF_CITIZENS else {Role.GROUP_LEADER}
            if kind is K.INTERVIEWS_DONE:
                roles = {Role.INTERVIEWER}
            assert CONVERSATIONS[token.conversation].is_open_to(frozenset(roles))


@pytest.mark.parametrize("kind", sorted(OF_GROUPS))
def test_a_discreet_message_says_nothing_of_groups_services_or_names(kind: AgendaKind) -> None:
    known = replace(a_matter(), heard=heard("together"))
    (message,) = told(kind, known, AFTERWARDS, SAID, discreet=True)
    assert message.text == "Der er en besked til dig."
    assert labels(message) == ["Vis"]


@pytest.mark.parametrize("kind", sorted(OF_STAFF - {K.HEARD}))
def test_each_is_told_in_the_language_of_the_one_who_gets_it(kind: AgendaKind) -> None:
    assert text(kind, language="en") != text(kind, language="da")


def test_the_shipped_questionnaires_can_all_be_begun_by_a_tap() -> None:
    for name in ("after-session", "end-of-course", "pulse"):
        first = shipped().current(name).questions[0]
        (message,) = told(K.QUESTIONS, a_matter(name), AFTERWARDS)
        assert len(labels(message)) > 3, first.key
