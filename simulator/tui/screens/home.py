"""Home: what can be played, what was begun, and the way to everything else."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from scenarios.kinds import Status
from scenarios.library import Head
from simulator.i18n import Translator, in_other_language, term
from simulator.sessions.errors import UserError
from simulator.sessions.port import AttemptHead
from simulator.tui.messages import (
    ChangeSettings,
    GoHome,
    OpenAuthoring,
    OpenBriefing,
    OpenCohort,
    OpenProgress,
    ResumeTalk,
    Trouble,
)
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Offer
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

_RESUMABLE_AT_MOST = 3

_LABEL = 16  # cells for the names in the description of a scenario

_LATEST = 6
"""How many attempts the description of a scenario lists."""


class HomeScreen(Page):
    """Lists scenarios at once; own attempts come in when the records are open."""

    DEFAULT_CSS = beside(__file__)
    SUBJECT = Subject.HOME
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "settings", show=False),
        Binding("f", "progress", show=False),
        Binding("s", "write", show=False),
        Binding("k", "class", show=False),
        Binding("q", "quit", show=False),
        Binding("escape", "stay", show=False),
    ]

    @dataclass
    class AttemptsRead(Message):
        """What was tried, the latest first."""

        attempts: Sequence[AttemptHead]

    @dataclass
    class ClassesRead(Message):
        """Classes that hand-ins were collected of, by name."""

        classes: Sequence[str]

    def __init__(
        self,
        tr: Translator,
        heads: Sequence[Head],
        settings: str,
        read: Callable[[], Sequence[AttemptHead]],
    ) -> None:
        """List ``heads``.

        Args:
            tr: The language of the interface.
            heads: What can be played.
            settings: How talks are played, in a few words.
            read: Reads the attempts, the latest first; may block and raise UserError.
        """
        super().__init__(tr)
        self._read = read
        self._heads = {head.id: head for head in heads}
        self._settings = settings
        self._attempts: tuple[AttemptHead, ...] = ()
        self._taught: tuple[str, ...] = ()
        self.taught: Callable[[], Sequence[str]] = tuple
        """Reads the names of classes; may block and raise UserError."""

    def compose(self) -> ComposeResult:
        """Top line, list, description, keys."""
        yield TopLine("Samtalerom", self._settings)
        yield Static(self._lead(), id="lead", markup=False)
        shelf = ChoiceList(gutter=11, id="shelf")
        shelf.numbered = False
        self._fill(shelf)
        yield shelf
        yield Sheet(id="card")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Let the description be read and not stepped into."""
        self.query_one("#card", Sheet).can_focus = False

    def read_attempts(self) -> None:
        """Bring the list up to date with the records; until it is, no line of it has a number."""
        self.query_one(ChoiceList).numbered = False
        self._read_attempts()

    @work(thread=True, exclusive=True, group="attempts")
    def _read_attempts(self) -> None:
        try:
            self.post_message(self.AttemptsRead(self._read()))
            self.post_message(self.ClassesRead(self.taught()))
        except UserError as error:
            self.post_message(Trouble(error.said(self.tr)))
            self.post_message(self.AttemptsRead(self._attempts))

    @on(AttemptsRead)
    def _show_attempts(self, event: AttemptsRead) -> None:
        self._attempts = tuple(event.attempts)
        shelf = self.query_one(ChoiceList)
        shelf.numbered = True
        self._fill(shelf)

    @on(ClassesRead)
    def _show_classes(self, event: ClassesRead) -> None:
        if self._taught != tuple(event.classes):
            self._taught = tuple(event.classes)
            self.query_one(ActBar).keys = tuple(self.keys())

    def show_settings(self, words: str) -> None:
        """Say how talks are played."""
        self.query_one(TopLine).note = words

    def speak(self, tr: Translator) -> None:
        """Go on in another language."""
        self.tr = tr
        self.query_one("#lead", Static).update(self._lead())
        self.query_one(ActBar).keys = tuple(self.keys())
        self._fill(self.query_one(ChoiceList))

    def keys(self) -> Iterable[Key]:
        """Return what can be done from home."""
        tr = self.tr
        return [
            Key("enter", tr("open"), "screen.open"),
            Key("f", tr("progress"), "screen.progress"),
            *([Key("k", tr("class"), "screen.class")] if self._taught else []),
            Key("i", tr("settings"), "screen.settings"),
            Key("q", tr("quit"), "screen.quit"),
            Key("s", tr("write scenarios"), "screen.write"),
            Key("?", tr("help"), "screen.help"),
        ]

    # -- doing ------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open what is highlighted."""
        self.query_one(ChoiceList).action_select()

    def action_progress(self) -> None:
        """See the attempts over time."""
        self.post_message(OpenProgress())

    def action_write(self) -> None:
        """Look at the scenarios of the folder that the program was started in, as their author."""
        self.post_message(OpenAuthoring(""))

    def action_class(self) -> None:
        """See how a class does, the first by name; the palette leads to the others."""
        if self._taught:
            self.notify(self.tr("The numbers are being worked out."), markup=False)
            self.post_message(OpenCohort(self._taught[0]))

    def action_settings(self) -> None:
        """Change how talks are played."""
        self.post_message(ChangeSettings())

    def action_stay(self) -> None:
        """Stay here, whatever is being opened."""
        self.post_message(GoHome())

    def action_quit(self) -> None:
        """Leave the program; everything is kept already."""
        self.app.exit()

    @on(ChoiceList.Taken)
    def _open(self, event: ChoiceList.Taken) -> None:
        event.stop()
        kind, _, name = event.id.partition(":")
        message = ResumeTalk(name) if kind == "resume" else OpenBriefing(name)
        self.post_message(message)

    @on(OptionList.OptionHighlighted)
    def _describe(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        kind, _, name = (event.option_id or "").partition(":")
        if kind == "resume":
            name = next((h.header.scenario for h in self._attempts if h.header.attempt == name), "")
        head = self._heads.get(name)
        self.query_one("#card", Sheet).show(self._description(head) if head else ())

    # -- showing ----------------------------------------------------------------------

    def _lead(self) -> Content:
        return plain(self.tr("Practise the conversation before it counts."))

    def _fill(self, shelf: ChoiceList) -> None:
        marked = shelf.highlighted_option
        resumable = [head for head in self._attempts if head.ended is None][:_RESUMABLE_AT_MOST]
        begun = Counter(
            head.header.scenario for head in self._attempts if head.header.branch_of is None
        )
        offers = [self._resume(head) for head in resumable]
        offers += [self._scenario(head, begun[head.id]) for head in self._heads.values()]
        # Whoever has come to a line stays there; at the top one is wherever that is.
        again = (n for n, offer in enumerate(offers) if marked and offer.id == marked.id)
        shelf.offer(offers, highlighted=next(again, 0) if shelf.highlighted else 0, roomy=True)

    def _resume(self, head: AttemptHead) -> Offer:
        tr = self.tr
        known = self._heads.get(head.header.scenario)
        title = known.title(tr.language) if known else head.header.scenario
        when = head.started.astimezone().strftime("%d.%m.%Y %H:%M")
        turns = tr.plural("{n} turn so far", "{n} turns so far", head.turns)
        words = tr("begun {when}, {turns}", when=when, turns=turns)
        branch = self._branch(head)
        return Offer(
            f"resume:{head.header.attempt}",
            f"{branch}, {words}" if branch else words,
            title=tr("Resume: {title}", title=title),
        )

    def _branch(self, head: AttemptHead) -> str:
        """Say that an attempt is a practice branch; empty for a whole attempt."""
        if head.header.branch_of is None:
            return ""
        turn = head.header.leaves_at
        return self.tr("practice branch from turn {turn}", turn=turn)

    def _scenario(self, head: Head, attempts: int) -> Offer:
        tr = self.tr
        spoken = in_other_language(tr, head.titles, head.language)
        words = " · ".join(
            [
                term(tr, head.level),
                tr("{minutes} min", minutes=head.minutes),
                term(tr, head.track),
                *([tr("draft")] if head.status is Status.DRAFT else []),
                *([spoken] if spoken else []),
            ]
        )
        trains = ", ".join(head.trained(tr.language))
        note = tr.plural("{n} attempt", "{n} attempts", attempts) if attempts else ""
        return Offer(
            f"scenario:{head.id}", f"{words}\n{trains}", title=head.title(tr.language), note=note
        )

    def _parallel(self, head: Head) -> list[tuple[str, str]]:
        """Name the scenario that trains the same, where there is one."""
        other = self._heads.get(head.parallel or "")
        return [(self.tr("Parallel to"), other.title(self.tr.language))] if other else []

    def _description(self, head: Head) -> Iterable[Block]:
        tr = self.tr
        mine = [each for each in self._attempts if each.header.scenario == head.id]
        whole = sum(each.header.branch_of is None for each in mine)
        rows = [
            (tr("Level"), term(tr, head.level)),
            (tr("Length"), tr("about {minutes} minutes", minutes=head.minutes)),
            (tr("Track"), term(tr, head.track)),
            (tr("Trains"), ", ".join(head.trained(tr.language))),
            *self._parallel(head),
            (tr("Your attempts"), str(whole)),
        ]
        yield Block(plain(head.title(tr.language), "bold $primary"))
        for number, (name, value) in enumerate(rows):
            label = plain(name.ljust(_LABEL), "$quiet")
            yield Block(plain(value), label, gap=0 if number else 1)
        for each in mine[:_LATEST]:
            yield Block(plain(self._tried(each), "$quiet"), Content(" " * _LABEL))
        if head.status is Status.DRAFT:
            draft = tr("A draft: no expert has read it yet.")
            yield Block(plain(draft, "$warning"), gap=1)

    def _tried(self, head: AttemptHead) -> str:
        """Return an attempt in a line: when, how, how far."""
        tr = self.tr
        when = head.started.astimezone().strftime("%d.%m.%Y %H:%M")
        how = self._branch(head) or term(tr, head.header.mode).lower()
        turns = tr.plural("{n} turn", "{n} turns", head.turns)
        return ", ".join([when, how, turns if head.ended else tr("not finished")])
