"""What a class is compared with: those who choose blindly, let play when a class is collected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from simulator.cli.shell import Shell, tell

if TYPE_CHECKING:
    from simulator.collecting.baselines import Told
    from simulator.collecting.port import Cohorts


def playing(around: Shell) -> Told:
    """Return what says, where somebody is watching, how far those have come who play blindly."""
    watched = sys.stderr is not None and sys.stderr.isatty()

    def told(done: int, whole: int) -> None:
        if watched:
            words = around.tr(
                "Played blindly, to compare with: {done} of {whole} scenarios. "
                "Next time it is known.",
                done=done,
                whole=whole,
            )
            tell(words)

    return told


def play_ahead(around: Shell, kept: Cohorts) -> None:
    """Let them play what they have not played yet, so that no report and no screen waits for it.

    Where what a report computes with is not installed, nobody asks for it here.
    """
    from simulator.collecting.needs import computes  # noqa: PLC0415

    if computes():
        from simulator.collecting.baselines import draw_ahead  # noqa: PLC0415

        draw_ahead(kept, playing(around))
