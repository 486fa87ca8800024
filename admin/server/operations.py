"""What operators and their machines ask: is it alive, is it ready, how is it doing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Column, Engine, Select, func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.messages import DeliveryStatus
from bot.store.tables import incoming, outgoing, question
from knowledge.base import KnowledgeBase

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class DatabaseCollector(Collector):
    """Counts in the database, the same whichever process is asked."""

    def __init__(self, engine: Engine, knowledge: Callable[[], KnowledgeBase]) -> None:
        self._engine = engine
        self._knowledge = knowledge

    def collect(self) -> Iterator[Metric]:
        """One family a figure; no label holds anything about a person."""
        received = GaugeMetricFamily("jirani_incoming", "Messages stored", labels=["channel", "decision"])
        sent = GaugeMetricFamily("jirani_outgoing", "Replies stored", labels=["channel", "status"])
        waiting = GaugeMetricFamily("jirani_oldest_due_seconds", "Age of the oldest reply that still waits")
        questions = GaugeMetricFamily("jirani_questions", "Questions kept for the desk", labels=["status"])
        entries = GaugeMetricFamily("jirani_entries", "Published entries")
        with self._engine.connect() as connection:
            for row in connection.execute(_counted(incoming.c.channel, incoming.c.decision)):
                received.add_metric([row[0], row[1] or "none"], row[2])
            for row in connection.execute(_counted(outgoing.c.channel, outgoing.c.status)):
                sent.add_metric([row[0], row[1]], row[2])
            for row in connection.execute(select(question.c.status, func.count()).group_by(question.c.status)):
                questions.add_metric([row[0]], row[1])
            due = select(func.min(outgoing.c.created_at)).where(outgoing.c.status == DeliveryStatus.DUE.value)
            oldest = connection.execute(due).scalar()
        waiting.add_metric([], (datetime.now(UTC) - oldest).total_seconds() if oldest else 0)
        entries.add_metric([], len(self._knowledge().entries))
        yield from (received, sent, waiting, questions, entries)


def _counted(*columns: Column[str]) -> Select[*tuple[Any, ...]]:
    return select(*columns, func.count()).group_by(*columns)


def operation_routes(
    engine: Engine, knowledge: Callable[[], KnowledgeBase], channels: Callable[[], dict[str, str]]
) -> list[Route]:
    """`/health` (the process lives), `/ready` (database, knowledge, channels), `/metrics` (Prometheus)."""
    registry = CollectorRegistry()
    registry.register(DatabaseCollector(engine, knowledge))

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(request: Request) -> Response:
        database = await run_in_threadpool(_database_answers, engine)
        entries = len(knowledge().entries)
        fine = database and entries > 0
        state = {"database": "ok" if database else "down", "entries": entries, "channels": channels()}
        return JSONResponse({"status": "ready" if fine else "not ready", **state}, 200 if fine else 503)

    async def metrics(request: Request) -> Response:
        try:
            text = await run_in_threadpool(generate_latest, registry)
        except SQLAlchemyError:
            return Response("the database does not answer\n", status_code=503)
        return Response(text, media_type=METRICS_TYPE)

    return [Route("/health", health), Route("/ready", ready), Route("/metrics", metrics)]


def _database_answers(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            return connection.execute(select(1)).scalar() == 1
    except SQLAlchemyError:
        return False
