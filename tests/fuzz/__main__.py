"""Many trials, of the reader or of the commands.

Run:
    python -m tests.fuzz [FIRST [COUNT]]             the reader; 100,000 unless told otherwise
    python -m tests.fuzz commands [FIRST [COUNT]]    every command; 3,000 unless told otherwise
"""

import sys

from tests.fuzz import commands, trial


def main(arguments: list[str]) -> None:
    """Run the trials that are asked for."""
    of_commands = arguments[:1] == ["commands"]
    numbers = [int(word) for word in arguments[of_commands:]]
    first = numbers[0] if numbers else 0
    count = numbers[1] if numbers[1:] else 3_000 if of_commands else 100_000
    if of_commands:
        done = commands.run(first, count)
        ends = ", ".join(f"{name} {code}: {n}" for (name, code), n in sorted(done.codes.items()))
        sys.stdout.write(f"{done.trials} commands on mutants\n{ends}\n")
        return
    tally = trial.run(first, count)
    codes = ", ".join(f"{code} {times}" for code, times in sorted(tally.codes.items()))
    sys.stdout.write(
        f"{tally.trials} mutants, {tally.whole} still scenarios; slowest {tally.slowest * 1000:.1f}"
        f" ms for 10 kB (trial {tally.slowest_trial})\n{codes}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
