"""The gates: what no style can make up for. Explained first, never averaged.

Rights before the matter (politiloven § 13 as quoted in S2), truth about the law and about what
may be promised, no pressure, and a danger that is met. A gate that the talk never came to is
not tried, which is not a failure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scenarios.model import Choice, Meaning
from scenarios.techniques import RIGHTS, Technique
from scenarios.transcript import Interrupted, LimitReached, LineSaid, Reacted
from scoring.rubric import Gate, Rubric, Rule
from scoring.turns import Talk, Turn

UNTRUTHS = {
    Technique.FALSE_LAW: "truth.false_law",
    Technique.SECRECY: "truth.secrecy",
    Technique.PROMISE_OUTCOME: "truth.promise_outcome",
}
PRESSURES = {
    Technique.CONFESSION_HUNT: "pressure.confession_hunt",
    Technique.THREAT: "pressure.threat",
    Technique.UNLAWFUL_DEMAND: "pressure.unlawful_demand",
}
BREACHES = frozenset({Technique.RIGHTS_UNDERMINED, *UNTRUTHS, *PRESSURES})
"""The techniques that a gate does not let pass, not even once."""


class GateStatus(StrEnum):
    """How a talk stands against a gate."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One thing that a gate found."""

    rule: str
    turn: int | None
    """The turn that it was found in, None where it never happened."""
    failed: bool
    credit: float
    """What it is worth as feedback, 0 to 3; decides nothing."""
    source: tuple[str, ...]
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GateResult:
    """What one gate says of a talk."""

    gate: Gate
    status: GateStatus
    findings: tuple[GateFinding, ...]


def judge_gates(talk: Talk, rubric: Rubric) -> tuple[GateResult, ...]:
    """Return what every gate says, in their order."""
    return (
        _rights(talk, rubric),
        _truth(talk, rubric),
        _pressure(talk, rubric),
        _safety(talk, rubric),
    )


def _finding(rule: Rule, turn: int | None, *, failed: bool, **about: str) -> GateFinding:
    return GateFinding(rule.id, turn, failed, rule.points, rule.source, tuple(about.items()))


def _result(gate: Gate, findings: list[GateFinding], *, tried: bool) -> GateResult:
    if any(each.failed for each in findings):
        status = GateStatus.FAILED
    else:
        status = GateStatus.PASSED if tried else GateStatus.NOT_TRIED
    return GateResult(gate, status, tuple(findings))


# -- rights -----------------------------------------------------------------------------


def _rights(talk: Talk, rubric: Rubric) -> GateResult:
    findings = [_rights_of(talk, rubric, person, matter) for person, matter in _must_be_told(talk)]
    findings += [
        _finding(rubric.rule("rights.undermined"), turn.number, failed=True)
        for turn in talk.turns
        if Technique.RIGHTS_UNDERMINED in turn.techniques
    ]
    return _result(Gate.RIGHTS, findings, tried=bool(findings))


def _must_be_told(talk: Talk) -> Iterator[tuple[str, Turn]]:
    """Yield everybody who sat there when the matter was taken up, with that turn.

    Somebody who comes later must be told before the matter is taken up again. Having been told
    holds for the whole talk, also for somebody who goes out and comes back.
    """
    yielded: set[str] = set()
    for turn in talk.turns:
        if turn.choice is not None and turn.choice.matter:
            for person in talk.people:
                if person.id in turn.present and person.id not in yielded:
                    yielded.add(person.id)
                    yield person.id, turn


def _telling(talk: Talk, person: str, techniques: frozenset[Technique]) -> list[Turn]:
    return [
        turn
        for turn in talk.turns
        if turn.choice and person in turn.choice.to and person in turn.present
        if turn.has(techniques)
    ]


def _rights_of(talk: Talk, rubric: Rubric, person: str, matter: Turn) -> GateFinding:
    told = _telling(talk, person, RIGHTS)
    before = [turn for turn in told if turn.number < matter.number]
    if not before:
        late = rubric.gates[Gate.RIGHTS].numbers["late"]
        soon = [turn for turn in told if turn.number < matter.number + late]
        when = "late" if soon else "too_late" if told else "missing"
        rule = rubric.rule(f"rights.{when}")
        return _finding(rule, matter.number, failed=True, person=person)
    checked = [
        turn
        for turn in _telling(talk, person, frozenset({Technique.RIGHTS_CHECK}))
        if turn.number < matter.number and _could_answer(talk, person, turn)
    ]
    plain = [turn for turn in before if Technique.RIGHTS in turn.techniques]
    if plain:
        rule = rubric.rule("rights.checked" if checked else "rights.told")
        return _finding(rule, plain[0].number, failed=False, person=person)
    return _finding(rubric.rule("rights.recited"), before[0].number, failed=False, person=person)


