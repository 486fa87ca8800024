"""The phrases of an import: those that are not there yet are added. None is taken away: that is done at the desk."""

from typing import Final

from admin.desk.entry_form import Complaint
from admin.desk.sheets.plan import NO_TOPIC, Fault, NewPhrase, Plan, Situation
from admin.desk.sheets.rows_out import DANGER, QUESTION
from admin.sheet_files.columns import PHRASES
from admin.sheet_files.grid import Row, Table
from bot.words import _
from knowledge.plain import plain
from knowledge.values import Phrase

MIXED: Final = "mixed"
"""The language of phrases that mix several, Sheng among them."""
LONGEST: Final = 300
STAFF: Final = "staff"

NO_WORDS: Final = _("Write how people ask, in letters.")
TOO_LONG: Final = _("A phrase has at most 300 characters.")
NO_LANGUAGE: Final = _("Write one of these: {languages}.")
NO_KIND: Final = _('Write "question", or "danger" for a message of somebody in danger (emergency topics only).')
ANOTHERS: Final = _("Another topic has this phrase already: {topic}.")


def plan_phrases(plan: Plan, table: Table, situation: Situation) -> None:
    """Add every new phrase to the plan, and everything that is wrong with the rows."""
    knowledge = situation.knowledge
    known = {plain(one.text): one.topic for one in (*knowledge.phrases, *knowledge.danger)}
    for row in table.rows:
        topic, spelt = row.get("topic"), plain(row.get("text"))
        if known.get(spelt) == topic:
            continue
        faults = _faults(row, situation)
        if spelt in known:
            faults.append(Fault(PHRASES, row.number, "text", Complaint(ANOTHERS, {"topic": known[spelt]})))
        plan.faults += faults
        if not faults:
            known[spelt] = topic
            phrase = Phrase(topic, row.get("language"), " ".join(row.get("text").split()), STAFF)
            plan.phrases.append(NewPhrase(phrase, row.get("kind") == DANGER))


def _faults(row: Row, situation: Situation) -> list[Fault]:
    knowledge, faults = situation.knowledge, {}
    if row.get("topic") not in knowledge.topics:
        faults["topic"] = Complaint(NO_TOPIC)
    if not plain(row.get("text")):
        faults["text"] = Complaint(NO_WORDS)
    elif len(row.get("text")) > LONGEST:
        faults["text"] = Complaint(TOO_LONG)
    languages = (*knowledge.languages, MIXED)
    if row.get("language") not in languages:
        faults["language"] = Complaint(NO_LANGUAGE, {"languages": ", ".join(languages)})
    kinds = ("", QUESTION, DANGER) if row.get("topic") in knowledge.emergency_topics else ("", QUESTION)
    if row.get("kind") not in kinds:
        faults["kind"] = Complaint(NO_KIND)
    return [Fault(PHRASES, row.number, column, complaint) for column, complaint in faults.items()]
