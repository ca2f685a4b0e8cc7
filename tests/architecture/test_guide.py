"""The example that the guide builds up, piece by piece, is a scenario that can be played."""

import re

import pytest

from scenarios.format import Bundle, read
from simulator.engine import Stage
from tests.architecture.repository import ROOT

# The moments that the example leads to and leaves to the reader.
_REST = """\
  hilsen: {phase: opening, lines: [sara: Hei.], choices: [{id: hei, say: Hei., is: [small_talk],
    reactions: [{goto: storefri}]}]}
  doen: {phase: mapping, lines: [cue: Stille.], choices: [{id: takk, say: Takk., is: [affirm],
    reactions: [{end: avtale}]}]}
  avslutning: {phase: closing, lines: [cue: Stille.], choices: [{id: slutt, say: Takk for i dag.,
    is: [next_contact], reactions: [{when: reached(tonen), raises: [tonen], end: nei_takk},
    {end: nei_takk}]}]}
"""


@pytest.mark.parametrize("language", ["nb", "en"])
def test_example_of_the_guide_is_whole(language: str) -> None:
    page = (ROOT / f"docs/guide/writing-scenarios.{language}.md").read_text(encoding="utf-8")
    pieces = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    text = "".join(pieces).replace("moments:\n", f"moments:\n{_REST}")
    reading = read(Bundle({"scenario.yaml": text.encode()}))
    assert [str(found) for found in reading.diagnostics] == []
    assert reading.scenario is not None
    stage = Stage(reading.scenario)
    situation = stage.follow(None, stage.begin(lambda low, _: low))
    assert [choice.id for choice in stage.open_choices(situation)] == ["hei"]


def test_both_guides_build_the_same_example() -> None:
    assert _bones("nb") == _bones("en")


def _bones(language: str) -> list[str]:
    """Return the lines of the example without comments and free texts."""
    page = (ROOT / f"docs/guide/writing-scenarios.{language}.md").read_text(encoding="utf-8")
    pieces = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return re.findall(r"^( *(?:- )?\{?[a-z_]+:)", "".join(pieces), re.MULTILINE)
