"""The credit is asked for seldom, and by one at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from bot.channels.credit import RememberedCredit, Told

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Provider:
    """Tells these amounts, one after the other."""

    def __init__(self, *amounts: str | None) -> None:
        self.asked = 0
        self._amounts: Iterator[str | None] = iter(amounts)

    def ask(self) -> str | None:
        self.asked += 1
        return next(self._amounts)


class SlowProvider:
    """Says an amount only when it is let; `reached` once it has been asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.reached, self.may_answer = Event(), Event()

    def ask(self) -> str | None:
        self.asked += 1
        self.reached.set()
        assert self.may_answer.wait(10)
        return f"KES {self.asked}"


@pytest.mark.parametrize(
    ("first", "kept"), [("KES 12", timedelta(minutes=5)), (None, timedelta(minutes=1))], ids=["told", "not told"]
)
def test_an_answer_is_kept_for_its_time(first: str | None, kept: timedelta) -> None:
    provider = Provider(first, "KES 7")
    credit = RememberedCredit(provider.ask)
    nearly, then = NOW + kept - timedelta(microseconds=1), NOW + kept
    assert [credit(NOW), credit(NOW), credit(nearly)] == [Told(first, NOW)] * 3
    assert provider.asked == 1
    assert [credit(then), credit(then)] == [Told("KES 7", then)] * 2
    assert provider.asked == 2


def test_an_amount_that_is_too_old_is_not_told_after_a_failure() -> None:
    credit = RememberedCredit(Provider("KES 12", None).ask)
    credit(NOW)
    later = NOW + timedelta(minutes=6)
    assert credit(later) == Told(None, later)


def test_while_one_asks_nobody_else_waits() -> None:
    provider = SlowProvider()
    credit = RememberedCredit(provider.ask)
    later = NOW + timedelta(minutes=5)
    with ThreadPoolExecutor() as threads:
        for asked, now, meanwhile in ((1, NOW, Told(None, NOW)), (2, later, Told("KES 1", NOW))):
            waiting = threads.submit(credit, now)
            assert provider.reached.wait(10)
            assert [credit(now) for _ in range(20)] == [meanwhile] * 20
            provider.may_answer.set()
            assert waiting.result(10) == Told(f"KES {asked}", now)
            assert credit(now) == Told(f"KES {asked}", now)
            assert provider.asked == asked
            provider.reached.clear()
            provider.may_answer.clear()


def test_a_question_that_breaks_is_asked_again() -> None:
    provider = Provider()
    credit = RememberedCredit(provider.ask)
    for asked in (1, 2):
        with pytest.raises(StopIteration):
            credit(NOW)
        assert provider.asked == asked
