"""A hand-in survives being written down, and every damage to it is called what it is."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.codec import dump
from scenarios.transcript import Header, Mode, Timing, Transcript
from scoring.rubric import Principle
from simulator.bundles import (
    BeyondError,
    Bound,
    Damage,
    Fault,
    Handed,
    HandIn,
    codec,
    decode,
    encode,
    receipt_of,
)
from simulator.bundles.codec import _line, _written
from simulator.bundles.receipts import chain
from tests.property.test_codec import events

ids = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=10, max_size=10)
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
headers = st.builds(
    Header,
    attempt=ids,
    scenario=st.text(max_size=12),
    scenario_hash=hashes,
    rubric_hash=hashes,
    language=st.sampled_from(["nb", "nn", "en"]),
    mode=st.sampled_from(Mode),
    timing=st.sampled_from(Timing),
)
handed = st.builds(
    Handed,
    st.builds(Transcript, headers, st.lists(events, max_size=8).map(tuple)),
    st.datetimes().map(lambda when: when.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")),
    st.dictionaries(st.sampled_from([p.value for p in Principle]), st.integers(0, 3)),
)
hand_ins = st.builds(
    HandIn,
    ids,
    st.lists(
        handed, min_size=1, max_size=4, unique_by=lambda each: each.transcript.header.attempt
    ).map(
        lambda each: tuple(
            sorted(each, key=lambda one: (one.started, one.transcript.header.attempt))
        )
    ),
)
few = settings(max_examples=25, deadline=None)
"""Every one writes a whole hand-in."""

chances = st.integers(0, 2**32).map(random.Random)


def fault(data: bytes) -> Fault | None:
    found = decode(data)
    return found.fault if isinstance(found, Damage) else None


@few
@given(hand_ins)
def test_what_is_written_is_read_back(hand_in: HandIn) -> None:
    data = encode(hand_in)
    found = decode(data)
    assert found == hand_in
    assert isinstance(found, HandIn)
    for each in found.attempts:
        assert each.lines.decode() == dump(each.transcript)
    assert encode(hand_in) == data
    assert data.isascii()


@settings(few, max_examples=100)
@given(hand_ins, st.integers(1, 4), st.integers(0, 3), st.integers(300, 4_000))
def test_what_is_written_is_within_the_bounds_that_it_is_read_by(
    hand_in: HandIn, attempts: int, acts: int, size: int
) -> None:
    whole = encode(hand_in)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "MOST_ATTEMPTS", attempts)
        patch.setattr(codec, "MOST_ACTS", acts)
        patch.setattr(codec, "MOST_BYTES", size)
        if len(hand_in.attempts) > attempts:
            beyond = Bound.ATTEMPTS
        elif any(len(each.transcript.acts) > acts for each in hand_in.attempts):
            beyond = Bound.ACTS
        elif len(whole) > size:
            beyond = Bound.BYTES
        else:
            assert decode(encode(hand_in)) == hand_in
            return
        with pytest.raises(BeyondError) as caught:
            encode(hand_in)
    assert caught.value.bound is beyond


@few
@given(hand_ins, chances)
def test_the_order_in_which_attempts_are_named_does_not_matter(
    hand_in: HandIn, chance: random.Random
) -> None:
    mixed = list(hand_in.attempts)
    chance.shuffle(mixed)
    assert encode(replace(hand_in, attempts=tuple(mixed))) == encode(hand_in)


@few
@given(hand_ins, st.data())
def test_a_flipped_bit_is_an_altered_line(hand_in: HandIn, data: st.DataObject) -> None:
    whole = encode(hand_in)
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    found = decode(bytes(flipped))
    assert isinstance(found, Damage)
    assert found.fault is Fault.ALTERED
    assert found.line == whole.count(b"\n", 0, at) + 1


@few
@given(hand_ins, st.data())
def test_a_dropped_line_is_missed(hand_in: HandIn, data: st.DataObject) -> None:
    lines = encode(hand_in).splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    found = decode(b"".join(lines[:at] + lines[at + 1 :]))
    last = at == len(lines) - 1
    assert found == Damage(Fault.TRUNCATED if last else Fault.DROPPED, at + 1)


@few
@given(hand_ins, st.data())
def test_lines_that_have_changed_places_are_out_of_order(
    hand_in: HandIn, data: st.DataObject
) -> None:
    lines = encode(hand_in).splitlines(keepends=True)
    one = data.draw(st.integers(0, len(lines) - 2))
    other = data.draw(st.integers(one + 1, len(lines) - 1))
    lines[one], lines[other] = lines[other], lines[one]
    assert decode(b"".join(lines)) == Damage(Fault.REORDERED, one + 1)


@few
@given(hand_ins, st.data())
def test_a_line_that_stands_twice_is_repeated(hand_in: HandIn, data: st.DataObject) -> None:
    lines = encode(hand_in).splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    lines.insert(data.draw(st.integers(0, len(lines))), lines[at])
    assert decode(b"".join(lines)) == Damage(Fault.REPEATED, at + 1)


@few
@given(hand_ins, st.data())
def test_a_file_that_is_cut_off_is_truncated(hand_in: HandIn, data: st.DataObject) -> None:
    whole = encode(hand_in)
    first = whole.index(b"\n")
    cut = data.draw(st.integers(first, len(whole) - 1))
    assert fault(whole[:cut]) is Fault.TRUNCATED


@few
@given(hand_ins, hand_ins, st.data())
def test_a_line_of_another_hand_in_is_tampering(
    hand_in: HandIn, other: HandIn, data: st.DataObject
) -> None:
    lines = encode(hand_in).splitlines(keepends=True)
    foreign = encode(other).splitlines(keepends=True)
    at = data.draw(st.integers(0, min(len(lines), len(foreign)) - 2))
    if lines[at] == foreign[at]:
        return
    lines[at] = foreign[at]
    assert fault(b"".join(lines)) in {Fault.TAMPERED, Fault.TRUNCATED}
    assert fault(b"".join(lines[:-1])) is Fault.TRUNCATED


@few
@given(hand_ins, st.data())
def test_a_line_sealed_anew_is_read_and_has_another_receipt(
    hand_in: HandIn, data: st.DataObject
) -> None:
    """What the file itself cannot show, the receipt can: it is another one."""
    each = hand_in.attempts[0]
    begun = "2000-01-01T00:00:00Z" if each.started != "2000-01-01T00:00:00Z" else each.started
    others = tuple(hand_in.attempts[1:])
    changed = HandIn(hand_in.sender, (replace(each, started=begun, ratings={"limits": 3}), *others))
    again = encode(changed)
    assert not isinstance(decode(again), Damage)
    assert (receipt_of(again) == receipt_of(encode(hand_in))) is (changed == hand_in)


@given(st.binary(max_size=2000))
def test_anything_else_is_foreign(data: bytes) -> None:
    assert fault(data) is (Fault.FOREIGN if data else Fault.EMPTY)


def sealed(*payloads: bytes) -> bytes:
    """A file with any content, numbered, checked and sealed as if it were one of ours."""
    seal = _written({"sealed": chain(payloads).hex(), "lines": len(payloads)})
    return b"".join(_line(n, each) for n, each in enumerate([*payloads, seal], 1))


HEADS = [
    b'{"samtale":1,"sender":"0123456789","attempts":1}',
    b'{"samtale":true,"sender":"0123456789","attempts":1}',
    b'{"samtale":1,"sender":"kari","attempts":1}',
    b'{"samtale":1,"sender":"0123456789","attempts":0}',
    b'{"samtale":1,"sender":"0123456789","attempts":1000000000000000000000000000}',
    b'{"samtale":1,"sender":"0123456789","attempts":1,"name":"Kari Nordmann"}',
    b'{"samtale":1, "sender":"0123456789","attempts":1}',
    b'{"samtale":1,"samtale":1,"sender":"0123456789","attempts":1}',
    b'{"samtale":' + b"[" * 100_000 + b"}",
    b'{"samtale":NaN}',
    b"{}",
]


def test_what_is_sealed_and_no_hand_in_is_malformed() -> None:
    for head in HEADS:
        assert fault(sealed(head)) is Fault.MALFORMED, head[:60]
    assert fault(sealed(b'{"samtale":2,"chapters":7}')) is Fault.NEWER


@few
@given(hand_ins, st.data())
def test_any_line_replaced_and_sealed_anew_never_raises(
    hand_in: HandIn, data: st.DataObject
) -> None:
    payloads = [line.split(b" ", 2)[2] for line in encode(hand_in).splitlines()][:-1]
    at = data.draw(st.integers(0, len(payloads) - 1))
    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    )
    payloads[at] = _written({"event": data.draw(values), "started": data.draw(values)})
    assert fault(sealed(*payloads)) in {Fault.MALFORMED, Fault.NEWER}


@few
@given(hand_ins, st.sampled_from(["\r\n", "\r"]), st.sampled_from(["utf-8-sig", "utf-16", "utf-8"]))
def test_a_file_that_a_program_has_saved_anew_is_told_apart(
    handed: HandIn, ends: str, encoding: str
) -> None:
    text = encode(handed).decode()
    assert fault(text.replace("\n", ends).encode(encoding)) is Fault.REWRITTEN
    if encoding != "utf-8":
        assert fault(text.encode(encoding)) is Fault.REWRITTEN


@pytest.mark.parametrize("ends", [b"\r\n", b"\n", b"\r"])
def test_another_kind_of_file_is_foreign_whatever_its_line_ends(ends: bytes) -> None:
    assert fault(b"\xef\xbb\xbf" + ends.join([b"one", b"two", b"three"])) is Fault.FOREIGN
