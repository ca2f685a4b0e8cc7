"""The debrief as one HTML page that loads nothing, runs nothing and prints well.

Follows WCAG 2.1 AA. Everything that authors and trainees wrote is escaped by the template
engine; the page's own policy forbids scripts and everything remote.
"""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from scenarios.model import Scenario
from scoring.phrases import PHASES, TURN_KINDS
from scoring.views import Debrief, EvidenceView
from simulator.i18n import Translator, term, translator
from simulator.reports.talk_map import strips
from simulator.reports.wording import feeling_name, wording
from simulator.sessions.port import AttemptHead, Reflections

TOP_LEVEL = 3


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
    language = debrief.language
    style = _style()
    return (
        _environment()
        .get_template("debrief.html.j2")
        .render(
            d=debrief,
            w=wording(tr),
            scenario=scenario,
            foreign=None if scenario.language == language else scenario.language,
            header=head.header,
            head=head,
            how=_how(head, tr),
            branch=_branch(head, tr),
            reflections=reflections,
            preparation=[
                (question, answer)
                for question, answer in zip(
                    scenario.briefing.prepare, reflections.preparation, strict=False
                )
                if answer
            ],
            strips=strips(
                debrief.map,
                {kind: words.in_language(language) for kind, words in TURN_KINDS.items()},
                {phase: words.in_language(language) for phase, words in PHASES.items()},
                {person.id: person.name for person in scenario.people.values()},
            ),
            phase_names={phase: words.in_language(language) for phase, words in PHASES.items()},
            turn_of=lambda number: tr("Turn {n}", n=number),
            span_of=lambda strip: tr(
                "Map of turns {first} to {last}", first=strip.first, last=strip.last
            ),
            after=lambda turn: tr("after turn {n}", n=turn) if turn else tr("at once"),
            rated=lambda value: tr("{level} of {most}", level=value, most=TOP_LEVEL),
            share=lambda pair: tr("{told} of {all} told", told=pair[0], all=pair[1]),
            feelings=lambda values: _feelings(values, scenario, tr),
            cited=_cited(debrief),
            sum_of=lambda profile: tr(
                "{points} of {open} points",
                points=_number(profile.points, tr),
                open=_number(profile.open, tr),
            ),
            points=lambda evidence: _points(evidence, tr),
            number=lambda value: _number(value, tr),
            signed=lambda value: _number(value, tr, signed=True),
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            top=TOP_LEVEL,
        )
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


@cache
def _titles() -> dict[str, str]:
    """Return the titles of the sources by code, as ``docs/sources.md`` has them."""
    text = files("simulator.reports").joinpath("sources.json").read_text(encoding="utf-8")
    return {str(code): str(title) for code, title in json.loads(text).items()}


def _cited(debrief: Debrief) -> dict[str, str]:
    """Return code and title of the sources that the page cites, in the order of their codes."""
    found = {code for gate in debrief.gates for each in gate.findings for code in each.source}
    held = {
        code for profile in debrief.profiles for each in profile.evidence for code in each.source
    }
    return {code: title for code, title in _titles().items() if code in found | held}


def _how(head: AttemptHead, tr: Translator) -> str:
    return ", ".join((term(tr, head.header.mode), term(tr, head.header.timing).lower()))


def _branch(head: AttemptHead, tr: Translator) -> str:
    header = head.header
    if header.branch_of is None:
        return ""
    return tr(
        "A practice branch: another way, from turn {turn} of attempt {attempt}.",
        turn=header.branch_turn or 0,
        attempt=header.branch_of,
    )


def _feelings(values: dict[str, int], scenario: Scenario, tr: Translator) -> str:
    """Write feelings out: «Emma: trust 4, tension 5; Trine: …»."""
    people: dict[str, list[str]] = {}
    for name, value in values.items():
        person, _, feeling = name.partition(".")
        said = f"{feeling_name(feeling, tr)} {value}"
        people.setdefault(scenario.people[person].name, []).append(said)
    return "; ".join(f"{name}: {', '.join(said)}" for name, said in people.items())


def _points(evidence: EvidenceView, tr: Translator) -> str:
    """Write «+1 of 2», or «−2» where the rule only costs."""
    if not evidence.open:
        return _number(evidence.points, tr, signed=True)
    return tr(
        "{points} of {open}",
        points=_number(evidence.points, tr, signed=True),
        open=_number(evidence.open, tr),
    )


def _number(value: float, tr: Translator, *, signed: bool = False) -> str:
    text = tr.number(round(value, 2), signed=signed)
    return text.replace("-", "\N{MINUS SIGN}")
