"""What came to light and what did not."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from scoring.views import Debrief, FactView
from simulator.i18n import Translator
from simulator.tui.debriefing.parts import heading, turn_link
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
        yield heading(tr("Beware"))
        links = Content(", ").join(turn_link(str(turn), turn) for turn in outcome.wrong_yes)
        words = plain(tr("A “yes” that meant nothing came after turn"))
        yield Block(Content.assemble(words, " ", links))


def _listed(found: Iterable[FactView], tr: Translator) -> Iterator[Block]:
    facts = list(found)
    if not facts:
        yield Block(plain(tr("Nothing."), "$quiet"))
    for each in facts:
        parts = [plain(each.text), plain(f"  {each.kind_name}, {each.area_name}", "$quiet")]
        if each.turn:
            parts += [Content(", "), turn_link(tr("turn {turn}", turn=each.turn), each.turn)]
        yield Block(Content.assemble(*parts), plain("- ", "$quiet"))
