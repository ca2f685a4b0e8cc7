"""Ways of playing that do not listen: what they get tells what a scenario gives away."""

import random
from collections.abc import Callable, Mapping, Sequence

from scenarios.model import Choice, Step
from scenarios.techniques import HARMS, TAXONOMY, Family, Technique
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FloorGiven,
    Header,
    Length,
    Mode,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Timing,
    Transcript,
    Wait,
)
from scoring.alternatives import judged_at
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, read_turns
from simulator.engine import Draw, Situation, Stage

MOST_ACTS = 400
"""A talk that is not over by then goes nowhere (somebody only waits)."""

PATIENCE = 25
"""Acts without any change after which somebody who weighs each act gives up."""

Strategy = Callable[[Stage, Situation, Sequence[Event]], Act]
"""What to do next, from where the talk stands and all that has happened."""


def play(
    stage: Stage, strategy: Strategy, draw: Draw, patience: int = MOST_ACTS
) -> tuple[Event, ...]:
    """Play until the talk ends or goes nowhere.

    Args:
        stage: the scenario, ready to be played.
        strategy: what to do.
        draw: gives the form of the day.
        patience: acts in a row after which nothing has changed, and nothing will.
    """
    events = list(stage.begin(draw))
    situation = stage.follow(None, events)
    before, same = _as_it_stands(situation), 0
    for _ in range(MOST_ACTS):
        if situation.ended is not None or same >= patience:
            break
        new, situation = stage.advance(situation, strategy(stage, situation, events))
        events.extend(new)
        if patience < MOST_ACTS:
            now = _as_it_stands(situation)
            before, same = now, same + 1 if now == before else 0
    return tuple(events)


def _as_it_stands(now: Situation) -> object:
    being = (now.moment, now.pending, now.said, now.told, now.visited, now.reached, now.present)
    return being, now.feelings, now.ladder, now.shifts


def perform(stage: Stage, acts: Sequence[Act], draw: Draw) -> tuple[Event, ...]:
    """Perform acts, all of which must be possible."""
    events = list(stage.begin(draw))
    situation = stage.follow(None, events)
    for act in acts:
        new, situation = stage.advance(situation, act)
        events.extend(new)
    return tuple(events)


def unrecorded(stage: Stage, rubric: Rubric, events: Sequence[Event]) -> Transcript:
    """Return events as a transcript of nobody's attempt."""
    scenario = stage.scenario
    header = Header(
        "-",
        scenario.id,
        scenario.hash,
        rubric.hash,
        scenario.language,
        Mode.PRACTICE,
        Timing.UNTIMED,
    )
    return Transcript(header, tuple(events))


# -- always the same ----------------------------------------------------------------------


