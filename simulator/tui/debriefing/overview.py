"""The first page: gates before anything else, the eight profiles, strengths, one thing to try."""

from collections.abc import Iterator

from textual.content import Content

from scoring.gates import GateStatus
from scoring.views import Debrief, GateView, ProfileView, Suggestion
from simulator.i18n import Translator
from simulator.tui.debriefing.parts import heading, indented, labelled, quoted
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block

BAR = 12
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
    yield heading(tr("Before anything else"))
    for gate in debrief.gates:
        yield from _gate(gate, tr)
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
        plain(f"{int(profile.level)} {profile.level_name}".ljust(15), "bold"),
        plain(count, "$quiet"),
    )


def _gate(gate: GateView, tr: Translator) -> Iterator[Block]:
    mark, style = _MARKS[gate.status]
    name = Content.assemble(plain(gate.name), plain(f"  {gate.status_name}", "$quiet"))
    yield Block(name, plain(f"{mark:>3}  ", style), Content(" " * 5))
    if gate.status is not GateStatus.FAILED:
        return
    for finding in gate.findings:
        if finding.failed:
            where = tr("Turn {turn}: ", turn=finding.turn) if finding.turn else ""
            line = f"{quoted(finding.line)} " if finding.line else ""
            yield Block(
                Content.assemble(plain(where, "$quiet"), plain(line, "$own"), plain(finding.why)),
                Content(" " * 5),
            )
    yield Block(
        Content.assemble(plain(tr("Instead: "), "$quiet"), plain(gate.right)), Content(" " * 5)
    )


def _strengths(debrief: Debrief, tr: Translator) -> Iterator[Block]:
    if not debrief.strengths:
        return
    yield heading(tr("What worked"))
    for each in debrief.strengths:
        turn = tr("turn {turn}", turn=each.turn)
        yield labelled(turn, plain(quoted(each.line), "$own"))
        yield indented(Content.assemble(plain(f"{each.principle_name}. ", "bold"), plain(each.why)))


def _to_try(to_try: Suggestion, tr: Translator) -> Iterator[Block]:
    yield heading(tr("One thing to try"))
    yield indented(Content.assemble(plain(f"{to_try.topic}. ", "bold"), plain(to_try.advice)))
    if to_try.heard:
        yield labelled(tr("turn {turn}", turn=to_try.turn), plain(quoted(to_try.heard)))
    yield labelled(tr("You"), plain(quoted(to_try.line), "$own"))
    yield indented(plain(to_try.why))
    for better in to_try.better:
        yield labelled(tr("rather"), plain(quoted(better.line), "$success"))
        if better.why:
            yield indented(plain(better.why, "$quiet"))


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
