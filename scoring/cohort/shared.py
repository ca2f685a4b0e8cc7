"""A report on one scenario as it can be shared; see ``scoring.cohort.sharing``.

What counts times or acts rather than students is left out: it says nothing of how many students
are behind it. So is what is drawn to a common middle: each tells of all the others.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from scoring.cohort.estimates import Estimate, Figure
from scoring.cohort.overall import GAIN, LEVEL
from scoring.cohort.parts import Parts, merged
from scoring.cohort.remembered import Shared
from scoring.cohort.report import (
    AttemptFigures,
    Calibration,
    Change,
    Changes,
    CohortReport,
    Distribution,
    GateFigures,
    Overview,
    PrincipleFigures,
)
from scoring.cohort.shared_scenario import shared_scenario
from scoring.cohort.sharing import (
    DEFAULT_K,
    HIDDEN,
    STUDENTS,
    Keeper,
    SeveralScenariosError,
    Table,
    all_or_none,
    coarse,
    rounded,
    see_apart,
    see_one_k,
    unseen,
    version_place,
    whole,
    without,
)
from scoring.cohort.standing_out import findings_to_share
from scoring.rubric import Principle

UNTRIED = "not_tried"
UNTOLD = Change(HIDDEN, HIDDEN, HIDDEN)
LEVELS_APART = 3
"""The most that a rating and a level can be apart; the least, where they are, is 1."""


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
    see_one_k(k, earlier)
    if len(report.scenarios) > 1:
        raise SeveralScenariosError(len(report.scenarios))
    version = "".join(each.scenario_hash for each in report.scenarios)
    see_apart(attempts, earlier, k, version)
    keeper = Keeper(report.overview.students or 0, earlier, k)
    made = _report(keeper, report)
    return made, Shared(dict(attempts), keeper.numbers, k=k)


def _report(keeper: Keeper, report: CohortReport) -> CohortReport:
    gates = {gate: _gate(keeper, f"gate/{gate}", each) for gate, each in report.gates.items()}
    principles = {
        principle: _principle(keeper, f"principle/{principle}", each)
        for principle, each in report.principles.items()
    }
    attempts = _attempts(keeper, report.attempts, principles)
    return replace(
        report,
        overview=_overview(keeper, report.overview),
        holds=keeper.share("holds", report.holds),
        gates=gates,
        principles=principles,
        pauses=dict.fromkeys(report.pauses, HIDDEN),
        limits=unseen(report.limits),
        scenarios=tuple(shared_scenario(keeper, each) for each in report.scenarios),
        attempts=attempts,
        changes=_changes(keeper, report.changes, principles, attempts),
        calibration=_calibrations(keeper, report, principles),
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
            version: count
            if keeper.tells({version_place(version): {STUDENTS: count or 0}})
            else None
            for version, count in found.others.items()
        },
        rubrics=found.rubrics,
        days=("", ""),
    )


def _gate(keeper: Keeper, place: str, found: GateFigures) -> GateFigures:
    statuses = keeper.distribution(place, found.statuses)
    if not whole(statuses):  # the share would tell what is hidden
        return GateFigures(statuses, HIDDEN)
    return GateFigures(statuses, keeper.share(f"{place}/came", found.passed))


# -- principles -------------------------------------------------------------------------------


def _principle(keeper: Keeper, place: str, found: PrincipleFigures) -> PrincipleFigures:
    """Return a principle; how many tried and did not try it tell of each other."""
    counts = {level: count or 0 for level, count in found.levels.counts.items()}
    tried = keeper.may(place, merged(counts, counts.keys() - {UNTRIED}))
    if tried and isinstance(found.mean, Estimate):
        levels, mean = _of_those_who_tried(keeper, place, counts, found.mean)
    elif keeper.stepped(place):
        levels, mean = unseen(found.levels), HIDDEN
    else:  # there is no mean where it is not told how many it rests on
        levels, mean = keeper.distribution(place, found.levels), HIDDEN
    told = isinstance(mean, Estimate) and whole(levels)
    return PrincipleFigures(
        levels=levels,
        mean=mean,
        shrunken=None,
        share=rounded(found.share) if told and found.share.n == found.mean.n else HIDDEN,
        opportunities=HIDDEN,
    )


def _of_those_who_tried(
    keeper: Keeper, place: str, counts: Parts, mean: Estimate
) -> tuple[Distribution, Figure]:
    """Return the levels and their mean where it is told how many tried: those of these alone."""
    tried = {level: count for level, count in counts.items() if level != UNTRIED}
    table = Table(place, tried, {UNTRIED: counts[UNTRIED]})
    hidden = keeper.hidden(table)
    shown: Figure = HIDDEN if hidden else mean
    if keeper.prefers_step(place, without(tried, hidden), mean.n):
        hidden, shown = frozenset(tried), keeper.step(place, mean, LEVEL)
    keeper.tell(table, hidden)
    return Distribution(without(counts, hidden), sum(counts.values())), shown


def _whole(principles: Mapping[Principle, PrincipleFigures]) -> AbstractSet[Principle]:
    """Return the principles of which all levels are told: of others no mean is.

    Where all but one are, the mean over all of them tells that one's.
    """
    return {principle for principle, each in principles.items() if whole(each.levels)}


def _tried(found: PrincipleFigures) -> int | None:
    """Return how many tried a principle, where that is told."""
    untried = found.levels.counts[UNTRIED]
    return None if found.levels.n is None or untried is None else found.levels.n - untried


def _calibrations(
    keeper: Keeper, report: CohortReport, kept: Mapping[Principle, PrincipleFigures]
) -> Mapping[Principle, Calibration]:
    """Return the ratings of all principles.

    Most who rate themselves rate everything: those who rated what everybody tried are the raters.
    """
    rated = {principle: each.agreement.n or 0 for principle, each in report.calibration.items()}
    untried = {
        principle: report.principles[principle].levels.counts[UNTRIED] for principle in rated
    }
    raters = max((n for principle, n in rated.items() if untried[principle] == 0), default=None)
    return {
        principle: _calibration(
            keeper, f"calibration/{principle}", each, kept[principle], raters=raters
        )
        for principle, each in report.calibration.items()
    }


def _calibration(
    keeper: Keeper, place: str, found: Calibration, kept: PrincipleFigures, *, raters: int | None
) -> Calibration:
    """Return the ratings of a principle, of those who tried it."""
    tried = _tried(kept)
    crossed = _crossed(keeper, found.agreement.n or 0, tried, raters)
    if not keeper.may(f"{place}/raters", crossed):
        return Calibration(HIDDEN, HIDDEN, HIDDEN, unseen(found.agreement))
    agreement = keeper.distribution(
        place, found.agreement, _those_who_could(keeper, found.agreement, kept), tried=tried
    )
    if agreement.n is not None:
        keeper.note(f"{place}/raters", crossed)
    if not whole(kept.levels) or not whole(agreement):
        return Calibration(HIDDEN, HIDDEN, HIDDEN, agreement)
    rated, level, above = all_or_none(
        coarse(found.rated, LEVEL, keeper.k),
        coarse(found.level, LEVEL, keeper.k),
        coarse(found.above, _ends(found.agreement), keeper.k),
    )
    return Calibration(rated, level, above, agreement)


def _ends(agreement: Distribution) -> tuple[float, float]:
    """Return the least and the greatest that ratings can lie above the levels on average."""
    above, below = (agreement.counts[side] or 0 for side in ("above", "below"))
    n = agreement.n or 1
    return (above - LEVELS_APART * below) / n, (LEVELS_APART * above - below) / n


def _crossed(keeper: Keeper, both: int, tried: int | None, raters: int | None) -> Parts:
    """Return who tried and who rated, each with and without the other, where that is known."""
    if raters is None:
        return {}
    unrated = keeper.everybody - raters
    if tried is None:
        return {"both": both, "rated": raters - both, "tried+neither": unrated}
    alone = tried - both
    parts = {"both": both, "rated": raters - both, "tried": alone, "neither": unrated - alone}
    return {} if min(parts.values()) < 0 else parts  # then some have rated some things only


def _those_who_could(
    keeper: Keeper, agreement: Distribution, kept: PrincipleFigures
) -> Mapping[str, Parts]:
    """Return who rated themselves too high among all who could, and too low likewise."""
    tried = _tried(kept)
    found = {}
    for side, end in (("above", "3"), ("below", "0")):
        at_end = kept.levels.counts[end]
        if at_end is not None:
            among = keeper.everybody if tried is None else tried
            found[side] = keeper.rings(
                here=agreement.counts[side], could=among - at_end, tried=tried
            )
    return found


# -- attempt after attempt --------------------------------------------------------------------


def _attempts(
    keeper: Keeper,
    found: Sequence[AttemptFigures],
    kept: Mapping[Principle, PrincipleFigures],
) -> tuple[AttemptFigures, ...]:
    """Return attempt after attempt, as long as those who stop and those who go on are enough."""
    made: list[AttemptFigures] = []
    told = _whole(kept)
    before = keeper.everybody
    for each in found:
        place = f"attempt/{each.number}"
        students = keeper.count(place, each.students, before=before)
        if students is None:
            break
        before = students
        level, gained = (
            keeper.figure(f"{place}/{name}", rounded(figure), attempt=students)
            if told >= set(each.principles)
            else HIDDEN
            for name, figure in (("level", each.level), ("gained", each.gained))
        )
        principles = {
            principle: _of_principle(
                keeper,
                f"{place}/of/{principle}",
                coarse(gain, GAIN, keeper.k) if principle in told else HIDDEN,
                attempt=students,
                tried=_tried(kept[principle]),
            )
            for principle, gain in each.principles.items()
        }
        made.append(AttemptFigures(each.number, students, level, gained, principles))
    return tuple(made)


def _of_principle(
    keeper: Keeper, place: str, figure: Figure, *, tried: int | None, **around: int | None
) -> Figure:
    """Return a figure of those of a group who tried a principle, as others did too."""
    told = {
        place: keeper.rings(here=figure.n, **around),
        f"{place}/tried": keeper.rings(here=figure.n, tried=tried),
    }
    return figure if figure != HIDDEN and keeper.tells(told) else HIDDEN


def _changes(
    keeper: Keeper,
    found: Changes | None,
    kept: Mapping[Principle, PrincipleFigures],
    attempts: Sequence[AttemptFigures],
) -> Changes | None:
    if found is None:
        return None
    told = _whole(kept)
    again = attempts[1].students if len(attempts) > 1 else None
    both = keeper.count("changes", found.both, again=again)
    every = both is not None and told >= set(found.principles)
    return Changes(
        both,
        _each(
            found.level if every else UNTOLD,
            lambda figure: keeper.figure("changes/level", rounded(figure), both=both),
        ),
        {
            principle: _change(
                keeper,
                f"changes/of/{principle}",
                change if both is not None and principle in told else UNTOLD,
                both=both,
                tried=_tried(kept[principle]),
            )
            for principle, change in found.principles.items()
        },
    )


def _change(
    keeper: Keeper, place: str, found: Change, *, both: int | None, tried: int | None
) -> Change:
    coarser = Change(
        *all_or_none(
            coarse(found.before, LEVEL, keeper.k),
            coarse(found.after, LEVEL, keeper.k),
            coarse(found.gained, GAIN, keeper.k),
        )
    )
    return _each(
        coarser, lambda figure: _of_principle(keeper, place, figure, both=both, tried=tried)
    )


def _each(change: Change, as_shared: Callable[[Figure], Figure]) -> Change:
    return Change(as_shared(change.before), as_shared(change.after), as_shared(change.gained))
