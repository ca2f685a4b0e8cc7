"""One attempt as a few hundred bytes, and back.

The layout is fixed, so that a million of them are read as columns without looking into each::

    head, one of FIXED size for all attempts of a vocabulary
    acts, one of ACT size each, to the end

All numbers are little-endian. What identifies whose attempt it is (student, number, day,
occasion) is kept beside the bytes, not in them.
"""

import struct
from collections.abc import Mapping

from scenarios.kinds import Mode, Timing
from scoring.cohort.taken import (
    PHASES,
    POINT,
    Kept,
    LimitTiming,
    Occasion,
    Pause,
    Taken,
    TakenTurn,
    to_hundredths,
)
from scoring.cohort.vocabulary import Vocabulary
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle

LAYOUT = 1
"""The version of the layout, the first byte."""

PRINCIPLES = tuple(Principle)
GATES = tuple(Gate)
STATUSES = tuple(GateStatus)
MODES = tuple(Mode)
TIMINGS = tuple(Timing)
PAUSES = tuple(Pause)
LIMIT_TIMINGS = tuple(LimitTiming)

HOLDS = 1
SIMULATED = 2

NONE = -1
"""What stands for no value where none is below 0."""
MOST = {"B": 0xFF, "H": 0xFFFF}

_EIGHT = len(PRINCIPLES)
HEAD = struct.Struct(
    "<BBBB8s"  # layout, flags, mode, timing, language
    f"{len(GATES)}B{_EIGHT}b{_EIGHT}b"  # gates, levels, ratings
    f"{_EIGHT}H{_EIGHT}i{_EIGHT}i"  # opportunities, earned and open in hundredths
    f"{len(PAUSES)}Hh"  # pauses, ending
)
"""Followed by the feelings (eight phases each) and the limits (each timing), a byte a number."""
ACT = struct.Struct("<HHIhhH")
"""Moment, doing, choices on offer as bits, credit and open in hundredths, worst rule."""


class UnpackableError(ValueError):
    """Bytes that are no attempt of this vocabulary."""


def head_size(words: Vocabulary) -> int:
    """Return the size of the head of every attempt of a vocabulary, in bytes."""
    return HEAD.size + len(words.feelings) * len(PHASES) + len(words.limits) * len(LIMIT_TIMINGS)


def pack(attempt: Taken, words: Vocabulary) -> bytes:
    """Return an attempt in the layout.

    Raises:
        KeyError: where it holds a name that the vocabulary does not have.
    """
    codes = words.codes
    kept = [attempt.principles[principle] for principle in PRINCIPLES]
    levels = [NONE if each.level is None else each.level for each in kept]
    head = HEAD.pack(
        LAYOUT,
        HOLDS * attempt.holds | SIMULATED * attempt.simulated,
        MODES.index(attempt.mode),
        TIMINGS.index(attempt.timing),
        attempt.language.encode(),
        *(STATUSES.index(attempt.gates[gate]) for gate in GATES),
        *levels,
        *(attempt.ratings.get(principle, NONE) for principle in PRINCIPLES),
        *(min(each.opportunities, MOST["H"]) for each in kept),
        *(to_hundredths(each.earned) for each in kept),
        *(to_hundredths(each.open) for each in kept),
        *(min(attempt.pauses.get(pause, 0), MOST["H"]) for pause in PAUSES),
        NONE if attempt.ending is None else codes.endings[attempt.ending],
    )
    felt = [
        NONE if value is None else value
        for name in words.feelings
        for value in attempt.feelings.get(name, (None,) * len(PHASES))
    ]
    limits = [
        min(attempt.limits.get(topic, {}).get(timing, 0), MOST["B"])
        for topic in words.limits
        for timing in LIMIT_TIMINGS
    ]
    rest = struct.pack(f"<{len(felt)}b{len(limits)}B", *felt, *limits)
    return head + rest + b"".join(_pack_turn(turn, words) for turn in attempt.turns)


def _pack_turn(turn: TakenTurn, words: Vocabulary) -> bytes:
    codes = words.codes
    moment = codes.moments[turn.moment]
    bits = codes.offers[moment]
    return ACT.pack(
        moment,
        codes.doings[turn.did],
        sum(1 << bits[choice] for choice in turn.offered),
        to_hundredths(turn.credit),
        to_hundredths(turn.open),
        codes.rules[turn.worst],
    )


