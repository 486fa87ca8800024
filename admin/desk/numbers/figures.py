"""All figures of a page, with small numbers hidden, in the words of one language. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from admin.desk.hiding import hide, is_small, shown
from admin.desk.numbers.gathering import Gathered, Numbers
from admin.desk.numbers.names import ANSWERS, CHANNELS, STATUSES, Names
from admin.desk.numbers.rising import rising
from admin.desk.numbers.subjects import (
    CHANNEL,
    COST,
    COST_UNIT,
    DECISION,
    DELIVERY,
    LANGUAGE,
    NOT_TOLD,
    PARTS,
    TOPIC,
)
from admin.desk.numbers.table import Row, Table, table
from bot.messages import Channel, Decision, DeliveryStatus


@dataclass(frozen=True, slots=True)
class Sms:
    """SMS parts and their cost by currency; None where hidden.

    `guessed` tells that the provider did not name the price of every part and the desk's own was taken, `unpriced`
    that there was none to take.
    """

    parts: int | None
    cost: dict[str, Decimal]
    guessed: bool = False
    unpriced: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a page shows. `total` is None where fewer questions came than may be told; `answered` is a percentage."""

    total: int | None
    answered: int | None
    sms: Sms
    tables: dict[str, Table]


def figures(gathered: Gathered, names: Names, price: Decimal | None) -> Figures:
    """The figures of what was gathered."""
    numbers = gathered.numbers
    answers = hide({name: numbers[DECISION][name] for name in ANSWERS})
    total = sum(numbers[DECISION].values())
    tables = [
        table(
            "days",
            names.say("Questions by day"),
            (names.say("Day"), names.say("Questions")),
            _days(gathered.days, names),
        ),
        _counts(
            "answers",
            names.say("What became of them"),
            names.say("Answer"),
            answers,
            lambda one: names.say(ANSWERS[one]),
            names,
        ),
        _channels(numbers, names),
        _languages(numbers, names),
        _topics(numbers[TOPIC], names),
        _rising(gathered, names),
        _counties(gathered.counties, names),
        _networks(numbers[DELIVERY], names),
    ]
    return Figures(shown(total), _share(answers, total), _sms(numbers, price), {one.slug: one for one in tables})


def _days(days: Mapping[date, int], names: Names) -> list[Row]:
    counted = hide(days)
    return [Row(day.isoformat(), names.day(day), (counted[day],)) for day in sorted(counted)]


def _counts(
    slug: str, title: str, head: str, counts: Mapping[str, int | None], name: Callable[[str], str], names: Names
) -> Table:
    rows = [Row(key, name(key), (count,)) for key, count in counts.items()]
    return table(slug, title, (head, names.say("Questions")), rows)


def _channels(numbers: Numbers, names: Names) -> Table:
    counts = hide({name: numbers[CHANNEL][name] for name in CHANNELS})
    return _counts(
        "channels", names.say("By channel"), names.say("Channel"), counts, lambda one: names.say(CHANNELS[one]), names
    )


def _languages(numbers: Numbers, names: Names) -> Table:
    counts = _ordered(hide(numbers[LANGUAGE]))
    return _counts("languages", names.say("By language"), names.say("Language"), counts, names.language, names)


def _topics(counts: Counter[str], names: Names) -> Table:
    rows = [Row(one, names.topic(one), (count,)) for one, count in _ordered(hide(counts)).items()]
    heads = (names.say("Topic"), names.say("Answers"))
    return table("topics", names.say("What people ask about"), heads, rows, drop=True)


def _rising(gathered: Gathered, names: Names) -> Table:
    now, past = gathered.numbers[TOPIC], gathered.past_topics
    rises = [] if past is None else rising(hide(now), hide(past), now, past)
    rows = [Row(one.topic, names.topic(one.topic), (one.now, one.before)) for one in rises]
    return table(
        "rising", names.say("Rising topics"), (names.say("Topic"), names.say("Now"), names.say("Before")), rows
    )


def _counties(counts: Counter[str], names: Names) -> Table:
    rows = [Row(one, names.county(one), (count,)) for one, count in _ordered(hide(counts)).items()]
    heads = (names.say("County"), names.say("Questions"))
    return table("counties", names.say("By county"), heads, rows, drop=True)


def _networks(counts: Counter[str], names: Names) -> Table:
    """Networks with their statuses. All cells are hidden as one table, and no sum stands beside them."""
    merged: Counter[tuple[str, str]] = Counter()
    for name, count in counts.items():
        network, _slash, status = name.partition("/")
        merged[network, DeliveryStatus.DUE.value if status == DeliveryStatus.SENDING.value else status] += count
    networks = sorted({network for network, _status in merged}, key=lambda one: (not one, one))
    cells = hide({(network, status): merged[network, status] for network in networks for status in STATUSES})
    rows = [Row(one, names.network(one), tuple(cells[one, status] for status in STATUSES)) for one in networks]
    heads = (names.say("Network"), *(names.say(status) for status in STATUSES.values()))
    return table("networks", names.say("SMS delivery by network"), heads, rows)


def _ordered(counts: Mapping[str, int | None]) -> dict[str, int | None]:
    """The most first, what is hidden last."""
    return dict(sorted(counts.items(), key=lambda one: (one[1] is None, -(one[1] or 0), one[0])))


def _share(answers: Mapping[str, int | None], total: int) -> int | None:
    """Answered questions of a hundred; None where they are hidden."""
    answered = answers[Decision.ANSWER.value]
    return None if answered is None or is_small(total) or not total else round(100 * answered / total)


def _sms(numbers: Numbers, price: Decimal | None) -> Sms:
    """Parts and cost: hidden wherever they could tell how few people there were."""
    parts, unpriced = sum(numbers[PARTS].values()), numbers[PARTS][NOT_TOLD]
    channels = hide({name: numbers[CHANNEL][name] for name in CHANNELS})
    if is_small(parts) or channels[Channel.SMS.value] is None:
        return Sms(None, {})
    cost = {currency: Decimal(sum_) / COST_UNIT for currency, sum_ in sorted(numbers[COST].items())}
    if unpriced and price is not None:
        cost["KES"] = cost.get("KES", Decimal(0)) + unpriced * price
    return Sms(parts, cost, guessed=bool(unpriced and price is not None), unpriced=bool(unpriced and price is None))
