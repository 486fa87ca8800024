from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Channel
from bot.reply.pages import pages
from bot.reply.profile import PROFILES
from knowledge import sms_text

MORE = "Reply MORE for more."
SENTENCES = st.text(alphabet="abcdefgh ABC.!?,'{}€", min_size=1, max_size=400)


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_every_page_fits_and_no_word_is_lost(blocks: list[str]) -> None:
    cut = pages(blocks, MORE, PROFILES[Channel.SMS].fits)
    assert all(sms_text.parts(page) <= 2 for page in cut)
    assert all(page.endswith(MORE) for page in cut[:-1])
    shown = "".join(page.removesuffix(MORE) for page in cut)
    assert "".join(shown.split()) == "".join("".join(blocks).split())


def test_a_page_ends_where_a_sentence_ends() -> None:
    sentence = "You need the form and two photos of the child. "
    first, *_ = pages([sentence * 12], MORE, PROFILES[Channel.SMS].fits)
    assert first.removesuffix(MORE).rstrip().endswith("child.")


def test_a_short_answer_is_one_page() -> None:
    assert pages(["Call 999."], MORE, PROFILES[Channel.SMS].fits) == ("Call 999.",)
