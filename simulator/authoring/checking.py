"""Checking a scenario by its path: everything that can be said of it, part by part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.diagnostics import Diagnostic
from simulator.authoring.naming import named, naming

if TYPE_CHECKING:
    from scenarios.format import Bundle
    from scenarios.library import Found
    from scenarios.model import Scenario
    from scoring.checks import Examined, Examiner


@dataclass(slots=True)
class Checked:
    """What was found in one scenario, or in a part of it."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    read: bool = False
    """Whether there was a scenario to read."""
    examined: "Examined | None" = None

    @property
    def scenario(self) -> "Scenario | None":
        """The scenario, None where it cannot be read."""
        reading = self.examined.reading if self.examined is not None else None
        return reading.scenario if reading is not None else None


class Checking:
    """The check of one path, as often as it is asked for; only what has changed is done again."""

    def __init__(self, path: str) -> None:
        """Hold a path, or the id of an included scenario, as typed."""
        self.path = path
        self.folder: Path | None = None
        """Where the files are that were read last; None where nothing was found."""
        self._examiner: Examiner | None = None
        self._played: tuple[Scenario | None, Mapping[str, bytes], Checked] | None = None
        """What is wrong with the plays, and of which scenario and files it was said."""

    def bundle(self) -> "Bundle | None":
        """Return the files as they are; None where they cannot be read as a scenario."""
        from scenarios.format import read  # noqa: PLC0415
        from scenarios.library import find  # noqa: PLC0415

        found = find(self.path).bundle
        return found if found is not None and read(found).scenario is not None else None

    def plays(self) -> Mapping[str, bytes]:
        """Return the plays beside the scenario as they are, by their names in its folder."""
        from scenarios.library import find  # noqa: PLC0415
        from scenarios.library.plays import plays_beside  # noqa: PLC0415

        return plays_beside(find(self.path))[0]

    def parts(self) -> Iterator[Checked]:
        """Yield what is found, each part as soon as it is known; files by where they are."""
        for part in self._parts():
            there = naming(self.path)
            lines = {there(name): text for name, text in part.lines.items()}
            found = named(self.path, part.diagnostics)
            yield Checked(found, lines, part.read, part.examined)

    def whole(self) -> Checked:
        """Return everything that is found."""
        return joined(self.parts())

    def _parts(self) -> Iterator[Checked]:
        from scenarios.library import find  # noqa: PLC0415
        from scoring.checks import Examiner  # noqa: PLC0415
        from scoring.shipped import shipped_rubric  # noqa: PLC0415

        found = find(self.path)
        self.folder = found.folder
        if found.bundle is None:
            yield Checked(found.diagnostics)
            return
        if self._examiner is None:
            self._examiner = Examiner(shipped_rubric())
        scenario = None
        for examined in self._examiner.parts(found.bundle):
            if examined.reading is not None:
                scenario = examined.reading.scenario
            yield Checked(examined.diagnostics, examined.lines, read=True, examined=examined)
        yield self._plays(found, scenario)

    def _plays(self, found: "Found", scenario: "Scenario | None") -> Checked:
        """Return what is wrong with the plays beside a scenario."""
        from scenarios.library.plays import plays_beside  # noqa: PLC0415

        files, unread = plays_beside(found)
        if not files:
            return Checked(unread, read=True)
        last = self._played
        if last is None or last[0] is not scenario or last[1] != files:
            from scoring.shipped import shipped_rubric  # noqa: PLC0415
            from simulator.plays import check_plays  # noqa: PLC0415

            diagnostics, lines = check_plays(files, scenario, shipped_rubric())
            last = self._played = (scenario, files, Checked(diagnostics, lines))
        played = last[2]
        return Checked(unread + played.diagnostics, played.lines, read=True)


def joined(parts: Iterable[Checked]) -> Checked:
    """Return parts of one scenario as one."""
    from scoring.checks import Examined  # noqa: PLC0415

    whole, lines = Checked(()), dict[str, Sequence[str]]()
    allowed, reading = 0, None
    for part in parts:
        whole.diagnostics += part.diagnostics
        lines |= part.lines
        whole.read = whole.read or part.read
        if part.examined is not None:
            allowed += part.examined.allowed
            reading = reading or part.examined.reading
            whole.examined = Examined((), {}, allowed, reading)
    whole.lines = lines
    return whole


def beside_each_other(found: Mapping[str, Checked]) -> dict[str, tuple[Diagnostic, ...]]:
    """Return, by its path, what is wrong with a scenario only beside the others."""
    from scoring.checks import examine_together  # noqa: PLC0415

    read = {path: one.examined for path, one in found.items() if one.examined is not None}
    return {path: named(path, found) for path, found in examine_together(read).items()}
