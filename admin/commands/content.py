"""`jirani check`, `jirani load`, `jirani export`: the knowledge base's files and rules."""

import argparse
import json
from pathlib import Path

from admin.check import check_content
from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.installation import open_installation
from admin.settings import Settings
from knowledge.files import ContentError, read, starter_directory, write
from knowledge.findings import Severity
from knowledge.store import read as read_published
from knowledge.store import save_starter


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    check = verbs.add_parser("check", help="the content files against the rules of the knowledge base")
    check.add_argument("directory", metavar="DIR", nargs="?", type=Path, default=starter_directory())
    check.add_argument(
        "--not-like", metavar="FILE.jsonl", type=Path, help="no phrase may equal a text of this question set"
    )
    check.add_argument("--json", action="store_true", help="print what a program reads")
    check.set_defaults(run=run_check)
    load = verbs.add_parser("load", help="content files into the database; what staff have edited is never overwritten")
    load.add_argument("directory", metavar="DIR", type=Path)
    load.set_defaults(run=run_load)
    export = verbs.add_parser("export", help="the published knowledge base as content files")
    export.add_argument("directory", metavar="DIR", type=Path)
    export.set_defaults(run=run_export)


def run_check(chosen: argparse.Namespace, _settings: Settings) -> int:
    """Print one line a finding; 1 if there is an error."""
    try:
        findings = check_content(chosen.directory, chosen.not_like)
    except OSError as error:
        raise Failure(f"{chosen.not_like} cannot be read ({error.strerror}).") from error
    if chosen.json:
        rows = [{"severity": f.severity.value, "where": f.where, "sentence": f.sentence} for f in findings]
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for finding in findings:
            print(finding)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if not chosen.json:
        print(f"{errors} errors, {len(findings) - errors} warnings")
    return 1 if errors else 0


def run_load(chosen: argparse.Namespace, settings: Settings) -> int:
    """Load and say what changed."""
    try:
        knowledge = read(chosen.directory)
    except ContentError as error:
        raise Failure(str(error)) from error
    installation = open_installation(settings)
    with installation.engine.begin() as connection:
        report = save_starter(connection, knowledge)
    print(report)
    return 0


def run_export(chosen: argparse.Namespace, settings: Settings) -> int:
    """Write the files."""
    installation = open_installation(settings)
    with installation.engine.connect() as connection:
        knowledge = read_published(connection)
    if not knowledge.entries:
        raise Failure("the database holds no published entries yet: start Jirani once, or load content files.")
    try:
        write(knowledge, chosen.directory)
    except OSError as error:
        raise Failure(f"{chosen.directory} cannot be written ({error.strerror}).") from error
    print(f"{len(knowledge.entries)} entries and {len(knowledge.phrases)} phrases written to {chosen.directory}")
    return 0
