"""What Alembic runs: our tables, over the connection that `migrating` hands over."""

from alembic import context

from medspil.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, compare_type=True, render_as_batch=False)
with context.begin_transaction():
    context.run_migrations()
