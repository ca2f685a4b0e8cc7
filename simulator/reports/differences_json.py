"""What sets two versions of a scenario apart, as JSON."""

from typing import Any

from scenarios.codec import format_act
from scenarios.words import Language
from scoring.evidence import Evidence
from scoring.gates import GateFinding
from scoring.scorecard import Profile
from simulator.reports.differences_attempts import BothWords, Difference
from simulator.sessions.retracing import Parting, Rescored

DIFFERENCES_FORMAT = 1


def diff_json(difference: Difference, language: Language) -> dict[str, Any]:
    """Return the JSON form, as docs/reference/differences.md has it."""
    return {
        "format": DIFFERENCES_FORMAT,
        "old": {"id": difference.old.id, "hash": difference.old.hash},
        "new": {"id": difference.new.id, "hash": difference.new.hash},
        "changes": [
            {
                "thing": each.thing.value,
                "kind": each.kind.value,
                "ref": each.ref,
                "within": each.within,
                "part": each.part,
                "before": each.before,
                "after": each.after,
            }
            for each in difference.changes
        ],
        "attempts": [
            _attempt_json(each, BothWords(difference, rubric, language))
            for each, rubric in difference.attempts
        ],
    }


def _attempt_json(rescored: Rescored, words: BothWords) -> dict[str, Any]:
    retraced, comparison = rescored.retraced, rescored.comparison
    found: dict[str, Any] = {
        "attempt": rescored.transcript.header.attempt,
        "outcome": rescored.verdict.value,
        "turns": len(rescored.transcript.acts),
    }
    if retraced is None or comparison is None:
        return found
    before, after = comparison.before, comparison.after
    return found | {
        "followed": retraced.turns,
        "parting": None if retraced.parting is None else _parting_json(retraced.parting),
        "holds": [before.holds, after.holds],
        "ending": [before.outcome.ending, after.outcome.ending],
        "gates": [
            {"gate": each.gate.value, "status": [each.before.value, each.after.value]}
            for each in comparison.gates
        ],
        "principles": [
            {
                "principle": each.principle.value,
                "level": [_level(each.before), _level(each.after)],
                "points": [each.before.points, each.after.points],
                "open": [each.before.open, each.after.open],
            }
            for each in comparison.profiles
        ],
        "evidence": [
            *(_evidence_json(each, words, "lost") for each in comparison.lost),
            *(_evidence_json(each, words, "gained") for each in comparison.gained),
        ],
        "findings": [
            *(_finding_json(each, words, "lost") for each in comparison.findings_lost),
            *(_finding_json(each, words, "gained") for each in comparison.findings_gained),
        ],
    }


def _parting_json(parting: Parting) -> dict[str, Any]:
    return {
        "turn": parting.turn,
        "act": format_act(parting.act),
        "refused": parting.refused,
        "before": parting.before,
        "after": parting.after,
    }


def _evidence_json(evidence: Evidence, words: BothWords, change: str) -> dict[str, Any]:
    return {
        "change": change,
        "turn": evidence.turn,
        "principle": evidence.principle.value,
        "rule": evidence.rule,
        "points": evidence.points,
        "open": evidence.open,
        "why": words.why(evidence, lost=change == "lost"),
    }


def _finding_json(finding: GateFinding, words: BothWords, change: str) -> dict[str, Any]:
    return {
        "change": change,
        "turn": finding.turn,
        "rule": finding.rule,
        "failed": finding.failed,
        "why": words.why(finding, lost=change == "lost"),
    }


def _level(profile: Profile) -> int | None:
    return None if profile.level is None else profile.level.value
