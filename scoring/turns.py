"""Reads a transcript once into frozen turns: what was done, where, and in what situation.

The principles and gates see nothing else. Everything about a turn that was so *before* the
trainee acted stands beside what the act was, so that the same turn with another act in it can
be judged by the same rules (see ``scoring.alternatives``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, assert_never, cast

from scenarios.building import opened
from scenarios.model import (
    LIMIT_STEPS,
    Choice,
    CreditOverride,
    Debatable,
    Meaning,
    Person,
    Phase,
    Quality,
    Role,
    Scenario,
    Severity,
    Step,
)
from scenarios.techniques import HARMS, Technique
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FactTold,
    FeelingChanged,
    FloorGiven,
    FocusShifted,
    Interrupted,
    LimitReached,
    LimitSettled,
    LineSaid,
    MomentReached,
    NameLimit,
    OfferBreak,
    PersonArrived,
    PersonLeft,
    Reacted,
    Say,
    Summarise,
    TalkBegan,
    TalkEnded,
    Transcript,
    Wait,
)

PHASES = tuple(Phase)

SHORT_ENDINGS = (Quality.RESPECTED_REFUSAL, Quality.NO_CONCERN, Quality.BROKEN_OFF)
"""Endings that may rightly come before all phases were visited."""

STEP_TECHNIQUES = {step: technique for technique, step in LIMIT_STEPS.items()}

COMFORTS = frozenset({Technique.SUPPORT, Technique.REFLECT_FEELING, Technique.OFFER_TIME})
"""What meets somebody who is upset."""


class MismatchError(ValueError):
    """A transcript that is not of this scenario."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One act of the trainee and the situation it met."""

    number: int
    """Counts from 1."""
    act: Act
    choice: Choice | None
    """What was said; None for an act that is always available."""
    techniques: frozenset[Technique]
    moment: str
    visit: int
    """Which arrival at a moment this is, counting every arrival of the talk from 1."""
    phase: Phase
    floor: FloorGiven
    offered: tuple[Choice, ...]
    """The choices that were on offer."""
    at_hand: frozenset[Technique]
    """Every code of every choice that was on offer."""
    unanswered: tuple[str, ...]
    """Limits that are reached, not settled, and not yet named since they were reached.

    One that was passed over stops weighing on what follows when its window or its phase is over;
    danger does not.
    """
    standing: tuple[str, ...]
    """Limits that are reached and not settled, named or not."""
    present: frozenset[str]
    told: frozenset[str]
    """Facts that had come to light."""
    comforted: bool
    """Whether somebody upset has been met earlier in this visit."""
    answered: bool
    """Whether a straight answer was given earlier in this visit."""
    consequences: tuple[Event, ...] = ()
    """Everything that happened until the next act."""

    @property
    def speaks(self) -> bool:
        """Whether the act takes the floor."""
        return not isinstance(self.act, Wait | Encourage)

    @property
    def waits(self) -> bool:
        """Whether the act is a wait."""
        return isinstance(self.act, Wait)

    @property
    def interrupts(self) -> bool:
        """Whether somebody is cut off."""
        return self.speaks and self.floor.unfinished

    @property
    def exceptions(self) -> tuple[CreditOverride, ...]:
        """What the author of the line has reasoned otherwise than the rules."""
        return self.choice.credit if self.choice else ()

    @property
    def harms(self) -> bool:
        """Whether the act is coded with what does harm, and its author reasons no help in it."""
        return self.has(HARMS) and not any(each.points > 0 for each in self.exceptions)

    @property
    def steps(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """The steps of the ladder that the act takes, lowest first, by topic."""
        if isinstance(self.act, NameLimit):
            return ((self.act.topic, (self.act.step,)),)
        if self.choice and self.choice.limit:
            move = self.choice.limit
            coded = {LIMIT_STEPS[t] for t in self.techniques if t in LIMIT_STEPS}
            return ((move.topic, tuple(sorted(coded | {move.step}))),)
        return ()

    @property
    def meets_limit(self) -> bool:
        """Whether the act names a limit that stands."""
        return any(topic in self.standing for topic, _ in self.steps)

    @property
    def passes_limit(self) -> bool:
        """Whether a limit stands unanswered and the act names none that stands."""
        return bool(self.unanswered) and not self.meets_limit

    @property
    def is_upset(self) -> bool:
        """Whether somebody is upset and has not been met yet."""
        return self.floor.meaning is Meaning.UPSET and not self.comforted

    @property
    def owes_answer(self) -> bool:
        """Whether a fair question waits for its answer."""
        return self.floor.meaning is Meaning.ANSWER_OWED and not self.answered

    def has(self, techniques: Iterable[Technique]) -> bool:
        """Say whether the act is coded with any of these."""
        return not self.techniques.isdisjoint(techniques)

    def offers(self, techniques: Iterable[Technique]) -> bool:
        """Say whether any choice on offer, or the act, is coded with any of these."""
        codes = techniques if isinstance(techniques, frozenset) else frozenset(techniques)
        return not codes.isdisjoint(self.at_hand) or not codes.isdisjoint(self.techniques)

    def of_kind(self, kind: type[Event]) -> bool:
        """Say whether something of this kind followed."""
        return any(isinstance(event, kind) for event in self.consequences)

    def acting(self, act: Act, choice: Choice | None = None) -> "Turn":
        """Return the same turn with another act in it, and nothing having followed yet."""
        codes = techniques_of(act, choice)
        return replace(self, act=act, choice=choice, techniques=codes, consequences=())


_turn = opened(Turn)

_Kind = TypeVar("_Kind", bound=Event)


@dataclass(frozen=True)
class Talk:
    """A transcript as the rules see it; what several rules ask for is worked out once."""

    scenario: Scenario
    opening: tuple[Event, ...]
    """Everything before the first act."""
    turns: tuple[Turn, ...]
    ended: str | None
    """The ending, None while the talk goes on."""

    @property
    def guardians(self) -> frozenset[str]:
        """The guardians of the scenario, present or not."""
        return frozenset(p.id for p in self.people if p.role is Role.GUARDIAN)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody of the scenario."""
        return tuple(self.scenario.people.values())

    @cached_property
    def excepted(self) -> tuple[Turn, ...]:
        """The turns in which something was said that its author has reasoned an exception for."""
        return tuple(turn for turn in self.turns if turn.choice and turn.choice.credit)

    @cached_property
    def unscored(self) -> frozenset[int]:
        """The turns that are not to count, as experts do not agree on what was said in them."""
        return frozenset(
            turn.number
            for turn in self.turns
            if turn.choice is not None and turn.choice.debatable is Debatable.UNSCORED
        )

    def happened(self, kind: type[_Kind]) -> Sequence[tuple[int, _Kind]]:
        """Return every event of a kind with the turn it followed; 0 is before the first."""
        return cast("Sequence[tuple[int, _Kind]]", self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[type, Sequence[tuple[int, Event]]]:
        found: defaultdict[type, list[tuple[int, Event]]] = defaultdict(list)
        for event in self.opening:
            found[type(event)].append((0, event))
        for turn in self.turns:
            for event in turn.consequences:
                found[type(event)].append((turn.number, event))
        return found

    @property
    def was_short(self) -> bool:
        """Whether the talk came to an end that may come before everything was talked through."""
        ending = self.scenario.endings.get(self.ended or "")
        return ending is not None and ending.quality in SHORT_ENDINGS

    def reached(self, *phases: Phase) -> bool:
        """Say whether the trainee acted in any of these phases."""
        return any(turn.phase in phases for turn in self.turns)

    def is_danger(self, topic: str) -> bool:
        """Say whether a limit is about danger."""
        return self.scenario.limits[topic].severity is Severity.DANGER


def techniques_of(act: Act, choice: Choice | None) -> frozenset[Technique]:
    """Return the codes of an act; the acts that are always available have their own."""
    match act:
        case Say():
            return frozenset(choice.techniques) if choice else frozenset()
        case Encourage():
            return frozenset({Technique.ACKNOWLEDGE})
        case NameLimit(_, step):
            return frozenset({STEP_TECHNIQUES[step]})
        case OfferBreak():
            return frozenset({Technique.OFFER_TIME})
        case Wait() | Summarise():
            return frozenset()
        case _:
            assert_never(act)


def phase_index(phase: Phase) -> int:
    """Return the place of a phase in the expected order, from 0."""
    return PHASES.index(phase)


_NOTED_ONLY = frozenset({LineSaid, Reacted, FeelingChanged, FocusShifted})
"""Events that change nothing of what turns stand in."""


@dataclass(slots=True)
class _Walk:
    """What is so while the transcript is read; becomes frozen turns."""

    scenario: Scenario
    choices: Mapping[str, Choice]
    present: set[str]
    moment: str = ""
    visit: int = 0
    floor: FloorGiven | None = None
    standing: dict[str, bool] = field(default_factory=dict)
    """Topic to whether it was named since it was reached."""
    reached_at: dict[str, tuple[Phase, int]] = field(default_factory=dict)
    """Topic to the phase and the turn in which it could first be named."""
    told: set[str] = field(default_factory=set)
    comforted: bool = False
    answered: bool = False
    opening: list[Event] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    after: list[list[Event]] = field(default_factory=list)

    def see(self, event: Event) -> None:
        if isinstance(event, Acted):
            self._act(event)
            return
        if type(event) not in _NOTED_ONLY:  # most are, and asking kind after kind takes its time
            self._take(event)
        (self.after[-1] if self.after else self.opening).append(event)

    def _take(self, event: Event) -> None:
        match event:
            case MomentReached(moment):
                self.moment, self.visit = moment, self.visit + 1
                self.comforted = self.answered = False
            case FloorGiven():
                self.floor = event
            case FactTold(fact):
                self.told.add(fact)
            case LimitReached(topic):
                self.standing[topic] = False
                self.reached_at.pop(topic, None)
            case LimitSettled(topic):
                self.standing.pop(topic, None)
            case PersonArrived(person):
                self.present.add(person)
            case PersonLeft(person):
                self.present.discard(person)
            case (
                TalkBegan()
                | Acted()
                | LineSaid()
                | Interrupted()
                | Reacted()
                | FeelingChanged()
                | FocusShifted()
                | TalkEnded()
            ):
                pass
            case _:
                assert_never(event)

    def _act(self, event: Acted) -> None:
        turn = self._turn(event)
        self.turns.append(turn)
        self.after.append([])
        for topic, _ in turn.steps:
            if topic in self.standing:
                self.standing[topic] = True
        if turn.waits or isinstance(turn.act, OfferBreak) or turn.has(COMFORTS):
            self.comforted = True
        if Technique.STRAIGHT_ANSWER in turn.techniques:
            self.answered = True

    def _turn(self, event: Acted) -> Turn:
        if self.floor is None or self.moment not in self.scenario.moments:
            raise MismatchError(f"turn {event.turn}: nobody had given the floor at {self.moment!r}")
        choice = self._choice(event.act.choice) if isinstance(event.act, Say) else None
        offered = tuple(self._choice(each) for each in self.floor.choices)
        phase = self.scenario.moments[self.moment].phase
        return _turn(
            number=event.turn,
            act=event.act,
            choice=choice,
            techniques=techniques_of(event.act, choice),
            moment=self.moment,
            visit=self.visit,
            phase=phase,
            floor=self.floor,
            offered=offered,
            at_hand=frozenset[Technique]().union(*[each.techniques for each in offered]),
            unanswered=tuple(self._unanswered(phase)),
            standing=tuple(self.standing),
            present=frozenset(self.present),
            told=frozenset(self.told),
            comforted=self.comforted,
            answered=self.answered,
        )

    def _unanswered(self, phase: Phase) -> Iterator[str]:
        number = len(self.turns) + 1
        for topic, named in self.standing.items():
            limit = self.scenario.limits[topic]
            reached_in, since = self.reached_at.setdefault(topic, (phase, number))
            in_time = reached_in is phase and number - since < limit.window
            if not named and (in_time or limit.severity is Severity.DANGER):
                yield topic

    def _choice(self, choice_id: str) -> Choice:
        if choice_id not in self.choices:
            raise MismatchError(f"the scenario has no choice {choice_id!r}")
        return self.choices[choice_id]


def read_turns(scenario: Scenario, transcript: Transcript) -> Talk:
    """Read a transcript into turns.

    Raises:
        MismatchError: where the transcript is not of this scenario.
    """
    present = {person.id for person in scenario.people.values() if person.present}
    walk = _Walk(scenario, scenario.choices, present)
    for event in transcript.events:
        walk.see(event)
    for turn, after in zip(walk.turns, walk.after, strict=True):
        # Nobody else has seen the turns yet; a copy of each would be a good part of the reading.
        object.__setattr__(turn, "consequences", tuple(after))
    return Talk(scenario, tuple(walk.opening), tuple(walk.turns), transcript.ended)
