"""The poster of a baraza in all languages of the desk, as PDF and as a picture."""

import io
from typing import Any, Final, Literal

import segno
from babel.dates import format_date
from starlette.responses import Response

from admin.desk.barazas.reach import Reach, reach, sms_code, telegram_code
from admin.desk.barazas.stored import hers
from admin.desk.barazas.talk import EXAMPLES, emergency_numbers
from admin.desk.screens import NAIROBI
from admin.desk.store.settings import FREE, SMS_RATE, USUAL, setting
from admin.desk.visit import Missing, Visit
from admin.paper import TypesetError, typeset
from bot.reply.facts import FactWords
from bot.store.barazas import Baraza
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.values import NATIONAL

SIZES: Final = ("a4", "a3")
RATES: Final = {
    FREE: _("The SMS is free."),
    USUAL: _("An SMS costs what your network usually takes."),
}
LONG_DAY: Final = "EEEE, d MMMM y"
NOT_NOW: Final = _("The paper could not be made just now. Try again in a minute.")


def send_pdf(visit: Visit) -> Response:
    """The poster to print."""
    return _sent(visit, "pdf", "application/pdf")


def send_png(visit: Visit) -> Response:
    """The poster to send to a phone."""
    return _sent(visit, "png", "image/png")


def _sent(visit: Visit, kind: Literal["pdf", "png"], media_type: str) -> Response:
    meeting = hers(visit).meeting
    size = visit.asked("size") or SIZES[0]
    if size not in SIZES:
        raise Missing
    rate = setting(visit.connection, NATIONAL, SMS_RATE) or ""
    data = poster_data(meeting, list(visit.desk.words.values()), visit.desk.knowledge, reach(visit), rate)
    try:
        paper = typeset("poster", data | {"size": size}, kind)
    except TypesetError:
        raise visit.refuse(503, NOT_NOW) from None
    headers = {"content-disposition": f'inline; filename="baraza-{meeting.word}-{size}.{kind}"'}
    return Response(paper, media_type=media_type, headers=headers)


def poster_data(
    meeting: Baraza, spoken: list[Words], knowledge: KnowledgeBase, reached: Reach, rate: str = ""
) -> dict[str, Any]:
    """Everything that stands on the poster, as plain text; `codes` are pictures (SVG) with the words below them.

    `rate` is what an SMS costs (FREE or USUAL); anything else is not known, and the poster is silent about it.
    """
    county = knowledge.counties[meeting.county].name if meeting.county in knowledge.counties else meeting.county
    return {
        "word": meeting.word.upper(),
        "place": f"{meeting.place}, {county}",
        "sms": reached.sms,
        "telegram": f"@{reached.telegram}" if reached.telegram else None,
        "codes": _codes(meeting, reached),
        "languages": [_spoken(meeting, words, knowledge, reached) | _rate(words, reached, rate) for words in spoken],
    }


def _spoken(meeting: Baraza, words: Words, knowledge: KnowledgeBase, reached: Reach) -> dict[str, Any]:
    starts = meeting.starts_at.astimezone(NAIROBI)
    return {
        "language": words.language,
        "greeting": words.say("New here? Ask Jirani."),
        "what": words.say("Papers, health, school, work, safety: ask, and get an answer."),
        "send": words.say("At the baraza, send this word:"),
        "to": words.say("Send it to:"),
        "ask": words.say("Then ask, for example:"),
        "examples": [words.say(example) for example in EXAMPLES],
        "quiet": words.say("Do not send your name or your ID number."),
        "when": f"{format_date(starts, LONG_DAY, locale=words.language)}, {FactWords(words).clock(f'{starts:%H:%M}')}",
        "missing": None if reached else words.say("Trial copy: no SMS number and no Telegram name is set up yet."),
        "danger": words.say("In danger? Call, free:"),
        "numbers": [f"{name}: {' / '.join(values)}" for name, values in emergency_numbers(words.language, knowledge)],
    }


def _rate(words: Words, reached: Reach, rate: str) -> dict[str, str | None]:
    return {"rate": words.say(RATES[rate]) if reached.sms and rate in RATES else None}


def _codes(meeting: Baraza, reached: Reach) -> list[dict[str, str]]:
    codes = []
    if reached.sms:
        codes.append({"svg": _svg(sms_code(reached.sms, meeting)), "name": "SMS"})
    if reached.telegram:
        codes.append({"svg": _svg(telegram_code(reached.telegram, meeting)), "name": "Telegram"})
    return codes


def _svg(code: segno.QRCode) -> str:
    """The code with its quiet zone of four modules, without which phones do not find it."""
    file = io.BytesIO()
    code.save(file, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False)
    return file.getvalue().decode()
