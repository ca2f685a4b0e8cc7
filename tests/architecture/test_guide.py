"""The example of the guide can be played to an end that holds, and the guide is cut from it."""

import re
from collections.abc import Callable

import pytest

from scenarios.checks import check
from scenarios.codec import parse_act
from scenarios.format import Bundle, catalogue, read, read_play
from scenarios.model import Scenario
from scenarios.transcript import Header, Mode, Timing, Transcript
from scoring.scorecard import score
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.plays import judge
from tests.architecture.repository import ROOT

GUIDE = ROOT / "docs" / "guide"
EXAMPLE = (GUIDE / "example" / "scenario.yaml").read_text(encoding="utf-8")
LANGUAGES = ("nb", "en")

GOOD = """
encourage
say hilse_begge
say rett_begge
say rett_egne
encourage
say ramme_bruk
say ramme_videre
say inn_bekymring
wait short
wait long
say ropet_grense
say laererne_tilbake
say gode_fortell
say gode_ensomt
say gode_far
summarise alene bassen invite
say gode_bedre
say igjen_hvorfor
say nora_inn
say nora_rett
say skritt_lite
say skritt_naar
wait short
summarise alene bassen invite
say skritt_egne
say slutt_neste
"""
"""A good talk on any day: what Sara tells of is the same on a low one."""

_COMMENT = re.compile(r"\s+#.*$")


def pieces(language: str, kind: str) -> list[str]:
    page = (GUIDE / f"writing-scenarios.{language}.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def bare(text: str) -> str:
    """Return a piece without what is said beside it."""
    return "\n".join(_COMMENT.sub("", line) for line in text.splitlines())


def whole(text: str) -> Scenario:
    """Read a scenario that nothing is said against."""
    found = read(Bundle({"scenario.yaml": text.encode()}))
    assert [str(each) for each in found.diagnostics] == []
    assert found.scenario is not None
    assert list(check(found.scenario)) == []
    return found.scenario


def played(scenario: Scenario, acts: str, draw: Callable[[int, int], int]) -> Transcript:
    stage = Stage(scenario)
    events = list(stage.begin(draw))
    for line in acts.split("\n"):
        if line:
            events += stage.perform(stage.follow(None, events), parse_act(line))
    header = Header(
        "7K2M9QXB4R",
        scenario.id,
        scenario.hash,
        shipped_rubric().hash,
        scenario.language,
        Mode.PRACTICE,
        Timing.UNTIMED,
    )
    return Transcript(header, tuple(events))


@pytest.mark.parametrize("draw", [lambda low, _: low, lambda _, high: high], ids=["low", "high"])
def test_example_can_be_played_to_an_end_that_holds(draw: Callable[[int, int], int]) -> None:
    scenario = whole(EXAMPLE)
    card = score(scenario, played(scenario, GOOD, draw), shipped_rubric())
    assert card.holds
    assert card.outcome.ending == "avtale"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_cut_from_the_example(language: str) -> None:
    example = f"{EXAMPLE}\n"
    foreign = [piece for piece in pieces(language, "yaml") if bare(piece) + "\n" not in example]
    block, entry = foreign
    assert block.startswith("blocks:\n")
    assert entry.startswith("  nora_her: {block: ")
    assert len(pieces(language, "yaml")) > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_block_of_the_guide_fits_the_example(language: str) -> None:
    block, entry = (piece for piece in pieces(language, "yaml") if "block" in piece)
    before, after = EXAMPLE.split("  nora_her:\n")
    rest = after[after.index("\n  avslutning:") :]
    text = f"{before}{entry}{rest}\n{block}"
    acts = GOOD.replace("say nora_rett\n", "say nora_her_rett\nsay nora_her_noe\n")
    scenario = whole(text)
    assert score(scenario, played(scenario, acts, lambda low, _: low), shipped_rubric()).holds


def test_both_guides_show_the_same() -> None:
    assert [bare(each) for each in pieces("nb", "yaml")] == [
        bare(each) for each in pieces("en", "yaml")
    ]
    assert pieces("nb", "po") == pieces("en", "po")


def test_the_translation_of_the_guide_is_one() -> None:
    (piece,) = pieces("nb", "po")
    context, source, _ = piece.splitlines()
    made = catalogue(Bundle({"scenario.yaml": EXAMPLE.encode()}), "en").decode()
    assert f'{context}\n{source}\nmsgstr ""\n' in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_play_of_the_guide_is_met(language: str) -> None:
    (piece,) = pieces(language, "play")
    play = read_play("plays/good.yaml", piece.encode()).play
    assert play is not None
    assert judge(play, Stage(whole(EXAMPLE)), shipped_rubric()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_explains_every_word_for_a_reaction(language: str) -> None:
    page = (GUIDE / f"writing-scenarios.{language}.md").read_text(encoding="utf-8")
    keys = "to when once matter limit why tells effects raises settles shift arrives leaves goto"
    missing = [key for key in keys.split() if f"`{key}" not in page and f"{key}:" not in page]
    assert missing == []
