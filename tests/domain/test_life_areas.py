"""Every life area has its chapter of the ICF and its theme of the social supervision."""

import pytest

from medspil.domain.life_areas import Theme, icf_chapter, theme_of
from medspil.domain.sub_goals import LifeArea


def test_the_nine_life_areas_are_the_nine_chapters_of_activities_and_participation() -> None:
    assert [icf_chapter(area) for area in LifeArea] == [f"d{number}" for number in range(1, 10)]


@pytest.mark.parametrize(
    ("area", "theme"),
    [
        (LifeArea.LEARNING, Theme.EDUCATION_AND_WORK),
        (LifeArea.WORK_AND_MONEY, Theme.EDUCATION_AND_WORK),
        (LifeArea.BODY_AND_HEALTH, Theme.HEALTH_AND_WELL_BEING),
        (LifeArea.HOME, Theme.INDEPENDENCE_AND_RELATIONS),
        (LifeArea.RELATIONSHIPS, Theme.INDEPENDENCE_AND_RELATIONS),
    ],
)
def test_a_life_area_belongs_to_a_theme(area: LifeArea, theme: Theme) -> None:
    assert theme_of(area) is theme


def test_no_life_area_belongs_to_a_theme_that_is_about_the_service() -> None:
    of_the_service = {Theme.METHODS_AND_RESULTS, Theme.ORGANISATION, Theme.COMPETENCES, Theme.PHYSICAL_SURROUNDINGS}
    assert {theme_of(area) for area in LifeArea} == set(Theme) - of_the_service
