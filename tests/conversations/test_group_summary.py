"""What the leader gets after a session: the picture, all of it in words, and what may be worth a talk."""

from dataclasses import replace
from datetime import timedelta

import pytest

from medspil.conversations.facts import Facts
from medspil.conversations.group_facts import HeardFacts
from medspil.conversations.group_summary import short_sums
from medspil.conversations.messages import Message
from medspil.conversations.pictures import SumsPicture
from medspil.conversations.state import Opening
from medspil.conversations.texts import speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course
from medspil.domain.group_matters import Heard
from medspil.domain.questionnaires import Questionnaire
from medspil.domain.sums import Sum
from tests.conversations.some_courses import a_course, session_id
from tests.conversations.some_matters import AFTERWARDS, a_matter, labels, tokens, told
from tests.conversations.some_sums import AFTER, END, a_sum
from tests.conversations.staff_desk import StaffDesk

TITLE = "»Mod på mere«"
TOGETHER, HEARD, STEP, FORM = (f"»{question.text['da']}«" for question in AFTER.questions[:4])
FEW = "For få svar at vise. Svarene kommer med næste gang."


def heard(
    *sums: Sum,
    number: int = 1,
    answered: int = 6,
    lines: tuple[str, ...] = (),
    course: Course | None = None,
    earlier: tuple[Questionnaire, ...] = (),
) -> Heard:
    """What was told after this session; of these sums those that end with it are new."""
    group = course or a_course()
    new = tuple(one for one in sums if one.last == number)
    return Heard(group, group.sessions[number - 1], AFTER, 8, answered, sums, new, lines, earlier)


def messages(said: Heard, language: str = "da") -> tuple[Message, ...]:
    return told(AgendaKind.HEARD, replace(a_matter(), heard=said), AFTERWARDS, language=language)


def words(said: Heard) -> str:
    """All that is said in words, below the picture."""
    return messages(said)[-1].text


def all_four(number: int = 1, answers: str = "555443") -> tuple[Sum, ...]:
    return tuple(a_sum(key, *answers, first=number) for key in ("together", "heard", "step", "form"))


def test_the_leader_gets_a_picture_and_then_all_of_it_in_words() -> None:
    picture, text = messages(heard(*all_four(), lines=("Pausen må gerne være længere.", "Tak.")))
    assert picture.text == f"{TITLE}, mødegang 1 af 12\n6 af 8 har svaret."
    assert isinstance(picture.picture, SumsPicture)
    assert len(picture.picture.panels) == 4
    said = "3 siger 5 😊, 2 siger 4 🙂, 1 siger 3 😐"
    assert text.text.split("\n\n") == [
        *(f"{question}\n{said}" for question in (TOGETHER, HEARD, STEP, FORM)),
        "Det her er skrevet til dig:\n• »Pausen må gerne være længere.«\n• »Tak.«",
    ]
    assert tokens(text) == {
        "Skriv til gruppen": f"d.write-back.{session_id(1)}.",
        "Vis det igen": f"d.heard.{session_id(1)}.",
    }


def test_of_three_or_four_there_is_only_a_word() -> None:
    assert f"{TOGETHER}\n3 eller 4 svar: mest godt" in words(heard(a_sum("together", "5", "5", "1", first=1)))


def test_sessions_that_are_counted_together_are_told_so() -> None:
    said = words(heard(a_sum("together", *"54444", first=1, last=2), number=2))
    assert f"{TOGETHER}\n1 siger 5 😊, 4 siger 4 🙂 (mødegang 1 til 2 samlet)" in said


def test_a_question_with_too_few_answers_joins_the_next_time() -> None:
    said = words(heard(a_sum("together", *"54444", first=1)))
    assert said.split("\n\n")[1:] == [f"{question}\n{FEW}" for question in (HEARD, STEP, FORM)]


