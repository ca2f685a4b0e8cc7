"""The names that attempts at one scenario by one rubric can hold, each with its code.

A packed attempt holds codes only. The names are read off the scenario and the rubric, always in
the same order, and kept once beside all attempts that share them: a report needs neither file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from scenarios.kinds import Length, Phase, Quality, Severity, Step
from scenarios.model import Scenario
from scoring.rubric import Principle, Rubric

EVERYWHERE = (*(f"wait/{length}" for length in Length), "encourage", "summarise", "break")
"""What can be done at every moment, besides naming a limit."""


@dataclass(frozen=True, slots=True)
class Place:
    """A moment, and what can be on offer there."""

    moment: str
    phase: Phase
    choices: tuple[str, ...]
    """In the order of the file; the moment's fallback and the scenario's come last."""


@dataclass(frozen=True)
class Vocabulary:
    """The names that attempts at one scenario by one rubric can hold."""

    scenario: str
    scenario_hash: str
    rubric_hash: str
    places: tuple[Place, ...]
    doings: tuple[str, ...]
    """Everything that can be done, named as in ``TakenTurn.did``."""
    feelings: tuple[str, ...]
    limits: Mapping[str, Severity]
    endings: Mapping[str, Quality]
    rules: tuple[str, ...]
    """The first one is empty: no rule."""

    @cached_property
    def codes(self) -> "Codes":
        """Return the code of every name."""
        return Codes(
            moments=_codes([place.moment for place in self.places]),
            offers=tuple(_codes(place.choices) for place in self.places),
            doings=_codes(self.doings),
            endings=_codes(tuple(self.endings)),
            rules=_codes(self.rules),
        )

    def as_text(self) -> str:
        """Return it as JSON, which ``read_vocabulary`` reads."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of names, each from 0 in its own table."""

    moments: Mapping[str, int]
    offers: tuple[Mapping[str, int], ...]
    """For each moment, the bit of each choice."""
    doings: Mapping[str, int]
    endings: Mapping[str, int]
    rules: Mapping[str, int]


def vocabulary(scenario: Scenario, rubric: Rubric) -> Vocabulary:
    """Return the names that attempts at a scenario by a rubric can hold."""
    said = tuple(f"say/{choice}" for choice in scenario.choices)
    named = tuple(f"limit/{topic}/{step.word}" for topic in scenario.limits for step in Step)
    overrides = tuple(f"{principle}.override" for principle in Principle)
    return Vocabulary(
        scenario=scenario.id,
        scenario_hash=scenario.hash,
        rubric_hash=rubric.hash,
        places=tuple(
            Place(
                moment.id,
                moment.phase,
                tuple(
                    dict.fromkeys(
                        choice.id
                        for choice in (*moment.choices, moment.fallback, scenario.fallback)
                        if choice is not None
                    )
                ),
            )
            for moment in scenario.moments.values()
        ),
        doings=(*said, *EVERYWHERE, *named),
        feelings=tuple(scenario.feelings),
        limits={topic: limit.severity for topic, limit in scenario.limits.items()},
        endings={ending.id: ending.quality for ending in scenario.endings.values()},
        rules=("", *rubric.rules, *overrides),
    )


def read_vocabulary(text: str) -> Vocabulary:
    """Read a vocabulary from what ``Vocabulary.as_text`` gave.

    Raises:
        ValueError: where it is none.
    """
    try:
        read: dict[str, Any] = json.loads(text)
        return Vocabulary(
            scenario=read["scenario"],
            scenario_hash=read["scenario_hash"],
            rubric_hash=read["rubric_hash"],
            places=tuple(
                Place(each["moment"], Phase(each["phase"]), tuple(each["choices"]))
                for each in read["places"]
            ),
            doings=tuple(read["doings"]),
            feelings=tuple(read["feelings"]),
            limits={topic: Severity(severity) for topic, severity in read["limits"].items()},
            endings={ending: Quality(quality) for ending, quality in read["endings"].items()},
            rules=tuple(read["rules"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no vocabulary: {error!r}") from error


def _codes(names: Sequence[str]) -> Mapping[str, int]:
    return {name: code for code, name in enumerate(names)}
