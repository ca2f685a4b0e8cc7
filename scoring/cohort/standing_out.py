"""Finds what stands out of a cohort: one thing of its principles, one moment, one line.

Many are compared at once, so an interval is first widened by as many as are compared (Bonferroni);
what then still lies on one side stands out. Of those, what matters most is named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import NormalDist

from scenarios.words import Words
from scoring.cohort.estimates import CONFIDENCE, Estimate, share
from scoring.cohort.findings import Finding, FindingKind
from scoring.cohort.report import (
    GateFigures,
    LineFigures,
    MomentFigures,
    PrincipleFigures,
    ScenarioFigures,
)
from scoring.rubric import Gate, Principle
from scoring.wilson import interval

GATE_BELOW = 0.8
"""A gate that surely less than this share pass comes before any principle."""
MOMENT_FROM = 10
"""Attempts that must have earned or left something at a moment for it to stand out."""
LEFT_FROM = 0.15
"""What must be left to gain above blind choice for a moment to tell who can."""

SAYS: Mapping[FindingKind, Words] = {
    FindingKind.GATE: Words(
        "«{gate}» må være i orden. Det var det hos {passed} av dem som kom dit.",
        "«{gate}» må vere i orden. Det var det hos {passed} av dei som kom dit.",
        "“{gate}” must be in order. It was so for {passed} of those who came to it.",
    ),
    FindingKind.PRINCIPLE: Words(
        "«{principle}» holdes minst: i gjennomsnitt nivå {mean} av 3.",
        "«{principle}» blir halde minst: i gjennomsnitt nivå {mean} av 3.",
        "“{principle}” is kept least: level {mean} of 3 on average.",
    ),
    FindingKind.MOMENT: Words(
        "Mest ligger igjen her: {moment} Av det som var åpent der, ble {facility} tatt. "
        "Den som velger blindt, får {baseline}.",
        "Mest ligg igjen her: {moment} Av det som var ope der, vart {facility} teke. "
        "Den som vel blindt, får {baseline}.",
        "Most is left here: {moment} Of what was open there {facility} was taken. "
        "Somebody who chooses blindly gets {baseline}.",
    ),
    FindingKind.LINE: Words(
        "Denne replikken lokker: «{choice}» ble valgt av {chosen} av dem som kunne; "
        "blindt ville {chance} ha valgt den. Hver gang går i gjennomsnitt {lost} poeng tapt, "
        "mot {lost_blindly} for en blindt valgt replikk her.",
        "Denne replikken lokkar: «{choice}» vart vald av {chosen} av dei som kunne; "
        "blindt ville {chance} ha valt han. Kvar gong går i gjennomsnitt {lost} poeng tapt, "
        "mot {lost_blindly} for ein blindt vald replikk her.",
        "This line tempts: “{choice}” was chosen by {chosen} of those who could; "
        "blindly {chance} would have. Each time {lost} points are lost on average, "
        "against {lost_blindly} for a line chosen blindly here.",
    ),
}

NOTHING: Mapping[FindingKind, Words] = {
    FindingKind.PRINCIPLE: Words(
        "Ingen av prinsippene skiller seg mer ut enn tilfeldigheter kan forklare.",
        "Ingen av prinsippa skil seg meir ut enn det slumpen kan forklare.",
        "No principle stands out more than chance explains.",
    ),
    FindingKind.MOMENT: Words(
        "Ikke noe øyeblikk skiller seg mer ut enn tilfeldigheter kan forklare.",
        "Ikkje noko augeblikk skil seg meir ut enn det slumpen kan forklare.",
        "No moment stands out more than chance explains.",
    ),
    FindingKind.LINE: Words(
        "Ingen uheldig replikk ble valgt oftere enn tilfeldigheter kan forklare.",
        "Ingen uheldig replikk vart vald oftare enn det slumpen kan forklare.",
        "No line that costs was chosen more often than chance explains.",
    ),
}

UNTOLD: Mapping[FindingKind, Words] = {
    FindingKind.PRINCIPLE: Words(
        "Hva som skiller seg ut av porter og prinsipper, kan ikke sies: for mye er skjult.",
        "Kva som skil seg ut av portar og prinsipp, kan ikkje seiast: for mykje er skjult.",
        "What stands out of gates and principles can't be told: too much is hidden.",
    ),
    FindingKind.MOMENT: Words(
        "Hvilket øyeblikk som skiller seg ut, sies ikke i en rapport til deling.",
        "Kva augeblikk som skil seg ut, blir ikkje sagt i ein rapport til deling.",
        "Which moment stands out is not told in a report for sharing.",
    ),
    FindingKind.LINE: Words(
        "Hvilken replikk som lokker, sies ikke i en rapport til deling.",
        "Kva replikk som lokkar, blir ikkje sagt i ein rapport til deling.",
        "Which line tempts is not told in a report for sharing.",
    ),
}


def findings(
    gates: Mapping[Gate, GateFigures],
    principles: Mapping[Principle, PrincipleFigures],
    scenarios: Sequence[ScenarioFigures],
) -> tuple[Finding, ...]:
    """Return what stands out: of the gates and principles, of the moments, of the lines."""
    line = _line(scenarios) or _nothing(FindingKind.LINE)
    return (
        _gate(gates) or _principle(principles) or _nothing(FindingKind.PRINCIPLE),
        _moment(scenarios, besides=line) or _nothing(FindingKind.MOMENT),
        line,
    )


def findings_to_share(
    gates: Mapping[Gate, GateFigures], principles: Mapping[Principle, PrincipleFigures]
) -> tuple[Finding, ...]:
    """Return what stands out of gates and principles as they are shared.

    That none stands out is said only where all of them are shown. Of moments and lines nothing
    is: what is shared of them is too coarse.
    """
    whole = not any(None in each.levels.counts.values() for each in principles.values())
    found = _gate(gates) or (_principle(principles) if whole else None)
    told = whole and all(isinstance(each.passed, Estimate) for each in gates.values())
    none = _nothing(FindingKind.PRINCIPLE) if told else _untold(FindingKind.PRINCIPLE)
    return (found or none, _untold(FindingKind.MOMENT), _untold(FindingKind.LINE))


def _untold(of: FindingKind) -> Finding:
    return Finding(FindingKind.HIDDEN, {"of": of.value}, {}, UNTOLD[of], "")


def _nothing(of: FindingKind) -> Finding:
    return Finding(FindingKind.NOTHING, {"of": of.value}, {}, NOTHING[of], "")


def _gate(gates: Mapping[Gate, GateFigures]) -> Finding | None:
    low = [
        (figures.passed.value, gate)
        for gate, figures in gates.items()
        if isinstance(figures.passed, Estimate)
        if _widened(figures.passed, len(gates))[1] < GATE_BELOW
    ]
    if not low:
        return None
    _, gate = min(low)
    return Finding(
        FindingKind.GATE,
        {"gate": gate.value},
        {"passed": gates[gate].passed},
        SAYS[FindingKind.GATE],
        f"gate/{gate}",
    )


def _principle(principles: Mapping[Principle, PrincipleFigures]) -> Finding | None:
    means = {p: each.mean for p, each in principles.items() if isinstance(each.mean, Estimate)}
    if len(means) < 2:  # noqa: PLR2004 the least of one says nothing
        return None
    least = min(means, key=lambda principle: means[principle].value)
    others = [each.value for principle, each in means.items() if principle is not least]
    if _widened(means[least], len(means))[1] >= sum(others) / len(others):
        return None
    return Finding(
        FindingKind.PRINCIPLE,
        {"principle": least.value},
        {"mean": means[least]},
        SAYS[FindingKind.PRINCIPLE],
        f"principle/{least}",
    )


# -- moments ----------------------------------------------------------------------------------


def _moment(scenarios: Sequence[ScenarioFigures], besides: Finding) -> Finding | None:
    """Return the moment at which the cohort leaves most of what there is to gain above blindness.

    A moment that few come to counts for as many as come to it. The moment of a line that is named
    is left out: it is told already what makes that one hard.
    """
    told_of = besides.about.get("scenario_hash"), besides.about.get("moment")
    gains = {
        (scenario.scenario_hash, each.moment): (_gain(each), scenario, each)
        for scenario in scenarios
        for each in scenario.moments
    }
    told = {at: gain for at, (gain, _, _) in gains.items() if gain is not None}
    if len(told) < 2:  # noqa: PLR2004
        return None
    middle = sum(gain.value for gain in told.values()) / len(told)
    low = [
        at for at, gain in told.items() if at != told_of and _widened(gain, len(told))[1] < middle
    ]
    if not low:
        return None
    most_left = max(low, key=lambda at: (middle - told[at].value) * told[at].n)
    _, scenario, each = gains[most_left]
    return Finding(
        FindingKind.MOMENT,
        _place(scenario, each),
        {"facility": each.facility, "baseline": each.baseline, "above": each.above},
        SAYS[FindingKind.MOMENT],
        f"moment/{scenario.scenario_hash}/{each.moment}",
    )


def _gain(each: MomentFigures) -> Estimate | None:
    """Return how far a moment is from blind choice (0) to all that was open (1)."""
    base, above = each.baseline, each.above
    if not isinstance(base, Estimate) or not isinstance(above, Estimate):
        return None
    left, n = 1 - base.value, each.facility.n
    if left < LEFT_FROM or n < MOMENT_FROM:
        return None
    low, high = above.low, above.high
    if low is None or high is None:  # all took the same: as sure as if each took all or nothing
        alike = interval(above.value + base.value, n, NormalDist().inv_cdf((1 + CONFIDENCE) / 2))
        low, high = (end - base.value for end in alike)
    return Estimate(above.value / left, low / left, high / left, n)


# -- lines ------------------------------------------------------------------------------------


def _line(scenarios: Sequence[ScenarioFigures]) -> Finding | None:
    """Return the line that costs the cohort most by being chosen more often than blindly."""
    costly = [found for found in _lines(scenarios) if _surely_costs(found[2])]
    tempting = [found for found in costly if _tempts(found[1], found[2], len(costly))]
    if not tempting:
        return None
    scenario, moment, line = max(tempting, key=lambda found: _cost(found[2]))
    n = line.chosen.n
    return Finding(
        FindingKind.LINE,
        {**_place(scenario, moment), "choice": line.choice, "rule": line.worst},
        {
            "chosen": line.chosen,
            "chance": Estimate(line.chance or 0.0, None, None, n),
            "lost": line.lost,
            "lost_blindly": Estimate(line.lost_blindly or 0.0, None, None, n),
        },
        SAYS[FindingKind.LINE],
        f"line/{scenario.scenario_hash}/{moment.moment}/{line.choice}",
    )


def _lines(
    scenarios: Iterable[ScenarioFigures],
) -> Iterator[tuple[ScenarioFigures, MomentFigures, LineFigures]]:
    for scenario in scenarios:
        for moment in scenario.moments:
            for line in moment.lines:
                yield scenario, moment, line


def _tempts(moment: MomentFigures, line: LineFigures, compared: int) -> bool:
    """Say whether a line that costs is surely chosen more often than blindly.

    And surely more often than the other lines there that cost: where several are chosen alike, it
    is the moment that is hard, not one line that tempts. As many are compared as surely cost; no
    other could be named.
    """
    chosen = line.chosen
    if not isinstance(chosen, Estimate) or line.chance is None:
        return False
    if _widened(chosen, compared)[0] <= line.chance:
        return False
    costly = [_times(each) for each in moment.lines if _costs(each)]
    if len(costly) < 2:  # noqa: PLR2004
        return True
    among = share(_times(line), sum(costly))
    return isinstance(among, Estimate) and _widened(among, compared)[0] > 1 / len(costly)


def _surely_costs(line: LineFigures) -> bool:
    """Say whether a line surely loses more than one that is chosen blindly at its moment."""
    lost, blindly = line.lost, line.lost_blindly
    if not isinstance(lost, Estimate) or blindly is None:
        return False
    return (lost.value if lost.low is None else lost.low) > blindly


def _costs(line: LineFigures) -> bool:
    """Say whether a line was seen to lose more than one that is chosen blindly at its moment."""
    lost, blindly = line.lost, line.lost_blindly
    return isinstance(lost, Estimate) and blindly is not None and lost.value > blindly


def _times(line: LineFigures) -> int:
    """Return how many have chosen a line."""
    chosen = line.chosen
    return round(chosen.value * chosen.n) if isinstance(chosen, Estimate) else 0


def _cost(line: LineFigures) -> float:
    """Return the points that the cohort loses there, beyond what blind choice would lose."""
    if not isinstance(line.chosen, Estimate) or not isinstance(line.lost, Estimate):
        return 0.0
    more = line.chosen.value - (line.chance or 0.0)
    return more * (line.lost.value - (line.lost_blindly or 0.0)) * line.chosen.n


def _place(scenario: ScenarioFigures, moment: MomentFigures) -> Mapping[str, str]:
    return {
        "scenario": scenario.scenario,
        "scenario_hash": scenario.scenario_hash,
        "moment": moment.moment,
    }


def _widened(figure: Estimate, compared: int) -> tuple[float, float]:
    """Return an interval as wide as it must be where many are compared; endless where unknown."""
    if figure.low is None or figure.high is None:
        return float("-inf"), float("inf")
    normal = NormalDist()
    tail = (1 - CONFIDENCE) / 2
    wider = normal.inv_cdf(tail / compared) / normal.inv_cdf(tail)
    value = figure.value
    return value - (value - figure.low) * wider, value + (figure.high - value) * wider
