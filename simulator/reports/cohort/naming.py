"""What the figures of a cohort report are called, and what each of them means."""

from collections.abc import Mapping

from scoring.cohort.estimates import Reason
from simulator.i18n import N_
from simulator.reports.cohort.entries import Section

SECTIONS: Mapping[Section, str] = {
    Section.OVERVIEW: N_("Overview"),
    Section.GATES: N_("Gates"),
    Section.PRINCIPLES: N_("Principles"),
    Section.PAUSES: N_("Silence"),
    Section.LIMITS: N_("Limits"),
    Section.SCENARIOS: N_("Scenarios"),
    Section.MOMENTS: N_("Moments"),
    Section.LINES: N_("Lines to choose from"),
    Section.FEELINGS: N_("Feelings"),
    Section.ATTEMPTS: N_("Attempts over time"),
    Section.CHANGES: N_("Before and after"),
    Section.CALIBRATION: N_("Self-rating"),
}

KINDS: Mapping[str, str] = {
    "scenario": N_("Scenario"),
    "version": N_("Version"),
    "moment": N_("Moment"),
    "choice": N_("Line"),
    "act": N_("Act"),
    "principle": N_("Principle"),
    "gate": N_("Gate"),
    "status": N_("Status"),
    "level": N_("Level"),
    "pause": N_("Silence"),
    "topic": N_("Topic"),
    "timing": N_("Timing"),
    "ending": N_("Ending"),
    "feeling": N_("Feeling"),
    "phase": N_("Phase"),
    "attempt": N_("Attempt"),
    "agreement": N_("Rating against level"),
    "day": N_("Day"),
    "reason": N_("Reason"),
}
"""What a figure can be about, in the order in which it is told."""

LABELS: Mapping[tuple[Section, str], str] = {
    (Section.OVERVIEW, "students"): N_("Students"),
    (Section.OVERVIEW, "attempts"): N_("All attempts"),
    (Section.OVERVIEW, "first_attempts"): N_("First attempts"),
    (Section.OVERVIEW, "simulated"): N_("Simulated attempts"),
    (Section.OVERVIEW, "rubrics"): N_("Versions of the rubric"),
    (Section.OVERVIEW, "others"): N_("Students who played another version"),
    (Section.OVERVIEW, "set_aside"): N_("Not taken in as new"),
    (Section.OVERVIEW, "holds"): N_("Talks that hold as a whole"),
    (Section.GATES, "count"): N_("First attempts"),
    (Section.GATES, "all"): N_("All"),
    (Section.GATES, "passed"): N_("Passed"),
    (Section.PRINCIPLES, "count"): N_("First attempts"),
    (Section.PRINCIPLES, "all"): N_("All"),
    (Section.PRINCIPLES, "mean"): N_("Mean level"),
    (Section.PRINCIPLES, "shrunken"): N_("Mean level, drawn in"),
    (Section.PRINCIPLES, "share"): N_("Earned of what was open"),
    (Section.PRINCIPLES, "opportunities"): N_("Opportunities"),
    (Section.PAUSES, "times"): N_("Times in a talk"),
    (Section.LIMITS, "count"): N_("Times"),
    (Section.LIMITS, "all"): N_("All"),
    (Section.SCENARIOS, "students"): N_("Students"),
    (Section.SCENARIOS, "attempts"): N_("All attempts"),
    (Section.SCENARIOS, "holds"): N_("Talks that hold as a whole"),
    (Section.SCENARIOS, "count"): N_("First attempts"),
    (Section.SCENARIOS, "all"): N_("All"),
    (Section.SCENARIOS, "alpha"): N_("Cronbach's alpha"),
    (Section.SCENARIOS, "blind_plays"): N_("Talks played blindly"),
    (Section.MOMENTS, "reached"): N_("Came to it"),
    (Section.MOMENTS, "facility"): N_("Facility"),
    (Section.MOMENTS, "shrunken"): N_("Facility, drawn in"),
    (Section.MOMENTS, "baseline"): N_("Facility by chance"),
    (Section.MOMENTS, "above"): N_("Above chance"),
    (Section.MOMENTS, "discrimination"): N_("Discrimination"),
    (Section.MOMENTS, "done"): N_("Times"),
    (Section.LINES, "chosen"): N_("Chosen"),
    (Section.LINES, "chance"): N_("Chosen by chance"),
    (Section.LINES, "lost"): N_("Points lost"),
    (Section.LINES, "lost_blindly"): N_("Points lost by chance"),
    (Section.FEELINGS, "mean"): N_("Mean"),
    (Section.ATTEMPTS, "students"): N_("Students"),
    (Section.ATTEMPTS, "level"): N_("Mean level"),
    (Section.ATTEMPTS, "gained"): N_("Gained since the first"),
    (Section.CHANGES, "students"): N_("Students who did both"),
    (Section.CHANGES, "before"): N_("Before"),
    (Section.CHANGES, "after"): N_("After"),
    (Section.CHANGES, "gained"): N_("Gained"),
    (Section.CALIBRATION, "rated"): N_("Own rating"),
    (Section.CALIBRATION, "level"): N_("Mean level"),
    (Section.CALIBRATION, "above"): N_("Rating less level"),
    (Section.CALIBRATION, "count"): N_("First attempts"),
    (Section.CALIBRATION, "all"): N_("All"),
}
"""What each figure is called."""

