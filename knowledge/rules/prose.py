"""No phone number, amount, address or clock time in sentences: they live in a fact or a contact, once."""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding
from knowledge.rules.texts import Passage, passages_of, without_keys

_MONEY: Final = r"kes|ksh|kshs|sh|shs|shilling|shillings|shilingi|bob|usd|dollars?|dola|euros?|yuro"
_NUMBER: Final = r"\d[\d,.]*\d|\d"
_TIMES_OF_DAY: Final = r"asubuhi|mchana|jioni|usiku|alfajiri|alasiri|adhuhuri|kamili"
_HOURS: Final = r"\d{1,2}|moja|mbili|tatu|nne|tano|sita|saba|nane|tisa|kumi|kumi na moja|kumi na mbili"

PATTERNS: Final = {
    "a phone number": re.compile(r"\+?\d(?:[ -]?\d){6,}"),
    "a phone code": re.compile(r"\*\d+(?:\*\d+)*#"),
    "an amount of money": re.compile(
        rf"\b(?:{_MONEY})\.? ?(?:{_NUMBER})\b|\b(?:{_NUMBER}) ?(?:{_MONEY})\b|\d/[=-]|[$€£]\s?\d", re.IGNORECASE
    ),
    "an e-mail address": re.compile(r"[^\s@]+@[^\s@]+\.\w+"),
    "a web address": re.compile(
        r"https?:|\bwww\.|\b(?:[a-z0-9-]+\.)+(?:ke|com|org|net|int|gov|info|app|io|me|africa)\b", re.IGNORECASE
    ),
    "a clock time": re.compile(
        r"\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\bo'clock\b|"
        rf"\bsaa (?:{_HOURS}) (?:na nusu )?(?:ya |za )?(?:{_TIMES_OF_DAY})\b",
        re.IGNORECASE,
    ),
}
"""What a sentence must not hold, by what it is called. Money words and times of day of the languages we write."""

CODE: Final = re.compile(r"(?<![\d,.])(?!\d+00\b)\d{3,6}(?![\d,]|\.\d)")
"""A number that may be a short code. Round ones (100 people) are not: they would be told wrongly too often."""


def no_numbers_in_prose(base: KnowledgeBase) -> Iterator[Finding]:
    """The sentences of entries, and the texts of their facts, hold none of the patterns and no contact's short code."""
    codes = {value: contact.slug for contact in base.contacts.values() for value in contact.value.values()}
    for entry in base.entries.values():
        for passage in passages_of(entry):
            for language, text in passage.text.items():
                yield from _numbers(passage, language, without_keys(text), codes)


def _numbers(passage: Passage, language: str, text: str, codes: dict[str, str]) -> Iterator[Finding]:
    for called, pattern in PATTERNS.items():
        found = pattern.search(text)
        if found:
            yield passage.wrong(f"holds {called} ({found[0].strip()}): put it into a fact or a contact", language)
    for code in CODE.findall(text):
        if code in codes:
            yield passage.wrong(f"holds {code}: write {{{codes[code]}}}", language)
