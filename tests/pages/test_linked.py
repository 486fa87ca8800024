import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from admin.pages.linked import Linker
from tests.pages.html import read_page
from tests.pages.knowledge import knowledge_base

LINKER = Linker(knowledge_base())


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Call 999 or 112, free.", {"tel:999": "999", "tel:112": "112"}),
        ("1195: free, day and night.", {"tel:1195": "1195"}),
        ("KES 999", {}),
        ("Sh 1195 each year", {}),
        ("KES 5,999, or 999,000 or 999.50", {}),
        ("1999, 11955 and 112B", {}),
        ("nambari 999.", {"tel:999": "999"}),
        ("0800 720 627 (free)", {"tel:0800720627": "0800 720 627"}),
        ("+254 20 2713178 or 0700 777333.", {"tel:+254202713178": "+254 20 2713178", "tel:0700777333": "0700 777333"}),
        ("22 November 2026, 8am to 5pm, KES 10,000,000", {}),
        ("Steps: 1) Ask 2) Pay", {}),
        ("fns.immigration.go.ke.", {"https://fns.immigration.go.ke": "fns.immigration.go.ke"}),
        ("See refugee.go.ke for more", {"http://www.refugee.go.ke/": "refugee.go.ke"}),
        ("IBN: https://www.ibn.co.za/?p=29356", {"https://www.ibn.co.za/?p=29356": "ibn.co.za/?p=29356"}),
        ("(https://kra.go.ke/a_(b)), x", {"https://kra.go.ke/a_(b": "kra.go.ke/a_(b"}),
        ("https://x.ke/" + "y" * 60, {"https://x.ke/" + "y" * 60: "x.ke/" + "y" * 35 + "..."}),
        ("info@kituochasheria.or.ke", {"mailto:info@kituochasheria.or.ke": "info@kituochasheria.or.ke"}),
        ("The office is open. Come early.", {}),
        ('https://x.ke/"><script>', {"https://x.ke/": "x.ke"}),
    ],
)
def test_what_can_be_tapped(text: str, links: dict[str, str]) -> None:
    assert read_page(str(LINKER.link(text))).links == links


def test_everything_is_escaped() -> None:
    assert LINKER.link("<b>999</b> & 'so'") == '&lt;b&gt;<a href="tel:999">999</a>&lt;/b&gt; &amp; &#39;so&#39;'


@given(st.text() | st.text("<>&\"'0123456789+ ./:@akeht"))
def test_links_change_no_word_but_addresses(text: str) -> None:
    if "://" not in text:
        assert read_page(str(LINKER.link(text))).texts_joined == read_page(str(escape(text))).texts_joined


def test_a_knowledge_base_without_numbers() -> None:
    nothing = Linker(knowledge_base(*[each for each in knowledge_base().contacts.values() if each.kind == "web"]))
    assert nothing.link("Call 999") == "Call 999"
