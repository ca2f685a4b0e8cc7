"""What follows from a report for sharing: every group of students whose size can be worked out.

By adding up what is shown, and by taking it from what holds it; whether it is shown of everybody or
of the group around it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import combinations
from typing import Any

from scoring.cohort.estimates import Estimate, Figure, NotComputed, Reason
from scoring.cohort.report import CohortReport, Distribution, MomentFigures, PrincipleFigures
from scoring.cohort.taken import PHASES
from scoring.rubric import Principle

Sizes = Mapping[str, int | None]
Found = Iterator[tuple[str, int | None]]


def derived(report: CohortReport) -> dict[str, int]:
    """Return every group whose size follows from a report; its name is the same in others."""
    return {name: size for name, size in _derived(report) if size is not None}


def _figures(value: Any, place: str = "") -> Found:
    """Yield what every figure rests on, wherever it stands, but for those of blind players."""
    if isinstance(value, Estimate | NotComputed):
        yield f"n/{place}", _n(value)
    elif is_dataclass(value):
        for each in fields(value):
            found = getattr(value, each.name)
            if each.name != "findings" and not (
                each.name == "baseline" and isinstance(found, Estimate)
            ):
                yield from _figures(found, f"{place}/{each.name}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _figures(each, f"{place}/{key}")
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            name = getattr(each, "moment", getattr(each, "choice", at))
            yield from _figures(each, f"{place}/{name}")


def _derived(report: CohortReport) -> Found:
    yield from _figures(report)
    everybody = report.overview.students
    around: Sizes = {"everybody": everybody}
    yield "everybody", everybody
    yield from _share("holds", report.holds, around)
    for version, students in report.overview.others.items():
        yield f"version/{version}", students
    for gate, standing in report.gates.items():
        yield from _table(f"gate/{gate}", standing.statuses, around)
        yield from _share(f"gate/{gate}/came", standing.passed, around)
    for principle, kept in report.principles.items():
        yield from _principle(report, principle, kept, around)
    yield from _attempts(report, around)
    for scenario in report.scenarios:
        yield f"version/{scenario.scenario_hash[:12]}", scenario.students
        yield from _share("scenario/holds", scenario.holds, around)
        yield from _table("endings", scenario.endings, around)
        yield "alpha", _n(scenario.alpha)
        came: dict[str, int | None] = {}
        for course in scenario.feelings.values():
            told = zip(PHASES, map(_n, course), strict=True)
            came |= {phase: n for phase, n in told if n is not None}
        for phase, n in came.items():
            others = {f"phase/{other}": m for other, m in came.items() if (m or 0) > (n or 0)}
            yield from _group(f"phase/{phase}", n, {**around, **others})
        for moment in scenario.moments:
            yield from _moment(moment, {**around, "phase": came.get(moment.phase)})


def _principle(
    report: CohortReport, principle: Principle, kept: PrincipleFigures, around: Sizes
) -> Found:
    yield from _table(f"principle/{principle}", kept.levels, around)
    levels, everybody = kept.levels.counts, around["everybody"]
    tried = _less(everybody, levels["not_tried"])
    yield from _group(f"mean/{principle}", _n(kept.mean), {"tried": tried})
    yield from _group(f"share/{principle}", _n(kept.share), {"tried": tried})
    rated = report.calibration[principle]
    yield from _table(f"rated/{principle}", rated.agreement, {**around, "tried": tried})
    raters = _raters(report)
    yield from _group(f"rated/{principle}/n", rated.agreement.n, {**around, "raters": raters})
    rest = _less(_less(everybody, tried), _less(raters, rated.agreement.n))
    yield f"neither rated nor tried/{principle}", rest
    for side, end in (("above", "3"), ("below", "0")):
        could = {
            "could": _less(tried, levels[end]),
            "of everybody": _less(everybody, levels[end]),
        }
        yield from _group(f"rated/{principle}/{side}", rated.agreement.counts[side], could)
    for each in report.attempts:
        gained = {"tried": tried, "attempt": each.students}
        yield from _group(f"{each.number}/{principle}", _n(each.principles[principle]), gained)
    if report.changes is not None:
        both = {"tried": tried, "both": report.changes.both}
        change = report.changes.principles[principle]
        yield from _group(f"changes/{principle}", _n(change.before), both)


def _raters(report: CohortReport) -> int | None:
    """Return how many rated themselves, where somebody sees it: whoever does rates everything."""
    all_tried = (p for p, each in report.principles.items() if each.levels.counts["not_tried"] == 0)
    rated = (report.calibration[principle].agreement.n for principle in all_tried)
    return next((n for n in rated if n is not None), None)


def _attempts(report: CohortReport, around: Sizes) -> Found:
    before = around["everybody"]
    second: int | None = None
    for each in report.attempts:
        yield from _group(f"attempt/{each.number}", each.students, {**around, "before": before})
        for name, figure in (("level", each.level), ("gained", each.gained)):
            yield from _group(f"{each.number}/{name}", _n(figure), {"attempt": each.students})
        before = each.students
        second = each.students if each.number == 2 else second
    if report.changes is not None:
        yield from _group("both", report.changes.both, {**around, "second": second})


def _moment(moment: MomentFigures, around: Sizes) -> Found:
    place = f"moment/{moment.moment}"
    reached = moment.reached
    yield from _group(place, reached, around)
    here: Sizes = {**around, "reached": reached}
    judged = _n(moment.facility)
    yield from _group(f"{place}/judged", judged, here)
    rests = {**here, "judged": judged}
    yield from _group(f"{place}/rests", _n(moment.discrimination), rests)
    if isinstance(moment.baseline, NotComputed) and moment.baseline.n:  # 0 tells of no group
        yield from _group(f"{place}/baseline", moment.baseline.n, here)
    chosen = {each.choice: _having(each.chosen) for each in moment.lines}
    said = None if not chosen or None in chosen.values() else sum(c or 0 for c in chosen.values())
    yield from _group(f"{place}/said", said, here)
    for each in moment.lines:
        yield from _share(f"{place}/{each.choice}", each.chosen, {**here, "said": said})


def _group(name: str, size: int | None, around: Sizes) -> Found:
    """Yield a group, and who else is in each group that holds it."""
    yield name, size
    for outer, all_of_them in around.items():
        yield f"{outer} - {name}", _less(all_of_them, size)


def _share(name: str, found: Figure, around: Sizes) -> Found:
    having, n = _having(found), _n(found)
    yield from _group(f"{name}/having", having, {**around, "asked": n})
    yield from _group(f"{name}/asked", n, around)


def _table(name: str, found: Distribution, around: Sizes) -> Found:
    """Yield whatever of a table can be added up, or is left over of its sum."""
    cells = found.counts
    for size in range(1, len(cells) + 1):
        for union in combinations(cells, size):
            inside, outside = (
                [count for cell, count in cells.items() if (cell in union) is within]
                for within in (True, False)
            )
            shown = None if None in inside else sum(count or 0 for count in inside)
            left = None if None in outside else _less(found.n, sum(c or 0 for c in outside))
            yield from _group(f"{name}/{'+'.join(union)}", left if shown is None else shown, around)


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _n(figure: Figure) -> int | None:
    hidden = isinstance(figure, NotComputed) and figure.reason is Reason.HIDDEN
    return None if hidden else figure.n


def _having(figure: Figure) -> int | None:
    return round(figure.value * figure.n) if isinstance(figure, Estimate) else None
