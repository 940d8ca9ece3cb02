"""The digest in the chat: asked for, unfolded, as a picture, and as the organisation lets it be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from medspil.conversations.digests.digest_sayings import digest_notice
from medspil.conversations.facts import ChatShows
from medspil.conversations.messages import Message
from medspil.conversations.pictures import WeeksPicture
from medspil.conversations.saying import as_messages
from medspil.domain.circle_decisions import Looked, OpenPage, SawDigest, SeenWhat
from medspil.domain.digest import GroupWeek
from medspil.domain.persons import Role
from medspil.domain.seen import Step
from medspil.domain.sub_goals import Deadline, Outcome, Status
from tests.conversations.digest_desk import TOKEN, DigestDesk
from tests.conversations.some_digests import TODAY, many_people, twelve_people
from tests.domain.seen_people import A_WEEK_AGO, MONDAY, a_wish, before, ended, seen, shared

PAGES = "https://medspil.example.dk"
LABELS = [
    "Svar Sara",
    "Svar Bo",
    "Hep på Ali",
    "Hep på Mona",
    "I gang (2)",
    "Tog en ny vej (2)",
    "Stille længe (1)",
    "Ugerne",
]


def desk_of_twelve(**house: object) -> DigestDesk:
    return DigestDesk(*twelve_people(), groups=(GroupWeek("Madgruppen", 5, Deadline(TODAY), 6, 7),), **house)  # type: ignore[arg-type]


def notice(desk: DigestDesk, **facts: object) -> Message:
    """What comes by itself on Monday at eight."""
    (message,) = as_messages((digest_notice(replace(desk.digest_facts(), **facts), A_WEEK_AGO, MONDAY),))  # type: ignore[arg-type]
    return message


def labels(message: Message) -> list[str]:
    return [button.label for row in message.rows for button in row]


@pytest.mark.parametrize("words", ["overblik", "digest", "/overblik", "ugeoverblik", "min uge"])
def test_it_is_given_at_once(words: str) -> None:
    desk = desk_of_twelve()
    desk.says(words)
    assert desk.text.startswith("Ugen kort: 2 delmål er nået, 2 vil gerne have hjælp")
    assert desk.labels == [*LABELS, "Hvornår den kommer"]
    assert desk.talk is None


def test_what_comes_by_itself_says_the_same() -> None:
    desk = desk_of_twelve()
    assert notice(desk).text == desk.says("overblik").text
    assert labels(notice(desk)) == LABELS


def test_a_part_unfolds_in_place_and_folds_again() -> None:
    desk = desk_of_twelve()
    desk.says("overblik").presses("I gang (2)")
    assert desk.text == "I gang:\n• Eva: et delmål, 6 af 10\n• Jens: hjemmet, nyt"
    assert len(desk.bubbles) == 1
    desk.presses("Hele ugen")
    assert len(desk.bubbles) == 1
    assert desk.bubbles[0].text.startswith("Ugen kort")


def test_the_weeks_come_as_a_picture_when_they_are_asked_for() -> None:
    desk = desk_of_twelve()
    desk.says("overblik").presses("Ugerne")
    (message,) = desk.replies
    assert isinstance(message.picture, WeeksPicture)
    assert message.text == "I de sidste 8 uger: 2 delmål er nået."
    assert message.picture.weeks[-1].label == "uge 48"
    assert message.picture.weeks[-1].counts == (2, 1, 2)


def test_who_was_told_of_can_read_who_looked_and_who_was_not_cannot() -> None:
    desk = DigestDesk(
        seen("Ali", ended(Status.REACHED, before(days=1)), number=1),
        seen("Bo", wishes=(a_wish(before(days=1)),), number=2),
        seen("Tom", shared(), number=3),
    )
    desk.says("overblik")
    ali, bo, _tom = desk.citizens
    assert desk.decided == SawDigest((Looked(ali.link.citizen_id), Looked(bo.link.citizen_id, SeenWhat.WISH)))


def test_the_citizens_words_stand_in_the_chat_only_where_the_house_wants_them() -> None:
    assert "gå en tur om søen" not in desk_of_twelve().says("overblik").text
    assert "• Ali: »gå en tur om søen«" in desk_of_twelve(shows=ChatShows.WORDS).says("overblik").text


def test_where_the_chat_shows_nothing_it_only_says_that_there_is_something() -> None:
    desk = desk_of_twelve(shows=ChatShows.LINK, public_url=PAGES)
    desk.says("overblik")
    assert desk.text.startswith("Din uge er klar. Der er noget nyt i den.\n\nDine grupper:\n• »Madgruppen«")
    assert not any(one.name in desk.text for one in desk.citizens)
    assert desk.labels == ["Alle ordene", "Hvornår den kommer"]
    assert desk.decisions == []


@pytest.mark.parametrize("argument", ["under-way_7", "weeks_7", "wanted_7", "all_7"])
def test_no_old_button_shows_more_than_the_house_lets_the_chat_show(argument: str) -> None:
    desk = desk_of_twelve(shows=ChatShows.LINK, public_url=PAGES)
    desk.opens("digest", None, argument)
    assert not any(one.name in desk.text for one in desk.citizens)
    assert desk.replies[0].picture is None


def test_all_the_words_are_on_a_page_behind_a_link_that_is_made_when_it_is_asked_for() -> None:
    desk = desk_of_twelve(public_url=PAGES)
    desk.says("overblik").presses("Alle ordene")
    assert OpenPage("digest", TOKEN, "7") in desk.decisions
    assert f"{PAGES}/p/{TOKEN}" in desk.text


def test_without_pages_there_is_no_door_to_one() -> None:
    assert "Alle ordene" not in desk_of_twelve().says("overblik").labels


def test_nothing_new_is_said_in_one_line() -> None:
    desk = DigestDesk(seen("Ali", shared()), seen("Bo", number=2))
    desk.says("overblik")
    assert desk.text == "Intet nyt denne gang. Du ser kun det, de deler med dig."
    assert desk.labels == ["Hvornår den kommer"]
    assert desk.decisions == []


def test_who_supports_nobody_yet_hears_what_to_do_next() -> None:
    desk = DigestDesk()
    desk.says("overblik")
    assert desk.text == (
        "Du støtter ingen i Medspil endnu.\n"
        "Inviter en, du kender. De bestemmer selv, hvad du ser.\n"
        "Så kommer din uge her af sig selv."
    )
    assert desk.labels[-1] == "Hvornår den kommer"


def test_a_leader_without_citizens_gets_the_groups() -> None:
    desk = DigestDesk(groups=(GroupWeek("Madgruppen", 5, Deadline(TODAY), 6, 7),))
    desk.says("overblik")
    assert desk.text == (
        "Du støtter ingen i Medspil endnu.\n\nDine grupper:\n• »Madgruppen«: mødegang 5 i dag, 6 kommer"
    )


@pytest.mark.parametrize("unproven", [True, False])
def test_a_discreet_one_says_nothing_until_it_is_opened(unproven: bool) -> None:
    desk = desk_of_twelve()
    facts = {"proven": False} if unproven else {"settings": replace(desk.settings, discreet=True)}
    message = notice(desk, **facts)
    assert message.text == "Der er en besked til dig."
    assert labels(message) == ["Vis"]
    desk.seen.append(message)
    desk.presses("Vis")
    assert desk.text.startswith("Ugen kort")


def test_a_digest_after_the_holidays_tells_the_same_days_behind_its_buttons() -> None:
    old = shared("gammelt", steps=(Step(before(days=18), Outcome.GOES_ON, 4),))
    desk = DigestDesk(*twelve_people(), seen("Gerda", old, number=40))
    (message,) = as_messages((digest_notice(desk.digest_facts(), before(days=20), MONDAY),))
    desk.seen.append(message)
    desk.presses("I gang (3)")
    assert "• Gerda: hjemmet, 4 af 10" in desk.text
    desk.says("overblik")
    assert "Gerda" not in desk.text


def test_of_many_who_want_help_three_have_a_button() -> None:
    desk = DigestDesk(*many_people(3))
    desk.says("overblik")
    assert [label for label in desk.labels if label.startswith("Svar")] == ["Svar Sara A", "Svar Sara B", "Svar Sara C"]


def test_someone_who_is_neither_contact_nor_peer_has_no_digest() -> None:
    desk = desk_of_twelve()
    desk.roles = frozenset((Role.GROUP_LEADER,))
    desk.says("overblik")
    assert "Ali" not in desk.text
    desk.opens("digest", None, "all_7")
    assert "Ali" not in desk.text


def test_buttons_with_nonsense_behind_them_tell_seven_days() -> None:
    for argument in ("all_", "all_x", "all_99999", "nothing", "reached_-3"):
        desk = desk_of_twelve()
        desk.opens("digest", None, argument)
        assert "Ali" in desk.text, argument


def test_the_days_of_a_button_go_back_five_weeks_at_most() -> None:
    desk = DigestDesk(seen("Ali", ended(Status.REACHED, MONDAY - timedelta(days=60))))
    desk.opens("digest", None, "all_99")
    assert "Ali" not in desk.text
