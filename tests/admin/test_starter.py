from pathlib import Path

from sqlalchemy import Engine

from admin.starter import fingerprint, is_loaded, remember_loaded
from knowledge.store import mark_changed


def test_content_is_loaded_again_for_another_database_or_an_empty_one(tmp_path: Path, database: Engine) -> None:
    digest = fingerprint("sqlite:///a")
    remember_loaded(tmp_path, digest)
    assert not is_loaded(tmp_path, database, digest)
    with database.begin() as connection:
        mark_changed(connection)
    assert is_loaded(tmp_path, database, digest)
    assert not is_loaded(tmp_path, database, fingerprint("sqlite:///b"))
