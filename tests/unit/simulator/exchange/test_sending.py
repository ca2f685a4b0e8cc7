"""Sending to a store: what is tried again, what is not, and where a secret never goes."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from simulator.exchange.sending import BATCH, TRIES, SendingError, Store, safe_address, send
from simulator.exchange.xapi import Statement


@dataclass
class Shelf:
    """A store as the standard has it, which can be told to fail."""

    kept: dict[str, Statement] = field(default_factory=dict)
    failures: list[int] = field(default_factory=list)
    """Statuses that the next requests are answered with."""
    seen: list[dict[str, str]] = field(default_factory=list)
    """The headers of every request."""
    paths: list[str] = field(default_factory=list)
    """Where every statement was posted to."""
    says: object = field(default_factory=list)
    """What a statement that is taken in is answered with; bytes as they are."""

    def post(self, batch: list[Statement]) -> int:
        for each in batch:
            if self.kept.get(each["id"], each) != each:
                return 409
        self.kept |= {each["id"]: each for each in batch}
        return 200


class Handler(BaseHTTPRequestHandler):
    shelf: Shelf

    def do_POST(self) -> None:
        self.shelf.paths.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(lambda: (self.shelf.post(body), self.shelf.says))

    def do_GET(self) -> None:
        (wanted,) = parse_qs(urlsplit(self.path).query)["statementId"]
        stored: object = {"stored": "2026-01-01T00:00:00Z", **self.shelf.kept.get(wanted, {})}
        stored = self.shelf.says if isinstance(self.shelf.says, bytes) else stored
        self._answer(lambda: (200, stored))

    def _answer(self, right: object) -> None:
        self.shelf.seen.append({name.lower(): value for name, value in self.headers.items()})
        content: object = {}
        if self.shelf.failures:
            status = self.shelf.failures.pop(0)
        elif self.headers["Authorization"] != "Basic a2V5OnNlY3JldA==":
            status = 401
        else:
            assert callable(right)
            status, content = right()
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def store(shelf: Shelf) -> Iterator[Store]:
    server = HTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"shelf": shelf}))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield Store(f"http://127.0.0.1:{server.server_port}/xAPI/", "key", "secret")
    server.shutdown()
    server.server_close()


def some(count: int, word: str = "one") -> list[Statement]:
    return [{"id": f"id-{n}", "result": {"response": word}} for n in range(count)]


def no_pause(_seconds: float) -> None:
    return


def test_everything_is_taken_in_and_the_version_is_said(shelf: Shelf, store: Store) -> None:
    sent = send(store, some(BATCH + 7), no_pause)
    assert (sent.taken, sent.known, sent.other) == (BATCH + 7, 0, ())
    assert len(shelf.kept) == BATCH + 7
    assert len(shelf.seen) == 2
    assert {each["x-experience-api-version"] for each in shelf.seen} == {"1.0.3"}


def test_what_the_store_has_already_is_no_harm(shelf: Shelf, store: Store) -> None:
    send(store, some(3), no_pause)
    assert send(store, some(3), no_pause).other == ()
    assert len(shelf.kept) == 3


def test_what_the_store_has_otherwise_is_told_and_the_rest_is_taken_in(
    shelf: Shelf, store: Store
) -> None:
    shelf.kept["id-1"] = {"id": "id-1", "result": {"response": "another"}}
    sent = send(store, some(3), no_pause)
    assert sent.other == ("id-1",)
    assert set(shelf.kept) == {"id-0", "id-1", "id-2"}
    assert shelf.kept["id-1"]["result"] == {"response": "another"}


def test_what_the_store_has_added_to_is_still_the_same(shelf: Shelf, store: Store) -> None:
    shelf.kept["id-1"] = {"id": "id-1", "result": {"response": "one"}, "authority": {"name": "x"}}
    assert send(store, some(2), no_pause).known == 1


def test_a_store_that_stumbles_is_asked_again(shelf: Shelf, store: Store) -> None:
    pauses: list[float] = []
    shelf.failures = [503, 500]
    assert send(store, some(1), pauses.append).taken == 1
    assert pauses == [1.0, 2.0]


def test_a_store_that_stays_down_is_given_up(shelf: Shelf, store: Store) -> None:
    shelf.failures = [503] * TRIES
    with pytest.raises(SendingError) as caught:
        send(store, some(1), no_pause)
    assert caught.value.status == 503
    assert len(shelf.seen) == TRIES


def test_a_refusal_is_not_tried_again(shelf: Shelf, store: Store) -> None:
    wrong = Store(store.address, "key", "guess")
    with pytest.raises(SendingError) as caught:
        send(wrong, some(1), no_pause)
    assert caught.value.status == 401
    assert len(shelf.seen) == 1


def test_nobody_there_is_no_answer() -> None:
    with pytest.raises(SendingError) as caught:
        send(Store("http://127.0.0.1:1", "key", "secret"), some(1), no_pause)
    assert caught.value.status == 0


def test_a_secret_follows_no_redirection(shelf: Shelf, store: Store) -> None:
    shelf.failures = [302]
    with pytest.raises(SendingError) as caught:
        send(store, some(1), no_pause)
    assert caught.value.status == 302


def test_what_is_sent_on_this_machine_passes_no_proxy(
    shelf: Shelf, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert send(store, some(1), no_pause).taken == 1
    assert len(shelf.seen) == 1


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_proxy_is_even_asked_for_this_machine(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.setblocking(False)
        monkeypatch.setattr("simulator.exchange.sending.PATIENCE", 1.0)
        monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        with pytest.raises(SendingError):
            send(Store(f"{scheme}://127.0.0.1:1/xapi", "key", "secret"), some(1), no_pause)
        with pytest.raises(BlockingIOError):
            proxy.accept()


@pytest.mark.parametrize("page", [b"<html>log in</html>", b"[" * 100_000, b"\xff\xfe\xff"])
@pytest.mark.parametrize("known", [False, True])
def test_what_answers_no_json_is_no_store(
    shelf: Shelf, store: Store, page: bytes, *, known: bool
) -> None:
    if known:  # then it is asked what it has
        shelf.kept["id-0"] = {"id": "id-0", "result": {"response": "another"}}
    shelf.says = page
    with pytest.raises(SendingError) as caught:
        send(store, some(1), no_pause)
    assert caught.value.status == 200


def test_an_address_with_letters_beyond_ascii_is_written_out(shelf: Shelf, store: Store) -> None:
    assert send(Store(store.address + "xæ pi%20", "key", "secret"), some(1), no_pause).taken == 1
    assert shelf.paths == ["/xAPI/x%C3%A6%20pi%20/statements"]


@pytest.mark.parametrize("host", ["\udcff", "a" * 70, "x..y", "bø.example\udcff"])
def test_a_host_that_cannot_be_written_is_no_answer(host: str) -> None:
    with pytest.raises(SendingError) as caught:
        send(Store(f"https://{host}/xapi", "key", "secret"), some(1), no_pause)
    assert caught.value.status == 0


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://lrs.example/xapi", True),
        ("http://localhost:8100", True),
        ("http://lrs.example/xapi", False),
        ("http://127.0.0.1.example/", False),
        ("ftp://lrs.example", False),
        ("file:///etc/passwd", False),
        ("lrs.example", False),
        ("https://[x/", False),
        ("https://lrs.example:port/", False),
        ("https://lrs.example:99999/", False),
        ("", False),
    ],
)
def test_secrets_go_over_tls_or_stay_at_home(address: str, safe: bool) -> None:
    assert safe_address(address) is safe
    if not safe:
        with pytest.raises(ValueError, match=f"^{re.escape(address)}$"):
            send(Store(address, "key", "secret"), some(1))
