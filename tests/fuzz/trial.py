"""One trial of the reader on hostile files, and what must hold of it."""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from scenarios.checks import check, diagnose
from scenarios.diagnostics.render import as_json, concise, full
from scenarios.format import SCENARIO_FILE, Bundle, read
from scenarios.library import included, shipped
from scenarios.words import Language
from tests.diagnostics.examples import HERE
from tests.fuzz.mutations import mutated
from tests.generate import small_scenario
from tests.unit.scenarios.test_blocks import BLOCK, USES
from tests.unit.scenarios.test_translating import HEAD, entry
from tests.unit.scenarios.written import text

PO = "".join(
    (HEAD, entry("title", "Et lite scenario", "Small"), entry("hilsen/lines/1", "Hei.", "Hi."))
).encode()

PLAY = b"""\
feelings: low
acts:
  - encourage
  - {act: wait long, tells: [alene], reaction: default}
expect:
  ending: slutt
  gates: {rights: passed}
  levels: {open: at least good}
"""


def seeds() -> list[Mapping[str, bytes]]:
    """The bundles that are mutated: small ones with everything, and the included ones."""
    small = [
        {SCENARIO_FILE: (HERE / "base.yaml").read_bytes(), "en.po": PO},
        {SCENARIO_FILE: small_scenario().encode(), "plays/one.yaml": PLAY},
        {SCENARIO_FILE: text("use: [rettighet]\n" + USES), "blocks/rettighet.yaml": BLOCK.encode()},
    ]
    return [*small, *(shipped(name).files for name in included())]


@dataclass(slots=True)
class Tally:
    """What came of many trials."""

    trials: int = 0
    whole: int = 0
    """How many mutants were still scenarios."""
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds for each 10 kB, of the slowest mutant of at least that size."""
    slowest_trial: int = -1


def trial(number: int, files: Mapping[str, bytes], tally: Tally) -> None:
    """Read a mutant and demand everything that must hold of any file.

    Raises:
        AssertionError: where something does not hold.
    """
    hostile = mutated(Random(number), files)  # the number alone makes the mutant
    bundle = Bundle(hostile)
    before = time.process_time()
    reading = read(bundle, "en", compare=True)
    seconds = time.process_time() - before
    size = max(1.0, sum(map(len, hostile.values())) / 10_000)
    if seconds / size > tally.slowest:
        tally.slowest, tally.slowest_trial = seconds / size, number
    found = reading.diagnostics
    errors = any(d.is_error for d in found)
    assert (reading.scenario is None) == errors, "a scenario, or an error"
    if reading.scenario is not None:
        tally.whole += 1
        found += diagnose(check(reading.scenario), reading.place, SCENARIO_FILE)
        assert reading.scenario.start in reading.scenario.moments
    for diagnostic in found:
        tally.codes[diagnostic.code] += 1
        assert diagnostic.file in hostile
        span = diagnostic.span
        if span is not None and diagnostic.file in reading.sources:
            lines = reading.sources[diagnostic.file].lines
            assert 1 <= span.line <= len(lines), diagnostic
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, diagnostic
    texts = {name: source.lines for name, source in reading.sources.items()}
    for language in (Language.BOKMAL, Language.ENGLISH):
        shown = concise(found, language) + full(found, texts, language) + as_json(found, language)
        assert all(x.isprintable() or x == "\n" or x.isspace() for x in shown)
        assert "\x1b" not in shown
    tally.trials += 1


def run(first: int, count: int) -> Tally:
    """Run some trials over the seeds in turn."""
    tally, bundles = Tally(), seeds()
    for number in range(first, first + count):
        # The small ones show most and cost least; an included one comes by now and then.
        files = bundles[number % 3] if number % 10 else bundles[number // 10 % len(bundles)]
        try:
            trial(number, files, tally)
        except Exception as error:
            error.add_note(f"trial {number}: python -m tests.fuzz {number} 1")
            raise
    return tally
