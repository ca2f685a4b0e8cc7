"""What a proof came to, in the words of the screens: row by row, and a talk that shows a row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from scenarios.transcript import Event, MomentReached, Say, TalkEnded
from scoring.phrases import level_name
from scoring.rubric import Gate, Principle
from scoring.shipped import shipped_rubric
from simulator.authoring.proving import PLAYERS, Progress, Proved
from simulator.engine import Stage
from simulator.i18n import N_, Translator
from simulator.sessions.narration import Utterance, narrate
from simulator.tui.script import entries
from simulator.tui.text import HELD, hanging, plain
from simulator.tui.widgets.choices import Offer
from simulator.tui.widgets.sheet import Block
from simulator.tui.widgets.transcript import Voice

if TYPE_CHECKING:
    from simulator.proof.moves import Target
    from simulator.proof.showing import Showing, What

_KINDS = {
    "moment": N_("Moments"),
    "reaction": N_("Reactions"),
    "fact": N_("Facts"),
    "limit": N_("Limits"),
    "ending": N_("Endings"),
}
_REACHED = ("ending", "fact", "limit")
_BAR = 20
MOST_NAMES = 40
"""Things of one kind that are listed; the rest is counted."""
_NOTHING = Content("")
_OWN = frozenset({Voice.OWN, Voice.OWN_ACT})


@dataclass(frozen=True, slots=True)
class Row(Offer):
    """A line of what was proved, or of a talk that shows it."""

    set: Content = _NOTHING
    """The line as it is shown."""
    showing: "Showing | None" = None
    """The talk that shows it, where there is one."""
    refs: tuple[str, ...] = ()
    """What its place in the file is known by, the nearest first."""

    def content(self) -> Content:
        """Return the line as it is shown."""
        return self.set


# -- while it runs ---------------------------------------------------------------------------


def progress(so_far: Progress, tr: Translator) -> Iterable[Block]:
    """Yield how far a proof has come."""
    yield Block(plain(tr("Being proved. x stops it; what is shown elsewhere goes on."), "bold"))
    done = so_far.players * _BAR // PLAYERS
    bar = plain("━" * done + "─" * (_BAR - done), "$primary")
    words = tr("{n} of {all} players by chance", n=so_far.players, all=PLAYERS)
    yield Block(Content.assemble(bar, plain(f"  {words}")), gap=1)
    if so_far.players in {0, PLAYERS}:
        yield Block(plain(tr("Looking for what can be reached, and what cannot."), "$quiet"))


# -- what it came to -------------------------------------------------------------------------


def results(found: Proved, tr: Translator, room: int) -> Sequence[Row]:
    """Return what a proof came to, in lines of at most ``room`` cells."""
    return tuple(_Results(found, tr, room).rows())


class _Results:
    def __init__(self, found: Proved, tr: Translator, room: int) -> None:
        self.found, self.tr, self.room = found, tr, room
        self.rubric = shipped_rubric()
        self.number = 0

    def rows(self) -> Iterator[Row]:
        yield from self._reached()
        yield from self._blind()
        yield from self._levels()
        yield from self._gates()
        for kind in _REACHED:
            yield from self._of_a_kind(kind)

    def _reached(self) -> Iterator[Row]:
        found, tr = self.found, self.tr
        yield self._heading(tr("Can everything be reached, and can everybody get out?"))
        if not found.not_reached and not found.undecided:
            words = tr("Every moment, reaction, fact, limit and ending can be reached.")
            how = (
                tr("Every state was followed.")
                if found.exact
                else tr("Each is shown by an example.")
            )
            yield self._sound(f"{words} {how}")
        yield from self._named(found.not_reached, tr("never reached, whatever is said"), "error")
        yield from self._named(found.undecided, tr("neither found nor ruled out"), "warning")
        for each in self._shown("stuck", "led_round"):
            yield self._row(_marked("! ", self._title(each), "error"), each, each.name)
        for moment in found.perhaps_stuck:
            words = tr("Somebody may be led round in a circle at: {moment}", moment=moment)
            yield self._row(_marked("? ", words, "warning"), ref=moment)
        if not found.perhaps_stuck and not list(self._shown("stuck", "led_round")):
            yield self._sound(tr("Nobody can get stuck."))

    def _blind(self) -> Iterator[Row]:
        found, tr = self.found, self.tr
        yield self._heading(tr("Does clicking blindly pass?"))
        holding = list(self._shown("blind"))
        for each in holding:
            yield self._row(_marked("! ", self._title(each), "error"), each)
        if not holding:
            yield self._sound(
                tr.plural(
                    "No: {n} way of not reading was tried.",
                    "No: {n} ways of not reading were tried.",
                    found.blind,
                )
            )
        if found.players:
            words = tr("{n} of {all} players by chance pass.", n=found.holding, all=found.players)
            yield self._row(plain(f"  {words}"))
        for each in self._shown("greedy"):
            yield self._counted(f"  {self._title(each)}", each)

    def _levels(self) -> Iterator[Row]:
        tr = self.tr
        yield self._heading(tr("What can be attained?"))
        names = {p: self.rubric.principles[p].name.in_language(tr.language) for p in Principle}
        width = max(map(len, names.values())) + 2
        ends = {"lowest": tr("lowest"), "highest": tr("highest")}
        wide = max(map(len, ends.values())) + 1
        for principle in Principle:
            name = names[principle].ljust(width)
            shown = [each for each in self._shown(*ends) if each.name == principle]
            levels = [
                f"{ends[each.what].ljust(wide)}{int(each.level or 0)} "
                f"{level_name(each.level, tr.language)}"
                for each in shown
            ]
            first, other = f"  {name}", f"  {' ' * width}"
            if any(
                len(f"{other}{level}  {self._count(each)}") > self.room
                for level, each in zip(levels, shown, strict=True)
            ):
                first, other = f"  {name}\n    ", "    "  # a line of its own for the name
            for number, (level, each) in enumerate(zip(levels, shown, strict=True)):
                yield self._counted(f"{other if number else first}{level}", each)
            if not shown:
                untried = level_name(None, tr.language)
                yield self._row(plain(f"  {name}{untried}", "$quiet"))

    def _gates(self) -> Iterator[Row]:
        tr = self.tr
        for gate in Gate:
            name = self.rubric.gates[gate].name.in_language(tr.language)
            shown = {each.what: each for each in self._shown("passed", "failed", of=gate)}
            for each in shown.values():
                yield self._counted(self._title(each), each, "+ ")
            if "failed" not in shown and shown:
                words = tr("{gate}: no talk was found that fails it", gate=name)
                yield self._row(_marked("? ", words, "warning"))
            elif "passed" not in shown and shown:
                words = tr("{gate}: no talk was found that passes it", gate=name)
                yield self._row(_marked("! ", words, "error"))
            elif not shown:
                words = tr("{gate}: never comes into question", gate=name)
                yield self._row(plain(f"  {words}", "$quiet"))

    def _of_a_kind(self, kind: str) -> Iterator[Row]:
        shown = list(self._shown(kind))
        if shown:
            yield self._heading(self.tr(_KINDS[kind]))
        for each in shown:
            yield self._counted(f"  {each.name}", each, ref=f"{kind}:{each.name}")

    # -- rows ----------------------------------------------------------------------------

    def _shown(self, *what: "What | str", of: str = "") -> Iterator["Showing"]:
        for each in self.found.shown:
            if each.what in what and of in {"", each.name}:
                yield each

    def _title(self, showing: "Showing") -> str:
        from simulator.reports.proving import title_of  # noqa: PLC0415 with the proof

        return title_of(showing, self.rubric, self.tr)

    def _named(self, found: Sequence["Target"], how: str, style: str) -> Iterator[Row]:
        from simulator.proof.naming import ref_of  # noqa: PLC0415 with the proof
        from simulator.reports.proving import KINDS  # noqa: PLC0415

        sign = {"error": "! ", "warning": "? "}[style]
        for target in found[:MOST_NAMES]:
            kind, name = target
            words = f"{self.tr(KINDS[kind])} {name}: {how}"
            yield self._row(_marked(sign, words, style), ref=ref_of(target))
        more = len(found) - MOST_NAMES
        if more > 0:
            yield self._row(plain("  " + self.tr("and {n} more", n=more), "$quiet"))

    def _counted(self, words: str, showing: "Showing", sign: str = "", *, ref: str = "") -> Row:
        count = self._count(showing).replace(" ", HELD)
        said = Content.assemble(
            plain(sign, "$success"), plain(words), plain(f"  {count}", "$quiet")
        )
        return self._row(said, showing, ref)

    def _count(self, showing: "Showing") -> str:
        return self.tr.plural("{n} act", "{n} acts", len(showing.example.acts))

    def _heading(self, words: str) -> Row:
        said = plain(words, "bold $primary")
        if self.number:
            said = Content.assemble("\n", said)
        return self._row(said, heading=True)

    def _sound(self, words: str) -> Row:
        return self._row(Content.assemble(plain("+ ", "$success"), plain(words)))

    def _row(
        self,
        said: Content,
        showing: "Showing | None" = None,
        ref: str = "",
        *,
        heading: bool = False,
    ) -> Row:
        self.number += 1
        name = showing.key if showing is not None else f"row {self.number}"
        refs = (ref,) if ref else ()
        said = hanging(said, self.room)
        return Row(name, "", heading=heading, set=said, showing=showing, refs=refs)


def _marked(sign: str, words: str, style: str) -> Content:
    return Content.assemble(plain(sign, f"${style}"), plain(words, f"${style}"))


# -- a talk that shows it --------------------------------------------------------------------


def example(stage: Stage, showing: "Showing", tr: Translator) -> Sequence[Row]:
    """Return a talk: a heading, each act with what is answered, and where it stands in the end.

    The ids of the rows are the numbers of their turns, from 1; that of the last one is the turn
    that nothing has been done in yet, and of a talk that is over it is a heading.
    """
    from simulator.reports.proving import title_of  # noqa: PLC0415 with the proof

    events, moments = _performed(stage, showing)
    title = title_of(showing, shipped_rubric(), tr)
    feelings = ", ".join(f"{name} {value}" for name, value in showing.example.feelings)
    day = tr("Begins with: {feelings}", feelings=feelings) if feelings else ""
    told: dict[int, list[Utterance]] = {}
    for each in narrate(stage, events):
        told.setdefault(each.turn, []).append(each)
    head = [plain(title, "bold $primary"), plain(day, "$quiet"), _turn(told.get(0, ()), tr)]
    parts = [part for part in head if part.plain]
    rows = [Row("head", "", heading=True, set=Content("\n").join(parts))]
    for turn, act in enumerate(showing.example.acts, 1):
        moment = moments[turn - 1]
        refs = (act.choice, moment) if isinstance(act, Say) else (moment,)
        rows.append(Row(str(turn), "", set=_turn(told.get(turn, ()), tr), refs=refs))
    rows.append(_end(events, len(showing.example.acts) + 1, tr))
    return rows


def _performed(stage: Stage, showing: "Showing") -> tuple[Sequence[Event], Sequence[str]]:
    """Return what happens in a talk, and the moment that each of its acts is done at."""
    events = list(stage.begin(showing.example.draw(stage)))
    situation = stage.follow(None, events)
    moments = []
    for act in showing.example.acts:
        moments.append(situation.moment)
        new, situation = stage.advance(situation, act)
        events.extend(new)
    return events, moments


def _turn(told: Iterable[Utterance], tr: Translator) -> Content:
    parts = []
    for each in entries(told, tr):
        if each.voice in _OWN:
            parts.append(plain(each.text, "bold"))
        elif each.voice is not Voice.STAGE or each.text:
            who = f"{each.name}: " if each.name else ""
            parts.append(plain(f"  {who}{each.text}", "$quiet"))
    return Content("\n").join(parts)


def _end(events: Sequence[Event], turn: int, tr: Translator) -> Row:
    for event in reversed(events):
        if isinstance(event, TalkEnded):
            words = tr("The talk is over: {ending}", ending=event.ending)
            return Row(str(turn), "", heading=True, set=plain(words, "$primary"))
        if isinstance(event, MomentReached):
            words = tr("Now the talk stands at {moment}.", moment=event.moment)
            return Row(str(turn), "", set=plain(words, "$primary"), refs=(event.moment,))
    raise AssertionError  # every talk begins at a moment
