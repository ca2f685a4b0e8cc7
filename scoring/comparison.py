"""What sets two scorecards of the same acts apart: levels, gates, and evidence by its rule.

Used where a scenario has changed: the same talk, scored as it was and as it would be now.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scoring.evidence import Evidence
from scoring.gates import GateFinding, GateStatus
from scoring.rubric import Gate, Principle
from scoring.scorecard import Profile, Scorecard


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One principle, before and after."""

    principle: Principle
    before: Profile
    after: Profile


@dataclass(frozen=True, slots=True)
class GateChange:
    """One gate, before and after."""

    gate: Gate
    before: GateStatus
    after: GateStatus


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sets two scorecards apart."""

    before: Scorecard
    after: Scorecard
    profiles: tuple[ProfileChange, ...]
    """The principles with another level, or other points."""
    gates: tuple[GateChange, ...]
    """The gates that say something else."""
    lost: tuple[Evidence, ...]
    gained: tuple[Evidence, ...]
    findings_lost: tuple[GateFinding, ...]
    findings_gained: tuple[GateFinding, ...]

    @property
    def same(self) -> bool:
        """Whether nothing sets them apart."""
        return not (
            self.profiles
            or self.gates
            or self.lost
            or self.gained
            or self.findings_lost
            or self.findings_gained
            or self.before.outcome.ending != self.after.outcome.ending
        )


def compare(before: Scorecard, after: Scorecard) -> Comparison:
    """Return what sets two scorecards apart; both by the same rubric."""
    pairs = [(p, before.profiles[p], after.profiles[p]) for p in Principle]
    old = [each for profile in before.profiles.values() for each in profile.evidence]
    new = [each for profile in after.profiles.values() for each in profile.evidence]
    found = [each for result in before.gates for each in result.findings]
    fresh = [each for result in after.gates for each in result.findings]
    return Comparison(
        before,
        after,
        profiles=tuple(
            ProfileChange(p, one, other)
            for p, one, other in pairs
            if (one.level, one.points, one.open) != (other.level, other.points, other.open)
        ),
        gates=tuple(
            GateChange(result.gate, result.status, after.gate(result.gate).status)
            for result in before.gates
            if result.status is not after.gate(result.gate).status
        ),
        lost=_without(old, new),
        gained=_without(new, old),
        findings_lost=_findings_without(found, fresh),
        findings_gained=_findings_without(fresh, found),
    )


def _without(some: Iterable[Evidence], others: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence that the others lack, by the turn; what it is about may be renamed."""
    there = Counter(_weight(each) for each in others)
    found = []
    for each in some:
        if there[_weight(each)]:
            there[_weight(each)] -= 1
        else:
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.turn))


def _weight(evidence: Evidence) -> tuple[int, str, float, float]:
    return (evidence.turn, evidence.rule, evidence.points, evidence.open)


def _findings_without(
    some: Iterable[GateFinding], others: Iterable[GateFinding]
) -> tuple[GateFinding, ...]:
    there = {(each.turn, each.rule, each.failed) for each in others}
    return tuple(each for each in some if (each.turn, each.rule, each.failed) not in there)
