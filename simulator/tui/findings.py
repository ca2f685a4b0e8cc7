"""What is wrong with a scenario, in the words of the screens."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from scenarios.diagnostics import Diagnostic, Severity, render
from simulator.authoring.workshop import State
from simulator.i18n import Translator
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block

STYLES = {Severity.ERROR: "$error", Severity.WARNING: "$warning", Severity.ADVICE: "$quiet"}
_HEAD = 2
"""Lines that tell where a finding is, and what it says."""
_AROUND_EXCERPT = 9
"""Cells of the line's number before an excerpt."""


def how_it_stands(tr: Translator, state: State) -> str:
    """Return how many errors, warnings and pieces of advice there are."""
    if not state.read:
        return tr("cannot be read")
    parts = [
        tr.plural("{n} error", "{n} errors", state.errors) if state.errors else "",
        tr.plural("{n} warning", "{n} warnings", state.warnings) if state.warnings else "",
        tr.plural("{n} piece of advice", "{n} pieces of advice", state.advice)
        if state.advice
        else "",
    ]
    return ", ".join(part for part in parts if part) or tr("nothing to remark")


def in_a_line(each: Diagnostic, tr: Translator) -> Content:
    """Return a finding in a line: how serious, which, where, what."""
    severity = render.SEVERITY_WORDS[each.severity].in_language(tr.language)
    where = f"{_short(each.file)}:{each.span.line}" if each.span else _short(each.file)
    head = plain(f"{severity} {each.code} ", STYLES[each.severity])
    said = plain(render.message(each, tr.language))
    return Content.assemble(head, plain(f"{where}  ", "$quiet"), said)


def in_full(
    each: Diagnostic, lines: Mapping[str, Sequence[str]], tr: Translator, width: int
) -> Iterable[Block]:
    """Yield a finding's excerpt, reason and fix, for a sheet of so many cells.

    What it says, and where, stands in the list beside it.
    """
    widest = max(20, width - _AROUND_EXCERPT - 1)
    text = render.full((each,), lines, tr.language, widest=widest)
    for line in text.splitlines()[_HEAD:]:
        excerpt = line[6:9].startswith((" | ", " |")) or line.startswith("       |")
        if excerpt:
            yield Block(plain(line, "bold" if line[:6].strip() else "$primary"), drawn=True)
        else:
            yield Block(plain(line.strip()), gap=1)


def _short(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]
