"""The debrief as one HTML page that loads nothing, runs nothing and prints well.

Follows WCAG 2.1 AA. Everything that authors and trainees wrote is escaped by the template
engine; the page's own policy forbids scripts and everything remote.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from scenarios.model import Phase, Scenario
from scenarios.words import Language
from scoring.phrases import PHASES, TURN_KINDS
from scoring.views import Debrief
from simulator.i18n import translator
from simulator.reports.citations import cited
from simulator.reports.phrases import TOP_LEVEL, Phrases
from simulator.reports.talk_map import Strip, strips
from simulator.reports.wording import wording
from simulator.sessions.port import AttemptHead, Reflections


def debrief_html(
    debrief: Debrief, scenario: Scenario, head: AttemptHead, reflections: Reflections
) -> str:
    """Return the debrief of an attempt as a page, in the language of the debrief.

    Args:
        debrief: What is shown after the talk.
        scenario: The scenario that the attempt is pinned to, in the language of the talk.
        head: What is known of the attempt itself.
        reflections: What the trainee wrote and rated beside it.
    """
    tr = translator(debrief.language)
    style = _style()
    template = _environment().get_template("debrief.html.j2")
    return template.render(
        d=debrief,
        scenario=scenario,
        foreign=None if scenario.language == debrief.language else scenario.language,
        head=head,
        header=head.header,
        reflections=reflections,
        preparation=_answers(scenario, reflections),
        strips=_strips(debrief, scenario),
        phase_names=_phases(debrief.language),
        cited=cited(debrief),
        w=wording(tr),
        say=Phrases(tr, scenario),
        top=TOP_LEVEL,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("simulator.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    path = files("simulator.reports").joinpath("templates", "debrief.css")
    return "\n" + path.read_text(encoding="utf-8")


def _answers(scenario: Scenario, reflections: Reflections) -> list[tuple[str, str]]:
    """Return the questions of the briefing that were answered, with the answers."""
    pairs = zip(scenario.briefing.prepare, reflections.preparation, strict=False)
    return [(question, answer) for question, answer in pairs if answer]


def _strips(debrief: Debrief, scenario: Scenario) -> tuple[Strip, ...]:
    """Return the map of the talk, named in the language of the debrief."""
    kinds = {kind: words.in_language(debrief.language) for kind, words in TURN_KINDS.items()}
    people = {person.id: person.name for person in scenario.people.values()}
    return strips(debrief.map, kinds, _phases(debrief.language), people)


def _phases(language: Language) -> dict[Phase, str]:
    return {phase: words.in_language(language) for phase, words in PHASES.items()}
