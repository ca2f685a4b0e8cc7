"""``python -m tests.functional.kill --kills 200``; see ``campaign``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.functional.kill.campaign import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.functional.kill")
    parser.add_argument("--kills", type=int, default=200, help="kills at random instants")
    parser.add_argument("--boundaries", type=int, default=60, help="kills at act boundaries")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), wanted.boundaries, wanted.kills, wanted.seed)
    sys.stdout.write(
        f"{report.kills} kills ({report.laying} of a first start, {report.before_first} before the "
        f"first act)\n{report.acknowledged} acts acknowledged, {len(report.problems)} problems; "
        f"{report.in_flight} acts on disk before anybody was told\n"
    )
    sys.stdout.writelines(f"{problem}\n" for problem in report.problems)
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
