"""The first page: gates before anything else, the eight profiles, strengths, one thing to try."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from scoring.gates import GateStatus
from scoring.views import Debrief, GateView, ProfileView, Suggestion
from simulator.i18n import Translator
from simulator.tui.debriefing.parts import heading, indented, labelled, turn_link
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block
from simulator.tui.widgets.transcript import GUTTER

BAR = 8
"""Cells of a full bar."""

_MARKS = {
    GateStatus.PASSED: ("ok", "$success"),
    GateStatus.FAILED: ("x", "bold $error"),
    GateStatus.NOT_TRIED: ("-", "$quiet"),
}


def judgement(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    """Return what the rubric says: as a whole, the gates, the principles."""
    yield Block(plain(debrief.headline, "bold"))
    for reason in debrief.reasons:
        yield Block(plain(reason), plain("- ", "$quiet"))
    yield heading(tr("Gates"))
    yield Block(plain(tr("What must not go wrong, however good the rest is."), "$quiet"))
    for status in (GateStatus.FAILED, GateStatus.NOT_TRIED, GateStatus.PASSED):
        yield from _gates([gate for gate in debrief.gates if gate.status is status], tr)
    yield heading(tr("The eight principles"))
    width = max(len(profile.name) for profile in debrief.profiles) + 2
    for profile in debrief.profiles:
        yield Block(profile_line(profile, width))


def advice(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    """Return what to take along: what worked, one thing to try, what came of it."""
    yield from _strengths(debrief, tr)
    if debrief.to_try:
        yield from _to_try(debrief.to_try, tr)
    yield from _outcome(debrief, tr)
    yield Block(plain(debrief.caveat, "italic $quiet"), gap=1)


def profile_line(profile: ProfileView, width: int) -> Content:
    """Return one principle: name, bar, level, counts; ``width`` is that of the name."""
    name = plain(profile.name.ljust(width))
    if profile.level is None:
        return Content.assemble(
            name, plain("─" * BAR, "$faint"), "  ", plain(profile.level_name, "$quiet")
        )
    full = round(min(max(profile.points / profile.open if profile.open else 0.0, 0.0), 1.0) * BAR)
    count = (
        f"{profile.count}, {profile.percentage} %"
        if profile.percentage is not None
        else profile.count
    )
    return Content.assemble(
        name,
        plain("━" * full, "$primary"),
        plain("─" * (BAR - full), "$quiet"),
        "  ",
        plain(f"{int(profile.level)} {profile.level_name}".ljust(13), "bold"),
        plain(count, "$quiet"),
    )


def _gates(gates: Sequence[GateView], tr: Translator) -> Iterator[Block]:
    """Return gates of one status: those that failed in full, the others by name."""
    if not gates:
        return
    mark, style = _MARKS[gates[0].status]
    first = plain(f"{mark:>3}  ", style)
    if gates[0].status is not GateStatus.FAILED:
        names = ", ".join(gate.name for gate in gates)
        status = plain(f"  {gates[0].status_name}", "$quiet")
        yield Block(Content.assemble(plain(names), status), first)
        return
    for gate in gates:
        status = plain(f"  {gate.status_name}", "$quiet")
        yield Block(Content.assemble(plain(gate.name), status), first)
        yield from _failure(gate, tr)


def _failure(gate: GateView, tr: Translator) -> Iterator[Block]:
    quoted: set[int | None] = set()
    for finding in gate.findings:
        if finding.failed:
            where = tr("Turn {turn}:", turn=finding.turn) if finding.turn else ""
            again = finding.turn in quoted
            line = f"{tr.quoted(finding.line)} " if finding.line and not again else ""
            quoted.add(finding.turn)
            words = Content.assemble(
                turn_link(where, finding.turn) if finding.turn else "",
                " " if where else "",
                plain(line, "$own"),
                plain(finding.why),
            )
            yield Block(words, Content(" " * 5))
    instead = plain(tr("Instead: "), "$quiet")
    yield Block(Content.assemble(instead, plain(gate.right)), Content(" " * 5))


def _strengths(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    if not debrief.strengths:
        return
    yield heading(tr("What worked"))
    for each in debrief.strengths:
        yield _at(each.turn, plain(tr.quoted(each.line), "$own"), tr)
        yield indented(Content.assemble(plain(f"{each.principle_name}. ", "bold"), plain(each.why)))


def _to_try(to_try: Suggestion, tr: Translator) -> Iterator[Block]:
    yield heading(tr("One thing to try"))
    yield indented(Content.assemble(plain(f"{to_try.topic}. ", "bold"), plain(to_try.advice)))
    if to_try.heard:
        yield _at(to_try.turn, plain(tr.quoted(to_try.heard)), tr)
    yield labelled(tr("You"), plain(tr.quoted(to_try.line), "$own"))
    yield indented(plain(to_try.why))
    for better in to_try.better:
        yield labelled(tr("rather"), plain(tr.quoted(better.line), "$success"))
        if better.why:
            yield indented(plain(better.why, "$quiet"))
    words = tr("v takes you back to turn {turn}, to try another way.", turn=to_try.turn)
    yield indented(plain(words, "$accent"))


def _at(turn: int, text: Content, tr: Translator) -> Block:
    """Return what was said, with a way to its turn in the gutter."""
    link = turn_link(tr("turn {turn}", turn=turn), turn)
    gutter = Content.assemble(" " * max(0, GUTTER - 2 - link.cell_length), link, "  ")
    return Block(text, gutter, Content(" " * GUTTER))


def _outcome(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    outcome = debrief.outcome
    yield heading(tr("What came of it"))
    if outcome.ending:
        yield indented(plain(outcome.ending))
    contact = tr("with a next contact") if outcome.contact else tr("without a next contact")
    if outcome.quality_name:
        yield labelled(tr("ending"), plain(f"{outcome.quality_name}, {contact}"))
    risks, strengths = outcome.risks, outcome.strengths
    words = tr(
        "{risks} of {all_risks} risks and {strengths} of {all_strengths} protective factors "
        "came to light",
        risks=risks[0],
        all_risks=risks[1],
        strengths=strengths[0],
        all_strengths=strengths[1],
    )
    yield labelled(tr("learned"), plain(words))
