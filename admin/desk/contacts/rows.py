"""Contacts as lines of a list: found by name, number or place, without reading everything that they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.reply.facts import contact_value
from knowledge.files.contact_form import contact_form
from knowledge.languages import Text
from knowledge.plain import plain
from knowledge.store.contacts import FIELDS
from knowledge.store.rows import scope_of
from knowledge.store.tables import Status, contact, entry, entry_contact, language
