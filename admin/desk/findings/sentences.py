"""The rules' sentences in plain words: what each finding looks like, and how a clerk is told.

The rules (knowledge/rules, bot/reply/rules) speak to whoever writes content files; tests/desk/test_findings.py breaks
every rule and holds that none of their sentences is missing here.
"""

import re
from typing import Final

from bot.words import _

_SENTENCES: Final = (
    # languages
    (r"is missing or empty", _("This text is missing.")),
    (r"does not name (?P<key>{.*}), as it does in another language",
     _("The other language says {key} here; this one does not.")),
    (r"has no emergency_line, and its topic is an emergency",
     _("An entry about an emergency needs its emergency line.")),
    (r"has an emergency_line, but its topic is no emergency",
     _("Only entries about emergencies have an emergency line: take it out.")),
    # keys
    (r"names (?P<key>{.*}), which is not in the contacts of the entry",
     _("{key} is not among this entry's contacts: add it to them.")),
    (r"names (?P<key>{.*}), which is no fact of the entry and no contact",
     _("{key} is neither a fact of this entry nor a contact: choose one that there is.")),
    (r"has a brace that belongs to no key", _("There is a curly bracket here that belongs to nothing: take it out.")),
    (r"names the contact (?P<slug>\S+), which does not exist",
     _("This entry names the contact {slug}, which is no longer there: take it out or choose another.")),
    # prose
    (r"holds a phone number \((?P<text>.*)\): put it into a fact or a contact",
     _('"{text}" looks like a phone number. Numbers belong into contacts, so that they are changed once for all.')),
    (r"holds a phone code \((?P<text>.*)\): put it into a fact or a contact",
     _('"{text}" looks like a code to dial. Codes belong into contacts, so that they are changed once for all.')),
    (r"holds an amount of money \((?P<text>.*)\): put it into a fact or a contact",
     _('"{text}" looks like an amount of money. Amounts belong into a fee, so that both languages say the same.')),
    (r"holds an e-mail address \((?P<text>.*)\): put it into a fact or a contact",
     _('"{text}" looks like an e-mail address. It belongs into a contact.')),
    (r"holds a web address \((?P<text>.*)\): put it into a fact or a contact",
     _('"{text}" looks like a web address. It belongs into a contact.')),
    (r"holds a clock time \((?P<text>.*)\): put it into a fact or a contact",
     _('"{text}" looks like a time of day. Times belong into opening hours: each language has its own clock.')),
    (r"holds (?P<code>\d+): write (?P<key>{.*})", _("Instead of {code} write {key}, the contact with this number.")),
    # characters
    (r"holds (?P<signs>.*), which no plain SMS can carry",
     _("These signs make an SMS cost double, so they cannot stand here: {signs}")),
    (r"has (?P<count>\d+) characters, (?P<most>\d+) is the most",
     _("A title has at most {most} characters. This one has {count}.")),
    (r"is more than one line", _("A title is one line.")),
    # sources
    (r"has no source", _("Name at least one source: where was this read?")),
    (r"fact (?P<key>\S+) names no source", _("Choose the source in which this was read.")),
    (r"fact \S+ names the source (?P<key>\S+), which the entry does not have",
     _("This names the source {key}, which the entry does not have. Choose another.")),
    (r"fact \S+ is a fee that is unverified: leave it out",
     _("Nobody has verified this fee, and a wrong amount does harm: verify it or leave it out.")),
    (r"fact \S+ says that it is free, and nobody has verified it: ask",
     _("This says that it is free, and nobody has verified it: ask the office.")),
    (r"is unverified: a wrong number does harm, leave it out",
     _("Nobody has verified this number, and a wrong one does harm: call it first, or leave it out.")),
    (r"has no title: say whose page it is", _("Say whose page or paper this source is.")),
    (r"does not say when it was published \(or: undated\)",
     _('Say when this source was published; write "undated" if it does not tell.')),
    (r"review_by \S+ is not after checked_on \S+",
     _("The day to look at it again must come after the day on which it was checked.")),
    (r"source (?P<key>\S+) was read on (?P<day>\S+), after the entry was checked",
     _("The source {key} was read on {day}, after this entry was checked. Correct one of the two days.")),
    # contacts
    (r"has the same \S+ as contact (?P<other>\S+): one record a value",
     _("The contact {other} has the same number or address. Use that one, so that there is one to keep right.")),
    (r"has different values in different languages", _("A number or address is the same in every language.")),
    (r"'(?P<text>.*)' is not a valid phone number( such as \S+)?",
     _("{text} is no phone number that can be called. Write it like +254711000111.")),
    (r"'(?P<text>.*)' is a toll-free number, so its kind is tollfree",
     _("{text} is free to call: choose the kind for free phone lines.")),
    (r"'(?P<text>.*)' is not a toll-free number, so its kind is phone",
     _("{text} is not free to call: choose the kind for phones.")),
    (r"'(?P<text>.*)' is neither an E.164 number nor a listed short code \(rules/short_codes.py\)",
     _("{text} is neither a whole number such as +254711000111 nor a short code that we know.")),
    (r"'(?P<text>.*)' is not a USSD code such as \*147#",
     _("{text} is no code to dial. Such a code looks like *147#.")),
    (r"'(?P<text>.*)' is not an e-mail address", _("{text} is no whole e-mail address.")),
    (r"'?(?P<text>.*?)'? is not a whole web address",
     _("{text} is no whole web address. Such an address looks like https://www.mombasa.go.ke")),
    # words
    (r'says "(?P<word>.*)": the glossary\'s word is "(?P<agreed>.*)"',
     _('Instead of "{word}" our agreed word is "{agreed}".')),
    # replies
    (r"the answer does not fit into the first reply of two SMS parts",
     _("The answer is too long: with its facts it does not fit into two SMS. Shorten it; the rest can go into More.")),
    (r"the reply on .* costs more than two SMS parts",
     _("The reply to a question about one of its facts is longer than two SMS. Shorten that fact.")),
    (r"the emergency line has (?P<count>\d+) septets: one SMS part holds (?P<most>\d+)",
     _("With its numbers the emergency line has {count} characters, and one SMS holds {most}. Shorten it.")),
)  # fmt: skip

CODE_POINT: Final = re.compile(r" \(U\+[0-9A-F]+\)")
SENTENCES: Final = tuple((re.compile(pattern, re.DOTALL), message) for pattern, message in _SENTENCES)


def plain_sentence(sentence: str) -> tuple[str, dict[str, str]] | None:
    """The message for a rule's sentence, and the values that it names; None for a sentence that is not in the table."""
    for pattern, message in SENTENCES:
        if found := pattern.fullmatch(sentence):
            values = {name: CODE_POINT.sub("", value) for name, value in found.groupdict().items()}
            return message, {name: value for name, value in values.items() if f"{{{name}}}" in message}
    return None
