"""Naming a limit: first on which topic, then which step of the ladder, in its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from scenarios.model import Limit, Step
from scenarios.transcript import NameLimit, Say
from simulator.i18n import Translator, term
from simulator.sessions import Session
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Offer, digits


@dataclass(frozen=True, slots=True)
class Rungs:
    """A topic with the steps that were taken on it already."""

    limit: Limit
    taken: frozenset[Step]


def rungs(session: Session) -> Iterable[Rungs]:
    """Yield the topics on which a limit can be named, with what was said of each."""
    taken: set[tuple[str, Step]] = set()
    for act in session.transcript.acts:
        if isinstance(act, NameLimit):
            taken.add((act.topic, act.step))
        elif isinstance(act, Say) and (move := session.stage.choice(act.choice).limit):
            taken.add((move.topic, move.step))
    for limit in session.scenario.limits.values():
        yield Rungs(limit, frozenset(step for topic, step in taken if topic == limit.id))


class LadderDialog(Dialog[NameLimit]):
    """Five steps on each topic; each shows its words, and whether it was taken."""

    def __init__(self, tr: Translator, topics: Iterable[Rungs]) -> None:
        """Offer these topics."""
        super().__init__()
        self.tr = tr
        self._topics: Mapping[str, Rungs] = {each.limit.id: each for each in topics}
        self._topic: Rungs | None = None
        self.heading = tr("Say that a limit is reached")

    def body(self) -> Iterable[Widget]:
        """Return the question and the list."""
        yield Static(id="lead", classes="lead", markup=False)
        yield ChoiceList()

    def keys(self) -> Iterable[Key]:
        """Return how to choose and leave."""
        tr, offered = self.tr, len(self._topics if self._topic is None else Step)
        return [
            Key(digits(offered), tr("choose"), "screen.choose"),
            Key("esc", tr("back"), "screen.leave"),
        ]

    def on_mount(self) -> None:
        """Ask for the topic first."""
        self._ask_topic()

    def action_choose(self) -> None:
        """Take what is highlighted."""
        self.query_one(ChoiceList).action_select()

    def action_leave(self) -> None:
        """Go back to the topics, or close."""
        if self._topic is None:
            self.dismiss(None)
        else:
            self._ask_topic()

    @on(ChoiceList.Taken)
    def _take(self, event: ChoiceList.Taken) -> None:
        event.stop()
        if self._topic is None:
            self._ask_step(self._topics[event.id])
        else:
            self.dismiss(NameLimit(self._topic.limit.id, Step[event.id]))

    def _ask_topic(self) -> None:
        self._topic = None
        self.query_one(ActBar).keys = tuple(self.keys())
        self.query_one("#lead", Static).update(self.tr("What is it about?"))
        self.query_one(ChoiceList).offer(
            Offer(name, each.limit.about) for name, each in self._topics.items()
        )

    def _ask_step(self, topic: Rungs) -> None:
        tr = self.tr
        self._topic = topic
        self.query_one(ActBar).keys = tuple(self.keys())
        self.query_one("#lead", Static).update(plain(topic.limit.about))
        self.query_one(ChoiceList).offer(
            Offer(
                step.name,
                topic.limit.steps[step],
                title=term(tr, step),
                note=tr("said already") if step in topic.taken else "",
            )
            for step in Step
        )
        self.fit()
