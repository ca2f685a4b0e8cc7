"""Pieces that all sections of a debrief are made of."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.style import Style

from scoring.views import EvidenceView, Heard
from simulator.i18n import Translator
from simulator.reports.citations import titles_of
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block
from simulator.tui.widgets.transcript import GUTTER, Entry, Voice, set_entry


def heading(text: str) -> Block:
    """Return a heading with air above it."""
    return Block(plain(text, "bold $primary"), gap=1)


def labelled(label: str, text: Content, *, gap: int = 0) -> Block:
    """Return text with a quiet label in the gutter where a script has its names."""
    return Block(text, plain(label.rjust(GUTTER - 2) + "  ", "$quiet"), gap=gap)


def indented(text: Content, *, gap: int = 0) -> Block:
    """Return text as far in as labelled text."""
    return Block(text, Content(" " * GUTTER), gap=gap)


def credit(points: float, tr: Translator) -> Content:
    """Return points with their sign; what costs is marked by more than its colour."""
    text = tr.number(points, signed=True)
    style = "bold $error" if points < 0 else "bold $success" if points else "$quiet"
    return plain(f"{text:>4} ", style)


def sources(codes: Iterable[str], *, ours: bool, tr: Translator) -> Content:
    """Return what a reason rests on."""
    names = [*codes, *([tr("our number")] if ours else [])]
    return plain(f" ({', '.join(names)})", "$quiet") if names else Content("")


def turn_link(words: str, turn: int) -> Content:
    """Return words that a click on leads to a turn."""
    jump = Style.from_meta({"@click": f"screen.jump({turn})"})
    return plain(words, "$accent underline").stylize(jump)


def legend(codes: Sequence[str], *, ours: bool, tr: Translator) -> Iterator[Block]:
    """Return what the codes of sources stand for, and what a number of ours is."""
    rows = list(titles_of(codes).items())
    if ours:
        says = tr("How much it counts is our own proposal, not the source's.")
        rows.append((tr("our number"), says))
    width = max((len(code) for code, _ in rows), default=0)
    for number, (code, title) in enumerate(rows):
        if not number:
            yield heading(tr("Sources"))
        yield Block(plain(title, "$quiet"), plain(code.ljust(width + 2), "$quiet"))


def evidence(each: EvidenceView, tr: Translator, *, lead: str) -> Content:
    """Return one piece of evidence: credit, ``lead``, why, and what that rests on."""
    return Content.assemble(
        plain(f"{lead}. ", "bold") if lead else "",
        plain(each.why),
        sources(each.source, ours=each.ours, tr=tr),
    )


def script(heard: Iterable[Heard], own: str, tr: Translator) -> Iterator[Block]:
    """Return what was heard, and then what the trainee did, set as in the talk."""
    above: Entry | None = None
    for entry in _entries(heard, own, tr):
        yield set_entry(entry, above)
        above = entry


def _entries(heard: Iterable[Heard], own: str, tr: Translator) -> Iterator[Entry]:
    for each in heard:
        if each.cue:
            yield Entry(Voice.CUE, f"({each.cue})")
        if each.says:
            yield Entry(Voice.PERSON, each.says, each.speaker, open_ended=each.unfinished)
    if own:
        yield Entry(Voice.OWN_ACT if own.startswith("(") else Voice.OWN, own, tr("You"))
