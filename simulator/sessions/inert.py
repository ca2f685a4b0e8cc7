"""Text from elsewhere on its way to a terminal."""

from scenarios.format.bounds import FORBIDDEN_CHARACTER


def inert(text: str) -> str:
    """Return text in which nothing can act on a terminal: what could is shown as ``?``."""
    return FORBIDDEN_CHARACTER.sub("?", text.replace("\t", " ").replace("\r\n", "\n"))
