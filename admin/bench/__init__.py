"""Measures this machine: the SMS webhook path beside a bare route, memory, start-up, the matcher beside others."""
