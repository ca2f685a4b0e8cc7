"""Small scenarios built by hand, for tests that need no file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.guards import parse
from scenarios.model import (
    Answers,
    Area,
    Briefing,
    Choice,
    Distortion,
    DistortionKind,
    Effect,
    Ending,
    Fact,
    FactKind,
    Feeling,
    Level,
    Limit,
    LimitMove,
    Line,
    Meaning,
    Moment,
    Person,
    Phase,
    Provenance,
    Quality,
    Reaction,
    Role,
    Scenario,
    Severity,
    Silence,
    Status,
    Step,
    Track,
    Unlock,
)
from scenarios.techniques import Technique

STEPS: Mapping[Step, str] = {step: f"({step.word})" for step in Step}


def lines(
    ref: str, *says: str, speaker: str | None = "emma", tells: Sequence[str] = ()
) -> tuple[Line, ...]:
    """Segments of one speaker; what is told comes with the last."""
    last = len(says) - 1
    return tuple(
        Line(f"{ref}/{n}", speaker, text, tells=tuple(tells) if n == last else ())
        for n, text in enumerate(says)
    )


def reaction(
    ref: str,
    *says: str,
    when: str | None = None,
    speaker: str = "emma",
    tells: Sequence[str] = (),
    effects: Mapping[str, int] | None = None,
    raises: Sequence[str] = (),
    settles: Sequence[str] = (),
    shift: str | None = None,
    goto: str | None = None,
    end: str | None = None,
    wrong_yes: bool = False,
    arrives: Sequence[str] = (),
    leaves: Sequence[str] = (),
) -> Reaction:
    return Reaction(
        ref,
        parse(when) if when else None,
        lines(ref, *says, speaker=speaker, tells=tells),
        tuple(
            Effect(person, feeling, change)
            for name, change in (effects or {}).items()
            for person, feeling in [name.split(".")]
        ),
        raises=tuple(raises),
        settles=tuple(settles),
        shift=shift,
        arrives=tuple(arrives),
        leaves=tuple(leaves),
        goto=goto,
        end=end,
        wrong_yes=wrong_yes,
    )


def choice(
    id_: str,
    *techniques: Technique,
    reactions: Sequence[Reaction] = (),
    goto: str | None = None,
    end: str | None = None,
    to: Sequence[str] = ("emma",),
    when: str | None = None,
    once: bool = True,
    matter: bool = True,
    limit: LimitMove | None = None,
) -> Choice:
    return Choice(
        id_,
        f"({id_})",
        techniques,
        tuple(to),
        tuple(reactions) or (reaction(f"{id_}/default", "…", goto=goto, end=end),),
        parse(when) if when else None,
        once,
        matter,
        limit,
    )


def moment(
    id_: str,
    *choices: Choice,
    phase: Phase = Phase.ACCOUNT,
    says: Sequence[str] = ("…",),
    answers: Answers | None = None,
    scene: str | None = None,
    fallback: Choice | None = None,
    raises: Sequence[str] = (),
    shift: str | None = None,
) -> Moment:
    return Moment(
        id_,
        phase,
        lines(f"{id_}/lines", *says),
        choices,
        fallback,
        answers or Answers(),
        scene,
        tuple(raises),
        shift,
    )


def silence(
    means: Meaning, *, ref: str = "own", short: Reaction | None = None, long: Reaction | None = None
) -> Silence:
    """A silence with both answers."""
    return Silence(
        means,
        (short or reaction(f"{ref}/silence.short/default", "…"),),
        (long or reaction(f"{ref}/silence.long/default", "…"),),
    )


def a_scenario(
    *moments: Moment,
    facts: Sequence[Fact] = (),
    limits: Sequence[Limit] = (),
    distortions: Sequence[Distortion] = (),
    people: Sequence[Person] = (),
    track: Track = Track.MANDATORY,
    scenes: Mapping[str, Answers] | None = None,
    interruption: Sequence[Effect] = (),
) -> Scenario:
    """A whole scenario around some moments; the first is the start."""
    youth = Person("emma", Role.YOUTH, "Emma", {"trust": Feeling(3), "tension": Feeling(5)}, 14)
    answers = Answers(
        silence(Meaning.THINKING, ref="scenario"),
        (reaction("scenario/encourage/default", "Mm."),),
        (reaction("scenario/summarise/default", "Ja."),),
        (reaction("scenario/break/default", "Nei."),),
        {each.id: (reaction(f"limit:{each.id}/default", "Ok."),) for each in limits},
    )
    return Scenario(
        id="prove",
        hash="0" * 64,
        language="nb",
        title="En prøve",
        level=Level.BASIC,
        track=track,
        minutes=5,
        trains=(),
        provenance=Provenance("redaksjonen", Status.DRAFT, "2026-11-21", ("S1",)),
        briefing=Briefing("En uro.", (), ()),
        people={p.id: p for p in (youth, *people)},
        facts={f.id: f for f in facts},
        distortions={d.id: d for d in distortions},
        limits={each.id: each for each in limits},
        answers=answers,
        scenes=scenes or {},
        interruption=tuple(interruption),
        start=moments[0].id,
        moments={m.id: m for m in moments},
        endings={
            "avtale": Ending("avtale", Quality.AGREEMENT, "Avtale.", contact=True),
            "slutt": Ending("slutt", Quality.PARTIAL, "Slutt."),
        },
        fallback=choice("videre", Technique.ACKNOWLEDGE, end="slutt", once=False),
    )


def a_fact(id_: str, *, unlock: Unlock | None = None, kind: FactKind = FactKind.RISK) -> Fact:
    """A fact that the youth knows."""
    return Fact(id_, kind, Area.SCHOOL, ("emma",), f"[{id_}]", f"({id_})", unlock or Unlock())


def a_limit(
    id_: str = "kjeft",
    severity: Severity = Severity.BREACH,
    expected: Step = Step.GUIDANCE,
    window: int = 2,
) -> Limit:
    """A limit with words for every step."""
    return Limit(id_, f"om {id_}", severity, expected, window, STEPS)


def a_distortion(id_: str, of: str) -> Distortion:
    """A statement that is not what was told."""
    return Distortion(id_, of, DistortionKind.ADDED, f"({id_})")


def renamed(scenario: Scenario, **changes: object) -> Scenario:
    """The scenario with some fields changed."""
    return replace(scenario, **changes)  # type: ignore[arg-type]
