"""The picture in README: ``python -m tests.pictures``.

Plays the first acts of a written play, opens the app in a terminal, goes on with the talk, and
draws what stands on the screen as an SVG that needs no font and loads nothing.
"""

import subprocess
import sys
import tempfile
from html import escape
from itertools import groupby
from pathlib import Path

from pyte.screens import Char

from scenarios.codec import format_act
from scenarios.format import read_play
from simulator.records import Places, Settings, save_settings
from tests.benchmarks.terminal import ROOT, Terminal

PLAY = ROOT / "scenarios" / "library" / "butikktyveri" / "plays" / "attentive.yaml"
PICTURE = ROOT / "docs" / "pictures" / "talk.svg"
ACTS = 17
COMMAND = ("-m", "simulator", "play", "butikktyveri", "--language", "en", "--acts", "-")
COLUMNS, ROWS = 100, 30
WIDTH, HEIGHT, PAD = 8.4, 19.0, 16.0
INK, PAPER = "#d8d8d8", "#121212"


def main() -> None:
    """Make the picture."""
    with tempfile.TemporaryDirectory() as home:
        _begin(home)
        save_settings(Places(Path(home)), Settings(language="en", notice_seen=True))
        with Terminal(
            ["-m", "simulator"], {"SAMTALEROM_HOME": home}, columns=COLUMNS, rows=ROWS
        ) as terminal:
            terminal.wait_for("Shoplifting")
            terminal.settle(1.5)
            terminal.press("\r", quiet=1.5)
            PICTURE.write_text(_svg(terminal.cells()), encoding="utf-8")
            sys.stdout.write(terminal.text + "\n")


def _begin(home: str) -> None:
    """Play the first acts, so that there is a talk to go on with."""
    play = read_play(PLAY.name, PLAY.read_bytes()).play
    if play is None:
        raise SystemExit(f"{PLAY} cannot be read")
    acts = [format_act(each.act) for each in play.acts[:ACTS]]
    subprocess.run(
        [sys.executable, *COMMAND],
        cwd=ROOT,
        check=True,
        input="\n".join(acts),
        encoding="utf-8",
        stdout=subprocess.DEVNULL,
        env={"SAMTALEROM_HOME": home, "PATH": ""},
    )


def _svg(cells: list[list[Char]]) -> str:
    width, height = COLUMNS * WIDTH + 2 * PAD, ROWS * HEIGHT + 2 * PAD
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img"',
        ' aria-label="A talk in Samtalerom: what was said, and what can be said now"',
        ' font-family="ui-monospace, Consolas, Menlo, monospace" font-size="14">',
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{PAPER}"/>',
    ]
    for row, line in enumerate(cells):
        x = 0
        for style, run in groupby(line, key=_style):
            text = "".join(cell.data for cell in run)
            parts += _run((x, row), text, *style)
            x += len(text)
    return "\n".join([*parts, "</svg>\n"])


def _run(at: tuple[int, int], text: str, ink: str, paper: str, extra: str) -> list[str]:
    x, row = at
    left, top, length = PAD + x * WIDTH, PAD + row * HEIGHT, len(text) * WIDTH
    found = []
    if paper != PAPER:
        found.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{length:.1f}" height="{HEIGHT}"'
            f' fill="{paper}"/>'
        )
    if text.strip():
        inner = text.rstrip()
        left += (len(inner) - len(inner.lstrip())) * WIDTH
        inner = inner.strip()
        found.append(
            f'<text x="{left:.1f}" y="{top + 14:.1f}" textLength="{len(inner) * WIDTH:.1f}"'
            f' fill="{ink}"{extra} xml:space="preserve">{escape(inner)}</text>'
        )
    return found


def _style(cell: Char) -> tuple[str, str, str]:
    ink, paper = _colour(cell.fg, INK), _colour(cell.bg, PAPER)
    if cell.reverse:
        ink, paper = paper, ink
    bold = ' font-weight="bold"' if cell.bold else ""
    italic = ' font-style="italic"' if cell.italics else ""
    return ink, paper, bold + italic


def _colour(name: str, default: str) -> str:
    return default if name == "default" else f"#{name}"


if __name__ == "__main__":
    main()
