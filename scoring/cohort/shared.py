"""A report on one scenario as it can be shared; see ``scoring.cohort.sharing``.

What counts times or acts rather than students is left out: it says nothing of how many students
are behind it. So is what is drawn to a common middle: each tells of all the others.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from scoring.cohort.estimates import Estimate, Figure, NotComputed, Reason
from scoring.cohort.overall import LEVEL, SHARE
from scoring.cohort.remembered import Shared
from scoring.cohort.report import (
    AttemptFigures,
    Calibration,
    Change,
    Changes,
    CohortReport,
    Distribution,
    GateFigures,
    LineFigures,
    MomentFigures,
    Overview,
    PrincipleFigures,
    ScenarioFigures,
)
from scoring.cohort.sharing import (
    DECIMALS,
    DEFAULT_K,
    FLOOR,
    HIDDEN,
    Keeper,
    SeveralScenariosError,
    TooSmallKError,
    rounded,
    see_apart,
    whole,
)
from scoring.cohort.standing_out import findings_to_share
from scoring.rubric import Principle

UNTRIED = "not_tried"


def shared(
    report: CohortReport,
    attempts: Mapping[str, str],
    earlier: Sequence[Shared] = (),
    k: int = DEFAULT_K,
) -> tuple[CohortReport, Shared]:
    """Return a report as it can be shared, and what must be remembered of it.

    ``attempts`` are the ids of all attempts that it rests on, each with its student's pseudonym;
    ``earlier`` is what was shared of the same cohort before.

    Raises:
        CannotShareError: where it cannot be shared; its subclasses say why.
    """
    if k < FLOOR:
        raise TooSmallKError(k)
    if len(report.scenarios) > 1:
        raise SeveralScenariosError(len(report.scenarios))
    see_apart(attempts, earlier, k)
    keeper = Keeper(report.overview.students or 0, earlier, k)
    made = _report(keeper, report)
    return made, Shared(dict(attempts), keeper.numbers)


def _report(keeper: Keeper, report: CohortReport) -> CohortReport:
    gates = {gate: _gate(keeper, f"gate/{gate}", each) for gate, each in report.gates.items()}
    principles = {
        principle: _principle(keeper, f"principle/{principle}", each)
        for principle, each in report.principles.items()
    }
    told = {name for name, each in principles.items() if whole(each.levels)}
    return replace(
        report,
        overview=_overview(keeper, report.overview),
        holds=keeper.share("holds", report.holds),
        gates=gates,
        principles=principles,
        pauses=dict.fromkeys(report.pauses, HIDDEN),
        limits=_unseen(report.limits),
        scenarios=tuple(_scenario(keeper, each) for each in report.scenarios),
        attempts=_attempts(keeper, report.attempts, told),
        changes=_changes(keeper, report.changes, told),
        calibration={
            principle: _calibration(
                keeper, f"calibration/{principle}", each, told=principle in told
            )
            for principle, each in report.calibration.items()
        },
        findings=findings_to_share(gates, principles),
        shared=keeper.k,
    )


def _overview(keeper: Keeper, found: Overview) -> Overview:
    students = keeper.count("students", found.students)
    simulated = found.simulated if found.simulated in {0, found.attempts} else None
    return Overview(
        students=students,
        attempts=None,
        first_attempts=students,
        simulated=0 if simulated == 0 else None,
        set_aside={},
        others={
            version: keeper.count(f"version/{version}", students, students)
            for version, students in found.others.items()
        },
        rubrics=found.rubrics,
        days=("", ""),
    )


def _unseen(found: Distribution) -> Distribution:
    return Distribution(dict.fromkeys(found.counts, None), None)


def _gate(keeper: Keeper, path: str, found: GateFigures) -> GateFigures:
    statuses = keeper.distribution(path, found.statuses)
    if None in statuses.counts.values():  # the share would tell what is hidden
        return GateFigures(statuses, HIDDEN)
    return GateFigures(statuses, keeper.share(f"{path}/came", found.passed))


def _principle(keeper: Keeper, path: str, found: PrincipleFigures) -> PrincipleFigures:
    """Return a principle; how many tried and did not try it tell of each other."""
    untried = found.levels.counts[UNTRIED] or 0
    may = keeper.may(f"{path}/{UNTRIED}", untried, keeper.everybody)
    tried = may and isinstance(keeper.figure(f"{path}/tried", found.mean), Estimate)
    levels, mean = (_of_those_who_tried if tried else _of_everybody)(keeper, path, found)
    told = tried and whole(levels)
    return PrincipleFigures(
        levels=levels,
        mean=mean,
        shrunken=None,
        share=rounded(found.share) if told and found.share.n == found.mean.n else HIDDEN,
        opportunities=HIDDEN,
    )


def _of_everybody(
    keeper: Keeper, path: str, found: PrincipleFigures
) -> tuple[Distribution, Figure]:
    """Return the levels where it is not told how many tried; there is no mean then."""
    return keeper.distribution(path, found.levels), HIDDEN


def _of_those_who_tried(
    keeper: Keeper, path: str, found: PrincipleFigures
) -> tuple[Distribution, Figure]:
    """Return the levels and their mean where it is told how many tried: those of these alone."""
    untried = found.levels.counts[UNTRIED] or 0
    sides = {UNTRIED: keeper.count(f"{path}/{UNTRIED}", untried)}
    everybody = keeper.count(f"{path}/all", found.levels.n)
    noted = dict(keeper.numbers)
    levels = {name: count for name, count in found.levels.counts.items() if name != UNTRIED}
    inner = keeper.distribution(path, Distribution(levels, (found.levels.n or 0) - untried))
    mean = found.mean if whole(inner) else HIDDEN
    if not whole(inner) and keeper.prefers_step(path, inner.counts, found.mean.n):
        keeper.numbers = noted
        inner = replace(inner, counts=dict.fromkeys(levels))
        mean = keeper.step(path, found.mean, LEVEL)
    return Distribution({**inner.counts, **sides}, everybody), mean


def _calibration(keeper: Keeper, path: str, found: Calibration, *, told: bool) -> Calibration:
    """Return the ratings of a principle; ``told`` is whether all of its levels are."""
    agreement = keeper.distribution(path, found.agreement)
    if not told or not whole(agreement):
        return Calibration(HIDDEN, HIDDEN, HIDDEN, agreement)
    return Calibration(
        rated=rounded(keeper.figure(path, found.rated)),
        level=rounded(keeper.figure(path, found.level)),
        above=rounded(keeper.figure(path, found.above)),
        agreement=agreement,
    )


def _attempts(
    keeper: Keeper, found: Sequence[AttemptFigures], told: AbstractSet[Principle]
) -> tuple[AttemptFigures, ...]:
    """Return attempt after attempt, as long as those who stop and those who go on are enough.

    ``told`` are the principles of which all levels are: of others no mean is. Where all but one
    are, the mean over all of them tells that one's.
    """
    made: list[AttemptFigures] = []
    before = keeper.everybody
    for each in found:
        path = f"attempt/{each.number}"
        students = keeper.count(path, each.students, before)
        if students is None or keeper.count(path, students) is None:
            break
        before = students
        every = told >= set(each.principles)
        made.append(
            AttemptFigures(
                each.number,
                students,
                rounded(keeper.figure(f"{path}/level", each.level, students)) if every else HIDDEN,
                rounded(keeper.figure(f"{path}/gained", each.gained, students)),
                {
                    principle: rounded(keeper.figure(f"{path}/of/{principle}", gained, students))
                    if principle in told
                    else HIDDEN
                    for principle, gained in each.principles.items()
                },
            )
        )
    return tuple(made)


def _changes(keeper: Keeper, found: Changes | None, told: AbstractSet[Principle]) -> Changes | None:
    if found is None:
        return None
    both = keeper.count("changes", found.both)
    of_all = both if told >= set(found.principles) else None
    return Changes(
        both,
        _change(keeper, "changes/level", found.level, of_all),
        {
            principle: _change(
                keeper, f"changes/of/{principle}", each, both if principle in told else None
            )
            for principle, each in found.principles.items()
        },
    )


def _change(keeper: Keeper, path: str, found: Change, both: int | None) -> Change:
    if both is None:
        return Change(HIDDEN, HIDDEN, HIDDEN)
    return Change(
        rounded(keeper.figure(f"{path}/before", found.before, both)),
        rounded(keeper.figure(f"{path}/after", found.after, both)),
        rounded(keeper.figure(f"{path}/gained", found.gained, both)),
    )


# -- one scenario -----------------------------------------------------------------------------


def _scenario(keeper: Keeper, found: ScenarioFigures) -> ScenarioFigures:
    path = f"scenario/{found.scenario_hash}"
    return replace(
        found,
        students=keeper.count(path, found.students),
        attempts=None,
        holds=keeper.share(f"{path}/holds", found.holds),
        endings=keeper.distribution(f"{path}/endings", found.endings),
        moments=tuple(
            _moment(keeper, f"{path}/moment/{each.moment}", each) for each in found.moments
        ),
        alpha=keeper.figure(f"{path}/alpha", found.alpha),
        feelings={
            name: tuple(
                rounded(keeper.figure(f"{path}/feeling/{name}/{place}", each))
                for place, each in enumerate(phases)
            )
            for name, phases in found.feelings.items()
        },
        limits=tuple(replace(each, timings=_unseen(each.timings)) for each in found.limits),
    )


def _moment(keeper: Keeper, path: str, found: MomentFigures) -> MomentFigures:
    reached = keeper.count(path, found.reached)
    if reached is None:
        return _hidden_moment(found)
    noted = dict(keeper.numbers)
    lines = _lines(keeper, path, found.lines, reached)
    told = len(lines) == len(found.lines) and all(_is_told(each.chosen) for each in lines)
    facility = keeper.figure(f"{path}/judged", found.facility, reached)
    if not isinstance(facility, Estimate):
        return replace(_hidden_moment(found), reached=reached, lines=lines)
    if not told:
        hidden = replace(_hidden_moment(found), reached=reached, lines=lines)
        shown = {f"lines/{each.choice}/offered/count": _times(each) for each in lines}
        if not keeper.prefers_step(path, shown, sum(map(_times, found.lines))):
            return hidden
        keeper.numbers = {**noted, f"{path}/judged": facility.n}
        unsaid = tuple(map(_hidden_line, lines))
        return replace(hidden, facility=keeper.step(path, facility, SHARE), lines=unsaid)
    rough = replace(facility, value=round(facility.value, DECIMALS), low=None, high=None)
    return replace(
        found,
        reached=reached,
        facility=rough,
        shrunken=None,
        above=_above(rough, found.baseline),
        discrimination=rounded(keeper.figure(f"{path}/rests", found.discrimination, facility.n)),
        lines=lines,
        doings={},
        flags=(),
    )


def _times(line: LineFigures) -> int:
    """Return how many have chosen a line; 0 where that is hidden."""
    return round(line.chosen.value * line.chosen.n) if isinstance(line.chosen, Estimate) else 0


def _hidden_line(line: LineFigures) -> LineFigures:
    return replace(line, chosen=HIDDEN, chance=None, lost=HIDDEN, worst="")


def _is_told(figure: Figure) -> bool:
    return not isinstance(figure, NotComputed) or figure.reason is not Reason.HIDDEN


def _above(facility: Estimate, baseline: Figure) -> Figure:
    """Return no more than whoever sees both can work out."""
    if not isinstance(baseline, Estimate):
        return replace(baseline, n=facility.n)
    return Estimate(facility.value - baseline.value, None, None, facility.n)


def _hidden_moment(found: MomentFigures) -> MomentFigures:
    return replace(
        found,
        reached=None,
        facility=HIDDEN,
        shrunken=None,
        above=HIDDEN,
        discrimination=HIDDEN,
        lines=(),
        doings={},
        flags=(),
    )


def _lines(
    keeper: Keeper, path: str, found: Sequence[LineFigures], reached: int
) -> tuple[LineFigures, ...]:
    """Return the lines: a distribution of those who said something, each among those who could.

    What would be chosen blindly is left out: it tells who was offered what.
    """
    counts = {
        each.choice: round(each.chosen.value * each.chosen.n)
        for each in found
        if isinstance(each.chosen, Estimate)
    }
    said = sum(counts.values())
    if not keeper.may(f"{path}/said", said, reached):
        return ()
    keeper.numbers[f"{path}/said"] = said
    hidden = keeper.hidden(f"{path}/lines", counts, said)
    return tuple(
        replace(
            _hidden_line(each),
            chosen=HIDDEN
            if each.choice in hidden
            else keeper.share(f"{path}/lines/{each.choice}/offered", each.chosen, reached),
        )
        for each in found
    )
