"""Which field of the form a finding is about."""

import re
from typing import Final

from knowledge.facts import Duration, Fact, Fee, Hours, Where
from knowledge.findings import Finding
from knowledge.rules.texts import entry_name
from knowledge.store.drafts import Fields
from knowledge.values import Entry

WHERE: Final = re.compile(r"(?: \((?P<language>[\w-]+)\))?(?: (?P<field>.+))?")
FACT: Final = re.compile(r"^fact (\S+)(?: (\d+))?")
SOURCE: Final = re.compile(r"^source (\S+)")
IN_SENTENCE: Final = (
    (re.compile(r"^fact (\S+) names"), "fact.{}.sources"),
    (re.compile(r"^fact (\S+) (?:is|says)"), "fact.{}.amount"),
    (re.compile(r"^source (\S+) was read"), "source.{}.read_on"),
    (re.compile(r"^review_by()"), "review_by"),
    (re.compile(r"^has no source()"), "source"),
    (re.compile(r"emergency_line()"), "emergency_line.{}"),
)
OF_SOURCE: Final = ((re.compile("title"), "title"), (re.compile("published"), "published"))
OF_REPLY: Final = (("the answer", "answer"), ("the reply", "answer"), ("the emergency line", "emergency_line"))


def place_of(finding: Finding, entry: Entry, fields: Fields) -> str:
    """The name of the field. `fields` are those the entry was made of."""
    found = WHERE.fullmatch(finding.where.removeprefix(entry_name(entry)))
    language = (found["language"] if found else "") or ""
    field = (found["field"] if found else "") or ""
    if fact := FACT.match(field):
        return _in_fact(entry.fact(fact[1]), fact[1], int(fact[2] or 0), language, fields)
    if source := SOURCE.match(field):
        part = next((name for pattern, name in OF_SOURCE if pattern.search(finding.sentence)), "url")
        return f"source.{source[1]}.{part}"
    if field:
        return f"{field}.{language}" if language else field
    return _in_sentence(finding, entry, language)


def _in_fact(fact: Fact | None, key: str, number: int, language: str, fields: Fields) -> str:
    name = f"fact.{key}"
    match fact:
        case Fee():
            return f"{name}.covers.{language}"
        case Where():
            return f"{name}.text.{language}"
        case Duration():
            return f"{name}.of.{language}"
        case Hours() | None:
            return f"{name}.kind"
        case _:
            items = list(dict.fromkeys(fields.get(f"{name}.item", ())))
            item = items[number - 1] if 0 < number <= len(items) else "1"
            return f"{name}.item.{item}.{language}"


def _in_sentence(finding: Finding, entry: Entry, language: str) -> str:
    for beginning, field in OF_REPLY:
        if finding.sentence.startswith(beginning) and language:
            return f"{field}.{language}"
    first = next(iter(entry.title), "en")
    for pattern, field in IN_SENTENCE:
        if found := pattern.search(finding.sentence):
            return field.format(found[1] or first)
    return "answer"
