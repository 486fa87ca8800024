"""Tests of what we know: texts, files, tables, places and rules."""
