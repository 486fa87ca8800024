"""`jirani bench`: what this machine can do with Jirani."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from admin.bench import desk, growth, matcher, parts, webhook
from admin.bench.others import extra_installed
from admin.bench.server import NotStarted
from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.effect import own_questions
from admin.questions import Labelled, QuestionSetError, read_questions
from admin.settings import Settings

QUESTIONS: Final = "with --matcher and --parts: labelled questions to ask, instead of phrases kept back and our own set"
MISSING: Final = (
    "bm25s and the sentence encoder are left out: `make compare` installs them (90 MB) and compares with them, too"
)


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    bench = verbs.add_parser("bench", help="measure the webhook, memory, start-up and the matcher on this machine")
    only = bench.add_mutually_exclusive_group()
    only.add_argument("--matcher", action="store_true", help="only the matcher, beside other methods")
    only.add_argument(
        "--desk", action="store_true", help="only the desk's pages, with 2,000 entries and 200,000 messages"
    )
    only.add_argument("--growth", action="store_true", help="only the matcher, with 77, 500 and 2,000 topics")
    only.add_argument("--parts", action="store_true", help="only the matcher, with a part of what it knows left out")
    bench.add_argument("--questions", metavar="FILE.jsonl", type=Path, nargs="+", default=(), help=QUESTIONS)
    bench.add_argument("--json", action="store_true", help="print what a program reads")
    bench.set_defaults(run=run)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Measure and print."""
    if chosen.matcher:
        return _compare(chosen, settings)
    if chosen.desk:
        return _pages(chosen)
    if chosen.growth:
        return _growth(chosen)
    if chosen.parts:
        return _parts(chosen)
    try:
        measured = webhook.measure()
    except NotStarted as error:
        raise Failure(f"the server did not start: {error}") from error
    speed = matcher.speed()
    if chosen.json:
        print(json.dumps({"webhook": asdict(measured), "matcher": asdict(speed)}))
        return 0
    print(webhook.table(measured))
    print(matcher.speed_table(speed))
    return 0


def _pages(chosen: argparse.Namespace) -> int:
    try:
        pages = desk.measure()
    except NotStarted as error:
        raise Failure(f"the server did not start: {error}") from error
    print(json.dumps([asdict(page) for page in pages]) if chosen.json else desk.table(pages))
    return 0


def _growth(chosen: argparse.Namespace) -> int:
    sizes = growth.measure()
    print(json.dumps([asdict(size) for size in sizes]) if chosen.json else growth.table(sizes))
    return 0


def _parts(chosen: argparse.Namespace) -> int:
    measured = parts.measure(_questions(chosen) or own_questions(), datetime.now(UTC))
    print(json.dumps([asdict(one) for one in measured]) if chosen.json else parts.table(measured))
    return 0


def _questions(chosen: argparse.Namespace) -> tuple[Labelled, ...]:
    try:
        return tuple(question for file in chosen.questions for question in read_questions(file))
    except (QuestionSetError, OSError) as error:
        raise Failure(str(error)) from error


def _compare(chosen: argparse.Namespace, settings: Settings) -> int:
    compared = matcher.compare(settings.data, _questions(chosen))
    print(json.dumps(matcher.as_json(compared)) if chosen.json else matcher.table(compared))
    if not extra_installed():
        print(MISSING, file=sys.stderr)
    return 0
