"""Writes single values as YAML that reads back as the same text."""

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"[-+]?(\.?[0-9][0-9.]*)([eE][-+]?[0-9]+)?")
_TYPED = frozenset({"", "~", "true", "false", "null"})
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
_BREAKING = re.compile(r": |:$|\s#|[\n\t]|[ ]$")
_IN_FLOW = frozenset(",[]{}")


def scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as one YAML scalar, in quotes only where it needs them.

    Args:
        text: the text.
        flow: whether it stands between braces or brackets.
    """
    return quoted(text) if _needs_quotes(text, flow=flow) else text


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def flow_list(texts: Iterable[str]) -> str:
    """Return texts as a list in brackets."""
    return f"[{', '.join(scalar(each, flow=True) for each in texts)}]"


def _needs_quotes(text: str, *, flow: bool) -> bool:
    if text in _TYPED or text[0] in _FIRST or _NUMBER.fullmatch(text):
        return True
    if text.startswith(("---", "...")) or _BREAKING.search(text):
        return True
    return flow and any(sign in text for sign in _IN_FLOW)
