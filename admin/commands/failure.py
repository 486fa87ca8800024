"""Why a command did not do what it was asked."""


class Failure(Exception):
    """The command failed; the message is one sentence for the person who typed it."""
