"""The JSON form of a scorecard: stable, complete, documented in docs/reference/scorecard.md.

Numbers and codes are the same in every language; names and reasons are in the one asked for.
"""

from typing import Any

from scenarios.model import Scenario
from scenarios.words import Language
from scoring import phrases
from scoring.evidence import Evidence
from scoring.gates import GateFinding, GateResult
from scoring.outcome import Outcome
from scoring.rubric import Rubric
from scoring.scorecard import SCORECARD_FORMAT, Profile, Scorecard
from scoring.texts import Texts

Json = dict[str, Any]


def to_json(scorecard: Scorecard, scenario: Scenario, rubric: Rubric, language: Language) -> Json:
    """Return a scorecard as plain values that ``json`` can write.

    Args:
        scorecard: what the rubric says of a transcript.
        scenario: the scenario of that transcript, for the names in the reasons.
        rubric: the rubric that it was scored by, for the reasons.
        language: of names and reasons; scenario text is in the scenario's own.
    """
    texts = Texts(scenario, rubric, language)
    return {
        "format": SCORECARD_FORMAT,
        "attempt": scorecard.attempt,
        "scenario": {"id": scorecard.scenario, "hash": scorecard.scenario_hash},
        "rubric": {"version": scorecard.rubric_version, "hash": scorecard.rubric_hash},
        "language": language.value,
        "turns": scorecard.turns,
        "holds": scorecard.holds,
        "hindrances": [
            {"obstacle": each.obstacle.value, "about": str(each.about)}
            for each in scorecard.hindrances
        ],
        "gates": [_gate(result, rubric, texts) for result in scorecard.gates],
        "principles": [_profile(p, rubric, texts) for p in scorecard.profiles.values()],
        "outcome": _outcome(scorecard.outcome),
    }


def _gate(result: GateResult, rubric: Rubric, texts: Texts) -> Json:
    return {
        "gate": result.gate.value,
        "name": rubric.gates[result.gate].name.in_language(texts.language),
        "status": result.status.value,
        "findings": [_finding(each, texts) for each in result.findings],
    }


def _finding(finding: GateFinding, texts: Texts) -> Json:
    return {
        "turn": finding.turn,
        "rule": finding.rule,
        "failed": finding.failed,
        "credit": finding.credit,
        "about": dict(finding.about),
        "why": texts.why(finding),
        "source": list(finding.source),
    }


def _profile(profile: Profile, rubric: Rubric, texts: Texts) -> Json:
    return {
        "principle": profile.principle.value,
        "name": rubric.principles[profile.principle].name.in_language(texts.language),
        "level": None if profile.level is None else profile.level.value,
        "level_name": phrases.level_name(profile.level, texts.language),
        "points": profile.points,
        "open": profile.open,
        "earned": profile.earned,
        "taken": profile.taken,
        "opportunities": profile.opportunities,
        "evidence": [_evidence(each, texts) for each in profile.evidence],
    }


def _evidence(evidence: Evidence, texts: Texts) -> Json:
    return {
        "turn": evidence.turn,
        "rule": evidence.rule,
        "points": evidence.points,
        "open": evidence.open,
        "about": dict(evidence.about),
        "why": texts.why(evidence),
        "source": list(evidence.source),
        "ours": texts.is_ours(evidence),
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "ending": outcome.ending,
        "quality": outcome.quality.value if outcome.quality else None,
        "contact": outcome.contact,
        "facts": [
            {"fact": f.fact, "kind": f.kind.value, "area": f.area.value, "turn": f.turn}
            for f in outcome.facts
        ],
        "wrong_yes": list(outcome.wrong_yes),
        "feelings": [dict(values) for values in outcome.feelings],
    }