def unpack(  # noqa: PLR0913 what is kept beside the bytes is given by name
    data: bytes,
    words: Vocabulary,
    *,
    student: str,
    number: int = 1,
    day: str = "",
    occasion: Occasion = Occasion.NONE,
) -> Taken:
    """Return the attempt that was packed.

    Raises:
        UnpackableError: where the bytes are none of this vocabulary.
    """
    size = head_size(words)
    if len(data) < size or (len(data) - size) % ACT.size or data[0] != LAYOUT:
        raise UnpackableError(f"{len(data)} bytes are no attempt at {words.scenario}")
    try:
        return _unpacked(data, words, student, number, day, occasion)
    except (IndexError, UnicodeDecodeError) as error:
        raise UnpackableError(f"no attempt at {words.scenario}: {error}") from error


def _unpacked(  # noqa: PLR0913, PLR0917
    data: bytes, words: Vocabulary, student: str, number: int, day: str, occasion: Occasion
) -> Taken:
    values = iter(HEAD.unpack_from(data))

    def following(count: int) -> tuple[int, ...]:
        return tuple(next(values) for _ in range(count))

    _, flags, mode, timing = following(4)
    language: bytes = next(values)
    gates, levels, ratings = following(len(GATES)), following(_EIGHT), following(_EIGHT)
    opportunities, earned, open_ = following(_EIGHT), following(_EIGHT), following(_EIGHT)
    pauses, ending = following(len(PAUSES)), next(values)
    size = head_size(words)
    return Taken(
        student=student,
        number=number,
        day=day,
        occasion=occasion,
        simulated=bool(flags & SIMULATED),
        scenario=words.scenario,
        scenario_hash=words.scenario_hash,
        rubric_hash=words.rubric_hash,
        language=language.rstrip(b"\0").decode(),
        mode=MODES[mode],
        timing=TIMINGS[timing],
        holds=bool(flags & HOLDS),
        gates={gate: STATUSES[code] for gate, code in zip(GATES, gates, strict=True)},
        principles={
            principle: Kept(_or_none(level), won / POINT, most / POINT, met)
            for principle, level, won, most, met in zip(
                PRINCIPLES, levels, earned, open_, opportunities, strict=True
            )
        },
        ratings={p: rated for p, rated in zip(PRINCIPLES, ratings, strict=True) if rated != NONE},
        ending=None if ending == NONE else tuple(words.endings)[ending],
        turns=tuple(_turn(row, words) for row in ACT.iter_unpack(data[size:])),
        feelings=_feelings(data, words),
        limits=_limits(data, words),
        pauses={pause: count for pause, count in zip(PAUSES, pauses, strict=True) if count},
    )


def _or_none(value: int) -> int | None:
    return None if value == NONE else value


def _feelings(data: bytes, words: Vocabulary) -> Mapping[str, tuple[int | None, ...]]:
    phases = struct.Struct(f"<{len(PHASES)}b")
    return {
        name: tuple(map(_or_none, phases.unpack_from(data, HEAD.size + place * phases.size)))
        for place, name in enumerate(words.feelings)
    }


def _limits(data: bytes, words: Vocabulary) -> Mapping[str, Mapping[LimitTiming, int]]:
    begin = HEAD.size + len(words.feelings) * len(PHASES)
    found = {}
    for place, topic in enumerate(words.limits):
        at = begin + place * len(LIMIT_TIMINGS)
        counts = data[at : at + len(LIMIT_TIMINGS)]
        noted = {t: count for t, count in zip(LIMIT_TIMINGS, counts, strict=True) if count}
        if noted:
            found[topic] = noted
    return found


def _turn(row: tuple[int, ...], words: Vocabulary) -> TakenTurn:
    moment, doing, offered, credit, open_, worst = row
    place = words.places[moment]
    return TakenTurn(
        moment=place.moment,
        did=words.doings[doing],
        offered=frozenset(c for bit, c in enumerate(place.choices) if offered >> bit & 1),
        credit=credit / POINT,
        open=open_ / POINT,
        worst=words.rules[worst],
    )
