"""Principle by principle: everything that gave or cost something, with reason and source."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from scoring.views import Ground, ProfileView
from simulator.i18n import Translator
from simulator.tui.debriefing.overview import profile_line
from simulator.tui.debriefing.parts import credit, legend, sources, turn_link
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


def cited(profiles: Sequence[ProfileView], tr: Translator) -> Iterator[Block]:
    """Return what the codes in the reasons of some principles stand for."""
    grounds = [ground for profile in profiles for ground in profile.grounds]
    codes = [code for ground in grounds for code in ground.source]
    yield from legend(codes, ours=any(ground.ours for ground in grounds), tr=tr)


def _reason(ground: Ground, tr: Translator) -> Content:
    """Return a reason, what it rests on, and the turns in which it counted."""
    links = [turn_link(str(turn), turn) for turn in ground.turns]
    return Content.assemble(
        plain(ground.why),
        sources(ground.source, ours=ground.ours, tr=tr),
        plain(f" {tr.plural('in turn', 'in turns', len(links))} ", "$accent"),
        Content(", ").join(links),
    )
