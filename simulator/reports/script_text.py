"""What stands in the script of a scenario, in the order of its pages, every line with a number."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.model import Answers, Ending, Fact, Limit, Person, Phase, Reaction, Scenario
from scenarios.techniques import Form
from simulator.i18n import Translator, term
from simulator.reports.in_words import InWords
from simulator.reports.readable import AnswerText, ChoiceText, MomentText, Numbers, Reader


@dataclass(frozen=True, slots=True)
class Row:
    """A numbered line."""

    number: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PersonText:
    """Somebody in the room."""

    row: Row
    who: str
    feelings: str


@dataclass(frozen=True, slots=True)
class FactText:
    """A fact."""

    row: Row
    kind: str
    known_by: str
    needs: str
    told: int | None
    """The first line that tells it."""
    summary: Row
    distortions: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LimitText:
    """A limit with the words of its steps."""

    row: Row
    severity: str
    expected: str
    window: str
    earlier: str
    steps: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EndingText:
    """An ending."""

    row: Row
    id: str
    quality: str
    contact: bool


@dataclass(frozen=True, slots=True)
class LevelText:
    """What answers at every moment, or in one scene."""

    scene: str
    silence: str
    answers: tuple[AnswerText, ...]


@dataclass(frozen=True, slots=True)
class ScriptText:
    """Everything that stands in the script, numbered."""

    worry: tuple[Row, ...]
    known: tuple[Row, ...]
    unknown: tuple[Row, ...]
    prepare: tuple[Row, ...]
    people: tuple[PersonText, ...]
    facts: tuple[FactText, ...]
    limits: tuple[LimitText, ...]
    phases: tuple[tuple[Phase, tuple[MomentText, ...]], ...]
    levels: tuple[LevelText, ...]
    interruption: str
    fallback: ChoiceText
    endings: tuple[EndingText, ...]


def script_text(scenario: Scenario, tr: Translator) -> tuple[ScriptText, dict[str, int]]:
    """Return what stands in the script, and where things that have an id stand.

    It is read twice: what a condition points at may stand further on.
    """
    first, second = Numbers(), Numbers()
    _read(scenario, tr, {}, first)
    text = _read(scenario, tr, first.places, second)
    return text, {**second.places, "last": second.last}


def _read(
    scenario: Scenario, tr: Translator, places: Mapping[str, int], numbers: Numbers
) -> ScriptText:
    def pointer(name: str) -> str | None:
        return tr("line {n}", n=places[name]) if name in places else None

    def rows(texts: tuple[str, ...]) -> tuple[Row, ...]:
        return tuple(Row(numbers.take(), text) for text in texts)

    words = InWords(scenario, tr, pointer)
    reader = Reader(words, numbers)
    briefing = scenario.briefing
    return ScriptText(
        worry=rows(tuple(filter(None, map(str.strip, briefing.worry.split("\n"))))),
        known=rows(briefing.known),
        unknown=rows(briefing.unknown),
        prepare=rows(briefing.prepare),
        people=tuple(_person(each, tr, numbers) for each in scenario.people.values()),
        facts=tuple(_fact(each, words, numbers, places) for each in scenario.facts.values()),
        limits=tuple(_limit(each, tr, numbers) for each in scenario.limits.values()),
        phases=tuple(
            (phase, moments)
            for phase in Phase
            if (
                moments := tuple(
                    reader.moment(moment)
                    for moment in scenario.moments.values()
                    if moment.phase is phase
                )
            )
        ),
        levels=tuple(
            _level(name, answers, reader)
            for name, answers in (("", scenario.answers), *scenario.scenes.items())
        ),
        interruption="; ".join(words.consequences(Reaction("", effects=scenario.interruption))),
        fallback=reader.choice(scenario.fallback),
        endings=tuple(_ending(each, tr, numbers) for each in scenario.endings.values()),
    )


def _person(person: Person, tr: Translator, numbers: Numbers) -> PersonText:
    who = [term(tr, person.role), person.relation]
    who += [tr("{n} years old", n=person.age)] if person.age is not None else []
    who += [] if person.present else [tr("comes in later")]
    feelings = []
    for name, feeling in person.feelings.items():
        called = {"trust": tr("trust"), "tension": tr("tension")}.get(name, f"«{name}»")
        spread = f" ± {feeling.spread}" if feeling.spread else ""
        feelings.append(f"{called} {feeling.start}{spread}")
    return PersonText(
        Row(numbers.take(), person.about, person.name),
        ", ".join(filter(None, who)),
        tr("At the start: {feelings}", feelings=", ".join(feelings)),
    )


def _fact(fact: Fact, words: InWords, numbers: Numbers, places: Mapping[str, int]) -> FactText:
    tr, scenario = words.tr, words.scenario
    return FactText(
        row=Row(numbers.take(), fact.text, fact.id),
        kind=f"{term(tr, fact.kind)}, {term(tr, fact.area).lower()}",
        known_by=", ".join(words.person(name) for name in fact.known_by),
        needs=_needs(fact, tr),
        told=places.get(f"told {fact.id}"),
        summary=Row(numbers.take(), fact.summary),
        distortions=tuple(
            Row(numbers.take(), each.says, term(tr, each.kind))
            for each in scenario.distortions.values()
            if each.of == fact.id
        ),
    )


def _needs(fact: Fact, tr: Translator) -> str:
    def trust(form: Form) -> str:
        needed = fact.unlock.trust_needed(form)
        return tr("never") if needed is None else str(needed)

    return tr(
        "Trust needed: asked openly {open}, asked for one thing {directive}, asked closed {closed}",
        open=trust(Form.OPEN),
        directive=trust(Form.DIRECTIVE),
        closed=trust(Form.CLOSED),
    )


def _limit(limit: Limit, tr: Translator, numbers: Numbers) -> LimitText:
    return LimitText(
        row=Row(numbers.take(), limit.about, limit.id),
        severity=term(tr, limit.severity),
        expected=term(tr, limit.expected),
        window=tr.plural(
            "In good time within {n} turn.", "In good time within {n} turns.", limit.window
        ),
        earlier=term(tr, limit.earlier) if limit.earlier else "",
        steps=tuple(
            Row(numbers.take(), says, term(tr, step)) for step, says in limit.steps.items()
        ),
    )


def _level(name: str, answers: Answers, reader: Reader) -> LevelText:
    silence = reader.meaning(answers.silence.means) if answers.silence else ""
    return LevelText(name, silence, reader.answers(answers))


def _ending(ending: Ending, tr: Translator, numbers: Numbers) -> EndingText:
    row = Row(numbers.take(f"ending {ending.id}"), ending.text)
    return EndingText(row, ending.id, term(tr, ending.quality), ending.contact)
