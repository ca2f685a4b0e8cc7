"""Where boxes and arrows stand."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.graph import layout
from scenarios.graph.layout import Layout, Measures, lay_out

M = Measures(width=100, height=40, across=10, down=20, passing=8, head=15, most=3)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[list[str]], list[tuple[str, str]]]:
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    lanes = [[f"{lane}.{n}" for n in range(size)] for lane, size in enumerate(sizes)]
    boxes = [box for lane in lanes for box in lane]
    pair = st.tuples(st.sampled_from(boxes), st.sampled_from(boxes)).filter(lambda p: p[0] != p[1])
    return lanes, draw(st.lists(pair, max_size=20, unique=True))


def assert_sound(
    found: Layout, lanes: list[list[str]], pairs: list[tuple[str, str]], m: Measures = M
) -> None:
    for (x1, y1), (x2, y2) in combinations(found.boxes.values(), 2):
        assert abs(x1 - x2) >= m.width - 1e-6 or abs(y1 - y2) >= m.height
    for lane, box_names in zip(found.lanes, lanes, strict=True):
        for box in box_names:
            x, y = found.boxes[box]
            assert lane.top + m.head <= y <= lane.bottom - m.height
            assert m.width / 2 - 1e-6 <= x <= found.width - m.width / 2 + 1e-6
    for n, ((source, target), points) in enumerate(zip(pairs, found.arrows, strict=True)):
        upper, lower = (target, source) if n in found.upwards else (source, target)
        down = points[::-1] if n in found.upwards else points
        assert down[0] == (found.boxes[upper][0], found.boxes[upper][1] + m.height)
        assert down[-1] == found.boxes[lower]
        assert [y for _, y in down] == sorted(y for _, y in down)


@settings(deadline=None)
@given(graphs())
def test_boxes_never_overlap_and_arrows_join_what_they_should(
    graph: tuple[list[list[str]], list[tuple[str, str]]],
) -> None:
    lanes, pairs = graph
    found = lay_out(lanes, pairs, M)
    assert_sound(found, lanes, pairs)
    assert found == lay_out(lanes, pairs, M)


def test_what_leads_on_stands_above() -> None:
    found = lay_out([["c", "b", "a"]], [("a", "b"), ("b", "c")], M)
    assert found.boxes["a"][1] < found.boxes["b"][1] < found.boxes["c"][1]
    assert not found.upwards


def test_a_circle_is_drawn_with_one_way_up() -> None:
    found = lay_out([["a", "b", "c"]], [("a", "b"), ("b", "c"), ("c", "a")], M)
    assert found.upwards == {2}


def test_a_straight_talk_is_a_straight_line() -> None:
    found = lay_out([["a"], ["b"], ["c"]], [("a", "b"), ("b", "c")], M)
    assert len({x for x, _ in found.boxes.values()}) == 1


def test_crossings_are_undone() -> None:
    found = lay_out([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")], M)
    left_first = found.boxes["a"][0] < found.boxes["b"][0]
    assert (found.boxes["d"][0] < found.boxes["c"][0]) == left_first


def test_arrows_pass_beside_boxes() -> None:
    found = lay_out([["a", "b", "c"]], [("a", "b"), ("b", "c"), ("a", "c")], M)
    x, _ = found.boxes["b"]
    assert all(abs(px - x) >= M.width / 2 for px, _ in found.arrows[2][1:-1])


@pytest.mark.parametrize("size", [4, 7])
def test_a_row_holds_only_so_many(size: int) -> None:
    lane = [str(n) for n in range(size)]
    found = lay_out([lane], [], M)
    rows = [y for _, y in found.boxes.values()]
    assert max(rows.count(y) for y in rows) == M.most


def test_the_longest_arrows_go_straight_where_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layout, "MOST_PASSED", 4)
    lanes = [["a"], ["b"], ["c"], ["d"]]
    pairs = [("a", "d"), ("a", "c"), ("a", "b")]
    found = lay_out(lanes, pairs, M)
    assert_sound(found, lanes, pairs)
    assert [len(points) for points in found.arrows] == [2, 4, 2]
