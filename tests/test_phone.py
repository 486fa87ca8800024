"""Numbers as people, phones and networks write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import phone

SAFARICOM = "+254711000111"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("+254711000111", SAFARICOM),
        ("0711000111", SAFARICOM),
        ("711000111", SAFARICOM),
        ("254711000111", SAFARICOM),
        ("+2540711000111", SAFARICOM),
        ("00254711000111", SAFARICOM),
        ("000254711000111", SAFARICOM),
        ("+254 711-000-111", SAFARICOM),
        ("(+254) 711.000.111", SAFARICOM),
        ("0711 000 111\n", SAFARICOM),
        ("0711\u00a0000\u2011111", SAFARICOM),
        ("\u202a+254 711 000111\u202c", SAFARICOM),
        ("tel:+254711000111", SAFARICOM),
        ("TEL:+254711000111", SAFARICOM),
        ("٠٧١١٠٠٠١١١", SAFARICOM),
        ("\uff0b254711000111", SAFARICOM),
        ("0110000111", "+254110000111"),
        ("0100000111", "+254100000111"),
        ("+255754000111", "+255754000111"),
        ("+256772000111", "+256772000111"),
        ("00256772000111", "+256772000111"),
    ],
)
def test_a_mobile_number_has_one_form(typed: str, expected: str) -> None:
    assert phone.canonical(typed) == expected
    assert phone.from_network(typed) == expected


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0202000000", "a landline gets no SMS"),
        ("+254202000000", "a landline gets no SMS"),
        ("22345", "a short code"),
        ("40404", "a short code"),
        ("999", "an emergency number"),
        ("123456", "a short code of six"),
        ("+25422345", "a short code with a country code"),
        ("MPESA", "a name"),
        ("MTN", "a name"),
        ("SAFARICOM1", "a name"),
        ("0700SAFARI", "letters of the keypad"),
        ("07llOOO111", "letters for digits"),
        ("0711000111 ext 5", "an extension"),
        ("0711000111#5", "an extension"),
        ("0711000111;ext=5", "an extension"),
        ("*384*123#", "a USSD code"),
        ("+254711000111+254722000222", "two numbers"),
        ("0711000111 0722000222", "two numbers"),
        ("²711000111", "a superscript"),
        ("+", "nothing"),
        ("", "nothing"),
        ("   ", "nothing"),
        ("0" * 5000, "endless"),
    ],
)
def test_what_is_no_mobile_number_has_none(typed: str, why: str) -> None:
    assert phone.canonical(typed) is None, why
    assert phone.from_network(typed) is None, why


@pytest.mark.parametrize("typed", ["0711 000 11", "071100011", "07110001112", "+25471100011", "+2547110001112"])
def test_a_digit_too_few_or_too_many_is_a_slip(typed: str) -> None:
    assert phone.canonical(typed) is None


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        (" 254711000111", SAFARICOM),
        (" 255754000111", "+255754000111"),
        ("255754000111", "+255754000111"),
        ("+254147000111", "+254147000111"),
    ],
    ids=["plus sign decoded to a space", "the same, abroad", "no plus sign, abroad", "range newer than the tables"],
)
def test_a_network_is_believed(sender: str, expected: str) -> None:
    assert phone.from_network(sender) == expected


@given(st.text(st.characters(codec=None), max_size=80))
def test_no_text_is_an_error(typed: str) -> None:
    for number in (phone.canonical(typed), phone.from_network(typed)):
        assert number is None or (number.startswith("+") and number[1:].isascii() and number[1:].isdigit())


@given(st.from_regex(r"\+?[0-9]{7,15}", fullmatch=True))
def test_the_form_is_stable(typed: str) -> None:
    for read in (phone.canonical, phone.from_network):
        number = read(typed)
        assert number is None or read(number) == number


def test_two_spellings_of_a_canonical_number_are_the_same() -> None:
    assert phone.same("254711000111", SAFARICOM)
    assert not phone.same("+254711000112", SAFARICOM)
    assert not phone.same("", SAFARICOM)
