"""Talks played at random, their debriefs as pages, and a reader of pages."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

from scenarios.format import read
from scenarios.library import find
from scenarios.model import Scenario, Step
from scenarios.transcript import (
    Act,
    Encourage,
    Event,
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
from scenarios.words import Language
from scoring.debrief import debrief
from scoring.shipped import shipped_rubric
from scoring.views import Debrief
from simulator.engine import Situation, Stage
from simulator.reports.page import debrief_html
from simulator.sessions.port import AttemptHead, Reflections

VOID = {"meta", "link", "br", "img", "input", "hr", "path", "rect", "circle", "line", "polyline"}
STARTED = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
REFLECTIONS = Reflections(
    "Et notat.", ("Rolig.", "", "Stille."), {"open": 2, "pauses": 0}, {2: "Mine egne ord."}
)


@cache
def shipped(name: str = "butikktyveri", language: str = "nb") -> Scenario:
    """Return a shipped scenario."""
    bundle = find(name).bundle
    assert bundle is not None
    scenario = read(bundle, language).scenario
    assert scenario is not None
    return scenario


def played(scenario: Scenario, seed: int, most: int = 60) -> Transcript:
    """Return a talk in which everything that can be done is done now and then."""
    chance = random.Random(seed)
    stage = Stage(scenario)
    events: list[Event] = list(stage.begin(chance.randint))
    situation = stage.follow(None, events)
    for _ in range(most):
        if situation.ended:
            break
        new = stage.perform(situation, _some_act(stage, situation, chance))
        situation = stage.follow(situation, new)
        events.extend(new)
    header = Header(
        "7K3QX0ABCD",
        scenario.id,
        scenario.hash,
        shipped_rubric().hash,
        scenario.language,
        Mode.PRACTICE,
        Timing.UNTIMED,
        branch_of="0000000000" if seed % 2 else None,
        branch_turn=3 if seed % 2 else None,
    )
    return Transcript(header, tuple(events))


def _some_act(stage: Stage, situation: Situation, chance: random.Random) -> Act:
    statements = [statement.id for statement in stage.statements(situation)]
    acts: list[Act] = [Encourage(), Wait(Length.SHORT), Wait(Length.LONG), OfferBreak()]
    acts += [NameLimit(topic, chance.choice(list(Step))) for topic in stage.scenario.limits]
    if statements:
        acts.append(Summarise(tuple(statements[:2]), invites=chance.random() < 0.5))
    choices = stage.open_choices(situation)
    if choices and chance.random() < 0.7:
        return Say(chance.choice(choices).id)
    return chance.choice(acts)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what it was made of."""

    html: str
    debrief: Debrief
    scenario: Scenario


def page_of(
    scenario: Scenario,
    seed: int = 1,
    language: Language = Language.BOKMAL,
    reflections: Reflections = REFLECTIONS,
) -> Page:
    """Play at random, score it, and return the page."""
    transcript = played(scenario, seed)
    value = debrief(scenario, transcript, shipped_rubric(), language)
    ended = STARTED if transcript.ended else None
    head = AttemptHead(transcript.header, STARTED, ended, transcript.ended, len(transcript.acts))
    return Page(debrief_html(value, scenario, head, reflections), value, scenario)


def with_texts(value: Any, change: Callable[[str], str], names: frozenset[str]) -> Any:
    """Return a copy of a value with every text in the named fields changed."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            part.name: _changed(getattr(value, part.name), change, names, part.name in names)
            for part in fields(value)
        }
        return replace(value, **changed)
    return _changed(value, change, names, inside=False)


def _changed(value: Any, change: Callable[[str], str], names: frozenset[str], inside: bool) -> Any:
    match value:
        case str() if inside and type(value) is str:
            return change(value)
        case tuple():
            return tuple(_changed(each, change, names, inside) for each in value)
        case dict():
            return {key: _changed(each, change, names, inside) for key, each in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return with_texts(value, change, names)
        case _:
            return value


@dataclass(slots=True)
class Element:
    """One element of a page."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    text: str = ""


@dataclass
class Reader(HTMLParser):
    """Reads a page strictly: whatever is opened must be closed in order."""

    elements: list[Element] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    @classmethod
    def of(cls, html: str) -> "Reader":
        """Read a page to its end."""
        reader = cls()
        reader.feed(html)
        reader.close()
        reader.problems += [f"<{element.tag}> is never closed" for element in reader._open]
        return reader

    def all(self, tag: str) -> list[Element]:
        """Return the elements with a tag."""
        return [element for element in self.elements if element.tag == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(
            tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self._open)
        )
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for element in self._open:
            element.text += data
