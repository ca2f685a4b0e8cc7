"""What players get who choose blindly: drawn once for a version of a scenario, and then kept."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from scenarios.format import Bundle, read
from scoring.cohort.baselines import Baseline, as_text, baseline, read_baseline
from scoring.cohort.columns import Row
from scoring.cohort.gathering import Gathered
from scoring.cohort.packing import pack
from scoring.cohort.vocabulary import vocabulary
from scoring.shipped import shipped_rubric
from simulator.collecting.blindly import HAND, HANDS, SEED, blindly
from simulator.collecting.pool import MOST_PROCESSES
from simulator.collecting.port import Cohorts
from simulator.processes import beginning, pool, processors
from simulator.sessions.errors import RecordsError

FEW = 3
"""Scenarios that are played sooner than another process has begun."""

Told = Callable[[int, int], None]
"""Told how many scenarios have been played blindly, and how many there are to be."""


def baselines(
    cohorts: Cohorts,
    hashes: set[str],
    *,
    told: Told = lambda _done, _all: None,
    processes: int | None = None,
) -> Mapping[str, Baseline]:
    """Return what blind choice gets, by scenario hash; without those that cannot be played now.

    Args:
        cohorts: Where it is kept, once it is known.
        hashes: The versions of scenarios that are asked for.
        told: Is told how far it has come.
        processes: How many processes play; as many as there are processors unless told.

    Raises:
        RecordsError: where the cohorts cannot be read.
    """
    rubric, how = shipped_rubric().hash, _how()
    kept = {h: read_baseline(text) for h, text in cohorts.baselines(rubric, how).items()}
    found = {h: kept[h] for h in hashes & kept.keys()}
    known = {h: each for h, each in found.items() if each is not None}
    missing = [
        (bundle.hash, dict(bundle.files))
        for bundle in cohorts.scenarios()
        if bundle.hash in hashes - known.keys()
    ]
    fresh: dict[str, Baseline] = {}
    for done, (scenario_hash, drawn) in enumerate(_drawn(missing, processes), 1):
        told(done, len(missing))
        if drawn is not None:
            fresh[scenario_hash] = drawn
    if fresh:
        with suppress(RecordsError):  # it is drawn again where nothing can be written
            cohorts.keep_baselines(rubric, how, {h: as_text(each) for h, each in fresh.items()})
    return known | fresh


def draw_ahead(cohorts: Cohorts, told: Told = lambda _done, _all: None) -> None:
    """Draw what is not known yet of any scenario that is kept, so that nobody waits for it.

    Raises:
        RecordsError: where the cohorts cannot be read.
    """
    baselines(cohorts, {bundle.hash for bundle in cohorts.scenarios()}, told=told)


def drawn_for(files: Mapping[str, bytes], hands: int = HANDS) -> Baseline | None:
    """Return what blind choice gets in a scenario; None where it cannot be played."""
    scenario, rubric = read(Bundle(files)).scenario, shipped_rubric()
    if scenario is None:
        return None
    words = vocabulary(scenario, rubric)
    found = []
    for hand in blindly(scenario, rubric, hands):
        gathered = Gathered(words)
        gathered.add([Row(each.student, 1, "", "", pack(each, words)) for each in hand])
        found.append(gathered)
    return baseline(*found)


def _drawn(
    missing: list[tuple[str, dict[str, bytes]]], processes: int | None, hands: int = HANDS
) -> Iterator[tuple[str, Baseline | None]]:
    count = min(MOST_PROCESSES, processors()) if processes is None else processes
    if len(missing) <= FEW or count == 1:
        for scenario_hash, files in missing:
            yield scenario_hash, drawn_for(files, hands)
        return
    workers = pool(count)
    try:
        with beginning():
            running = [(h, workers.submit(drawn_for, files, hands)) for h, files in missing]
        for scenario_hash, future in running:
            yield scenario_hash, future.result()
    finally:
        workers.shutdown(cancel_futures=True)


def _how() -> str:
    """Return how players are drawn and scored: what was drawn otherwise is drawn anew."""
    try:
        program = version("samtalerom")
    except PackageNotFoundError:  # run from a folder without being installed
        program = "-"
    return f"{program[:40]} {HANDS}x{HAND} {SEED}"
