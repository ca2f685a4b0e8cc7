"""Proving a scenario beside the app: in a process of its own, which can be stopped.

The process is a Python of its own that is given the files and writes a line for each report: the
app has taken the streams that the standard library's own processes would want.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from scenarios.format import Bundle
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level

if TYPE_CHECKING:
    from simulator.proof.proof import Players, Proof

PLAYERS = 1_000
GROUP = 50
"""Players by chance between two reports."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a proof has come."""

    players: int
    """Players by chance that have played; of ``PLAYERS``."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What a proof came to, by names and numbers only."""

    exact: bool
    """Whether every state was followed."""
    not_reached: tuple[tuple[str, str], ...]
    """The kind and the name of what no talk can come to."""
    undecided: tuple[tuple[str, str], ...]
    """The kind and the name of what was neither found nor ruled out."""
    stuck: tuple[str, ...]
    """The moments in which somebody can get stuck, or in which that is not known."""
    levels: tuple[tuple[Principle, Level | None, Level | None], ...]
    """The lowest and the highest level of each principle that a talk came to."""
    gates: tuple[tuple[Gate, bool, bool], ...]
    """Whether each gate was passed, and whether it was failed."""
    blind: tuple[tuple[str, bool], ...]
    """The blind ways of playing, and whether they would hold."""
    players: int
    holding: int
    """How many of the players by chance would hold."""


class Proving:
    """One proof of a scenario, running or done."""

    def __init__(self, bundle: Bundle) -> None:
        """Begin; the bundle can be read. Blocks until the other process has it."""
        self.hash = bundle.hash
        """The hash of the files that it is of."""
        self.progress = Progress(0)
        self.proof: Proved | None = None
        self.failed = False
        """Whether it ended without a proof."""
        self._seen: tuple[object, ...] = ()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "simulator.authoring.proving"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        ours, theirs = self._process.stdin, self._process.stdout
        assert ours is not None and theirs is not None  # noqa: S101, PT018 they were asked for
        with suppress(OSError), ours:  # it has ended already: what it wrote tells
            ours.write(bundle.to_bytes())
        Thread(target=self._take, args=(theirs,), daemon=True).start()

    @property
    def running(self) -> bool:
        """Whether it has not come to an end."""
        return self.proof is None and not self.failed

    def look(self) -> bool:
        """Say whether anything was reported since this was asked last."""
        before, self._seen = self._seen, (self.progress, self.proof, self.failed)
        return before != self._seen

    def stop(self) -> None:
        """Stop it; nothing comes of it."""
        self.failed = True
        self._process.kill()
        self._process.wait()

    def _take(self, reports: IO[bytes]) -> None:
        """Take in what is reported, until there is no more."""
        with reports:
            for line in reports:
                report = json.loads(line)
                if "so_far" in report:
                    self.progress = Progress(report["so_far"])
                else:
                    self.proof = _proved(report)
        self._process.wait()
        self.failed = self.proof is None


def _proved(report: Mapping[str, Any]) -> Proved:
    """Read what the other process wrote with ``asdict``."""

    def level(number: int | None) -> Level | None:
        return None if number is None else Level(number)

    return Proved(
        exact=report["exact"],
        not_reached=tuple((kind, name) for kind, name in report["not_reached"]),
        undecided=tuple((kind, name) for kind, name in report["undecided"]),
        stuck=tuple(report["stuck"]),
        levels=tuple((Principle(p), level(low), level(high)) for p, low, high in report["levels"]),
        gates=tuple((Gate(gate), passed, failed) for gate, passed, failed in report["gates"]),
        blind=tuple((name, holds) for name, holds in report["blind"]),
        players=report["players"],
        holding=report["holding"],
    )


def _report(report: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Prove the bundle on the standard input, reporting; the whole of the other process."""
    from scenarios.format import read  # noqa: PLC0415
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.proof.proof import play_by_chance, prove, together  # noqa: PLC0415

    bundle = Bundle.from_bytes(sys.stdin.buffer.read())
    scenario, rubric = read(bundle).scenario, shipped_rubric()
    if scenario is None:
        return

    def players() -> "Players":
        groups = []
        for first in range(0, PLAYERS, GROUP):
            groups.append(play_by_chance(scenario, rubric, range(first, first + GROUP)))
            _report({"so_far": first + GROUP})
        return together(groups)

    _report(asdict(_in_short(prove(scenario, rubric, players=players))))


def _in_short(proof: "Proof") -> Proved:
    found = proof.reachable
    return Proved(
        exact=found.exact,
        not_reached=tuple(sorted((kind.value, name) for kind, name in found.ruled_out)),
        undecided=tuple(sorted((kind.value, name) for kind, name in found.undecided)),
        stuck=(*(each.moment for each in found.stuck.held), *found.stuck.undecided),
        levels=tuple(
            (
                each.principle,
                each.lowest.level if each.lowest else None,
                each.highest.level if each.highest else None,
            )
            for each in proof.ranges
        ),
        gates=tuple(
            (each.gate, each.passed is not None, each.failed is not None) for each in proof.gates
        ),
        blind=tuple((each.name, each.holds) for each in proof.results),
        players=proof.players.count if proof.players else 0,
        holding=proof.players.holds if proof.players else 0,
    )


if __name__ == "__main__":
    main()
