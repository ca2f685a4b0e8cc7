"""Many packed attempts as columns, without looking into each of them.

Every attempt of a vocabulary has a head of the same size, and acts of the same size to its end:
joined, heads and acts are each one array, laid out as ``packing`` writes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.cohort.packing import (
    ACT,
    GATES,
    LAYOUT,
    LIMIT_TIMINGS,
    PAUSES,
    PRINCIPLES,
    UnpackableError,
    head_size,
)
from scoring.cohort.taken import PHASES
from scoring.cohort.vocabulary import Vocabulary

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Table = NDArray[np.void]

_EIGHT = len(PRINCIPLES)
_HEAD: list[tuple[Any, ...]] = [
    ("layout", "u1"),
    ("flags", "u1"),
    ("mode", "u1"),
    ("timing", "u1"),
    ("language", (np.bytes_, 8)),
    ("gates", "u1", (len(GATES),)),
    ("levels", "i1", (_EIGHT,)),
    ("ratings", "i1", (_EIGHT,)),
    ("opportunities", "<u2", (_EIGHT,)),
    ("earned", "<i4", (_EIGHT,)),
    ("open", "<i4", (_EIGHT,)),
    ("pauses", "<u2", (len(PAUSES),)),
    ("ending", "<i2"),
]
ACTS = np.dtype(
    [
        ("moment", "<u2"),
        ("doing", "<u2"),
        ("offered", "<u4"),
        ("credit", "<i2"),
        ("open", "<i2"),
        ("worst", "<u2"),
    ]
)


class Row(NamedTuple):
    """One packed attempt with what is kept beside its bytes."""

    student: str
    number: int
    """Which attempt of this student at this version of the scenario, from 1."""
    day: str
    occasion: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Columns:
    """The acts of attempts of one vocabulary, as columns."""

    attempts: int
    """How many attempts they are of; some may have none."""
    acts: Table
    """One row an act, in the order of the attempts and their turns."""
    owner: Whole
    """The attempt of each act, from 0."""


def heads_of(words: Vocabulary) -> "np.dtype[np.void]":
    """Return how the heads of a vocabulary are laid out."""
    return np.dtype(
        [
            *_HEAD,
            ("feelings", "i1", (len(words.feelings), len(PHASES))),
            ("limits", "u1", (len(words.limits), len(LIMIT_TIMINGS))),
        ]
    )


def heads(data: Sequence[bytes], words: Vocabulary) -> Table:
    """Return the heads of packed attempts.

    Raises:
        UnpackableError: where bytes are no attempt of this vocabulary.
    """
    size = head_size(words)
    _turns(data, size, words)
    found = np.frombuffer(b"".join([each[:size] for each in data]), heads_of(words))
    if (found["layout"] != LAYOUT).any():
        raise UnpackableError(f"bytes of another layout than {LAYOUT}")
    return found


def columns(data: Sequence[bytes], words: Vocabulary) -> Columns:
    """Return the acts of packed attempts as columns.

    Raises:
        UnpackableError: where bytes are no attempt of this vocabulary.
    """
    size = head_size(words)
    turns = _turns(data, size, words)
    acts = np.frombuffer(b"".join([each[size:] for each in data]), ACTS)
    return Columns(len(data), acts, np.repeat(np.arange(len(data)), turns))


def _turns(data: Sequence[bytes], size: int, words: Vocabulary) -> Whole:
    """Return how many acts each attempt has."""
    turns, left = np.divmod(np.fromiter(map(len, data), np.int64, len(data)) - size, ACT.size)
    if (turns < 0).any() or left.any():
        raise UnpackableError(f"bytes of another size than an attempt at {words.scenario}")
    return turns
