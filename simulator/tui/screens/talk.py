"""The talk: what is said, what can be said, and the acts that are always there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from scenarios.model import Phase
from scenarios.transcript import Act, Encourage, Mode, Say, Timing, Wait
from simulator.i18n import Translator, term
from simulator.sessions import (
    Clock,
    Decision,
    RecordsConflictError,
    Session,
    UnknownAttemptError,
    UserError,
    narrate,
    summary_words,
)
from simulator.sessions.narration import break_words
from simulator.tui.briefed import background, learned, manner
from simulator.tui.dialogs.break_offer import BreakDialog
from simulator.tui.dialogs.ladder import LadderDialog, rungs
from simulator.tui.dialogs.notes import NotesDialog
from simulator.tui.dialogs.page import PageDialog
from simulator.tui.dialogs.summary import SummaryDialog
from simulator.tui.in_hand import InHand
from simulator.tui.messages import GoHome, RateTalk, ResumeTalk, Trouble, Way, way_back
from simulator.tui.screens.base import Page
from simulator.tui.script import entries
from simulator.tui.subject import Subject
from simulator.tui.talk_keys import Standing, talk_keys
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import Offer
from simulator.tui.widgets.floor import Floor, Part
from simulator.tui.widgets.phase_line import PhaseLine
from simulator.tui.widgets.sheet import Block
from simulator.tui.widgets.side_panel import SidePanel
from simulator.tui.widgets.transcript import Entry, TranscriptView, Voice

_SOON = 0.02
"""Seconds that the trainee's own line waits for the reply, so that both are painted at once."""

_GO_ON = "go on"  # no choice can have this id: theirs hold no space
_AGAIN = "record again"
_REOPEN = "open again"
_HOME = "go home"
_STANDINGS = {
    Part.CHOICES: Standing.FREE,
    Part.OWN_WORDS: Standing.OWN_WORDS,
    Part.SILENCE: Standing.SILENCE,
    Part.LENGTHS: Standing.LENGTHS,
}


