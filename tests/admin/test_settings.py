from pathlib import Path

import pytest

from admin.settings import KNOWN, SettingError, read_settings

ROOT = Path(__file__).parent.parent.parent
SMS = {
    "JIRANI_AFRICASTALKING_USERNAME": "county",
    "JIRANI_AFRICASTALKING_API_KEY": "key",
    "JIRANI_AFRICASTALKING_CALLBACK_SECRET": "0123456789abcdef",
}
TELEGRAM = {
    "JIRANI_TELEGRAM_TOKEN": "123:abc",
    "JIRANI_TELEGRAM_CALLBACK_SECRET": "0123456789abcdef",
    "JIRANI_PUBLIC_URL": "https://jirani.example.org",
}


@pytest.fixture
def data(tmp_path: Path) -> dict[str, str]:
    return {"JIRANI_DATA": str(tmp_path / "data")}


def test_nothing_set_is_demo_mode_with_a_secret_of_its_own(data: dict[str, str]) -> None:
    settings = read_settings(data)
    assert settings.demo
    assert settings.database_url.startswith("sqlite:///")
    assert len(settings.secret) >= 32
    assert read_settings(data).secret == settings.secret
    assert (Path(data["JIRANI_DATA"]) / "secret").stat().st_mode & 0o077 == 0


def test_providers(data: dict[str, str]) -> None:
    settings = read_settings({**data, **SMS, **TELEGRAM})
    assert not settings.demo
    assert settings.africastalking is not None
    assert settings.africastalking.sender is None
    assert settings.telegram is not None
    assert not settings.telegram.polling


def test_a_secret_from_a_file(data: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "s").write_text("a secret from a file\n", encoding="utf-8")
    assert read_settings({**data, "JIRANI_SECRET_FILE": str(tmp_path / "s")}).secret == "a secret from a file"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"JIRANI_SECRET": "short"}, "JIRANI_SECRET"),
        ({"JIRANI_SECRT": "a misspelt setting name"}, "JIRANI_SECRT"),
        ({"JIRANI_SECRET_FILE": "/nowhere/at/all"}, "JIRANI_SECRET_FILE"),
        ({"JIRANI_SECRET": "0123456789abcdef", "JIRANI_SECRET_FILE": "/nowhere"}, "JIRANI_SECRET_FILE"),
        ({"JIRANI_PUBLIC_URL": "jirani.example.org"}, "JIRANI_PUBLIC_URL"),
        ({"JIRANI_DATA": "/proc/nothing"}, "JIRANI_DATA"),
        ({"JIRANI_AFRICASTALKING_USERNAME": "county"}, "JIRANI_AFRICASTALKING_CALLBACK_SECRET"),
        ({**SMS, "JIRANI_AFRICASTALKING_API_KEY": " "}, "JIRANI_AFRICASTALKING_API_KEY"),
        ({**SMS, "JIRANI_AFRICASTALKING_CALLBACK_SECRET": "short"}, "JIRANI_AFRICASTALKING_CALLBACK_SECRET"),
        ({**SMS, "JIRANI_AFRICASTALKING_CALLBACK_SECRET": "has a / and a ? in it"}, "CALLBACK_SECRET"),
        ({**SMS, "JIRANI_AFRICASTALKING_URL": "localhost:9000"}, "JIRANI_AFRICASTALKING_URL"),
        ({**TELEGRAM, "JIRANI_TELEGRAM_TOKEN": "no token"}, "JIRANI_TELEGRAM_TOKEN"),
        ({**TELEGRAM, "JIRANI_TELEGRAM_MODE": "push"}, "JIRANI_TELEGRAM_MODE"),
        ({**TELEGRAM, "JIRANI_PUBLIC_URL": ""}, "JIRANI_PUBLIC_URL"),
        ({**TELEGRAM, "JIRANI_TELEGRAM_CALLBACK_SECRET": "short"}, "JIRANI_TELEGRAM_CALLBACK_SECRET"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(data: dict[str, str], wrong: dict[str, str], named: str) -> None:
    with pytest.raises(SettingError, match=named) as told:
        read_settings({**data, **wrong})
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "0123456789abcdef" not in sentence


def test_the_readme_lists_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = {line.split("`")[1] for line in readme.splitlines() if line.startswith("| `JIRANI_")}
    assert listed == set(KNOWN)
