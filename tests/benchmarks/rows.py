"""What a measurement found, and how it is shown."""

import json
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

COLUMNS = ("", "", "measured", "at most", "", "from")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is promised, and what it was in this run."""

    topic: str
    what: str
    measured: float
    unit: str
    """× is a ratio to the yardstick of the same run."""
    at_most: float | None
    """None where nothing is promised and the number is only good to know."""
    come_from: str
    """The numbers behind it."""

    @property
    def kept(self) -> bool | None:
        """Whether the promise is kept; None where there is none."""
        return None if self.at_most is None else self.measured <= self.at_most


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def timed(deed: Callable[[], object], times: int) -> float:
    """Return the median duration of a deed, in seconds."""
    durations = []
    for _ in range(times):
        began = perf_counter()
        deed()
        durations.append(perf_counter() - began)
    return median(durations)


def milliseconds(seconds: float) -> str:
    """Write a duration in ms."""
    return f"{seconds * 1000:.3g} ms"


def as_table(rows: Sequence[Row]) -> str:
    """Return the rows as text in columns."""
    cells = [COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON, with the machine that they were measured on."""
    return json.dumps(
        {
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "rows": [asdict(row) | {"kept": row.kept} for row in rows],
        },
        ensure_ascii=False,
        indent=2,
    )


def _cells(row: Row) -> tuple[str, ...]:
    limit = "" if row.at_most is None else f"{row.at_most:g} {row.unit}"
    verdict = {None: "", True: "ok", False: "OVER"}[row.kept]
    return (row.topic, row.what, f"{row.measured:.3g} {row.unit}", limit, verdict, row.come_from)
