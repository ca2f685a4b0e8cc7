"""The scenarios of a cohort, to be read: those that it keeps, in the language of the reader."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from scenarios.format import read
from scenarios.model import Scenario
from scenarios.words import Language
from simulator.collecting.port import Cohorts


def scenarios_at_hand(
    cohorts: Cohorts, hashes: AbstractSet[str], language: Language
) -> Mapping[str, Scenario]:
    """Return those versions of scenarios that can be read, by hash.

    A version that is damaged, or not kept, is left out: its figures keep their ids.

    Args:
        cohorts: what keeps them.
        hashes: the versions that are asked for.
        language: what they are translated into; their own where they have no such translation.

    Raises:
        RecordsError: where the cohorts cannot be read.
    """
    found = {}
    for bundle in cohorts.scenarios():
        scenario = read(bundle, language).scenario if bundle.hash in hashes else None
        if scenario is not None:
            found[bundle.hash] = scenario
    return found
