"""A report as text that is kept, and read again instead of being computed again.

A report holds no language and no name, only figures and ids, so that it serves every output.
What is read again is equal to what was written, digit by digit.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from scoring.cohort.report import CohortReport

FORMAT = 4
"""The version of what a report holds; one of another version is computed anew."""


def as_text(report: CohortReport) -> str:
    """Return a report as JSON, which ``read_report`` reads."""
    return json.dumps({"format": FORMAT, "report": _plain(report)}, ensure_ascii=False)


def read_report(text: str) -> CohortReport | None:
    """Return a report that was kept; None where it is of another version, or none at all."""
    try:
        read = json.loads(text)
        if read["format"] != FORMAT:
            return None
        report: CohortReport = _made(CohortReport, read["report"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return report


def _plain(value: Any) -> Any:  # noqa: ANN401 whatever a report holds
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _made(kind: Any, value: Any) -> Any:  # noqa: ANN401
    """Return a value of a kind from its plain form."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return _one_of(parts, value)
    if origin is tuple:
        each = parts[0]
        return tuple(_made(each, one) for one in value)
    if origin is not None and issubclass(origin, Mapping):
        return {_made(parts[0], name): _made(parts[1], one) for name, one in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(hint, value[name]) for name, hint in hints.items()})
    return kind(value) if issubclass(kind, Enum) else value


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    """Return a value of the one of several kinds that it has the fields of."""
    if value is None:
        return None
    left = [kind for kind in kinds if kind is not NoneType]
    if len(left) == 1:
        return _made(left[0], value)
    return _made(next(kind for kind in left if set(_hints(kind)) == set(value)), value)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401
    return get_type_hints(kind)
