"""Finds the words for a report: in the scenarios that the cohort keeps, and in our rubric."""

from scoring.cohort.report import CohortReport
from scoring.shipped import shipped_rubric
from simulator.collecting.at_hand import scenarios_at_hand
from simulator.collecting.port import Cohorts
from simulator.i18n import Translator
from simulator.reports.cohort.words import Named


def names_of(cohorts: Cohorts, report: CohortReport, tr: Translator) -> Named:
    """Return what the ids of a report are called.

    Raises:
        RecordsError: where the cohorts cannot be read.
    """
    hashes = {each.scenario_hash for each in report.scenarios}
    return Named(tr, shipped_rubric(), scenarios_at_hand(cohorts, hashes, tr.language))
