"""The second factor at the desk: chosen at joining, proven before anything of others is shown, and nothing is lost."""

from datetime import UTC, datetime

import pytest

from medspil.conversations.group_facts import LedCourse
from medspil.conversations.registry import CONVERSATIONS
from medspil.domain.circle_decisions import NoteWrongProof, Prove, SetSecondFactor
from medspil.domain.courses import Course
from medspil.domain.group_decisions import TickAttendance, WriteBack
from medspil.domain.invitations import CodeState
from medspil.domain.persons import STAFF, Role
from medspil.domain.second_factor import FactorKind, SecondFactor, is_pin, pin_secret, totp_code, totp_secret
from tests.conversations.desk import CHANCE, TUESDAY, Desk
from tests.conversations.some_courses import a_course, a_led_course, a_place, place_id, session_id
from tests.conversations.staff_desk import StaffDesk

PIN = "428193"
ASKS_PIN = "Først skal jeg bruge din pinkode."
ASKS_CODE = "Først skal jeg bruge en kode."
CHOOSE = "Vælg en pinkode på 6 til 10 tal."
HOME = "Hvad vil du gøre?"
GROUP = "Onsdagsgruppen"
ENDED = datetime(2026, 12, 1, 14, tzinfo=UTC)
PLACES = tuple(a_place(number, name) for number, name in enumerate(("Sara", "Ali", "Bo"), 1))


def a_pin() -> SecondFactor:
    return SecondFactor(FactorKind.PIN, pin_secret(PIN, bytes(16)), datetime(2026, 11, 1, tzinfo=UTC))


def an_app() -> SecondFactor:
    return SecondFactor(FactorKind.TOTP, totp_secret(bytes(range(20))), datetime(2026, 11, 1, tzinfo=UTC))


def the_group() -> Course:
    return a_course(GROUP)


def away(factor: SecondFactor | None = None) -> StaffDesk:
    """A leader who has not done anything for a day."""
    mette = StaffDesk(a_led_course(the_group()))
    mette.factor = factor or a_pin()
    mette.proven = False
    return mette


def in_the_middle() -> StaffDesk:
    """A leader who was asked who was there, and has been away for a day since."""
    mette = StaffDesk(LedCourse(a_course(GROUP), PLACES), now=ENDED).opens("attendance", session_id(1))
    assert mette.labels == ["✓ Sara", "✓ Ali", "✓ Bo", "Færdig"]
    mette.factor = a_pin()
    mette.proven = False
    mette.waits(days=2)
    return mette


# Choosing one.


def test_a_pin_is_chosen_right_after_the_yes_and_home_follows() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER).presses("Ja, jeg vil gerne")
    assert mette.presses("En pinkode").text.startswith(CHOOSE)
    assert "Skriv den én gang til" in mette.says("42 81 93").text
    mette.says(PIN)
    assert isinstance(mette.decided, SetSecondFactor)
    assert mette.decided.kind is FactorKind.PIN
    assert is_pin(PIN, mette.decided.secret)
    assert mette.text == f"Din pinkode er klar. Jeg spørger om den, når du har været væk en dag.\n\n{HOME}"


def test_both_times_the_pin_goes_from_the_phone_and_stands_in_no_state() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER).presses("Ja, jeg vil gerne")
    mette.presses("En pinkode").says(PIN)
    assert mette.taken_away == [1001]
    assert PIN not in repr(mette.talk)
    assert mette.says(PIN).taken_away == [1002]


@pytest.mark.parametrize(
    ("pin", "told"),
    [("4281", "for kort"), ("42819342819", "for lang"), ("123456", "let at gætte"), ("hunden Rex", "kun tal")],
)
def test_what_is_no_good_pin_is_asked_again(pin: str, told: str) -> None:
    mette = Desk(citizen=False, staff=(Role.GROUP_LEADER,)).says("pin").presses("En pinkode").says(pin)
    assert told in mette.text
    assert mette.decisions == []
    assert "én gang til" in mette.says(PIN).text


def test_a_pin_that_is_no_good_goes_from_the_phone_as_well() -> None:
    mette = Desk(citizen=False, staff=(Role.GROUP_LEADER,)).says("pin").presses("En pinkode").says("123456")
    assert mette.taken_away == [1002]
    assert mette.talk is not None
    assert mette.talk.unread == ()


def test_two_that_differ_are_chosen_anew() -> None:
    mette = Desk(citizen=False, staff=(Role.GROUP_LEADER,)).says("pin").presses("En pinkode").says(PIN).says("428194")
    assert mette.text.startswith("De to var ikke ens.")
    mette.says("902817").says("902817")
    assert isinstance(mette.decided, SetSecondFactor)
    assert is_pin("902817", mette.decided.secret)


