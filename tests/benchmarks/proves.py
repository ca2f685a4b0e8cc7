"""The proof's search: what a state costs as feelings are added, and against a naive walk.

The scenario has two moments and as many feelings as the size asks for, each read by a guard and
moved both ways, so that nearly every state is a valuation; or it has few feelings, and as many
lines that are said for once, so that there are many places. The processor's time is measured, as
what other programs do must not decide a ratio. Laying out the board, which hangs on what is
written and not on how many states there are, has a row of its own: a search on a board where
every act has been worked out is what a state costs, and both together are held against the walk.
"""

import gc
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

from scenarios.building import collector_resting
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

SIZES = {10_000: 2, 100_000: 5, 1_000_000: 8, 10_000_000: 12}
"""About how many states are looked through, and how many lines are said for once in the places."""
FEWEST = 3
"""Feelings of the scenario with many places, and of the smallest of those with many feelings."""
CONSTANT = 2
"""How much more a state may cost at one size than at any other, as places are added; and at the
largest than at the smallest, as feelings are added: there each state costs less the more there are.
"""
OF_NAIVE = 1 / 200
MOST = 1_000_000
"""Standings, far more than any of these has."""
SPREAD = 1
NAIVE_MOST = 3_000
"""Situations after which the naive walk is stopped; only those it followed are counted."""


def measure(quick: bool) -> Iterator[Row]:
    """Measure what a state costs at each size, and at the smallest what it costs a naive walk."""
    times = 1 if quick else 3
    placed = {size: _Cost(felt(FEWEST, lines), times) for size, lines in SIZES.items()}
    valued = {size: _Cost(felt(n), times) for n, size in enumerate(SIZES, start=FEWEST)}
    yield _naive(felt(FEWEST), valued[min(SIZES)])
    yield from (cost.row(f"{size:,}, more places") for size, cost in placed.items())
    yield from (cost.row(f"{size:,}, more feelings") for size, cost in valued.items())
    dear = max(cost.each for cost in placed.values())
    cheap = min(cost.each for cost in placed.values())
    yield _ratio("a state, dearest size of cheapest, more places", dear, cheap)
    small, large = (valued[size].each for size in (min(SIZES), max(SIZES)))
    yield _ratio("a state, largest of smallest, more feelings", large, small)


class _Cost:
    """What laying out and following a scenario takes of the processor's time.

    What a first search on a board takes longer than the next ones is what laying out takes.
    """

    def __init__(self, scenario: Scenario, times: int) -> None:
        first = _processor(lambda: self._lay_out(scenario), times)
        self.following = _processor(self._follow, times)
        self.laying = max(0.0, first - self.following)
        self.states = self._found.states
        self.each = self.following / self.states
        """Seconds that following takes for a state."""

    def row(self, which: str) -> Row:
        note = (
            f"{milliseconds(self.following)}, {self.states:,} states, "
            f"{len(self._found.standings):,} standings; laid out in {milliseconds(self.laying)}"
        )
        return Row("proves", f"a state, of about {which}", self.each * 1e9, "ns", None, note)

    def _lay_out(self, scenario: Scenario) -> None:
        self._moves = Moves(Board(Layout(scenario)))
        self._follow()

    def _follow(self) -> None:
        self._found: Reached = spread(self._moves, MOST)


def _ratio(name: str, more: float, less: float) -> Row:
    note = f"{more * 1e9:.3g} ns / {less * 1e9:.3g} ns"
    return Row("proves", name, more / less, "×", CONSTANT, note)


def felt(feelings: int, lines: int = 2) -> Scenario:
    """Return a scenario in which so many feelings move, and so many lines are said for once."""
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
        *(choice(f"once{n}", Technique.CLOSED) for n in range(lines)),
        choice("on", Technique.CLOSED, goto="later", once=False),
        answers=answers,
    )
    back = choice("back", Technique.CLOSED, goto="start", once=False)
    later = moment("later", back, answers=answers)
    own = {name.removeprefix("emma."): Feeling(5, SPREAD) for name in names}
    person = Person("emma", Role.YOUTH, "Emma", own, 14)
    return a_scenario(start, later, people=[person])


def _naive(scenario: Scenario, cost: _Cost) -> Row:
    """Hold laying out and following together against a naive walk."""
    stage = Stage(scenario)
    began = process_time()
    walked = walk(stage, NAIVE_MOST)
    seconds = process_time() - began
    followed = sum(bool(ways) for ways in walked.ways.values())
    each, whole = seconds / followed, (cost.laying + cost.following) / cost.states
    return Row(
        "proves",
        "a state, of what it costs a naive walk",
        whole / each,
        "×",
        OF_NAIVE,
        f"{whole * 1e9:.3g} ns / {each * 1e9:.3g} ns, {followed:,} walked",
    )


def _processor(deed: Callable[[], None], times: int) -> float:
    durations = []
    for _ in range(times):
        gc.collect()
        with collector_resting():  # as in a proof
            began = process_time()
            deed()
            durations.append(process_time() - began)
    return median(durations)
