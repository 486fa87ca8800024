"""Fields of the form as people call them, and what they hold as people read it: for lists of what somebody changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from admin.desk.entries.words import CONFIDENCES, ITEMS, KINDS, LISTS, PARTS, TEXTS, UNITS
from bot.reply.facts import DAY_NAMES
from bot.words import _
from knowledge.base import KnowledgeBase
from knowledge.facts.fact import FactKind
from knowledge.languages import in_language
from knowledge.store.drafts import Fields


@dataclass(frozen=True, slots=True)
class Labels:
    """Says names of fields in one language. `fields` tell what kind each fact is."""

    say: Callable[..., str]
    language: str
    knowledge: KnowledgeBase
    fields: Fields

    def name(self, field: str) -> str:
        """How a field is called: "Answer, Kiswahili", "Cost: Amount"."""
        head, *rest = field.split(".")
        if head in LISTS and not rest:
            return self.say(LISTS[head])
        if head in TEXTS:
            return self._spoken(self.say(TEXTS[head]), rest[0]) if rest else self.say(TEXTS[head])
        if head == "fact" and len(rest) > 1:
            return self.say(_("{thing}: {part}"), thing=self._kind(rest[0]), part=self._part(rest[0], rest[1:]))
        if head == "source" and len(rest) > 1:
            title = next(iter(self.fields.get(f"source.{rest[0]}.title", ())), "") or self.say(_("Source"))
            return self.say(_("{thing}: {part}"), thing=title, part=self._called(rest[1]))
        return field

    def value(self, field: str, values: tuple[str, ...]) -> str:
        """What a field holds; parts of lists one a line."""
        return "\n".join(self._one(field, value) for value in values)

    def _one(self, field: str, value: str) -> str:
        last = field.rpartition(".")[2]
        if field == "contact" and value in self.knowledge.contacts:
            return in_language(self.knowledge.contacts[value].name, self.language)
        if field == "fact":
            return self._kind(value)
        if field == "source" or last == "sources":
            return next(iter(self.fields.get(f"source.{value}.title", ())), value)
        if last == "item":
            first = (self.fields.get(f"{field}.{value}.{code}", [""])[0] for code in self.knowledge.languages)
            return next((text for text in first if text), value)
        names: dict[str, Mapping[str, str]] = {
            "kind": _kinds(),
            "confidence": CONFIDENCES,
            "unit": UNITS,
            "days": DAY_NAMES,
        }
        return self.say(names[last][value]) if value in names.get(last, {}) else value

    def _kind(self, key: str) -> str:
        kind = next(iter(self.fields.get(f"fact.{key}.kind", ())), "")
        return self.say(KINDS[FactKind(kind)]) if kind in _kinds() else key

    def _part(self, key: str, parts: list[str]) -> str:
        if parts[0] == "item" and len(parts) == 3:
            kind = next(iter(self.fields.get(f"fact.{key}.kind", ())), "")
            names = self.fields.get(f"fact.{key}.item", [])
            number = names.index(parts[1]) + 1 if parts[1] in names else parts[1]
            item = ITEMS.get(FactKind(kind), "{number}") if kind in _kinds() else "{number}"
            return self._spoken(self.say(item, number=number), parts[2])
        said = self._called(parts[0])
        return self._spoken(said, parts[1]) if len(parts) > 1 else said

    def _called(self, part: str) -> str:
        """How a part of a field is called; what none of our forms has is shown as it was sent, and never looked up."""
        return self.say(PARTS[part]) if part in PARTS else part

    def _spoken(self, name: str, language: str) -> str:
        known = self.knowledge.language_names.get(language)
        return self.say(_("{thing}, {language}"), thing=name, language=known.own_name if known else language)


def _kinds() -> dict[str, str]:
    return {kind.value: name for kind, name in KINDS.items()}
