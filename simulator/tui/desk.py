"""What the app works with off the screen: records, scenarios, sessions, and what they make.

Everything here may block and is called in workers; nothing here touches a widget. Loaded
after the first frame, since the records alone cost as much as the app itself.
"""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, assert_never

from scenarios.library import heads
from scoring.shipped import shipped_rubric
from simulator.authoring.naming import opened
from simulator.authoring.workshop import Workshop
from simulator.i18n import Translator
from simulator.records import Places, Settings, open_records, read_cohorts, sender_of
from simulator.sessions import (
    AttemptHead,
    Clock,
    Records,
    Session,
    begin,
    branch,
    open_scenario,
    resume,
)
from simulator.sessions.previewing import preview
from simulator.sessions.review import review, to_be_rated
from simulator.tui.messages import (
    BeginPreview,
    BeginTalk,
    BranchTalk,
    OpenAuthoring,
    OpenBench,
    OpenBriefing,
    OpenCohort,
    OpenDebrief,
    OpenProgress,
    RateTalk,
    ResumeTalk,
    Way,
)
from simulator.tui.preferences import in_few_words
from simulator.tui.screens.authoring import AuthoringScreen
from simulator.tui.screens.base import Page
from simulator.tui.screens.bench import BenchScreen
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.preview import PreviewScreen
from simulator.tui.screens.progress import ProgressScreen, Tried
from simulator.tui.screens.rating import RatingScreen
from simulator.tui.screens.talk import TalkScreen

if TYPE_CHECKING:
    from simulator.collecting.handing_in import HandInFile

Make = Callable[[], Page]
"""Makes a screen from what was prepared; called where widgets may be made."""


