"""Links a shape into the model: every name resolved, every default filled in."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from scenarios.building import collector_resting
from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.bounds import DEFAULT_BOUNDS
from scenarios.format.moments import Moments
from scenarios.format.naming import collect
from scenarios.format.shape import FactShape, FeelingShape, LimitShape, PersonShape, ScenarioShape
from scenarios.format.tree import Table
from scenarios.model import (
    Allowance,
    Answers,
    Briefing,
    Distortion,
    Ending,
    Fact,
    Feeling,
    Limit,
    Person,
    Provenance,
    Scenario,
    Step,
    Unlock,
)
from scenarios.techniques import Form

FORMAT = 1

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of linking."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]


def link(  # noqa: PLR0913, PLR0917  (what a scenario is made of)
    tree: Table,
    shape: ScenarioShape,
    translations: Mapping[str, tuple[str, str]],
    language: str,
    digest: str,
    record: c.Record | None = None,
    most: int = DEFAULT_BOUNDS.diagnostics,
) -> Linked:
    """Build the scenario that a shape describes.

    Args:
        tree: the tree that the shape was read from, for places.
        shape: the content.
        translations: for each translated ref, the text it was translated from and to.
        language: the language of the translations, or that of the source.
        digest: the scenario's hash.
        record: filled with what every ref stands for, where it is asked for.
        most: how many diagnostics are found before linking stops.
    """
    diagnostics = c.Findings(most)
    scenario = None
    with collector_resting(), suppress(c.EnoughError):
        names = collect(tree, shape, diagnostics)
        context = c.Context(tree, shape, names, translations, diagnostics, record)
        scenario = _scenario(context, language, digest)
    broken = any(diagnostic.is_error for diagnostic in diagnostics)
    return Linked(None if broken else scenario, tuple(diagnostics))


def _scenario(context: c.Context, language: str, digest: str) -> Scenario:
    shape, text, moments = context.shape, context.text, Moments(context)
    context.stands("scenario", ())
    if shape.format != FORMAT:
        context.report(kinds.UNKNOWN_FORMAT, ("format",), number=shape.format)
    if shape.language == language:
        context.translations = {}
    return Scenario(
        id=shape.scenario,
        hash=digest,
        language=language,
        title=text("title", shape.title),
        level=shape.level,
        track=shape.track,
        minutes=shape.minutes,
        trains=_texts(context, "trains", shape.trains),
        provenance=_provenance(context),
        briefing=Briefing(
            worry=text("briefing/worry", shape.briefing.worry),
            known=_texts(context, "briefing/known", shape.briefing.known),
            unknown=_texts(context, "briefing/unknown", shape.briefing.unknown),
            prepare=_texts(context, "briefing/prepare", shape.briefing.prepare),
        ),
        people={name: _person(context, name, it) for name, it in shape.people.items()},
        facts={name: _fact(context, name, it) for name, it in shape.facts.items()},
        distortions=_distortions(context),
        limits={name: _limit(context, name, it) for name, it in shape.limits.items()},
        answers=_answers(context, moments),
        interruption=moments.reacting.effects(shape.interruption.effects, ("interruption",)),
        fallback=moments.choice(shape.fallback, ("fallback",), "scenario", None, is_fallback=True),
        scenes={
            name: moments.answers(scene, ("scenes", name), f"scene:{name}")
            for name, scene in shape.scenes.items()
        },
        start=_start(context),
        moments={name: moments.moment(name, it) for name, it in shape.moments.items()},
        endings=_endings(context),
        allowed=_allowed(context),
        parallel=_parallel(context),
    )


def _parallel(context: c.Context) -> str | None:
    shape = context.shape
    if shape.parallel == shape.scenario:
        context.report(kinds.PARALLEL_TO_ITSELF, ("parallel",), name=shape.scenario)
    return shape.parallel


def _start(context: c.Context) -> str:
    context.known(c.MOMENT, context.shape.start, context.names.moments, ("start",))
    return context.shape.start


def _texts(context: c.Context, ref: str, texts: list[str]) -> tuple[str, ...]:
    return tuple(context.text(f"{ref}/{n}", source) for n, source in enumerate(texts, 1))


def _provenance(context: c.Context) -> Provenance:
    shape = context.shape.provenance
    if not _DATE.fullmatch(shape.written):
        context.report(kinds.BAD_DATE, ("provenance", "written"), word=shape.written[:40])
    return Provenance(
        shape.author, shape.status, shape.written, tuple(shape.based_on), shape.reviewer or ""
    )


def _person(context: c.Context, name: str, shape: PersonShape) -> Person:
    ref = f"person:{name}"
    context.stands(ref, ("people", name))
    return Person(
        id=name,
        role=shape.role,
        name=context.text(f"{ref}/name", shape.name),
        feelings={
            feeling: Feeling(it.start, it.spread) if isinstance(it, FeelingShape) else Feeling(it)
            for feeling, it in shape.feelings.items()
        },
        age=shape.age,
        relation=context.text(f"{ref}/relation", shape.relation),
        about=context.text(f"{ref}/about", shape.about),
        present=shape.present,
    )


def _fact(context: c.Context, name: str, shape: FactShape) -> Fact:
    ref, path = f"fact:{name}", ("facts", name)
    context.stands(ref, path)
    unlock = {
        form.value: None if (needed := getattr(shape.unlock, form.value)) == "never" else needed
        for form in Form
    }
    people = context.names.feelings
    return Fact(
        id=name,
        kind=shape.kind,
        area=shape.area,
        known_by=context.all_known(c.PERSON, shape.known_by, people, (*path, "known_by")),
        text=context.text(f"{ref}/text", shape.text),
        summary=context.text(f"{ref}/summary", shape.summary),
        unlock=Unlock(**unlock),
    )


def _distortions(context: c.Context) -> dict[str, Distortion]:
    linked = {}
    for name, shape in context.shape.distortions.items():
        ref, path = f"distortion:{name}", ("distortions", name)
        context.stands(ref, path)
        if name in context.names.facts:
            context.report(kinds.ALSO_A_FACT, path, at_key=True, name=name)
        context.known(c.FACT, shape.of, context.names.facts, (*path, "of"))
        says = context.text(f"{ref}/says", shape.says)
        linked[name] = Distortion(name, shape.of, shape.kind, says)
    return linked


def _limit(context: c.Context, name: str, shape: LimitShape) -> Limit:
    ref = f"limit:{name}"
    context.stands(ref, ("limits", name))
    return Limit(
        id=name,
        about=context.text(f"{ref}/about", shape.about),
        severity=shape.severity,
        expected=Step[shape.expected.upper()],
        window=shape.window,
        steps={
            step: context.text(f"{ref}/step.{step.word}", getattr(shape.steps, step.word))
            for step in Step
        },
        earlier=Step[shape.earlier.upper()] if shape.earlier else None,
    )


def _answers(context: c.Context, moments: Moments) -> Answers:
    """Link the scenario-wide answers, which have to be complete."""
    shape, reactions = context.shape, moments.reacting.reactions
    for length in ("short", "long"):
        if getattr(shape.silence, length) is None:
            context.report(kinds.MISSING_KEY, ("silence",), key=length)
    silence = moments.reacting.silence(shape.silence, ("silence",), "scenario")
    return Answers(
        silence=silence,
        encourage=reactions(shape.encourage, ("encourage",), "scenario/encourage", Form.OPEN),
        summarise=reactions(
            shape.summarise, ("summarise",), "scenario/summarise", Form.OPEN, in_summary=True
        ),
        offer_break=reactions(shape.offer_break, ("break",), "scenario/break", Form.OPEN),
        limits={
            name: reactions(limit.answers, ("limits", name, "answers"), f"limit:{name}", Form.OPEN)
            for name, limit in shape.limits.items()
        },
    )


def _allowed(context: c.Context) -> tuple[Allowance, ...]:
    linked = []
    for number, shape in enumerate(context.shape.allowed):
        path = ("allowed", number)
        context.stands(f"allowed:{number + 1}", path)
        context.known(c.RULE, shape.rule, kinds.ALLOWABLE, (*path, "rule"))
        linked.append(Allowance(shape.rule, shape.because, shape.at or ""))
    return tuple(linked)


def _endings(context: c.Context) -> dict[str, Ending]:
    linked = {}
    for name, shape in context.shape.endings.items():
        ref = f"ending:{name}"
        context.stands(ref, ("endings", name))
        linked[name] = Ending(
            name, shape.quality, context.text(f"{ref}/text", shape.text), shape.contact
        )
    return linked
