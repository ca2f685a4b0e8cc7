"""A class as its screen shows it; loaded by those who teach one, since it computes with numpy."""

from pathlib import Path

from scoring.cohort.report import CohortReport
from simulator.collecting.reporting import report_on
from simulator.disk import write_whole
from simulator.i18n import N_, Translator
from simulator.records import Places, read_cohorts
from simulator.reports.cohort.html import report_html
from simulator.reports.cohort.naming import FORMATIVE, SIMULATED
from simulator.reports.cohort.naming_after import names_of
from simulator.reports.cohort.view import report_view
from simulator.reports.cohort.words import Named
from simulator.sessions.errors import UserError
from simulator.tui.screens.cohort import ClassShown


class NothingCollectedError(UserError):
    """A class that nothing has been collected of."""


class NotSavedError(UserError):
    """The report could not be written."""


def class_shown(tr: Translator, places: Places, database: str | None, name: str) -> ClassShown:
    """Return a class; takes a second or more, since its report is computed.

    Raises:
        UserError: where it cannot be read, or there is nothing in it.
    """
    cohorts = read_cohorts(places, database)
    try:
        report = report_on(cohorts, name)
        if not report.overview.attempts:
            raise NothingCollectedError(N_("There is no cohort {name}."), name=name)
        names = names_of(cohorts, report, tr)
    finally:
        cohorts.close()
    notices = (tr(SIMULATED), tr(FORMATIVE)) if report.simulated else (tr(FORMATIVE),)

    def save() -> Path:
        return _save(report, tr, names, places.reports / f"{name}.html")

    return ClassShown(name, notices, report_view(report, tr, names), save)


def _save(report: CohortReport, tr: Translator, names: Named, path: Path) -> Path:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, report_html(report, tr, names).encode())
    except OSError as error:
        raise NotSavedError(N_("{path} cannot be written."), path=str(path)) from error
    return path
