"""One collected attempt as the cohort sees it: what was done and what it was worth, no text.

Made of what the score already says; nothing is scored a second time. Points are kept to the
hundredth, which is finer than any rule of the rubric counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from scenarios.kinds import Mode, Phase, Timing
from scenarios.transcript import (
    Act,
    Encourage,
    Header,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Wait,
)
from scoring.evidence import Evidence
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle
from scoring.scorecard import Profile, Scorecard
from scoring.turns import Talk

POINT = 100
"""Parts that a point is kept in."""

PHASES = tuple(Phase)


class Occasion(StrEnum):
    """When an attempt was taken, where a cohort is measured before and after."""

    PRE = "pre"
    POST = "post"
    NONE = ""
    """Not part of a measurement."""


class Pause(StrEnum):
    """What became of a silence, or of a place that asked for one."""

    HELD = "held"
    """Silence where somebody thought or was upset."""
    NODDED = "nodded"
    """A nod in its place."""
    ROOM = "room"
    """Room given in words, a break or support."""
    FILLED = "filled"
    """Talked into the thinking or the feeling."""
    HEARD_OUT = "heard_out"
    """Somebody was let finish."""
    CUT = "cut"
    """Somebody was cut off."""
    MISPLACED = "misplaced"
    """Silence where it was no room to think: at a limit, after pressure, when an answer is owed."""


class LimitTiming(StrEnum):
    """When a limit was named, against when it was reached."""

    TOO_EARLY = "too_early"
    RIGHT = "right"
    LATE = "late"
    NEVER = "never"
    FALSE_ALARM = "false_alarm"
    """Named, and never reached."""


PAUSE_RULES: Mapping[str, Pause] = {
    "pauses.thinking_waited": Pause.HELD,
    "pauses.upset_waited": Pause.HELD,
    "pauses.nodded": Pause.NODDED,
    "pauses.thinking_room": Pause.ROOM,
    "pauses.upset_break": Pause.ROOM,
    "pauses.upset_support": Pause.ROOM,
    "pauses.thinking_filled": Pause.FILLED,
    "pauses.thinking_reflected": Pause.FILLED,
    "pauses.upset_filled": Pause.FILLED,
    "pauses.upset_checked": Pause.FILLED,
    "pauses.unfinished_heard": Pause.HEARD_OUT,
    "pauses.unfinished_cut": Pause.CUT,
    "pauses.at_right": Pause.MISPLACED,
    "pauses.when_owed": Pause.MISPLACED,
    "pauses.not_understood": Pause.MISPLACED,
    "pauses.unwilling": Pause.MISPLACED,
    "pauses.at_limit": Pause.MISPLACED,
    "pauses.at_danger": Pause.MISPLACED,
    "pauses.after_pressure": Pause.MISPLACED,
    "pauses.empty_run": Pause.MISPLACED,
}

LIMIT_RULES: Mapping[str, LimitTiming] = {
    "limits.too_early": LimitTiming.TOO_EARLY,
    "limits.too_early_guidance": LimitTiming.TOO_EARLY,
    "limits.in_time": LimitTiming.RIGHT,
    "limits.in_time_mild": LimitTiming.RIGHT,
    "limits.in_time_harsh": LimitTiming.RIGHT,
    "limits.in_time_wrong_form": LimitTiming.RIGHT,
    "limits.late": LimitTiming.LATE,
    "limits.too_late": LimitTiming.LATE,
    "limits.never": LimitTiming.NEVER,
    "limits.false_alarm": LimitTiming.FALSE_ALARM,
    "limits.alarm_at_right": LimitTiming.FALSE_ALARM,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """How one principle was kept in one attempt."""

    level: int | None
    """0 to 3; None where it was not tried."""
    earned: float
    """Points that count, between 0 and ``open``."""
    open: float
    opportunities: int


@dataclass(frozen=True, slots=True)
class TakenTurn:
    """One act, where it was done and what all rules together said of it."""

    moment: str
    did: str
    """``say/<choice>``, ``wait/short``, ``wait/long``, ``encourage``, ``summarise``, ``break`` or
    ``limit/<topic>/<step>``."""
    offered: frozenset[str]
    """The ids of the choices that were on offer."""
    credit: float
    """Points that it gave, or cost when negative, by all principles together."""
    open: float
    """What was open there at best."""
    worst: str
    """The rule that weighs most against the act: a failed gate's, else the one that cost most of
    what was open; empty where none does."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One collected attempt as the cohort sees it."""

    student: str
    """A pseudonym; never a name."""
    number: int
    """Which attempt of this student at this scenario, from 1."""
    day: str
    """ISO date, or empty where it is not known."""
    occasion: Occasion
    simulated: bool
    """Whether nobody took it: it comes from a simulated cohort."""
    scenario: str
    scenario_hash: str
    rubric_hash: str
    language: str
    mode: Mode
    timing: Timing
    holds: bool
    gates: Mapping[Gate, GateStatus]
    """All four."""
    principles: Mapping[Principle, Kept]
    """All eight."""
    ratings: Mapping[Principle, int]
    """What the student rated, 0 to 3; a principle that was not rated is left out."""
    ending: str | None
    turns: tuple[TakenTurn, ...]
    feelings: Mapping[str, tuple[int | None, ...]]
    """``person.feeling`` to its value, 0 to 10, after the last turn in each phase; None for a phase
    without any."""
    limits: Mapping[str, Mapping[LimitTiming, int]]
    """Topic to how often each timing was noted; what was never noted is left out."""
    pauses: Mapping[Pause, int] = field(default_factory=dict)
    """How often each was noted; what was never noted is left out."""


