"""Measures this machine: the whole SMS webhook path beside a bare route, memory, start-up, the matcher beside others."""
