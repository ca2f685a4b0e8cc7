"""Where ``samtalerom report`` writes, and how: told by options, else by the names of files."""

import os
from enum import StrEnum

from simulator.cli.shell import Code, CommandError
from simulator.i18n import N_


class Form(StrEnum):
    """How a report is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


FORMS = {".json": Form.JSON, ".txt": Form.TEXT}
"""What the ending of a file says of how the report is to be written."""


def place_of(out: str | None) -> str:
    """Return where the report itself is written to."""
    return out or "-"


def form_of(out: str | None, asked: Form | None, *, beside: bool) -> Form | None:
    """Return how the report itself is written; None where only other files are asked for.

    Where it is not told, the name of the file tells: a page, unless it ends otherwise.
    """
    if asked or not out:
        return asked or (None if beside else Form.TEXT)
    return FORMS.get(os.path.splitext(out)[1].casefold(), Form.HTML)  # noqa: PTH122 a path as typed


def see_files(out: str | None, xlsx: str | None, csv: str | None) -> None:
    """See that each file has a name that fits it, and a place of its own.

    Raises:
        CommandError: where it does not.
    """
    for ending, option in ((".xlsx", "--xlsx"), (".csv", "--csv")):
        if out and out.casefold().endswith(ending):
            raise CommandError(
                Code.USAGE,
                N_("-o writes a page; for {path}, use {option}."),
                path=out,
                option=option,
            )
    named = [path for path in (out, xlsx, csv) if path]
    places = [_file(path) for path in named]
    for path, place in zip(named, places, strict=True):
        if places.count(place) > 1:
            raise CommandError(
                Code.USAGE,
                N_("{path} is named more than once: every output needs a file of its own."),
                path=path,
            )


def _file(path: str) -> str:
    """Return which file a path leads to, by whatever way."""
    try:
        return path if path == "-" else os.path.realpath(path)
    except (OSError, ValueError):  # writing it says why
        return path
