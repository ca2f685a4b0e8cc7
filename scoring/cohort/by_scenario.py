"""The figures of one version of one scenario: moments, lines, endings, feelings, limits."""

from collections.abc import Mapping

import numpy as np

from scoring.cohort.baselines import Baseline
from scoring.cohort.columns import Whole
from scoring.cohort.estimates import (
    Estimate,
    Figure,
    NotComputed,
    Pooling,
    Reason,
    Spread,
    alpha,
    correlation,
    difference,
    mean,
    part,
    pooling,
    share,
    spread,
)
from scoring.cohort.gathering import Attempts, Gathered, known
from scoring.cohort.items import SAID, Items, LineSums
from scoring.cohort.overall import SHARE, counted, distribution, holds
from scoring.cohort.packing import LIMIT_TIMINGS
from scoring.cohort.report import (
    FLAGS_FROM,
    UNFINISHED,
    Distribution,
    Flag,
    LimitFigures,
    LineFigures,
    MomentFigures,
    ScenarioFigures,
)
from scoring.cohort.taken import PHASES

FEELING = (0.0, 10.0)
HARD_BELOW = 1 / 3
EASY_ABOVE = 0.9


def figures(gathered: Gathered, attempts: Attempts, blind: Baseline) -> ScenarioFigures:
    """Return what the first attempts at one version of a scenario tell."""
    words, items, rows = gathered.words, gathered.items, np.flatnonzero(attempts.is_first)
    return ScenarioFigures(
        scenario=words.scenario,
        scenario_hash=words.scenario_hash,
        rubric_hash=words.rubric_hash,
        students=len(rows),
        attempts=len(attempts),
        holds=share(int(holds(attempts)[rows].sum()), len(rows)),
        endings=_endings(attempts, rows),
        qualities=dict(words.endings),
        blind_plays=blind.plays,
        moments=moments(items, blind),
        shared=len(items.shared),
        alpha=alpha(items.covariances(), items.attempts),
        feelings=_feelings(attempts, rows),
        limits=_limits(attempts, rows),
    )


def moments(items: Items, blind: Baseline) -> tuple[MomentFigures, ...]:
    """Return what was done at each moment that anybody came to."""
    here = [int(item) for item in np.flatnonzero(items.reached)]
    pooled = pooling([items.marks(item) for item in here])
    return tuple(_moment(items, item, pooled, blind) for item in here)


def _moment(items: Items, item: int, pooled: Pooling | None, blind: Baseline) -> MomentFigures:
    place, marks = items.words.places[item], items.marks(item)
    chance = blind.marks.get(place.moment, Spread(0))
    facility = part(marks)
    base, above = _against(marks, chance)
    discrimination = correlation(items.rests.together(item))
    return MomentFigures(
        moment=place.moment,
        phase=place.phase,
        reached=int(items.reached[item]),
        facility=facility,
        shrunken=pooled.shrunken(marks) if pooled and marks.n else None,
        baseline=base,
        above=above,
        discrimination=discrimination,
        lines=tuple(_line(items, line, blind.lost.get(place.moment)) for line in items.lines(item)),
        doings={
            doing: int(times)
            for doing, times in zip(items.words.doings, items.times[item], strict=True)
            if times and not doing.startswith(SAID)
        },
        flags=_flags(marks.n, facility, above, discrimination),
    )


def _against(marks: Spread, chance: Spread) -> tuple[Figure, Figure]:
    if not chance.n:
        unknown = NotComputed(Reason.NO_BASELINE, marks.n)
        return unknown, unknown
    return mean(chance, SHARE), difference(marks, chance, (-1.0, 1.0))


def _line(items: Items, line: LineSums, lost_blindly: float | None) -> LineFigures:
    doing = items.words.codes.doings[f"{SAID}{line.choice}"]
    worst = int(items.worst[doing, 1:].argmax()) + 1 if items.worst[doing, 1:].any() else 0
    return LineFigures(
        choice=line.choice,
        chosen=share(line.chosen, line.offered),
        chance=line.blindly / line.offered,
        lost=mean(items.lost(doing)),
        lost_blindly=lost_blindly,
        worst=items.words.rules[worst],
    )


def _flags(n: int, facility: Figure, above: Figure, discrimination: Figure) -> tuple[Flag, ...]:
    if n < FLAGS_FROM:
        return ()
    found = []
    if _highest(facility) < HARD_BELOW:
        found.append(Flag.HARD)
    if _lowest(facility) > EASY_ABOVE:
        found.append(Flag.EASY)
    if _highest(above) <= 0:
        found.append(Flag.AS_BY_CHANCE)
    if _highest(discrimination) < 0:
        found.append(Flag.AGAINST)
    return tuple(found)


def _highest(figure: Figure) -> float:
    """Return what a figure is surely not above; infinity where that is not known."""
    return figure.high if isinstance(figure, Estimate) and figure.high is not None else np.inf


def _lowest(figure: Figure) -> float:
    return figure.low if isinstance(figure, Estimate) and figure.low is not None else -np.inf


def _endings(attempts: Attempts, rows: Whole) -> Distribution:
    codes = attempts.heads["ending"][rows].astype(np.int64)
    names = tuple(attempts.words.endings)
    return distribution([np.where(codes < 0, len(names), codes)], (*names, UNFINISHED))


def _feelings(attempts: Attempts, rows: Whole) -> Mapping[str, tuple[Figure, ...]]:
    felt = known(attempts.heads["feelings"][rows])
    return {
        name: tuple(mean(spread(felt[:, at, phase]), FEELING) for phase in range(len(PHASES)))
        for at, name in enumerate(attempts.words.feelings)
    }


def _limits(attempts: Attempts, rows: Whole) -> tuple[LimitFigures, ...]:
    counts = attempts.heads["limits"][rows].sum(axis=0, dtype=np.int64)
    names = [timing.value for timing in LIMIT_TIMINGS]
    return tuple(
        LimitFigures(topic, severity, counted(counts[at], names))
        for at, (topic, severity) in enumerate(attempts.words.limits.items())
    )
