"""`jirani coverage`: what the knowledge base covers, how well its facts are checked, and how old it is."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from admin.commands.arguments import Verbs
from admin.installation import published_or_starter
from admin.settings import Settings
from knowledge.base import KnowledgeBase
from knowledge.languages import MIXED
from knowledge.values import NATIONAL, Phrase


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    coverage = verbs.add_parser("coverage", help="topics, languages and counties covered; facts by confidence; age")
    coverage.add_argument("--json", action="store_true", help="print what a program reads")
    coverage.set_defaults(run=run)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Print the table."""
    knowledge = published_or_starter(settings)
    covered = measure(knowledge)
    print(json.dumps(covered, ensure_ascii=False) if chosen.json else table(covered))
    return 0


def measure(knowledge: KnowledgeBase) -> dict[str, Any]:
    """The figures: a row a topic, facts and contacts by confidence, the oldest reading of a source."""
    entries = list(knowledge.entries.values())
    languages = (*knowledge.languages, MIXED)
    topics = {}
    for slug in knowledge.topics:
        scopes = [scope for topic, scope in knowledge.entries if topic == slug]
        topics[slug] = {
            "national": NATIONAL in scopes,
            "counties": len([scope for scope in scopes if scope != NATIONAL]),
            "phrases": _by_language(knowledge.phrases, slug, languages),
            "danger": sum(_by_language(knowledge.danger, slug, languages).values()),
        }
    return {
        "topics": topics,
        "entries": len(entries),
        "counties": len({entry.scope for entry in entries} - {NATIONAL}),
        "facts": dict(Counter(fact.provenance.confidence for entry in entries for fact in entry.facts)),
        "facts that may have changed": sum(
            fact.provenance.may_have_changed for entry in entries for fact in entry.facts
        ),
        "contacts": dict(Counter(contact.confidence for contact in knowledge.contacts.values())),
        "contacts to verify": sum(contact.verify for contact in knowledge.contacts.values()),
        "oldest reading": min(source.read_on for entry in entries for source in entry.sources).isoformat(),
        "next review": min(entry.review_by for entry in entries).isoformat(),
    }


def table(covered: dict[str, Any]) -> str:
    """The figures for people."""
    languages = list(next(iter(covered["topics"].values()))["phrases"])
    head = (
        f"{'topic':<26}{'national':>9}{'counties':>9}" + "".join(f"{code:>7}" for code in languages) + f"{'danger':>8}"
    )
    lines = [head]
    for slug, row in covered["topics"].items():
        phrases = "".join(f"{row['phrases'][code]:>7}" for code in languages)
        national = "yes" if row["national"] else "no"
        lines.append(f"{slug:<26}{national:>9}{row['counties']:>9}{phrases}{row['danger'] or '':>8}")
    lines.append("")
    lines += [f"{name}: {_plain(figure)}" for name, figure in covered.items() if name != "topics"]
    return "\n".join(lines)


def _by_language(phrases: Iterable[Phrase], topic: str, languages: Iterable[str]) -> dict[str, int]:
    counted = Counter(phrase.language for phrase in phrases if phrase.topic == topic)
    return {language: counted[language] for language in languages}


def _plain(figure: object) -> str:
    return ", ".join(f"{count} {name}" for name, count in figure.items()) if isinstance(figure, dict) else str(figure)
