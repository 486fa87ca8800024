"""Structured logs on standard output, one line an event; ids and outcomes only."""

import logging
import sys

import structlog

from bot.channels.telegram.quiet import quiet_loggers


def configure_logs() -> None:
    """Set up logging for a command; call once."""
    logging.basicConfig(
        stream=sys.stdout, level=logging.WARNING, format='{"logger": "%(name)s", "event": "%(message)s"}'
    )
    quiet_loggers()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        cache_logger_on_first_use=True,
    )
