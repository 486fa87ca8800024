"""What a button does to one phrase: take it out, use it again, approve it, drop it; each can be taken back."""

from typing import Final

from starlette.responses import Response

from admin.desk.entries.effect import with_phrases, without_phrase
from admin.desk.entries.work import Work
from admin.desk.told_first import may_publish, told_first
from admin.desk.visit import Forbidden, Missing, Visit
from bot.words import _
from knowledge.base import KnowledgeBase
from knowledge.store.phrase_rows import StoredPhrase, phrase_numbered, turn_phrase
from knowledge.store.tables import PhraseKind, Status
from knowledge.values import Phrase

ACTS: Final[dict[str, tuple[Status, Status]]] = {
    "retire": (Status.PUBLISHED, Status.RETIRED),
    "bring-back": (Status.RETIRED, Status.PUBLISHED),
    "approve": (Status.IN_REVIEW, Status.PUBLISHED),
    "wait": (Status.PUBLISHED, Status.IN_REVIEW),
    "drop": (Status.IN_REVIEW, Status.RETIRED),
    "pick-up": (Status.RETIRED, Status.IN_REVIEW),
}
"""What a button does to a phrase: from which status to which."""
JUDGED: Final = frozenset({"retire", "bring-back", "approve"})
"""What changes what people are answered, and is not the taking back of what was done a moment ago."""
UNDO: Final = {
    "retire": "bring-back",
    "bring-back": "retire",
    "approve": "wait",
    "wait": "approve",
    "drop": "pick-up",
    "pick-up": "drop",
}
SAID: Final = {
    "retire": _("Taken out: this phrase teaches nothing any more."),
    "bring-back": _("The phrase is used again."),
    "approve": _("Approved: the phrase is used from now on."),
    "wait": _("The phrase waits for a reviewer again."),
    "drop": _("The phrase is dropped."),
    "pick-up": _("The phrase waits for a reviewer again."),
}


def turn(visit: Visit, work: Work, do: str) -> Response:
    """Do what the button says with the phrase that was sent; raises Missing and Forbidden."""
    number = visit.form.get("phrase")
    known = number.isascii() and number.isdigit() and len(number) < 10
    phrase = phrase_numbered(visit.connection, int(number)) if known else None
    if phrase is None or phrase.topic != work.topic.slug:
        raise Missing
    before, after = ACTS[do]
    if Status.PUBLISHED in (before, after) and not may_publish(visit):
        raise Forbidden
    address = f"{work.address}/phrases"
    if do in JUDGED:
        told = told_first(visit, _turned(visit, phrase, after), {phrase.topic}, address)
        if told is not None:
            return told
    with visit.writing():
        if not turn_phrase(visit.connection, phrase.number, before, after):
            raise Missing
        visit.note(f"phrase.{do}", work.name, work.scope, number=phrase.number)
    return visit.go(address, visit.say(SAID[do]), (address, {"do": UNDO[do], "phrase": str(phrase.number)}))


def _turned(visit: Visit, phrase: StoredPhrase, after: Status) -> KnowledgeBase:
    """The knowledge base as it will be."""
    knowledge = visit.desk.knowledge
    if after is not Status.PUBLISHED:
        return without_phrase(knowledge, phrase)
    new = [Phrase(phrase.topic, phrase.language, phrase.text, phrase.origin)]
    return with_phrases(knowledge, (), new) if phrase.kind is PhraseKind.DANGER else with_phrases(knowledge, new)
