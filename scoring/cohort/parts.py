"""A group of students told in parts, and what two such tellings tell together.

A part is named by the cells that are in it, joined by ``+``: of these it is told only how many they
are together. Parts can be added up. So of two tellings of the same group, an earlier and a later,
the finest that can be compared is what both have parts for.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

Parts = Mapping[str, int]
"""Part to how many are in it."""

JOINT = "+"


def rings(**groups: int | None) -> Parts:
    """Return how many are in each group and not in the one before, which it holds.

    A group of which it is not told how many it holds is one part with the next.
    """
    parts: dict[str, int] = {}
    names: list[str] = []
    inner = 0
    for name, size in groups.items():
        names.append(name)
        if size is not None:
            parts[JOINT.join(names)] = size - inner
            inner = size
            names.clear()
    return parts


def merged(parts: Parts, together: AbstractSet[str]) -> Parts:
    """Return parts of which some are told as one."""
    if not together:
        return parts
    apart = {name: count for name, count in parts.items() if name not in together}
    return apart | {JOINT.join(sorted(together)): sum(parts[name] for name in together)}


def is_few(count: int, k: int) -> bool:
    """Say whether somebody could be recognised in so many; fewer than nobody is no group."""
    return count < k and count != 0


def tell_of_few(before: Parts, now: Parts, k: int) -> bool:
    """Say whether anything that can be added up from both has changed by fewer than k."""
    if not before or not now:
        return False
    sums = {0}
    for change in _changes(before, now):
        sums |= {each + change for each in sums}
    return any(is_few(abs(each), k) for each in sums)


def _changes(before: Parts, now: Parts) -> list[int]:
    """Return by how many the smallest parts differ that both can be added up to.

    A cell that one does not know held nobody there.
    """
    earlier, later = _by_cells(before), _by_cells(now)
    earlier |= {frozenset({cell}): 0 for cell in _cells(later) - _cells(earlier)}
    later |= {frozenset({cell}): 0 for cell in _cells(earlier) - _cells(later)}
    common = list(later)
    for part in earlier:
        met = [each for each in common if each & part]
        common = [each for each in common if not each & part] + [part.union(*met)]
    return [_sum(later, part) - _sum(earlier, part) for part in common]


def _by_cells(parts: Parts) -> dict[frozenset[str], int]:
    return {frozenset(name.split(JOINT)): count for name, count in parts.items()}


def _cells(parts: Mapping[frozenset[str], int]) -> frozenset[str]:
    return frozenset().union(*parts)


def _sum(parts: Mapping[frozenset[str], int], of: frozenset[str]) -> int:
    return sum(count for part, count in parts.items() if part <= of)
