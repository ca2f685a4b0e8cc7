"""A bounded part of the fuzzing that ``python -m tests.fuzz`` does at length."""

from simulator.cli.main import COMMANDS
from simulator.cli.shell import Code
from tests.fuzz import commands
from tests.fuzz.trial import run

MUTANTS = 1_500


def test_mutated_scenarios_are_read_or_refused() -> None:
    tally = run(0, MUTANTS)
    assert tally.trials == MUTANTS
    # A mutator that breaks everything, or nothing, would show nothing.
    assert 0.05 < tally.whole / MUTANTS < 0.7
    assert len(tally.codes) > 25, sorted(tally.codes)


def test_every_command_answers_mutated_scenarios_in_words() -> None:
    trials = len(commands.COMMANDS) * 8
    done = commands.run(0, trials)
    assert done.trials == trials
    # Mutants that were all refused, or all accepted, would show nothing.
    assert {code for _, code in done.codes} == {Code.OK, Code.FINDINGS, Code.UNREADABLE}


def test_every_command_is_fuzzed_or_reads_no_scenario() -> None:
    fuzzed = {command[0] for command in commands.COMMANDS}
    known = fuzzed | commands.READ_NO_SCENARIO | commands.SLOW_OR_ON_SCREEN
    assert known == set(COMMANDS)
    assert not fuzzed & commands.READ_NO_SCENARIO
