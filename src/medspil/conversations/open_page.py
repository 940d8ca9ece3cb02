"""The way to a page: a link that works once, handed out in the chat; the page itself is made when it is opened."""

from dataclasses import dataclass
from typing import Any

from medspil.conversations.facts import Facts, House
from medspil.conversations.house_words import contact_of
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import OpenPage

PATH = "/p"
"""Where the pages live; behind it stands the token."""


@dataclass(frozen=True)
class PageFacts(Facts):
    """Anybody who is in, with a token that nobody has yet."""

    fresh_token: str = ""


async def open_page(talk: Talk[PageFacts]) -> None:
    """Hands out the link to the page that the door named (its argument), about its subject."""
    if talk.opening.argument is None or not talk.facts.house.public_url:
        talk.say(
            _("There is no page to open here. If you miss something: {contact}").format(
                contact=contact_of(talk.facts.house)
            )
        )
        return
    give_link(talk, talk.opening.argument, talk.facts.fresh_token, talk.opening.subject)


def give_link(talk: Talk[Any], page: str, token: str, subject: str | None = None) -> None:
    """Decides that the page may be opened once, and says where."""
    talk.decide(OpenPage(page, token, subject))
    talk.say(_("Here is your page. The link works once, for ten minutes.") + f"\n{link_to(talk.facts.house, token)}")


def page_doors(house: House, label: str, page: str, subject: str | None = None) -> tuple[Door, ...]:
    """The door to a page; none where the house has no pages."""
    return (Door(label, "open-page", subject, page),) if house.public_url else ()


def plan_doors(house: House, link_id: str) -> tuple[Door, ...]:
    """The door to the page with all that is shared through this link."""
    return page_doors(house, _("See the whole plan"), "plan", link_id)


def link_to(house: House, token: str) -> str:
    """The address of the page behind a token."""
    return f"{house.public_url}{PATH}/{token}"