def _could_answer(talk: Talk, person: str, check: Turn) -> bool:
    """Say whether somebody who was asked could say it: was not cut off, and gave no empty yes."""
    if any(isinstance(event, Reacted) and event.wrong_yes for event in check.consequences):
        return False
    for turn in talk.turns[check.number - 1 :]:
        for event in turn.consequences:
            if isinstance(event, LineSaid | Interrupted) and event.speaker == person:
                return isinstance(event, LineSaid)
    return True


def rights_given(talk: Talk, rubric: Rubric) -> tuple[GateFinding, ...]:
    """Return what the last turn gave of the rights, to each who lacked them; none if too late."""
    *before, last = talk.turns
    if not last.choice or not last.has(RIGHTS) or any(t.choice and t.choice.matter for t in before):
        return ()
    rule = rubric.rule("rights.told" if Technique.RIGHTS in last.techniques else "rights.recited")
    people = [p.id for p in talk.people if p.id in last.present and p.id in last.choice.to]
    return tuple(
        _finding(rule, last.number, failed=False, person=person)
        for person in people
        if all(turn.number == last.number for turn in _telling(talk, person, RIGHTS))
    )


def all_told(talk: Talk) -> bool:
    """Say whether everybody who is in the room at the last turn has had the rights plainly."""
    plain = frozenset({Technique.RIGHTS})
    return all(_telling(talk, person, plain) for person in talk.turns[-1].present)


def could_tell(talk: Talk, person: str, until: int) -> Turn | None:
    """Return the first turn up to a number where a line on somebody's rights was passed by."""
    for turn in talk.turns[:until]:
        passed_by = (c for c in turn.offered if c != turn.choice and person in c.to)
        if any(_tells_rights(choice) for choice in passed_by):
            return turn
    return None


def _tells_rights(choice: Choice) -> bool:
    codes = frozenset(choice.techniques)
    return bool(codes & RIGHTS) and Technique.RIGHTS_UNDERMINED not in codes


# -- truth and pressure -----------------------------------------------------------------


def _truth(talk: Talk, rubric: Rubric) -> GateResult:
    findings = _found(talk, rubric, UNTRUTHS)
    return _result(Gate.TRUTH, findings, tried=_spoke(talk))


def _pressure(talk: Talk, rubric: Rubric) -> GateResult:
    findings = _found(talk, rubric, PRESSURES)
    numbers = rubric.gates[Gate.PRESSURE].numbers
    names = [turn for turn in talk.turns if Technique.PRESS_NAMES in turn.techniques]
    after_no = [turn for turn in talk.turns if _presses_on(turn)]
    for kind, turns in (("press_names", names), ("press_on", after_no)):
        if len(turns) >= numbers[kind]:
            rule = rubric.rule(f"pressure.{kind}")
            findings += [_finding(rule, turn.number, failed=True) for turn in turns]
    findings.sort(key=lambda each: each.turn or 0)
    return _result(Gate.PRESSURE, findings, tried=_spoke(talk))


def _presses_on(turn: Turn) -> bool:
    """Whether the act goes on after a no, in words or by waiting it out."""
    waits_it_out = turn.waits and turn.floor.meaning is Meaning.USING_RIGHT
    return Technique.PRESS_ON in turn.techniques or (waits_it_out and not turn.floor.unfinished)


def _found(talk: Talk, rubric: Rubric, rules: dict[Technique, str]) -> list[GateFinding]:
    return [
        _finding(rubric.rule(rule), turn.number, failed=True)
        for turn in talk.turns
        for code, rule in rules.items()
        if code in turn.techniques
    ]


def _spoke(talk: Talk) -> bool:
    return any(turn.choice for turn in talk.turns)


# -- safety -----------------------------------------------------------------------------


def _safety(talk: Talk, rubric: Rubric) -> GateResult:
    findings = []
    for since, event in talk.happened(LimitReached):
        if talk.is_danger(event.topic):
            finding = _danger(talk, rubric, event.topic, since)
            if finding:
                findings.append(finding)
    return _result(Gate.SAFETY, findings, tried=bool(findings))


def _danger(talk: Talk, rubric: Rubric, topic: str, since: int) -> GateFinding | None:
    """Say whether a danger was named in time; None while there is still time."""
    grace = rubric.gates[Gate.SAFETY].numbers["grace"]
    last = since + talk.scenario.limits[topic].window + grace
    for turn in talk.turns[since:last]:
        if any(named == topic for named, _ in turn.steps):
            return _finding(rubric.rule("safety.named"), turn.number, failed=False, topic=topic)
    turns = len(talk.turns)
    if turns == since or (turns < last and talk.ended is None):
        return None
    return _finding(rubric.rule("safety.unnamed"), since + 1, failed=True, topic=topic)
