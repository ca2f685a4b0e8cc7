"""The rules that need the rubric, one file each."""

from collections.abc import Callable, Iterator

from scenarios.checks import RULES as UNSCORED
from scenarios.checks import Finding
from scoring.checks.rules import (
    cannot_pass,
    first_is_best,
    kindest_is_best,
    last_is_best,
    longest_is_best,
    no_opportunity,
    nothing_right,
    nothing_to_choose,
    outsized_best,
    override_idle,
    override_thin,
    override_turns,
    shortest_is_best,
    twin_choices,
)
from scoring.checks.worths import Scored

SCORED: dict[str, Callable[[Scored], Iterator[Finding]]] = {
    "C201": no_opportunity.check,
    "C202": cannot_pass.check,
    "C203": twin_choices.check,
    "C204": nothing_to_choose.check,
    "C205": nothing_right.check,
    "C206": override_turns.check,
    "C207": override_thin.check,
    "C208": override_idle.check,
    "C301": longest_is_best.check,
    "C302": shortest_is_best.check,
    "C303": first_is_best.check,
    "C304": last_is_best.check,
    "C305": kindest_is_best.check,
    "C306": outsized_best.check,
}
"""The rules that need the rubric, by the code of their findings."""

RULES = {**UNSCORED, **SCORED}
"""Every rule there is, by the code of its findings."""
