"""Every USSD screen fits the phone, in every language and for every entry, and nothing is lost on the way."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import menus
from bot.line import Line
from bot.messages import (
    Button,
    Channel,
    Command,
    CommandName,
    Decision,
    Finding,
    Nothing,
    Pick,
    Question,
    Reading,
    Reply,
    SmallTalk,
    WrongPick,
)
from bot.person import Person, State
from bot.reply import Composed
from bot.reply.profile import PROFILES
from bot.reply.screens import Cutter
from bot.reply.situation import Situation
from bot.words import Words
from knowledge import sms_text
from knowledge.base import KnowledgeBase
from knowledge.values import NATIONAL

TODAY = date(2026, 11, 24)
LONGEST = 160
"""Characters that Safaricom shows, the word in front counted (Africa's Talking's help, article 1284096)."""
MOST_SCREENS = 40
MORE = Command(CommandName.MORE)
LANGUAGES = pytest.mark.parametrize("language", ["en", "sw"])


class Talk:
    """A person in a session, from state to state."""

    def __init__(self, line: Line, language: str, county: str | None = None) -> None:
        self._line = line
        self._language = language
        self._county = county
        self.state = State()

    def says(self, asked: object, finding: Finding | None = None) -> Reply:
        reading = Reading(asked, self._language, self._county)  # type: ignore[arg-type]
        composed = self._compose(reading, finding)
        assert composed.reply is not None
        self.state = composed.state
        text = composed.reply.text
        assert sms_text.septets(f"CON {text}") <= LONGEST, text
        assert text == text.strip()
        return composed.reply

    def pages(self, asked: object, finding: Finding | None = None) -> Iterator[Reply]:
        """The screen, and what follows on "More" as long as that is offered."""
        reply = self.says(asked, finding)
        yield reply
        for _page in range(MOST_SCREENS):
            if not self.state.menu or self.state.menu[-1] != menus.value(menus.COMMAND, CommandName.MORE):
                return
            reply = self.says(MORE)
            yield reply
        raise AssertionError("more and more")

    def _compose(self, reading: Reading, finding: Finding | None) -> Composed:
        return self._line.composer.compose(reading, finding, Person(state=self.state), Channel.USSD, TODAY)


def words_of(text: str) -> str:
    return "".join(text.split())


@LANGUAGES
def test_every_answer_fits_and_ends(starter: KnowledgeBase, starter_line: Line, language: str) -> None:
    for entry in starter.entries.values():
        talk = Talk(starter_line, language, None if entry.scope == NATIONAL else entry.scope)
        answered = list(talk.pages(Pick(menus.value(menus.TOPIC, entry.topic))))
        assert not answered[-1].last
        *_, last = talk.pages(Pick(menus.value(menus.FULL, entry.topic)))
        assert last.last, entry.topic
        assert talk.says(MORE) == last


@LANGUAGES
def test_the_line_of_danger_comes_first_and_whole(starter: KnowledgeBase, starter_line: Line, language: str) -> None:
    for entry in starter.entries.values():
        if entry.emergency_line is None:
            continue
        county = None if entry.scope == NATIONAL else entry.scope
        for decision in (Decision.ANSWER, Decision.CHOICES, Decision.UNKNOWN):
            finding = Finding(decision, (entry.topic, "alien-card", "school-enrolment"), 1.0, (entry.topic,))
            said = [reply.text for reply in Talk(starter_line, language, county).pages(Question("help"), finding)]
            [line] = _situation(starter_line, language, county).emergency_lines([entry.topic])
            assert said[0].startswith(line), (entry.topic, entry.scope)


@LANGUAGES
def test_lists_name_every_topic_once(starter: KnowledgeBase, starter_line: Line, language: str) -> None:
    talk = Talk(starter_line, language)
    talk.says(Command(CommandName.MENU))
    categories = [value for value in talk.state.menu if value.startswith(menus.CATEGORY)]
    listed: list[str] = []
    for category in categories:
        for _reply in talk.pages(Pick(category)):
            listed += [menus.parse(value)[1] for value in talk.state.menu if value.startswith(menus.TOPIC)]
    assert sorted(listed) == sorted(starter.answered_topics)


@LANGUAGES
@pytest.mark.parametrize(
    "asked",
    [
        *(Command(name) for name in CommandName if name not in (CommandName.BARAZA, CommandName.MORE)),
        Command(CommandName.START, menus.GO_ON),
        Command(CommandName.COUNTY, "elgeyo-marakwet"),
        Command(CommandName.LANGUAGE, "sw"),
        SmallTalk(Decision.GREETING),
        SmallTalk(Decision.THANKS),
        Nothing(answerable=True),
        WrongPick(),
        Pick(menus.GO_ON),
        Pick("nothing:at all"),
    ],
    ids=str,
)
@pytest.mark.parametrize("topic", [None, "alien-card", "gone"])
def test_whatever_is_asked_fits(starter_line: Line, language: str, asked: object, topic: str | None) -> None:
    talk = Talk(starter_line, language)
    talk.state = State(topic=topic, page=1, alternatives=("alien-card", "work-permit-renewal"))
    reply = talk.says(asked)
    menu_key, end_key = f"\n{menus.MENU_KEY} ", f"\n{menus.END_KEY} "
    assert (end_key in reply.text) is not reply.last
    assert not (reply.last and menu_key in reply.text)


@LANGUAGES
def test_a_barazas_welcome_fits(starter: KnowledgeBase, starter_line: Line, language: str) -> None:
    for county in starter.counties:
        Talk(starter_line, language, county).says(Command(CommandName.BARAZA, "karibu1"))


TEXTS = st.text(alphabet="abc ABC.!?,'€{", min_size=1, max_size=300)
LABELS = st.lists(st.text(alphabet="abc XYZ", min_size=1, max_size=40), max_size=12)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=1), st.lists(TEXTS, max_size=5), LABELS)
def test_no_word_and_no_choice_is_lost(danger: list[str], blocks: list[str], labels: list[str]) -> None:
    situation = _bare_situation()
    choices = [Button(label, f"topic:{number}") for number, label in enumerate(labels)]
    cut = Cutter(situation, situation.keys()).screens(danger, blocks, choices)
    assert all(sms_text.septets(f"CON {screen.text}") <= LONGEST for screen in cut)
    offered = [value for screen in cut for value in screen.values if value.startswith("topic:")]
    assert offered == [choice.value for choice in choices]
    shown = "".join(_without_keys(screen.text, len(screen.values)) for screen in cut)
    assert words_of(shown) == words_of("".join([*danger, *blocks]))


def _without_keys(text: str, numbers: int) -> str:
    lines = text.split("\n")
    lines = lines[:-2] if lines[-1].startswith("00 ") else lines
    return "\n".join(lines[: len(lines) - numbers])


def _situation(line: Line, language: str, county: str | None) -> Situation:
    reading = Reading(Question(""), language, county)
    return Situation(reading, Person(), PROFILES[Channel.USSD], Words(language, {}), line.knowledge, TODAY)


def _bare_situation() -> Situation:
    nothing = KnowledgeBase(("en",), {}, {}, {}, {}, (), (), (), ())
    reading = Reading(Question(""), "en", None)
    return Situation(reading, Person(), PROFILES[Channel.USSD], Words("en", {}), nothing, TODAY)