def test_back_asks_for_the_pin_anew() -> None:
    mette = Desk(citizen=False, staff=(Role.GROUP_LEADER,)).says("pin").presses("En pinkode").says(PIN)
    assert mette.says("tilbage").text.startswith(CHOOSE)
    mette.says("902817").says("902817")
    assert isinstance(mette.decided, SetSecondFactor)
    assert is_pin("902817", mette.decided.secret)


def test_an_app_is_set_up_by_a_picture_that_goes_and_a_first_code() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER).presses("Ja, jeg vil gerne")
    mette.presses("En app med koder")
    [shown] = mette.replies
    secret = totp_secret(bytes.fromhex(CHANCE))
    assert shown.qr is not None
    assert shown.qr.says.startswith("otpauth://totp/")
    assert secret in shown.qr.says
    assert secret in shown.text.replace(" ", "")
    mette.presses("Den er i min app")
    assert len(mette.taken_away) == 1
    assert mette.tidied == []
    assert "Den kode passer ikke." in mette.says("000000").text
    mette.says(totp_code(secret, mette.now))
    assert mette.decided == SetSecondFactor(FactorKind.TOTP, secret, int(mette.now.timestamp()) // 30)
    assert mette.text.endswith(HOME)


def test_not_now_leaves_everything_as_it_was_and_the_first_door_asks_again() -> None:
    mette = away()
    mette.factor = None
    mette.says("grupper")
    assert "Hvad vil du bruge?" in mette.text
    assert mette.presses("Ikke nu").text == "Helt fint. Alt er, som det var."
    assert "Hvad vil du bruge?" in mette.says("grupper").text


def test_the_first_door_asks_who_came_in_earlier_and_leads_on() -> None:
    mette = away()
    mette.factor = None
    mette.says("grupper").presses("En pinkode").says(PIN).says(PIN)
    assert GROUP in mette.text


def test_another_pin_takes_the_place_of_the_first_one_after_a_proof() -> None:
    mette = away()
    assert mette.says("min pin").text.startswith(ASKS_PIN)
    assert mette.says(PIN).text.startswith("Du har en pinkode nu. Hvad vil du have i stedet?")
    mette.presses("En pinkode").says("902817").says("902817")
    assert mette.factor is not None
    assert is_pin("902817", mette.factor.secret)
    assert mette.text == "Din pinkode er klar. Jeg spørger om den, når du har været væk en dag."


def test_a_second_role_needs_no_second_pin() -> None:
    mette = Desk(citizen=False, staff=(Role.GROUP_LEADER,))
    mette.factor = a_pin()
    mette.starts(CodeState.GOOD, Role.CONTACT_PERSON).presses("Ja, jeg vil gerne")
    assert mette.text == f"Velkommen, Mette.\n\n{HOME}"


# Proving it.


def test_after_a_day_a_command_asks_for_the_pin_and_then_does_what_was_wanted() -> None:
    mette = away()
    assert mette.says("grupper").text == f"{ASKS_PIN} Skriv den her. Jeg fjerner den fra skærmen med det samme."
    mette.says("428 193")
    assert mette.decided == Prove(a_pin().made_at)
    assert GROUP in mette.text
    assert mette.taken_away == [1002]


def test_an_apps_code_does_the_same() -> None:
    mette = away(an_app())
    assert mette.says("grupper").text.startswith(ASKS_CODE)
    mette.says(totp_code(an_app().secret, mette.now))
    assert mette.decided == Prove(an_app().made_at, int(TUESDAY.timestamp()) // 30)
    assert GROUP in mette.text


def test_a_pressed_notice_leads_on_after_the_proof() -> None:
    course = the_group()
    mette = away().opens("my-courses", course.id)
    assert mette.text.startswith(ASKS_PIN)
    assert GROUP in mette.says(PIN).text


def test_a_wrong_one_shows_nothing_and_the_next_has_to_wait_longer() -> None:
    mette = away().says("grupper").says("111222")
    assert mette.decided == NoteWrongProof()
    assert mette.text == "Det var ikke den rigtige.\nPrøv igen."
    mette.waits(seconds=10).says("111223")
    assert mette.text.startswith("Det var ikke den rigtige.\nPrøv igen kl. 14.31.\nHar du glemt den, kan du få en ny:")
    mette.waits(seconds=10).says(PIN)
    assert mette.decisions == []
    assert mette.text.startswith("Der skal gå lidt tid, før du kan prøve igen.\nPrøv igen kl. 14.31.")
    assert GROUP not in mette.text
    assert GROUP in mette.waits(seconds=20).says(PIN).text


def test_going_out_and_in_again_is_no_way_around_the_wait() -> None:
    mette = away().says("grupper").says("111222").says("111223")
    mette.presses("Ikke nu").says("grupper").says(PIN)
    assert mette.decisions == []
    assert "Der skal gå lidt tid" in mette.text


def test_back_is_no_way_around_the_wait() -> None:
    mette = away().says("grupper").says("111222").says("111223").says("tilbage").says("tilbage").says(PIN)
    assert mette.decisions == []
    assert GROUP not in mette.text


def test_words_are_no_try() -> None:
    mette = away().says("grupper").says("det er bare mig")
    assert mette.decisions == []
    assert "En pinkode er kun tal." in mette.text
    assert GROUP in mette.says(PIN).text


def test_what_needs_no_proof_is_done_without() -> None:
    mette = away().says("grupper")
    assert mette.says("hjem").text == HOME
    assert "Sprog" in mette.says("indstillinger").text


@pytest.mark.parametrize("words", ["hjælp", "stop", "jeg vil dø"])
def test_help_stop_and_words_of_crisis_need_no_proof(words: str) -> None:
    for mette in (away(), away().says("grupper"), in_the_middle()):
        mette.says(words)
        assert {"hjælp": "tilbage", "stop": "Jeg stopper nu.", "jeg vil dø": "112"}[words].casefold() in (
            mette.text.casefold()
        )
        assert GROUP not in mette.text


def test_help_asks_for_the_proof_once_more() -> None:
    mette = away().says("grupper").says("hjælp")
    assert ASKS_PIN in mette.text
    assert GROUP in mette.says(PIN).text


# Nothing is lost.


def test_a_talk_under_way_goes_on_with_the_answer_that_was_written() -> None:
    mette = in_the_middle().says("Sara og Bo")
    assert mette.text.startswith(ASKS_PIN)
    mette.says(PIN)
    assert mette.decisions == [
        Prove(a_pin().made_at),
        TickAttendance(session_id(1), (place_id(1), place_id(3))),
    ]
    assert mette.text.startswith("Skrevet ned. Til stede: Sara og Bo.")


def test_a_talk_under_way_goes_on_with_the_button_that_was_tapped() -> None:
    mette = in_the_middle().presses("✓ Ali")
    assert mette.text.startswith(ASKS_PIN)
    assert mette.says(PIN).labels == ["✓ Sara", "Ali", "✓ Bo", "Færdig"]
    assert "Til stede: Sara og Bo." in mette.presses("Færdig").text


def test_a_button_that_is_tapped_while_the_pin_is_asked_for_is_the_one_that_counts() -> None:
    mette = in_the_middle().presses("✓ Ali").presses("✓ Bo")
    assert mette.text.startswith(ASKS_PIN)
    assert mette.says(PIN).labels == ["✓ Sara", "✓ Ali", "Bo", "Færdig"]


def test_start_shows_nothing_of_a_talk_under_way() -> None:
    mette = in_the_middle().starts()
    assert mette.text.startswith(ASKS_PIN)
    assert "Sara" not in mette.text


def test_a_talk_that_is_worth_it_waits_where_the_proof_is_put_off() -> None:
    mette = in_the_middle()
    mette.proven = True
    mette.says("ny gruppe").says("Tirsdagsgruppen")
    assert mette.talk is not None
    planning = mette.talk.id
    mette.proven = False
    mette.waits(days=1)
    mette.opens("attendance", session_id(1))
    assert mette.aside is not None
    assert mette.aside.id == planning
    mette.presses("Ikke nu")
    assert mette.aside.id == planning


def test_what_was_put_off_at_the_proof_goes_on_another_time() -> None:
    mette = StaffDesk(LedCourse(a_course(GROUP), PLACES), now=ENDED).opens("write-back", session_id(1))
    mette.says("Vi tager kage med").factor = a_pin()
    mette.proven = False
    mette.waits(days=1).presses("Send").presses("Ikke nu")
    assert mette.decisions == []
    assert mette.says("fortsæt").text.startswith(ASKS_PIN)
    assert "Vi tager kage med" in mette.says(PIN).text
    mette.presses("Send")
    assert isinstance(mette.decided, WriteBack)


def test_only_these_for_those_who_work_here_need_no_proof() -> None:
    """Who adds one that shows nothing of others names it here; all others say `proof=True` in the registry."""
    citizen = frozenset((Role.CITIZEN,))
    theirs = [one for one in CONVERSATIONS.values() if one.is_open_to(STAFF) and not one.is_open_to(citizen)]
    free = {one.name for one in theirs if not one.proof}
    assert free == {"home", "prove", "second-factor", "new-course", "room", "offer-place", "digest-settings"}
