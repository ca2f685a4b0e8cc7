"""One turn at a time: what you did, what it was, what it did, what else was open."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from scoring.phrases import Worth
from scoring.views import AnnotatedTurn, Debrief, FindingView
from simulator.i18n import Translator
from simulator.tui.debriefing.parts import (
    credit,
    evidence,
    heading,
    indented,
    labelled,
    legend,
    script,
    sources,
)
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block
from simulator.tui.widgets.transcript import GUTTER

_STYLES = {
    Worth.STRONG: "bold $success",
    Worth.SOUND: "$success",
    Worth.WEAK: "$warning",
    Worth.HARMFUL: "bold $error",
}


def one_turn(
    debrief: Debrief, turn: AnnotatedTurn, own_words: Mapping[int, str], tr: Translator
) -> Iterator[Block]:
    """Return everything that is to be said of one turn."""
    place = tr("Turn {turn} of {turns}", turn=turn.turn, turns=len(debrief.turns))
    yield Block(
        Content.assemble(plain(place, "bold $primary"), plain(f"  {turn.phase_name}", "$quiet"))
    )
    for number, block in enumerate(script(turn.heard, turn.line, tr)):
        yield Block(block.text, block.first, block.rest, gap=block.gap or (0 if number else 1))
    if turn.turn in own_words:
        yield labelled(tr("own words"), plain(tr.quoted(own_words[turn.turn]), "italic"), gap=1)
    yield from _what_it_was(turn, tr)
    yield from _what_it_did(turn, tr)
    yield from _what_followed(turn, tr)
    if turn.thought:
        yield labelled(tr("unsaid"), plain(tr.quoted(turn.thought), "italic"), gap=1)
    yield labelled(tr("silence"), plain(turn.silence), gap=0 if turn.thought else 1)
    if turn.turn == len(debrief.turns) and debrief.farewell:
        yield heading(tr("And then"))
        yield from script(debrief.farewell, "", tr)


def _what_it_was(turn: AnnotatedTurn, tr: Translator) -> Iterator[Block]:
    for number, each in enumerate(turn.techniques):
        words = Content.assemble(plain(f"{each.name}. ", "bold"), plain(each.meaning, "$quiet"))
        yield labelled("" if number else tr("it was"), words, gap=0 if number else 1)
    if turn.comment:
        yield labelled(tr("comment"), plain(turn.comment))
    if turn.debatable:
        yield labelled(tr("debatable"), plain(turn.debatable))


def _what_it_did(turn: AnnotatedTurn, tr: Translator) -> Iterator[Block]:
    findings = sorted(turn.findings, key=lambda each: not each.failed)
    for number, finding in enumerate(findings):
        yield _gate(finding, tr, gap=0 if number else 1)
    for number, each in enumerate(turn.evidence):
        first = Content.assemble(" " * 4, credit(each.points, tr), "  ")
        yield Block(evidence(each, tr, lead=each.principle_name), first, gap=0 if number else 1)


def _gate(finding: FindingView, tr: Translator, *, gap: int) -> Block:
    """Return what a gate found here; what failed is marked by more than its colour."""
    name = tr("Gate not in order") if finding.failed else tr("Gate in order")
    mark = plain("x  ", "bold $error") if finding.failed else plain("ok  ", "$success")
    words = Content.assemble(
        plain(f"{name}. ", "bold"),
        plain(finding.why),
        sources(finding.source, ours=False, tr=tr),
    )
    return Block(words, Content.assemble(" " * (GUTTER - mark.cell_length), mark), gap=gap)


def _what_followed(turn: AnnotatedTurn, tr: Translator) -> Iterator[Block]:
    if turn.unsaid:
        said = " ".join(turn.unsaid)
        yield labelled(tr("cut off"), plain(tr.quoted(said), "italic"), gap=1)
    if turn.wrong_yes:
        yield labelled(tr("beware"), plain(tr("The “yes” that came means nothing.")), gap=1)
    for number, fact in enumerate(turn.learned):
        yield labelled("" if number else tr("learned"), plain(fact), gap=0 if number else 1)


def cited_at(turn: AnnotatedTurn, tr: Translator) -> Iterator[Block]:
    """Return what the codes in the reasons of a turn stand for."""
    codes = [code for each in turn.evidence for code in each.source]
    codes += [code for each in turn.findings for code in each.source]
    yield from legend(codes, ours=any(each.ours for each in turn.evidence), tr=tr)


def what_else(turn: AnnotatedTurn, tr: Translator) -> Iterator[Block]:
    """Return what else was open, with what it would have been."""
    if not turn.alternatives:
        return
    yield heading(tr("What else was open"))
    for each in turn.alternatives:
        kinds = f"  {', '.join(each.techniques)}" if each.techniques else ""
        yield labelled(
            "",
            Content.assemble(plain(each.worth_name, _STYLES[each.worth]), plain(kinds, "$quiet")),
            gap=1,
        )
        yield indented(plain(tr.quoted(each.line)))
        if aside := " ".join(filter(None, (each.why, each.comment, each.debatable))):
            yield indented(plain(aside, "$quiet"))
