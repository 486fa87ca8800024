"""Texts use the agreed words: a word that the glossary avoids stands in none of them."""

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding
from knowledge.plain import plain
from knowledge.rules.texts import Passage, contact_passages, passages_of, without_keys
from knowledge.values import Term


def agreed_words(base: KnowledgeBase) -> Iterator[Finding]:
    """No text in a language that the glossary translates into holds a word that it avoids.

    The first column of the glossary is the language in which terms are looked up; the avoided words are of the others.
    """
    spoken = {language for term in base.glossary for language in list(term.words)[1:]}
    avoided = {f" {plain(word)} ": term for term in base.glossary for word in term.avoid}
    for passage in _passages(base):
        for language in spoken & set(passage.text):
            text = f" {plain(without_keys(passage.text[language]))} "
            for word, term in avoided.items():
                if word in text:
                    yield _wrong(passage, language, word.strip(), term)


def _wrong(passage: Passage, language: str, word: str, term: Term) -> Finding:
    agreed = term.words.get(language, "")
    return passage.wrong(f'says "{word}": the glossary\'s word is "{agreed}"', language)


def _passages(base: KnowledgeBase) -> Iterator[Passage]:
    for entry in base.entries.values():
        yield from passages_of(entry)
    for contact in base.contacts.values():
        yield from contact_passages(contact)
