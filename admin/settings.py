"""Settings: environment variables `JIRANI_*`, read once into one frozen value. A bad one stops the start."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

SECRETS: Final = (
    "JIRANI_SECRET",
    "JIRANI_DATABASE_URL",
    "JIRANI_AFRICASTALKING_API_KEY",
    "JIRANI_AFRICASTALKING_CALLBACK_SECRET",
    "JIRANI_TELEGRAM_TOKEN",
    "JIRANI_TELEGRAM_CALLBACK_SECRET",
)
"""Settings that may also be given as NAME_FILE, the path of a file that holds the value."""

KNOWN: Final = (
    "JIRANI_DATA",
    "JIRANI_DATABASE_URL",
    "JIRANI_SECRET",
    "JIRANI_PUBLIC_URL",
    "JIRANI_COUNTY",
    "JIRANI_AFRICASTALKING_USERNAME",
    "JIRANI_AFRICASTALKING_API_KEY",
    "JIRANI_AFRICASTALKING_SENDER",
    "JIRANI_AFRICASTALKING_URL",
    "JIRANI_AFRICASTALKING_CALLBACK_SECRET",
    "JIRANI_TELEGRAM_TOKEN",
    "JIRANI_TELEGRAM_URL",
    "JIRANI_TELEGRAM_MODE",
    "JIRANI_TELEGRAM_CALLBACK_SECRET",
)
MIN_SECRET: Final = 16
"""Characters; shorter secrets can be guessed."""


class SettingError(Exception):
    """A setting is missing or wrong; the message is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class AfricasTalking:
    """The SMS account."""

    username: str
    api_key: str
    callback_secret: str
    sender: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Telegram:
    """The Telegram bot. `polling` asks Telegram for updates instead of waiting for them (for trying out)."""

    token: str
    callback_secret: str
    url: str | None
    polling: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can differ between two installations."""

    data: Path
    database_url: str
    secret: str
    public_url: str | None
    county: str | None
    africastalking: AfricasTalking | None
    telegram: Telegram | None

    @property
    def demo(self) -> bool:
        """No provider is configured: nothing leaves this machine, and the simulator is open."""
        return self.africastalking is None and self.telegram is None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment; raises a SettingError for the first wrong one. Makes the data folder."""
    values = _values(environment)
    data = _data_folder(values.get("JIRANI_DATA", "data"))
    return Settings(
        data=data,
        database_url=values.get("JIRANI_DATABASE_URL") or f"sqlite:///{(data / 'jirani.db').absolute()}",
        secret=_secret(values, data),
        public_url=_address(values, "JIRANI_PUBLIC_URL"),
        county=values.get("JIRANI_COUNTY"),
        africastalking=_africastalking(values),
        telegram=_telegram(values),
    )


def _values(environment: Mapping[str, str]) -> dict[str, str]:
    values = {}
    for name, value in environment.items():
        if not name.startswith("JIRANI_"):
            continue
        base = name.removesuffix("_FILE")
        if name != base and base in SECRETS:
            if base in environment:
                raise SettingError(f"{base} and {name} are both set: keep one of them.")
            values[base] = _read_file(name, value)
        elif name in KNOWN:
            values[name] = value
        else:
            raise SettingError(f"{name} is not a setting of Jirani: see the list in the README.")
    return {name: value.strip() for name, value in values.items() if value.strip()}


def _read_file(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{name} names a file that cannot be read ({type(error).__name__}).") from error


def _data_folder(path: str) -> Path:
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"JIRANI_DATA names a folder that cannot be made ({error.strerror}).") from error
    return folder


def _secret(values: Mapping[str, str], data: Path) -> str:
    """The installation's secret: as set, or made once and kept in the data folder, readable by its owner only."""
    given = values.get("JIRANI_SECRET")
    if given is not None:
        return _long_enough("JIRANI_SECRET", given)
    kept = data / "secret"
    try:
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(32), encoding="utf-8")
        return _long_enough(f"The file {kept}", kept.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(
            f"JIRANI_DATA holds a file `secret` that cannot be used ({type(error).__name__})."
        ) from error


def _long_enough(name: str, secret: str) -> str:
    if len(secret) < MIN_SECRET:
        raise SettingError(f"{name} must have at least {MIN_SECRET} characters.")
    return secret


def _address(values: Mapping[str, str], name: str) -> str | None:
    address = values.get(name)
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingError(f"{name} must be an address that begins with https:// or http://.")
    return address.rstrip("/")


def _africastalking(values: Mapping[str, str]) -> AfricasTalking | None:
    prefix = "JIRANI_AFRICASTALKING_"
    if not any(name.startswith(prefix) for name in values):
        return None
    secret = _long_enough(prefix + "CALLBACK_SECRET", _needed(values, prefix + "CALLBACK_SECRET", "SMS"))
    if not re.fullmatch(r"[A-Za-z0-9_-]+", secret):
        raise SettingError(
            f"{prefix}CALLBACK_SECRET may hold only letters, digits, - and _ (it is part of an address)."
        )
    return AfricasTalking(
        username=_needed(values, prefix + "USERNAME", "SMS"),
        api_key=_needed(values, prefix + "API_KEY", "SMS"),
        callback_secret=secret,
        sender=values.get(prefix + "SENDER"),
        url=_address(values, prefix + "URL"),
    )


def _telegram(values: Mapping[str, str]) -> Telegram | None:
    prefix = "JIRANI_TELEGRAM_"
    if not any(name.startswith(prefix) for name in values):
        return None
    token = _needed(values, prefix + "TOKEN", "Telegram")
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
        raise SettingError(f"{prefix}TOKEN is not a bot token (digits, a colon, letters): copy it from BotFather.")
    mode = values.get(prefix + "MODE", "webhook")
    if mode not in ("webhook", "polling"):
        raise SettingError(f"{prefix}MODE must be webhook or polling.")
    if mode == "webhook" and "JIRANI_PUBLIC_URL" not in values:
        raise SettingError(f"JIRANI_PUBLIC_URL is needed for Telegram's webhook (or set {prefix}MODE=polling).")
    secret = (
        values.get(prefix + "CALLBACK_SECRET", "")
        if mode == "polling"
        else _needed(values, prefix + "CALLBACK_SECRET", "Telegram")
    )
    if mode == "webhook" and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
        raise SettingError(f"{prefix}CALLBACK_SECRET must have 16 to 256 letters, digits, - or _.")
    return Telegram(
        token=token, callback_secret=secret, url=_address(values, prefix + "URL"), polling=mode == "polling"
    )


def _needed(values: Mapping[str, str], name: str, for_what: str) -> str:
    value = values.get(name)
    if not value:
        raise SettingError(f"{name} is missing: {for_what} needs it.")
    return value
