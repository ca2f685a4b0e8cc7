"""The talk: what is said, what can be said, and the acts that are always there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from scenarios.model import Phase, Step
from scenarios.transcript import Act, Encourage, Mode, NameLimit, Say, Timing, Wait
from simulator.i18n import Translator, term
from simulator.sessions import Clock, Decision, Session, UserError, narrate, summary_words
from simulator.sessions.flowing import flowing
from simulator.sessions.narration import break_words
from simulator.tui.dialogs.break_offer import BreakDialog
from simulator.tui.dialogs.ladder import LadderDialog, Rungs
from simulator.tui.dialogs.notes import NotesDialog
from simulator.tui.dialogs.page import PageDialog
from simulator.tui.dialogs.summary import SummaryDialog
from simulator.tui.messages import GoHome, RateTalk, Trouble
from simulator.tui.screens.base import Page
from simulator.tui.script import entries
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import Offer
from simulator.tui.widgets.floor import Floor
from simulator.tui.widgets.phase_line import PhaseLine
from simulator.tui.widgets.sheet import Block
from simulator.tui.widgets.side_panel import SidePanel
from simulator.tui.widgets.transcript import TranscriptView

_SOON = 0.02
"""Seconds that the trainee's own line waits for the reply, so that both are painted at once."""

_GO_ON = "go on"  # no choice can have this id: theirs hold no space
_AGAIN = "record again"


