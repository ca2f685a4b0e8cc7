"""What one scenario tells, as it can be shared; see ``scoring.cohort.sharing``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.kinds import Phase
from scoring.cohort.by_scenario import FEELING
from scoring.cohort.estimates import Estimate, Figure, NotComputed, Reason
from scoring.cohort.overall import SHARE
from scoring.cohort.parts import Parts
from scoring.cohort.report import LineFigures, MomentFigures, ScenarioFigures
from scoring.cohort.sharing import (
    DECIMALS,
    HIDDEN,
    STUDENTS,
    Keeper,
    Table,
    coarse,
    having,
    rounded,
    unseen,
    version_place,
    without,
)
from scoring.cohort.taken import PHASES


def shared_scenario(keeper: Keeper, found: ScenarioFigures) -> ScenarioFigures:
    """Return what first attempts at a scenario tell, as it can be shared."""
    place = f"scenario/{found.scenario_hash}"
    feelings = {
        name: tuple(coarse(figure, FEELING, keeper.k) for figure in course)
        for name, course in found.feelings.items()
    }
    came = _came(keeper, f"{place}/phase", feelings)
    students = keeper.count(place, found.students)
    if students is not None:
        keeper.note(version_place(found.scenario_hash), {STUDENTS: students})
    return replace(
        found,
        students=students,
        attempts=None,
        holds=keeper.share(f"{place}/holds", found.holds),
        endings=keeper.distribution(f"{place}/endings", found.endings),
        moments=tuple(
            _moment(keeper, f"{place}/moment/{each.moment}", each, came.get(each.phase))
            for each in found.moments
        ),
        alpha=HIDDEN,  # with every digit it fits few ways only that moments can go together
        feelings={
            name: tuple(
                figure if phase in came else HIDDEN
                for phase, figure in zip(PHASES, course, strict=True)
            )
            for name, course in feelings.items()
        },
        limits=tuple(replace(each, timings=unseen(each.timings)) for each in found.limits),
    )


def _came(
    keeper: Keeper, place: str, feelings: Mapping[str, Sequence[Figure]]
) -> Mapping[Phase, int]:
    """Return how many came to each phase, where that is told.

    Of two phases all who came to the one mostly came to the other; the rest are told by both.
    """
    came: dict[Phase, int] = {}
    for at, phase in enumerate(PHASES):
        here = next((course[at].n for course in feelings.values() if _is_told(course[at])), None)
        if here is None:
            continue
        beside = {f"{place}/{phase}/{other}": _nested(keeper, here, n) for other, n in came.items()}
        if keeper.tells({f"{place}/{phase}": keeper.rings(here=here), **beside}):
            came[phase] = here
    return came


def _nested(keeper: Keeper, here: int, other: int) -> Parts:
    """Return the parts of everybody by two groups, of which the larger holds the smaller."""
    both = min(here, other)
    return {
        "both": both,
        "here": here - both,
        "other": other - both,
        "neither": keeper.everybody - max(here, other),
    }


def _is_told(figure: Figure) -> bool:
    return not isinstance(figure, NotComputed) or figure.reason is not Reason.HIDDEN


def _moment(keeper: Keeper, place: str, found: MomentFigures, phase: int | None) -> MomentFigures:
    """Return a moment; ``phase`` is how many came to its phase, where that is told."""
    reached = keeper.count(place, found.reached, phase=phase)
    if reached is None:
        return _hidden_moment(found)
    table = _lines(keeper, f"{place}/lines", found.lines, reached)
    hidden = keeper.hidden(table)
    bare = replace(
        _hidden_moment(found), reached=reached, lines=tuple(map(_hidden_line, found.lines))
    )
    here = replace(
        bare,
        lines=tuple(
            replace(line, chosen=HIDDEN if line.choice in hidden else each.chosen)
            for line, each in zip(bare.lines, found.lines, strict=True)
        ),
    )
    facility = found.facility
    judged = keeper.rings(here=facility.n, reached=reached)
    if not isinstance(facility, Estimate) or not keeper.may(f"{place}/judged", judged):
        if keeper.stepped(table.place):
            return bare
        keeper.tell(table, hidden)
        return here
    said = sum(table.counts.values())
    if keeper.prefers_step(table.place, without(table.counts, hidden), said):
        keeper.note(f"{place}/judged", judged)
        return replace(bare, facility=keeper.step(table.place, facility, SHARE))
    keeper.tell(table, hidden)
    if hidden:
        return here
    keeper.note(f"{place}/judged", judged)
    rough = replace(facility, value=round(facility.value, DECIMALS), low=None, high=None)
    rests = keeper.figure(
        f"{place}/rests", found.discrimination, judged=facility.n, reached=reached
    )
    return replace(
        here,
        facility=rough,
        baseline=found.baseline,
        above=_above(rough, found.baseline),
        discrimination=rounded(rests),
    )


def _lines(keeper: Keeper, place: str, found: Sequence[LineFigures], reached: int) -> Table:
    """Return the lines as a distribution of those who said something, each among those who could.

    What would be chosen blindly is left out: it tells who was offered what.
    """
    counts = {each.choice: having(each.chosen) for each in found}
    said = sum(counts.values())
    return Table(
        place,
        counts,
        keeper.beside(said, reached=reached),
        {each.choice: keeper.having(each.chosen, said=said, reached=reached) for each in found},
    )


def _hidden_line(line: LineFigures) -> LineFigures:
    return replace(line, chosen=HIDDEN, chance=None, lost=HIDDEN, worst="")


def _above(facility: Estimate, baseline: Figure) -> Figure:
    """Return no more than whoever sees both can work out."""
    if not isinstance(baseline, Estimate):
        return replace(baseline, n=facility.n)
    return Estimate(facility.value - baseline.value, None, None, facility.n)


def _hidden_moment(found: MomentFigures) -> MomentFigures:
    """Return a moment of which only what players got is told who choose blindly."""
    blind = isinstance(found.baseline, Estimate)
    return replace(
        found,
        reached=None,
        facility=HIDDEN,
        shrunken=None,
        # where none of these came there, ``n`` is of the students
        baseline=found.baseline if blind else replace(found.baseline, n=0),
        above=HIDDEN,
        discrimination=HIDDEN,
        lines=(),
        doings={},
        flags=(),
    )