def taken(  # noqa: PLR0913 what the score cannot know of an attempt is given by name
    talk: Talk,
    card: Scorecard,
    header: Header,
    *,
    student: str,
    number: int = 1,
    day: str = "",
    occasion: Occasion = Occasion.NONE,
    ratings: Mapping[Principle, int] | None = None,
    simulated: bool = False,
) -> Taken:
    """Return an attempt as the cohort sees it, from its talk as it was read and its scorecard."""
    return Taken(
        student=student,
        number=number,
        day=day,
        occasion=occasion,
        simulated=simulated,
        scenario=card.scenario,
        scenario_hash=card.scenario_hash,
        rubric_hash=card.rubric_hash,
        language=header.language,
        mode=header.mode,
        timing=header.timing,
        holds=card.holds,
        gates={result.gate: result.status for result in card.gates},
        principles={principle: _kept(profile) for principle, profile in card.profiles.items()},
        ratings=dict(ratings or {}),
        ending=talk.ended,
        turns=_turns(talk, card),
        feelings=_feelings(talk, card),
        limits=_limits(card),
        pauses=_pauses(card),
    )


def did(act: Act) -> str:
    """Return an act as the cohort names it; what a summary held is not kept."""
    match act:
        case Say(choice):
            return f"say/{choice}"
        case Wait(length):
            return f"wait/{length}"
        case Encourage():
            return "encourage"
        case Summarise():
            return "summarise"
        case NameLimit(topic, step):
            return f"limit/{topic}/{step.word}"
        case OfferBreak():
            return "break"
        case _:
            assert_never(act)


def to_hundredths(points: float) -> int:
    """Return points in the parts that they are kept in."""
    return round(points * POINT)


def _kept(profile: Profile) -> Kept:
    level = None if profile.level is None else int(profile.level)
    return Kept(level, _rounded(profile.earned), _rounded(profile.open), profile.opportunities)


def _rounded(points: float) -> float:
    return to_hundredths(points) / POINT


def _turns(talk: Talk, card: Scorecard) -> tuple[TakenTurn, ...]:
    evidence: dict[int, list[Evidence]] = {}
    for profile in card.profiles.values():
        for each in profile.evidence:
            evidence.setdefault(each.turn, []).append(each)
    failed = {
        finding.turn: finding.rule
        for result in card.gates
        for finding in result.findings
        if finding.failed and finding.turn is not None
    }
    return tuple(
        TakenTurn(
            moment=turn.moment,
            did=did(turn.act),
            offered=frozenset(choice.id for choice in turn.offered),
            credit=_rounded(sum(each.points for each in evidence.get(turn.number, ()))),
            open=_rounded(sum(each.open for each in evidence.get(turn.number, ()))),
            worst=failed.get(turn.number) or _worst(evidence.get(turn.number, ())),
        )
        for turn in talk.turns
    )


def _worst(evidence: Iterable[Evidence]) -> str:
    found = min(evidence, key=lambda each: each.points - each.open, default=None)
    return found.rule if found is not None and found.points < found.open else ""


def _feelings(talk: Talk, card: Scorecard) -> Mapping[str, tuple[int | None, ...]]:
    course = card.outcome.feelings
    left = {turn.phase: course[turn.number] for turn in talk.turns}
    names = course[0] if course else {}
    return {
        name: tuple(left[phase][name] if phase in left else None for phase in PHASES)
        for name in names
    }


def _limits(card: Scorecard) -> Mapping[str, Mapping[LimitTiming, int]]:
    found: dict[str, dict[LimitTiming, int]] = {}
    for each in card.profiles[Principle.LIMITS].evidence:
        timing = LIMIT_RULES.get(each.rule)
        if timing is not None:
            counts = found.setdefault(dict(each.about)["topic"], {})
            counts[timing] = counts.get(timing, 0) + 1
    return found


def _pauses(card: Scorecard) -> Mapping[Pause, int]:
    counts: dict[Pause, int] = {}
    for each in card.profiles[Principle.PAUSES].evidence:
        pause = PAUSE_RULES.get(each.rule)
        if pause is not None:
            counts[pause] = counts.get(pause, 0) + 1
    return counts