def test_below_three_nothing_is_shown_but_how_many_answered() -> None:
    (message,) = messages(heard(answered=2))
    assert message.text == (
        f"{TITLE}, mødegang 1 af 12\n2 af 8 har svaret.\nDet er for få til at vise. Svarene kommer med næste gang."
    )
    assert message.picture is None
    assert labels(message) == ["Skriv til gruppen", "Vis det igen"]


def test_after_the_last_session_too_few_answers_join_the_report() -> None:
    (message,) = messages(heard(number=12, answered=1))
    assert message.text.endswith("Svarene kommer med i rapporten til sidst.")


def test_the_group_of_a_closed_course_is_not_written_to() -> None:
    (message,) = messages(heard(course=a_course(closed=True), answered=2))
    assert labels(message) == ["Vis det igen"]


def falling(key: str, *answers: str) -> tuple[Sum, ...]:
    return tuple(a_sum(key, *each, first=number) for number, each in enumerate(answers, start=1))


def test_a_curve_that_falls_three_times_in_a_row_is_worth_a_talk() -> None:
    warning = f"{STEP} er gået ned tre gange i træk. Det kan være værd at tale om i gruppen."
    assert warning in words(heard(*falling("step", "55555", "55554", "55544", "55444"), number=4))
    assert warning not in words(heard(*falling("step", "55555", "55554", "55544"), number=3))
    assert warning not in words(heard(*falling("step", "55555", "55554", "55544", "55555"), number=4))


def test_it_is_not_told_again_where_nothing_new_was_said() -> None:
    fallen = falling("step", "55555", "55554", "55544", "55444")
    said = words(heard(*fallen, a_sum("together", *"55555", first=5), number=5))
    assert "tre gange" not in said


def test_the_leader_is_told_kindly_when_many_feel_unheard() -> None:
    warning = "Flere har ikke følt, at der var plads til dem."
    assert warning in words(heard(a_sum("heard", *"112555", first=1)))
    assert warning not in words(heard(a_sum("heard", *"155555", first=1)))
    assert warning not in words(heard(a_sum("step", *"112555", first=1)))


def test_what_was_asked_in_an_earlier_version_is_told_in_the_words_of_today() -> None:
    before = replace(AFTER, version=0)
    old = a_sum("together", *"54444", first=1, asked=before)
    said = words(heard(old, earlier=(before,)))
    assert said.startswith(f"{TOGETHER}\n1 siger 5 😊, 4 siger 4 🙂")


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_is_told_in_the_leaders_language(language: str) -> None:
    picture, text = messages(heard(*all_four()), language)
    assert AFTER.questions[0].text[language] in text.text
    assert ("have answered" in picture.text) is (language == "en")


# For the participants


def test_the_participants_hear_a_word_a_question_and_nothing_of_so_few_that_one_would_know_the_others() -> None:
    said = heard(
        a_sum("together", *"555555", first=1),
        a_sum("heard", *"33333", first=1),
        a_sum("step", *"1111", first=1),
    )
    with speaking("da"):
        assert short_sums(said) == (f"• {TOGETHER} Mest godt.", f"• {HEARD} Blandet.")


def test_answers_that_are_neither_good_nor_hard_have_no_word() -> None:
    end = replace(heard(a_sum("next", *["group"] * 6, first=1, asked=END)), questionnaire=END)
    with speaking("da"):
        assert short_sums(end) == ()


# Once more


class LeaderDesk(StaffDesk):
    """A leader who can see again what was told."""

    told: Heard | None = None

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind is HeardFacts:
            return HeardFacts(self.house, self.settings, self.stopped, self.roles, heard=self.told)
        return super()._facts(kind, opening)


def test_the_leader_sees_the_very_same_again() -> None:
    mette = LeaderDesk(now=AFTERWARDS + timedelta(days=1))
    mette.told = heard(*all_four())
    mette.opens("heard", session_id(1))
    assert [message.text for message in mette.replies] == [message.text for message in messages(mette.told)]


def test_what_was_not_told_yet_is_not_shown() -> None:
    mette = LeaderDesk()
    mette.opens("heard", session_id(1))
    assert mette.text == "Der er ikke noget at vise fra den mødegang endnu."
