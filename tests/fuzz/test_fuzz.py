"""A bounded part of the fuzzing that ``python -m tests.fuzz`` does at length."""

from tests.fuzz.trial import run

MUTANTS = 1_500


def test_mutated_scenarios_are_read_or_refused() -> None:
    tally = run(0, MUTANTS)
    assert tally.trials == MUTANTS
    # A mutator that breaks everything, or nothing, would show nothing.
    assert 0.05 < tally.whole / MUTANTS < 0.7
    assert len(tally.codes) > 25, sorted(tally.codes)
