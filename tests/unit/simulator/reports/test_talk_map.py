"""The map of the talk: every turn once, in its place."""

from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import Phase
from scoring.phrases import TurnKind
from scoring.views import MapTurn
from simulator.reports.talk_map import ROWS, TURNS_PER_STRIP, Strip, strips

NAMES = {kind: kind.value for kind in TurnKind}
PHASES = {phase: phase.value for phase in Phase}
PEOPLE = {"emma": "Emma", "trine": "Trine"}

turns = st.lists(
    st.builds(
        MapTurn,
        turn=st.just(0),
        kind=st.sampled_from(TurnKind),
        kind_name=st.just(""),
        phase=st.sampled_from(Phase),
        points=st.just(0.0),
        reached=st.sampled_from([(), ("tonen",)]),
        named=st.sampled_from([(), ("tonen",)]),
        settled=st.just(()),
        failed=st.booleans(),
        feelings=st.fixed_dictionaries(
            {
                name: st.integers(0, 10)
                for name in ("emma.trust", "emma.tension", "trine.trust", "trine.tension")
            }
        ),
    ),
    max_size=100,
).map(lambda found: [_numbered(turn, n) for n, turn in enumerate(found, 1)])


def _numbered(turn: MapTurn, number: int) -> MapTurn:
    return MapTurn(
        number,
        turn.kind,
        turn.kind_name,
        turn.phase,
        turn.points,
        turn.reached,
        turn.named,
        turn.settled,
        turn.failed,
        turn.feelings,
    )


def test_every_kind_has_its_row() -> None:
    assert sorted(ROWS) == sorted(TurnKind)


@given(turns)
def test_every_turn_is_drawn_once_and_on_the_paper(talk: list[MapTurn]) -> None:
    found = strips(talk, NAMES, PHASES, PEOPLE)
    assert sum(len(strip.dots) for strip in found) == len(talk)
    assert [strip.first for strip in found] == list(range(1, len(talk) + 1, TURNS_PER_STRIP))
    for strip in found:
        assert all(0 <= dot.x <= strip.width and 0 <= dot.y <= strip.height for dot in strip.dots)
        assert sum(band.width for band in strip.bands) <= strip.width
        _feelings_stay_in_their_chart(strip)


def _feelings_stay_in_their_chart(strip: Strip) -> None:
    assert [chart.person for chart in strip.charts] == ["Emma", "Trine"]
    for chart in strip.charts:
        assert [curve.feeling for curve in chart.curves] == ["trust", "tension"]
        for curve in chart.curves:
            points = [tuple(map(float, point.split(","))) for point in curve.points.split()]
            assert len(points) == len(strip.dots)
            rounding = 0.1
            assert all(chart.top - rounding <= y <= chart.bottom + rounding for _, y in points)


@given(turns)
def test_a_dot_stands_on_the_row_of_its_kind(talk: list[MapTurn]) -> None:
    drawn = strips(talk, NAMES, PHASES, PEOPLE)
    dots = [(strip, dot) for strip in drawn for dot in strip.dots]
    for turn, (strip, dot) in zip(talk, dots, strict=True):
        nearest = min(strip.rows, key=lambda row, y=dot.y: abs(row.y - 4 - y))  # type: ignore[misc]
        assert nearest.label == turn.kind
        assert dot.failed == turn.failed


def test_limits_have_a_row_only_where_there_were_any() -> None:
    plain = MapTurn(1, TurnKind.OPEN, "", Phase.ACCOUNT, 0, (), (), (), failed=False, feelings={})
    named = MapTurn(
        2,
        TurnKind.LIMIT,
        "",
        Phase.ACCOUNT,
        0,
        ("tonen",),
        ("tonen",),
        (),
        failed=False,
        feelings={},
    )
    assert strips([plain], NAMES, PHASES, PEOPLE)[0].marks is None
    marks = strips([plain, named], NAMES, PHASES, PEOPLE)[0].marks
    assert marks is not None
    assert marks.named[0] < marks.reached[0]
    assert marks.settled == ()
