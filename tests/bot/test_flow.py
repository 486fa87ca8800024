from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from bot.line import Line
from bot.messages import Channel, Event
from bot.store.tables import incoming, outgoing, person, question
from tests.bot.world import PHONE, World


@pytest.fixture
def world(database: Engine, starter_line: Line) -> World:
    return World(database, starter_line)


def test_message_person_and_reply_are_stored_together(world: World) -> None:
    taken = world.write("how much is a work permit")
    assert taken.reply is not None
    (message,), (reply,), (who,) = world.rows(incoming), world.rows(outgoing), world.rows(person)
    assert message["topic"] == "work-permit"
    assert message["person_id"] == who["id"] == reply["person_id"]
    assert reply["text"] == taken.reply.text
    assert reply["status"] == "due"
    assert world.rung == 1


def test_a_repeat_is_told_and_changes_nothing(world: World) -> None:
    world.write("how much is a work permit", provider_id="same")
    before = world.rows(person)
    again = world.write("how much is a work permit", provider_id="same")
    assert again.repeated
    assert again.reply is None
    assert (len(world.rows(incoming)), len(world.rows(outgoing))) == (1, 1)
    assert world.rows(person) == before


def test_the_same_id_on_another_channel_is_another_message(world: World) -> None:
    world.write("habari", provider_id="same")
    assert not world.write("habari", provider_id="same", channel=Channel.TELEGRAM).repeated


def test_repeats_at_the_same_moment_are_stored_once(world: World) -> None:
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: world.write("habari", provider_id="same"), range(8)))
    assert sum(not one.repeated for one in taken) == 1
    assert (len(world.rows(incoming)), len(world.rows(outgoing)), len(world.rows(person))) == (1, 1, 1)


def test_many_messages_of_one_person_at_once_lose_none(world: World) -> None:
    world.write("habari")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: world.write("menu", provider_id=f"p{number}"), range(24)))
    (who,) = world.rows(person)
    assert who["state"]["replies"] == 25  # type: ignore[index]
    assert len(world.rows(outgoing)) == 25


def test_no_number_is_stored_in_the_clear(world: World) -> None:
    for text in ("how much is a work permit", f"call me on {PHONE}", "what is the price of maize", "asante"):
        world.write(text)
    everything = repr([world.rows(table) for table in (person, incoming, outgoing, question)])
    assert PHONE not in everything
    assert PHONE.lstrip("+") not in everything


def test_only_unsure_questions_are_kept_without_personal_data(world: World) -> None:
    world.write("how much is a work permit")
    world.write("jina langu ni Amina, nipigie 0711 222 333, bei ya mahindi ni ngapi")
    (kept,) = world.rows(question)
    assert "Amina" not in str(kept["text"])
    assert "222" not in str(kept["text"])
    assert "mahindi" in str(kept["text"])


def test_delete_leaves_nothing_of_the_person(world: World) -> None:
    world.write("bei ya mahindi ni ngapi wiki hii")
    world.write("how much is a work permit")
    assert "deleted" in world.said("DELETE")
    assert world.rows(person) == []
    assert world.rows(question) == []
    assert {row["person_id"] for row in world.rows(incoming)} == {None}
    (last,) = world.rows(outgoing)
    assert last["person_id"] is None


def test_after_stop_only_start_and_danger_are_answered(world: World) -> None:
    assert "START" in world.said("STOP")
    assert "START" in world.said("how much is a work permit")
    assert world.said("how much is a work permit") == ""
    assert "999" in world.said("men with pangas are breaking into our house right now help us")
    assert world.said("START") != ""
    assert world.said("how much is a work permit") != ""


def test_the_operators_opt_out_is_remembered_and_not_answered(world: World) -> None:
    world.write("habari")
    assert world.write("", event=Event.OPTED_OUT, can_reply=False).reply is None
    assert [row["opted_out"] for row in world.rows(person)] == [True]


def test_an_answering_machine_is_left_alone_but_danger_is_not(world: World) -> None:
    replies = [world.said("Menu") for _ in range(60)]
    assert replies[0] != ""
    assert replies[-1] == ""
    assert "999" in world.said("our house is burning, people are trapped inside, send fire brigade")


def test_a_sender_that_cannot_be_answered_gets_no_reply_row(world: World) -> None:
    assert world.write("You have won!", can_reply=False).reply is None
    assert world.rows(outgoing) == []
    assert len(world.rows(incoming)) == 1


def test_a_blocked_person_is_marked_until_she_writes_again(world: World) -> None:
    world.write("habari", channel=Channel.TELEGRAM)
    world.write("", event=Event.BLOCKED, channel=Channel.TELEGRAM)
    assert [row["unreachable"] for row in world.rows(person)] == [True]
    world.write("habari", channel=Channel.TELEGRAM)
    assert [row["unreachable"] for row in world.rows(person)] == [False]


def test_a_picked_choice_and_a_yes_become_candidates(world: World) -> None:
    world.write("how much is a work permit")
    world.write("YES")
    (kept,) = world.rows(question)
    assert (kept["status"], kept["confirmed_topic"]) == ("candidate", "work-permit")
    assert kept["text"] == "how much is a work permit"


def test_web_replies_are_delivered_at_once_and_not_kept(world: World) -> None:
    taken = world.write("how much is a work permit", channel=Channel.WEB)
    assert taken.reply is not None
    (row,) = world.rows(outgoing)
    assert (row["status"], row["text"], row["sealed_address"]) == ("delivered", None, None)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t", "?" * 500, "x" * 5_000, "\U0001f600" * 50, "مرحبا كيف الحال", "\u202e\u200b", "0", "99", "-1",
     "{police-999}", "%s%n", "' OR 1=1 --", "<script>alert(1)</script>"],
)  # fmt: skip
def test_no_text_breaks_the_line(world: World, text: str) -> None:
    taken = world.write(text)
    assert taken.reply is not None
    assert taken.reply.text


@pytest.mark.parametrize("event", [Event.BUTTON, Event.START])
@pytest.mark.parametrize(
    "value",
    ["language:zz", "language:", "county:atlantis", "county_atlantis", "county_" + "x" * 57, "topic:nothing",
     "topic_nothing", "aspect:alien-card/nothing", "aspect:", "category:" + "x" * 40, "command:nothing", "full:", ":",
     ""],
)  # fmt: skip
def test_a_forged_button_or_link_breaks_nothing(world: World, event: Event, value: str) -> None:
    taken = world.write(value, event=event)
    assert taken.reply is not None
    assert taken.reply.text
    assert [(row["county"], row["language"] in ("en", "sw")) for row in world.rows(person)] == [(None, True)]
