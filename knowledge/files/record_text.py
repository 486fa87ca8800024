"""One written form outside any file: what a revision or the memory of the starter content holds."""

from knowledge.files.errors import Findings
from knowledge.files.record import Record, Sheet
from knowledge.files.yaml_in import parse


def record_of_text(text: str, name: str, languages: tuple[str, ...]) -> tuple[Record, Findings]:
    """The record that a text holds, and where findings about it go; a ContentError at once where it is no YAML."""
    findings = Findings()
    node = parse(text, name, findings)
    if node is None:
        findings.raise_all()
    return Record(node, Sheet(name, languages, findings)), findings
