"""The `jirani` command: every verb, and the one place where errors become a sentence and an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence

from admin.commands import (
    backup,
    baraza,
    bench,
    content,
    coverage,
    evaluation,
    publishing,
    purging,
    question,
    serving,
    staff,
)
from admin.commands.failure import Failure
from admin.settings import SettingError, read_settings
from knowledge.files import ContentError

FAILED = 1
MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Failures print one clear sentence on standard error."""
    parser = argparse.ArgumentParser(prog="jirani", description="Jirani answers newcomers' questions in Kenya.")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (serving, question, evaluation, content, coverage, baraza, staff, publishing, purging, backup, bench):
        module.add_to(verbs)
    chosen = parser.parse_args(arguments)
    try:
        result: int = chosen.run(chosen, read_settings(os.environ))
    except SettingError as error:
        print(f"jirani: {error}", file=sys.stderr)
        return MISUSED
    except (Failure, ContentError) as error:
        print(f"jirani: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader went away (`jirani check | head`): nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return result


if __name__ == "__main__":
    sys.exit(main())
