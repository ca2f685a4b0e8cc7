"""The scenarios that an author works on: where they are, what is wrong with them, their proofs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from scenarios.diagnostics import Severity
from scenarios.format import SCENARIO_FILE
from scenarios.library import included
from scenarios.library.plays import PLAYS
from simulator.authoring.checking import Checked, Checking
from simulator.authoring.files import Files
from simulator.authoring.naming import see_own
from simulator.authoring.proving import Proving

if TYPE_CHECKING:
    from simulator.proof.showing import Showing

MOST_SCENARIOS = 200
"""Scenarios of one folder that are listed."""


@dataclass(frozen=True, slots=True)
class State:
    """How a scenario stands, counted."""

    errors: int
    warnings: int
    advice: int
    read: bool
    """Whether there is a scenario to read."""
    title: str


@dataclass
class Bench:
    """One scenario that is worked on; kept as long as the app, so that little is done twice."""

    path: str
    name: str
    """What it is called in a list: its folder."""
    log: Path
    """Where a mistake of the program is noted."""
    checked: Checked | None = None
    """What was found last; None before the first look."""
    proving: Proving | None = None
    """The proof that runs or was made last."""
    _checking: Checking = field(init=False)
    _files: Files = field(init=False)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Look at the files."""
        self._checking = Checking(self.path)
        self._files = Files(self.path)

    def check(self) -> Checked:
        """Check what has changed; blocks."""
        with self._lock:
            self.checked = self._checking.whole()
            return self.checked

    def changed(self) -> bool:
        """Say whether a file was saved since the last time that this was asked; blocks."""
        with self._lock:
            return bool(self._files.changed())

    @property
    def state(self) -> State | None:
        """How it stands; None before the first check."""
        found = self.checked
        if found is None:
            return None
        by = [each.severity for each in found.diagnostics]
        return State(
            by.count(Severity.ERROR),
            by.count(Severity.WARNING),
            by.count(Severity.ADVICE),
            found.read,
            found.scenario.title if found.scenario is not None else "",
        )

    def prove(self) -> Proving | None:
        """Begin a proof of the files as they are; None where they cannot be read."""
        found = self._checking.bundle()
        if found is None:
            return None
        self.stop()
        self.proving = Proving(found, self._checking.plays(), self.log)
        return self.proving

    def keep(self, showing: "Showing", about: str, comment: str) -> Path | None:
        """Write a talk that a proof shows as a play beside the scenario; blocks.

        What is expected in it is what happens in it now. It takes the place of no other play.

        Args:
            showing: the talk.
            about: what it shows, in words.
            comment: what the file begins with.

        Returns:
            The new file; None where there is no scenario to play it on.

        Raises:
            NotOnesOwnError: where the scenario came with the program.
            OSError: where it cannot be written.
        """
        see_own(self.path)
        from scenarios.format import written_play  # noqa: PLC0415 loads pydantic
        from scoring.shipped import shipped_rubric  # noqa: PLC0415
        from simulator.engine import Stage  # noqa: PLC0415
        from simulator.plays import play_of  # noqa: PLC0415

        scenario = self.checked.scenario if self.checked is not None else None
        folder = self._checking.folder
        if scenario is None or folder is None:
            return None
        example = showing.example
        stage, rubric = Stage(scenario), shipped_rubric()
        play = play_of(example.acts, dict(example.feelings), stage, rubric, about)
        return _new_file(folder / PLAYS, showing.key, written_play(play, comment))

    def stop(self) -> None:
        """Stop a proof that runs."""
        if self.proving is not None and self.proving.running:
            self.proving.stop()
            self.proving = None


def _new_file(folder: Path, name: str, text: str) -> Path:
    """Write a file that is not there yet: the name, or with a number from 2."""
    folder.mkdir(exist_ok=True)
    for number in count(1):
        path = folder / (f"{name}.yaml" if number == 1 else f"{name}_{number}.yaml")
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise AssertionError  # counting comes to no end


class Workshop:
    """A folder of scenarios, or of one."""

    def __init__(self, folder: str, log: Path) -> None:
        """Look into a folder; empty is the present one. Mistakes of the program go to a log."""
        self.folder = folder
        self._log = log
        self._benches: dict[str, Bench] = {}

    def benches(self) -> Sequence[Bench]:
        """Return the scenarios that are there now, by name; reads the folder."""
        here = Path(self.folder or ".").expanduser()
        try:
            if self.folder in included() or (here / SCENARIO_FILE).is_file():
                return (self.bench(self.folder or "."),)
            found = sorted(path.parent.name for path in here.glob(f"*/{SCENARIO_FILE}"))
        except OSError:
            return ()
        # With the folder before it, no name is taken for the id of an included scenario.
        within = self.folder or "."
        return tuple(self.bench(f"{within}/{each}") for each in found[:MOST_SCENARIOS])

    def bench(self, path: str) -> Bench:
        """Return the bench of a scenario, the same one every time."""
        if path not in self._benches:
            name = path if path in included() else Path(path).expanduser().absolute().name
            self._benches[path] = Bench(path, name, self._log)
        return self._benches[path]

    def close(self) -> None:
        """Stop what runs."""
        for each in self._benches.values():
            each.stop()
