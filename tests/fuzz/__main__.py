"""Many trials, of the reader or of the commands: ``python -m tests.fuzz --help``."""

import argparse
import sys

from tests.fuzz import commands, trial

READER_TRIALS = 100_000
COMMAND_TRIALS = 3_000


def main(arguments: list[str]) -> None:
    """Run the trials that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["reader", "commands"], default="reader")
    parser.add_argument("--first", type=int, default=0, help="the number of the first trial")
    parser.add_argument(
        "--count",
        type=int,
        help=f"how many; {READER_TRIALS:,} of the reader, {COMMAND_TRIALS:,} of the commands",
    )
    asked = parser.parse_args(arguments)
    if asked.what == "commands":
        _of_commands(asked.first, asked.count or COMMAND_TRIALS)
    else:
        _of_reader(asked.first, asked.count or READER_TRIALS)


def _of_commands(first: int, count: int) -> None:
    done = commands.run(first, count)
    ends = ", ".join(f"{name} {code}: {n}" for (name, code), n in sorted(done.codes.items()))
    sys.stdout.write(f"{done.trials} commands on mutants\n{ends}\n")


def _of_reader(first: int, count: int) -> None:
    tally = trial.run(first, count)
    codes = ", ".join(f"{code} {times}" for code, times in sorted(tally.codes.items()))
    sys.stdout.write(
        f"{tally.trials} mutants, {tally.whole} still scenarios; slowest {tally.slowest * 1000:.1f}"
        f" ms for 10 kB (trial {tally.slowest_trial})\n{codes}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
