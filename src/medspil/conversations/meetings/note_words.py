"""The words of a journal's note: life areas, chapters, themes and helpers, as one writes about somebody else."""

from medspil.conversations.texts import _
from medspil.domain.life_areas import Theme
from medspil.domain.sub_goals import LifeArea, Rung


def noted_area_words() -> dict[LifeArea, str]:
    """The life areas as a note about somebody names them."""
    return {
        LifeArea.LEARNING: _("Learning new things"),
        LifeArea.DAILY_RHYTHM: _("Everyday life and daily rhythm"),
        LifeArea.COMMUNICATION: _("Talking with others"),
        LifeArea.GETTING_AROUND: _("Getting out and about"),
        LifeArea.BODY_AND_HEALTH: _("Body and health"),
        LifeArea.HOME: _("The home"),
        LifeArea.RELATIONSHIPS: _("Family and friends"),
        LifeArea.WORK_AND_MONEY: _("Work, school, money"),
        LifeArea.COMMUNITY_AND_LEISURE: _("Leisure and community"),
    }


def chapter_words() -> dict[LifeArea, str]:
    """The titles of the ICF's chapters of activities and participation."""
    return {
        LifeArea.LEARNING: _("Learning and applying knowledge"),
        LifeArea.DAILY_RHYTHM: _("General tasks and demands"),
        LifeArea.COMMUNICATION: _("Communication"),
        LifeArea.GETTING_AROUND: _("Mobility"),
        LifeArea.BODY_AND_HEALTH: _("Self-care"),
        LifeArea.HOME: _("Domestic life"),
        LifeArea.RELATIONSHIPS: _("Interpersonal interactions and relationships"),
        LifeArea.WORK_AND_MONEY: _("Major life areas"),
        LifeArea.COMMUNITY_AND_LEISURE: _("Community, social and civic life"),
    }


def theme_words() -> dict[Theme, str]:
    """The themes of the social supervision."""
    return {
        Theme.EDUCATION_AND_WORK: _("Education and employment"),
        Theme.INDEPENDENCE_AND_RELATIONS: _("Independence and relations"),
        Theme.METHODS_AND_RESULTS: _("Target groups, methods and results"),
        Theme.HEALTH_AND_WELL_BEING: _("Health and well-being"),
        Theme.ORGANISATION: _("Organisation and management"),
        Theme.COMPETENCES: _("Competences"),
        Theme.PHYSICAL_SURROUNDINGS: _("Physical surroundings"),
    }


def noted_helper_words(citizen: str, rung: Rung, helper: str | None) -> str:
    """Who helps, as a note about somebody says it, with the name where one was given."""
    words = {
        Rung.SELF: _("{citizen}, without help"),
        Rung.SOMEONE_I_KNOW: _("Someone {citizen} knows"),
        Rung.A_PLACE_NEARBY: _("A place or club"),
        Rung.A_PROFESSIONAL: _("A professional"),
    }[rung].format(citizen=citizen)
    return f"{words}: {helper}" if helper and rung is not Rung.SELF else words
