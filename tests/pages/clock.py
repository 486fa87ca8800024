"""Time that tests move by hand."""


class Clock:
    """A clock that stands still until it is moved; sleeping is only noted."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
