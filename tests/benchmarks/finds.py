"""Whether the three findings name what is planted, and nothing that is not there.

Run:
    python -m tests.benchmarks.finds            20 cohorts of each kind at each scenario
    python -m tests.benchmarks.finds --quick    4

Cohorts of simulated students play shipped scenarios, half of them with a hard moment and a tempting
line planted. Of the others all together it is known what is true of such students: there a named
line is a false alarm where they do not choose it more often than blindly, and a named moment where
what they gain there is not below the middle of the moments.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scenarios.format import read
from scenarios.library import shipped
from scoring.cohort.baselines import Baseline
from scoring.cohort.columns import Row
from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate
from scoring.cohort.findings import Finding
from scoring.cohort.gathering import Gathered
from scoring.cohort.packing import pack
from scoring.cohort.report import CohortReport, MomentFigures
from scoring.shipped import shipped_rubric
from simulator.collecting.baselines import drawn_for
from simulator.demo.cohort import Course, plant, simulate
from simulator.demo.model import DEFAULT, NOTHING, Planted

SCENARIOS = (
    "butikktyveri",
    "digitale-trusler",
    "hasj-og-skolefravaer",
    "kniv-i-sekken",
    "slagsmaal-filmet",
)
STUDENTS = 40
COHORTS, QUICK = 20, 4
ONCE = replace(DEFAULT, again=1e-9)
"""Findings are of first attempts: nobody tries again."""


def attempts(course: Course, planted: Planted, rng: random.Random) -> list[Row]:
    """Let a cohort play once."""
    found = simulate(ONCE, STUDENTS, course, None, planted, rng)
    return [Row(e.taken.student, 1, "", "", pack(e.taken, course.words)) for e in found]


def report(course: Course, rows: Sequence[Row], known: Baseline | None) -> CohortReport:
    """Return the report on attempts."""
    gathered = Gathered(course.words)
    gathered.add(rows)
    baselines = {} if known is None else {course.scenario.hash: known}
    return cohort_report("c", [gathered], baselines=baselines)


def measured(name: str, cohorts: int) -> Counter[str]:
    """Count what is named in cohorts at a scenario."""
    bundle = shipped(name)
    scenario = read(bundle).scenario
    if scenario is None:
        raise LookupError(name)
    course, known = Course(scenario, shipped_rubric()), drawn_for(dict(bundle.files))
    counts = Counter[str]()
    whole: list[Row] = []
    plain: list[CohortReport] = []
    for seed in range(cohorts):
        rng = random.Random(seed)
        planted = plant(ONCE, course, rng)
        _, moment, line = report(course, attempts(course, planted, rng), known).findings
        counts["moment found"] += moment.about.get("moment") == planted.moment
        counts["line found"] += line.about.get("choice") == planted.choice
        rows = attempts(course, NOTHING, rng)
        plain.append(report(course, rows, known))
        whole += [row._replace(student=f"{seed}-{row.student}") for row in rows]
    true = report(course, whole, known)
    for each in plain:
        counts.update(_alarms(each.findings, true))
    return counts


def _alarms(findings: Sequence[Finding], true: CohortReport) -> Iterator[str]:
    _, moment, line = findings
    moments = {each.moment: each for each in true.scenarios[0].moments}
    gains = {m: _gained(each) for m, each in moments.items()}
    if moment.about.get("moment"):
        yield "moment named"
        if gains[moment.about["moment"]] >= sum(gains.values()) / len(gains):
            yield "moment named falsely"
    if line.about.get("choice"):
        yield "line named"
        (said,) = (
            each
            for each in moments[line.about["moment"]].lines
            if each.choice == line.about["choice"]
        )
        if not isinstance(said.chosen, Estimate) or said.chosen.value <= (said.chance or 0.0):
            yield "line named falsely"


def _gained(moment: MomentFigures) -> float:
    above, base = moment.above, moment.baseline
    if not isinstance(above, Estimate) or not isinstance(base, Estimate) or base.value == 1:
        return 1.0
    return above.value / (1 - base.value)


def main() -> None:
    """Print what is named of what is planted, and of what is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.finds")
    parser.add_argument("--quick", action="store_true", help="fewer cohorts")
    cohorts = QUICK if parser.parse_args().quick else COHORTS
    whole = Counter[str]()
    for name in SCENARIOS:
        counts = measured(name, cohorts)
        whole += counts
        sys.stdout.write(f"{name:24} {_line(counts, cohorts)}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{'all':24} {_line(whole, cohorts * len(SCENARIOS))}\n")


def _line(counts: Counter[str], cohorts: int) -> str:
    return (
        f"planted: moment {counts['moment found']}, line {counts['line found']} of {cohorts}; "
        f"nothing planted: line named {counts['line named']} times, falsely "
        f"{counts['line named falsely']}; moment {counts['moment named']}, falsely "
        f"{counts['moment named falsely']}"
    )


if __name__ == "__main__":
    main()
