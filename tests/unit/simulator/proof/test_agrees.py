"""The proof agrees with every situation of small scenarios, walked on the live engine.

CI takes a slice; all thousand are compared by ``python -m tests.unit.simulator.proof.test_agrees``.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from scenarios.transcript import Event
from simulator.engine import Stage
from simulator.proof.board import Board
from simulator.proof.bounds import Bounds
from simulator.proof.chance import distribution
from simulator.proof.findings import reachable, targets
from simulator.proof.layout import Layout
from simulator.proof.moves import Kind, Moves
from simulator.proof.reach import spread
from simulator.proof.talks import Example, happened
from tests.unit.simulator.proof.generated import generated
from tests.unit.simulator.proof.naive import walk

MOST = 1_200
"""Situations of a scenario that is small."""
SCENARIOS = 1_000
SLICE = range(10)
LINES = 8


def disagreements(seed: int) -> tuple[str, ...] | None:
    """Return in what a proof and the walk differ; None where the scenario is not small."""
    stage = Stage(generated(seed))
    naive = walk(stage, MOST)
    if not naive.whole:
        return None
    wrong: list[str] = []
    whole = spread(Moves(Board(Layout(stage.scenario))), 1_000_000)
    found = reachable(stage, Bounds(exact=1_000_000))
    shown = {target for target in found.examples if target[0] is not Kind.RUN_OUT}
    if shown != naive.reached:
        wrong.append(f"reached {shown ^ naive.reached}")
    if (
        found.ruled_out | found.spare
        != set(targets(stage.scenario)) - naive.reached - found.spare | found.spare
    ):
        wrong.append("ruled out")
    held = {each.moment: each.by_lines for each in found.stuck.held}
    if held != naive.held():
        wrong.append(f"stuck {held} {naive.held()}")
    for target, example in found.examples.items():
        if target[0] is not Kind.RUN_OUT and target not in set(happened(performed(stage, example))):
            wrong.append(f"example of {target}")
    shares = distribution(whole, LINES)
    assert shares is not None
    exact = {**shares.endings, "": shares.unfinished}
    if {k: v for k, v in exact.items() if v} != {k: v for k, v in naive.shares(LINES).items() if v}:
        wrong.append(f"shares {exact}")
    loose = reachable(stage, Bounds(exact=1, searched=200, rounds=1))
    if not {t for t in loose.examples if t[0] is not Kind.RUN_OUT} <= naive.reached:
        wrong.append("shown what cannot be")
    if loose.ruled_out & naive.reached:
        wrong.append(f"ruled out what can be: {loose.ruled_out & naive.reached}")
    if loose.stuck.nobody and True in naive.held().values():
        wrong.append(f"not stuck {naive.held()}")
    return tuple(wrong)


def performed(stage: Stage, example: Example) -> Sequence[Event]:
    events = list(stage.begin(example.draw(stage)))
    situation = stage.follow(None, events)
    for act in example.acts:
        new = stage.perform(situation, act)
        situation = stage.follow(situation, new)
        events.extend(new)
    return events


def test_generated_scenarios() -> None:
    compared = 0
    for seed in SLICE:
        wrong = disagreements(seed)
        assert not wrong, (seed, wrong)
        compared += wrong is not None
    assert compared >= len(SLICE) // 3


def main(processes: int | None) -> None:
    """Compare until there are enough, in as many processes as there are cores unless told."""
    compared = differ = seen = 0
    with ProcessPoolExecutor(processes) as pool:
        while compared < SCENARIOS:
            seeds = range(seen, seen + SCENARIOS - compared)
            found = pool.map(disagreements, seeds, chunksize=5)
            for seed, wrong in zip(seeds, found, strict=True):
                compared += wrong is not None
                if wrong:
                    differ += 1
                    sys.stdout.write(f"{seed}: {wrong}\n")
            seen = seeds.stop
            sys.stdout.write(f"{compared} of {seen} scenarios compared, {differ} differ\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
