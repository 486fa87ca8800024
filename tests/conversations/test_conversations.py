from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.line import Line
from knowledge import sms_text
from tests.conversations.player import Player
from tests.conversations.script import NOTHING, SESSION_ENDS, read_script, write_script

FILES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_conversation(path: Path, sqlite_engine: Engine, starter_line: Line, rewrite: bool) -> None:
    script = read_script(path)
    player = Player(sqlite_engine, starter_line, script)
    for turn in script.turns:
        reply = player.play(turn)
        if rewrite:
            turn.reply = reply
        assert reply == turn.reply, f"{path.name}: after {turn.said!r}"
    if rewrite:
        write_script(path, script)


def test_there_are_at_least_thirty_in_both_languages_and_on_both_channels() -> None:
    scripts = [read_script(path) for path in FILES]
    assert len(scripts) >= 30
    assert {"sms", "telegram"} <= {script.channel for script in scripts}
    assert {"en", "sw"} <= {path.stem.rsplit("-", 1)[-1] for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sms_is_cheap(path: Path) -> None:
    """No reply costs more than two parts, and none leaves the GSM alphabet."""
    script = read_script(path)
    for turn in script.turns:
        text = "\n".join(turn.reply)
        if script.channel == "sms" and text != NOTHING:
            assert sms_text.encoding(text) == "gsm-7", turn.reply
            assert sms_text.parts(text) <= 2, turn.reply


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_ussd_screen_fits(path: Path) -> None:
    """No screen is longer than Safaricom shows with the word in front, and none leaves the GSM alphabet."""
    script = read_script(path)
    for turn in script.turns:
        text = "\n".join(line for line in turn.reply if line != SESSION_ENDS)
        if script.channel == "ussd" and text != NOTHING:
            assert sms_text.encoding(text) == "gsm-7", turn.reply
            assert sms_text.septets(f"CON {text}") <= 160, turn.reply
