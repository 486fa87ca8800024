"""`jirani evaluate`: a labelled question set through the whole line."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from admin.asking import open_asker
from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.evaluate import summary, table
from admin.floors import FloorsError, broken_floors, read_floors
from admin.questions import QuestionSetError, read_questions
from admin.settings import Settings
from bot.messages import Channel


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    evaluate = verbs.add_parser("evaluate", help="measure the answers to a labelled question set")
    evaluate.add_argument("files", metavar="FILE.jsonl", type=Path, nargs="+", help="several count as one set")
    evaluate.add_argument("--predictions", metavar="OUT.jsonl", type=Path, help="write what was answered, a line each")
    evaluate.add_argument("--floors", metavar="FILE.yaml", type=Path, help="fail, naming each floor that is broken")
    evaluate.add_argument("--json", action="store_true", help="print what a program reads")
    evaluate.set_defaults(run=run)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Print the figures."""
    try:
        questions = [question for file in chosen.files for question in read_questions(file)]
        floors = read_floors(chosen.floors) if chosen.floors else ()
    except (QuestionSetError, FloorsError, OSError) as error:
        raise Failure(str(error)) from error
    asker, now = open_asker(settings), datetime.now(UTC)
    predictions = [
        {"id": question.id, **asker.ask(question.text, Channel.SMS, None, None, now).to_json()}
        for question in questions
    ]
    if chosen.predictions is not None:
        lines = (json.dumps(prediction, ensure_ascii=False) for prediction in predictions)
        chosen.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    measured = summary(questions, predictions)
    print(json.dumps(measured, ensure_ascii=False) if chosen.json else table(measured))
    broken = broken_floors(measured, floors)
    for sentence in broken:
        print(sentence, file=sys.stderr)
    return 1 if broken else 0
