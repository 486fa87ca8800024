import pytest

from bot.matcher import Matcher
from bot.messages import Decision
from knowledge.values import Phrase, Topic
from tests.matcher.small import ENTRIES, TOPICS, knowledge


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(knowledge())


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("alien card cost?", "alien-card"),
        ("ALIEN KARD", "alien-card"),
        ("kadi ya mgeni bei gani", "alien-card"),
        ("school for children", "school"),
        ("mtoto hana shule", "school"),
        ("zimamoto tafadhali", "fire"),
        ("imisa kaarka ajnabiga", "alien-card"),
        ("dugsi ilmahayga", "school"),
    ],
)
def test_finds_the_topic_in_every_language_that_has_phrases(matcher: Matcher, text: str, topic: str) -> None:
    assert matcher.find(text, None).topics[0] == topic


def test_ranks_every_topic_whatever_the_decision(matcher: Matcher) -> None:
    finding = matcher.find("alien card", None)
    assert set(finding.topics) == {"fire", "alien-card", "school"}
    assert 0 <= finding.probability <= 1


def test_the_lexicon_is_used(matcher: Matcher) -> None:
    assert matcher.explain("skul", None).standard == "school"
    assert matcher.find("skul", None).topics[0] == "school"


@pytest.mark.parametrize("text", ["", "   ", "????", "qzx wvk", "\U0001f600", "كيف حالك", "x" * 2_000])
def test_says_that_it_does_not_know(matcher: Matcher, text: str) -> None:
    finding = matcher.find(text, None)
    assert finding.decision is not Decision.ANSWER
    assert finding.emergency == ()


def test_does_not_answer_what_is_not_for_us(matcher: Matcher) -> None:
    assert matcher.find("who won the match", None).decision is not Decision.ANSWER


@pytest.mark.parametrize("text", ["our house is burning", "watoto wako ndani nyumba inaungua", "fire brigade!"])
def test_names_the_emergency_first(matcher: Matcher, text: str) -> None:
    assert matcher.find(text, None).emergency[:1] == ("fire",)


@pytest.mark.parametrize("text", ["alien card cost", "shule ya mtoto karo", "happy birthday friend"])
def test_raises_no_alarm_where_nothing_burns(matcher: Matcher, text: str) -> None:
    assert matcher.find(text, None).emergency == ()


def test_a_new_topic_with_ten_phrases_works_at_once() -> None:
    texts = ("lost dog", "my dog ran away", "find my dog", "dog missing", "where is my dog", "mbwa wangu amepotea")
    more = ("tafuta mbwa", "mbwa yuko wapi", "mbwa ametoroka", "nimepoteza mbwa")
    added = [Phrase("dog", "en", text) for text in (*texts, *more)]
    matcher = Matcher(knowledge(*added, topics=(*TOPICS, Topic("dog", "county-services", "a lost dog"))))
    assert matcher.find("cannot find the dog", None).topics[0] == "dog"


@pytest.mark.parametrize(("county", "answered"), [(None, False), ("nairobi", False), ("mombasa", True)])
def test_offers_only_topics_that_have_an_entry_here(county: str | None, answered: bool) -> None:
    matcher = Matcher(knowledge(entries=ENTRIES))
    assert ("school" in matcher.find("school fees for a child", county).topics) is answered


def test_the_same_knowledge_gives_the_same_answer(matcher: Matcher) -> None:
    again = Matcher(knowledge())
    assert again.find("kadi ya mgeni", None) == matcher.find("kadi ya mgeni", None)


def test_explains_itself(matcher: Matcher) -> None:
    explanation = matcher.explain("please the alien card", None)
    assert explanation.finding.topics[0] == "alien-card"
    assert set(explanation.finding.deciding_words[:2]) == {"alien", "card"}
    assert explanation.neighbours[0].topic == "alien-card"
    assert explanation.neighbours[0].likeness > 0
    assert explanation.finding.votes[0].ranking[0][0] == "alien-card"
    assert explanation.danger < 0.5


def test_explains_a_text_of_nothing_known(matcher: Matcher) -> None:
    explanation = matcher.explain("qzx", None)
    assert explanation.neighbours == ()
