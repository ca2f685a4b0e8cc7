"""Mutated hand-ins and zips: taken in or set aside, and never more than that."""

import json
import random
from pathlib import Path
from typing import Any

from simulator.bundles.codec import _line, _written
from simulator.bundles.receipts import chain
from simulator.collecting.checking import Checked, Checker
from simulator.collecting.files import Found, find_files
from simulator.collecting.reasons import Reason, SetAside
from tests.functional.collecting.class_of import attempt, file_of, known, zip_of

DAMAGED = 400
REWRITTEN = 400
ZIPS = 250


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A file with bytes changed, cut out, put in or moved."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(found)), chance.choice([1, 1, 2, 40, 3_000])
        match chance.randrange(5):
            case 0:
                found[at] ^= 1 << chance.randrange(8)
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = chance.randbytes(length)
            case 3:
                found[at:at] = found[chance.randrange(len(found)) :][:length]
            case _:
                del found[at:]
        if not found:
            return b""
    return bytes(found)


VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**31,
    10**30,
    1.5,
    "",
    "acted",
    "say hei",
    "../../etc/passwd",
    "\x1b[2J",
    "\ud800",
    "x" * 5_000,
    [],
    [[[]]],
    {},
    {"event": "talk_ended"},
)


def rewritten(chance: random.Random, data: bytes) -> bytes:
    """A file whose content somebody changed who knows how to number, check and seal it."""
    payloads = [line.split(b" ", 2)[2] for line in data.splitlines()][:-1]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(payloads)) if chance.random() < 0.7 else chance.randrange(4)
        match chance.randrange(5):
            case 0:
                del payloads[at]
            case 1:
                payloads.insert(at, payloads[chance.randrange(len(payloads))])
            case 2:
                payloads[at] = chance.choice(payloads)
            case _:
                value = json.loads(payloads[at])
                key = chance.choice([*value, "surprise"])
                value[key] = chance.choice(VALUES)
                if chance.random() < 0.2:
                    del value[chance.choice(list(value))]
                payloads[at] = _written(value)
    seal = _written({"sealed": chain(payloads).hex(), "lines": len(payloads)})
    return b"".join(_line(n, each) for n, each in enumerate([*payloads, seal], 1))


def test_damaged_files_are_set_aside() -> None:
    checker, whole = Checker(known()), file_of(attempt(1), attempt(2, seed=2))
    reasons = set()
    for seed in range(DAMAGED):
        data = damaged(random.Random(seed), whole)
        found = checker.check("x", data)
        if data != whole:
            (aside,) = found.set_aside
            assert not found.believed
            reasons.add(aside.reason)
    assert {Reason.ALTERED, Reason.TRUNCATED, Reason.FOREIGN} <= reasons


def test_rewritten_files_are_believed_only_as_far_as_they_can_be_played() -> None:
    checker, whole = Checker(known()), file_of(attempt(1), attempt(2, seed=2))
    tally: dict[Reason | None, int] = {}
    for seed in range(REWRITTEN):
        found = checker.check("x", rewritten(random.Random(seed), whole))
        assert isinstance(found, Checked)
        for aside in found.set_aside:
            tally[aside.reason] = tally.get(aside.reason, 0) + 1
        tally[None] = tally.get(None, 0) + len(found.believed)
    assert tally[None] > 0
    assert {Reason.MALFORMED, Reason.DIVERGES} <= tally.keys()


def test_mutated_zips_are_read_as_far_as_they_can_be(tmp_path: Path) -> None:
    whole = zip_of(
        tmp_path / "s.zip",
        [(f"a_{n}_{n}_x.samtale", file_of(attempt(n, seed=n, acts=2))) for n in range(4)],
    ).read_bytes()
    checker, path = Checker(known()), tmp_path / "mutant"
    read = refused = 0
    for seed in range(ZIPS):
        path.write_bytes(damaged(random.Random(seed), whole))
        for each in find_files([str(path)]):
            if isinstance(each, Found):
                checker.check(each.file, each.data)
                read += 1
            else:
                assert isinstance(each, SetAside)
                refused += 1
    assert read > 50
    assert refused > 50
    assert sorted(tmp_path.iterdir()) == [path, tmp_path / "s.zip"]
