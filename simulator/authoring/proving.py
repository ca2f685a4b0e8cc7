"""Proving a scenario beside the app: in a process of its own, which can be stopped.

The process is a Python of its own that is given the files and writes a line for each report: the
app has taken the streams that the standard library's own processes would want.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from scenarios.codec import format_act, parse_act
from scenarios.format import Bundle
from scoring.scorecard import Level
from simulator.faults import note_fault
from simulator.processes import command_of

if TYPE_CHECKING:
    from scenarios.model import Scenario
    from simulator.proof import Players, Proof
    from simulator.proof.moves import Target
    from simulator.proof.showing import Showing

PLAYERS = 1_000
GROUP = 50
"""Players by chance between two reports."""
_LOGGED = 70
"""The exit code of the other process where its log tells what went wrong."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a proof has come."""

    players: int
    """Players by chance that have played; of ``PLAYERS``."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What a proof came to, by names and numbers, and the talks that show it."""

    scenario: "Scenario"
    """What it is of, in its own language."""
    exact: bool
    """Whether every state was followed."""
    not_reached: tuple["Target", ...]
    """What no talk can come to."""
    undecided: tuple["Target", ...]
    """What was neither found nor ruled out."""
    perhaps_stuck: tuple[str, ...]
    """The moments of which it is not known whether somebody is led round there."""
    blind: int
    """How many ways of playing without listening were tried."""
    players: int
    holding: int
    """How many of the players by chance would hold."""
    shown: tuple["Showing", ...]
    """The talks that show what can happen, what is wrong first."""


class Proving:
    """One proof of a scenario, running or done."""

    def __init__(self, bundle: Bundle, plays: Mapping[str, bytes], log: Path) -> None:
        """Begin; blocks until the other process has the files.

        Args:
            bundle: the scenario, which can be read.
            plays: the plays beside it by their names; they show some of what can happen.
            log: where a mistake of the program is noted.
        """
        self.hash = bundle.hash
        """The hash of the files that it is of."""
        self.progress = Progress(0)
        self.proof: Proved | None = None
        self.failed = False
        """Whether it ended without a proof."""
        self.logged: Path | None = None
        """What tells why, where it was a mistake of the program."""
        self._bundle = bundle
        self._log = log
        self._seen: tuple[object, ...] = ()
        self._process = subprocess.Popen(  # noqa: S603 a command of ours
            [*command_of("simulator.authoring.proving"), os.fspath(log)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        ours, theirs = self._process.stdin, self._process.stdout
        assert ours is not None and theirs is not None  # noqa: S101, PT018 they were asked for
        with suppress(OSError), ours:  # it has ended already: what it wrote tells
            ours.write(bundle.to_bytes() + b"\n" + Bundle(plays).to_bytes())
        Thread(target=self._take, args=(theirs,), daemon=True).start()

    @property
    def running(self) -> bool:
        """Whether it has not come to an end."""
        return self.proof is None and not self.failed

    def look(self) -> bool:
        """Say whether anything was reported since this was asked last."""
        before, self._seen = self._seen, (self.progress, id(self.proof), self.failed)
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
                if not line.endswith(b"\n"):  # it was stopped in the middle of it
                    break
                report = json.loads(line)
                if "so_far" in report:
                    self.progress = Progress(report["so_far"])
                else:
                    self.proof = _proved(report, self._bundle)
        if self._process.wait() == _LOGGED:
            self.logged = self._log
        self.failed = self.proof is None


def _proved(report: Mapping[str, Any], bundle: Bundle) -> Proved | None:
    """Read what the other process wrote with ``_in_short``."""
    from scenarios.format import read  # noqa: PLC0415 loads pydantic
    from simulator.proof.moves import Kind  # noqa: PLC0415 with the proof
    from simulator.proof.showing import Showing, What  # noqa: PLC0415
    from simulator.proof.talks import Example  # noqa: PLC0415

    scenario = read(bundle).scenario
    if scenario is None:
        return None
    return Proved(
        scenario=scenario,
        exact=report["exact"],
        not_reached=tuple((Kind(kind), name) for kind, name in report["not_reached"]),
        undecided=tuple((Kind(kind), name) for kind, name in report["undecided"]),
        perhaps_stuck=tuple(report["perhaps_stuck"]),
        blind=report["blind"],
        players=report["players"],
        holding=report["holding"],
        shown=tuple(
            Showing(
                What(each["what"]),
                each["name"],
                Example(tuple(each["feelings"].items()), tuple(map(parse_act, each["acts"]))),
                None if each["level"] is None else Level(each["level"]),
            )
            for each in report["shown"]
        ),
    )


def _report(report: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Prove what comes on the standard input, reporting; the whole of the other process."""
    from scenarios.format import read  # noqa: PLC0415
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.engine import Stage  # noqa: PLC0415
    from simulator.plays import talks_of  # noqa: PLC0415
    from simulator.proof import SOON, meanwhile, play_by_chance, prove, together  # noqa: PLC0415
    from simulator.proof.showing import showings  # noqa: PLC0415

    bundle, plays = map(Bundle.from_bytes, sys.stdin.buffer.read().splitlines())
    scenario, rubric = read(bundle).scenario, shipped_rubric()
    if scenario is None:
        return

    def by_chance(seeds: range) -> "Players":
        groups = []
        for first in seeds[::GROUP]:
            groups.append(play_by_chance(scenario, rubric, range(first, first + GROUP)))
            _report({"so_far": first + GROUP})
        return together(groups)

    talks = talks_of(plays.files, scenario, rubric)
    others = replace(
        meanwhile(scenario, rubric),
        soon=partial(by_chance, range(SOON)),
        others=partial(by_chance, range(SOON, PLAYERS)),
    )
    proof = prove(scenario, rubric, talks=talks, meanwhile=others)
    _report(_in_short(proof, showings(proof, Stage(scenario), rubric)))


def _in_short(proof: "Proof", shown: Iterable["Showing"]) -> Mapping[str, object]:
    from simulator.proof.naming import shortened  # noqa: PLC0415

    found = proof.reachable
    return {
        "exact": found.exact,
        "not_reached": shortened(found.ruled_out),
        "undecided": shortened(found.undecided),
        "perhaps_stuck": found.stuck.undecided,
        "blind": len(proof.results),
        "players": proof.players.count if proof.players else 0,
        "holding": proof.players.holds if proof.players else 0,
        "shown": [_told(each) for each in shown],
    }


def _told(showing: "Showing") -> Mapping[str, object]:
    return {
        "what": showing.what,
        "name": showing.name,
        "level": showing.level,
        "feelings": dict(showing.example.feelings),
        "acts": list(map(format_act, showing.example.acts)),
    }


def run(log: Path) -> int:
    """Prove, and note in a log what goes wrong with the program.

    Returns:
        The exit code: 0, or another where it came to no end.
    """
    try:
        main()
    except BrokenPipeError:  # nobody waits for it any more
        return 1
    except Exception as error:  # noqa: BLE001 whatever it is, somebody waits for a word of it
        try:
            note_fault(log, error)
        except OSError:
            return 1
        return _LOGGED
    return 0


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
