"""One file that holds everything of an installation, the same for SQLite and PostgreSQL.

A zip of `manifest.json` (schema revision, moment, every table's columns, row count and SHA-256), one JSON-lines file a
table under `tables/`, a row a line, and `secret` only where that was asked for.
"""
