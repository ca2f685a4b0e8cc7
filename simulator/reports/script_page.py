"""The script of a scenario: everything that is in it, on paper, for an expert to read.

Every line has a number, so that whoever reads can say «line 214»; the numbers follow the order of
the pages and are the same in every language. What the expert is asked stands at the end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.model import Answers, Ending, Fact, Limit, Person, Phase, Reaction, Scenario, Status
from scenarios.techniques import RIGHTS, Form, Technique
from simulator.i18n import N_, Translator, term, track_meaning
from simulator.reports.in_words import InWords
from simulator.reports.paper import common, page
from simulator.reports.readable import (
    AnswerText,
    ChoiceText,
    MomentText,
    Numbers,
    ReactionText,
    Reader,
)

_TEXTS: Mapping[str, str] = {
    "script": N_("Script"),
    "skip": N_("To the script"),
    "contents": N_("Contents"),
    "how": N_("How to read this"),
    "how_say": N_(
        "Every line has a number: write it beside what you want to say, or say «line 214». The "
        "margin at the right is yours. What can be said to the young person stands in bold, with "
        "what it is coded as; below it stands what follows. Of several answers, the one with the "
        "most conditions that hold is given."
    ),
    "status": N_("Review"),
    "author": N_("Written by"),
    "written": N_("Written"),
    "reviewer": N_("Read by"),
    "based_on": N_("Based on"),
    "not_read": N_("No expert has read it yet."),
    "briefing": N_("What you know beforehand"),
    "worry": N_("The worry"),
    "known": N_("Known"),
    "unknown": N_("Not known"),
    "prepare": N_("To prepare"),
    "people": N_("The people"),
    "facts": N_("What can come to light"),
    "facts_say": N_(
        "A fact is told only where trust is high enough for the way of asking. Trust goes from 0 "
        "to 10."
    ),
    "known_by": N_("Known by"),
    "told_at": N_("Told at"),
    "not_told": N_("No line tells it."),
    "in_summary": N_("In a summary"),
    "distorted": N_("In a summary, wrongly"),
    "limits": N_("Limits"),
    "severity": N_("Severity"),
    "expected": N_("Step to be taken first"),
    "earlier": N_("Step taken in an earlier talk"),
    "everywhere": N_("At every moment"),
    "everywhere_say": N_("This is what follows wherever a moment or its scene says nothing else."),
    "scene": N_("Scene"),
    "interruption": N_("Each time somebody is interrupted"),
    "nothing": N_("nothing"),
    "fallback": N_("What can be said when nothing else is left"),
    "endings": N_("Endings"),
    "contact": N_("There is a next contact."),
    "no_contact": N_("There is no next contact."),
    "silence": N_("Silence here means"),
    "thought": N_("Thought, and not said"),
    "hint": N_("Hint"),
    "first_time": N_("When the talk first comes here"),
    "answers": N_("Other acts here"),
    "choices": N_("What can be said"),
    "if": N_("If"),
    "otherwise": N_("Otherwise"),
    "open_if": N_("Can be said only if"),
    "tells": N_("Comes to light"),
    "to": N_("Said to"),
    "often": N_("Can be said more than once."),
    "names_limit": N_("Names the limit"),
    "why": N_("The author says"),
    "credit": N_("The author's exception"),
    "goes": N_("goes to"),
    "ends": N_("ends"),
    "questions": N_("To be confirmed"),
    "questions_say": N_(
        "What only somebody who has held such talks can say. Tick, and write the numbers of the "
        "lines that should be changed."
    ),
    "lines": N_("Lines"),
    "yes": N_("Yes"),
    "no": N_("No"),
    "notes": N_("Lines to change, and how"),
    "signed": N_("Read by, and when"),
    "breach": N_("not let pass by a gate"),
    "harm": N_("does harm"),
    "footer": N_("Made by Samtalerom from the scenario's file."),
}
_ABOUT_RIGHTS = RIGHTS | {Technique.RIGHTS_CHECK, Technique.FRAME_TRACK}


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
class Question:
    """Something that an expert is asked."""

    text: str
    lines: tuple[int, ...] = ()


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


def script_html(scenario: Scenario, tr: Translator) -> str:
    """Return the script of a scenario as a page to be printed.

    Args:
        scenario: in the language that its texts are shown in.
        tr: the language of the page.
    """
    text, places = script_text(scenario, tr)
    provenance = scenario.provenance
    return page(
        "script.html.j2",
        "script.css",
        common(scenario, tr, _TEXTS)
        | {
            "t": text,
            "heads": (
                term(tr, scenario.level),
                term(tr, scenario.track),
                tr("{minutes} min", minutes=scenario.minutes),
            ),
            "track": track_meaning(tr, scenario.track),
            "status": term(tr, provenance.status),
            "read": provenance.status is Status.REVIEWED,
            "phase_name": lambda phase: term(tr, phase),
            "line_of": lambda name: tr("line {n}", n=places[name]),
            "questions": (*_about_lines(scenario, tr, text, places), *_about_all(scenario, tr)),
            "last": tr.plural("{n} numbered line", "{n} numbered lines", places["last"]),
        },
    )


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


def _about_lines(
    scenario: Scenario, tr: Translator, text: ScriptText, places: Mapping[str, int]
) -> list[Question]:
    """Return the questions about some lines; those that no line raises are left out."""
    found = _about_some(scenario, tr, text, places)
    return [question for question in found if question.lines]


def _about_some(
    scenario: Scenario, tr: Translator, text: ScriptText, places: Mapping[str, int]
) -> Iterator[Question]:
    moments = [moment for _, those in text.phases for moment in those]
    choices = [choice for moment in moments for choice in moment.choices]
    yield Question(
        tr("Are the rights told rightly here, and in words that a young person understands?"),
        tuple(choice.number for choice in choices if _ABOUT_RIGHTS & set(choice.codes)),
    )
    yield Question(
        tr("Would this be against the law or the guide, as it is coded?"),
        tuple(choice.number for choice in choices if choice.breach),
    )
    yield Question(
        tr("Does this do harm in a real talk, as it is coded?"),
        tuple(choice.number for choice in choices if choice.harm and not choice.breach),
    )
    yield Question(
        tr("Are these the words you would use at each step, and is the first step the right one?"),
        tuple(row.number for limit in text.limits for row in limit.steps),
    )
    yield Question(
        tr("Does silence mean this here?"),
        tuple(moment.number for moment in moments if moment.silence),
    )
    yield Question(
        tr("Is a «yes» that means nothing what would come of this?"),
        tuple(_empty_yes(choices, tr)),
    )
    yield Question(
        tr("Is the author's exception from the rules well founded?"),
        tuple(choice.number for choice in choices if choice.credit),
    )
    yield Question(
        tr("Are the endings judged rightly?"),
        tuple(places[f"ending {name}"] for name in scenario.endings),
    )


def _about_all(scenario: Scenario, tr: Translator) -> Iterator[Question]:
    yield Question(tr("Do the people speak, keep silent and change as such people do?"))
    yield Question(tr("Can every visible sign be read in two ways?"))
    yield Question(
        tr(
            "Do the sources say this: {sources}?",
            sources="; ".join(scenario.provenance.based_on),
        )
    )


def _empty_yes(choices: list[ChoiceText], tr: Translator) -> Iterator[int]:
    phrase = tr("a «yes» that means nothing")
    for choice in choices:
        for reaction in choice.reactions:
            if phrase in reaction.does:
                yield _first(reaction)


def _first(reaction: ReactionText) -> int:
    return reaction.number or reaction.lines[0].number
