"""The plays of a scenario's folder, read, performed and judged."""

from collections.abc import Iterator, Mapping, Sequence

from scenarios.diagnostics import Diagnostic
from scenarios.format import read_play
from scenarios.model import Scenario
from scenarios.transcript import Event
from scoring.rubric import Rubric
from simulator.engine import Stage
from simulator.plays.judging import judge
from simulator.plays.performing import perform


def check_plays(
    files: Mapping[str, bytes], scenario: Scenario | None, rubric: Rubric
) -> tuple[tuple[Diagnostic, ...], Mapping[str, Sequence[str]]]:
    """Return what is wrong with plays, and their lines by the names of their files.

    Args:
        files: the plays by their names inside the scenario's folder.
        scenario: what they are played on; None where it has errors, so that only the form counts.
        rubric: what they are scored by.
    """
    found: list[Diagnostic] = []
    lines: dict[str, Sequence[str]] = {}
    stage = Stage(scenario) if scenario is not None and files else None
    for name, data in sorted(files.items()):
        reading = read_play(name, data)
        found += reading.diagnostics
        if reading.source is not None:
            lines[name] = reading.source.lines
        if reading.play is not None and stage is not None:
            found += judge(reading.play, stage, rubric)
    return tuple(found), lines


def talks_of(
    files: Mapping[str, bytes], scenario: Scenario, rubric: Rubric
) -> Iterator[Sequence[Event]]:
    """Yield what happens in the talks of plays, of each as far as it is possible.

    A play that cannot be read is passed over: a check tells of it.

    Args:
        files: the plays by their names inside the scenario's folder.
        scenario: what they are played on.
        rubric: what they are scored by.
    """
    stage = Stage(scenario) if files else None
    for name, data in sorted(files.items()):
        play = read_play(name, data).play
        if play is not None and stage is not None:
            yield perform(play, stage, rubric).transcript.events
