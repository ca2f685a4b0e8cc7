"""Principle by principle: everything that gave or cost something, with reason and source."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from scoring.views import Debrief, ProfileView
from simulator.i18n import Translator
from simulator.tui.debriefing.overview import profile_line
from simulator.tui.debriefing.parts import credit, evidence
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


def principles(
    debrief: Debrief, profiles: Sequence[ProfileView], tr: Translator
) -> Iterator[Block]:
    """Return some principles with their evidence."""
    for number, profile in enumerate(profiles):
        line = profile_line(profile, len(profile.name) + 2).stylize("bold")
        yield Block(line, gap=1 if number else 0)
        yield Block(plain(profile.says, "$quiet"))
        for each in profile.evidence:
            turn = plain(tr("turn {turn}", turn=each.turn).rjust(9), "$quiet")
            first = Content.assemble(turn, credit(each.points, debrief.language), " ")
            yield Block(evidence(each, tr, lead=""), first)
