"""What blind choice gets: fairly drawn, sure as it says, and drawn once for a version."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from scenarios.library import shipped
from scoring.cohort.baselines import FEWEST_IN_A_HAND, Baseline, as_text, baseline, read_baseline
from scoring.cohort.estimates import Estimate, mean
from scoring.cohort.gathering import Gathered
from scoring.shipped import shipped_rubric
from simulator.collecting import baselines as drawing
from simulator.collecting.blindly import HAND, Deck, blindly
from simulator.collecting.port import Cohorts
from simulator.records import Places, open_cohorts, read_cohorts
from simulator.records.erasing_cohorts import open_cohort_eraser
from tests.functional.collecting.class_of import attempt, collected, file_of, stage
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary, gathered

WORDS = a_vocabulary()


def hands(count: int, players: int, seed: int = 1) -> list[Gathered]:
    drawn = Drawn(WORDS, random.Random(seed))
    return [gathered(WORDS, [drawn.attempt(f"b{n}") for n in range(players)]) for _ in range(count)]


def test_every_line_is_dealt_as_often_as_any_other() -> None:
    deck = Deck(random.Random(3))
    one, other = ("m", ("a", "b", "c"), 1), ("m", ("a", "b", "c"), 2)
    for _ in range(4):
        assert sorted(deck.deal(one) for _ in range(3)) == ["a", "b", "c"]
    assert sorted(deck.deal(other) for _ in range(3)) == ["a", "b", "c"]


def test_the_first_choice_of_a_hand_comes_out_even() -> None:
    """And the rest of the talks are not the same: every player goes another way."""
    (hand,) = blindly(stage().scenario, shipped_rubric(), hands=1)
    first = Counter(next(t.did for t in each.turns) for each in hand)
    assert len(hand) == HAND
    assert len(set(first.values())) == 1
    assert len({each.turns for each in hand}) == HAND
    assert {turn.did.split("/")[0] for each in hand for turn in each.turns} == {"say"}


def test_all_hands_together_have_the_mean_of_all_players() -> None:
    found = hands(5, 12)
    apart, whole = baseline(*found), baseline(*_joined(5, 12))
    assert apart.plays == whole.plays == 60
    for moment, marks in whole.marks.items():
        assert apart.marks[moment].n == marks.n
        assert apart.marks[moment].mean == pytest.approx(marks.mean, abs=1e-12)
    for moment, lost in whole.lost.items():
        assert apart.lost[moment] == pytest.approx(lost, abs=0.5)


def _joined(count: int, players: int) -> list[Gathered]:
    drawn = Drawn(WORDS, random.Random(1))
    return [gathered(WORDS, [drawn.attempt(f"b{n}") for n in range(count * players)])]


def test_the_interval_covers_what_is_true_as_often_as_it_says() -> None:
    """Of players who are drawn one by one; those who are dealt are surer."""
    true = baseline(*hands(1, 3_000, seed=9)).marks
    covered = []
    for seed in range(40):
        for moment, marks in baseline(*hands(6, 15, seed=100 + seed)).marks.items():
            found = mean(marks, (0.0, 1.0))
            assert isinstance(found, Estimate)
            assert found.low is not None
            assert found.high is not None
            covered.append(found.low <= true[moment].mean <= found.high)
    assert 0.9 <= sum(covered) / len(covered) < 1


def test_with_few_in_a_hand_players_count_one_by_one() -> None:
    found = hands(3, FEWEST_IN_A_HAND - 1)
    whole = baseline(*_joined(3, FEWEST_IN_A_HAND - 1)).marks
    assert {m: s.error for m, s in baseline(*found).marks.items()} == pytest.approx(
        {m: s.error for m, s in whole.items()}, abs=1e-12
    )


@pytest.mark.parametrize("count", [1, 4])
def test_what_is_kept_is_read_again_equal(count: int) -> None:
    found = baseline(*hands(count, 10))
    assert read_baseline(as_text(found)) == found


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"plays": 1, "marks": {"m": [1]}, "lost": {}}'])
def test_what_is_no_baseline_is_none(text: str) -> None:
    assert read_baseline(text) is None


# -- kept --------------------------------------------------------------------------------------


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often somebody is let play; with few players."""
    times: list[int] = []
    real = drawing.drawn_for

    def counted(files: Mapping[str, bytes], _: int) -> Baseline | None:
        times.append(1)
        return real(files, hands=1)

    monkeypatch.setattr(drawing, "drawn_for", counted)
    return times


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def cohorts(places: Places, tmp_path: Path) -> Iterator[Cohorts]:
    found = open_cohorts(places)
    path = tmp_path / "a.samtale"
    path.write_bytes(file_of(attempt(1), attempt(2, name="falsk-alarm")))
    collected(found, tmp_path, path)
    yield found
    found.close()


def test_it_is_drawn_once_also_by_who_only_reads(
    cohorts: Cohorts, places: Places, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = {stage(name).scenario.hash for name in ("butikktyveri", "falsk-alarm")}
    reading = read_cohorts(places)
    heard: list[tuple[int, int]] = []
    once = drawing.baselines(reading, hashes, told=lambda *far: heard.append(far))
    assert (len(drawn), heard) == (2, [(1, 2), (2, 2)])
    assert drawing.baselines(reading, hashes) == once
    assert drawing.baselines(cohorts, {min(hashes)}) == {min(hashes): once[min(hashes)]}
    assert drawing.baselines(cohorts, {"0" * 64}) == {}
    reading.close()
    assert len(drawn) == 2
    monkeypatch.setattr(drawing, "SEED", 1)
    assert drawing.baselines(cohorts, hashes).keys() == hashes
    assert len(drawn) == 4


def test_it_goes_with_the_scenario(cohorts: Cohorts, places: Places, drawn: list[int]) -> None:
    kept = stage().scenario.hash
    drawing.baselines(cohorts, {kept})
    eraser = open_cohort_eraser(places, None)
    eraser.forget("kull")
    eraser.close()
    assert cohorts.baselines(shipped_rubric().hash, drawing._how()) == {}
    assert drawn == [1]


def test_in_several_processes_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "FEW", 0)
    missing = [("a", dict(shipped("falsk-alarm").files)), ("b", {"scenario.yaml": b"id: x"})]
    alone = list(drawing._drawn(missing, 1, hands=1))
    assert list(drawing._drawn(missing, 2, hands=1)) == alone
    assert [found is None for _, found in alone] == [False, True]
