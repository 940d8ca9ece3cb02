"""The page of a plan: in the citizen's words, what is near first, what was reached before what else has ended."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from medspil.conversations.pages import PageContent, words_of_page
from medspil.conversations.plan_page import own_plan_page, plan_page
from medspil.conversations.seen_words import seen_story
from medspil.conversations.texts import speaking
from medspil.domain.helping import HelpHow, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.persons import PersonSettings
from medspil.domain.seen import CitizenSeen, SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
LINK = Link("l", "c", "o", LinkKind.CONTACT_PERSON, NOW, NOW, name="Bo")


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def one(id: str, what: str, day: date, status: Status = Status.ACTIVE, **more: object) -> SharedSubGoal:
    ended = None if status is Status.ACTIVE else ago(5)
    fields = {"ended_at": ended, "helper": None, "area": None, "rung": Rung.SELF, "made_at": ago(20), **more}
    return SharedSubGoal(id=id, version=1, what=what, deadline=Deadline(day), status=status, **fields)  # type: ignore[arg-type]


WALK = one(
    "1",
    "gå en tur",
    date(2026, 11, 27),
    rung=Rung.SOMEONE_I_KNOW,
    helper="Ali",
    area=LifeArea.HOME,
    steps=(Step(ago(12), Outcome.GOES_ON, 3), Step(ago(2), Outcome.MOVED, 7)),
)
CALL = one("2", "ringe til lægen", date(2026, 11, 25))
CLEAN = one("3", "rydde op", date(2026, 11, 17), Status.REACHED, steps=(Step(ago(6), Outcome.REACHED, 10),))
COOK = one("4", "lave mad", date(2026, 11, 16), Status.REACHED, ended_at=ago(9))
RUN = one("5", "løbe", date(2026, 11, 10), Status.LET_GO)


def page_of(seen: CitizenSeen, language: str = "da") -> PageContent:
    with speaking(language):
        return plan_page(seen, PersonSettings(language=language), NOW)


def test_what_is_near_comes_first_then_what_was_reached_then_what_else_has_ended() -> None:
    page = page_of(CitizenSeen(LINK, "Sara", (RUN, COOK, WALK, CLEAN, CALL)))
    assert [(section.heading, [item.words for item in section.items]) for section in page.sections] == [
        ("I gang", ["»ringe til lægen«", "»gå en tur«"]),
        ("Nået", ["»rydde op«", "»lave mad«"]),
        ("Andet, der er slut", ["»løbe«"]),
    ]


def test_a_sub_goal_says_by_when_who_helps_where_it_belongs_and_how_it_went() -> None:
    (item,) = page_of(CitizenSeen(LINK, "Sara", (WALK,))).sections[0].items
    assert item.lines == (
        "Hvornår: fredag 27. november",
        "Hjælp: en bekendt, Ali",
        "Del af livet: hjemmet",
        "Torsdag 12. november: 3 af 10, fortsatte",
        "Søndag 22. november: 7 af 10, flyttede dagen",
    )
    (picture,) = item.pictures
    assert picture.alternative == "Tal over tid. Det nyeste er 7 af 10."


def test_the_page_says_no_more_than_the_citizen_was_shown_before_the_yes() -> None:
    with speaking("da"):
        told = seen_story(WALK, PersonSettings(), NOW).splitlines()
    (item,) = page_of(CitizenSeen(LINK, "Sara", (WALK,))).sections[0].items
    assert [item.words, *item.lines] == told


def test_one_number_makes_no_picture() -> None:
    (item,) = page_of(CitizenSeen(LINK, "Sara", (CLEAN,))).sections[0].items
    assert item.pictures == ()
    assert item.mark == "Nået"


def test_the_page_says_whose_it_is_for_whom_and_when_and_that_looking_is_told() -> None:
    page = page_of(CitizenSeen(LINK, "Sara", (WALK,), meeting=date(2026, 12, 8)))
    assert page.title == "Plan: Sara"
    assert page.facts == (
        ("Delt med", "Bo"),
        ("Sådan så det ud", "tirsdag 24. november kl. 14.30"),
        ("Næste statusmøde", "tirsdag 8. december"),
    )
    assert page.foot == "Her står kun det, Sara deler. Sara kan se, at du har åbnet siden."


def test_a_wish_for_help_names_the_sub_goal_only_where_it_is_shared() -> None:
    wishes = (HelpWish("a", HelpHow.CALL, ago(1), "1"), HelpWish("b", HelpHow.NEXT_TIME, ago(1)))
    page = page_of(CitizenSeen(LINK, "Sara", (WALK,), wishes))
    assert page.sections[0].text == (
        "»gå en tur«. Ønsket er: Ring til mig.",
        "Ønsket er: Næste gang vi ses.",
    )


def test_a_wish_that_was_seen_does_not_ask_again() -> None:
    seen = HelpWish("a", HelpHow.CALL, ago(1), seen_at=ago(0))
    assert [section.heading for section in page_of(CitizenSeen(LINK, "Sara", (WALK,), (seen,))).sections] == ["I gang"]


def test_where_nothing_is_shared_it_says_so_and_no_more() -> None:
    page = page_of(CitizenSeen(LINK, "Sara"))
    assert [(section.text, section.items) for section in page.sections] == [(("Lige nu er der ikke delt noget.",), ())]


def test_who_has_not_said_what_to_be_called_is_a_citizen() -> None:
    assert page_of(CitizenSeen(LINK, "")).title == "Plan: En person"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_speaks_one_language(language: str) -> None:
    wish = HelpWish("a", HelpHow.WRITE, ago(1))
    page = page_of(CitizenSeen(LINK, "Sara", (WALK, CLEAN, RUN), (wish,)), language)
    assert page.language == language
    other = {"da": ("Under way", "Help:"), "en": ("I gang", "Hjælp:")}[language]
    assert not [word for word in other if word in "\n".join(words_of_page(page))]


def test_a_time_that_was_named_stands_there() -> None:
    at = one("6", "mødes", date(2026, 11, 27))
    timed = SharedSubGoal(**{**vars(at), "deadline": Deadline(date(2026, 11, 27), time(14))})
    (item,) = page_of(CitizenSeen(LINK, "Sara", (timed,))).sections[0].items
    assert item.lines[0] == "Hvornår: fredag 27. november kl. 14.00"


def test_the_citizens_own_plan_says_that_it_is_theirs() -> None:
    with speaking("da"):
        page = own_plan_page((WALK, CLEAN), PersonSettings(), NOW)
    assert page.title == "Min plan"
    assert [section.heading for section in page.sections] == ["I gang", "Nået"]
    assert page.foot == "Siden er din. Du bestemmer, hvem du viser den til."


def test_the_plan_of_a_citizen_without_sub_goals_gives_courage() -> None:
    with speaking("da"):
        page = own_plan_page((), PersonSettings(), NOW)
    assert page.sections[0].text == ("Du har ingen delmål endnu. Start gerne i det små.",)
