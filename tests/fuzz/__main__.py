"""Many trials: ``python -m tests.fuzz [FIRST [COUNT]]``; 100,000 unless told otherwise."""

import sys

from tests.fuzz.trial import run

if __name__ == "__main__":
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    tally = run(first, count)
    codes = ", ".join(f"{code} {times}" for code, times in sorted(tally.codes.items()))
    sys.stdout.write(
        f"{tally.trials} mutants, {tally.whole} still scenarios; slowest {tally.slowest * 1000:.1f}"
        f" ms for 10 kB (trial {tally.slowest_trial})\n{codes}\n"
    )