class TalkScreen(Page):
    """One talk in play. The session decides and keeps; this screen shows and asks."""

    CSS_PATH = "talk.tcss"
    SUBJECT = Subject.TALK
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "wait", show=False),
        Binding("n", "encourage", show=False),
        Binding("o", "summarise", show=False),
        Binding("g", "limit", show=False),
        Binding("p", "offer_break", show=False),
        Binding("h", "hint", show=False),
        Binding("l", "learned", show=False),
        Binding("b", "briefing", show=False),
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
        self._session = session
        self._own_words_first = own_words_first
        self._note = ""
        self._hand = InHand()
        self._floor = Floor(
            tr,
            clock.elapsed,
            measured=session.header.timing is Timing.TIMED,
            reflex=reflex,
        )

    def compose(self) -> ComposeResult:
        """Phase line, talk and floor, side panel, keys."""
        tr, session = self.tr, self._session
        yield PhaseLine(session.scenario.title, [term(tr, phase) for phase in Phase], self.manner())
        with Horizontal():
            with Vertical(id="talk"):
                yield TranscriptView(tr("more below: {key}", key="pgdn"))
                yield self._floor
            yield SidePanel(
                [
                    ("learned", tr("What you have learned")),
                    ("notes", tr("Your notes")),
                    ("background", ""),
                ]
            )
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Show the talk so far."""
        self.query_one(TranscriptView).append(entries(self._session.story(), self.tr))
        panel = self.query_one(SidePanel)
        panel.put("background", background(self._session.scenario, self.tr))
        panel.put("notes", [Block(plain(self.tr("t opens a page for them."), "$quiet"))])
        self._read_note()
        # Nothing is said by an enter that was meant for the screen before.
        self._give_floor(highlighted=None)

    def play_instead(self, session: Session) -> None:
        """Go on with another session."""
        self._session = session
        self._hand = InHand()
        self.query_one(TranscriptView).begin_again(entries(session.story(), self.tr))
        self._give_floor(highlighted=None)
        self._show_keys()

    def tell(self, words: str) -> None:
        """Tell something under the talk, apart from what is said in it."""
        self.query_one(TranscriptView).append([Entry(Voice.STAGE, words)])

    @property
    def session(self) -> Session:
        """The talk."""
        return self._session

    @property
    def free(self) -> bool:
        """Whether something can be done in the talk now, or it has ended."""
        return self._free or (self._session.ended and self._hand.decision is None)

    def warn(self, words: str) -> None:
        """Say something beside the choices; empty takes it away."""
        self._floor.aside(words)

    # -- what the trainee does -------------------------------------------------------

    @on(Floor.Said)
    def _say(self, event: Floor.Said) -> None:
        event.stop()
        if event.offers is not self._floor.offers:
            return  # a key pressed twice: by now the first has been answered
        match event.choice:
            case id_ if id_ == _GO_ON:
                self.post_message(self.after())
            case id_ if id_ == _AGAIN:
                self._write_again()
            case id_ if id_ == _REOPEN:
                self.post_message(ResumeTalk(self._session.attempt))
            case id_ if id_ == _HOME:
                self.post_message(GoHome())
            case choice:
                self._perform(Say(choice))

    @on(Floor.Waited)
    def _was_silent(self, event: Floor.Waited) -> None:
        event.stop()
        self._perform(Wait(event.length))

    @on(Floor.OwnWords)
    def _keep_own_words(self, event: Floor.OwnWords) -> None:
        event.stop()
        turn = self._session.situation.turn + 1  # that of now: an act may come before the writing
        self._keep(lambda: self._session.keep_own_words(turn, event.text))

    def action_wait(self) -> None:
        """Be silent, or end a silence."""
        if self._free or self._floor.part is Part.SILENCE:
            self._floor.wait()

    def action_take(self) -> None:
        """Take what is highlighted."""
        self._floor.take()

    async def action_keep_own_words(self) -> None:
        """Keep the own words that are written, and go on to the choices."""
        await self._floor.keep_own_words()

    def action_back(self) -> None:
        """Go back to the choices."""
        self._floor.back_to_choices()

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
            why = self.tr("Nothing has been told yet that you could sum up.")
            self._say_why_not(self.tr("Sum up"), why)
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
            why = self.tr("This talk has no limits to name.")
            self._say_why_not(self.tr("Say that a limit is reached"), why)
            return
        self.app.push_screen(LadderDialog(self.tr, rungs(self._session)), self._perform_if)

    def _say_why_not(self, heading: str, why: str) -> None:
        """Say in a window why another cannot open: a digit meant for that one says nothing."""
        self.app.push_screen(PageDialog(self.tr, heading, [Block(plain(why))]))

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
        self.app.push_screen(
            PageDialog(tr, tr("What you have learned"), learned(self._session, self.tr))
        )

    def action_briefing(self) -> None:
        """Show what was known before the talk."""
        tr, scenario = self.tr, self._session.scenario
        self.app.push_screen(PageDialog(tr, scenario.title, background(scenario, tr)))

    def action_notes(self) -> None:
        """Open the page for own notes."""
        self.app.push_screen(
            NotesDialog(self.tr, self._note, self._session.keep_note), self._keep_note
        )

    def action_look_up(self) -> None:
        """Read what was said before."""
        self.query_one(TranscriptView).scroll_page_up(animate=False)

    def action_look_down(self) -> None:
        """Come back to what was said last."""
        self.query_one(TranscriptView).scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """Leave the talk as it stands; it can be gone on with from home."""
        self.post_message(way_back(self._session.header))

    def after(self) -> Way | GoHome:
        """Return where a talk that has ended leads."""
        return RateTalk(self._session.attempt)

    # -- an act, from decision to reply ------------------------------------------------

    @property
    def _free(self) -> bool:
        """Whether something can be done in the talk now."""
        choosing = self._floor.part is Part.CHOICES
        return choosing and self._hand.decision is None and not self._session.ended

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing but ending or leaving it happen in a measured silence: no page hides it."""
        if self._floor.part is Part.SILENCE:
            return action in {"wait", "leave"}
        return super().check_action(action, parameters)

    def _perform_if(self, act: Act | None) -> None:
        if act is not None:
            self._perform(act)

    def _perform(self, act: Act) -> None:
        """Decide, and have it recorded; what the trainee did is shown at the latest soon after."""
        if self._hand.decision is None and not self._session.ended:
            self._write(self._hand.take(self._session.decide(act)))
            self.set_timer(_SOON, self._show_own)

    def _write_again(self) -> None:
        """Try to keep the act that could not be kept, unless that is being tried."""
        if (decision := self._hand.again()) is not None:
            self._write(decision)

    def _show_own(self) -> None:
        """Show what the trainee did, where the disk keeps the reply waiting."""
        hand = self._hand
        if hand.decision is not None and not hand.own_shown:
            hand.own_shown = True
            own = narrate(self._session.stage, hand.decision.events[:1])
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
        before, self._hand = self._hand, InHand()
        new = outcome.utterances[1 if before.own_shown else 0 :]
        if before.refused:
            self._show_keys()
        self.query_one(TranscriptView).append(entries(new, self.tr))
        self._give_floor()

    @on(NotRecorded)
    def _say_so(self, event: NotRecorded) -> None:
        """Tell that an act could not be kept, and offer to try again."""
        event.stop()
        self._show_own()
        tr = self.tr
        self._hand.refuse()
        offers = [
            Offer(_AGAIN, tr("Try to keep it again")),
            Offer(_HOME, tr("Go home; the talk is kept up to here")),
        ]
        if isinstance(event.error, RecordsConflictError):  # it never will be
            offers[0] = Offer(_REOPEN, tr("Open the talk again"))
        elif isinstance(event.error, UnknownAttemptError):  # somebody has taken it away
            offers = [Offer(_HOME, tr("Go home; nothing of this talk is kept any more"))]
        self._floor.aside(event.error.said(tr))
        self._floor.give(offers)
        self._show_keys()

    def _give_floor(self, *, highlighted: int | None = 0) -> None:
        session, tr = self._session, self.tr
        self.query_one(PhaseLine).current = list(Phase).index(session.phase)
        self.query_one(SidePanel).put("learned", learned(self._session, self.tr))
        self._floor.aside("")
        if session.ended:
            self._floor.give([Offer(_GO_ON, tr("Go on: look at how it went"))], last=True)
            self._show_keys()
        else:
            offers = [Offer(choice.id, choice.says) for choice in session.choices]
            first = self._own_words_first
            self._floor.give(offers, own_words_first=first, highlighted=highlighted)

    # -- pieces ------------------------------------------------------------------------

    def manner(self) -> str:
        """Return how the talk is played, in a few words."""
        return manner(self._session, self.tr)

    @property
    def standing(self) -> Standing:
        """What can be done now."""
        match self._floor.part:
            case Part.CHOICES if self._session.ended:
                return Standing.ENDED
            case Part.CHOICES if self._hand.refused:
                return Standing.UNKEPT
            case part:
                return _STANDINGS[part]

    def keys(self) -> Iterable[Key]:
        """Return what can be done as the talk stands, and what can be looked at."""
        practice = self._session.header.mode is Mode.PRACTICE
        return talk_keys(self.tr, self.standing, practice=practice)

    @on(Floor.Turned)
    def _show_keys(self) -> None:
        self.query_one(ActBar).keys = tuple(self.keys())

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
