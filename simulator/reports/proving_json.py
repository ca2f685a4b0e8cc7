"""The proof of a scenario as a value for JSON; the form stands in docs/reference/proof.md."""

from typing import Any

from scenarios.codec import format_act
from scenarios.graph.coverage import to_json
from scoring.scorecard import Level
from scoring.wilson import interval
from simulator.proof import (
    MOST_LINES,
    Example,
    Players,
    Proof,
    Result,
    Target,
    how_far,
    level_of,
    measured,
)
from simulator.reports.proving import KINDS, Proved, coverage_of

PROOF_FORMAT = 1


def proof_json(proved: Proved) -> dict[str, Any]:
    """Return a proof as a value for JSON."""
    proof = proved.proof
    found = proof.reachable
    return {
        "proof": PROOF_FORMAT,
        "scenario": proved.scenario.id,
        "hash": proved.scenario.hash,
        "sound": proof.sound,
        "decided": proof.decided,
        "exact": found.exact,
        "states": found.states,
        "factors": dict(found.factors),
        "reached": [
            {**_target(proved, target), "example": _example(example)}
            for target, example in found.examples.items()
            if target[0] in KINDS
        ],
        "ruled_out": [_target(proved, target) for target in sorted(found.ruled_out)],
        "undecided": [_target(proved, target) for target in sorted(found.undecided)],
        "spare": [_target(proved, target) for target in sorted(found.spare)],
        "stuck": [
            {"moment": h.moment, "by_lines": h.by_lines, "example": _example(h.example)}
            for h in found.stuck.held
        ],
        "stuck_undecided": list(found.stuck.undecided),
        "principles": {
            each.principle.value: {
                name: None if end is None else _attained(end.level, end.example)
                for name, end in (("lowest", each.lowest), ("highest", each.highest))
            }
            for each in proof.ranges
        },
        "gates": {
            each.gate.value: {"passed": _example(each.passed), "failed": _example(each.failed)}
            for each in proof.gates
        },
        "blind": [_result(each) for each in proof.results],
        "greedy": _result(proof.greedy),
        "players": None if proof.players is None else _players_json(proof.players),
        "friendly": None if proof.friendly is None else _players_json(proof.friendly),
        "difficulty": _difficulty(proof),
        "distribution": _distribution(proof),
        "coverage": to_json(coverage_of(proved)),
    }


def _target(proved: Proved, target: Target) -> dict[str, Any]:
    return {"kind": target[0].value, "name": target[1], "at": proved.at(target)}


def _example(example: Example | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"feelings": dict(example.feelings), "acts": list(map(format_act, example.acts))}


def _attained(level: Level, example: Example) -> dict[str, Any]:
    return {"level": level.value, "example": _example(example)}


def _result(result: Result) -> dict[str, Any]:
    levels = {p.value: None if v is None else v.value for p, v in result.levels.items()}
    return {
        "name": result.name,
        "holds": result.holds,
        "ending": result.ending,
        "levels": levels,
        "acts": list(map(format_act, result.example.acts)),
    }


def _players_json(players: Players) -> dict[str, Any]:
    low, high = interval(players.holds / players.count, players.count)
    far = how_far(players)
    return {
        "count": players.count,
        "hold": players.holds,
        "interval": [low, high],
        "principles": far.principles,
        "gates": far.gates,
        "endings": dict(players.endings),
        "levels": {
            principle.value: {
                "not_tried" if level is None else str(level.value): n
                for level, n in sorted(levels.items(), key=lambda x: -1 if x[0] is None else x[0])
            }
            for principle, levels in players.levels.items()
        },
    }


def _difficulty(proof: Proof) -> dict[str, Any] | None:
    if proof.players is None or proof.friendly is None:
        return None
    far = measured(proof.players, proof.friendly)
    return {"measured": far, "level": level_of(far).value}


def _distribution(proof: Proof) -> dict[str, Any] | None:
    exact = proof.reachable.distribution
    if exact is None:
        return None
    return {
        "lines": MOST_LINES,
        "endings": {ending: float(share) for ending, share in exact.endings.items()},
        "unfinished": float(exact.unfinished),
    }
