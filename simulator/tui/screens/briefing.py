"""The briefing: what is known and not, who comes and on what ground, and how you prepare."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from scenarios.model import Person, Scenario, Track
from simulator.i18n import Translator, term
from simulator.sessions.flowing import flowing
from simulator.tui.messages import BeginTalk, ChangeSettings, GoHome
from simulator.tui.screens.base import Page
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine


class BriefingScreen(Page):
    """Read, prepare in own words, begin."""

    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("i", "settings", show=False),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, tr: Translator, name: str, scenario: Scenario, settings: str) -> None:
        """Brief on the scenario found as ``name``; ``settings`` says how it will be played."""
        super().__init__(tr)
        self._name_asked = name
        self._scenario = scenario
        self._settings = settings

    def compose(self) -> ComposeResult:
        """What to read to the left, what to think through to the right or below."""
        yield TopLine(self._scenario.title, self._settings)
        with VerticalScroll(id="page"):
            yield Sheet(self._reading(), id="reading")
            with Vertical(id="preparing"):
                yield from self._preparing()
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Begin by reading."""
        self.query_one("#reading").can_focus = False
        self.query_one("#page").focus()

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        return [
            Key("enter", tr("begin the talk"), "screen.begin"),
            Key("tab", tr("prepare"), "app.focus_next"),
            Key("i", tr("settings"), "screen.settings"),
            Key("esc", tr("back"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def show_settings(self, words: str) -> None:
        """Say how it will be played."""
        self.query_one(TopLine).note = words

    def action_begin(self) -> None:
        """Begin the talk, with what was written."""
        texts = tuple(area.text.strip() for area in self.query(TextArea))
        self.post_message(BeginTalk(self._name_asked, texts))

    def action_settings(self) -> None:
        """Change how it will be played."""
        self.post_message(ChangeSettings())

    def action_leave(self) -> None:
        """From a text back to reading, from there home."""
        page = self.query_one("#page")
        if self.focused is page or self.focused is None:
            self.post_message(GoHome())
        else:
            page.focus()

    # -- pieces -------------------------------------------------------------------------

    def _reading(self) -> Iterable[Block]:
        tr, scenario = self.tr, self._scenario
        briefing = scenario.briefing
        yield from _section(tr("The worry"), [Block(plain(flowing(briefing.worry)))])
        yield from _section(tr("What is known"), map(_bullet, briefing.known))
        yield from _section(tr("What is not known"), map(_bullet, briefing.unknown))
        yield from _section(tr("Who comes"), map(self._person, scenario.people.values()))
        yield from _section(term(tr, scenario.track), [Block(plain(self._track()))])

    def _person(self, person: Person) -> Block:
        tr = self.tr
        age = tr("{age} years", age=person.age) if person.age is not None else ""
        later = "" if person.present else tr("may come later")
        facts = ", ".join(part for part in (age, person.relation, later) if part)
        head = f"{person.name} ({facts})" if facts else person.name
        about = f". {person.about.strip()}" if person.about else ""
        return Block(Content.assemble(plain(head, "$person"), plain(about)))

    def _track(self) -> str:
        tr = self.tr
        match self._scenario.track:
            case Track.MANDATORY:
                return tr(
                    "They have a duty to appear, but none of them has a duty to explain "
                    "themselves. The young person and each parent must be told so before the "
                    "matter is raised, in words they understand."
                )
            case Track.VOLUNTARY:
                return tr(
                    "Nobody has a duty to come or to explain themselves, and they may leave when "
                    "they like. Say so plainly before the matter is raised."
                )

    def _preparing(self) -> ComposeResult:
        tr = self.tr
        yield Static(plain(tr("Prepare"), "bold $primary"), markup=False)
        lead = tr("Only you see this. It is kept with the attempt and is not scored.")
        yield Static(plain(lead, "$quiet"), markup=False)
        for question in self._scenario.briefing.prepare:
            yield Static(plain(question), classes="question", markup=False)
            yield TextArea(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")


def _section(heading: str, blocks: Iterable[Block]) -> Iterable[Block]:
    """Return blocks under a heading; nothing where there are none."""
    under = list(blocks)
    if under:
        yield Block(plain(heading, "bold $primary"), gap=1)
        yield from under


def _bullet(text: str) -> Block:
    return Block(plain(text), Content.styled("- ", "$quiet"))
