"""Where the boxes and arrows of a graph stand on paper.

The layered drawing of Sugiyama, in lanes: every lane has rows, a moment stands on the row after
the last one in its lane that leads to it, and an arrow over several rows passes each of them
at a point of its own. The order within the rows follows the barycentres of the neighbours, and
the places are the least-squares ones that keep that order. Nothing is drawn by chance: the same
graph gives the same picture.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 24
"""How often the rows are put in order, down and up."""

MOST_PASSED = 20_000
"""Rows that all arrows together pass at points of their own; the longest go straight beyond that,
so that the time grows with the boxes and not with what lies between them."""

Key = tuple[str, int]
"""A box (its name and -1), or the point where the n-th arrow passes a row (its row and n)."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in the units of the drawing."""

    width: float
    """Of a box."""
    height: float
    across: float
    """Between neighbours in a row."""
    down: float
    """Between rows."""
    passing: float
    """What an arrow that passes a row takes there."""
    head: float
    """Above the first row of a lane, for its name."""
    most: int
    """Boxes in a row; what does not find room stands on the next one."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of the drawing."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing: boxes by their middle and top, arrows by the points they go through."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    boxes: Mapping[str, tuple[float, float]]
    arrows: tuple[tuple[tuple[float, float], ...], ...]
    """From source to target, in the order of the pairs that were given."""
    upwards: frozenset[int]
    """Which arrows lead back up."""


def lay_out(
    lanes: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]], measures: Measures
) -> Layout:
    """Place boxes and arrows.

    Args:
        lanes: the boxes of each lane, from the top; each box in one lane.
        pairs: source and target of every arrow.
        measures: how large things are.
    """
    row_of, row_lanes = _rows(lanes, pairs, measures.most)
    upwards = frozenset(n for n, (a, b) in enumerate(pairs) if row_of[a] >= row_of[b])
    straight = _straight(pairs, row_of)
    chains = [
        _chain(n, pair, row_of, up=n in upwards, straight=n in straight)
        for n, pair in enumerate(pairs)
    ]
    rows: list[list[Key]] = [[] for _ in row_lanes]
    for lane in lanes:
        for box in lane:
            rows[row_of[box]].append((box, -1))
    for chain in chains:
        for row, key in _between(chain, row_of):
            rows[row].append(key)
    above, below = _neighbours(chains)
    _order(rows, above, below)
    at = _across(rows, above, below, measures)
    tops, drawn = _down(row_lanes, len(lanes), measures)
    middles = {key: x for row in rows for key, x in zip(row, at[id(row)], strict=True)}
    boxes = {box: (middles[box, -1], tops[row]) for box, row in row_of.items()}
    width = max((x for x, _ in boxes.values()), default=0) + measures.width / 2
    width = max([width, *(x + measures.passing for x in middles.values())])
    arrows = tuple(
        _points(chain, middles, tops, row_of, measures, up=n in upwards)
        for n, chain in enumerate(chains)
    )
    height = drawn[-1].bottom if drawn else 0
    return Layout(width, height, tuple(drawn), boxes, arrows, upwards)


def _rows(
    lanes: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]], most: int
) -> tuple[dict[str, int], list[int]]:
    """Return the row of every box, and the lane of every row."""
    row_of: dict[str, int] = {}
    row_lanes: list[int] = []
    for n, lane in enumerate(lanes):
        depths = _depths(lane, pairs)
        for depth in range(max(depths.values(), default=0) + 1):
            here = [box for box in lane if depths[box] == depth]
            for start in range(0, max(len(here), 1), most):
                row_of |= dict.fromkeys(here[start : start + most], len(row_lanes))
                row_lanes.append(n)
    return row_of, row_lanes


def _depths(lane: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return how many boxes of the lane lead up to each, arrows that close a circle left out."""
    inside: dict[str, list[str]] = {box: [] for box in lane}
    for source, target in pairs:
        if source in inside and target in inside and source != target:
            inside[source].append(target)
    depths = dict.fromkeys(lane, 0)
    for box in reversed(_finished(lane, inside)):
        for target in inside[box]:
            depths[target] = max(depths[target], depths[box] + 1)
    return depths


def _finished(lane: Sequence[str], inside: dict[str, list[str]]) -> list[str]:
    """Return boxes in the order in which a walk in depth leaves them; drop what closes circles."""
    done: list[str] = []
    state: dict[str, int] = {}
    for first in lane:
        stack = [(first, iter(tuple(inside[first])))] if first not in state else []
        state.setdefault(first, 1)
        while stack:
            box, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                state[box] = 2
                done.append(box)
                stack.pop()
            elif target not in state:
                state[target] = 1
                stack.append((target, iter(tuple(inside[target]))))
            elif state[target] == 1:
                inside[box].remove(target)
    return done


