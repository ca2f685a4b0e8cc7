"""Cohorts drawn at random, whose figures are computed again, slowly, by other means."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scenarios.kinds import Mode, Phase, Quality, Severity, Timing
from scoring.cohort.columns import Row
from scoring.cohort.gathering import Gathered, Students
from scoring.cohort.packing import pack
from scoring.cohort.taken import Kept, LimitTiming, Occasion, Pause, Taken, TakenTurn
from scoring.cohort.vocabulary import Place, Vocabulary
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle

PHASES = tuple(Phase)
RULES = ("", "open.closed", "open.leading", "not_leading.tag", "unhurried.hurried")


def a_vocabulary(moments: int = 6, choices: int = 4, name: str = "a") -> Vocabulary:
    places = tuple(
        Place(
            f"m{m}",
            PHASES[m * len(PHASES) // moments],
            (*(f"m{m}c{c}" for c in range(choices)), "fallback"),
        )
        for m in range(moments)
    )
    said = tuple(f"say/{choice}" for place in places for choice in place.choices[:-1])
    return Vocabulary(
        scenario=name,
        scenario_hash=name.encode().hex().ljust(64, "0"),
        rubric_hash="1" * 64,
        places=places,
        doings=(
            *said,
            "say/fallback",
            "wait/short",
            "wait/long",
            "encourage",
            "summarise",
            "break",
        ),
        feelings=("emma.trust", "emma.tension"),
        limits={"tone": Severity.BREACH, "danger": Severity.DANGER},
        endings={"agreed": Quality.AGREEMENT, "left": Quality.BROKEN_OFF},
        rules=RULES,
    )


class Drawn:
    """Draws attempts at one vocabulary."""

    def __init__(self, words: Vocabulary, rng: random.Random) -> None:
        self.words = words
        self.rng = rng

    def attempt(self, student: str, number: int = 1, occasion: Occasion = Occasion.NONE) -> Taken:
        rng, words = self.rng, self.words
        turns = tuple(self._turns())
        phases = {place.moment: place.phase for place in words.places}
        came = {phases[turn.moment] for turn in turns}
        return Taken(
            student=student,
            number=number,
            day=f"2026-11-{rng.randint(1, 28):02}",
            occasion=occasion,
            simulated=rng.random() < 0.5,
            scenario=words.scenario,
            scenario_hash=words.scenario_hash,
            rubric_hash=words.rubric_hash,
            language=rng.choice(["nb", "nn", "en"]),
            mode=rng.choice(list(Mode)),
            timing=rng.choice(list(Timing)),
            holds=rng.random() < 0.4,
            gates={gate: rng.choice(list(GateStatus)) for gate in Gate},
            principles={principle: self._kept() for principle in Principle},
            ratings={p: rng.randint(0, 3) for p in Principle if rng.random() < 0.6},
            ending=rng.choice([None, *words.endings]),
            turns=turns,
            feelings={
                name: tuple(rng.randint(0, 10) if phase in came else None for phase in PHASES)
                for name in words.feelings
            },
            limits={
                topic: {timing: rng.randint(1, 3)}
                for topic in words.limits
                for timing in rng.sample(list(LimitTiming), rng.randint(0, 1))
            },
            pauses={pause: rng.randint(1, 5) for pause in Pause if rng.random() < 0.5},
        )

    def _kept(self) -> Kept:
        opportunities = self.rng.randint(0, 9)
        if not opportunities:
            return Kept(None, 0.0, 0.0, 0)
        open_ = self.rng.randint(1, 40) / 2
        return Kept(
            self.rng.randint(0, 3),
            round(open_ * self.rng.random(), 2),
            open_,
            opportunities,
        )

    def _turns(self) -> Iterable[TakenTurn]:
        for place in self.words.places:
            if self.rng.random() < 0.2:
                continue  # missing by design
            for _ in range(self.rng.randint(1, 3)):
                yield self._turn(place)

    def _turn(self, place: Place) -> TakenTurn:
        offered = self.rng.sample(place.choices, self.rng.randint(1, len(place.choices)))
        other = ("wait/short", "wait/long", "encourage", "summarise", "break")
        does = self.rng.random() < 0.25
        return TakenTurn(
            moment=place.moment,
            did=self.rng.choice(other) if does else f"say/{self.rng.choice(offered)}",
            offered=frozenset(offered),
            credit=self.rng.randint(-6, 6) / 2,
            open=self.rng.choice([0.0, 1.0, 2.0, 2.5]),
            worst=self.rng.choice(RULES),
        )


class Skewed(Drawn):
    """Draws attempts that lean as those of a real class do: most tables have small cells.

    A student's attempt is the same whoever else is in the class.
    """

    def __init__(self, words: Vocabulary, seed: int) -> None:
        super().__init__(words, random.Random(seed))
        rng = self.rng
        self.seed = seed
        self.levels = {principle: self._weights(5) for principle in Principle}
        self.gates = {gate: self._weights(len(GateStatus)) for gate in Gate}
        self.lines = {c: rng.random() ** 2 + 0.01 for p in words.places for c in p.choices}
        self.passed_by = {place: rng.random() / 2 for place in words.places}
        self.silent, self.rates, self.holds = rng.random() / 3, rng.random(), rng.random()
        self.endings = self._weights(len(words.endings) + 1)
        self.feels = rng.random() ** 2

    def _weights(self, cells: int) -> list[float]:
        """Return weights of which some are nothing, but not all."""
        some = [self.rng.random() ** 2 * (self.rng.random() < 0.8) for _ in range(cells - 1)]
        return [self.rng.random(), *some]

    def attempt(self, student: str, number: int = 1, occasion: Occasion = Occasion.NONE) -> Taken:
        rng = self.rng = random.Random(f"{self.seed}/{student}/{number}")
        drawn = super().attempt(student, number, occasion)
        rates = rng.random() < self.rates

        def felt(value: int | None) -> int | None:
            return value if value is None or rng.random() < self.feels else 0

        return replace(
            drawn,
            feelings={name: tuple(map(felt, each)) for name, each in drawn.feelings.items()},
            principles={p: self._at_level(weights) for p, weights in self.levels.items()},
            gates={g: rng.choices(list(GateStatus), each)[0] for g, each in self.gates.items()},
            ratings={p: rng.randint(0, 3) for p in Principle} if rates else {},
            holds=rng.random() < self.holds,
            ending=rng.choices([None, *self.words.endings], self.endings)[0],
        )

    def _at_level(self, weights: Sequence[float]) -> Kept:
        level = self.rng.choices([0, 1, 2, 3, None], weights)[0]
        return Kept(None, 0.0, 0.0, 0) if level is None else Kept(level, level * 2.0, 6.0, 3)

    def _turns(self) -> Iterable[TakenTurn]:
        for place in self.words.places:
            if self.rng.random() >= self.passed_by[place]:
                yield self._turn(place)

    def _turn(self, place: Place) -> TakenTurn:
        turn = super()._turn(place)
        offered = sorted(turn.offered)
        says = self.rng.choices(offered, [self.lines[choice] for choice in offered])[0]
        did = "wait/short" if self.rng.random() < self.silent else f"say/{says}"
        return replace(turn, did=did)


def gathered(
    words: Vocabulary,
    attempts: Sequence[Taken],
    batch: int = 7,
    students: Students | None = None,
) -> Gathered:
    """Gather attempts in batches."""
    found = Gathered(words, students)
    rows = [
        Row(each.student, each.number, each.day, each.occasion.value, pack(each, words))
        for each in attempts
    ]
    for begin in range(0, len(rows), batch):
        found.add(rows[begin : begin + batch])
    return found
