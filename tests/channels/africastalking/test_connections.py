"""No answer at all: tried again only where the message surely never left; and a key that stays with us."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Route

from bot.channels.africastalking.account import Account
from bot.channels.errors import OurFault, OutcomeUnknown, RetryLater
from tests.channels.africastalking.sending import refused, send
from tests.fakes import africastalking as at
from tests.fakes.serve import serving


def test_a_hang_leaves_the_outcome_unknown(fake: at.FakeAfricasTalking, account: Account) -> None:
    fake.plan(at.Hang(1.0))
    raised = refused(replace(account, read_seconds=0.2))
    assert (type(raised), raised.reason) == (OutcomeUnknown, "timeout")
    assert len(fake.sends) == 1


def test_nobody_there_is_tried_again(account: Account) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        raised = refused(replace(account, base_url=f"http://127.0.0.1:{unheard.getsockname()[1]}"))
    assert (type(raised), raised.reason) == (RetryLater, "not-connected")


def test_a_broken_handshake_is_tried_again(account: Account, fake_url: str) -> None:
    raised = refused(replace(account, base_url=fake_url.replace("http://", "https://")))
    assert (type(raised), raised.reason) == (RetryLater, "tls")


def test_an_impossible_address_is_our_fault(account: Account) -> None:
    raised = refused(replace(account, base_url="http://[::1"))
    assert (type(raised), raised.reason) == (OurFault, "bad-request")


@contextmanager
def answering(respond: Callable[[socket.socket], object]) -> Iterator[str]:
    """A server that takes one connection, reads the request, and then does as it is told."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def once() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                respond(connection)

        thread = threading.Thread(target=once, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


@pytest.mark.parametrize(
    "sent_back",
    [b"", b"HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\n{}", b"not HTTP at all\r\n\r\n"],
    ids=["nothing", "half an answer", "no HTTP"],
)
def test_a_lost_connection_leaves_the_outcome_unknown(account: Account, sent_back: bytes) -> None:
    with answering(lambda connection: connection.sendall(sent_back)) as url:
        raised = refused(replace(account, base_url=url))
    assert (type(raised), raised.reason) == (OutcomeUnknown, "connection-lost")


def test_the_key_does_not_follow_a_redirect(fake: at.FakeAfricasTalking, fake_url: str, account: Account) -> None:
    async def elsewhere(_request: object) -> RedirectResponse:
        return RedirectResponse(f"{fake_url}/version1/messaging", 307)

    with serving(Starlette(routes=[Route("/version1/messaging", elsewhere, methods=["POST"])])) as url:
        raised = refused(replace(account, base_url=url))
    assert (type(raised), raised.reason) == (OurFault, "http-307")
    assert not fake.sends


def test_proxies_of_the_environment_are_not_used(
    fake: at.FakeAfricasTalking, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    send(account)
    assert len(fake.sends) == 1
