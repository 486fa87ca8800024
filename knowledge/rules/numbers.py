"""A contact's value is what its kind says: a number that can be dialled, an address that can be opened."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import phonenumbers

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.rules.short_codes import SHORT_CODES
from knowledge.rules.sources import is_web_address
from knowledge.rules.texts import contact_name
from knowledge.values import Contact

PLACE: Final = "place"
_E164: Final = re.compile(r"\+\d{8,15}")
_USSD: Final = re.compile(r"\*\d+(?:\*\d+)*#")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def contacts_can_be_reached(base: KnowledgeBase) -> Iterator[Finding]:
    """Each value is valid for its kind and the same in every language, and stands in one contact only."""
    seen: dict[tuple[str, str], str] = {}
    for contact in base.contacts.values():
        for value in sorted(set(contact.value.values())):
            yield from _value(contact, value)
            other = seen.setdefault((contact.kind, value), contact.slug)
            if other != contact.slug and contact.kind != PLACE:
                yield _wrong(contact, f"has the same {contact.kind} as contact {other}: one record a value")
        if contact.kind != PLACE and len(set(contact.value.values())) > 1:
            yield _wrong(contact, "has different values in different languages")


def _value(contact: Contact, value: str) -> Iterator[Finding]:
    check = _CHECKS.get(contact.kind)
    sentence = check(value) if check else None
    if sentence:
        yield _wrong(contact, f"{value!r} {sentence}")


def _phone(value: str) -> str | None:
    number = _parsed(value)
    if number is None:
        return _short_code(value)
    if not phonenumbers.is_valid_number(number):
        return "is not a valid phone number"
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE:
        return "is a toll-free number, so its kind is tollfree"
    return None


def _toll_free(value: str) -> str | None:
    number = _parsed(value)
    if number is None:
        return _short_code(value)
    if not phonenumbers.is_valid_number(number):
        return "is not a valid phone number"
    if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.TOLL_FREE:
        return "is not a toll-free number, so its kind is phone"
    return None


def _mobile(value: str) -> str | None:
    number = _parsed(value)
    if number is None or not phonenumbers.is_valid_number(number):
        return "is not a valid phone number such as +254711000111"
    return None


def _sms(value: str) -> str | None:
    return _short_code(value) if _parsed(value) is None else _mobile(value)


def _short_code(value: str) -> str | None:
    return None if value in SHORT_CODES else "is neither an E.164 number nor a listed short code (rules/short_codes.py)"


def _parsed(value: str) -> phonenumbers.PhoneNumber | None:
    return phonenumbers.parse(value) if _E164.fullmatch(value) else None


def _wrong(contact: Contact, sentence: str) -> Finding:
    return Finding(Severity.ERROR, contact_name(contact), sentence)


_CHECKS: Final[dict[str, Callable[[str], str | None]]] = {
    "phone": _phone,
    "tollfree": _toll_free,
    "whatsapp": _mobile,
    "sms": _sms,
    "ussd": lambda value: None if _USSD.fullmatch(value) else "is not a USSD code such as *147#",
    "email": lambda value: None if _EMAIL.fullmatch(value) else "is not an e-mail address",
    "web": lambda value: None if is_web_address(value) else "is not a whole web address",
}
