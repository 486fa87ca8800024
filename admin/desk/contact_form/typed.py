"""What a browser sent of a contact's form, as a draft keeps it: numbers as they are dialled, addresses whole."""

import re
from collections.abc import Mapping
from typing import Final

import phonenumbers

from knowledge.files.contact_form import PLACE

OURS: Final = re.compile(
    r"(name|note)\.[\w-]{2,12}|value(\.[\w-]{2,12})?|kind|hours(\.(days|opens|closes))?|confidence|verify|called_on|"
    r"source\.(title|url|document|published|read_on)",
    re.ASCII,
)
"""The fields of the form; what else a browser sends (proof, version, buttons) is no part of the contact."""
DIALLED: Final = ("phone", "tollfree", "sms", "whatsapp")
HOME_REGION: Final = "KE"
CODE_DIGITS: Final = 5
"""Short codes have at most this many digits (knowledge/rules/short_codes.py); what is longer is a whole number."""
CALL: Final = "Phone call by county staff"
"""The source of what somebody heard when calling. Sources are named in English, as those of the starter content are."""
UNDATED: Final = "undated"
LONGEST_TEXT: Final = 1_000
"""Letters of one text; the longest note has under 300."""
SIGNS: Final = re.compile(r"[\s().-]+")
SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def typed_fields(sent: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The fields of a contact among what a form sent, tidied; what does not belong to its kind or hours is left out."""
    tidy = {name: _tidy(values) for name, values in sent.items() if OURS.fullmatch(name)}
    fields = {name: values for name, values in tidy.items() if values}
    kind = next(iter(fields.get("kind", ())), "")
    fields = {name: values for name, values in fields.items() if _belongs(name, kind, fields.get("hours", []))}
    if "value" in fields:
        fields["value"] = [dialled(fields["value"][0], kind)]
    return fields | _source(fields)


def is_too_much(fields: Mapping[str, list[str]]) -> bool:
    """Whether a text is longer than any that a contact can have."""
    return any(len(value) > LONGEST_TEXT for values in fields.values() for value in values)


def _source(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What goes without saying of a source: a call needs no page, and a source without a date is undated."""
    told: dict[str, list[str]] = {}
    if "called_on" in fields and not fields.keys() & {"source.url", "source.document"}:
        told["source.document"] = [CALL]
        told["source.title"] = fields.get("source.title", [CALL])
    if fields.keys() & {"source.title", "source.url", "source.document", "called_on"}:
        told["source.published"] = fields.get("source.published", [UNDATED])
    return told


def dialled(value: str, kind: str) -> str:
    """A number, code or address as it is dialled or opened from anywhere: 0722 178 177 becomes +254722178177.

    What cannot be read as such stays as it was typed: the rules say what is wrong with it.
    """
    if kind in DIALLED:
        return _number(SIGNS.sub("", value), value)
    if kind == "ussd":
        return SIGNS.sub("", value)
    if kind == "web" and "." in value and not SCHEME.match(value):
        return f"https://{value}"
    return value


def _number(bare: str, typed: str) -> str:
    digits = bare.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        return typed
    if len(bare) <= CODE_DIGITS:
        return bare
    try:
        number = phonenumbers.parse(bare, HOME_REGION)
    except phonenumbers.NumberParseException:
        return bare
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _belongs(name: str, kind: str, hours: list[str]) -> bool:
    if name.startswith("hours."):
        return hours == ["times"]
    if name.startswith("value"):
        return name.startswith("value.") == (kind == PLACE)
    return True


def _tidy(values: list[str]) -> list[str]:
    lines = (value.replace("\r\n", "\n").replace("\r", "\n").strip() for value in values)
    return [value for value in lines if value]
