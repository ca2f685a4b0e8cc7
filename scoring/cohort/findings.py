"""Three findings in plain words, each with the numbers it rests on.

One of a principle or gate, one of a moment, one of a line. A difference that chance explains is no
finding; then it is said that none stands out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.words import Words
from scoring.cohort.estimates import Figure


class FindingKind(StrEnum):
    """What a finding is about."""

    GATE = "gate"
    """A gate that many do not pass."""
    PRINCIPLE = "principle"
    """The principle that is kept least."""
    MOMENT = "moment"
    """The moment at which most is left."""
    LINE = "line"
    """The line that costs the cohort most."""
    NOTHING = "nothing"
    """Nothing stands out of what it could have been about."""
    HIDDEN = "hidden"
    """It is not told, in a report for sharing, whether anything stands out."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands out."""

    kind: FindingKind
    about: Mapping[str, str]
    """What it is about, by name: ``gate``, ``principle``, ``scenario``, ``scenario_hash``,
    ``moment``, ``choice``, ``rule``; of which the words have some as ``{blanks}``."""
    figures: Mapping[str, Figure]
    """The numbers it rests on, by name; the words have some as ``{blanks}``."""
    says: Words
    """In plain words, with ``{blanks}``."""
    anchor: str
    """Where in the report its numbers stand: ``gate/<gate>``, ``principle/<principle>``,
    ``moment/<scenario_hash>/<moment>`` or ``line/<scenario_hash>/<moment>/<choice>``."""
