"""A talk that its author tries out: from any moment, kept nowhere, following every save."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from scenarios.codec import format_act
from scenarios.diagnostics import render
from simulator.authoring.files import Files
from simulator.authoring.naming import opened
from simulator.i18n import N_, Translator
from simulator.sessions import BrokenScenarioError, Clock, Opened, UserError
from simulator.sessions.previewing import Preview, Reloaded, preview, reload
from simulator.tui.authored import LOOK, Editing
from simulator.tui.messages import GoHome, OpenBench
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.subject import Subject
from simulator.tui.talk_keys import Standing
from simulator.tui.widgets.act_bar import Key


class PreviewScreen(TalkScreen, Editing):
    """A practice talk that is no attempt: begun anywhere, and gone again on every new version."""

    SUBJECT = Subject.PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "restart", show=False),
        Binding("e", "edit", show=False),
    ]

    @dataclass
    class Saved(Message):
        """The files were saved; what came of reading them."""

        come: Opened | UserError

    def __init__(
        self,
        tr: Translator,
        path: str,
        begun: Preview,
        clock: Clock,
        back: OpenBench | None,
    ) -> None:
        """Try out the scenario at ``path``; it leads ``back``, or home."""
        super().__init__(tr, begun.session, clock, own_words_first=False)
        self._path = path
        self._preview = begun
        self._clock = clock
        self._back = back
        self._files = Files(path)
        self._looking = False
        self._waiting: Opened | None = None
        """A new version that waits until the author has done what they are doing."""

    def on_mount(self) -> None:
        """Look at the files from now on; the talk is begun by the screen of talks."""
        self._say_where()
        self.set_interval(LOOK, self._look)

    def manner(self) -> str:
        """Say that it is a preview, and from where."""
        done = len(self._preview.given.acts)
        if done:
            return self.tr("preview from turn {n}, not kept", n=done + 1)
        moment = self._preview.given.moment or self.session.scenario.start
        return self.tr("preview from {moment}, not kept", moment=moment)

    def after(self) -> OpenBench | GoHome:
        """Lead back to where the author was."""
        return self._back or GoHome()

    def action_leave(self) -> None:
        """Go back to where the author was."""
        self.post_message(self.after())

    def keys(self) -> Iterable[Key]:
        """Return the keys of a talk, those of an author among them."""
        tr = self.tr
        *first, leave, help_ = super().keys()
        own: list[Key] = []
        if self.standing in {Standing.FREE, Standing.ENDED}:
            own = [
                Key("r", tr("restart"), "screen.restart"),
                Key("e", tr("edit"), "screen.edit", looks=True),
            ]
        return [*first, *own, leave, help_]

    def action_restart(self) -> None:
        """Begin again where the preview began."""
        if self.free:
            old = self._preview
            timing = old.session.header.timing
            self._use(preview(old.opened, old.given, timing=timing, clock=self._clock))

    def action_edit(self) -> None:
        """Open the author's editor at the moment that the talk stands at."""
        self.edit(self._path, self.session.situation.moment)

    # -- following the files --------------------------------------------------------------

    def _look(self) -> None:
        if self._waiting is not None and self._can_change:
            come, self._waiting = self._waiting, None
            self._follow(come)
        if not self._looking:
            self._looking = True
            self._read_again()

    @work(thread=True, group="watch")
    def _read_again(self) -> None:
        try:
            if self._files.changed():
                self.post_message(self.Saved(self._come()))
        finally:
            self._looking = False

    def _come(self) -> Opened | UserError:
        try:
            return opened(self._path, self.tr.language)
        except UserError as error:
            return error

    @on(Saved)
    def _take_up(self, event: Saved) -> None:
        """Go on with the new version, at once or when the author has let go of a window."""
        event.stop()
        if isinstance(event.come, UserError):
            self._waiting = None
            self.warn(self._what_is_wrong(event.come))
        elif self._can_change:
            self._follow(event.come)
        else:
            self._waiting = event.come

    @property
    def _can_change(self) -> bool:
        return self.app.screen is self and self.free

    def _follow(self, come: Opened) -> None:
        try:
            found = reload(self._preview, come, self._clock)
        except UserError as error:
            self.warn(error.said(self.tr))
            return
        self._use(found.preview)
        self.tell(self._how_far(found))

    def _use(self, begun: Preview) -> None:
        self._preview = begun
        self.play_instead(begun.session)
        self._say_where()

    # -- saying so ------------------------------------------------------------------------

    def _say_where(self) -> None:
        """Say where it began, of a moment at which nobody says anything, or of acts."""
        if self._preview.refused is not None:
            act = format_act(self._preview.refused)
            words = self.tr("It goes no further here, since this is not possible: {act}", act=act)
            self.tell(words)
        if not self._preview.session.story():
            self.tell(self.tr("Nobody says anything when the talk comes here."))

    def _what_is_wrong(self, error: UserError) -> str:
        """Return the first thing that is wrong, with its place; the talk stays as it was."""
        tr = self.tr
        if not isinstance(error, BrokenScenarioError) or not error.diagnostics:
            return error.said(tr)
        first = render.concise(error.diagnostics[:1], tr.language).strip()
        return tr("Saved, but it cannot be read; the talk stays as it was. {first}", first=first)

    def _how_far(self, found: Reloaded) -> str:
        """Return how the new version goes, compared with the one before."""
        tr, parting = self.tr, found.parting
        if parting is None:
            return tr.plural(
                "Saved: the same way so far, {n} turn.",
                "Saved: the same way so far, {n} turns.",
                found.turns,
            )
        if parting.refused:
            return tr(
                "Saved: from turn {turn} it goes no further, since this is not possible any "
                "more: {act}",
                turn=parting.turn,
                act=format_act(parting.act),
            )
        turn, before, after = parting.turn, parting.before, parting.after
        if not before:
            words = N_("Saved: turn {turn} leads to {after} now; before, the talk stayed there.")
        elif not after:
            words = N_(
                "Saved: in turn {turn} the talk stays where it is now; before, it went to {before}."
            )
        else:
            words = N_("Saved: turn {turn} leads to {after} now; before, to {before}.")
        return tr(words, turn=turn, before=before, after=after)