def always_first(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Say the first line on offer."""
    return Say(stage.open_choices(situation)[0].id)


def always_last(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Say the last line on offer."""
    return Say(stage.open_choices(situation)[-1].id)


def always_longest(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Say the longest line on offer."""
    return Say(max(stage.open_choices(situation), key=lambda choice: len(choice.says)).id)


def always_shortest(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Say the shortest line on offer."""
    return Say(min(stage.open_choices(situation), key=lambda choice: len(choice.says)).id)


def always_friendliest(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Say what sounds kindest, whether this is the time for it or not."""
    return Say(max(stage.open_choices(situation), key=_friendliness).id)


def always_waits(_stage: Stage, _situation: Situation, _: Sequence[Event]) -> Act:
    """Be silent, whatever comes."""
    return Wait(Length.LONG)


def always_nods(_stage: Stage, _situation: Situation, _: Sequence[Event]) -> Act:
    """Nod, whatever comes."""
    return Encourage()


def silent_after_rights(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Give the rights as soon as they can be given, and be silent from then on."""
    said = map(stage.choice, situation.said)
    if any(Technique.RIGHTS in choice.techniques for choice in said):
        return Wait(Length.LONG)
    choices = stage.open_choices(situation)
    rights = (choice for choice in choices if Technique.RIGHTS in choice.techniques)
    return Say(next(rights, choices[0]).id)


def stays(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
    """Say everything that does not lead on before what does, to see whether one gets stuck."""
    return Say(min(stage.open_choices(situation), key=_ways_on).id)


def patient(inner: Strategy) -> Strategy:
    """Let people finish, but choose blindly."""

    def strategy(stage: Stage, situation: Situation, events: Sequence[Event]) -> Act:
        if situation.finished:
            return inner(stage, situation, events)
        return Wait(Length.SHORT)

    return strategy


def kindly(seed: int) -> Strategy:
    """Let people finish and say what sounds kindest, whatever the time; of equals, any."""
    chance = random.Random(seed)  # noqa: S311 no secret hangs on it

    def strategy(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
        choices = stage.open_choices(situation)
        kindest = max(map(_friendliness, choices))
        return Say(chance.choice([it for it in choices if _friendliness(it) == kindest]).id)

    return patient(strategy)


def _friendliness(choice: Choice) -> int:
    warm = (Family.ATTITUDE, Family.LISTENING)
    kind = sum(TAXONOMY[code].family in warm for code in choice.techniques)
    return kind - len(choice.techniques) * (not HARMS.isdisjoint(choice.techniques))


def _ways_on(choice: Choice) -> int:
    return sum(each.goto is not None or each.end is not None for each in choice.reactions)


BLIND: Mapping[str, Strategy] = {
    "first": always_first,
    "last": always_last,
    "longest": always_longest,
    "shortest": always_shortest,
    "friendliest": always_friendliest,
    "patient_first": patient(always_first),
    "patient_last": patient(always_last),
    "patient_longest": patient(always_longest),
    "patient_shortest": patient(always_shortest),
    "patient_friendliest": patient(always_friendliest),
    "waits": always_waits,
    "nods": always_nods,
    "silent_after_rights": silent_after_rights,
    "stays": patient(stays),
}
"""Every way of playing that listens to nothing, by name. None of them should hold."""


# -- by chance ----------------------------------------------------------------------------

LINES_SHARE = 0.7
"""How often a player by chance says one of the lines rather than doing something else."""
_STEPS = tuple(Step)
LETTING_FINISH = 0.8
"""How often somebody who does no harm lets others finish."""


def at_random(seed: int, *, only_choices: bool = False) -> Strategy:
    """Choose blindly among everything that is possible, or among the lines only."""
    chance = random.Random(seed)  # noqa: S311 no secret hangs on it

    def strategy(stage: Stage, situation: Situation, events: Sequence[Event]) -> Act:
        if only_choices or chance.random() < LINES_SHARE:
            floor = events[-1]
            assert isinstance(floor, FloorGiven)  # noqa: S101 a talk that goes on ends with it
            return Say(chance.choice(floor.choices))
        return chance.choice(everywhere(stage, situation, chance))

    return strategy


def harmless(seed: int) -> Strategy:
    """Say any line that does no harm, mostly when people have finished: that leads far."""
    chance = random.Random(seed)  # noqa: S311 no secret hangs on it

    def strategy(stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
        if not situation.finished and chance.random() < LETTING_FINISH:
            return Wait(Length.SHORT)
        choices = stage.open_choices(situation)
        unharming = [each for each in choices if HARMS.isdisjoint(each.techniques)]
        return Say(chance.choice(unharming or choices).id)

    return strategy


def everywhere(stage: Stage, situation: Situation, chance: random.Random) -> list[Act]:
    """Return every act that is possible besides the lines."""
    acts: list[Act] = [Wait(Length.SHORT), Wait(Length.LONG), Encourage(), OfferBreak()]
    acts += [NameLimit(topic, chance.choice(_STEPS)) for topic in stage.scenario.limits]
    statements = [statement.id for statement in stage.statements(situation)]
    if statements:
        some = chance.sample(statements, chance.randint(1, min(4, len(statements))))
        acts.append(Summarise(tuple(some), invites=chance.random() < 0.5))  # noqa: PLR2004
    return acts


# -- by the rubric ------------------------------------------------------------------------


QUIET_EVENTS = 20
"""Events within which something must have been said, so that a talk does not stand still."""
FAILING = 100.0
"""What a failed gate costs somebody who does what is worth most."""


def greedy(rubric: Rubric, principle: Principle | None = None, *, worst: bool = False) -> Strategy:
    """Do what is worth most at once by the rubric: in all, or for one principle; or least."""

    def strategy(stage: Stage, situation: Situation, events: Sequence[Event]) -> Act:
        acts = sensible(stage, situation, events)
        acted = unrecorded(stage, rubric, (*events, Acted(situation.turn + 1, acts[0])))
        talk = read_turns(stage.scenario, acted)
        values = [worth(talk, act, rubric, principle, worst=worst) for act in acts]
        return acts[values.index(max(values))]

    return strategy


def sensible(stage: Stage, situation: Situation, events: Sequence[Event]) -> list[Act]:
    """Return the lines; and, unless nothing was said for a while, what can be done besides."""
    acts: list[Act] = [Say(choice.id) for choice in stage.open_choices(situation)]
    latest = [event.act for event in events[-QUIET_EVENTS:] if isinstance(event, Acted)]
    if not any(isinstance(act, Say) for act in latest) and situation.turn:
        return acts
    acts += [NameLimit(topic, stage.scenario.limits[topic].expected) for topic in situation.reached]
    true = [each.id for each in stage.statements(situation) if not each.distorted]
    if true and situation.finished:
        acts.append(Summarise(tuple(true), invites=True))
    return [*acts, Wait(Length.LONG), Encourage(), OfferBreak()]


def worth(
    talk: Talk, act: Act, rubric: Rubric, principle: Principle | None, *, worst: bool
) -> tuple[float, float]:
    """Return what an act is worth at once; of equals, what is worth most in all."""
    judged = judged_at(talk, talk.turns[-1], act, rubric)
    balance = judged.balance if principle is None else judged.balance_for(principle)
    sign = -1 if worst else 1
    failed = 0 if worst else FAILING * len(judged.failures)
    return sign * balance - failed, sign * judged.balance
