"""Keeps who writes to us secret: keyed hashes, sealed addresses, texts without personal data."""
