"""The script of a scenario: everything that is in it, on paper, for an expert to read.

Every line has a number, so that whoever reads can say «line 214»; the numbers follow the order of
the pages and are the same in every language. What the expert is asked stands at the end.
"""

from collections.abc import Mapping

from scenarios.model import Scenario, Status
from simulator.i18n import N_, Translator, term, track_meaning
from simulator.reports.paper import common, page
from simulator.reports.script_questions import questions
from simulator.reports.script_text import script_text

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
            "questions": questions(scenario, tr, text, places),
            "last": tr.plural("{n} numbered line", "{n} numbered lines", places["last"]),
        },
    )
