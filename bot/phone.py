"""Phone numbers in one canonical form: E.164 with its plus sign, which is the identity of a person who writes by SMS.

What phonenumbers gets wrong on Kenyan input, and why each step below is needed, is in tests/test_phone.py.
"""

import unicodedata
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

HOME: Final = "KE"
"""Numbers without a country code are Kenyan."""

LONGEST_TYPED: Final = 64
"""Characters; E.164 has at most 15 digits, the rest is room for spaces and brackets (our choice)."""

SHORT_CODE_DIGITS: Final = range(3, 7)
"""Digits of the numbers that only the operators know: 999, 40404, 22345 (Kenya has three to six)."""

INTERNATIONAL_DIGITS: Final = 11
"""Kenyan numbers have at most 10 digits without their country code (0711 000 111), so 11 and more carry one."""

_MOBILE: Final = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
_MAY_BE_MOBILE: Final = (*_MOBILE, PhoneNumberType.UNKNOWN)
_PUNCTUATION: Final = frozenset("+-.()\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{FULLWIDTH PLUS SIGN}")


def canonical(typed: str) -> str | None:
    """The E.164 form of a mobile number as people type it; None for landlines, short codes, names and slips.

    Mobile numbers of every country are accepted: people keep their line from home.
    """
    number = _parsed(_compact(typed))
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    return _e164(number) if phonenumbers.number_type(number) in _MOBILE else None


def from_network(sender: str) -> str | None:
    """The E.164 form of a number that an operator says a message came from; None where it is no number to answer.

    More trusting than `canonical`: a message from a range newer than our tables is still from a person, and a plus
    sign that a form decoder turned into a space is put back.
    """
    compact = _compact(sender)
    if compact and len(compact) >= INTERNATIONAL_DIGITS and compact[0] not in "+0":
        compact = f"+{compact}"
    number = _parsed(compact)
    if number is None or not phonenumbers.is_possible_number(number):
        return None
    return _e164(number) if phonenumbers.number_type(number) in _MAY_BE_MOBILE else None


def same(one: str, other: str) -> bool:
    """Whether two canonical numbers are one; the plus sign may be missing, as in some providers' answers."""
    return one.strip().lstrip("+") == other.strip().lstrip("+")


def _compact(typed: str) -> str | None:
    """Plain digits after an optional plus sign; None where anything else than digits and punctuation is in it.

    Letters are refused because phonenumbers reads them as keys (0700SAFARI) or as an extension that it then drops.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    text = typed.strip().casefold().removeprefix("tel:")
    # Numbers copied from a phone's contacts come wrapped in invisible direction marks.
    kept = [char for char in text if not char.isspace() and unicodedata.category(char) != "Cf"]
    if not all(char.isdecimal() or char in _PUNCTUATION for char in kept):
        return None
    digits = "".join(str(unicodedata.decimal(char)) for char in kept if char.isdecimal())
    if "+" in unicodedata.normalize("NFKC", "".join(kept)):
        return f"+{digits}"
    if digits.startswith("00"):
        # Kenya dials 000 for abroad and most of the world 00; phonenumbers knows only the first.
        return f"+{digits.lstrip('0')}"
    return None if len(digits) in SHORT_CODE_DIGITS else digits


def _parsed(compact: str | None) -> PhoneNumber | None:
    if not compact:
        return None
    try:
        return phonenumbers.parse(compact, HOME)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
