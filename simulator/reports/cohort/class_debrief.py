"""The class debrief: a talk as a page for the projector, moment by moment.

At each key moment it shows what the class said, as counts, and asks a question. What followed each
line, and what the author says of it, opens when the class has talked. Nobody is named or to
be asked; a moment that few came to is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from scenarios.model import Choice, Moment, Scenario
from scoring.cohort.estimates import Estimate
from scoring.cohort.report import CohortReport, LineFigures, MomentFigures, ScenarioFigures
from scoring.rubric import Principle
from simulator.i18n import N_, Translator, term
from simulator.reports.cohort.naming import SIMULATED
from simulator.reports.cohort.words import Named
from simulator.reports.paper import page
from simulator.sessions.inert import inert

MOST_MOMENTS = 12
"""What a class can talk about in an hour."""
FEWEST = 5
"""Students from whom a moment is shown: with fewer the class knows who it was."""
HEARD = 2
"""Segments of what has just been said that are shown."""

QUESTIONS: Mapping[Principle, str] = {
    Principle.OPEN: N_(
        "Which of these lets the young person do the telling? What could be opened?"
    ),
    Principle.LISTENING: N_("What had just been said? Which line shows that it was heard?"),
    Principle.PAUSES: N_("What would have happened here if nobody had said anything?"),
    Principle.NOT_LEADING: N_("Which of these has the answer in it? How is it asked without?"),
    Principle.LIMITS: N_("Is a limit reached here? Which step is the right one, and why now?"),
    Principle.UNBIASED: N_("Whose side does each of these take, as the young person hears it?"),
    Principle.FOCUS: N_("Where does each of these take the talk? What was it about?"),
    Principle.UNHURRIED: N_("Who is in a hurry here? What would it take to have time?"),
}
"""What to ask where the scenario has no question of its own."""
ANY_QUESTION = N_("What does each of these do to somebody who hears it? What else could be said?")

_TEXTS: Mapping[str, str] = {
    "debrief": N_("Class debrief"),
    "contents": N_("Moments"),
    "tag": N_("simulated"),
    "skip": N_("To the first moment"),
    "how": N_(
        "For each moment: what had been said, what the class chose, and a question. Talk first; "
        "then open what followed. Nobody is to say what they chose."
    ),
    "heard": N_("This had just been said"),
    "chose": N_("What the class said"),
    "question": N_("To talk about"),
    "followed": N_("What followed, and what the author says"),
    "answer": N_("Then came"),
    "why": N_("The author says"),
    "before": N_("Previous"),
    "next": N_("Next"),
    "begin": N_("Begin"),
    "end": N_("To the beginning"),
    "practice": N_("This trains recognition; it is no exam."),
}


class NothingToShowError(ValueError):
    """No moment that enough of the class came to."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line, as the class chose it."""

    says: str
    count: str
    share: str
    width: float
    """From 0 to 100."""
    answer: tuple[tuple[str, str], ...]
    """Who answers, and what, where nothing else makes it come otherwise."""
    why: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One moment."""

    anchor: str
    number: int
    phase: str
    heard: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    came: str
    question: str
    own: bool
    """Whether the question is the scenario's own, in its language."""
    before: str
    next: str


def class_debrief_html(report: CohortReport, scenario_id: str, tr: Translator, names: Named) -> str:
    """Return the page on one scenario: on that version of it that most have played.

    Raises:
        LookupError: where its texts are not at hand.
        NothingToShowError: where no moment can be shown.
    """
    versions = [each for each in report.scenarios if each.scenario == scenario_id]
    versions = [each for each in versions if each.scenario_hash in names.scenarios]
    if not versions:
        raise LookupError(scenario_id)
    found = max(versions, key=lambda each: each.students or 0)
    scenario = names.scenarios[found.scenario_hash]
    slides = tuple(_slides(found, scenario, tr))
    if not slides:
        raise NothingToShowError(scenario_id)
    return page(
        "class.html.j2",
        "class.css",
        {
            "w": {place: tr(text) for place, text in _TEXTS.items()},
            "language": tr.language.value,
            "foreign": names.foreign(found.scenario_hash),
            "title": scenario.title,
            "cohort": inert(report.cohort),
            "students": tr.plural("{n} student", "{n} students", found.students or 0),
            "slides": slides,
            "simulated": tr(SIMULATED) if report.simulated else "",
        },
    )


def key_moments(found: ScenarioFigures, scenario: Scenario) -> tuple[MomentFigures, ...]:
    """Return the moments that are worth talking about, in the order of the talk.

    Those where most was left by most; each had a choice, and enough came to it. Where nothing is
    said at the moment itself, nobody could tell what it was about.
    """
    worth = [
        each
        for each in found.moments
        if (each.reached or 0) >= FEWEST
        and len([line for line in each.lines if _count(line)]) > 1
        and scenario.moments[each.moment].lines
    ]
    most = sorted(worth, key=_left, reverse=True)[:MOST_MOMENTS]
    return tuple(each for each in found.moments if each in most)


def _left(each: MomentFigures) -> float:
    facility = each.facility.value if isinstance(each.facility, Estimate) else 1.0
    return (1 - facility) * (each.reached or 0)


def _slides(found: ScenarioFigures, scenario: Scenario, tr: Translator) -> Iterator[Slide]:
    moments = key_moments(found, scenario)
    anchors = ["start", *(f"moment-{at}" for at, _ in enumerate(moments, 1)), "start"]
    choices = scenario.choices
    around = zip(pairwise(anchors), anchors[2:], strict=False)
    for at, (figures, ((before, anchor), after)) in enumerate(zip(moments, around, strict=True), 1):
        moment = scenario.moments[figures.moment]
        yield Slide(
            anchor=anchor,
            number=at,
            phase=term(tr, figures.phase),
            heard=_spoken(moment, scenario),
            said=tuple(_said(line, choices[line.choice], scenario, tr) for line in figures.lines),
            came=tr.plural("{n} came here", "{n} came here", figures.reached or 0),
            question=moment.hint or tr(_question(figures)),
            own=bool(moment.hint),
            before=before,
            next=after,
        )


def _spoken(moment: Moment, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    return tuple(
        (scenario.people[line.speaker].name if line.speaker else "", line.says or f"({line.cue})")
        for line in moment.lines[-HEARD:]
    )


def _said(line: LineFigures, choice: Choice, scenario: Scenario, tr: Translator) -> Said:
    share = line.chosen.value if isinstance(line.chosen, Estimate) else 0.0
    usual = next((each for each in choice.reactions if each.when is None), None)
    return Said(
        says=choice.says,
        count=tr("{level} of {most}", level=_count(line), most=line.chosen.n),
        share=f"{round(100 * share)}\N{NO-BREAK SPACE}%",
        width=round(100 * share, 1),
        answer=tuple(
            (
                scenario.people[each.speaker].name if each.speaker else "",
                each.says or f"({each.cue})",
            )
            for each in (usual.lines[:HEARD] if usual else ())
        ),
        why=choice.why,
    )


def _count(line: LineFigures) -> int:
    return round(line.chosen.value * line.chosen.n) if isinstance(line.chosen, Estimate) else 0


def _question(figures: MomentFigures) -> str:
    """Return the question of the principle that most weighed against what was said."""
    lost: dict[str, int] = {}
    for line in figures.lines:
        principle = line.worst.partition(".")[0]
        lost[principle] = lost.get(principle, 0) + _count(line)
    known = {each.value: each for each in Principle}
    told = [principle for principle in lost if principle in known and lost[principle]]
    if not told:
        return ANY_QUESTION
    return QUESTIONS[known[max(told, key=lambda each: lost[each])]]
