"""The knowledge base in the database: tables, reading what is published, and loading what comes with the program."""
