"""Builds a scenario and its transcript together, act by act, for tests of the score.

What is offered and what follows is written where it happens, so that a test reads as the talk::

    play = Play().at(Phase.ACCOUNT)
    play.say(T.OPEN_INVITATION, offered=[(T.CLOSED,)]).then(tell("fact1"))
    play.wait().end().card()
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Self

from scenarios.model import (
    Answers,
    Area,
    Briefing,
    Choice,
    CreditOverride,
    Debatable,
    Distortion,
    DistortionKind,
    Ending,
    Fact,
    FactKind,
    Feeling,
    Level,
    Limit,
    LimitMove,
    Meaning,
    Moment,
    Person,
    Phase,
    Provenance,
    Quality,
    Role,
    Scenario,
    Severity,
    Silence,
    Status,
    Step,
    Track,
)
from scenarios.techniques import Technique as T
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FactTold,
    FloorGiven,
    FocusShifted,
    Header,
    Interrupted,
    Length,
    LimitReached,
    LimitSettled,
    Mode,
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
    Timing,
    Transcript,
    Wait,
)
from scoring.evidence import Evidence
from scoring.rubric import Gate, Principle
from scoring.scorecard import Profile, Scorecard, score
from scoring.shipped import shipped_rubric

Codes = Sequence[T]
UNHEARD = frozenset({Phase.OPENING, Phase.FRAME, Phase.CLOSING})
FACTS = tuple(f"fact{n}" for n in range(8))


def reach(topic: str) -> Event:
    return LimitReached(topic)


def settle(topic: str) -> Event:
    return LimitSettled(topic)


def tell(fact: str, by: str = "emma") -> Event:
    return FactTold(fact, by)


def arrive(person: str) -> Event:
    return PersonArrived(person)


def leave(person: str) -> Event:
    return PersonLeft(person)


def shift(topic: str, times: int) -> Event:
    return FocusShifted(topic, times)


def wrong_yes() -> Event:
    return Reacted("anything", wrong_yes=True)


def person(name: str, role: Role, age: int | None = None, *, present: bool = True) -> Person:
    feelings = {"trust": Feeling(3), "tension": Feeling(5)}
    return Person(name, role, name.title(), feelings, age=age, present=present)


EMMA = person("emma", Role.YOUTH, 14)
TRINE = person("trine", Role.GUARDIAN)


def limit(
    topic: str,
    severity: Severity = Severity.BREACH,
    expected: Step = Step.INFORMATION,
    window: int = 2,
    earlier: Step | None = None,
) -> Limit:
    steps = {step: f"{topic}: {step.word}" for step in Step}
    return Limit(topic, f"about {topic}", severity, expected, window, steps, earlier)


LIMITS = (
    limit("tone"),
    limit("phone", Severity.FRICTION, window=3),
    limit("danger", Severity.DANGER, Step.INSTRUCTION, window=1),
)


class Play:
    """A talk in the making."""

    def __init__(
        self,
        people: Iterable[Person] = (EMMA,),
        limits: Iterable[Limit] = LIMITS,
        track: Track = Track.MANDATORY,
        language: str = "nb",
    ) -> None:
        self._people = {each.id: each for each in people}
        self._limits = {each.id: each for each in limits}
        self._track = track
        self._language = language
        feelings = {
            f"{p}.{f}": v.start for p, who in self._people.items() for f, v in who.feelings.items()
        }
        self.events: list[Event] = [TalkBegan(feelings)]
        self._moments: dict[str, Moment] = {}
        self._here = ""
        self._turn = 0
        self._count = 0

    # -- where ---------------------------------------------------------------------------

    def at(self, phase: Phase, means: Meaning | None = None) -> Self:
        """Come to a new moment; ``means`` marks what silence means there."""
        self._here = f"m{len(self._moments) + 1}"
        silence = Silence(means) if means else None
        self._moments[self._here] = Moment(
            self._here, phase, (), (), answers=Answers(silence=silence), thought="(unsaid)"
        )
        self.events.append(MomentReached(self._here))
        return self

    @property
    def turn(self) -> int:
        """The number of the last turn."""
        return self._turn

    # -- acts ----------------------------------------------------------------------------

    def say(
        self,
        *codes: T,
        offered: Iterable[Codes] = (),
        to: Sequence[str] = ("emma",),
        matter: bool | None = None,
        move: tuple[str, Step] | None = None,
        credit: Sequence[CreditOverride] = (),
        debatable: Debatable | None = None,
        also: str = "emma",
        unfinished: bool = False,
    ) -> Self:
        """Say something coded so, where the others were on offer, said to ``also``."""
        moment = self._moments[self._here]
        choice = self._choice(codes)
        choice = replace(
            choice,
            to=tuple(to),
            matter=moment.phase not in UNHEARD if matter is None else matter,
            limit=LimitMove(*move) if move else None,
            credit=tuple(credit),
            debatable=debatable,
        )
        others = [replace(self._choice(each), to=(also,)) for each in offered]
        return self._act(Say(choice.id), [choice, *others], unfinished)

    def wait(
        self,
        length: Length = Length.LONG,
        *,
        offered: Iterable[Codes] = (),
        unfinished: bool = False,
    ) -> Self:
        return self._act(Wait(length), map(self._choice, offered), unfinished)

    def nod(self, *, offered: Iterable[Codes] = (), unfinished: bool = False) -> Self:
        return self._act(Encourage(), map(self._choice, offered), unfinished)

    def summarise(self, *statements: str, invites: bool = False) -> Self:
        return self._act(Summarise(statements, invites), (), unfinished=False)

    def name(self, topic: str, step: Step, *, unfinished: bool = False) -> Self:
        return self._act(NameLimit(topic, step), (), unfinished)

    def offer_break(self, *, offered: Iterable[Codes] = ()) -> Self:
        return self._act(OfferBreak(), map(self._choice, offered), unfinished=False)

    def then(self, *events: Event) -> Self:
        """Let something follow."""
        self.events.extend(events)
        return self

    def end(self, quality: Quality = Quality.AGREEMENT) -> Self:
        self.events.append(TalkEnded(quality.value))
        return self

    # -- what came of it -----------------------------------------------------------------

    def scenario(self) -> Scenario:
        everywhere = Answers(silence=Silence(Meaning.THINKING))
        return Scenario(
            id="made",
            hash="0" * 64,
            language=self._language,
            title="",
            level=Level.BASIC,
            track=self._track,
            minutes=20,
            trains=(),
            provenance=Provenance("", Status.DRAFT, "2026-01-01", ()),
            briefing=Briefing("", (), ()),
            people=self._people,
            facts={
                fact: Fact(
                    fact,
                    FactKind.RISK if n % 2 else FactKind.PROTECTIVE,
                    Area.SCHOOL,
                    ("emma",),
                    f"{fact}.",
                    f"You said {fact}.",
                )
                for n, fact in enumerate(FACTS)
            },
            distortions={
                "wrong0": Distortion("wrong0", "fact0", DistortionKind.ADDED, "You did it.")
            },
            limits=self._limits,
            answers=everywhere,
            scenes={},
            interruption=(),
            start="m1",
            moments=self._moments,
            endings={q.value: Ending(q.value, q, f"ended: {q}", contact=True) for q in Quality},
            fallback=self._choice((T.ACKNOWLEDGE,), keep=False),
        )

    def transcript(self) -> Transcript:
        header = Header(
            "attempt", "made", "0" * 64, shipped_rubric().hash, "nb", Mode.PRACTICE, Timing.UNTIMED
        )
        return Transcript(header, tuple(self.events))

    def card(self) -> Scorecard:
        return score(self.scenario(), self.transcript(), shipped_rubric())

    def profile(self, principle: Principle) -> Profile:
        return self.card().profiles[principle]

    def evidence(self, principle: Principle) -> tuple[Evidence, ...]:
        return self.profile(principle).evidence

    def rules(self, principle: Principle) -> list[tuple[int, str]]:
        """Return turn and rule of each piece of evidence, the rule without its principle."""
        return [(e.turn, e.rule.removeprefix(f"{principle}.")) for e in self.evidence(principle)]

    def status(self, gate: Gate) -> str:
        return self.card().gate(gate).status.value

    # -- inside --------------------------------------------------------------------------

    def _choice(self, codes: Codes, *, keep: bool = True) -> Choice:
        self._count += 1
        name = f"c{self._count}" if keep else "fallback"
        says = f"line {name}: {', '.join(codes)}"
        matter = self._here in self._moments and self._moments[self._here].phase not in UNHEARD
        return Choice(name, says, tuple(codes), ("emma",), (), matter=matter)

    def _act(self, act: Act, offered: Iterable[Choice], unfinished: bool) -> Self:
        choices = tuple(offered)
        moment = self._moments[self._here]
        self._moments[self._here] = replace(moment, choices=(*moment.choices, *choices))
        own = moment.answers.silence
        meaning = own.means if own else Meaning.THINKING
        self._turn += 1
        self.events.append(
            FloorGiven(tuple(c.id for c in choices), meaning, own is not None, unfinished)
        )
        self.events.append(Acted(self._turn, act))
        if unfinished and not isinstance(act, Wait | Encourage):
            self.events.append(Interrupted("emma", ()))
        return self


def rights(play: Play, *people: str) -> Play:
    """Open a talk as it should be opened, with the rights told and checked."""
    play.at(Phase.OPENING).say(T.SMALL_TALK)
    play.at(Phase.FRAME).say(T.RIGHTS, to=people or ("emma",))
    return play.say(T.RIGHTS_CHECK, to=people or ("emma",))
