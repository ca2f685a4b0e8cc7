"""Errors that the user is told of, in the user's language."""

from collections.abc import Sequence

from scenarios.diagnostics import Diagnostic
from simulator.i18n import N_, Translator

_LONGEST = 160
"""Characters of a name that a message shows."""


def brief(text: str, most: int = _LONGEST) -> str:
    """Return a text for a message: of a very long one, its beginning and its end."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"


class UserError(Exception):
    """Something that could not be done, in words that a front end can translate and show.

    ``message`` is an English message id of the catalogues; ``values`` fill its places.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        """Hold the message and what belongs in it."""
        super().__init__(message.format_map(values))
        self.message = message
        self.values = values

    def said(self, tr: Translator) -> str:
        """Return the message in the translator's language."""
        shown = {
            name: brief(value) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        return tr(self.message, **shown)


class RecordsError(UserError):
    """The records could not be opened, read or written."""


class RecordsLockedError(RecordsError):
    """Another program keeps the records locked."""


class RecordsReadOnlyError(RecordsError):
    """The records may not be written to."""


class RecordsUnreadableError(RecordsError):
    """The place holds no records of this program, or they are damaged."""


class RecordsNewerError(RecordsError):
    """The records were written by a newer version of the program."""


class RecordsUnreachableError(RecordsError):
    """The database cannot be reached, or there is no room left."""


class RecordsAddressError(RecordsError):
    """What names the database is no address that is known here."""


class NoRecordsError(RecordsError):
    """There are no records yet where they are looked for."""


class UnknownAttemptError(UserError):
    """There is no attempt with this id."""

    def __init__(self, attempt: str) -> None:
        """Name the id."""
        super().__init__(N_("There is no attempt with the id {attempt}."), attempt=attempt)


class RecordsConflictError(UserError):
    """What was to be recorded does not follow on what is recorded already."""

    def __init__(self, attempt: str) -> None:
        """Name the attempt."""
        super().__init__(
            N_("Attempt {attempt} has been continued elsewhere. Open it again to go on."),
            attempt=attempt,
        )


class CohortChangedError(UserError):
    """A cohort was changed by somebody else while it was decided what to add to it."""

    def __init__(self, cohort: str) -> None:
        """Name the cohort."""
        super().__init__(
            N_("The cohort {cohort} was changed by somebody else meanwhile. Collect once more."),
            cohort=cohort,
        )


class BrokenScenarioError(UserError):
    """A scenario that cannot be played; the diagnostics say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic], *, there: bool = True) -> None:
        """Hold what is wrong with it, and whether it could be read at all."""
        errors = N_("The scenario has errors and cannot be played.")
        super().__init__(errors if there else N_("There is no scenario to play there."))
        self.diagnostics = tuple(diagnostics)
