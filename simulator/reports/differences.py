"""What sets two versions of a scenario apart, as text, as JSON and as a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from scenarios.changes import Change, Kind, Thing
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
from simulator.reports.paper import common, page
from simulator.sessions.retracing import Outcome, Parting, Rescored

DIFFERENCES_FORMAT = 1

_THINGS: Mapping[Thing, str] = {
    Thing.SCENARIO: N_("The scenario as a whole"),
    Thing.PERSON: N_("People"),
    Thing.FACT: N_("Facts"),
    Thing.DISTORTION: N_("Wrong statements in summaries"),
    Thing.LIMIT: N_("Limits"),
    Thing.ENDING: N_("Endings"),
    Thing.LEVEL: N_("Answers at every moment, and scenes"),
    Thing.MOMENT: N_("Moments"),
    Thing.CHOICE: N_("Choices"),
    Thing.REACTION: N_("Reactions"),
}
_KINDS: Mapping[Kind, str] = {
    Kind.ADDED: N_("new"),
    Kind.REMOVED: N_("gone"),
    Kind.RENAMED: N_("renamed"),
    Kind.CHANGED: N_("changed"),
}
SIGNS: Mapping[Kind, str] = {
    Kind.ADDED: "+",
    Kind.REMOVED: "-",
    Kind.RENAMED: ">",
    Kind.CHANGED: "~",
}
_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.SAME: N_("the same way, the same score"),
    Outcome.DIFFERENT: N_("comes out differently"),
    Outcome.OTHER_VERSION: N_("not compared: it was played on another version than the old one"),
    Outcome.DOES_NOT_FOLLOW: N_("not compared: what is recorded does not follow from the acts"),
}
_TEXTS: Mapping[str, str] = {
    "differences": N_("Differences"),
    "skip": N_("To the differences"),
    "contents": N_("Contents"),
    "changes": N_("What has changed in meaning"),
    "none": N_("Nothing has changed in meaning."),
    "before": N_("Before"),
    "after": N_("Now"),
    "part": N_("Part"),
    "attempts": N_("Recorded talks, scored again"),
    "attempts_say": N_(
        "The same acts on the new version, as far as they are possible there. Both are scored that "
        "far, by the rubric of the talk."
    ),
    "principle": N_("Principle"),
    "gate": N_("Gate"),
    "lost": N_("No longer given"),
    "gained": N_("Now given"),
    "footer": N_("Made by Samtalerom from two versions of a scenario."),
}


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing with all that has changed in it."""

    ref: str
    within: str
    kind: Kind
    kind_name: str
    words: str
    """The words of what is new or gone, the old id of what is renamed."""
    parts: tuple[tuple[str, str, str], ...]
    """Part, before and after."""


