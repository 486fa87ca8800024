"""The arrows: admin -> bot -> knowledge; no cycles, no import inside a function, nothing happens at import time."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("knowledge", "bot", "admin")
STAGES = ("bot.conversation", "bot.matcher", "bot.reply", "bot.delivery", "bot.channels")
FILES = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


KNOWN = {module_name(path) for path in FILES}


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in KNOWN else node.module


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_arrows_point_down(path: Path) -> None:
    layer = LAYERS.index(module_name(path).split(".", maxsplit=1)[0])
    above = LAYERS[layer + 1 :]
    wrong = [name for name in imports(TREES[path]) if name.split(".")[0] in (*above, "tests")]
    assert not wrong, f"{module_name(path)} imports {wrong}"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_stages_are_siblings(path: Path) -> None:
    own = next((stage for stage in STAGES if module_name(path).startswith(stage)), None)
    if own is None:
        return
    # Delivery hands messages to channels by their door and understands their errors; it knows no provider.
    doors = ("bot.channels.door", "bot.channels.errors")
    others = [stage for stage in STAGES if stage != own]
    wrong = [name for name in imports(TREES[path]) if name.startswith(tuple(others)) and name not in doors]
    assert not wrong, f"{module_name(path)} imports {wrong}"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_no_import_inside_a_function(path: Path) -> None:
    functions = [n for n in ast.walk(TREES[path]) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    hidden = [
        inner.lineno
        for function in functions
        for inner in ast.walk(function)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    ]
    assert not hidden, f"{module_name(path)}: lines {hidden}"


def test_no_cycles() -> None:
    arrows = {
        module_name(path): {name for name in imports(TREES[path]) if name in KNOWN and name != module_name(path)}
        for path in FILES
    }
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module in done:
            return
        for other in arrows[module]:
            walk(other, (*trail, module))
        done.add(module)

    for module in arrows:
        walk(module, ())


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_no_registry_address_in_a_lock(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
