"""Principle 6 of the guide: limits at the right time, one step of the pyramid at a time (S1).

Each topic has a ladder of its own. What is judged when a step is taken depends on where that
ladder stands and on whether the limit is reached: before it is reached a step is too early or a
false alarm, in its window it is right, after that late; rungs that are passed over cost. The
step that the author expects at a limit is never itself a skip, and danger may be met directly.
A talk in which no limit was reached has not tried this principle.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scenarios.model import Limit, Meaning, Phase, Severity, Step
from scenarios.techniques import HARMS, Technique
from scenarios.transcript import LimitReached, LimitSettled, Say
from scoring.evidence import Evidence, Notes
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, Turn

FRAME_PHASES = (Phase.OPENING, Phase.FRAME)
RELEASES = frozenset({Technique.AFFIRM, Technique.SUPPORT, Technique.ACKNOWLEDGE})
"""What shows, when said, that keeping the limit was seen."""


@dataclass(slots=True)
class _Ladder:
    """Where one topic stands while the talk is read."""

    limit: Limit
    level: int
    """The last step taken, 0 for none; information in the frame counts, and earlier talks."""
    informed: bool
    """Whether anybody has been told what the limit is."""
    reached: int | None = None
    """The turn after which the limit was reached, while it stands."""
    named: bool = False
    """Whether it was named since it was reached."""
    at_level: int = 0
    """How often the present step was taken since it was reached."""
    settled: int | None = None
    """The turn after which it was last settled."""
    released: bool = False
    """Whether coming down again was credited since then."""

    @property
    def is_danger(self) -> bool:
        return self.limit.severity is Severity.DANGER


@dataclass(slots=True)
class _Judge:
    """Reads the talk turn by turn, with a ladder for every topic."""

    talk: Talk
    notes: Notes
    ladders: dict[str, _Ladder] = field(default_factory=dict)
    reached: Mapping[int, list[str]] = field(default_factory=dict)
    """The topics that were reached after each turn."""
    settled: Mapping[int, list[str]] = field(default_factory=dict)
    """The topics that were settled after each turn."""
    framed: bool = False
    """Whether the frame information was credited; once is enough."""

    def run(self) -> None:
        self.reached = _topics(self.talk.happened(LimitReached))
        self.settled = _topics(self.talk.happened(LimitSettled))
        for limit in self.talk.scenario.limits.values():
            earlier = limit.earlier or 0
            self.ladders[limit.id] = _Ladder(limit, int(earlier), earlier > 0)
        self._follow(0)
        for turn in self.talk.turns:
            for topic, steps in turn.steps:
                self._take(turn, self.ladders[topic], steps)
            self._release(turn)
            self._follow(turn.number)
        if self.talk.ended:
            self._close()

    # -- what happens to the limits ----------------------------------------------------

    def _follow(self, number: int) -> None:
        # What an answer settles is settled before it, or what it leads to, reaches anything.
        for topic in self.settled.get(number, ()):
            ladder = self.ladders[topic]
            if not ladder.named:
                self._unnamed(ladder, number, settled=True)
            ladder.reached, ladder.settled, ladder.released = None, number, False
        for topic in self.reached.get(number, ()):
            ladder = self.ladders[topic]
            ladder.reached, ladder.named, ladder.at_level = number, False, 0

    def _unnamed(self, ladder: _Ladder, until: int, *, settled: bool) -> None:
        """Note a limit that passed without being named, at the turn that could have."""
        since = ladder.reached
        if since is None or until <= since:
            return
        in_time = settled and until - since <= ladder.limit.window
        rule = "limits.settled_unnamed" if in_time else "limits.never"
        self.notes.add(self.talk.turns[since], rule, about={"topic": ladder.limit.id})

    def _close(self) -> None:
        for ladder in self.ladders.values():
            if ladder.reached is not None and not ladder.named:
                self._unnamed(ladder, len(self.talk.turns), settled=False)

    # -- steps on the ladder -----------------------------------------------------------

    def _take(self, turn: Turn, ladder: _Ladder, steps: tuple[Step, ...]) -> None:
        topic, lowest, step = ladder.limit.id, steps[0], steps[-1]
        if len(steps) > 1:
            cost = self.notes.rule("limits.rungs_at_once").points * (len(steps) - 1)
            self.notes.add(turn, "limits.rungs_at_once", points=cost, about={"topic": topic})
        if ladder.reached is None:
            self._unreached(turn, ladder, step)
        else:
            self._timing(turn, ladder, step, ladder.reached)
            self._order(turn, ladder, lowest, step)
            ladder.at_level = ladder.at_level + 1 if step == ladder.level else 1
            ladder.named = True
        ladder.level = int(step)
        ladder.informed = ladder.informed or Step.INFORMATION in steps

    def _timing(self, turn: Turn, ladder: _Ladder, step: Step, since: int) -> None:
        expected, topic = ladder.limit.expected, ladder.limit.id
        if ladder.named:
            again = ladder.at_level + 1 if step == ladder.level else 1
            too_often = again > self.notes.rule("limits.repeated").most
            self.notes.add(
                turn, "limits.repeated" if too_often else "limits.next_rung", about={"topic": topic}
            )
            return
        rule = self._first_naming(turn, ladder, step, since)
        self.notes.add(
            turn, rule, about={"topic": topic, "step": step.word, "expected": expected.word}
        )

    def _first_naming(self, turn: Turn, ladder: _Ladder, step: Step, since: int) -> str:
        expected = ladder.limit.expected
        if turn.number - since > ladder.limit.window:
            same_phase = turn.phase is self.talk.turns[since].phase
            return "limits.late" if same_phase else "limits.too_late"
        if turn.has(HARMS):
            return "limits.in_time_wrong_form"
        if step > max(expected, ladder.level + 1) and not ladder.is_danger:
            return "limits.in_time_harsh"
        if step < expected and (ladder.is_danger or step <= ladder.level):
            return "limits.in_time_mild"
        return "limits.in_time"

    def _order(self, turn: Turn, ladder: _Ladder, lowest: Step, step: Step) -> None:
        """Note rungs that were passed over; danger may be met directly."""
        if ladder.is_danger:
            return
        if step is Step.WARNING and not ladder.informed:
            self.notes.add(turn, "limits.warning_first", about={"topic": ladder.limit.id})
            return
        missing = lowest - 1 - max(ladder.level, ladder.limit.expected - 1)
        if missing > 0:
            cost = self.notes.rule("limits.skipped").points * missing
            self.notes.add(
                turn,
                "limits.skipped",
                points=cost,
                about={"topic": ladder.limit.id, "missing": missing},
            )

    def _unreached(self, turn: Turn, ladder: _Ladder, step: Step) -> None:
        if ladder.settled is not None:
            self._after_settling(turn, ladder, step)
        elif step is Step.INFORMATION and turn.phase in FRAME_PHASES:
            if not self.framed:
                self.framed = True
                self.notes.add(turn, "limits.frame_information", about={"topic": ladder.limit.id})
        else:
            self.notes.add(
                turn, self._before_reaching(turn, ladder, step), about={"topic": ladder.limit.id}
            )

    def _before_reaching(self, turn: Turn, ladder: _Ladder, step: Step) -> str:
        if turn.floor.meaning is Meaning.USING_RIGHT:
            return "limits.alarm_at_right"
        if step is Step.INFORMATION:
            return "limits.unprompted"
        comes = any(event.topic == ladder.limit.id for _, event in self.talk.happened(LimitReached))
        if not comes:
            return "limits.false_alarm"
        return "limits.too_early_guidance" if step is Step.GUIDANCE else "limits.too_early"

    def _after_settling(self, turn: Turn, ladder: _Ladder, step: Step) -> None:
        topic = ladder.limit.id
        if step < ladder.level:
            self._step_down(turn, ladder)
        elif step is Step.WARNING and ladder.level == Step.WARNING:
            self.notes.add(turn, "limits.stayed_at_warning", about={"topic": topic})
        elif step is not Step.INFORMATION:
            self.notes.add(turn, "limits.false_alarm", about={"topic": topic})

    def _release(self, turn: Turn) -> None:
        """Credit a word that shows, soon after, that keeping the limit was seen."""
        if not isinstance(turn.act, Say) or turn.steps or not turn.has(RELEASES):
            return
        window = self.notes.rule("limits.stepped_down").window
        for ladder in self.ladders.values():
            settled = ladder.settled if ladder.reached is None and ladder.level else None
            if settled is not None and turn.number - settled <= window:
                self._step_down(turn, ladder)

    def _step_down(self, turn: Turn, ladder: _Ladder) -> None:
        if not ladder.released:
            ladder.released = True
            self.notes.add(turn, "limits.stepped_down", about={"topic": ladder.limit.id})


def _topics(
    happened: Iterable[tuple[int, LimitReached | LimitSettled]],
) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, event in happened:
        found.setdefault(number, []).append(event.topic)
    return found


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge every limit that was reached, and every step that was taken on a ladder."""
    notes = Notes(Principle.LIMITS, rubric)
    _Judge(talk, notes).run()
    return notes.all()
