"""The sources that a debrief rests on: what their codes stand for."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from scoring.views import Debrief


def titles_of(codes: Iterable[str]) -> Mapping[str, str]:
    """Return code and title of the sources with these codes, in the order of the list.

    A rubric of one's own may cite what is not on the list; that has no title.
    """
    wanted = set(codes)
    return {code: title for code, title in _titles().items() if code in wanted}


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
