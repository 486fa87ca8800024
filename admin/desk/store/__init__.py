"""The desk's own rows: staff, sessions, one-time links, the counties' settings, the audit log."""
