"""What Alembic runs: the migrations, on the connection and in the transaction of whoever called (admin/upgrade.py)."""

from alembic import context
from sqlalchemy import Connection

from knowledge.store.metadata import metadata


def run() -> None:
    """Run the migrations. Tables are changed by copies, since SQLite can hardly change one in place."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run()
