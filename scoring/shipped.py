"""The rubric that is shipped with the package; the only room of the score that reads a file."""

from functools import cache
from importlib.resources import files

from scoring.reading import FILE, read_rubric
from scoring.rubric import Rubric


@cache
def shipped_rubric() -> Rubric:
    """Return the rubric that is shipped with the package.

    Raises:
        RubricError: where it cannot be used.
    """
    return read_rubric(files("scoring").joinpath(FILE).read_bytes())
