"""How a hand-in is written down: numbered lines, each with its own check, sealed by a chain.

A line is ``NUMBER CHECK PAYLOAD``: its number from 1, the first 16 hexadecimal digits of the
SHA-256 of number and payload, and one JSON object. First what the file is, then for each attempt
its transcript's header, what is handed in beside it, and its events; last the seal, with the end
of the chain and how many lines it is over. Bytes are ASCII and the same for the same content.

The checks tell damage and careless editing apart. They keep no one out who computes them anew:
whoever writes a whole new file can seal it. That a talk is possible is shown by performing its
acts again, and that it is the one handed in by the receipt, where the student has kept it.
"""

import codecs
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from scenarios.codec import event_from_json, event_to_json, header_from_json, header_to_json
from scenarios.transcript import Acted, Event, Transcript
from scoring.rubric import Principle
from simulator.bundles.receipts import chain
from simulator.bundles.values import BeyondError, Bound, Damage, Fault, Handed, HandIn
from simulator.sessions.ids import is_attempt_id

FORMAT = 1
MOST_BYTES = 16 * 1024 * 1024
MOST_ATTEMPTS = 500
MOST_ACTS = 2_000
"""Acts of one talk; a long one has about sixty."""

HIGHEST_RATING = 3

_LINE = re.compile(rb"([1-9][0-9]{0,7}) ([0-9a-f]{16}) (\{.*\})", re.DOTALL)
_STARTED = re.compile(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""What a text begins with that a program has saved in an encoding with a mark."""
_KIN = 8
"""Lines from the beginning of which one must be ours; a file of another kind has none."""

_ENCODER = json.JSONEncoder(separators=(",", ":"))

Json = Any


class _WrongError(ValueError):
    """What is wrong with the content, and in which line."""

    def __init__(self, line: int, detail: str, fault: Fault = Fault.MALFORMED) -> None:
        super().__init__(detail)
        self.damage = Damage(fault, line, detail)


def encode(handed: HandIn) -> bytes:
    """Write a hand-in; attempts are put in the order in which they were begun.

    Raises:
        BeyondError: where ``decode`` would not read it, since it is beyond a bound.
    """
    attempts = sorted(handed.attempts, key=_order)
    if len(attempts) > MOST_ATTEMPTS:
        raise BeyondError(Bound.ATTEMPTS, MOST_ATTEMPTS)
    first = {"samtale": FORMAT, "sender": handed.sender, "attempts": len(attempts)}
    payloads = [_written(first)]
    for each in attempts:
        if _too_long(each.transcript.events):
            raise BeyondError(Bound.ACTS, MOST_ACTS, each.transcript.header.attempt)
        payloads.append(_written(header_to_json(each.transcript.header)))
        payloads.append(_written(_beside(each)))
        payloads += [_written(event_to_json(event)) for event in each.transcript.events]
    seal = {"sealed": chain(payloads).hex(), "lines": len(payloads)}
    payloads.append(_written(seal))
    data = b"".join(_line(n, payload) for n, payload in enumerate(payloads, 1))
    if len(data) > MOST_BYTES:
        raise BeyondError(Bound.BYTES, MOST_BYTES)
    return data


def decode(data: bytes) -> HandIn | Damage:
    """Read a hand-in, or say what is wrong with the file; nothing is raised."""
    if not data:
        return Damage(Fault.EMPTY)
    if len(data) > MOST_BYTES:
        return Damage(Fault.TOO_LARGE)
    payloads = _checked(data)
    if isinstance(payloads, Damage):
        return payloads
    try:
        return _read(_Lines(payloads))
    except _WrongError as wrong:
        return wrong.damage


# -- lines -----------------------------------------------------------------------------


def _check(number: bytes, payload: bytes) -> bytes:
    return hashlib.sha256(number + b" " + payload).hexdigest()[:16].encode()


def _line(number: int, payload: bytes) -> bytes:
    counted = b"%d" % number
    return b"%s %s %s\n" % (counted, _check(counted, payload), payload)


def _whole(line: bytes) -> tuple[int, bytes] | None:
    """Return number and payload of a line that fits its check, else None."""
    found = _LINE.fullmatch(line)
    if found is None or _check(found[1], found[3]) != found[2]:
        return None
    return int(found[1]), found[3]


def _checked(data: bytes) -> list[bytes] | Damage:
    """Return the payloads without the seal, or how the lines were damaged."""
    if _is_rewritten(data):
        return Damage(Fault.REWRITTEN)
    *lines, rest = data.split(b"\n")
    if not any(map(_whole, [*lines, rest][:_KIN])):
        return Damage(Fault.FOREIGN)
    found = [_whole(line) for line in lines]
    altered = next((at for at, line in enumerate(found, 1) if line is None), 0)
    if altered:
        return Damage(Fault.ALTERED, altered)
    if rest:  # the last line does not end: cut off, or its end was altered
        fault = Fault.ALTERED if _whole(rest[:-1]) else Fault.TRUNCATED
        return Damage(fault, len(lines) + 1)
    numbered = [line for line in found if line is not None]
    return _misplaced([n for n, _ in numbered]) or _unsealed([payload for _, payload in numbered])


def _is_rewritten(data: bytes) -> bool:
    """Say whether a program that knows nothing of it has saved a file of this kind.

    Every line then ends otherwise, or the text begins with the mark of an encoding; a line that is
    altered here and there is something else.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    plain = data
    if mark:
        plain = data.decode(_MARKS[mark], "replace").encode()
    if b"\r" in plain and plain.count(b"\n") in {0, plain.count(b"\r\n")}:
        plain = plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain != data and any(map(_whole, plain.split(b"\n", _KIN)[:_KIN]))


def _misplaced(numbers: Sequence[int]) -> Damage | None:
    """Return what is wrong with the order of the lines."""
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            return Damage(Fault.REPEATED, number)
        seen.add(number)
    missing = next((n for n in range(1, len(numbers) + 1) if n not in seen), 0)
    if missing:
        return Damage(Fault.DROPPED, missing)
    astray = next((at for at, n in enumerate(numbers, 1) if at != n), 0)
    return Damage(Fault.REORDERED, astray) if astray else None


def _unsealed(payloads: list[bytes]) -> list[bytes] | Damage:
    """Return what the seal is over, or why it does not hold."""
    *sealed, last = payloads
    seal = _json(last)
    if not isinstance(seal, dict) or seal.keys() != {"sealed", "lines"}:
        return Damage(Fault.TRUNCATED, len(payloads) + 1)
    if seal != {"sealed": chain(sealed).hex(), "lines": len(sealed)}:
        return Damage(Fault.TAMPERED)
    return sealed


# -- content ---------------------------------------------------------------------------


class _Lines:
    """The payloads one after the other, each read strictly."""

    def __init__(self, payloads: Sequence[bytes]) -> None:
        self._payloads = payloads
        self.at = 0
        """The line that was read last, from 1."""

    def since(self, first: int) -> bytes:
        """Return the payloads from a line to the one read last, each as a line of its own."""
        return b"".join(b"%s\n" % each for each in self._payloads[first - 1 : self.at])

    def __iter__(self) -> Iterator[Json]:
        return self

    def __next__(self) -> Json:
        if self.at == len(self._payloads):
            raise _WrongError(self.at + 1, "something is missing")
        payload = self._payloads[self.at]
        self.at += 1
        found = _json(payload)
        if found is None or not _is_written(found, payload):
            raise self.wrong("not written as JSON in the one way")
        return found

    @property
    def left(self) -> bool:
        """Whether there are more."""
        return self.at < len(self._payloads)

    def wrong(self, detail: str) -> _WrongError:
        """Return what is wrong with the line that was read last."""
        return _WrongError(self.at, detail)


def _read(lines: _Lines) -> HandIn:
    sender, count = _head(lines)
    attempts = tuple(_attempt(lines) for _ in range(count))
    if lines.left:
        raise _WrongError(lines.at + 1, "something follows on the last attempt")
    if not all(_order(one) < _order(other) for one, other in pairwise(attempts)):
        raise lines.wrong("the attempts are out of order")
    if len({each.transcript.header.attempt for each in attempts}) != count:
        raise lines.wrong("an attempt is there twice")
    return HandIn(sender, attempts)


def _head(lines: _Lines) -> tuple[str, int]:
    match next(lines):
        case {"samtale": int(version), **rest} if version is not True:
            if version > FORMAT:
                raise _WrongError(lines.at, "a newer format", Fault.NEWER)
        case _:
            raise lines.wrong("it does not begin as a hand-in")
    match rest:
        case {"sender": str(sender), "attempts": int(count)} if (
            version == FORMAT
            and len(rest) == 2  # noqa: PLR2004 the two
            and is_attempt_id(sender)
            and count is not True
            and 1 <= count <= MOST_ATTEMPTS
        ):
            return sender, count
    raise lines.wrong("it does not begin as a hand-in")


def _attempt(lines: _Lines) -> Handed:
    try:
        header = header_from_json(next(lines))
        head = lines.since(lines.at)
        if not is_attempt_id(header.attempt):
            raise lines.wrong("no id of an attempt")
        started, ratings, count = _beside_from(next(lines), lines)
        first = lines.at + 1
        events = tuple(event_from_json(next(lines)) for _ in range(count))
    except _WrongError:
        raise
    except ValueError as error:
        raise lines.wrong(str(error)) from None
    if _too_long(events):
        raise lines.wrong(f"more than {MOST_ACTS} acts")
    return Handed(Transcript(header, events), started, ratings, head + lines.since(first))


def _too_long(events: Sequence[Event]) -> bool:
    return sum(isinstance(event, Acted) for event in events) > MOST_ACTS


def _beside(each: Handed) -> Json:
    """Return what is handed in beside a transcript."""
    ratings = {name: each.ratings[name] for name in sorted(each.ratings)}
    return {"started": each.started, "ratings": ratings, "events": len(each.transcript.events)}


def _beside_from(found: Json, lines: _Lines) -> tuple[str, dict[str, int], int]:
    match found:
        case {"started": str(started), "ratings": dict(ratings), "events": int(count)} if (
            len(found) == 3  # noqa: PLR2004 the three
            and _STARTED.fullmatch(started)
            and all(_is_rating(*each) for each in ratings.items())
            and list(ratings) == sorted(ratings)
            and count is not True
            and count >= 0
        ):
            return started, ratings, count
    raise lines.wrong("what is handed in beside the talk is not as it should be")


def _is_rating(principle: str, value: Json) -> bool:
    return principle in set(Principle) and type(value) is int and 0 <= value <= HIGHEST_RATING


def _order(each: Handed) -> tuple[str, str]:
    return each.started, each.transcript.header.attempt


def _written(value: Json) -> bytes:
    return _ENCODER.encode(value).encode("ascii")


def _is_written(value: Json, payload: bytes) -> bool:
    try:
        return _written(value) == payload
    except RecursionError:  # read at a depth that it cannot be written from
        return False


def _json(payload: bytes) -> Json:
    """Return what a payload says, or None where it is no JSON."""
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return None
