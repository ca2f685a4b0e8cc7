"""What the board says comes of an act is what the engine makes of it, transition by transition."""

import random
from collections.abc import Iterator

import pytest

from scenarios.format import read
from scenarios.library import shipped
from scenarios.model import Scenario
from scenarios.transcript import Act, Event, Reacted, Summarise, Wait
from simulator.engine import Situation, Stage, trigger_of
from simulator.proof.board import Board, Place
from simulator.proof.layout import Layout
from simulator.proof.moves import GOING_ON, Kind, Move, Moves
from simulator.proof.probes import at_random, play
from simulator.proof.talks import Rehearsal, example_of
from tests.unit.simulator.proof.generated import generated
from tests.unit.simulator.proof.naive import acts, asked_in, openings

TALKS = 12
"""Talks that are followed through a shipped scenario."""
MOST = 400
"""Situations of a generated scenario that are followed."""


class Following:
    """A board, held against the engine."""

    def __init__(self, scenario: Scenario) -> None:
        self.board = Board(Layout(scenario))
        self.moves = Moves(self.board)

    def differs(self, before: Situation, act: Act, new: tuple[Event, ...], then: Situation) -> bool:
        """Say whether the board knows no move that does what the engine did."""
        place, feelings = self.board.place_of(before), self._feelings(before)
        answer = next((event.reaction for event in new if isinstance(event, Reacted)), None)
        wanted = None if then.ended is not None else self.board.place_of(then)
        return not any(
            self._leads(move, place, feelings, wanted, self._feelings(then))
            for move in self._moves(place, act, answer)
        )

    def _moves(self, place: Place, act: Act, answer: str | None) -> Iterator[Move]:
        if answer is None:
            going_on = self.moves.going_on(place)
            assert going_on is not None
            assert going_on.doing is GOING_ON
            yield going_on
            return
        for move in self.moves.at(place):
            for target, doing, _ in move.shows:
                if target == (Kind.REACTION, answer) and doing.trigger == trigger_of(act):
                    yield move

    def _leads(
        self, move: Move, place: Place, feelings: int, wanted: Place | None, then: int
    ) -> bool:
        after = move.change.after(self.board.valuations, feelings)
        if move.ends or wanted is None:
            return move.ends and wanted is None and bool(after)
        return move.on(place[1]) == wanted and after == then

    def _feelings(self, now: Situation) -> int:
        return self.board.valuations.single(now.feelings)


def test_in_generated_scenarios() -> None:
    followed = 0
    for seed in range(8):
        stage = Stage(generated(seed))
        following, asked = Following(stage.scenario), asked_in(stage.scenario)
        waiting = [stage.follow(None, events) for events in openings(stage)]
        known: set[object] = set()
        while waiting and len(known) < MOST:
            before = waiting.pop()
            form = (following.board.place_of(before), *before.feelings.items())
            if form in known:
                continue
            known.add(form)
            for act in acts(stage, before, asked):
                new, then = stage.advance(before, act)
                assert not following.differs(before, act, new, then), (seed, before, act)
                followed += 1
                if then.ended is None:
                    waiting.append(then)
    assert followed > 5_000


@pytest.mark.parametrize("name", ["butikktyveri", "hasj-og-skolefravaer"])
def test_in_shipped_scenarios(name: str) -> None:
    scenario = read(shipped(name)).scenario
    assert scenario is not None
    stage, following = Stage(scenario), Following(scenario)
    rehearsal, kinds = Rehearsal(stage), set[type[Act]]()
    for seed in range(TALKS):
        events = play(stage, at_random(seed), random.Random(seed).randint)
        stood, *rest = rehearsal.retrace(example_of(events), events)
        for then, act in rest:
            assert act is not None
            assert not following.differs(stood[0].situation, act, then.events, then.situation), act
            kinds.add(type(act))
            stood = (then, act)
    assert {Wait, Summarise} < kinds
