"""The graph of a scenario as one HTML page that loads nothing.

The drawing links to the details of each moment, which stand below it and, on a wide screen,
beside it while they are looked at. Everything can be read without the page's own script, which
only lights up the ways of a moment, looks for techniques and copies.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenarios.graph.coverage import Basis, Coverage
from scenarios.graph.ways import Drawing, drawing
from scenarios.model import Answers, Phase, Scenario
from scenarios.techniques import TAXONOMY, Technique
from simulator.i18n import N_, Translator, term
from simulator.reports.graph_map import MEASURES, graph_map
from simulator.reports.in_words import InWords
from simulator.reports.paper import common, page
from simulator.reports.readable import AnswerText, MomentText, Numbers, Reader

_TEXTS: Mapping[str, str] = {
    "graph": N_("Graph"),
    "skip": N_("To the graph"),
    "contents": N_("Contents"),
    "map": N_("The talk as a map"),
    "map_say": N_(
        "Read from the top. Each box is a moment, each small sign in it a choice. Choose a box "
        "for all that can happen there."
    ),
    "show_when": N_("Show conditions on the arrows"),
    "hide_when": N_("Hide arrows that need a condition"),
    "find": N_("Find a technique"),
    "all": N_("all"),
    "legend": N_("Signs"),
    "start": N_("thick frame: here the talk begins"),
    "hub": N_("double frame: the talk keeps coming back here"),
    "arrowhead": N_("arrowhead at the left: can be come to from every moment"),
    "limit": N_("G: a limit is reached here"),
    "rights": N_("§: a choice tells of the rights"),
    "ending": N_("round box: an ending"),
    "solid": N_("solid arrow: follows in any case"),
    "dashed": N_("dashed arrow: only under a condition"),
    "upward": N_("dotted arrow: leads back up"),
    "breach": N_("a choice that a gate does not let pass"),
    "harm": N_("a choice that does harm"),
    "ask": N_("a closed question, or one about a single thing"),
    "open": N_("an open question, or listening"),
    "other": N_("something else"),
    "anywhere": N_("From every moment"),
    "anywhere_say": N_("This holds wherever a moment or its scene says nothing else."),
    "scene": N_("Scene"),
    "moments": N_("Moment by moment"),
    "endings": N_("Endings"),
    "contact": N_("There is a next contact."),
    "no_contact": N_("There is no next contact."),
    "index": N_("Where the techniques are"),
    "technique": N_("Technique"),
    "where": N_("Moments"),
    "choices": N_("Choices"),
    "otherwise": N_("Otherwise"),
    "always": N_("In any case"),
    "if": N_("If"),
    "open_if": N_("Can be said only if"),
    "goes": N_("goes to"),
    "ends": N_("ends"),
    "tells": N_("Comes to light"),
    "to": N_("Said to"),
    "often": N_("Can be said more than once."),
    "names_limit": N_("Names the limit"),
    "why": N_("The author says"),
    "credit": N_("The author's exception"),
    "silence": N_("Silence here means"),
    "thought": N_("Thought, and not said"),
    "hint": N_("Hint"),
    "first_time": N_("When the talk first comes here"),
    "answers": N_("Other acts here"),
    "from": N_("Comes from"),
    "nowhere": N_("No moment leads here by itself."),
    "open_file": N_("Open in the editor"),
    "copy_it": N_("Copy"),
    "close": N_("Back to the map"),
    "gate_sign": N_("not let pass by a gate"),
    "harm_sign": N_("does harm"),
    "footer": N_("Made by Samtalerom from the scenario's file."),
}


@dataclass(frozen=True, slots=True)
class Location:
    """Where something is written."""

    text: str
    """File and line, to be read and copied."""
    link: str | None = None
    """What opens it in an editor, on the machine that the page was made on."""


Locate = Callable[[str], Location | None]
"""Where the thing with a ref is written."""


def graph_html(
    scenario: Scenario, tr: Translator, locate: Locate, coverage: Coverage | None = None
) -> str:
    """Return the graph of a scenario as a page.

    Args:
        scenario: in the language that its texts are shown in.
        tr: the language of the page.
        locate: where moments are written.
        coverage: what is laid over it.
    """
    words = InWords(scenario, tr)
    drawn = drawing(scenario)
    reader = Reader(words, Numbers())
    used = {
        technique
        for moment in scenario.moments.values()
        for choice in moment.choices
        for technique in choice.techniques
    }
    return page(
        "graph.html.j2",
        "graph.css",
        common(scenario, tr, _TEXTS)
        | {
            "m": graph_map(drawn, words, coverage),
            "box": MEASURES,
            "phase_name": lambda phase: tr("Endings") if phase is None else term(tr, phase),
            "phases": _phases(scenario, drawn, reader),
            "levels": _levels(scenario, reader),
            "fallback": reader.choice(scenario.fallback),
            "endings": [(ending, term(tr, ending.quality)) for ending in scenario.endings.values()],
            "locate": locate,
            "sources": _sources(drawn),
            "index": _index(scenario, tr, used),
            "counts": _counts(scenario, tr),
            "coverage": coverage,
            "covered": _covered(coverage, scenario, tr),
            "percent": lambda share: tr("{n} %", n=_percent(share)),
        },
        scripts="graph.js",
    )


def _phases(
    scenario: Scenario, drawn: Drawing, reader: Reader
) -> list[tuple[Phase, list[MomentText]]]:
    return [
        (phase, [reader.moment(scenario.moments[name]) for name in moments])
        for phase, moments in drawn.lanes
    ]


def _levels(scenario: Scenario, reader: Reader) -> list[tuple[str, str, tuple[AnswerText, ...]]]:
    """Return what answers at every moment: the scene (empty for all), what silence means, acts."""
    levels: list[tuple[str, Answers]] = [("", scenario.answers), *scenario.scenes.items()]
    return [
        (
            name,
            reader.meaning(answers.silence.means) if answers.silence else "",
            reader.answers(answers),
        )
        for name, answers in levels
    ]


def _sources(drawn: Drawing) -> dict[str, list[str]]:
    """Return the moments that lead to each moment and ending, by what the page calls those."""
    found: dict[str, list[str]] = {}
    for way in drawn.ways:
        found.setdefault(f"{'e' if way.ends else 'm'}-{way.target}", []).append(way.source)
    return found


def _index(
    scenario: Scenario, tr: Translator, used: set[Technique]
) -> list[tuple[Technique, str, str, list[str]]]:
    """Return code, name, meaning and moments of every technique that some choice has."""
    return [
        (
            technique,
            entry.name.in_language(tr.language),
            entry.meaning.in_language(tr.language),
            [
                moment.id
                for moment in scenario.moments.values()
                if any(technique in choice.techniques for choice in moment.choices)
            ],
        )
        for technique, entry in TAXONOMY.items()
        if technique in used
    ]


def _counts(scenario: Scenario, tr: Translator) -> str:
    choices = sum(len(moment.choices) for moment in scenario.moments.values())
    return ", ".join(
        (
            tr.plural("{n} moment", "{n} moments", len(scenario.moments)),
            tr.plural("{n} choice", "{n} choices", choices),
            tr.plural("{n} ending", "{n} endings", len(scenario.endings)),
        )
    )


def _covered(coverage: Coverage | None, scenario: Scenario, tr: Translator) -> list[str]:
    """Say what is laid over the graph, and whether it is of this version."""
    if coverage is None:
        return []
    if coverage.basis is Basis.PROOF:
        told = [tr("Laid over it: what can be reached at all, from a proof.")]
    elif coverage.talks is None:
        told = [tr("Laid over it: the share of the talks that came there.")]
    else:
        told = [
            tr.plural(
                "Laid over it: the share that came there, of {n} talk.",
                "Laid over it: the share that came there, of {n} talks.",
                coverage.talks,
            )
        ]
    never = [name for name in scenario.moments if coverage.moments.get(name) == 0]
    if never:
        told.append(tr("Nobody came here: {names}.", names=", ".join(never)))
    if coverage.hash != scenario.hash:
        told.append(tr("It was counted on another version of the scenario."))
    return told


def _percent(share: float) -> str:
    """Write a share; what is neither none nor all never looks like it."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return str(whole)
