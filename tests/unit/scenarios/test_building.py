"""Building large frozen values."""

import copy
import dataclasses
import gc
from typing import Any

import pytest

from scenarios.building import collector_resting, opened
from scenarios.model import Answers, Choice, Line, Moment, Phase, Reaction


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (Line, ("a/1", "emma", "Hei.")),
        (Reaction, ("a/default",)),
        (Choice, ("a", "Hei.", (), ("emma",), ())),
        (Moment, ("a", Phase.OPENING, (), ())),
        (Answers, ()),
    ],
)
def test_quick_constructor_makes_the_very_same(kind: Any, arguments: tuple[object, ...]) -> None:
    slow, quick = kind(*arguments), opened(kind)(*arguments)
    assert type(quick) is kind
    assert quick == slow
    assert repr(quick) == repr(slow)
    assert dataclasses.replace(quick) == slow
    assert copy.deepcopy(quick) == slow
    name = dataclasses.fields(kind)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(quick, name, None)


def test_what_is_made_quickly_can_be_a_key() -> None:
    assert {opened(Line)("a/1", "emma", "Hei."): 1} == {Line("a/1", "emma", "Hei."): 1}


def test_defaults_are_made_anew() -> None:
    quick = opened(Answers)
    assert quick().limits is not quick().limits


@pytest.mark.parametrize("enabled", [True, False])
def test_collector_is_as_it_was_even_after_an_error(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        gc.enable() if enabled else gc.disable()
        with pytest.raises(RuntimeError):
            _fail_at_rest()
        assert gc.isenabled() is enabled
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable() if was else gc.disable()


def _fail_at_rest() -> None:
    with collector_resting():
        assert not gc.isenabled()
        raise RuntimeError
