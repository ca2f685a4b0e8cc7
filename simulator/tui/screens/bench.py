"""The author's bench: one scenario, what is wrong with it, its outline, its proof."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList

from scenarios.diagnostics import Diagnostic
from scoring.shipped import shipped_rubric
from simulator.authoring.checking import Checked
from simulator.authoring.outline import Outline, outline
from simulator.authoring.workshop import Bench
from simulator.i18n import Translator
from simulator.sessions.errors import UserError
from simulator.sessions.previewing import Given
from simulator.tui.authored import LOOK, Editing
from simulator.tui.findings import how_it_stands, in_full
from simulator.tui.messages import BeginPreview, OpenAuthoring, OpenBench, Trouble
from simulator.tui.screens.base import Page
from simulator.tui.spots import spot_in_full
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Listing, Offer
from simulator.tui.widgets.outline import OutlineTree
from simulator.tui.widgets.proof_pane import ProofPane
from simulator.tui.widgets.section_bar import SectionBar
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from simulator.proof.showing import Showing

FINDINGS, OUTLINE, PROOF = 1, 2, 3
MOST_FINDINGS = 300
"""Findings that are listed; the rest is counted."""


class BenchScreen(Page, Editing):
    """One scenario as its author sees it. What is saved is checked and shown at once."""

    CSS_PATH = "bench.tcss"
    SUBJECT = Subject.BENCH
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"section({n})", show=False, priority=True) for n in (1, 2, 3)),
        Binding("p", "preview", show=False),
        Binding("b", "prove", show=False),
        Binding("x", "stop", show=False),
        Binding("s", "save", show=False),
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

    @dataclass
    class Saved(Message):
        """A talk was written as a play, or could not be."""

        words: str
        done: bool

    def __init__(self, tr: Translator, bench: Bench, asked: OpenBench) -> None:
        """Show a bench, at the place in it that was asked for."""
        super().__init__(tr)
        self._bench = bench
        self._asked = asked
        self._section = asked.section
        self._moment = asked.moment
        self._outline: Outline | None = None
        self._findings: Sequence[Diagnostic] = ()
        self._looking = False
        self._known = False

    def compose(self) -> ComposeResult:
        """Top line, sections, list or tree, what is under the cursor in full, keys."""
        tr = self.tr
        yield TopLine(self._bench.name, tr("being checked …"))
        yield SectionBar([tr("Findings"), tr("Outline"), tr("Proof")])
        yield Listing(gutter=5, id="findings")
        yield OutlineTree(tr)
        yield ProofPane(tr, shown=self._asked.shown, turn=self._asked.turn)
        yield Sheet(id="full")
        yield ActBar()

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
        if self._section == PROOF:
            keys += self._keys_of_proof()
        elif self._can_preview:
            words = tr("preview from here") if self._section == OUTLINE else tr("preview")
            keys.append(Key("p", words, "screen.preview"))
        return [
            *keys,
            Key("e", tr("edit"), "screen.edit"),
            Key("esc", tr("back"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def _keys_of_proof(self) -> Iterable[Key]:
        tr, pane = self.tr, self.query_one(ProofPane)
        if self._bench.proving is not None and self._bench.proving.running:
            yield Key("x", tr("stop"), "screen.stop")
            return
        if pane.turn is None and not self._broken:
            yield Key("b", tr("prove"), "screen.prove")
        if pane.showing is not None and not self._broken:
            yield Key("p", tr("preview"), "screen.preview")
            yield Key("s", tr("save the talk"), "screen.save")

    def commands(self) -> Iterable[Key]:
        """Return every section by its name, and what can be done anywhere."""
        tr = self.tr
        names = (tr("Findings"), tr("Outline"), tr("Proof"))
        sections = [Key(str(n), name, f"screen.section({n})") for n, name in enumerate(names, 1)]
        anywhere = []
        if self._can_preview:
            anywhere.append(Key("p", tr("preview"), "screen.preview"))
        if not self._broken:
            anywhere.append(Key("b", tr("prove"), "screen.prove"))
        said = {"1-3", *(each.key for each in anywhere)}
        return [*sections, *anywhere, *(each for each in self.keys() if each.key not in said)]

    @property
    def _broken(self) -> bool:
        """Whether the files cannot be played as they are; not before they were checked."""
        checked = self._bench.checked
        return checked is not None and checked.scenario is None

    @property
    def _can_preview(self) -> bool:
        """Whether there is a talk to try out, and a moment to begin at; an ending is none."""
        if self._outline is None or self._broken:
            return False
        return self._section != OUTLINE or bool(self.query_one(OutlineTree).spot.begins)

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
        if self._outline is None or self._broken:
            words = self.tr("It cannot be played before the errors are gone.")
            self.post_message(Trouble(words))
            return
        if not self._can_preview:
            return  # on an ending
        given, back = Given(), replace(self._asked, section=self._section, moment="", shown="")
        pane = self.query_one(ProofPane)
        if self._section == OUTLINE:
            moment = self.query_one(OutlineTree).spot.begins
            given, back = Given(moment), replace(back, moment=moment)
        elif self._section == PROOF and pane.showing is not None:
            given = Given(feelings=dict(pane.showing.example.feelings), acts=pane.acts)
            back = replace(back, shown=pane.showing.key, turn=pane.turn)
        self.post_message(BeginPreview(self._bench.path, given, back))

    def action_save(self) -> None:
        """Save the talk that is shown as a play beside the scenario."""
        showing = self.query_one(ProofPane).showing
        if self._section == PROOF and showing is not None:
            self._write_play(showing)

    @work(thread=True, group="save", exclusive=True)
    def _write_play(self, showing: "Showing") -> None:
        from simulator.plays import RECORDED  # noqa: PLC0415 loads the engine
        from simulator.reports.proving import title_of  # noqa: PLC0415

        tr = self.tr
        title = title_of(showing, shipped_rubric(), tr)
        try:
            file = self._bench.keep(showing, title, tr(RECORDED))
        except OSError as error:
            words = tr("The play cannot be written: {error}", error=error.strerror)
            self.post_message(self.Saved(words, done=False))
            return
        except UserError as error:
            self.post_message(self.Saved(error.said(tr), done=False))
            return
        if file is None:
            words = tr("It cannot be played before the errors are gone.")
            self.post_message(self.Saved(words, done=False))
            return
        words = tr("Saved as {path}. Checks run it from now on.", path=f"plays/{file.name}")
        self.post_message(self.Saved(words, done=True))

    @on(Saved)
    def _say_what_was_saved(self, event: Saved) -> None:
        event.stop()
        if event.done:
            self.notify(event.words, markup=False)
        else:
            self.post_message(Trouble(event.words))

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
            spot, pane = self.query_one(OutlineTree).spot, self.query_one(ProofPane)
            refs = {OUTLINE: (spot.ref, spot.moment), PROOF: pane.refs}
            self.edit(self._bench.path, *refs.get(self._section, ()))

    def action_leave(self) -> None:
        """Go out of a talk; else back to the folder, while a proof goes on."""
        if self._section != PROOF or not self.query_one(ProofPane).leave_talk():
            self.post_message(OpenAuthoring(self._asked.folder, self._bench.path))

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
        if section == PROOF:
            self.query_one(ProofPane).focus_first()
        else:
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
        self.query_one(ActBar).keys = tuple(self.keys())
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
        elif self._section == OUTLINE:
            blocks = [Block(plain(self._why_no_outline(), "$warning"))]
        full.show(blocks)

    @on(ProofPane.Pointed)
    def _follow_proof(self, event: ProofPane.Pointed) -> None:
        event.stop()
        self.query_one(ActBar).keys = tuple(self.keys())

    @on(ProofPane.Wanted)
    def _try_from_there(self, event: ProofPane.Wanted) -> None:
        event.stop()
        self.action_preview()

    def _why_no_outline(self) -> str:
        if self._outline is None:
            return self.tr("The outline comes once the errors are gone; 1 shows them.")
        return self.tr("This is the outline from before the errors; 1 shows them.")

    def _show_proof(self) -> None:
        proving, checked = self._bench.proving, self._bench.checked
        scenario = checked.scenario if checked is not None else None
        old = proving is not None and (scenario is None or scenario.hash != proving.hash)
        self.query_one(ProofPane).show(proving, old=old, broken=self._broken)
        self.query_one(ActBar).keys = tuple(self.keys())
