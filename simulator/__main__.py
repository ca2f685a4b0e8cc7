"""``python -m simulator`` is ``samtalerom``."""

import sys


def main() -> None:
    """Run the program with the arguments of the command line, and exit."""
    from simulator.cli.main import run  # noqa: PLC0415 nothing before it is needed

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
