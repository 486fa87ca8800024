"""The channels of an installation: an SMS account can be asked for its credit, a demo has none."""

from datetime import UTC, datetime
from pathlib import Path

from admin.server.channels import open_channels
from admin.settings import read_settings
from bot.channels.credit import Told
from tests.fakes import africastalking as at
from tests.fakes.intake import RecordingIntake
from tests.fakes.serve import serving

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_the_credit_is_the_one_of_the_account_in_the_settings(tmp_path: Path) -> None:
    fake = at.FakeAfricasTalking()
    with serving(fake.app) as url:
        settings = read_settings(
            {
                "JIRANI_DATA": str(tmp_path),
                "JIRANI_AFRICASTALKING_USERNAME": "county",
                "JIRANI_AFRICASTALKING_API_KEY": at.API_KEY,
                "JIRANI_AFRICASTALKING_CALLBACK_SECRET": "0123456789abcdef",
                "JIRANI_AFRICASTALKING_URL": url,
            }
        )
        credit = open_channels(settings, RecordingIntake(), {}).credit
        assert not fake.questions
        assert credit is not None
        assert [credit(NOW), credit(NOW)] == [Told(at.BALANCE, NOW)] * 2
    assert [question.query for question in fake.questions] == ["username=county"]


def test_a_demo_has_no_credit(tmp_path: Path) -> None:
    assert open_channels(read_settings({"JIRANI_DATA": str(tmp_path)}), RecordingIntake(), {}).credit is None
