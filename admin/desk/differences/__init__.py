"""What changed between two states of an entry or a contact, in an order and in words that a clerk can read.

`differences(before, after, reader)` and `contact_differences(before, after, reader)` are pure: two values in, an
ordered tuple of `Difference` out, nothing is written or looked up. Where `before` is None everything is new; where
`after` is None everything goes. No difference in meaning gives an empty tuple.

    for difference in differences(published, draft, Reader(words, languages, contacts)):
        difference.part      # texts, facts, contacts, sources, dates: the section it stands in
        difference.heading   # "Answer", "Fee", "Source": in the reader's language
        difference.state     # added, removed or changed
        for change in difference.changes:
            change.label     # what of it: "" where the heading says all, else "What it covers", "Sources"...
            change.language  # "en", "sw"; None where it is the same in every language (an amount, a date)
            change.before, change.after    # whole texts, plain; "" where there was or is nothing
            change.runs      # the same as pieces that stayed, went or came: what a page marks with <del> and <ins>

The macro `shown(differences)` of templates/differences.html draws them.
"""

from admin.desk.differences.compare import contact_differences, differences
from admin.desk.differences.runs import Run, RunKind, list_runs, prose_runs, value_runs
from admin.desk.differences.values import Change, Difference, Part, Reader, State, Style

__all__ = [
    "Change",
    "Difference",
    "Part",
    "Reader",
    "Run",
    "RunKind",
    "State",
    "Style",
    "contact_differences",
    "differences",
    "list_runs",
    "prose_runs",
    "value_runs",
]
