"""Small scenarios made by chance, with every kind of condition and of effect in them."""

import random

from scenarios.model import (
    Answers,
    Choice,
    Effect,
    Feeling,
    LimitMove,
    Meaning,
    Moment,
    Person,
    Reaction,
    Role,
    Scenario,
    Step,
    Unlock,
)
from scenarios.techniques import Technique
from tests.builders import (
    a_distortion,
    a_fact,
    a_limit,
    a_scenario,
    choice,
    moment,
    reaction,
    silence,
)

TECHNIQUES = (Technique.OPEN_INVITATION, Technique.WH_QUESTION, Technique.CLOSED)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.moments = [f"m{n}" for n in range(self.chance.randint(3, 4))]
        self.choices = [f"{m}c{n}" for m in self.moments for n in range(self.chance.randint(1, 3))]
        self.count = 0

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def guard(self) -> str:
        pick = self.chance.choice
        since = [*self.choices, "f", "kjeft"]
        atoms = [
            f"emma.trust {pick(['>=', '<', '==', '!='])} {pick([1, 3, 6, 10])}",
            f"said({pick(self.choices)})",
            "told(f)",
            f"visited({pick(self.moments)})",
            "reached(kjeft)",
            f"limit_step(kjeft) {pick(['>=', '<'])} {pick(['guidance', 'instruction'])}",
            f"turns_since({pick(since)}) {pick(['<=', '>', '=='])} {pick([0, 1, 2])}",
            f"shifts(vakten) {pick(['>=', '<'])} {pick([1, 2])}",
            pick(["interrupted", "finished"]),
            pick(["spoke(trine)", "present(trine)", "not present(trine)"]),
        ]
        found = pick(atoms)
        if self.maybe(0.25):
            found = f"not ({found})"
        if self.maybe(0.3):
            found = f"({found}) {pick(['and', 'or'])} ({pick(atoms)})"
        return found

    def answer(self, ref: str, *, when: str | None = None, stays: bool = False) -> Reaction:
        pick = self.chance.choice
        where = self.chance.random()
        goto = pick(self.moments) if where < 0.5 and not stays else None
        end = pick(["avtale", "slutt"]) if 0.5 <= where < 0.62 and not stays else None
        says = ["en", "to", "tre"][: self.chance.choice([0, 1, 1, 2])]
        return reaction(
            ref,
            *says,
            when=when,
            speaker=pick(["emma", "emma", "trine"]),
            tells=["f"] if says and self.maybe(0.25) else (),
            effects={"emma.trust": pick([-10, -3, 3])} if self.maybe(0.5) else None,
            raises=["kjeft"] if self.maybe(0.25) else (),
            settles=["kjeft"] if self.maybe(0.25) else (),
            shift="vakten" if self.maybe(0.12) else None,
            arrives=["trine"] if self.maybe(0.1) else (),
            leaves=["trine"] if self.maybe(0.1) else (),
            goto=goto,
            end=end,
        )

    def answers(self, ref: str, *, stays: bool = False) -> list[Reaction]:
        guarded = [
            self.answer(f"{ref}/{n}", when=self.guard(), stays=stays)
            for n in range(self.chance.choice([0, 0, 1, 2]))
        ]
        return [*guarded, self.answer(f"{ref}/default", stays=stays)]

    def line(self, name: str, *, fallback: bool = False) -> Choice:
        return choice(
            name,
            self.chance.choice(TECHNIQUES),
            reactions=self.answers(name),
            when=self.guard() if self.maybe(0.35) and not fallback else None,
            once=self.maybe(0.7) and not fallback,
            limit=LimitMove("kjeft", Step.GUIDANCE) if self.maybe(0.1) else None,
        )

    def moment(self, name: str) -> Moment:
        own = Answers()
        if self.maybe(0.4):
            ref = f"{name}/silence"
            long = self.answer(f"{ref}.long/default")
            own = Answers(silence=silence(Meaning.UPSET, ref=name, long=long))
        return moment(
            name,
            *(self.line(each) for each in self.choices if each.startswith(name)),
            says=["hei", "du"][: self.chance.choice([0, 1, 1, 2])],
            answers=own,
            fallback=self.line(f"{name}way", fallback=True) if self.maybe(0.5) else None,
            raises=["kjeft"] if self.maybe(0.2) else (),
            shift="vakten" if self.maybe(0.1) else None,
        )

    def scenario(self) -> Scenario:
        trust = Feeling(self.chance.choice([2, 5]), self.chance.choice([0, 1]))
        emma = Person("emma", Role.YOUTH, "Emma", {"trust": trust, "tension": Feeling(5)}, 14)
        trine = Person(
            "trine", Role.GUARDIAN, "Trine", {"trust": Feeling(4), "tension": Feeling(6)}
        )
        unlock = Unlock(open=self.chance.choice([0, 3]), directive=6, closed=None)
        return a_scenario(
            *map(self.moment, self.moments),
            people=[trine, emma],
            facts=[a_fact("f", unlock=unlock)],
            distortions=[a_distortion("d", "f")],
            limits=[a_limit("kjeft")],
            interruption=[Effect("emma", "trust", -3)] if self.maybe(0.4) else (),
        )


def generated(seed: int) -> Scenario:
    """Return the scenario that a seed makes."""
    return _Maker(seed).scenario()
