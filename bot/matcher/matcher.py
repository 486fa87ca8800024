"""The matcher: built from a knowledge base, never changed; finds the topic of a question."""

from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.matcher.danger import Alarm, Danger
from bot.matcher.decision import read_calibration, signs_of
from bot.matcher.examples import Reader, examples_of
from bot.matcher.explanation import Explanation
from bot.matcher.learned import Learned, digest, keep, learn_all, recall
from bot.matcher.memory import give_back
from bot.matcher.neighbours import nearest
from bot.matcher.spelling import Spelling
from bot.matcher.topics import TopicVote
from bot.matcher.vectors import Vector
from bot.messages import Decision, Finding, Vote
from knowledge.base import KnowledgeBase
from knowledge.values import NATIONAL

SHOWN: Final = 5
"""Topics that a vote lists, phrases and words that an explanation shows (our choice)."""


PLAIN: Final = 0.8
"""The probability of an emergency from which a person is not asked what she means but told what to do. At 0.5 6 % of
the labelled messages that are not for us would be told, too, at 0.8 4 %, without it 3.5 %."""

TORN: Final = 2.0
"""A topic that is less than so many times as likely as an emergency is offered, not answered: "he locked me in and took
my passport" is no question about arrest, even where that is a little likelier."""


class Matcher:
    """Finds the topic of a question, how sure that is, and whether somebody is in danger."""

    def __init__(self, kb: KnowledgeBase, memory: Path | None = None) -> None:
        """Learn from the knowledge base, or recall what was learned from the same one in the folder `memory`."""
        self._kb = kb
        self._everywhere = _everywhere(kb)
        self._calibration = read_calibration()
        self._learned = self._learn(memory)
        self._reader = Reader(kb.lexicon, self._learned.vocabulary.knows, Spelling(self._learned.vocabulary.words))
        self._votes = TopicVote(self._learned.slugs, self._learned.weights)
        self._danger = Danger(kb.emergency_topics)

    def _learn(self, memory: Path | None) -> Learned:
        examples, order = tuple(examples_of(self._kb)), tuple(self._kb.topics)
        name = digest(examples, order)
        learned = recall(memory, name) if memory else None
        if learned is None:
            learned = learn_all(examples, order)
            give_back()
            if memory:
                keep(memory, name, learned)
        return learned

    def over(self, kb: KnowledgeBase) -> "Matcher":
        """This matcher with all that it learned, answering from another state of the entries: for trying a draft."""
        twin = copy(self)
        twin.__dict__.update(_kb=kb, _everywhere=_everywhere(kb))
        return twin

    def find(self, text: str, county: str | None) -> Finding:
        """What the text asks. Topics that have no entry for the county are left out."""
        return self._find(self._learned.vocabulary.vector(self._reader.words(text)), county)

    def explain(self, text: str, county: str | None) -> Explanation:
        """What the text asks, with the reasons; takes fifty times as long as `find`."""
        words = self._reader.words(text)
        vector = self._learned.vocabulary.vector(words)
        finding = self._find(vector, county)
        return Explanation(
            finding=replace(finding, deciding_words=self._deciding(words, vector, finding.topics)),
            standard=" ".join(words),
            danger=self._danger.alarm(self._votes.ranking(vector)).probability,
            neighbours=nearest(vector, self._learned.vocabulary, self._kb, finding.topics[:SHOWN], SHOWN),
        )

    def _find(self, vector: Vector, county: str | None) -> Finding:
        ranking = self._votes.ranking(vector)
        topics = tuple((slug, chance) for slug, chance in ranking.topics if self._answers(slug, county))
        alarm = self._danger.alarm(ranking)
        emergency = alarm.named(self._calibration.danger)
        if not len(vector.marks):
            return Finding(Decision.UNKNOWN, tuple(slug for slug, _ in topics), 0.0)
        if not topics:
            return Finding(Decision.UNKNOWN, (), 0.0, emergency)
        chance = self._calibration.chance(signs_of(ranking, topics))
        decision, found = self._decided(chance, topics, alarm)
        return Finding(
            decision=decision,
            topics=found,
            probability=chance,
            emergency=emergency,
            votes=(Vote("phrases", topics[:SHOWN]),),
        )

    def _decided(
        self, chance: float, topics: tuple[tuple[str, float], ...], alarm: Alarm
    ) -> tuple[Decision, tuple[str, ...]]:
        """What kind of reply this deserves, and the topics in the order in which she may mean them."""
        decision, found = self._calibration.decide(chance), tuple(slug for slug, _ in topics)
        emergency = alarm.named(self._calibration.danger)
        if not emergency:
            return decision, found
        if alarm.probability >= PLAIN and emergency[0] in found:
            return Decision.ANSWER, tuple(dict.fromkeys((emergency[0], *found)))
        torn = found[0] not in emergency and TORN * alarm.probability >= topics[0][1]
        return (Decision.CHOICES if torn and decision is Decision.ANSWER else decision), found

    def _answers(self, topic: str, county: str | None) -> bool:
        """Whether the topic has an entry here. A knowledge base with no entries at all is being written: all do."""
        return topic in self._everywhere or not self._kb.entries or self._kb.entry(topic, county) is not None

    def _deciding(self, words: list[str], vector: Vector, topics: tuple[str, ...]) -> tuple[str, ...]:
        if not topics:
            return ()
        whole = self._votes.lean(vector, topics[0])
        said = {
            word: whole - self._votes.lean(self._learned.vocabulary.without(words, place), topics[0])
            for place, word in enumerate(words)
        }
        best = sorted(said, key=lambda word: -said[word])
        return tuple(word for word in best[:SHOWN] if said[word] > 0)


def _everywhere(kb: KnowledgeBase) -> frozenset[str]:
    """The topics that have an entry for the whole country, and so an answer in every county."""
    return frozenset(topic for topic, scope in kb.entries if scope == NATIONAL)
