"""What an organiser says at a baraza, sentence by sentence, in any language of the desk."""

from typing import Final

from admin.desk.barazas.reach import Reach
from bot.reply.facts import contact_value
from bot.store.barazas import Baraza
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.languages import in_language

EXAMPLES: Final = (
    _("How do I get an alien card?"),
    _("Where is the nearest hospital?"),
    _("My employer has not paid me. Who can help?"),
)
"""Questions that we answer (a test asks them): they stand on the poster."""
EMERGENCY: Final = ("police-999", "police-112", "childline-116", "gbv-1195")
"""Contacts on the poster; all of them free, from the knowledge base."""


def talk(meeting: Baraza, words: Words, knowledge: KnowledgeBase, reached: Reach) -> list[str]:
    """The sentences to say."""
    word = meeting.word.upper()
    spoken = [
        words.say(
            "Jirani answers questions about papers, health, school, work and safety in Kenya, in English and Kiswahili."
        )
    ]
    if reached.sms:
        spoken.append(
            words.say("Take your phone and send the word {word} by SMS to {number}.", word=word, number=reached.sms)
        )
        spoken.append(words.say("It works on every phone, without the internet."))
    if reached.telegram:
        spoken.append(
            words.say("On Telegram, look for @{name} and send the word {word}.", word=word, name=reached.telegram)
        )
    spoken += [
        words.say("Then ask in your own words, for example: {question}", question=words.say(EXAMPLES[0])),
        words.say("Do not send your name, your ID number or where you live. No answer needs them."),
        words.say(
            "A computer answers, from what people have checked. What it cannot answer, county staff read without "
            "knowing who asked."
        ),
    ]
    numbers = emergency_numbers(words.language, knowledge)
    if numbers:
        spoken.append(words.say("In danger, do not write: call {number}. The call is free.", number=numbers[0][1][0]))
    return spoken


def emergency_numbers(language: str, knowledge: KnowledgeBase) -> list[tuple[str, list[str]]]:
    """Whom to call in danger: each organisation with its numbers, as far as they are known."""
    numbers: dict[str, list[str]] = {}
    for slug in EMERGENCY:
        contact = knowledge.contacts.get(slug)
        if contact is not None and contact.kind == "tollfree":
            numbers.setdefault(in_language(contact.name, language), []).append(contact_value(contact, language))
    return list(numbers.items())
