"""Rate yourself on the eight principles, before the score is shown."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
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

    def __init__(  # noqa: PLR0913, PLR0917 what a rating is made of
        self,
        tr: Translator,
        attempt: str,
        title: str,
        rubric: Rubric,
        records: Records,
        given: Mapping[str, int],
    ) -> None:
        """Rate an attempt on the principles of the rubric that it is pinned to.

        Args:
            tr: The language of the interface.
            attempt: Its id.
            title: That of the scenario.
            rubric: What it is rated on.
            records: Where every rating is kept as soon as it is given.
            given: What was rated before.
        """
        super().__init__(tr)
        self._attempt = attempt
        self._title = title
        self._rubric = rubric
        self._records = records
        self._list = RatingList(_rows(tr, rubric), given)
        self._told_missing = 0
        """How many missing ratings the trainee has been told of."""
        self._writing = Lock()

    def compose(self) -> ComposeResult:
        """Top line, question, principles, keys."""
        tr = self.tr
        yield TopLine(self._title, tr("before the score"))
        lead = tr("How did it go, as you see it? You will see it beside the score.")
        yield Static(plain(lead), id="lead", markup=False)
        yield Static(self._scale(), id="scale", markup=False)
        yield self._list
        yield ActBar(self.keys())

    def _scale(self) -> Content:
        return plain(self.tr("0 lacking    1 partly    2 good    3 very good"))

    def on_mount(self) -> None:
        """Begin with the first principle that is not rated."""
        self._list.focus()

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
        self._list.action_select()

    def action_score(self) -> None:
        """Keep the ratings and look at the score; with some missing, only when asked again."""
        ratings = self._list.ratings
        missing = len(self._rubric.principles) - len(ratings)
        if missing and missing != self._told_missing:
            self._told_missing = missing
            words = self.tr("{n} not rated. s again to go on without.", n=missing)
            self.query_one("#scale", Static).update(plain(words, "$warning"))
            return
        self._go_on()

    def action_leave(self) -> None:
        """Go home; what is rated is kept, and the score can wait."""
        self.post_message(GoHome())

    @on(RatingList.Rated)
    def _rated(self, event: RatingList.Rated) -> None:
        """Keep what is rated so far, and tell the scale again."""
        event.stop()
        self.query_one("#scale", Static).update(self._scale())
        self._keep()

    @on(RatingList.Done)
    def _done(self, event: RatingList.Done) -> None:
        event.stop()
        self.action_score()

    @work(thread=True, group="ratings")
    def _keep(self) -> None:
        with suppress(UserError):  # whoever goes on is told
            self._write(last=False)

    @work(thread=True, group="ratings")
    def _go_on(self) -> None:
        try:
            self._write(last=True)
        except UserError as error:
            self.post_message(Trouble(error.said(self.tr)))
        self.post_message(OpenDebrief(self._attempt, asked=True))

    def _write(self, *, last: bool) -> None:
        """Keep all that is rated by now; of several writers, whoever is last knows most.

        Raises:
            UserError: where it cannot be kept.
        """
        with self._writing:
            ratings = dict(self._list.ratings)
            self._records.keep_ratings(self._attempt, ratings, last=last)


def _rows(tr: Translator, rubric: Rubric) -> list[tuple[str, str, str]]:
    """Return id, name and question of each principle."""
    return [
        (each.value, text.name.in_language(tr.language), text.says.in_language(tr.language))
        for each, text in rubric.principles.items()
    ]
