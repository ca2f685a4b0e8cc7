"""Two restrained themes, dark and light, and the look of the words in a talk.

Every pair of text and background holds a contrast of at least 4.5:1; a test computes it.
"""

from pathlib import Path

from textual.theme import Theme

DARK = Theme(
    name="samtalerom-dark",
    dark=True,
    primary="#8db4c7",
    secondary="#d3a873",
    accent="#d3a873",
    foreground="#d9dcd6",
    background="#15191c",
    surface="#15191c",
    panel="#1d2327",
    success="#93b98a",
    warning="#dcb56a",
    error="#e2968a",
    variables={
        "quiet": "#98a1a6",
        "faint": "#3a4349",
        "person": "#d9b384",
        "own": "#9cc3d5",
        "lit": "#26323a",
        "border": "#3a4349",
        "border-blurred": "#3a4349",
        "block-cursor-background": "#26323a",
        "block-cursor-foreground": "#f3f4ef",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1f282e",
        "block-cursor-blurred-foreground": "#d9dcd6",
        "block-hover-background": "#1f282e",
        "scrollbar": "#3a4349",
        "scrollbar-hover": "#52606a",
        "scrollbar-active": "#6d7d88",
        "scrollbar-background": "#15191c",
        "scrollbar-background-hover": "#15191c",
        "scrollbar-background-active": "#15191c",
        "input-cursor-background": "#d9dcd6",
        "input-cursor-foreground": "#15191c",
        "input-selection-background": "#8db4c7 35%",
    },
)

LIGHT = Theme(
    name="samtalerom-light",
    dark=False,
    primary="#1d5570",
    secondary="#7d4a14",
    accent="#7d4a14",
    foreground="#23292d",
    background="#f8f6f1",
    surface="#f8f6f1",
    panel="#efece4",
    success="#2f6429",
    warning="#76520a",
    error="#9c2f22",
    variables={
        "quiet": "#5a6267",
        "faint": "#cfcabd",
        "person": "#7d4a14",
        "own": "#1d5570",
        "lit": "#e0e6e6",
        "border": "#cfcabd",
        "border-blurred": "#cfcabd",
        "block-cursor-background": "#dfe6e8",
        "block-cursor-foreground": "#14191c",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#ebebe5",
        "block-cursor-blurred-foreground": "#23292d",
        "block-hover-background": "#ebebe5",
        "scrollbar": "#cfcabd",
        "scrollbar-hover": "#b3ad9d",
        "scrollbar-active": "#968f7d",
        "scrollbar-background": "#f8f6f1",
        "scrollbar-background-hover": "#f8f6f1",
        "scrollbar-background-active": "#f8f6f1",
        "input-cursor-background": "#23292d",
        "input-cursor-foreground": "#f8f6f1",
        "input-selection-background": "#1d5570 25%",
    },
)

THEMES = (DARK, LIGHT)


def beside(module: str) -> str:
    """Return the stylesheet that stands beside a module; pass ``__file__``."""
    return Path(module).with_suffix(".tcss").read_text(encoding="utf-8")
