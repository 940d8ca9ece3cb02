"""Someone who works here invites a citizen: a link, a picture to show, a code."""

from medspil.conversations.circle_facts import StaffFacts
from medspil.conversations.courses.course_words import paragraph_words
from medspil.conversations.readers import one_of, optional
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.team.code_to_pass_on import pass_on
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import InviteCitizen
from medspil.domain.courses import Paragraph
from medspil.domain.persons import Role


async def invite_citizen(talk: Talk[StaffFacts]) -> None:
    """The paragraph, where it is known; and out comes the code for one person."""
    paragraph = await talk.ask(
        "paragraph",
        _("I make an invitation for one person.") + "\n" + _("Which paragraph does their support come under?"),
        optional(one_of(Paragraph)),
        [
            *(Choice[Paragraph | None](paragraph_words(paragraph), paragraph) for paragraph in Paragraph),
            Choice[Paragraph | None](_("Drop it"), Leave()),
        ],
        name=_("Paragraph"),
    )
    code = talk.facts.fresh_code
    talk.decide(InviteCitizen(code, paragraph))
    pass_on(talk, code, _what_comes_of_it(talk.facts), Door(_("One more"), "invite-citizen"), Door(_("Home"), "home"))


def _what_comes_of_it(facts: StaffFacts) -> str:
    if Role.CONTACT_PERSON in facts.roles:
        becomes = _("When they say yes, you are their contact person here, and I tell you.")
    else:
        becomes = _("When they say yes, you are their peer worker here, and I tell you.")
    return becomes + " " + _("You see what is shared with you, and nothing else.")
