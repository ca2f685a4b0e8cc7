"""The app that records no act: the yardstick for what it costs that every act is on disk first."""

import sys
from unittest.mock import patch

from simulator.cli.main import run
from simulator.sessions import Decision, Session


def forget(_session: Session, _decision: Decision) -> None:
    """Take a decision for recorded."""


if __name__ == "__main__":
    with patch.object(Session, "record", forget):
        sys.exit(run(sys.argv[1:]))
