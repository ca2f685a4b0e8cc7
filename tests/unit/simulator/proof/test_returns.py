"""Whether a talk can come back until nothing is left to say, asked of the ways alone."""

from scenarios.model import Choice
from scenarios.techniques import Technique
from simulator.proof.board import Board
from simulator.proof.layout import Layout
from simulator.proof.moves import Moves
from simulator.proof.reach import spread
from simulator.proof.returns import Returns
from tests.builders import a_scenario, choice, moment

LINES = frozenset({"a1", "a2"})


def may_run_out(*choices: Choice) -> bool:
    back = moment("b", choice("b1", Technique.CLOSED, goto="a", once=False))
    scenario = a_scenario(moment("a", *choices), back)
    nothing, nowhere = frozenset[str](), frozenset[str]()
    board = Board(Layout(scenario), frozenset(), run_out=nothing, known_at=nowhere)
    return Returns(spread(Moves(board), 1_000)).may_run_out("a", LINES)


def test_lines_that_stay_or_lead_back_run_out() -> None:
    there = choice("a2", Technique.CLOSED, goto="b")
    assert may_run_out(choice("a1", Technique.CLOSED), there)


def test_a_line_from_which_nobody_comes_back_is_always_left() -> None:
    end = choice("a2", Technique.CLOSED, end="slutt")
    assert not may_run_out(choice("a1", Technique.CLOSED), end)
