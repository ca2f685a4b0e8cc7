"""What a line of an outline stands for, in full."""

from collections.abc import Iterable

from textual.content import Content

from scenarios.model import Scenario
from scenarios.techniques import TAXONOMY
from simulator.i18n import Translator
from simulator.tui.text import plain
from simulator.tui.widgets.outline import LEADS, MARKS, Spot
from simulator.tui.widgets.sheet import Block


def spot_in_full(spot: Spot, scenario: Scenario, tr: Translator) -> Iterable[Block]:
    """Yield what is said at a moment, or what a choice is and leads to."""
    ending = scenario.endings.get(spot.ending)
    if ending is not None:
        yield Block(plain(ending.id, "bold $primary"))
        yield Block(plain(ending.text), gap=1)
        return
    moment = scenario.moments.get(spot.moment)
    if moment is None:
        return
    yield Block(plain(moment.id, "bold $primary"))
    if spot.doing is not None:
        yield from _doing(spot, tr)
        return
    for line in moment.lines:
        person = scenario.people.get(line.speaker or "")
        name = plain(f"{person.name}: " if person else "", "$person")
        cue = f"({line.cue}) " if line.cue else ""
        yield Block(Content.assemble(name, plain(cue, "italic $quiet"), plain(line.says)))
    if moment.thought:
        yield Block(plain(tr("Thinks: {thought}", thought=moment.thought), "italic"), gap=1)
    if moment.hint:
        yield Block(plain(tr("Hint: {hint}", hint=moment.hint), "$quiet"))
    how = tr(
        "samtalerom preview FOLDER --from {moment} begins here with other feelings or facts.",
        moment=moment.id,
    )
    yield Block(plain(how, "$quiet"), gap=1)


def _doing(spot: Spot, tr: Translator) -> Iterable[Block]:
    doing = spot.doing
    if doing is None:
        return
    if doing.says:
        yield Block(plain(f"«{doing.says}»"))
    for code in doing.techniques:
        entry = TAXONOMY[code]
        name = plain(f"{entry.name.in_language(tr.language)}: ", "bold")
        said = plain(entry.meaning.in_language(tr.language))
        yield Block(Content.assemble(name, said), plain("- ", "$quiet"))
    for mark in doing.marks:
        yield Block(plain(tr(MARKS[mark]), "$warning"), plain("- ", "$quiet"))
    if not doing.leads:
        yield Block(plain(tr("The talk stays at this moment."), "$quiet"), gap=1)
    for number, lead in enumerate(doing.leads):
        to = tr("ends: {ending}", ending=lead.target) if lead.ends else lead.target
        yield Block(plain(to), plain(f"{LEADS} ", "$primary"), gap=0 if number else 1)
