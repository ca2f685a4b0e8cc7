"""The proof's search: what a state costs as feelings are added, and against a naive walk.

The scenario has two moments and as many feelings as the size asks for, each read by a guard and
moved both ways, so that nearly every state is a valuation. The processor's time is measured, as
what other programs do must not decide a ratio. Laying out the board, which hangs on what is
written and not on how many states there are, has a row of its own: a search on a board where
every act has been worked out is what a state costs, and both together are held against the walk.
"""

import gc
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

from scenarios.model import Answers, Feeling, Person, Role, Scenario
from scenarios.techniques import Technique
from simulator.engine import Stage
from simulator.proof.board import Board
from simulator.proof.layout import Layout
from simulator.proof.moves import Moves
from simulator.proof.reach import Reached, spread
from tests.benchmarks.rows import Row, milliseconds
from tests.builders import a_scenario, choice, moment, reaction
from tests.unit.simulator.proof.naive import walk

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""About how many states are looked through."""
CONSTANT = 2
"""How much more a state may cost at one size than at any other."""
OF_NAIVE = 1 / 200
MOST = 1_000_000
"""Standings, far more than any of these has."""
SPREAD = 1
NAIVE_MOST = 3_000
"""Situations after which the naive walk is stopped; only those it followed are counted."""


def measure(quick: bool) -> Iterator[Row]:
    """Measure what a state costs at each size, and at the smallest what it costs a naive walk."""
    times = 1 if quick else 3
    costs: dict[int, float] = {}
    for feelings, size in enumerate(SIZES, start=3):
        scenario = felt(feelings)
        laying, seconds, reached = _spread(scenario, times)
        states = reached.states
        costs[size] = seconds / states
        if size == SIZES[0]:
            yield _naive(scenario, (laying + seconds) / states)
        yield Row(
            "proves",
            f"a state, of about {size:,}",
            costs[size] * 1e9,
            "ns",
            None,
            f"{milliseconds(seconds)}, {states:,} states, {len(reached.standings):,} standings; "
            f"laid out in {milliseconds(laying)}",
        )
    small, large = costs[SIZES[0]], costs[SIZES[-1]]
    dearest, cheapest = max(costs.values()), min(costs.values())
    yield Row(
        "proves",
        f"a state, {SIZES[0]:,} to {SIZES[-1]:,}",
        large / small,
        "×",
        None,
        f"{large * 1e9:.3g} ns / {small * 1e9:.3g} ns",
    )
    yield Row(
        "proves",
        "a state, dearest size of cheapest",
        dearest / cheapest,
        "×",
        CONSTANT,
        f"{dearest * 1e9:.3g} ns / {cheapest * 1e9:.3g} ns",
    )


def felt(feelings: int) -> Scenario:
    """Return a scenario in which this many feelings move, and little else is remembered."""
    names = [f"emma.f{n}" for n in range(feelings)]
    lowered = reaction("encourage/default", "…", effects=dict.fromkeys(names, -1))
    answers = Answers(encourage=(lowered,))
    raising = [
        choice(
            f"up{n}",
            Technique.OPEN_INVITATION,
            once=False,
            reactions=[
                reaction(f"up{n}/more", "…", when=f"{names[n - 1]} >= 3", effects={name: 2}),
                reaction(f"up{n}/default", "…", effects={name: 1}),
            ],
        )
        for n, name in enumerate(names)
    ]
    start = moment(
        "start",
        *raising,
        choice("once", Technique.CLOSED),
        choice("twice", Technique.CLOSED),
        choice("on", Technique.CLOSED, goto="later", once=False),
        answers=answers,
    )
    back = choice("back", Technique.CLOSED, goto="start", once=False)
    later = moment("later", back, answers=answers)
    own = {name.removeprefix("emma."): Feeling(5, SPREAD) for name in names}
    person = Person("emma", Role.YOUTH, "Emma", own, 14)
    return a_scenario(start, later, people=[person])


def _spread(scenario: Scenario, times: int) -> tuple[float, float, Reached]:
    """Return the processor's seconds of laying out and of searching, and what was found.

    What a first search on a board takes longer than the next ones is what laying out takes.
    """
    found: list[Reached] = []
    laid_out: list[Moves] = []

    def lay_out() -> None:
        laid_out[:] = [Moves(Board(Layout(scenario)))]
        search()

    def search() -> None:
        found[:] = [spread(laid_out[0], MOST)]

    first = _processor(lay_out, times)
    again = _processor(search, times)
    return max(0.0, first - again), again, found[0]


def _naive(scenario: Scenario, cost: float) -> Row:
    stage = Stage(scenario)
    began = process_time()
    walked = walk(stage, NAIVE_MOST)
    seconds = process_time() - began
    followed = sum(bool(ways) for ways in walked.ways.values())
    each = seconds / followed
    return Row(
        "proves",
        "a state, of what it costs a naive walk",
        cost / each,
        "×",
        OF_NAIVE,
        f"{cost * 1e9:.3g} ns / {each * 1e9:.3g} ns, {followed:,} walked",
    )


def _processor(deed: Callable[[], None], times: int) -> float:
    durations = []
    for _ in range(times):
        gc.collect()
        began = process_time()
        deed()
        durations.append(process_time() - began)
    return median(durations)
