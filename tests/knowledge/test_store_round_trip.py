"""Whatever content files can hold, the database gives back as it was."""

from hypothesis import HealthCheck, given, settings

from knowledge.base import KnowledgeBase
from knowledge.store import open_engine, read, save_starter
from knowledge.store.metadata import metadata
from tests.knowledge.strategies import knowledge_bases


@given(knowledge_bases())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_knowledge_base_reads_back_equal(base: KnowledgeBase) -> None:
    with open_engine("sqlite://").connect() as connection:
        metadata.create_all(connection)
        save_starter(connection, base)
        assert read(connection) == base
        assert not save_starter(connection, base).changed
        connection.rollback()
