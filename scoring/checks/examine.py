"""Everything that can be said of one scenario: its reading, every rule, every translation."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scenarios.building import collector_resting
from scenarios.checks import (
    LANGUAGE_RULES,
    RULES,
    Allowances,
    Finding,
    Subject,
    diagnose,
)
from scenarios.checks.pairs import not_paired
from scenarios.checks.together import same_names
from scenarios.diagnostics import Diagnostic, Place
from scenarios.format import DEFAULT_BOUNDS, SCENARIO_FILE, Bounds, Bundle, read
from scenarios.format.reading import Reading, read_on
from scenarios.model import Scenario
from scoring.checks.rules import SCORED
from scoring.checks.worths import Scored
from scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in one scenario, or in a part of it."""

    diagnostics: tuple[Diagnostic, ...]
    """Of the scenario first, then of each translation; from the top of a file to its end."""
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of every file that was read, by its name."""
    allowed: int = 0
    """How many findings the author allows, with a reason."""
    reading: Reading | None = None
    """The scenario in its own language; None of a part that is something else."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A reading, and what the rules found in it."""

    reading: Reading
    findings: tuple[Finding, ...]


def examine(bundle: Bundle, rubric: Rubric, *, bounds: Bounds = DEFAULT_BOUNDS) -> Examined:
    """Read a bundle in every language it has, apply every rule, and say what is wrong.

    Whatever the bytes are, nothing is raised.
    """
    found: list[Diagnostic] = []
    lines: dict[str, Sequence[str]] = {}
    allowed, reading = 0, None
    for part in Examiner(rubric, bounds).parts(bundle):
        found += part.diagnostics
        lines |= part.lines
        allowed += part.allowed
        reading = reading or part.reading
    return Examined(tuple(found), lines, allowed, reading)


def examine_together(examined: Mapping[str, Examined]) -> dict[str, tuple[Diagnostic, ...]]:
    """Say what is wrong with several scenarios only beside each other, by their keys.

    Args:
        examined: what came of each scenario, in the order they were given.
    """
    readings = {key: one.reading for key, one in examined.items() if one.reading is not None}
    scenarios = {key: it.scenario for key, it in readings.items() if it.scenario is not None}
    beside = [look(scenarios) for look in (same_names, not_paired)]
    found = {}
    for key, scenario in scenarios.items():
        allowances = Allowances(scenario)
        here = (there[key] for there in beside if key in there)
        kept = tuple(finding for finding in here if not allowances.cover(finding))
        if kept:
            found[key] = diagnose(kept, readings[key].place, SCENARIO_FILE)
    return found


class Examiner:
    """Examines one scenario again and again, and does again only what has changed."""

    def __init__(self, rubric: Rubric, bounds: Bounds = DEFAULT_BOUNDS) -> None:
        """Begin with nothing examined."""
        self._rubric = rubric
        self._bounds = bounds
        self._known: dict[str, tuple[_Weighed | None, object, _Weighed]] = {}
        """What was made by its name, with the source and the files that it was made of."""

    def parts(self, bundle: Bundle) -> Iterator[Examined]:
        """Yield what is found in the scenario, each translation, and what is allowed.

        Each finding is in one part only, and each part is there as soon as it is known.
        """
        source = self._source(bundle)
        reading = source.reading
        allowances = Allowances(reading.scenario) if reading.scenario is not None else None
        seen = set(reading.diagnostics)
        first = self._part(source, reading.diagnostics, allowances, reading.place)
        yield replace(first, reading=reading)
        yield self._part(self._worth(source), (), allowances, reading.place)
        for language in bundle.languages:
            there = self._translation(source, bundle, language)
            new = tuple(each for each in there.reading.diagnostics if each not in seen)
            seen.update(new)
            yield self._part(there, new, allowances, there.reading.place_of_text)
        if allowances is not None:  # which are unused is known when every language is read
            unused = diagnose(tuple(allowances.findings()), reading.place, SCENARIO_FILE)
            yield Examined(unused)

    @staticmethod
    def _part(
        weighed: _Weighed,
        read_: tuple[Diagnostic, ...],
        allowances: Allowances | None,
        place: Callable[[str, str], Place | None],
    ) -> Examined:
        kept = tuple(
            finding
            for finding in weighed.findings
            if allowances is None or not allowances.cover(finding)
        )
        found = diagnose(kept, place, SCENARIO_FILE)
        lines = {name: source.lines for name, source in weighed.reading.sources.items()}
        return Examined((*read_, *found), lines, len(weighed.findings) - len(kept))

    def _source(self, bundle: Bundle) -> _Weighed:
        def weigh() -> _Weighed:
            reading = read(bundle, placed=True, bounds=self._bounds)
            return _Weighed(reading, _findings(reading))

        return self._once(SCENARIO_FILE, None, (_own(bundle), bundle.languages), weigh)

    def _worth(self, source: _Weighed) -> _Weighed:
        """Weigh what needs the rubric, which takes longer and can come later."""

        def weigh() -> _Weighed:
            return _Weighed(source.reading, _scored(source.reading.scenario, self._rubric))

        return self._once("worth", source, None, weigh)

    def _translation(self, source: _Weighed, bundle: Bundle, language: str) -> _Weighed:
        def weigh() -> _Weighed:
            reading = read_on(source.reading, bundle, language, bounds=self._bounds)
            return _Weighed(reading, _in_words(reading))

        return self._once(language, source, _catalogues(bundle, language), weigh)

    def _once(
        self, name: str, source: _Weighed | None, files: object, make: Callable[[], _Weighed]
    ) -> _Weighed:
        """Return what was made before of the very same source and equal files, or make it."""
        known = self._known.get(name)
        if known is None or known[0] is not source or known[1] != files:
            known = self._known[name] = (source, files, make())
        return known[2]


def _own(bundle: Bundle) -> dict[str, bytes]:
    """Return the files that a reading in the scenario's own language depends on."""
    return {name: data for name, data in bundle.files.items() if not name.endswith(".po")}


def _catalogues(bundle: Bundle, language: str) -> dict[str, bytes]:
    """Return the files that a language adds: its catalogue, and those of blocks."""
    ends = (f"{language}.po",)
    return {name: data for name, data in bundle.files.items() if name.endswith(ends)}


def _findings(reading: Reading) -> tuple[Finding, ...]:
    if reading.scenario is None:
        return ()
    with collector_resting():
        subject = Subject(reading.scenario)
        return tuple(finding for rule in RULES.values() for finding in rule(subject))


def _scored(scenario: Scenario | None, rubric: Rubric) -> tuple[Finding, ...]:
    if scenario is None:
        return ()
    with collector_resting():
        subject = Scored(scenario, rubric)
        return tuple(finding for rule in SCORED.values() for finding in rule(subject))


def _in_words(translated: Reading) -> tuple[Finding, ...]:
    """Return what the rules of language find in what is translated."""
    if translated.scenario is None:
        return ()
    subject = Subject(translated.scenario)
    findings = (finding for rule in LANGUAGE_RULES.values() for finding in rule(subject))
    return tuple(
        each for each in findings if translated.place_of_text(each.ref, each.key) is not None
    )
