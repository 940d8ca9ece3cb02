"""Life areas on two public scales: the chapters of the ICF, and the themes of the social supervision."""

from enum import StrEnum

from medspil.domain.sub_goals import LifeArea


class Theme(StrEnum):
    """The themes by which the social supervision (socialtilsyn) looks at the quality of a service.

    Those of the model of quality: the Act on social supervision, section 6 (2), without the economy.
    """

    EDUCATION_AND_WORK = "education-and-work"
    INDEPENDENCE_AND_RELATIONS = "independence-and-relations"
    METHODS_AND_RESULTS = "methods-and-results"
    HEALTH_AND_WELL_BEING = "health-and-well-being"
    ORGANISATION = "organisation"
    COMPETENCES = "competences"
    PHYSICAL_SURROUNDINGS = "physical-surroundings"


_THEMES = {
    LifeArea.LEARNING: Theme.EDUCATION_AND_WORK,
    LifeArea.DAILY_RHYTHM: Theme.INDEPENDENCE_AND_RELATIONS,
    LifeArea.COMMUNICATION: Theme.INDEPENDENCE_AND_RELATIONS,
    LifeArea.GETTING_AROUND: Theme.INDEPENDENCE_AND_RELATIONS,
    LifeArea.BODY_AND_HEALTH: Theme.HEALTH_AND_WELL_BEING,
    LifeArea.HOME: Theme.INDEPENDENCE_AND_RELATIONS,
    LifeArea.RELATIONSHIPS: Theme.INDEPENDENCE_AND_RELATIONS,
    LifeArea.WORK_AND_MONEY: Theme.EDUCATION_AND_WORK,
    LifeArea.COMMUNITY_AND_LEISURE: Theme.INDEPENDENCE_AND_RELATIONS,
}


def icf_chapter(area: LifeArea) -> str:
    """The ICF's chapter of activities and participation that it is about, by its code ("d7")."""
    return area.value


def theme_of(area: LifeArea) -> Theme:
    """The theme of the social supervision that it belongs to. Four themes are about the service, not about a life."""
    return _THEMES[area]
