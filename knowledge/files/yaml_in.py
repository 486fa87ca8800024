"""YAML text to nodes, for reading with a Record."""

from collections.abc import Mapping

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from knowledge.files.errors import Findings


def parse(text: str, file: str, findings: Findings) -> Node | None:
    """The root node of a YAML text; None, with a finding, where it is not YAML or is empty."""
    try:
        node: Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        findings.note(file, line, f"is not YAML: {error.problem}")
        return None
    except yaml.YAMLError:
        findings.note(file, "", "is not YAML: it holds characters that no YAML file may hold")
        return None
    if node is None:
        findings.note(file, "", "is empty")
    return node


def to_node(value: object) -> Node:
    """The node of plain data (mappings, lists, text, numbers, true and false), as if read from a file."""
    if isinstance(value, Mapping):
        return MappingNode("", [(to_node(name), to_node(part)) for name, part in value.items()])
    if isinstance(value, list | tuple):
        return SequenceNode("", [to_node(part) for part in value])
    return ScalarNode("", str(value).lower() if isinstance(value, bool) else str(value))
