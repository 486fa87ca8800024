"""Content rules that need the words as people get them: every reply fits its channel in every language."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from bot.messages import Aspect, Channel, Question, Reading
from bot.person import Person
from bot.reply.answer import answer
from bot.reply.profile import PROFILES, SMS_PARTS
from bot.reply.situation import Situation
from bot.words import Words
from knowledge import sms_text
from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.values import NATIONAL, Entry

LINE_PARTS: Final = 1
"""An emergency line must cross in one part: the second may be late or lost."""


def reply_findings(knowledge: KnowledgeBase, words: Mapping[str, Words], today: date) -> Iterator[Finding]:
    """What does not fit: answers over two parts, emergency lines over one."""
    for entry in knowledge.entries.values():
        for language in knowledge.languages:
            situation = _situation(knowledge, entry, words[language], today)
            yield from _answer_findings(situation, entry, language)
            yield from _line_findings(situation, entry, language)


def _situation(knowledge: KnowledgeBase, entry: Entry, words: Words, today: date) -> Situation:
    county = None if entry.scope == NATIONAL else entry.scope
    reading = Reading(Question(""), words.language, county)
    return Situation(reading, Person(), PROFILES[Channel.SMS], words, knowledge, today)


def _answer_findings(situation: Situation, entry: Entry, language: str) -> Iterator[Finding]:
    """Only an answer that fits beside its own checked line and MORE is whole in the first reply."""
    where = f"{entry.topic}/{entry.scope} ({language})"
    words = situation.entry(entry.topic)
    if words is None:
        return
    needed = words.first(None)
    shown = answer(situation, entry.topic).reply
    if shown is None or (needed[0].rstrip() not in shown.text.replace("\n", " ") and needed[0] not in shown.text):
        yield Finding(Severity.ERROR, where, "the answer does not fit into the first reply of two SMS parts")
    for aspect in (None, *Aspect):
        text = answer(situation, entry.topic, aspect).reply
        if text is not None and sms_text.parts(text.text) > SMS_PARTS:
            yield Finding(Severity.ERROR, where, f"the reply on {aspect or 'the topic'} costs more than two SMS parts")


def _line_findings(situation: Situation, entry: Entry, language: str) -> Iterator[Finding]:
    if entry.emergency_line is None:
        return
    line = situation.emergency_lines([entry.topic])[0]
    if sms_text.parts(line) > LINE_PARTS:
        yield Finding(
            Severity.ERROR,
            f"{entry.topic}/{entry.scope} ({language})",
            f"the emergency line has {sms_text.septets(line)} septets: one SMS part holds {sms_text.SINGLE_GSM7}",
        )
