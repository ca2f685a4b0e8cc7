"""The sources that a debrief rests on: what their codes stand for."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from scoring.views import Debrief


def titles_of(codes: Iterable[str]) -> Mapping[str, str]:
    """Return code and title of the sources with these codes, in the order of their numbers.

    A rubric of one's own may cite what is not on the list; that has no title.
    """
    wanted = set(codes)
    found = sorted((code for code in _titles() if code in wanted), key=_number)
    return {code: _titles()[code] for code in found}


def _number(code: str) -> tuple[int, str]:
    """Return what a code is sorted by: S2 stands before S10, S24b before S25."""
    digits = re.sub(r"\D", "", code)
    return int(digits or 0), code


def cited(debrief: Debrief) -> Mapping[str, str]:
    """Return code and title of every source that a debrief cites."""
    found = [code for gate in debrief.gates for each in gate.findings for code in each.source]
    held = [code for each in debrief.profiles for one in each.evidence for code in one.source]
    return titles_of([*found, *held])


@cache
def _titles() -> Mapping[str, str]:
    """Return the titles of the sources by code, as ``docs/sources.md`` has them."""
    text = files("simulator.reports").joinpath("sources.json").read_text(encoding="utf-8")
    return {str(code): str(title) for code, title in json.loads(text).items()}
