"""Longer texts of authors, whose lines end where their editor happened to be full."""

import re

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def flowing(text: str) -> str:
    """Return a text as paragraphs that can be wrapped anew; an empty line parts them."""
    return "\n\n".join(" ".join(part.split()) for part in _PARAGRAPHS.split(text.strip()))
