"""What a report on a class needs beyond a student's install."""

from importlib.util import find_spec

from simulator.i18n import N_
from simulator.sessions.errors import UserError

NEEDED = ("numpy", "scipy", "xlsxwriter")


class NotInstalledError(UserError):
    """Something that a report computes with is not installed."""


def computes() -> bool:
    """Say whether what a report computes with is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def see_that_it_computes() -> None:
    """See that what a report computes with is installed.

    Raises:
        NotInstalledError: where it is not: a student's install does without.
    """
    if not computes():
        raise NotInstalledError(
            N_(
                "A report needs more than a student's install. In the folder of the program: "
                'python -m pip install ".[instructor]"'
            )
        )