@dataclass(frozen=True, slots=True)
class AttemptView:
    """A talk on both versions."""

    attempt: str
    outcome: Outcome
    outcome_name: str
    says: tuple[str, ...]
    """More of what came of it, one sentence each."""
    rows: tuple[tuple[str, str, str], ...]
    """What is judged, before and after."""
    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions, and what sets them apart."""

    old: Scenario
    new: Scenario
    changes: tuple[Change, ...]
    attempts: tuple[tuple[Rescored, Rubric], ...]


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
            _attempt_json(each, _Words(difference, rubric, language))
            for each, rubric in difference.attempts
        ],
    }


def diff_html(difference: Difference, tr: Translator) -> str:
    """Return the differences as a page that loads nothing."""
    return page(
        "diff.html.j2",
        "diff.css",
        common(difference.new, tr, _TEXTS)
        | {
            "old": difference.old,
            "groups": _groups(difference, tr),
            "attempts": _attempts(difference, tr),
            "sign": SIGNS,
        },
    )


def diff_text(difference: Difference, tr: Translator) -> str:
    """Return the differences as lines of text."""
    return "\n".join(_lines(difference, tr)) + "\n"


def _lines(difference: Difference, tr: Translator) -> Iterator[str]:
    old, new = difference.old, difference.new
    yield f"{old.id} {old.hash[:12]} → {new.id} {new.hash[:12]}"
    if not difference.changes:
        yield tr(_TEXTS["none"])
    for name, things in _groups(difference, tr):
        yield f"\n{name}"
        for thing in things:
            yield from _thing_lines(thing)
    attempts = _attempts(difference, tr)
    if attempts:
        yield f"\n{tr(_TEXTS['attempts'])}"
    for attempt in attempts:
        yield f"  {attempt.attempt}: {attempt.outcome_name}"
        yield from (f"    {each}" for each in attempt.says)
        for what, before, after in attempt.rows:
            yield f"    {what}: {before} → {after}"
        yield from (f"    - {each}" for each in attempt.lost)
        yield from (f"    + {each}" for each in attempt.gained)


def _thing_lines(thing: ThingView) -> Iterator[str]:
    where = f" ({thing.within})" if thing.within and not thing.ref.startswith(thing.within) else ""
    if thing.kind is Kind.RENAMED:
        yield f"  {SIGNS[thing.kind]} {thing.words} → {thing.ref}{where}, {thing.kind_name}"
    else:
        yield f"  {SIGNS[thing.kind]} {thing.ref or '–'}{where}, {thing.kind_name}"
    if thing.words and thing.kind is not Kind.RENAMED:
        yield from _indented(SIGNS[thing.kind], thing.words)
    for part, before, after in thing.parts:
        yield f"      {part}:"
        yield from _indented("-", before)
        yield from _indented("+", after)


def _indented(sign: str, text: str) -> Iterator[str]:
    for line in text.strip().split("\n") if text else ():
        yield f"      {sign} {line}"


def _groups(difference: Difference, tr: Translator) -> list[tuple[str, list[ThingView]]]:
    return [
        (tr(_THINGS[thing]), [_thing(list(those), tr) for _, those in groupby(some, _whose)])
        for thing, some in (
            (thing, list(found))
            for thing, found in groupby(difference.changes, lambda each: each.thing)
        )
    ]


def _whose(change: Change) -> tuple[str, str, bool]:
    return (change.ref, change.within, change.kind in {Kind.ADDED, Kind.REMOVED})


def _thing(found: Sequence[Change], tr: Translator) -> ThingView:
    first = found[0]
    return ThingView(
        first.ref,
        first.within,
        first.kind,
        tr(_KINDS[first.kind]),
        first.after if first.kind is Kind.ADDED else "" if first.part else first.before,
        tuple((each.part, each.before, each.after) for each in found if each.part),
    )


# -- attempts ---------------------------------------------------------------------------


class _Words:
    """The words for evidence of both versions."""

    def __init__(self, difference: Difference, rubric: Rubric, language: Language) -> None:
        self.rubric = rubric
        self.language = language
        self._old = Texts(difference.old, rubric, language)
        self._new = Texts(difference.new, rubric, language)

    def why(self, found: Evidence | GateFinding, *, lost: bool) -> str:
        return (self._old if lost else self._new).why(found)

    def level(self, level: Level | None) -> str:
        words = phrases.NOT_TRIED if level is None else phrases.LEVELS[level]
        return words.in_language(self.language)


def _attempts(difference: Difference, tr: Translator) -> list[AttemptView]:
    return [
        _attempt(rescored, _Words(difference, rubric, tr.language), tr)
        for rescored, rubric in difference.attempts
    ]


def _attempt(rescored: Rescored, words: _Words, tr: Translator) -> AttemptView:
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
        rescored.outcome,
        tr(_OUTCOMES[rescored.outcome]),
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


def _profile(profile: Profile, words: _Words, tr: Translator) -> str:
    points = tr(
        "{points} of {open} points",
        points=_number(profile.points, tr),
        open=_number(profile.open, tr),
    )
    return f"{words.level(profile.level)} ({points})"


def _evidence(evidence: Evidence, words: _Words, tr: Translator, *, lost: bool) -> str:
    return tr(
        "turn {turn}, {rule}: {points}. {why}",
        turn=evidence.turn,
        rule=evidence.rule,
        points=_number(evidence.points, tr, signed=True),
        why=words.why(evidence, lost=lost),
    )


def _finding(finding: GateFinding, words: _Words, tr: Translator, *, lost: bool) -> str:
    why = words.why(finding, lost=lost)
    if finding.turn is None:
        return f"{finding.rule}. {why}"
    return tr("turn {turn}, {rule}. {why}", turn=finding.turn, rule=finding.rule, why=why)


def _number(value: float, tr: Translator, *, signed: bool = False) -> str:
    text = tr.number(round(value, 2), signed=signed)
    return text.replace("-", "\N{MINUS SIGN}")


def _attempt_json(rescored: Rescored, words: _Words) -> dict[str, Any]:
    retraced, comparison = rescored.retraced, rescored.comparison
    found: dict[str, Any] = {
        "attempt": rescored.transcript.header.attempt,
        "outcome": rescored.outcome.value,
        "turns": len(rescored.transcript.acts),
    }
    if retraced is None or comparison is None:
        return found
    parting = retraced.parting
    before, after = comparison.before, comparison.after
    evidence = [("lost", each) for each in comparison.lost]
    evidence += [("gained", each) for each in comparison.gained]
    findings = [("lost", each) for each in comparison.findings_lost]
    findings += [("gained", each) for each in comparison.findings_gained]
    return found | {
        "followed": retraced.turns,
        "parting": {
            "turn": parting.turn,
            "act": format_act(parting.act),
            "refused": parting.refused,
            "before": parting.before,
            "after": parting.after,
        }
        if parting
        else None,
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
            {
                "change": change,
                "turn": each.turn,
                "principle": each.principle.value,
                "rule": each.rule,
                "points": each.points,
                "open": each.open,
                "why": words.why(each, lost=change == "lost"),
            }
            for change, each in evidence
        ],
        "findings": [
            {
                "change": change,
                "turn": each.turn,
                "rule": each.rule,
                "failed": each.failed,
                "why": words.why(each, lost=change == "lost"),
            }
            for change, each in findings
        ],
    }


def _level(profile: Profile) -> int | None:
    return None if profile.level is None else profile.level.value
