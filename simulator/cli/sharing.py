"""What of a class is shared: the version that it is on, and what keeps it from telling on a few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.cli.shell import Code, CommandError, Shell, tell
from simulator.i18n import N_

if TYPE_CHECKING:  # the app starts without them
    from scoring.cohort.report import Asked, CohortReport
    from simulator.collecting.port import Cohorts


def most_played(kept: Cohorts, cohort: str, asked: Asked, around: Shell) -> Asked:
    """Return what is asked for, narrowed to the version that most have played, if several were."""
    from simulator.collecting.reporting import SHOWN, versions  # noqa: PLC0415

    played = list(versions(kept, cohort, asked))
    if len(played) < 2:  # noqa: PLR2004
        return asked
    words = around.tr(
        "Several versions were played: the report is on {version}. The others: {others}; name one "
        "with --only-version.",
        version=played[0][:SHOWN],
        others=", ".join(each[:SHOWN] for each in played[1:]),
    )
    tell(words)
    return replace(asked, version=played[0][:SHOWN])


def as_shared(
    kept: Cohorts, found: CohortReport, around: Shell, revision: int, k: int
) -> CohortReport:
    """Return the report as it can be shared, and keep what that tells.

    Raises:
        CommandError: where it cannot be shared.
        RecordsError: where what was shared before cannot be read, or what is now cannot be kept.
        CohortChangedError: where the cohort was changed meanwhile.
    """
    from scoring.cohort.shared import shared  # noqa: PLC0415 the app starts without these
    from scoring.cohort.sharing import (  # noqa: PLC0415
        OtherKError,
        SeveralScenariosError,
        TooAlikeError,
    )
    from simulator.collecting.reporting import attempts_of  # noqa: PLC0415

    before = kept.shared(found.cohort)
    try:
        made, told = shared(found, attempts_of(kept, found.cohort, found.asked), before, k)
    except SeveralScenariosError as error:
        raise CommandError(
            Code.USAGE,
            N_(
                "Only a report on one version of one scenario can be shared: name it by --scenario."
            ),
        ) from error
    except OtherKError as error:
        raise CommandError(
            Code.USAGE,
            N_(
                "Not shared: earlier reports on {cohort} were made with --k {k}. Beside them one "
                "with another k would tell of fewer than either."
            ),
            cohort=found.cohort,
            k=error.k,
        ) from error
    except TooAlikeError as error:
        raise CommandError(
            Code.FINDINGS,
            N_(
                "Not shared: beside an earlier report it would tell of {n}. Of those who have "
                "come, who have left and who are in both there must be none or at least {k}; and "
                "the reports must have as many students, or at least {k} more or fewer."
            ),
            n=around.tr.plural("{n} student", "{n} students", error.students),
            k=k,
        ) from error
    if told not in before:
        kept.keep_shared(found.cohort, revision, len(before), told)
    return made
