"""Texts in several languages, and which languages there are.

A text is a mapping from a language's ISO 639 code to its words. Nothing here counts on exactly two languages.
"""

from collections.abc import Mapping

Text = Mapping[str, str]

MIXED = "mixed"
"""The pseudo-language of phrases that mix languages in one message, Sheng included."""


def in_language(text: Text, language: str) -> str:
    """The words in a language; the first language that has any, where this one has none."""
    if language in text:
        return text[language]
    return next(iter(text.values()), "")