class Desk:
    """Opens things once and keeps them open; safe to use from several workers."""

    def __init__(
        self, places: Places, database: str | None, clock: Clock, *, reflex: float = 0.0
    ) -> None:
        """Keep records in ``places``; cohorts there too, unless a URL names their database.

        In a talk nothing is said in the first ``reflex`` seconds after choices appear.
        """
        self._reflex = reflex
        self._places = places
        self._database = database
        self._clock = clock
        self._records: Records | None = None
        self._lock = Lock()
        self._workshops: dict[str, Workshop] = {}

    @property
    def records(self) -> Records:
        """The records, opened at their first use.

        Raises:
            RecordsError: where they cannot be.
        """
        with self._lock:
            if self._records is None:
                self._records = open_records(self._places)
            return self._records

    def close(self) -> None:
        """Let go of the records, and stop what runs."""
        with self._lock:
            if self._records is not None:
                self._records.close()
                self._records = None
            for workshop in self._workshops.values():
                workshop.close()

    def attempts(self) -> Sequence[AttemptHead]:
        """Return all attempts, the latest first; raises RecordsError."""
        return self.records.attempts()

    def prepared(self, scenario: str) -> Sequence[str]:
        """Return what was written to a scenario's briefing, and no talk has begun with."""
        return self.records.preparing(scenario)

    def keep_preparing(self, scenario: str, texts: Sequence[str]) -> None:
        """Keep what is written to a scenario's briefing; raises RecordsError."""
        self.records.keep_preparing(scenario, texts, self._clock.now())

    # -- ways into screens ----------------------------------------------------------------

    def way(self, tr: Translator, settings: Settings, request: Way) -> Make:
        """Prepare the screen that was asked for.

        Raises:
            UserError: where that is not possible.
        """
        match request:
            case OpenBriefing(scenario):
                opened = open_scenario(scenario, tr.language).stage.scenario
                words = in_few_words(tr, settings)
                return lambda: BriefingScreen(tr, scenario, opened, words, self)
            case BeginTalk(scenario, preparation):
                return self._play(tr, settings, self._begin(tr, settings, scenario, preparation))
            case ResumeTalk(attempt):
                return self._play(tr, settings, resume(self.records, attempt, self._clock))
            case BranchTalk(attempt, turn):
                return self._play(tr, settings, branch(self.records, attempt, turn, self._clock))
            case RateTalk(attempt):
                return self._look_back(tr, OpenDebrief(attempt))
            case OpenDebrief():
                return self._look_back(tr, request)
            case OpenProgress():
                return self._progress(tr)
            case OpenCohort(cohort):
                return self._class(tr, cohort)
            case BeginPreview() | OpenAuthoring() | OpenBench():
                return self._author(tr, settings, request)
            case _:
                assert_never(request)

    def classes(self) -> Sequence[str]:
        """Return the names of the classes that were collected; raises RecordsError."""
        cohorts = read_cohorts(self._places, self._database)
        try:
            return cohorts.cohorts()
        finally:
            cohorts.close()

    def _class(self, tr: Translator, cohort: str) -> Make:
        """Show a class; what that takes is for whoever teaches one."""
        from simulator.collecting.needs import see_that_it_computes  # noqa: PLC0415

        see_that_it_computes()
        from simulator.tui.classes import class_shown  # noqa: PLC0415 loads numpy
        from simulator.tui.screens.cohort import CohortScreen  # noqa: PLC0415

        shown = class_shown(tr, self._places, self._database, cohort)
        return lambda: CohortScreen(tr, shown)

    def _author(
        self, tr: Translator, settings: Settings, request: BeginPreview | OpenAuthoring | OpenBench
    ) -> Make:
        match request:
            case BeginPreview(path, given, back):
                begun = preview(
                    opened(path, tr.language), given, timing=settings.timing, clock=self._clock
                )
                return lambda: PreviewScreen(tr, path, begun, self._clock, back)
            case OpenAuthoring(folder, scenario):
                workshop = self._workshop(folder)
                return lambda: AuthoringScreen(tr, workshop, scenario)
            case OpenBench():
                bench = self._workshop(request.folder).bench(request.path)
                return lambda: BenchScreen(tr, bench, request)
            case _:
                assert_never(request)

    def _workshop(self, folder: str) -> Workshop:
        with self._lock:
            if folder not in self._workshops:
                self._workshops[folder] = Workshop(folder, self._places.log)
            return self._workshops[folder]

    def _begin(
        self, tr: Translator, settings: Settings, scenario: str, preparation: Sequence[str]
    ) -> Session:
        session = begin(
            self.records,
            open_scenario(scenario, tr.language),
            mode=settings.mode,
            timing=settings.timing,
            clock=self._clock,
        )
        if any(preparation):
            session.keep_preparation(preparation)
        return session

    def _play(self, tr: Translator, settings: Settings, session: Session) -> Make:
        first = settings.own_words_first
        return lambda: TalkScreen(
            tr, session, self._clock, own_words_first=first, reflex=self._reflex
        )

    def _look_back(self, tr: Translator, request: OpenDebrief) -> Make:
        """Open a debrief; whoever has not rated themselves is asked to before they see it."""
        attempt, records = request.attempt, self.records
        found = review(records, attempt)
        if not request.asked and to_be_rated(records, attempt):
            title, given = found.scenario.title, found.reflections.ratings
            return lambda: RatingScreen(tr, attempt, title, found.rubric, records, given)
        debrief, folder = found.debrief(tr.language), self._places.debriefs
        hand_in, turn = partial(self._hand_in, attempt), request.turn
        return lambda: DebriefScreen(tr, found, debrief, folder, hand_in=hand_in, turn=turn)

    def _hand_in(self, attempt: str) -> "HandInFile":
        """Write an attempt into a file to hand in."""
        from simulator.collecting.handing_in import write_hand_in  # noqa: PLC0415 for whoever does

        sender = sender_of(self._places)
        return write_hand_in(self.records, [attempt], sender, self._places.hand_ins)

    def _progress(self, tr: Translator) -> Make:
        tried = []
        titles = {each.id: each.title(tr.language) for each in heads()}
        for head in self.records.attempts():
            if head.ended is not None:
                found = review(self.records, head.header.attempt)
                title = titles.get(head.header.scenario, found.scenario.title)
                tried.append(Tried(head, title, found.scorecard))
        return lambda: ProgressScreen(tr, tried, shipped_rubric())
