"""What can be reached in a scenario: shown by an example, ruled out, or left open.

First everything is followed exactly. Where that is too much, talks are played and examples searched
for, and tried beside the talks that are known; and what was not shown so is looked at by itself.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from scenarios.building import collector_resting
from scenarios.model import Choice, Reaction, Scenario
from scenarios.script import acts_of, all_reactions, answer_lists
from simulator.engine import Stage
from simulator.proof import probes
from simulator.proof.alone import Alone
from simulator.proof.board import Board
from simulator.proof.bounds import Bounds
from simulator.proof.chance import Distribution, distribution
from simulator.proof.examples import bearing_on, marks_of, play
from simulator.proof.layout import Layout
from simulator.proof.marks import Mark, said
from simulator.proof.moves import Kind, Moves, Target
from simulator.proof.nearby import Nearby
from simulator.proof.reach import Reached, search, spread
from simulator.proof.shown import PlayedTalk, Shown
from simulator.proof.stuck import Stuck, stuck_around, stuck_in
from simulator.proof.talks import Example, Rehearsal
from simulator.proof.ways import always_has_something, onwards


@dataclass(frozen=True, slots=True)
class Reachable:
    """What can be reached, and what can not."""

    examples: Mapping[Target, Example]
    """A talk for everything that can be reached."""
    ruled_out: frozenset[Target]
    """What no talk can come to."""
    spare: frozenset[Target]
    """What no talk was seen to come to, and the format asks for in any case."""
    undecided: frozenset[Target]
    """What was neither found nor ruled out within the bounds."""
    stuck: Stuck
    """Whether somebody can get stuck."""
    run_out: frozenset[str]
    """The moments at which it is not ruled out that nothing is left to say but the way out."""
    exact: bool
    """Whether every state was followed; then every example is a shortest."""
    distribution: Distribution | None
    """What a player gets who says any open line; None where there are too many states."""
    states: int
    """States that were followed exactly; where there were too many, as far as they were."""
    factors: Mapping[str, int]
    """What the states are made of, with the number of values of each."""


class ContradictedError(Exception):
    """Something was ruled out that a talk then showed: the proof itself is wrong."""

    def __init__(self, wrong: Iterable[Target]) -> None:
        """Say what."""
        super().__init__(f"ruled out, and yet shown: {sorted(wrong)}")


def reachable(
    stage: Stage,
    bounds: Bounds,
    talks: Iterable[PlayedTalk] = (),
    soon: Iterable[Mapping[Target, Example]] = (),
    late: Iterable[Mapping[Target, Example]] = (),
) -> Reachable:
    """Find out what can be reached in a scenario.

    Args:
        stage: the scenario, ready to be played.
        bounds: how far to go.
        talks: talks that were played already, which show some of it.
        soon: what others have shown, asked for before anything is searched for.
        late: more of that, asked for when everything else is done.

    Raises:
        ContradictedError: where a talk shows what was ruled out, which none can.
    """
    # Nearly all that is built lives until the end, and nothing of it refers to itself.
    with collector_resting():
        return _Finding(stage, bounds).run(talks, soon, late)


class _Finding:
    def __init__(self, stage: Stage, bounds: Bounds) -> None:
        self.scenario, self.stage, self.bounds = stage.scenario, stage, bounds
        self.targets = tuple(targets(stage.scenario))
        self.spare = frozenset((Kind.REACTION, ref) for ref in spares(stage.scenario))
        self.shown = Shown(stage.scenario)
        self.layout = Layout(stage.scenario)
        self.board = Board(self.layout)
        self.moves = Moves(self.board)
        kept = self.layout.most_asked(bounds.feelings)
        whole = kept == self.layout.asked
        self.searching = (
            self.moves if whole else Moves(Board(self.layout, kept, known_at=frozenset()))
        )
        self.rehearsal = Rehearsal(stage)
        self.alone = Alone(self.rehearsal, self.layout, bounds, self.shown)
        self.ruled_out: set[Target] = set()
        self.run_out: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[Target, ...]:
        return tuple(
            each for each in self.shown.missing(self.targets) if each not in self.ruled_out
        )

    def run(
        self,
        talks: Iterable[PlayedTalk],
        soon: Iterable[Mapping[Target, Example]],
        late: Iterable[Mapping[Target, Example]],
    ) -> Reachable:
        exact = spread(self.moves, self.bounds.exactly(self.board.valuations.size))
        if exact.complete:
            self._take(exact)
            self.ruled_out |= set(self.missing)
            self._see(talks)
            self._join(soon)
            self.run_out = frozenset(name for kind, name in exact.first if kind is Kind.RUN_OUT)
        else:
            self._see(talks)
            self._join(soon)
            self._wander()
            self._try_beside()
            self._search()
            self._try_beside()
            self._rule_out()
        self._join(late)
        self._see_that_nothing_is_contradicted()
        return Reachable(
            self.shown.examples,
            frozenset(self.ruled_out - self.spare),
            frozenset(self.spare & (self.ruled_out | set(self.missing))),
            frozenset(self.missing) - self.spare,
            stuck_in(self.rehearsal, exact)
            if exact.complete
            else stuck_around(self.stage, self.board, self.run_out, self.shown.examples),
            self.run_out,
            exact.complete,
            distribution(exact),
            exact.states,
            self.board.factors,
        )

    # -- examples ------------------------------------------------------------------------

    def _wander(self) -> None:
        """Play talks that do no harm, for as long as they show something new."""
        idle = 0
        for seed in count():
            if idle == self.bounds.idle or not self.missing:
                return
            chance = random.Random(seed)  # noqa: S311 no secret hangs on it
            events = probes.play(self.stage, probes.harmless(seed), chance.randint)
            idle = 0 if self.shown.see_if_new(events) else idle + 1

    def _search(self) -> None:
        """Search for examples; what hangs on a feeling that is not followed may be missed."""
        moves, apart = self.searching, 0
        for _ in range(self.bounds.rounds):
            wanted = frozenset(self.missing) - self.spare
            self._take(search(moves, self.bounds.searched, apart, wanted))
            asked = {mark for target in self.missing for mark in self._bearing(target)}
            more = apart | moves.board.marks.all_of(asked)
            if more == apart or not self.missing:
                return
            apart = more

    def _see(self, talks: Iterable[PlayedTalk]) -> None:
        for example, events in talks:
            self.shown.see(example, events)

    def _join(self, others: Iterable[Mapping[Target, Example]]) -> None:
        for examples in others:
            self.shown.join(examples)

    def _see_that_nothing_is_contradicted(self) -> None:
        """See that no talk shows what was ruled out: each that comes late tries the proof."""
        run_out = {(kind, name) for kind, name in self.shown.examples if kind is Kind.RUN_OUT}
        possible = {(Kind.RUN_OUT, name) for name in self.run_out}
        wrong = (self.ruled_out & self.shown.examples.keys()) | (run_out - possible)
        if wrong:
            raise ContradictedError(wrong)

    def _take(self, found: Reached) -> None:
        """Play what was found, the longest ways first: they show the most."""
        new = self.shown.missing(found.first)
        for target in sorted(new, key=lambda each: -(found.first[each].parent or 0)):
            if target not in self.shown:
                played = play(self.rehearsal, found, target)
                self.shown.see(played.example, played.events)

    def _try_beside(self, since: int = 0) -> None:
        """Do what was not done yet where the talks stood that are known, the latest first."""
        talks = self.shown.talks[since:][::-1]
        for example, events in Nearby(self.rehearsal, self.searching, self.missing).run(talks):
            self.shown.see(example, events)

    # -- proofs that something cannot be -------------------------------------------------

    def _rule_out(self) -> None:
        """Rule out what nothing has shown, all of it together first."""
        self.run_out = self._running_out()
        found = self.alone.in_all(self.run_out)
        if found is None:
            return
        self.ruled_out |= {each for each in self.missing if each not in found.first}
        # What is soon decided first, so that nothing hard takes the bound from it.
        for at_most in (self.bounds.soon, None):
            for target in self.missing:
                if target not in self.shown and target not in self.spare:
                    self._settle(target, at_most)

    def _settle(self, target: Target, at_most: int | None) -> None:
        known = len(self.shown.talks)
        if self.alone.cannot_be(target, self._bearing(target), self.run_out, at_most):
            self.ruled_out.add(target)
        elif target in self.shown:
            self._try_beside(known)

    def _running_out(self) -> frozenset[str]:
        """Return the moments at which it is not ruled out that only the way out is left.

        The first time that a talk takes a way out it has taken none before: so none needs to be
        followed but those of moments that were shown to run out, or may.
        """
        may = frozenset(name for kind, name in self.shown.examples if kind is Kind.RUN_OUT)
        while True:
            found = self.alone.in_all(may)
            if found is None:
                return frozenset(self.scenario.moments)
            ahead = onwards(found.ways)
            moments = map(self.scenario.moments.__getitem__, self._runs_out_in(found))
            doubtful = [
                each.id
                for each in moments
                if each.id not in may and not always_has_something(each, ahead)
            ]
            more = self._running_out_of(doubtful, may)
            if not more:
                return may
            may |= more

    def _running_out_of(self, doubtful: Sequence[str], may: frozenset[str]) -> set[str]:
        """Return those of some moments of which it is not ruled out."""
        returns, found = self.alone.returns(may), set[str]()
        for moment in doubtful:
            lines = self._always_open(moment)
            if returns is not None and lines and not returns.may_run_out(moment, lines):
                continue
            target = (Kind.RUN_OUT, moment)
            if not self.alone.cannot_be(target, self._bearing(target), may):
                found.add(moment)
            elif (better := self.alone.returns(may)) is not None:
                # What one moment hangs on mostly bears on others too.
                returns = better
        return found

    def _always_open(self, moment: str) -> frozenset[str]:
        """Return the lines of a moment that are open until they are said."""
        choices = self.scenario.moments[moment].choices
        return frozenset(each.id for each in choices if each.when is None and each.once)

    def _runs_out_in(self, found: Reached) -> Iterator[str]:
        return (name for kind, name in found.first if kind is Kind.RUN_OUT)

    def _bearing(self, target: Target) -> Iterator[Mark]:
        """Yield the marks that whether something happens is asked by where it is written."""
        kind, name = target
        if kind is Kind.RUN_OUT:
            choices = self.scenario.moments[name].choices
            yield from (said(each.id) for each in choices if each.when is None)
        elif kind is Kind.REACTION:
            for reaction in self._lists[name]:
                yield from bearing_on(reaction)
            spoken = self._spoken.get(name)
            yield from marks_of(spoken.when if spoken else None)

    @cached_property
    def _lists(self) -> Mapping[str, tuple[Reaction, ...]]:
        return {each.ref: row for row in answer_lists(self.scenario) for each in row}

    @cached_property
    def _spoken(self) -> Mapping[str, Choice]:
        return {
            r.ref: choice for choice in self.scenario.choices.values() for r in choice.reactions
        }


def targets(scenario: Scenario) -> Iterator[Target]:
    """Yield everything that should be reached in some talk."""
    yield from ((Kind.MOMENT, name) for name in scenario.moments)
    yield from ((Kind.REACTION, each.ref) for each in all_reactions(scenario))
    yield from ((Kind.FACT, name) for name in scenario.facts)
    yield from ((Kind.LIMIT, name) for name in scenario.limits)
    yield from ((Kind.ENDING, name) for name in scenario.endings)


def spares(scenario: Scenario) -> Iterator[str]:
    """Yield the refs of answers that a scenario must have, whether they can come or not.

    They are the last, unguarded answers to what can be done everywhere, and of its way out.
    """
    everywhere = (reactions for _, reactions in acts_of(scenario.answers))
    for reactions in (*everywhere, scenario.fallback.reactions):
        if reactions:
            yield next(each.ref for each in reversed(reactions) if each.when is None)
