"""Plain data to YAML: the one canonical form of our files, made to be read and edited by people.

Prose stands in folded blocks; small mappings stand in braces on one line; wider ones break between their parts.
Equal data always gives the same bytes, and reads back equal.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

WIDTH: Final = 120
"""Characters of a line, where its parts allow it (our choice: the width of our code)."""

_PLAIN: Final = re.compile(r"[^\W\d_][\w ()/'.+;&-]*(?<! )")
"""Words that need no quotes: they begin with a letter and hold nothing that YAML could take for a sign."""

_RESERVED: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


class Said(dict[str, str]):
    """A text in several languages, one a line where they do not fit on one."""


class Prose(Said):
    """A longer text in several languages, each written as a folded block."""


def render(fields: Mapping[str, object]) -> str:
    """A mapping as the text of a file."""
    return "".join(f"{line}\n" for line in _fields(fields, ""))


def render_list(records: Sequence[Mapping[str, object]]) -> str:
    """A list of mappings as the text of a file, a blank line between them."""
    return "\n".join("- " + "".join(f"{line}\n" for line in _fields(record, "  "))[2:] for record in records)


def _fields(fields: Mapping[str, object], margin: str) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, Prose) and value:
            yield f"{margin}{name}:"
            for language, text in value.items():
                yield from _block(f"{margin}  {_scalar(language)}: ", text, f"{margin}    ")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{margin}{name}:"
            for record in value:
                yield from _flow(record, f"{margin}  - ")
        else:
            yield from _flow(value, f"{margin}{name}: ")


def _block(lead: str, text: str, margin: str) -> Iterator[str]:
    """The lines of a folded block; a text that folding would change stands in quotes instead."""
    paragraphs = text.split("\n")
    if not (text and text == text.strip() and all(_folds(paragraph) for paragraph in paragraphs)):
        yield f"{lead}{_quoted(text)}"
        return
    yield f"{lead}>-"
    for place, paragraph in enumerate(paragraphs):
        if place:
            yield ""
        for line in textwrap.wrap(paragraph, WIDTH - len(margin), break_long_words=False, break_on_hyphens=False):
            yield f"{margin}{line}"


def _folds(paragraph: str) -> bool:
    return paragraph.isprintable() and paragraph == " ".join(paragraph.split())


def _flow(value: object, lead: str) -> list[str]:
    """The lines of a value after `lead`: one, or broken between its parts, which then stand under the first of them."""
    line = lead + _inline(value)
    if len(line) <= WIDTH or not isinstance(value, Mapping | list) or not value:
        return [line]
    opening, closing = _brackets(value)
    lines: list[str] = []
    joins = False
    for name, part in _parts(value):
        inline = name + _inline(part)
        if joins and len(lines[-1]) + len(", ") + len(inline) + len(",") <= WIDTH:
            lines[-1] += f", {inline}"
            continue
        begin = " " * (len(lead) + 1) if lines else lead + opening
        lines[-1:] = [f"{line}," for line in lines[-1:]]
        broken = _flow(part, begin + name)
        joins = _packs(value) and len(broken) == 1
        lines += broken
    lines[-1] += closing
    return lines


def _packs(value: Mapping[str, object] | list[object]) -> bool:
    """Whether several parts may share a line: the fields of a record and plain words, but no texts and no records."""
    if isinstance(value, list):
        return not isinstance(value[0], Mapping)
    return not isinstance(value, Said)


def _inline(value: object) -> str:
    if isinstance(value, Mapping | list):
        opening, closing = _brackets(value)
        return opening + ", ".join(name + _inline(part) for name, part in _parts(value)) + closing
    return _scalar(value)


def _brackets(value: Mapping[str, object] | list[object]) -> tuple[str, str]:
    return ("{", "}") if isinstance(value, Mapping) else ("[", "]")


def _parts(value: Mapping[str, object] | list[object]) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        return ((f"{_scalar(name)}: ", part) for name, part in value.items())
    return (("", part) for part in value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    return _quoted(value)


def _quoted(text: str) -> str:
    """The text in double quotes; YAML knows all of JSON's escapes, and needs them for what cannot be seen, too."""
    quoted = json.dumps(text, ensure_ascii=False)
    if quoted.isprintable():
        return quoted
    return "".join(char if char.isprintable() else _escaped(char) for char in quoted)


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