MEANINGS: Mapping[tuple[Section, str], str] = {
    (Section.OVERVIEW, "students"): N_("How many students have handed in."),
    (Section.OVERVIEW, "attempts"): N_("All attempts of the cohort, later ones too."),
    (Section.OVERVIEW, "first_attempts"): N_(
        "Each student's first attempt at each version of a scenario. Unless it says otherwise, a "
        "figure is about these: later attempts have seen the answers."
    ),
    (Section.OVERVIEW, "simulated"): N_("Attempts that nobody took, made for a demonstration."),
    (Section.OVERVIEW, "rubrics"): N_("By how many versions of the rubric they were scored."),
    (Section.OVERVIEW, "others"): N_(
        "Where the report is on one version of a scenario: students of each of the others. They "
        "may be the same students."
    ),
    (Section.OVERVIEW, "set_aside"): N_(
        "Files and talks that collecting did not take in as new ones, by day and why. It is of the "
        "whole class. What is collected again is counted again."
    ),
    (Section.OVERVIEW, "holds"): N_(
        "Share of talks in which all gates are in order and the principles are good enough. It is "
        "no certificate."
    ),
    (Section.GATES, "count"): N_("How many first attempts stand so against the gate."),
    (Section.GATES, "all"): N_("First attempts."),
    (Section.GATES, "passed"): N_(
        "Share that passed, of those who came to it. Wilson's 95 % interval."
    ),
    (Section.PRINCIPLES, "count"): N_("How many first attempts have that level, 0 to 3."),
    (Section.PRINCIPLES, "all"): N_("First attempts."),
    (Section.PRINCIPLES, "mean"): N_(
        "Mean level, 0 to 3: of each student's first attempts, then of the students. Student's t, "
        "95 %, clipped to the scale."
    ),
    (Section.PRINCIPLES, "shrunken"): N_(
        "The mean level drawn towards the mean of all principles as far as it is unsure."
    ),
    (Section.PRINCIPLES, "share"): N_(
        "Points earned of what was open on the path that was played, 0 to 1."
    ),
    (Section.PRINCIPLES, "opportunities"): N_("How many opportunities a talk had."),
    (Section.PAUSES, "times"): N_("How often it was noted in a talk, the mean of the students."),
    (Section.LIMITS, "count"): N_("How often a limit was named so; times, not students."),
    (Section.LIMITS, "all"): N_("All of them together."),
    (Section.SCENARIOS, "students"): N_("Students who played this version."),
    (Section.SCENARIOS, "attempts"): N_("All attempts at it, later ones too."),
    (Section.SCENARIOS, "holds"): N_("Share of first attempts that hold as a whole."),
    (Section.SCENARIOS, "count"): N_("How many first attempts came to that ending."),
    (Section.SCENARIOS, "all"): N_("First attempts."),
    (Section.SCENARIOS, "alpha"): N_(
        "How well the moments at which everybody could earn something measure one thing. Feldt's "
        "95 % interval."
    ),
    (Section.SCENARIOS, "blind_plays"): N_(
        "How many talks the program has played by itself to know what blind choice gets: every "
        "line on offer is said as often as any other, and nothing else is done."
    ),
    (Section.MOMENTS, "reached"): N_("First attempts that came to the moment."),
    (Section.MOMENTS, "facility"): N_(
        "Points earned of what was open there, 0 to 1, the mean of those who came to it."
    ),
    (Section.MOMENTS, "shrunken"): N_(
        "The facility drawn towards the mean of all moments as far as it is unsure."
    ),
    (Section.MOMENTS, "baseline"): N_(
        "What a player gets there who chooses blindly among the lines on offer. It is not computed "
        "exactly: n is how many of the talks played blindly came there, and the 95 % interval says "
        "how far chance could have moved it."
    ),
    (Section.MOMENTS, "above"): N_("Facility less facility by chance."),
    (Section.MOMENTS, "discrimination"): N_(
        "How it goes together with what was earned at all other moments, -1 to 1. The 95 % "
        "interval allows for skewed marks. With fewer than 30 it says little."
    ),
    (Section.MOMENTS, "done"): N_("How often it was done there."),
    (Section.LINES, "chosen"): N_(
        "Share of those to whom the line was on offer who said it first at this moment."
    ),
    (Section.LINES, "chance"): N_("Share who would choose it blindly."),
    (Section.LINES, "lost"): N_(
        "Points that were open and not earned where the line was said; below 0 it earned more than "
        "was open."
    ),
    (Section.LINES, "lost_blindly"): N_("What a line that is chosen blindly there loses."),
    (Section.FEELINGS, "mean"): N_("Mean of the feeling, 0 to 10, after the phase."),
    (Section.ATTEMPTS, "students"): N_("Students who tried that often."),
    (Section.ATTEMPTS, "level"): N_("Mean level, 0 to 3, over all principles that were tried."),
    (Section.ATTEMPTS, "gained"): N_(
        "The level less that of the same students' first attempt at the same scenario."
    ),
    (Section.CHANGES, "students"): N_("Students with an attempt before and one after."),
    (Section.CHANGES, "before"): N_("Mean level before, of the students who did both."),
    (Section.CHANGES, "after"): N_("Mean level after, of the same students."),
    (Section.CHANGES, "gained"): N_("After less before, of the same students."),
    (Section.CALIBRATION, "rated"): N_("What students rated themselves, 0 to 3."),
    (Section.CALIBRATION, "level"): N_("Mean level of those who rated themselves."),
    (Section.CALIBRATION, "above"): N_("Rating less level: above 0 they rate themselves too high."),
    (Section.CALIBRATION, "count"): N_("How many rated below, at and above the level."),
    (Section.CALIBRATION, "all"): N_("All who rated."),
}
"""What each figure means."""

NOT_COMPUTED: Mapping[Reason, str] = {
    Reason.NOBODY: N_("not computed: nobody it could be about"),
    Reason.TOO_FEW: N_("not computed: too few"),
    Reason.NO_SPREAD: N_("not computed: all are equal"),
    Reason.TOO_FEW_SHARED: N_("not computed: too few moments that everybody met"),
    Reason.NO_BASELINE: N_("not computed: it is not known what chance gives"),
    Reason.NOTHING_STANDS_OUT: N_("not computed: no difference is larger than chance"),
    Reason.HIDDEN: N_("hidden: it could tell of a few"),
}

FORMATIVE = N_(
    "This trains recognition; it is no exam. The numbers are for teaching: they show how a class "
    "recognises good practice in written talks. They certify nobody, rank nobody and predict "
    "nothing, and must not decide anything about a person."
)
SHARED = N_(
    "Nothing is shown that fewer than {k} stand behind. Where a number is hidden, a mean of the "
    "same is hidden with it, or told by the step that it lies in: the ends of the step then stand "
    "where else an interval stands. Other means are rounded."
)
"""Said by every report for sharing that people read."""
SIMULATED = N_("Simulated: nobody took these attempts.")
