"""Arguments that several verbs take, checked against what we know."""

import argparse
from typing import TypeAlias

from admin.commands.failure import Failure
from knowledge.base import KnowledgeBase

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # it has no public name


def county_of(slug: str | None, knowledge: KnowledgeBase) -> str | None:
    """A county's slug as given; a Failure for one that is none."""
    if slug is None or slug in knowledge.counties:
        return slug
    raise Failure(f"{slug!r} is not a county's slug: use one of {', '.join(knowledge.counties)}.")


def language_of(code: str | None, knowledge: KnowledgeBase) -> str | None:
    """A language's code as given; a Failure for one that we do not answer in."""
    if code is None or code in knowledge.languages:
        return code
    raise Failure(f"{code!r} is not a language we answer in: use one of {', '.join(knowledge.languages)}.")