def _straight(pairs: Sequence[tuple[str, str]], row_of: Mapping[str, int]) -> frozenset[int]:
    """Return the arrows that pass no points of their own: the longest, where there are too many."""
    spans = [abs(row_of[target] - row_of[source]) for source, target in pairs]
    found, passed = set(), 0
    for n in sorted(range(len(pairs)), key=spans.__getitem__):
        passed += spans[n]
        if passed > MOST_PASSED:
            found.add(n)
    return frozenset(found)


def _chain(
    n: int, pair: tuple[str, str], row_of: Mapping[str, int], *, up: bool, straight: bool
) -> list[Key]:
    """Return what an arrow goes through from its upper to its lower end."""
    upper, lower = reversed(pair) if up else pair
    first, last = sorted((row_of[upper], row_of[lower]))
    passed = () if straight else range(first + 1, last)
    return [(upper, -1), *((str(row), n) for row in passed), (lower, -1)]


def _between(chain: list[Key], row_of: Mapping[str, int]) -> Iterator[tuple[int, Key]]:
    first = row_of[chain[0][0]]
    for distance, key in enumerate(chain[1:-1], 1):
        yield first + distance, key


def _neighbours(chains: Iterable[list[Key]]) -> tuple[dict[Key, list[Key]], dict[Key, list[Key]]]:
    above: dict[Key, list[Key]] = {}
    below: dict[Key, list[Key]] = {}
    for chain in chains:
        for upper, lower in pairwise(chain):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    return above, below


def _order(
    rows: list[list[Key]], above: Mapping[Key, list[Key]], below: Mapping[Key, list[Key]]
) -> None:
    """Put every row in the order of what it is joined to, over and over, down and up."""
    place = {key: n for row in rows for n, key in enumerate(row)}
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        near = above if down else below
        for row in rows if down else reversed(rows):
            wanted = {
                key: sum(place[each] for each in near[key]) / len(near[key])
                if near.get(key)
                else float(place[key])
                for key in row
            }
            row.sort(key=wanted.__getitem__)
            place |= {key: n for n, key in enumerate(row)}


def _across(
    rows: list[list[Key]],
    above: Mapping[Key, list[Key]],
    below: Mapping[Key, list[Key]],
    measures: Measures,
) -> dict[int, list[float]]:
    """Return the middles of every row: near what each thing is joined to, in the row's order."""
    half = {key: _half(key, measures) for row in rows for key in row}
    offsets = {id(row): _offsets(row, half, measures.across) for row in rows}
    at = {key: x for row in rows for key, x in zip(row, offsets[id(row)], strict=True)}
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            near = {key: (*above.get(key, ()), *below.get(key, ())) for key in row}
            wanted = [
                sum(at[each] for each in near[key]) / len(near[key]) if near[key] else at[key]
                for key in row
            ]
            shifts = [x - o for x, o in zip(wanted, offsets[id(row)], strict=True)]
            kept = _rising(shifts)
            at |= {k: s + o for k, s, o in zip(row, kept, offsets[id(row)], strict=True)}
    left = min((x - half[key] for key, x in at.items()), default=0.0)
    return {id(row): [at[key] - left for key in row] for row in rows}


def _half(key: Key, measures: Measures) -> float:
    return measures.width / 2 if key[1] < 0 else measures.passing / 2


def _offsets(row: Sequence[Key], half: Mapping[Key, float], gap: float) -> list[float]:
    found: list[float] = []
    for n, key in enumerate(row):
        found.append(found[-1] + half[row[n - 1]] + gap + half[key] if n else half[key])
    return found


def _rising(values: Sequence[float]) -> list[float]:
    """Return the rising numbers that are nearest to some (least squares; pools of neighbours)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def _down(
    row_lanes: Sequence[int], lanes: int, measures: Measures
) -> tuple[list[float], list[Lane]]:
    tops: list[float] = []
    drawn: list[Lane] = []
    y = 0.0
    for lane in range(lanes):
        top = y
        y += measures.head
        for _ in range(row_lanes.count(lane)):
            tops.append(y)
            y += measures.height + measures.down
        drawn.append(Lane(top, y))
    return tops, drawn


def _points(  # noqa: PLR0913 what an arrow depends on
    chain: list[Key],
    middles: Mapping[Key, float],
    tops: Sequence[float],
    row_of: Mapping[str, int],
    measures: Measures,
    *,
    up: bool,
) -> tuple[tuple[float, float], ...]:
    first = row_of[chain[0][0]]
    found = [(middles[chain[0]], tops[first] + measures.height)]
    for distance, key in enumerate(chain[1:-1], 1):
        top = tops[first + distance]
        found += [(middles[key], top), (middles[key], top + measures.height)]
    last = row_of[chain[-1][0]]
    found.append((middles[chain[-1]], tops[last]))
    return tuple(reversed(found)) if up else tuple(found)
