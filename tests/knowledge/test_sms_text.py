"""SMS text: the fact sheet's cases, and smsutil as the oracle for any text."""

import unicodedata

import pytest
import smsutil
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge import sms_text

ESCAPE = "\x1b"
"""smsutil takes a raw escape for a character of the alphabet; no handset shows one, so we do not."""

GSM7_TEXT = st.text(alphabet=sorted(sms_text.ALPHABET), max_size=700)
ANY_TEXT = st.text(alphabet=st.characters(exclude_characters=ESCAPE), max_size=400)

COUNTED = [
    # text, encoding, parts
    ("", "gsm-7", 1),
    ("a" * 160, "gsm-7", 1),
    ("a" * 161, "gsm-7", 2),
    ("a" * 306, "gsm-7", 2),
    ("a" * 307, "gsm-7", 3),
    ("a" * 158 + "€", "gsm-7", 1),
    ("a" * 159 + "€", "gsm-7", 2),
    ("€" * 80, "gsm-7", 1),
    ("€" * 153, "gsm-7", 3),  # 306 septets, but no escape pair is cut in two
    ("a" * 152 + "€" + "a" * 152, "gsm-7", 3),
    ("habari\n", "gsm-7", 1),
    ("Ng’ombe", "ucs-2", 1),
    ("a" * 159 + "–", "ucs-2", 3),
    ("ç", "ucs-2", 1),
    ("Ç", "gsm-7", 1),
    ("a\tb", "ucs-2", 1),
    ("a`b", "ucs-2", 1),
    ("አ" * 70, "ucs-2", 1),
    ("አ" * 71, "ucs-2", 2),
    ("አ" * 134, "ucs-2", 2),
    ("አ" * 135, "ucs-2", 3),
    ("😀" * 35, "ucs-2", 1),
    ("😀" * 36, "ucs-2", 2),
    ("я" * 66 + "😀" + "я" * 65, "ucs-2", 2),
    ("я" * 66 + "😀" + "я" * 66, "ucs-2", 3),  # the emoji's two units stay together
    (f"a{ESCAPE}b", "ucs-2", 1),
]

SPELT = [
    ("Ng’ombe", "Ng'ombe"),
    ("“Habari” – sema…", '"Habari" - sema...'),
    ("«Jirani»", '"Jirani"'),
    ("30°C", "30C"),
    ("sh\u00a0500\t tu", "sh 500  tu"),
    ("½ kilo × 2", "1/2 kilo x 2"),
    ("• kwanza", "- kwanza"),
    ("Mũgĩthi", "Mugithi"),
    (unicodedata.normalize("NFD", "Mũgĩthi é"), "Mugithi é"),
    ("ŋ'ombe", "ng'ombe"),
    ("a\u200bb\ufeffc\u00add", "abcd"),
    ("França ＡＢＣ ﬁ", "Franca ABC fi"),
    ("مرحبا Amina 😀", " Amina "),
    (f"a{ESCAPE}b", "ab"),
    ("è é à ñ ä ö ü €", "è é à ñ ä ö ü €"),
]


@pytest.mark.parametrize(("text", "encoding", "parts"), COUNTED)
def test_a_text_takes_as_many_parts_as_the_network_counts(text: str, encoding: str, parts: int) -> None:
    assert (sms_text.encoding(text), sms_text.parts(text)) == (encoding, parts)


@given(GSM7_TEXT | ANY_TEXT)
@example("€" * 153)
@example("я" * 66 + "😀" + "я" * 67)
def test_parts_are_those_of_smsutil(text: str) -> None:
    if not text:  # smsutil calls an empty text UTF-16; there is nothing in it to encode
        assert sms_text.split(text) == ("",)
        return
    oracle = smsutil.split(text)
    assert sms_text.split(text) == tuple(part.content for part in oracle.parts)
    assert sms_text.encoding(text) == {"gsm0338": "gsm-7", "utf_16_be": "ucs-2"}[oracle.encoding]


@given(st.text(max_size=400))
def test_the_parts_joined_are_the_text(text: str) -> None:
    assert "".join(sms_text.split(text)) == text


@given(GSM7_TEXT)
def test_septets_count_extension_characters_twice(text: str) -> None:
    assert sms_text.septets(text) == len(text) + sum(text.count(char) for char in "\f^{}\\[~]|€")


def test_septets_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="outside the GSM-7 alphabet"):
        sms_text.septets("አ")


@pytest.mark.parametrize(("text", "spelt"), SPELT)
def test_what_people_wrote_is_spelt_in_gsm7(text: str, spelt: str) -> None:
    assert sms_text.to_gsm7(text) == spelt


@given(st.text())
def test_spelling_leaves_only_the_alphabet_and_invents_no_question_mark(text: str) -> None:
    spelt = sms_text.to_gsm7(text)
    assert sms_text.encoding(spelt) == "gsm-7"
    assert sms_text.to_gsm7(spelt) == spelt
    question_marks = sum("?" in unicodedata.normalize("NFKC", char) for char in text)
    assert spelt.count("?") <= 3 * question_marks


@given(GSM7_TEXT)
def test_gsm7_text_is_left_as_it_is(text: str) -> None:
    assert sms_text.to_gsm7(text) == text


def test_offending_characters_are_named_once_in_order() -> None:
    assert sms_text.offending("Ng’ombe – ng’ombe\t") == ("’", "–", "\t")
    assert sms_text.offending("Habari €5 [ok]") == ()
