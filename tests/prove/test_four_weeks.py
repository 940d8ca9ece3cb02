"""The four weeks of a team once more, on PostgreSQL."""

from medspil.storage.store import Store
from tests.dialogues.stage import Stage
from tests.dialogues.team import Team
from tests.dialogues.test_four_weeks import four_weeks


async def test_four_weeks_of_a_team_on_postgresql(postgresql_store: Store) -> None:
    async with Stage(postgresql_store) as stage:
        await four_weeks(Team(stage))
