"""The author's bench: one scenario, what is wrong with it, its outline, its proof."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList

from scenarios.diagnostics import Diagnostic
from simulator.authoring.checking import Checked
from simulator.authoring.outline import Outline, outline
from simulator.authoring.workshop import Bench
from simulator.i18n import Translator
from simulator.sessions.previewing import Given
from simulator.tui.authored import LOOK, Editing
from simulator.tui.findings import how_it_stands, in_full
from simulator.tui.messages import BeginPreview, OpenAuthoring, OpenBench, Trouble
from simulator.tui.proved import progress, proved
from simulator.tui.screens.base import Page
from simulator.tui.spots import spot_in_full
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Offer
from simulator.tui.widgets.outline import OutlineTree
from simulator.tui.widgets.section_bar import SectionBar
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

FINDINGS, OUTLINE, PROOF = 1, 2, 3
MOST_FINDINGS = 300
"""Findings that are listed; the rest is counted."""


class FindingList(ChoiceList):
    """Findings, without numbers: here digits are sections."""

    def _gutter(self, index: int) -> str:
        marker = "›" if index == self.highlighted else " "
        return marker.rjust(self._gutter_cells - 2)


class BenchScreen(Page, Editing):
    """One scenario as its author sees it. What is saved is checked and shown at once."""

    CSS_PATH = "bench.tcss"
    SUBJECT = Subject.BENCH
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"section({n})", show=False, priority=True) for n in (1, 2, 3)),
        Binding("p", "preview", show=False),
        Binding("b", "prove", show=False),
        Binding("x", "stop", show=False),
        Binding("e", "edit", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Checked(Message):
        """The files were read; what was found, and the outline where there is one."""

        found: Checked
        outline: Outline | None

    @dataclass
    class Begun(Message):
        """A proof runs, or cannot."""

        runs: bool

    def __init__(
        self, tr: Translator, bench: Bench, folder: str, *, section: int = FINDINGS, moment: str
    ) -> None:
        """Show a bench; the outline begins at ``moment`` if it is there."""
        super().__init__(tr)
        self._bench = bench
        self._folder = folder
        self._section = section
        self._moment = moment
        self._outline: Outline | None = None
        self._findings: Sequence[Diagnostic] = ()
        self._looking = False
        self._known = False

    def compose(self) -> ComposeResult:
        """Top line, sections, list or tree, what is under the cursor in full, keys."""
        tr = self.tr
        yield TopLine(self._bench.name, tr("being checked …"))
        yield SectionBar([tr("Findings"), tr("Outline"), tr("Proof")])
        yield FindingList(gutter=5, id="findings")
        yield OutlineTree(tr)
        yield Sheet(id="proof")
        yield Sheet(id="full")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Look, and look again from now on."""
        self.query_one("#full", Sheet).can_focus = False
        self._turn(self._section)
        self._look()
        self.set_interval(LOOK, self._look)

    def on_resize(self, event: Resize) -> None:
        """Set what is beside the list for the width that there is."""
        del event
        self.call_after_refresh(self._show_full)

    def keys(self) -> Iterable[Key]:
        """Return what can be done in this section."""
        tr = self.tr
        keys = [Key("1-3", tr("section"), f"screen.section({self._section % 3 + 1})")]
        if self._section == OUTLINE:
            keys.append(Key("p", tr("preview from here"), "screen.preview"))
        elif self._section == PROOF:
            running = self._bench.proving is not None and self._bench.proving.running
            stop, start = Key("x", tr("stop"), "screen.stop"), Key("b", tr("prove"), "screen.prove")
            keys.append(stop if running else start)
        else:
            keys.append(Key("p", tr("preview"), "screen.preview"))
        return [
            *keys,
            Key("e", tr("edit"), "screen.edit"),
            Key("esc", tr("back"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def commands(self) -> Iterable[Key]:
        """Return every section by its name, and what can be done anywhere."""
        tr = self.tr
        names = (tr("Findings"), tr("Outline"), tr("Proof"))
        sections = [Key(str(n), name, f"screen.section({n})") for n, name in enumerate(names, 1)]
        return [
            *sections,
            Key("p", tr("preview"), "screen.preview"),
            Key("b", tr("prove"), "screen.prove"),
            *list(self.keys())[2:],
        ]

    # -- looking --------------------------------------------------------------------------

    def _look(self) -> None:
        proving = self._bench.proving
        if proving is not None and proving.look():
            self._show_proof()
        if not self._looking:
            self._looking = True
            self._look_again()

    @work(thread=True, group="watch")
    def _look_again(self) -> None:
        try:
            if self._bench.changed() or self._bench.checked is None or not self._known:
                found = self._bench.check()
                scenario = found.scenario
                drawn = outline(scenario) if scenario is not None else None
                self._known = True
                self.post_message(self.Checked(found, drawn))
        finally:
            self._looking = False

    @on(Checked)
    def _show(self, event: Checked) -> None:
        event.stop()
        self._findings = event.found.diagnostics
        state = self._bench.state
        if state is not None:
            self.query_one(TopLine).note = how_it_stands(self.tr, state)
        findings = self.query_one("#findings", ChoiceList)
        before = findings.highlighted or 0
        offers = list(self._offers())
        findings.offer(offers, highlighted=min(before, max(0, len(offers) - 1)))
        if event.outline is not None:  # a broken file leaves the last outline standing
            self._outline = event.outline
            self.query_one(OutlineTree).show(event.outline, at=self._moment)
            self._moment = ""
        self._show_proof()
        self._show_full()

    def _offers(self) -> Iterable[Offer]:
        from scenarios.diagnostics import render  # noqa: PLC0415 with its catalogue

        tr = self.tr
        for number, each in enumerate(self._findings[:MOST_FINDINGS]):
            severity = render.SEVERITY_WORDS[each.severity].in_language(tr.language)
            line = tr("line {line}", line=each.span.line) if each.span else ""
            where = each.file.replace("\\", "/").rpartition("/")[2]
            head = " ".join(part for part in (severity, each.code, where, line) if part)
            yield Offer(str(number), render.message(each, tr.language), title=head)
        more = len(self._findings) - MOST_FINDINGS
        if more > 0:
            yield Offer("more", tr.plural("{n} more finding", "{n} more findings", more))
        if not self._findings:
            yield Offer("none", tr("Nothing to remark. The next thing is the proof: 3, then b."))

    # -- doing ----------------------------------------------------------------------------

    def action_section(self, number: int) -> None:
        """Show another section."""
        self._turn(number)

    def action_preview(self) -> None:
        """Try the talk out, from the moment under the cursor."""
        moment = self.query_one(OutlineTree).spot.moment if self._section == OUTLINE else ""
        if self._outline is None:
            words = self.tr("It cannot be played before the errors are gone.")
            self.post_message(Trouble(words))
            return
        back = OpenBench(self._bench.path, self._folder, self._section, moment)
        self.post_message(BeginPreview(self._bench.path, Given(moment), back))

    def action_prove(self) -> None:
        """Prove the scenario as it is saved."""
        self._turn(PROOF)
        if self._bench.proving is None or not self._bench.proving.running:
            self._begin_proof()

    @work(thread=True, group="prove", exclusive=True)
    def _begin_proof(self) -> None:
        self.post_message(self.Begun(self._bench.prove() is not None))

    @on(Begun)
    def _say_whether(self, event: Begun) -> None:
        event.stop()
        if not event.runs:
            words = self.tr("It cannot be proved before the errors are gone.")
            self.post_message(Trouble(words))
        self._show_proof()

    def action_stop(self) -> None:
        """Stop the proof."""
        self._bench.stop()
        self._show_proof()

    def action_edit(self) -> None:
        """Open the editor at what is under the cursor."""
        chosen = self._chosen if self._section == FINDINGS else None
        if chosen is not None:
            line = chosen.span.line if chosen.span else 0
            self.edit(self._bench.path, file=Path(chosen.file), line=line)
        else:
            spot = self.query_one(OutlineTree).spot
            self.edit(self._bench.path, spot.ref if self._section == OUTLINE else "")

    def action_leave(self) -> None:
        """Go back to the folder; a proof goes on."""
        self.post_message(OpenAuthoring(self._folder))

    @on(ChoiceList.Taken)
    def _edit_there(self, event: ChoiceList.Taken) -> None:
        event.stop()
        if self._chosen is not None:
            self.action_edit()

    # -- showing --------------------------------------------------------------------------

    def _turn(self, section: int) -> None:
        self._section = section
        self.query_one(SectionBar).current = section
        shown = {FINDINGS: "#findings", OUTLINE: "#outline", PROOF: "#proof"}
        for number, name in shown.items():
            self.query_one(name).display = number == section
        self.query_one("#full").display = section != PROOF
        self.query_one(shown[section]).focus()
        self.query_one(ActBar).keys = tuple(self.keys())
        self._show_full()

    @property
    def _chosen(self) -> Diagnostic | None:
        index = self.query_one("#findings", ChoiceList).highlighted
        inside = index is not None and index < min(len(self._findings), MOST_FINDINGS)
        return self._findings[index] if inside and index is not None else None

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_full()

    @on(OutlineTree.Pointed)
    def _follow_tree(self, event: OutlineTree.Pointed) -> None:
        event.stop()
        self._show_full()

    def _show_full(self) -> None:
        """Show in full what is under the cursor."""
        full = self.query_one("#full", Sheet)
        blocks: Iterable[Block] = ()
        checked = self._bench.checked
        if checked is None:
            return
        if self._section == FINDINGS and self._chosen is not None:
            width = full.scrollable_content_region.width or 80
            blocks = in_full(self._chosen, checked.lines, self.tr, width)
        elif self._section == OUTLINE and checked.scenario is not None:
            blocks = spot_in_full(self.query_one(OutlineTree).spot, checked.scenario, self.tr)
        full.show(blocks)

    def _show_proof(self) -> None:
        tr, proving, scenario = self.tr, self._bench.proving, None
        checked = self._bench.checked
        if checked is not None:
            scenario = checked.scenario
        blocks: Iterable[Block]
        if proving is None:
            blocks = [Block(plain(tr("Not proved yet. b proves it; that takes some seconds.")))]
        elif proving.running:
            blocks = progress(proving.progress, tr)
        elif proving.proof is None:
            blocks = [Block(plain(tr("The proof came to no end. b tries again."), "$error"))]
        else:
            old = scenario is None or scenario.hash != proving.hash
            blocks = proved(proving.proof, tr, old=old)
        self.query_one("#proof", Sheet).show(blocks, from_top=proving is None)
        self.query_one(ActBar).keys = tuple(self.keys())
