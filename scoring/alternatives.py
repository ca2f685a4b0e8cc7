"""What else was open at a turn, and what it would have been worth.

The same rules judge the same turn with another act in it, as if the talk had ended there: what
it would have led to nobody can know, and it is not guessed.
"""

from dataclasses import dataclass, replace

from scenarios.model import Meaning, Scenario
from scenarios.transcript import Act, Length, NameLimit, OfferBreak, Say, Wait
from scoring.evidence import Evidence
from scoring.gates import GateFinding, all_told, judge_gates, rights_given
from scoring.phrases import Worth
from scoring.principles import judge
from scoring.principles.pauses import WAIT_POINTS
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, Turn

STRONG_FROM = 1.0
"""Points above everything that was open, from which an act was strong."""
WHOLE_FROM = 2.0
"""What an opportunity must hold for taking all of it to be strong."""
SOUND_FROM = 0.5
"""Share of what was open, from which an act was sound."""
HARM_FROM = -2.0
"""Points that one rule takes, from which it does harm."""
LAST_TURN = 200
"""The last turn at which it is asked what else was open.

Each answer judges the talk so far anew, so the work grows with the square of the turns. A talk
that goes on for longer is nobody's practice; it is scored whole all the same.
"""
QUIET = (".avoided", ".calm", ".question")
"""Rules that say nothing of what was done, only of what was left alone or has its price."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """An act that was possible at a turn, judged there."""

    act: Act
    evidence: tuple[Evidence, ...]
    failures: tuple[GateFinding, ...]
    """Gates that it would have failed."""
    rights: tuple[GateFinding, ...] = ()
    """What it would have given of the rights, while there was time, to each who lacked it."""
    all_told: bool = False
    """Whether everybody in the room would then have had them in plain words."""
    harms: bool = False
    """Whether it is coded with what does harm, and its author reasons no help in it here."""
    passes_by: str | None = None
    """A limit that stands unanswered and that it does not name."""
    meets_danger: bool = False
    """Whether it names a danger that nobody has named yet."""

    @property
    def telling(self) -> tuple[Evidence, ...]:
        """The evidence that says something of the act itself."""
        return tuple(each for each in self.evidence if not each.rule.endswith(QUIET))

    @property
    def balance(self) -> float:
        """Points earned less points open, of what is telling."""
        return sum(each.points - each.open for each in self.telling)

    @property
    def worth(self) -> Worth:
        """What it would have been worth here."""
        if self.failures or any(each.points <= HARM_FROM for each in self.evidence):
            return Worth.HARMFUL
        if self.harms or self.passes_by:
            return Worth.WEAK  # whatever else it is good for
        if self.rights:
            return Worth.STRONG if self.all_told else Worth.SOUND
        whole = self.balance >= 0 and any(each.open >= WHOLE_FROM for each in self.telling)
        if self.balance >= STRONG_FROM or whole:
            return Worth.STRONG
        points = sum(each.points for each in self.telling)
        open_ = sum(each.open for each in self.telling)
        sound = self.meets_danger or points >= SOUND_FROM * open_
        return Worth.SOUND if sound else Worth.WEAK

    def balance_for(self, principle: Principle) -> float:
        """Return points earned less points open, for one principle."""
        return sum(e.points - e.open for e in self.evidence if e.principle is principle)


def judged_at(talk: Talk, turn: Turn, act: Act, rubric: Rubric) -> Alternative:
    """Judge an act at a turn, as if the talk had ended there."""
    choice = next((c for c in turn.offered if isinstance(act, Say) and c.id == act.choice), None)
    here = turn.acting(act, choice)
    before = replace(talk, turns=(*talk.turns[: turn.number - 1], here), ended=None)
    evidence = tuple(
        each
        for principle in Principle
        for each in judge(principle, before, rubric)
        if each.turn == turn.number
    )
    failures = tuple(
        finding
        for result in judge_gates(before, rubric)
        for finding in result.findings
        if finding.failed and finding.turn == turn.number
    )
    # Danger first: what is said of it is said before all else.
    waiting = sorted(turn.unanswered, key=lambda topic: not talk.is_danger(topic))
    named = {topic for topic, _ in here.steps}
    return Alternative(
        act,
        evidence,
        failures,
        rights_given(before, rubric),
        all_told=all_told(before),
        harms=here.harms,
        passes_by=waiting[0] if here.passes_limit else None,
        meets_danger=any(talk.is_danger(topic) for topic in waiting if topic in named),
    )


def alternatives(talk: Talk, turn: Turn, rubric: Rubric) -> tuple[Alternative, ...]:
    """Return everything of interest that was open at a turn besides what was done, best first."""
    if turn.number > LAST_TURN:
        return ()
    acts = [act for act in _open_acts(talk.scenario, turn) if act != turn.act]
    judged = [judged_at(talk, turn, act, rubric) for act in acts]
    order = {Worth.STRONG: 0, Worth.SOUND: 1, Worth.WEAK: 2, Worth.HARMFUL: 3}
    return tuple(sorted(judged, key=lambda each: (order[each.worth], -each.balance)))


def _open_acts(scenario: Scenario, turn: Turn) -> list[Act]:
    acts: list[Act] = [Say(choice.id) for choice in turn.offered]
    acts += [NameLimit(topic, scenario.limits[topic].expected) for topic in turn.unanswered]
    wait_point = turn.floor.marked and turn.floor.meaning in WAIT_POINTS
    if not turn.waits and (wait_point or turn.floor.unfinished) and not turn.unanswered:
        acts.append(Wait(Length.LONG))
    if turn.floor.meaning is Meaning.UPSET and turn.floor.marked and not turn.floor.unfinished:
        acts.append(OfferBreak())
    return acts