class TalkScreen(Page):
    """One talk in play. The session decides and keeps; this screen shows and asks."""

    CSS_PATH = "talk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "wait", show=False),
        Binding("n", "encourage", show=False),
        Binding("o", "summarise", show=False),
        Binding("g", "limit", show=False),
        Binding("p", "offer_break", show=False),
        Binding("h", "hint", show=False),
        Binding("l", "learned", show=False),
        Binding("t", "notes", show=False),
        Binding("pageup", "look_up", show=False, priority=True),
        Binding("pagedown", "look_down", show=False, priority=True),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Recorded(Message):
        """An act is on disk."""

        decision: Decision

    @dataclass
    class NotRecorded(Message):
        """An act could not be kept; nothing has happened."""

        decision: Decision
        error: UserError

    def __init__(
        self,
        tr: Translator,
        session: Session,
        clock: Clock,
        *,
        own_words_first: bool,
        reflex: float = 0.0,
    ) -> None:
        """Play ``session``; ``clock`` measures silences, ``reflex`` is for the floor."""
        super().__init__(tr)
        self._reflex = reflex
        self._session = session
        self._clock = clock
        self._own_words_first = own_words_first
        self._note = ""
        self._busy: Decision | None = None
        """The act that is being recorded; None while the trainee has the floor."""
        self._own_shown = False
        """Whether the trainee's part of that act is shown already."""

    def compose(self) -> ComposeResult:
        """Phase line, talk and floor, side panel, keys."""
        tr, session = self.tr, self._session
        yield PhaseLine(session.scenario.title, [term(tr, phase) for phase in Phase], self._kind)
        with Horizontal():
            with Vertical(id="talk"):
                yield TranscriptView()
                yield Floor(
                    tr,
                    self._clock.elapsed,
                    measured=session.header.timing is Timing.TIMED,
                    reflex=self._reflex,
                )
            yield SidePanel(
                [
                    ("learned", tr("What you have learned")),
                    ("notes", tr("Your notes")),
                    ("worry", tr("The worry")),
                ]
            )
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Show the talk so far."""
        self.query_one(TranscriptView).append(entries(self._session.story(), self.tr))
        panel = self.query_one(SidePanel)
        panel.put("worry", [Block(plain(flowing(self._session.scenario.briefing.worry)))])
        panel.put("notes", [Block(plain(self.tr("t opens a page for them."), "$quiet"))])
        self._read_note()
        # Nothing is said by an enter that was meant for the screen before.
        self._give_floor(highlighted=None)

    # -- what the trainee does -------------------------------------------------------

    @on(Floor.Said)
    def _say(self, event: Floor.Said) -> None:
        event.stop()
        match event.choice:
            case id_ if id_ == _GO_ON:
                self.post_message(RateTalk(self._session.attempt))
            case id_ if id_ == _AGAIN and self._busy:
                self._record(self._busy)
            case choice:
                self._perform(Say(choice))

    @on(Floor.Waited)
    def _was_silent(self, event: Floor.Waited) -> None:
        event.stop()
        self._perform(Wait(event.length))

    @on(Floor.OwnWords)
    def _keep_own_words(self, event: Floor.OwnWords) -> None:
        event.stop()
        self._keep(lambda: self._session.keep_own_words(event.text))

    def action_wait(self) -> None:
        """Be silent, or end a silence."""
        if self._free or self._floor.silent:
            self._floor.wait()

    def action_encourage(self) -> None:
        """Nod, «mm»."""
        if self._free:
            self._perform(Encourage())

    def action_offer_break(self) -> None:
        """Offer a break, once it is clear that this was meant."""
        if self._free:
            words = break_words(self._session.scenario)
            self.app.push_screen(BreakDialog(self.tr, words), self._perform_if)

    def action_summarise(self) -> None:
        """Build a summary of what was told."""
        if not self._free:
            return
        scenario, statements = self._session.scenario, self._session.statements
        if not statements:
            self._say_why_not(self.tr("Nothing has been told yet that you could sum up."))
            return
        dialog = SummaryDialog(
            self.tr,
            statements,
            lambda said: summary_words(scenario, said.statements, invites=said.invites),
        )
        self.app.push_screen(dialog, self._perform_if)

    def action_limit(self) -> None:
        """Say that a limit is reached: topic, then step."""
        if not self._free:
            return
        if not self._session.scenario.limits:
            self._say_why_not(self.tr("This talk has no limits to name."))
            return
        self.app.push_screen(LadderDialog(self.tr, self._ladders()), self._perform_if)

    def _say_why_not(self, why: str) -> None:
        """Say in a window why another cannot open: a digit meant for that one says nothing."""
        self.app.push_screen(PageDialog(self.tr, self._session.scenario.title, [Block(plain(why))]))

    # -- what the trainee looks at ----------------------------------------------------

    def action_hint(self) -> None:
        """Show what to notice here; practice only."""
        if self._session.header.mode is Mode.ASSESSMENT:
            self._floor.aside(self.tr("There are no hints in an assessment."))
        elif self._free:
            self._floor.aside(self._session.hint or self.tr("There is no hint here."))

    def action_learned(self) -> None:
        """Show what has been told so far."""
        tr = self.tr
        self.app.push_screen(PageDialog(tr, tr("What you have learned"), self._facts()))

    def action_notes(self) -> None:
        """Open the page for own notes."""
        self.app.push_screen(NotesDialog(self.tr, self._note), self._keep_note)

    def action_look_up(self) -> None:
        """Read what was said before."""
        self.query_one(TranscriptView).scroll_page_up(animate=False)

    def action_look_down(self) -> None:
        """Come back to what was said last."""
        self.query_one(TranscriptView).scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """Leave the talk as it stands; it can be gone on with from home."""
        self.post_message(GoHome())

    # -- an act, from decision to reply ------------------------------------------------

    @property
    def _floor(self) -> Floor:
        return self.query_one(Floor)

    @property
    def _free(self) -> bool:
        return self._busy is None and not self._session.ended and not self._floor.silent

    def _perform_if(self, act: Act | None) -> None:
        if act is not None:
            self._perform(act)

    def _perform(self, act: Act) -> None:
        """Decide, and have it recorded; what the trainee did is shown at the latest soon after."""
        if self._busy is None and not self._session.ended:
            self._record(self._session.decide(act))
            self.set_timer(_SOON, self._show_own)

    def _record(self, decision: Decision) -> None:
        self._busy = decision
        self._write(decision)

    def _show_own(self) -> None:
        """Show what the trainee did, where the disk keeps the reply waiting."""
        if self._busy is not None and not self._own_shown:
            self._own_shown = True
            own = narrate(self._session.stage, self._busy.events[:1])
            self.query_one(TranscriptView).append(entries(own, self.tr))

    @work(thread=True, group="records")
    def _write(self, decision: Decision) -> None:
        try:
            self._session.record(decision)
        except UserError as error:
            self.post_message(self.NotRecorded(decision, error))
        else:
            self.post_message(self.Recorded(decision))

    @on(Recorded)
    def _show_reply(self, event: Recorded) -> None:
        """Show what came of an act, now that it is on disk."""
        event.stop()
        outcome = self._session.accept(event.decision)
        new = outcome.utterances[1 if self._own_shown else 0 :]
        self._busy, self._own_shown = None, False
        self.query_one(TranscriptView).append(entries(new, self.tr))
        self._give_floor()

    @on(NotRecorded)
    def _say_so(self, event: NotRecorded) -> None:
        """Tell that an act could not be kept, and offer to try again."""
        event.stop()
        self._show_own()
        self._floor.aside(event.error.said(self.tr))
        self._floor.give([Offer(_AGAIN, self.tr("Try to keep it again"))])

    def _give_floor(self, *, highlighted: int | None = 0) -> None:
        session, tr = self._session, self.tr
        self.query_one(PhaseLine).current = list(Phase).index(session.phase)
        self.query_one(SidePanel).put("learned", self._facts())
        self._floor.aside("")
        if session.ended:
            self._floor.give([Offer(_GO_ON, tr("Go on: look at how it went"))])
        else:
            offers = [Offer(choice.id, choice.says) for choice in session.choices]
            first = self._own_words_first
            self._floor.give(offers, own_words_first=first, highlighted=highlighted)

    # -- pieces ------------------------------------------------------------------------

    @property
    def _kind(self) -> str:
        header, tr = self._session.header, self.tr
        if header.branch_of is not None:
            return tr("another way, from turn {turn}", turn=(header.branch_turn or 0) + 1)
        return f"{term(tr, header.mode)}, {term(tr, header.timing)}".lower()

    def keys(self) -> Iterable[Key]:
        """Return the acts that are always there, and what can be looked at."""
        tr = self.tr
        practice = self._session.header.mode is Mode.PRACTICE
        hint = [Key("h", tr("hint"), "screen.hint")] if practice else []
        return [
            Key(tr("space"), tr("wait"), "screen.wait"),
            Key("n", tr("nod"), "screen.encourage"),
            Key("o", tr("sum up"), "screen.summarise"),
            Key("g", tr("limit"), "screen.limit"),
            Key("p", tr("break"), "screen.offer_break"),
            Key("l", tr("learned"), "screen.learned"),
            Key("t", tr("notes"), "screen.notes"),
            *hint,
            Key("esc", tr("leave"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def _facts(self) -> Iterable[Block]:
        for fact in self._session.learned:
            yield Block(plain(fact.text), plain("- ", "$quiet"))
        if not self._session.learned:
            yield Block(plain(self.tr("Nothing yet."), "$quiet"))

    def _ladders(self) -> Iterable[Rungs]:
        taken: set[tuple[str, Step]] = set()
        for act in self._session.transcript.acts:
            if isinstance(act, NameLimit):
                taken.add((act.topic, act.step))
            elif isinstance(act, Say) and (move := self._session.stage.choice(act.choice).limit):
                taken.add((move.topic, move.step))
        for limit in self._session.scenario.limits.values():
            steps = frozenset(step for topic, step in taken if topic == limit.id)
            yield Rungs(limit, steps)

    # -- what is written beside the talk --------------------------------------------------

    @dataclass
    class NoteRead(Message):
        """The note that was kept before."""

        text: str

    @work(thread=True, group="notes")
    def _read_note(self) -> None:
        try:
            reflections = self._session.records.reflections(self._session.attempt)
        except UserError as error:
            self.post_message(Trouble(error.said(self.tr)))
        else:
            self.post_message(self.NoteRead(reflections.note))

    @on(NoteRead)
    def _show_note(self, event: NoteRead) -> None:
        self._note = event.text
        if event.text:
            self.query_one(SidePanel).put("notes", [Block(plain(event.text))])

    def _keep_note(self, text: str | None) -> None:
        if text is None or text == self._note:
            return
        self._show_note(self.NoteRead(text))
        self._keep(lambda: self._session.keep_note(text))

    @work(thread=True, group="beside")
    def _keep(self, write: Callable[[], None]) -> None:
        """Write something beside the attempt; say so if that fails."""
        try:
            write()
        except UserError as error:
            self.post_message(Trouble(error.said(self.tr)))
