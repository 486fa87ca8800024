"""The steps of the database schema, numbered and named for what they do."""
