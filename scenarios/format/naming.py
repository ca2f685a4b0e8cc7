"""Collects every name of a scenario, and refuses those that are taken or stand twice."""

from collections.abc import Iterator, Sequence

from scenarios.codec import INVITATION
from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.context import Findings, Names
from scenarios.format.shape import ScenarioShape
from scenarios.format.talk import (
    AnswersShape,
    ChoiceShape,
    ReactionShape,
    Segment,
)
from scenarios.format.tree import Path, Table, place_of
from scenarios.model import Role

_KEYS_OF_REACTIONS = frozenset({*ReactionShape.model_fields, *Segment.model_fields, "says"})
_WORDS_OF_GUARDS = frozenset({"and", "or", "not"})
_LEVELS = frozenset({"scenario", "briefing", "title", "trains"})
RESERVED_FOR_ACTS = frozenset({"lines", "encourage", "summarise", "break", "thought", "hint"})
NEEDED_FEELINGS = ("trust", "tension")


def collect(tree: Table, shape: ScenarioShape, diagnostics: Findings) -> Names:
    """Return every name, and say what is wrong with names and with the people who bear them.

    Raises:
        EnoughError: where too much is wrong.
    """
    choices: dict[str, Path] = {}
    for choice, path in _choices(shape):
        if choice.id in choices:
            first = place_of(tree, (*choices[choice.id], "id"))
            place = place_of(tree, (*path, "id"))
            diagnostics.append(
                kinds.DUPLICATE_ID.at(
                    place.file, place.span, first, name=choice.id, line=first.span.line
                )
            )
        choices.setdefault(choice.id, path)
        if choice.id in RESERVED_FOR_ACTS:
            diagnostics.append(_reserved(tree, (*path, "id"), choice.id, "et valg", "a choice"))
    diagnostics += [
        _reserved(tree, ("people", name), name, "en person", "a person")
        for name in shape.people
        if name in _KEYS_OF_REACTIONS or name in _WORDS_OF_GUARDS
    ]
    diagnostics += [
        _reserved(tree, ("moments", name), name, "et øyeblikk", "a moment")
        for name in shape.moments
        if name in _LEVELS
    ]
    diagnostics += [
        _reserved(tree, (kind, name), name, "et utsagn i en oppsummering", "a summary's statement")
        for kind, names in (("facts", shape.facts), ("distortions", shape.distortions))
        for name in names
        if name == INVITATION
    ]
    diagnostics += _people(tree, shape)
    youths = [name for name, person in shape.people.items() if person.role is Role.YOUTH]
    return Names(
        feelings={name: frozenset(person.feelings) for name, person in shape.people.items()},
        called={name: person.name for name, person in shape.people.items()},
        facts=shape.facts,
        limits=frozenset(shape.limits),
        moments=frozenset(shape.moments),
        choices=choices,
        endings=frozenset(shape.endings),
        scenes=frozenset(shape.scenes),
        topics=_topics(shape),
        youth=youths[0] if youths else next(iter(shape.people)),
    )


def _reserved(tree: Table, path: Path, word: str, what_nb: str, what_en: str) -> Diagnostic:
    place = place_of(tree, path, key=path[-1] != "id")
    return kinds.RESERVED_ID.at(place.file, place.span, word=word, what_nb=what_nb, what_en=what_en)


def _people(tree: Table, shape: ScenarioShape) -> Iterator[Diagnostic]:
    youths = [name for name, person in shape.people.items() if person.role is Role.YOUTH]
    if len(youths) != 1:
        wrong = ("people", youths[1]) if youths else ("people",)
        place = place_of(tree, wrong, key=True)
        yield kinds.ONE_YOUTH.at(place.file, place.span, count=len(youths))
    for name, person in shape.people.items():
        for feeling in NEEDED_FEELINGS:
            if feeling not in person.feelings:
                place = place_of(tree, ("people", name, "feelings"), key=True)
                yield kinds.MISSING_FEELING.at(place.file, place.span, person=name, feeling=feeling)


def _choices(shape: ScenarioShape) -> Iterator[tuple[ChoiceShape, Path]]:
    for name, moment in shape.moments.items():
        for position, choice in enumerate(moment.choices):
            yield choice, ("moments", name, "choices", position)
        if moment.fallback is not None:
            yield moment.fallback, ("moments", name, "fallback")
    yield shape.fallback, ("fallback",)


def _topics(shape: ScenarioShape) -> frozenset[str]:
    """Return what the focus may be shifted to, by a reaction or on coming to a moment."""
    shifts = {moment.shift for moment in shape.moments.values()}
    for reactions in _answer_lists(shape):
        for reaction in reactions:
            if reaction.shift is not None:
                shifts.add(reaction.shift)
    return frozenset(topic for topic in shifts if topic is not None)


def _answer_lists(shape: ScenarioShape) -> Iterator[Sequence[ReactionShape]]:
    yield from _answers(shape)
    for limit in shape.limits.values():
        yield limit.answers
    yield shape.fallback.reactions
    for answers in (*shape.scenes.values(), *shape.moments.values()):
        yield from _answers(answers)
        yield from answers.limits.values()
    for moment in shape.moments.values():
        for choice in moment.choices:
            yield choice.reactions
        if moment.fallback is not None:
            yield moment.fallback.reactions


def _answers(shape: AnswersShape) -> Iterator[Sequence[ReactionShape]]:
    if shape.silence is not None:
        for found in (shape.silence.short, shape.silence.long):
            if found is not None:
                yield found if isinstance(found, list) else (found,)
    for reactions in (shape.encourage, shape.summarise, shape.offer_break):
        if reactions is not None:
            yield reactions
