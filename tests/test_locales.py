"""Every sentence that the code can say is there in every language, whole and with the same values."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from knowledge import sms_text

ROOT = Path(__file__).parent.parent
SOURCE = "en"
LANGUAGES = sorted(path.name for path in (ROOT / "locales").iterdir() if (path / "words.yaml").exists())
IN_TEMPLATES = re.compile(r"""say\(\s*"((?:[^"\\]|\\.)*)\"""")


def marked() -> set[str]:
    """The sentences marked in the code and said in the templates."""
    found: set[str] = set()
    for layer in ("bot", "admin"):
        for path in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                called = node.func if isinstance(node, ast.Call) else None
                if isinstance(called, ast.Name) and called.id == "_" and isinstance(node, ast.Call):
                    argument = node.args[0]
                    assert isinstance(argument, ast.Constant), f"{path}: a sentence must be a plain string"
                    found.add(str(argument.value))
                if isinstance(called, ast.Attribute) and called.attr == "say" and isinstance(node, ast.Call):
                    found |= {str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant)}
        for path in (ROOT / layer).rglob("*.html"):
            found |= {text.replace('\\"', '"') for text in IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))}
    return found


def catalogue(language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for path in sorted((ROOT / "locales" / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            found = {str(one.id): str(one.string) for one in read_po(file, locale=language) if one.id}
        assert not set(found) & set(said), f"{path.name} repeats sentences of another catalogue"
        said |= found
    return said


def values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    translated = catalogue(language)
    assert marked() - {message for message, words in translated.items() if words} == set()
    assert set(translated) - marked() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_hold_the_same_values(language: str) -> None:
    wrong = {message for message, words in catalogue(language).items() if values(message) != values(words)}
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_stay_in_the_cheap_alphabet(language: str) -> None:
    sentences = [*catalogue(language).values(), *marked()]
    assert not [sentence for sentence in sentences if sms_text.offending(sentence)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_style_guide(language: str) -> None:
    assert (ROOT / "locales" / f"STYLE.{language}.md").exists()
