"""What a proof came to, in the words of the screens."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from scoring.shipped import shipped_rubric
from simulator.authoring.proving import PLAYERS, Progress, Proved
from simulator.i18n import N_, Translator
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block

KINDS = {
    "moment": N_("Moments"),
    "reaction": N_("Reactions"),
    "fact": N_("Facts"),
    "limit": N_("Limits"),
    "ending": N_("Endings"),
}
_BAR = 20
_MOST_NAMES = 12


def progress(so_far: Progress, tr: Translator) -> Iterable[Block]:
    """Yield how far a proof has come."""
    yield Block(plain(tr("Being proved. x stops it; what is shown elsewhere goes on."), "bold"))
    done = so_far.players * _BAR // PLAYERS
    bar = plain("━" * done + "─" * (_BAR - done), "$primary")
    words = tr("{n} of {all} players by chance", n=so_far.players, all=PLAYERS)
    yield Block(Content.assemble(bar, plain(f"  {words}")), gap=1)
    if so_far.players in {0, PLAYERS}:
        yield Block(plain(tr("Looking for what can be reached, and what cannot."), "$quiet"))


def proved(found: Proved, tr: Translator, *, old: bool) -> Iterable[Block]:
    """Yield what a proof came to; ``old`` where the files have been saved since."""
    if old:
        words = tr("This is of an earlier version. b proves the present one.")
        yield Block(plain(words, "$warning"))
    yield from _reached(found, tr)
    yield from _blind(found, tr)
    yield from _levels(found, tr)


def _reached(found: Proved, tr: Translator) -> Iterable[Block]:
    yield _heading(tr("Can everything be reached, and can everybody get out?"))
    how = tr("Every state was followed.") if found.exact else tr("Shown by examples and ruled out.")
    if not found.not_reached and not found.undecided:
        words = tr("Every moment, reaction, fact, limit and ending can be reached.")
        yield _sound(f"{words} {how}")
    if found.not_reached:
        yield _wrong(tr("Never reached, whatever is said:"))
        yield from _names(found.not_reached, tr)
    if found.undecided:
        yield _doubt(tr("Neither found nor ruled out within the bounds:"))
        yield from _names(found.undecided, tr)
    if found.stuck:
        yield _wrong(tr("Somebody may get stuck at: {moments}", moments=", ".join(found.stuck)))
    else:
        yield _sound(tr("Nobody can get stuck."))


def _blind(found: Proved, tr: Translator) -> Iterable[Block]:
    yield _heading(tr("Does clicking blindly pass?"))
    passing = [name for name, holds in found.blind if holds]
    if passing:
        yield _wrong(tr("These ways of not reading pass: {ways}", ways=", ".join(passing)))
    else:
        words = tr.plural(
            "None: {n} way of not reading was tried.",
            "None: {n} ways of not reading were tried.",
            len(found.blind),
        )
        yield _sound(words)
    if found.players:
        words = tr("{n} of {all} players by chance pass.", n=found.holding, all=found.players)
        yield Block(plain(words))


def _levels(found: Proved, tr: Translator) -> Iterable[Block]:
    rubric = shipped_rubric()
    yield _heading(tr("What can be attained?"))
    names = {p: text.name.in_language(tr.language) for p, text in rubric.principles.items()}
    width = max(map(len, names.values())) + 2
    for principle, low, high in found.levels:
        ends = "-" if low is None or high is None else f"{int(low)} – {int(high)}"
        yield Block(
            Content.assemble(plain(names[principle].ljust(width)), plain(ends, "bold")), drawn=True
        )
    for gate, passed, failed in found.gates:
        name = rubric.gates[gate].name.in_language(tr.language)
        if passed and failed:
            yield _sound(tr("{gate}: can be passed and failed", gate=name))
        elif passed:
            yield _doubt(tr("{gate}: no talk was found that fails it", gate=name))
        elif failed:
            yield _wrong(tr("{gate}: no talk was found that passes it", gate=name))
        else:
            yield Block(plain(tr("{gate}: never comes into question", gate=name), "$quiet"))


def _names(found: Sequence[tuple[str, str]], tr: Translator) -> Iterable[Block]:
    for kind, words in KINDS.items():
        names = [name for each, name in found if each == kind]
        if names:
            more = len(names) - _MOST_NAMES
            said = ", ".join(names[:_MOST_NAMES]) + (f" … (+{more})" if more > 0 else "")
            yield Block(Content.assemble(plain(f"{tr(words)}: ", "$quiet"), plain(said)))


def _heading(words: str) -> Block:
    return Block(plain(words, "bold $primary"), gap=1)


def _sound(words: str) -> Block:
    return Block(plain(words), plain("+ ", "$success"))


def _doubt(words: str) -> Block:
    return Block(plain(words, "$warning"), plain("? ", "$warning"))


def _wrong(words: str) -> Block:
    return Block(plain(words, "$error"), plain("! ", "$error"))
