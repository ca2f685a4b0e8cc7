"""Rate yourself on the eight principles, before the score is shown."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from scoring.rubric import Rubric
from simulator.i18n import Translator
from simulator.sessions.errors import UserError
from simulator.sessions.port import Records
from simulator.tui.messages import GoHome, OpenDebrief, Trouble
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.ratings import LEVELS, RatingList
from simulator.tui.widgets.top_line import TopLine


class RatingScreen(Page):
    """Eight lines, 0 to 3 each; what is left out is left out."""

    CSS_PATH = "rating.tcss"
    SUBJECT = Subject.RATING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "score", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(
        self, tr: Translator, attempt: str, title: str, rubric: Rubric, records: Records
    ) -> None:
        """Rate an attempt on the principles of the rubric that it is pinned to."""
        super().__init__(tr)
        self._attempt = attempt
        self._title = title
        self._rubric = rubric
        self._records = records
        self._told_missing = 0
        """How many missing ratings the trainee has been told of."""

    def compose(self) -> ComposeResult:
        """Top line, question, principles, keys."""
        tr, language = self.tr, self.tr.language
        yield TopLine(self._title, tr("before the score"))
        lead = tr("How did it go, as you see it? You will see it beside the score.")
        yield Static(plain(lead), id="lead", markup=False)
        scale = tr("0 lacking    1 partly    2 good    3 very good")
        yield Static(plain(scale), id="scale", markup=False)
        yield RatingList(
            [
                (principle.value, text.name.in_language(language), text.says.in_language(language))
                for principle, text in self._rubric.principles.items()
            ]
        )
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Begin with the first principle."""
        self.query_one(RatingList).focus()

    def keys(self) -> Iterable[Key]:
        """Return how to rate and go on."""
        tr = self.tr
        return [
            Key(f"0-{LEVELS - 1}", tr("rate"), "screen.rate"),
            Key("s", tr("see the score"), "screen.score"),
            Key("esc", tr("home"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def action_rate(self) -> None:
        """Raise the highlighted rating by one, round to 0."""
        self.query_one(RatingList).action_select()

    def action_score(self) -> None:
        """Keep the ratings and look at the score; with some missing, only when asked again."""
        ratings = self.query_one(RatingList).ratings
        missing = len(self._rubric.principles) - len(ratings)
        if missing and missing != self._told_missing:
            self._told_missing = missing
            words = self.tr("{n} not rated. s again to go on without.", n=missing)
            self.query_one("#scale", Static).update(plain(words, "$warning"))
            return
        self._keep(ratings)

    def action_leave(self) -> None:
        """Go home; the score can wait."""
        self.post_message(GoHome())

    @on(RatingList.Done)
    def _done(self, event: RatingList.Done) -> None:
        event.stop()
        self.action_score()

    @work(thread=True, exclusive=True, group="ratings")
    def _keep(self, ratings: dict[str, int]) -> None:
        try:
            if ratings:
                self._records.keep_ratings(self._attempt, ratings)
        except UserError as error:
            self.post_message(Trouble(error.said(self.tr)))
        self.post_message(OpenDebrief(self._attempt))
