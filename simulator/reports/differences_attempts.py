"""What recorded talks come to on both versions of a scenario, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.changes import Change
from scenarios.codec import format_act
from scenarios.model import Scenario
from scenarios.words import Language
from scoring import phrases
from scoring.evidence import Evidence
from scoring.gates import GateFinding
from scoring.rubric import Rubric
from scoring.scorecard import Level, Profile
from scoring.texts import Texts
from simulator.i18n import N_, Translator
from simulator.sessions.retracing import Parting, Rescored, Verdict

_VERDICTS: Mapping[Verdict, str] = {
    Verdict.SAME: N_("the same way, the same score"),
    Verdict.DIFFERENT: N_("comes out differently"),
    Verdict.OTHER_VERSION: N_("not compared: it was played on another version than the old one"),
    Verdict.DOES_NOT_FOLLOW: N_("not compared: what is recorded does not follow from the acts"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions, and what sets them apart."""

    old: Scenario
    new: Scenario
    changes: tuple[Change, ...]
    attempts: tuple[tuple[Rescored, Rubric], ...]


@dataclass(frozen=True, slots=True)
class AttemptView:
    """A talk on both versions."""

    attempt: str
    outcome: Verdict
    outcome_name: str
    says: tuple[str, ...]
    """More of what came of it, one sentence each."""
    rows: tuple[tuple[str, str, str], ...]
    """What is judged, before and after."""
    lost: tuple[str, ...]
    gained: tuple[str, ...]


class BothWords:
    """The words for evidence of both versions."""

    def __init__(self, difference: Difference, rubric: Rubric, language: Language) -> None:
        """Take the words of both, and of the rubric that the talk is scored by."""
        self.rubric = rubric
        self.language = language
        self._old = Texts(difference.old, rubric, language)
        self._new = Texts(difference.new, rubric, language)

    def why(self, found: Evidence | GateFinding, *, lost: bool) -> str:
        """Return the reason, in the words of the version that what was found is of."""
        return (self._old if lost else self._new).why(found)

    def level(self, level: Level | None) -> str:
        """Return how a principle was kept; None is not tried."""
        return phrases.level_name(level, self.language)


def attempt_views(difference: Difference, tr: Translator) -> list[AttemptView]:
    """Return what came of every talk that was scored again."""
    return [
        _attempt(rescored, BothWords(difference, rubric, tr.language), tr)
        for rescored, rubric in difference.attempts
    ]


def _attempt(rescored: Rescored, words: BothWords, tr: Translator) -> AttemptView:
    comparison, retraced = rescored.comparison, rescored.retraced
    says: list[str] = []
    rows: list[tuple[str, str, str]] = []
    lost: list[str] = []
    gained: list[str] = []
    if retraced is not None and retraced.parting is not None:
        says += _parting(retraced.parting, tr)
        total = len(rescored.transcript.acts)
        if retraced.turns < total:
            says.append(
                tr(
                    "{turns} of {all} acts were possible; both are scored that far.",
                    turns=retraced.turns,
                    all=total,
                )
            )
    if comparison is not None:
        rubric = words.rubric
        rows += [
            (
                rubric.gates[each.gate].name.in_language(words.language),
                phrases.STATUSES[each.before].in_language(words.language),
                phrases.STATUSES[each.after].in_language(words.language),
            )
            for each in comparison.gates
        ]
        rows += [
            (
                rubric.principles[each.principle].name.in_language(words.language),
                _profile(each.before, words, tr),
                _profile(each.after, words, tr),
            )
            for each in comparison.profiles
        ]
        before, after = comparison.before.outcome.ending, comparison.after.outcome.ending
        if before != after:
            none = tr("not ended")
            rows.append((tr("Ending"), before or none, after or none))
        lost = [_evidence(each, words, tr, lost=True) for each in comparison.lost]
        lost += [_finding(each, words, tr, lost=True) for each in comparison.findings_lost]
        gained = [_evidence(each, words, tr, lost=False) for each in comparison.gained]
        gained += [_finding(each, words, tr, lost=False) for each in comparison.findings_gained]
    return AttemptView(
        rescored.transcript.header.attempt,
        rescored.verdict,
        tr(_VERDICTS[rescored.verdict]),
        tuple(says),
        tuple(rows),
        tuple(lost),
        tuple(gained),
    )


def _parting(parting: Parting, tr: Translator) -> list[str]:
    act = format_act(parting.act)
    if parting.refused:
        return [tr("At turn {turn} «{act}» is not possible any more.", turn=parting.turn, act=act)]
    stays = tr("staying")
    return [
        tr(
            "At turn {turn} the ways part: «{act}» led to {before}, and leads to {after}.",
            turn=parting.turn,
            act=act,
            before=parting.before or stays,
            after=parting.after or stays,
        )
    ]


def _profile(profile: Profile, words: BothWords, tr: Translator) -> str:
    points = tr(
        "{points} of {open} points",
        points=_number(profile.points, tr),
        open=_number(profile.open, tr),
    )
    return f"{words.level(profile.level)} ({points})"


def _evidence(evidence: Evidence, words: BothWords, tr: Translator, *, lost: bool) -> str:
    return tr(
        "turn {turn}, {rule}: {points}. {why}",
        turn=evidence.turn,
        rule=evidence.rule,
        points=_number(evidence.points, tr, signed=True),
        why=words.why(evidence, lost=lost),
    )


def _finding(finding: GateFinding, words: BothWords, tr: Translator, *, lost: bool) -> str:
    why = words.why(finding, lost=lost)
    if finding.turn is None:
        return f"{finding.rule}. {why}"
    return tr("turn {turn}, {rule}. {why}", turn=finding.turn, rule=finding.rule, why=why)


def _number(value: float, tr: Translator, *, signed: bool = False) -> str:
    text = tr.number(round(value, 2), signed=signed)
    return text.replace("-", "\N{MINUS SIGN}")
