"""Coverage: how much of a scenario was come to, by a proof or by recorded talks.

The JSON form stands in docs/reference/coverage.md: whoever counts writes it, the graph reads it.
Numbers are shares from 0 (never) to 1 (every talk); of what has no number nothing is known.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Any

COVERAGE_FORMAT = 1
MAX_COVERAGE_CHARACTERS = 16 * 1024 * 1024
PARTS = ("moments", "choices", "reactions", "endings")


class Basis(StrEnum):
    """What was counted."""

    PROOF = "proof"
    """Everything that can happen: 1 is reachable, 0 is not."""
    TALKS = "talks"
    """Talks that were held: the share of them that came there."""


class CoverageError(ValueError):
    """A text that is no coverage; the message says why."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one version of a scenario was come to, each a share from 0 to 1."""

    scenario: str
    hash: str
    """The hash of the scenario that was counted on."""
    basis: Basis
    talks: int | None = None
    """How many talks were counted; None for a proof."""
    moments: Mapping[str, float] = field(default_factory=dict)
    """By the ids of moments."""
    choices: Mapping[str, float] = field(default_factory=dict)
    """By the ids of choices."""
    reactions: Mapping[str, float] = field(default_factory=dict)
    """By the refs of reactions."""
    endings: Mapping[str, float] = field(default_factory=dict)
    """By the ids of endings."""


def to_json(coverage: Coverage) -> dict[str, Any]:
    """Return the value that stands under ``coverage`` in a JSON file."""
    return {
        "format": COVERAGE_FORMAT,
        "scenario": coverage.scenario,
        "hash": coverage.hash,
        "basis": coverage.basis.value,
        "talks": coverage.talks,
        **{part: dict(getattr(coverage, part)) for part in PARTS},
    }


def dump(coverage: Coverage) -> str:
    """Write a coverage as a JSON file of its own."""
    return json.dumps({"coverage": to_json(coverage)}, ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Coverage:
    """Read the coverage in a JSON file, whatever else the file holds.

    Raises:
        CoverageError: where there is none.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CoverageError("not JSON") from error
    match value:
        case {"coverage": {"format": int(version)}} if version is not True:
            if version != COVERAGE_FORMAT:
                raise CoverageError(f"format {version} is not known here")
            return _coverage(value["coverage"])
        case _:
            raise CoverageError("there is no key 'coverage' with a 'format'")


def _coverage(value: Mapping[str, Any]) -> Coverage:
    match value:
        case {"scenario": str(scenario), "hash": str(digest), "basis": str(basis)}:
            pass
        case _:
            raise CoverageError("scenario, hash and basis must be texts")
    if basis not in set(Basis):
        raise CoverageError(f"basis must be one of {', '.join(Basis)}")
    talks = value.get("talks")
    if talks is not None and (type(talks) is not int or talks < 0):
        raise CoverageError("talks must be a whole number or null")
    shares = {part: _shares(part, value.get(part, {})) for part in PARTS}
    return Coverage(scenario, digest, Basis(basis), talks, **shares)


def _shares(part: str, value: object) -> dict[str, float]:
    if not isinstance(value, dict):
        raise CoverageError(f"{part} must be an object")
    for name, share in value.items():
        if type(share) not in {int, float} or not isfinite(share) or not 0 <= share <= 1:
            raise CoverageError(f"{part}: {name[:80]!r} must be a number from 0 to 1")
    return {name: float(share) for name, share in value.items()}
