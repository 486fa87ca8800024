"""The verbs of the `jirani` command, one file for those that belong together."""
