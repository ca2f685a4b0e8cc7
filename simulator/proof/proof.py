"""The proof of a scenario: what can be reached, attained and got by playing blindly."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.transcript import Event
from scoring.checks.opportunities import FEWEST_MOMENTS
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level
from simulator.engine import Stage
from simulator.proof.bounds import Bounds
from simulator.proof.findings import Reachable, reachable
from simulator.proof.levels import Extremes, Gateway, Range, Scored, scored
from simulator.proof.moves import Target
from simulator.proof.players import Meanwhile, Players, play_greedily, together
from simulator.proof.probes import BLIND, PATIENCE, greedy, play
from simulator.proof.talks import Example


@dataclass(frozen=True, slots=True)
class Result:
    """What one way of playing gets."""

    name: str
    example: Example
    holds: bool
    ending: str | None
    """None where the talk went nowhere."""
    levels: Mapping[Principle, Level | None]


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a scenario."""

    scenario: str
    reachable: Reachable
    ranges: tuple[Range, ...]
    gates: tuple[Gateway, ...]
    never_passed: tuple[Gate, ...]
    """Gates that talks failed and none passed; of an exercise in one thing none is asked for."""
    results: tuple[Result, ...]
    """What the blind ways of playing get."""
    greedy: Result
    """What somebody gets who does what is worth most at each turn: not blind, so it may hold."""
    players: Players | None
    """What players by chance get; None where none were asked for."""
    friendly: Players | None
    """What friendly but naive players get; None where no players were asked for."""

    @property
    def given_away(self) -> tuple[Result, ...]:
        """The blind ways of playing that hold: none should."""
        return tuple(each for each in self.results if each.holds)

    @property
    def sound(self) -> bool:
        """Whether nothing was found to be wrong."""
        found = self.reachable
        return not (found.ruled_out or found.stuck.held or self.given_away or self.never_passed)

    @property
    def decided(self) -> bool:
        """Whether nothing was left open."""
        return not (self.reachable.undecided or self.reachable.stuck.undecided)


def prove(
    scenario: Scenario,
    rubric: Rubric,
    *,
    bounds: Bounds | None = None,
    talks: Iterable[Sequence[Event]] = (),
    meanwhile: Meanwhile | None = None,
) -> Proof:
    """Prove a scenario.

    Args:
        scenario: the scenario.
        rubric: what its talks are scored by.
        bounds: how far to go; the usual ones unless given.
        talks: talks that were played already, such as those of an author's plays.
        meanwhile: players who play while the rest is proved; none unless given.
    """
    stage = Stage(scenario)

    def judged(events: Sequence[Event]) -> tuple[Scored, Sequence[Event]]:
        return scored(stage, rubric, events), events

    # On the best of days: what fails then fails always.
    blind = {name: judged(play(stage, strategy, max)) for name, strategy in BLIND.items()}
    known = [*blind.values(), *map(judged, talks)]
    crowd = _Crowd(meanwhile)
    found = reachable(
        stage,
        bounds or Bounds(),
        ((each.example, events) for each, events in known),
        crowd.soon(),
        crowd.late(),
    )
    best, worst = play_greedily(scenario, rubric) if meanwhile is None else meanwhile.greedy()
    extremes = crowd.extremes
    extremes.see((*(each for each, _ in known), best, worst))
    _reach_out(stage, rubric, extremes)
    gates = extremes.gateways()
    return Proof(
        scenario.id,
        found,
        extremes.ranges(),
        gates,
        _never_passed(gates) if len(scenario.moments) >= FEWEST_MOMENTS else (),
        tuple(_result(name, talk) for name, (talk, _) in blind.items()),
        _result("greedy", best),
        crowd.chance,
        crowd.friendly,
    )


class _Crowd:
    """Those who play meanwhile, asked for one after the other as the proof goes on."""

    def __init__(self, meanwhile: Meanwhile | None) -> None:
        self._meanwhile = meanwhile
        self.chance: Players | None = None
        self.friendly: Players | None = None
        self.extremes = Extremes()

    def soon(self) -> Iterator[Mapping[Target, Example]]:
        if self._meanwhile is not None:
            self.chance = self._meanwhile.soon()
            yield self.chance.shown

    def late(self) -> Iterator[Mapping[Target, Example]]:
        if self._meanwhile is not None and self.chance is not None:
            self.chance = together((self.chance, self._meanwhile.others()))
            self.friendly = self._meanwhile.friendly()
            for group in (self.chance, self.friendly):
                self.extremes.join(group.extremes)
                yield group.shown


def _reach_out(stage: Stage, rubric: Rubric, extremes: Extremes) -> None:
    """Look for the ends that no talk has shown yet, principle by principle."""
    for principle in Principle:
        for worst in (False, True):
            found = extremes.range_of(principle)
            end = found.lowest if worst else found.highest
            wanted = Level.LACKING if worst else Level.VERY_GOOD
            if end is None or end.level is not wanted:
                strategy = greedy(rubric, principle, worst=worst)
                extremes.see((scored(stage, rubric, play(stage, strategy, max, PATIENCE)),))


def _never_passed(gates: tuple[Gateway, ...]) -> tuple[Gate, ...]:
    return tuple(each.gate for each in gates if each.failed and not each.passed)


def _result(name: str, talk: Scored) -> Result:
    card = talk.card
    levels = {principle: profile.level for principle, profile in card.profiles.items()}
    return Result(name, talk.example, card.holds, card.outcome.ending, levels)
