"""Sends statements to a learning record store. Opens a connection; nothing else here does.

Statements carry ids that never change, so sending again is harmless: a store answers that it has
them. What a store refuses is told, not tried again; what a network loses is.

Sources: X1 in docs/sources.md.
"""

import base64
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from string import punctuation
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from simulator.exchange.xapi import Statement

BATCH = 50
"""Statements in one request."""
TRIES = 4
"""How often a request is made at most, where the network or the store fails."""
PATIENCE = 20.0
"""Seconds that one request may take."""
_AT_HOME = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Store:
    """Where statements are sent, and by whom."""

    address: str
    """The store's address, before ``/statements``."""
    key: str
    secret: str
    version: str = "1.0.3"
    """The version of xAPI that is spoken: 1.0.3 or 2.0.0."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the statements."""

    taken: int
    """Taken in now."""
    known: int
    """There already, the same."""
    other: tuple[str, ...]
    """Ids under which the store holds something else; it keeps what it has."""


class SendingError(Exception):
    """The store could not be reached, or refused.

    Attributes:
        status: the HTTP status, 0 where there was no answer.
    """

    def __init__(self, status: int, reason: str) -> None:
        """Hold why."""
        super().__init__(reason)
        self.status = status


def web_address(address: str) -> SplitResult | None:
    """Return the parts of an address that begins with http and names a host; else None."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket that is not closed, a port that is none
        return None
    return parts if named and parts.scheme in {"http", "https"} else None


def safe_address(address: str) -> bool:
    """Say whether secrets may be sent to an address: over TLS, or to this very machine."""
    parts = web_address(address)
    return parts is not None and (parts.scheme == "https" or parts.hostname in _AT_HOME)


def send(
    store: Store, statements: Sequence[Statement], pause: Callable[[float], None] = time.sleep
) -> Sent:
    """Send statements, in batches.

    Args:
        store: where to.
        statements: what is sent.
        pause: waits for some seconds between tries.

    Raises:
        SendingError: where the store cannot be reached, or refuses.
        ValueError: where the address is not one that secrets may be sent to.
    """
    if not safe_address(store.address):
        raise ValueError(store.address)
    taken = known = 0
    other: list[str] = []
    for first in range(0, len(statements), BATCH):
        batch = statements[first : first + BATCH]
        if _posted(store, batch, pause):
            taken += len(batch)
            continue
        for each in batch:  # one of them is there already: which, only asking for each tells
            if _posted(store, [each], pause):
                taken += 1
            elif _same(_kept(store, each["id"], pause), each):
                known += 1
            else:
                other.append(each["id"])
    return Sent(taken, known, tuple(other))


def _posted(store: Store, batch: Sequence[Statement], pause: Callable[[float], None]) -> bool:
    """Post statements; False where the store has something under one of their ids."""
    body = json.dumps(list(batch), ensure_ascii=False).encode()
    try:
        _answer(store, "/statements", body, pause)
    except SendingError as error:
        if error.status == HTTPStatus.CONFLICT:
            return False
        raise
    return True


def _kept(store: Store, statement_id: str, pause: Callable[[float], None]) -> Statement:
    answer = _answer(store, f"/statements?statementId={statement_id}", None, pause)
    return answer if isinstance(answer, dict) else {}


def _same(kept: Statement, ours: Statement) -> bool:
    """Say whether a store holds what we would send; it may add to it, never change it."""
    return all(_holds(kept.get(key), value) for key, value in ours.items() if key != "timestamp")


def _holds(kept: object, ours: object) -> bool:
    if isinstance(ours, dict) and isinstance(kept, dict):
        return all(key in kept and _holds(kept[key], value) for key, value in ours.items())
    return kept == ours


class _NoWayAround(HTTPRedirectHandler):
    """Follows no redirection: a secret goes where it was meant to go, or nowhere."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


def _request(store: Store, path: str, body: bytes | None) -> Request:
    """Return a request to an address that ``safe_address`` has seen.

    Raises:
        SendingError: where there is no writing it.
    """
    try:
        credentials = base64.b64encode(f"{store.key}:{store.secret}".encode()).decode()
        headers = {
            "Authorization": f"Basic {credentials}",
            "Content-Type": "application/json",
            "X-Experience-API-Version": store.version,
        }
        parts = urlsplit(store.address.rstrip("/") + path)
        address = parts._replace(path=quote(parts.path, safe=punctuation)).geturl()
        return Request(address, data=body, headers=headers)  # noqa: S310 seen by safe_address
    except ValueError as error:
        raise SendingError(0, str(error)) from error


def _opener(address: str) -> OpenerDirector:
    """Return what opens an address: what is on this machine never by way of a proxy.

    It would read along what is sent without TLS, and look for the store on its own machine.
    """
    at_home = urlsplit(address).hostname in _AT_HOME
    return build_opener(_NoWayAround, ProxyHandler({} if at_home else None))


def _answer(store: Store, path: str, body: bytes | None, pause: Callable[[float], None]) -> Any:  # noqa: ANN401 JSON
    """Return what a store answers, None where it says nothing.

    Raises:
        SendingError: where it cannot be reached, refuses, or answers no JSON: something else
            stands at that address, such as a page to log in at.
    """
    request = _request(store, path, body)
    for number in range(1, TRIES + 1):
        try:
            with _opener(request.full_url).open(request, timeout=PATIENCE) as response:
                return _json(response.status, response.read())
        except HTTPError as error:
            error.close()
            if error.code < HTTPStatus.INTERNAL_SERVER_ERROR or number == TRIES:
                raise SendingError(error.code, str(error.reason)) from error
        except (URLError, HTTPException, OSError) as error:
            if number == TRIES:
                raise SendingError(0, str(error)) from error
        except ValueError as error:  # a name of a host that cannot be written
            raise SendingError(0, str(error)) from error
        pause(2.0 ** (number - 1))
    raise AssertionError  # pragma: no cover - the last try returns or raises


def _json(status: int, answer: bytes) -> Any:  # noqa: ANN401 JSON
    try:
        return json.loads(answer) if answer else None
    except (ValueError, RecursionError) as error:
        raise SendingError(status, "no JSON") from error
