"""Whether somebody can get stuck: come to where no ending can be reached any more.

Where every state was followed, it is asked of every state, backwards from the endings. Else a
shorter proof is tried: lines that are said once are used up, so that whoever only goes on saying
something comes to an end, unless what can be said again leads round in a circle.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.transcript import Say
from simulator.engine import Stage
from simulator.proof.board import Board, Place
from simulator.proof.examples import along, way_to
from simulator.proof.moves import Kind, Move, Moves, Target
from simulator.proof.reach import Reached
from simulator.proof.talks import Example, Rehearsal
from simulator.proof.ways import on_circles

MOST_ROUNDS = 60
"""Lines after which somebody who is led round is taken to come somewhere yet."""


@dataclass(frozen=True, slots=True)
class Held:
    """A place that somebody is held at, and a talk that comes there."""

    moment: str
    example: Example
    by_lines: bool
    """Whether only lines do not lead to an ending, and waiting or another act still can."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Who can get stuck."""

    held: tuple[Held, ...]
    """At most one for each moment."""
    undecided: tuple[str, ...]
    """The moments of which it is not known."""

    @property
    def nobody(self) -> bool:
        """Whether it is proved that nobody can."""
        return not self.held and not self.undecided


@dataclass(frozen=True, slots=True)
class _Taken:
    """A move from a place where talks stand."""

    source: Place
    where: int
    """The valuations that talks have there."""
    move: Move

    @property
    def target(self) -> Place:
        """Where it leads, if it does not end the talk."""
        return self.move.on(self.source[1])


def stuck_in(rehearsal: Rehearsal, whole: Reached) -> Stuck:
    """Say where somebody gets stuck, where every state was followed."""
    seen: dict[Place, int] = {}
    for standing in whole.standings:
        seen[standing.place] = seen.get(standing.place, 0) | standing.valuations
    moves = Moves(whole.board)
    taken = [
        _Taken(place, where, move)
        for place, where in seen.items()
        for move in (moves.going_on(place), *moves.at(place))
        if move is not None
    ]
    by_any = _can_end(whole.board, taken)
    by_lines = _can_end(whole.board, [each for each in taken if each.move.line])
    held: dict[str, Held] = {}
    for good, only_lines in ((by_any, False), (by_lines, True)):
        for index, standing in enumerate(whole.standings):
            moment = standing.place[0]
            left = standing.valuations & ~good.get(standing.place, 0)
            if left and moment not in held:
                opening, passages = way_to(whole, index, left)
                example = along(rehearsal, whole, opening, passages).example
                held[moment] = Held(moment, example, only_lines)
    return Stuck(tuple(held.values()), ())


def _can_end(board: Board, taken: Iterable[_Taken]) -> Mapping[Place, int]:
    """Return the valuations at each place from which some moves lead to an ending."""
    good: dict[Place, int] = {}
    leading: dict[Place, list[_Taken]] = {}
    waiting: deque[_Taken] = deque()
    for each in taken:
        if each.move.ends:
            waiting.append(each)
        else:
            leading.setdefault(each.target, []).append(each)
    while waiting:
        each = waiting.popleft()
        ends = board.valuations.all if each.move.ends else good.get(each.target, 0)
        new = each.where & each.move.change.before(board.valuations, ends)
        if new & ~good.get(each.source, 0):
            good[each.source] = good.get(each.source, 0) | new
            waiting.extend(leading.get(each.source, ()))
    return good


# -- where not every state was followed ----------------------------------------------------


def stuck_around(
    stage: Stage, board: Board, run_out: frozenset[str], examples: Mapping[Target, Example]
) -> Stuck:
    """Say where somebody may get stuck, by what can be said again and again.

    Args:
        stage: the scenario, ready to be played.
        board: the same scenario laid out, with every mark kept.
        run_out: the moments at which it is not ruled out that only the way out is left.
        examples: talks that show something, running out too.
    """
    circling = on_circles(_repeatable(stage.scenario, run_out), staying=True)
    held, undecided = [], []
    for moment in stage.scenario.moments:
        if moment not in circling:
            continue
        example = examples.get((Kind.RUN_OUT, moment))
        if example is not None and _led_round(stage, board, example):
            held.append(Held(moment, example, by_lines=True))
        else:
            undecided.append(moment)
    return Stuck(tuple(held), tuple(undecided))


def _repeatable(scenario: Scenario, run_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the ways that lines take which can be said again and again."""
    for moment in scenario.moments.values():
        lines = [choice for choice in moment.choices if not choice.once]
        if moment.id in run_out:
            lines.append(moment.fallback or scenario.fallback)
        for line in lines:
            for reaction in line.reactions:
                if reaction.end is None:
                    yield moment.id, reaction.goto or moment.id


def _led_round(stage: Stage, board: Board, example: Example) -> bool:
    """Say whether only one line is open all the time, and it leads where the talk was before."""
    situation = stage.follow(None, stage.begin(example.draw(stage)))
    for act in example.acts:
        situation = stage.follow(situation, stage.perform(situation, act))
    been: set[object] = set()
    for _ in range(MOST_ROUNDS):
        if situation.ended is not None:
            return False
        now = (board.place_of(situation), board.valuations.single(situation.feelings))
        if now in been:
            return True
        been.add(now)
        lines = stage.open_choices(situation)
        if len(lines) > 1:
            return False
        situation = stage.follow(situation, stage.perform(situation, Say(lines[0].id)))
    return False
