"""Whose file it is, by the names that Canvas gives in «download submissions».

As Canvas's own source builds them (``lib/content_zipper.rb`` of canvas-lms)::

    <name>_<user>_<attachment>_<the student's own file name>
    <name>_LATE_<user>_<attachment>_…          handed in late
    anon_<code>_<attachment>_…                 where the assignment hides who it is (or LATE_anon_…)

The name is the sortable one in small letters, with nothing but letters, digits and underscores
left; for work in groups it is the group's. Canvas keeps ``_<digits>_`` out of names, so the
first two numbers that follow each other are the user and the attachment, whatever comes after.
"""

import re
from dataclasses import dataclass

_NAMED = re.compile(
    r"(?:(?P<name>\w*?)_)?(?:LATE_)?(?P<user>[0-9]{1,20})_(?P<attachment>[0-9]{1,20})_(?P<own>.+)",
    re.DOTALL,
)
_ANONYMOUS = re.compile(
    r"(?:LATE_)?anon_(?P<user>[A-Za-z0-9]{1,32})_(?P<attachment>[0-9]{1,20})_(?P<own>.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Submission:
    """What Canvas's name of a file says."""

    user: str
    """The user's number in Canvas; of an anonymous one ``anon_`` and a code."""
    name: str
    """The name as Canvas writes it; empty where it is hidden."""


def submission(file_name: str) -> Submission | None:
    """Return what a file name without its folder says; None where Canvas has not given it."""
    hidden = _ANONYMOUS.fullmatch(file_name)
    if hidden is not None:
        return Submission(f"anon_{hidden['user']}", "")
    named = _NAMED.fullmatch(file_name)
    if named is None or not any(map(str.isalpha, named["name"] or "")):
        return None
    return Submission(named["user"], named["name"])
