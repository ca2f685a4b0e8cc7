"""A cohort report as one page that loads nothing and runs nothing."""

from collections.abc import Iterator, Mapping

from scoring.cohort.report import FLAGS_FROM, CohortReport
from scoring.cohort.taken import Occasion
from simulator.i18n import N_, Translator
from simulator.reports.cohort.naming import (
    FORMATIVE,
    LABELS,
    MEANINGS,
    SECTIONS,
    SHARED,
    SIMULATED,
)
from simulator.reports.cohort.shown import WIDTH
from simulator.reports.cohort.view import report_view
from simulator.reports.cohort.words import Named
from simulator.reports.paper import page
from simulator.sessions.inert import inert

_TEXTS: Mapping[str, str] = {
    "report": N_("Report on a class"),
    "skip": N_("To the findings"),
    "contents": N_("Contents"),
    "findings": N_("Three findings"),
    "findings_say": N_(
        "What stands out more than chance explains: one gate or principle, one moment, one "
        "line. Begin with them in class."
    ),
    "see": N_("See the numbers"),
    "tag": N_("simulated"),
    "mean_short": N_("mean"),
    "gained_each": N_("Gained since the first, principle by principle"),
    "overview": N_("Who and what this rests on"),
    "days": N_("Days"),
    "others": N_("Students who played another version"),
    "holds": N_("Talks that hold as a whole"),
    "holds_say": N_(
        "All gates in order and the principles good enough, of first attempts. "
        "It is no certificate."
    ),
    "set_aside": N_("Not taken in as new"),
    "set_aside_say": N_(
        "What collecting counted beside new attempts, of the whole class, day by day. What is "
        "collected again is counted again."
    ),
    "first": N_(
        "Unless it says otherwise, numbers are about each student's first attempt at a scenario: "
        "later ones have seen the answers."
    ),
    "interval": N_(
        "In brackets stand the ends of a 95 % interval: so far the number could be off by chance "
        "alone. n is how many it rests on. The line in the pictures is the interval."
    ),
    "gates": N_("Gates"),
    "gates_say": N_("What has to be in order whatever else is good. They are never averaged."),
    "gate": N_("Gate"),
    "spread": N_("How attempts are spread"),
    "passed": N_("In order, of those who came to it"),
    "principles": N_("The eight principles"),
    "principle": N_("Principle"),
    "mean": N_("Mean level, 0 to 3"),
    "principles_say": N_(
        "The bars count first attempts. A mean is first of each student's attempts, then of the "
        "students: its n is students."
    ),
    "shrunken": N_("drawn towards the middle"),
    "shrunken_title": N_("Before principles are compared"),
    "shrunken_say": N_(
        "The less sure a mean is, the more of it is chance. Drawn towards the mean of all "
        "principles as far as each is unsure, the levels are:"
    ),
    "alpha_say": N_(
        "How well the moments at which everybody could earn something measure one thing: near 1 "
        "they do, near 0 they do not."
    ),
    "share": N_("Earned of what was open"),
    "opportunities": N_("Opportunities in a talk"),
    "silence": N_("Silence and limits"),
    "silence_say": N_("How often it was noted in a talk, the mean of the students."),
    "pause": N_("Silence"),
    "times": N_("Times in a talk"),
    "limits_say": N_("When limits were named, all topics together; times, not students."),
    "limit": N_("Limit"),
    "timing": N_("When it was named"),
    "severity": N_("Severity"),
    "students": N_("Students"),
    "attempts": N_("All attempts"),
    "endings": N_("Where the talks ended"),
    "moments": N_("Moments"),
    "moments_say": N_(
        "The dot is what was taken of what was open, the line its interval, the upright stroke "
        "what somebody gets who chooses blindly."
    ),
    "blind": N_("Talks played blindly"),
    "blind_say": N_(
        "The program has played them itself, to know what somebody gets who does not read the "
        "lines. What stands in brackets after «blindly» says how sure that is; where no interval "
        "stands there, it is as good as exact."
    ),
    "reached": N_("came to it"),
    "facility": N_("Taken of what was open"),
    "baseline": N_("blindly"),
    "above": N_("above blind choice"),
    "discrimination": N_("Goes together with the rest of the talk"),
    "lines": N_("Lines, and what else was done"),
    "line": N_("Line"),
    "chosen": N_("Chosen, of those who could"),
    "chance": N_("Blindly"),
    "lost": N_("Points lost each time"),
    "lost_blindly": N_("Blindly chosen here"),
    "besides": N_("Besides lines"),
    "feelings": N_("Feelings over the phases"),
    "feelings_say": N_("Mean after each phase, 0 to 10, of those who came to it."),
    "feeling": N_("Feeling"),
    "limits": N_("Limits"),
    "alpha": N_("Cronbach's alpha"),
    "over_time": N_("Attempts over time"),
    "over_time_say": N_(
        "Only some try again, so the rows of levels are not the same students. What is gained is "
        "always about the same students at the same scenario, against their first attempt."
    ),
    "changes": N_("Before and after"),
    "both": N_("Students who did both"),
    "before": N_("Before"),
    "after": N_("After"),
    "gained": N_("Gained"),
    "no_changes": N_("Not computed: no attempt was collected as before or after."),
    "calibration": N_("Self-rating against score"),
    "calibration_say": N_(
        "What students rated themselves before they saw the score, against the level of the same "
        "attempt. Above 0 they rate themselves too high."
    ),
    "rated": N_("Own rating"),
    "level": N_("Level"),
    "rating_above": N_("Rating less level"),
    "agreement": N_("Rated"),
    "meanings": N_("What every number means"),
    "section": N_("Part"),
    "figure": N_("Figure"),
    "meaning": N_("What it means"),
    "all": N_("n"),
    "footer": N_(
        "Made by Samtalerom from replayed attempts. This trains recognition; it is no exam."
    ),
    "personal": N_(
        "Pseudonyms are personal data while somebody keeps the key. Keep this page among those who "
        "teach the class."
    ),
}


def report_html(report: CohortReport, tr: Translator, names: Named) -> str:
    """Return the page; ``names`` says what ids are called."""
    return page(
        "cohort.html.j2",
        "cohort.css",
        {
            "w": {place: tr(text) for place, text in _TEXTS.items()},
            "language": tr.language.value,
            "cohort": inert(report.cohort),
            "asked": tuple(asked(report, tr)),
            "v": report_view(report, tr, names),
            "formative": tr(FORMATIVE),
            "simulated": tr(SIMULATED) if report.simulated else "",
            "shared": shared(report, tr),
            "flags": tr("Flags are given from {n} students on.", n=FLAGS_FROM),
            "meanings": tuple(
                (tr(SECTIONS[section]), tr(LABELS[section, name]), tr(meaning))
                for (section, name), meaning in MEANINGS.items()
            ),
            "wide": WIDTH,
        },
    )


def asked(report: CohortReport, tr: Translator) -> Iterator[str]:
    """Yield what the report was asked to be about, where that is not everything."""
    if report.asked.scenario:
        yield tr("Only the scenario {scenario}", scenario=report.asked.scenario)
    if report.asked.version:
        yield tr("Only the version {version}", version=report.asked.version[:12])
    if report.asked.occasion is Occasion.PRE:
        yield tr("Only attempts before")
    if report.asked.occasion is Occasion.POST:
        yield tr("Only attempts after")


def shared(report: CohortReport, tr: Translator) -> str:
    """Return what a report made for sharing says of itself; empty for another."""
    if report.shared is None:
        return ""
    return tr(SHARED, k=report.shared)
