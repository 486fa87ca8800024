"""What a person writes in their chat with us: raw updates in, our values out."""

import pytest

from bot.messages import MAX_TEXT, Channel, Event, Incoming, Location
from tests.channels.telegram.hearing import NOW, PHOTO, POINT, heard, understood
from tests.channels.telegram.payloads import AT_US, Json, message, update

FILE: Json = {"file_id": "a", "file_unique_id": "b"}
STICKER: Json = FILE | {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
POLL: Json = {
    "id": "1",
    "question": "?",
    "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


def test_all_of_a_message_is_read() -> None:
    assert heard(update(901, message=message("Habari, nahitaji kitambulisho"))) == Incoming(
        channel=Channel.TELEGRAM,
        provider_id="901",
        address="7",
        text="Habari, nahitaji kitambulisho",
        received_at=NOW,
        event=Event.TEXT,
        language_hint="sw",
    )


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        ("/start", Event.START, ""),
        ("/start topic_alien-card", Event.START, "topic_alien-card"),
        ("/start county_mombasa", Event.START, "county_mombasa"),
        ("/START LIKONI", Event.START, "LIKONI"),
        (f"/start{AT_US} LIKONI", Event.START, "LIKONI"),
        ("/help", Event.TEXT, "help"),
        (f"/help{AT_US}", Event.TEXT, "help"),
        ("/language sw", Event.TEXT, "language sw"),
        ("/county   Tana River ", Event.TEXT, "county Tana River"),
        ("/county: Kilifi", Event.TEXT, "county Kilifi"),
        ("/Stop", Event.TEXT, "stop"),
        ("/menu", Event.TEXT, "menu"),
        ("/more", Event.TEXT, "more"),
        ("/sos", Event.TEXT, "sos"),
        ("/delete", Event.TEXT, "delete"),
        ("/msaada", Event.TEXT, "msaada"),
        ("/2", Event.TEXT, "2"),
        ("/ask how much is an alien card?", Event.TEXT, "how much is an alien card?"),
        ("/ask\nhow much?", Event.TEXT, "how much?"),
        ("/ask", Event.TEXT, ""),
        ("tafadhali /start", Event.TEXT, "tafadhali /start"),
        ("/", Event.TEXT, "/"),
        ("/usr/bin", Event.TEXT, "/usr/bin"),
        ("  2 ", Event.TEXT, "2"),
        ("nul\x00s and halves \ud83e", Event.TEXT, "nuls and halves \ufffd"),
        ("x" * 4096, Event.TEXT, "x" * MAX_TEXT),
    ],
)
def test_what_a_person_writes_in_their_chat_with_us(text: str, event: Event, words: str) -> None:
    assert understood(message(text, entities=[])) == (event, words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PHOTO, ""),
        (PHOTO | {"caption": "What is this paper?"}, "What is this paper?"),
        (PHOTO | {"caption": "/sos"}, "sos"),
        ({"sticker": STICKER}, ""),
        ({"voice": FILE | {"duration": 3}}, ""),
        ({"document": FILE}, ""),
        ({"video_note": FILE | {"length": 240, "duration": 3}}, ""),
        ({"contact": {"phone_number": "+254711000111", "first_name": "Juma", "user_id": 8}}, ""),
        ({"poll": POLL}, ""),
        ({"dice": {"emoji": "🎲", "value": 3}}, ""),
    ],
    ids=["photo", "captioned", "command", "sticker", "voice", "document", "video note", "contact", "poll", "dice"],
)
def test_what_is_no_text_is_a_text_of_its_caption(content: Json, words: str) -> None:
    assert understood(message(**content)) == (Event.TEXT, words)


@pytest.mark.parametrize(
    "content",
    [
        {"location": POINT},
        {"location": POINT | {"live_period": 900}},
        {"location": POINT, "venue": {"location": POINT, "title": "Fort Jesus", "address": "Mombasa"}},
    ],
    ids=["point", "live", "venue"],
)
def test_a_shared_place_is_a_location(content: Json) -> None:
    incoming = heard(update(message=message(**content)))
    assert incoming is not None
    assert (incoming.event, incoming.text, incoming.location) == (Event.LOCATION, "", Location(-4.0435, 39.6682))


def test_the_pictures_of_one_album_have_one_id() -> None:
    pictures = [heard(update(number, message=message(**PHOTO, media_group_id="13570"))) for number in (1, 2)]
    assert [picture.provider_id for picture in pictures if picture] == ["album-13570", "album-13570"]
