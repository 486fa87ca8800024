"""What we know: topics, entries, facts, contacts, places and phrases; usable with no network and no bot."""
