"""What came to light and what did not."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from scoring.views import Debrief, FactView
from simulator.i18n import Translator
from simulator.tui.debriefing.parts import heading
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


def told(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    """Return what came to light."""
    yield Block(plain(tr("What you learned"), "bold $primary"))
    yield from _listed(debrief.outcome.told, tr)


def missed(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    """Return what did not, and what only seemed to."""
    outcome = debrief.outcome
    yield heading(tr("What stayed unsaid"))
    yield from _listed(outcome.missed, tr)
    if outcome.wrong_yes:
        turns = ", ".join(map(str, outcome.wrong_yes))
        yield heading(tr("Beware"))
        yield Block(plain(tr("A «yes» that means nothing came after turn {turns}.", turns=turns)))


def _listed(found: Iterable[FactView], tr: Translator) -> Iterator[Block]:
    facts = list(found)
    if not facts:
        yield Block(plain(tr("Nothing."), "$quiet"))
    for each in facts:
        where = f", {tr('turn {turn}', turn=each.turn)}" if each.turn else ""
        tail = plain(f"  {each.kind_name}, {each.area_name}{where}", "$quiet")
        yield Block(Content.assemble(plain(each.text), tail), plain("- ", "$quiet"))
