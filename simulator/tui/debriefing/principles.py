"""Principle by principle: everything that gave or cost something, with reason and source."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from scoring.views import Ground, ProfileView
from simulator.i18n import Translator
from simulator.tui.debriefing.overview import profile_line
from simulator.tui.debriefing.parts import credit, sources
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


def principles(profiles: Sequence[ProfileView], tr: Translator) -> Iterator[Block]:
    """Return some principles with their evidence."""
    for number, profile in enumerate(profiles):
        line = profile_line(profile, len(profile.name) + 2).stylize("bold")
        yield Block(line, gap=1 if number else 0)
        tried = plain(f" ({profile.tried})", "$quiet") if profile.tried else ""
        yield Block(Content.assemble(plain(profile.says, "$quiet"), tried))
        for ground in profile.grounds:
            yield Block(_reason(ground, tr), credit(ground.points, tr))


def _reason(ground: Ground, tr: Translator) -> Content:
    """Return a reason, what it rests on, and the turns in which it counted."""
    turns = ", ".join(str(turn) for turn in ground.turns)
    where = tr.plural("turn {turns}", "turns {turns}", len(ground.turns), turns=turns)
    return Content.assemble(
        plain(ground.why),
        sources(ground.source, ours=ground.ours, tr=tr),
        plain(f" {where}", "$accent"),
    )
