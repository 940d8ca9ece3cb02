"""Questionnaires as they were asked, so that old answers stay readable whatever the files say now."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from medspil.conversations.questionnaires import from_kept, kept
from medspil.domain.questionnaires import Questionnaire, Questionnaires
from medspil.storage.store import Store
from medspil.storage.tables import questionnaires


def keep(connection: Connection, store: Store, questionnaire: Questionnaire) -> None:
    """It is asked now: it is kept as it stands, if it was not asked before."""
    insert = sqlite.insert if store.database.is_sqlite else postgresql.insert
    row = insert(questionnaires).values(
        name=questionnaire.name, version=questionnaire.version, body=kept(questionnaire)
    )
    connection.execute(row.on_conflict_do_nothing())


def with_kept(connection: Connection, now: Questionnaires) -> Questionnaires:
    """Those that are asked now and all that were asked before. Raises ChangedUnseen."""
    bodies = connection.scalars(select(questionnaires.c.body).order_by(questionnaires.c.name, questionnaires.c.version))
    return now.with_kept(from_kept(body) for body in bodies)
