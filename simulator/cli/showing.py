"""How the findings of a check are written, and what is said beside them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from scenarios.diagnostics import Diagnostic, Severity
from simulator.authoring.checking import Checked, joined
from simulator.cli.shell import Code, Shell, product, tell

MOST_GONE = 5
"""Findings that are gone and are named; more are only counted."""


class CheckFormat(StrEnum):
    """How findings are written."""

    CONCISE = "concise"
    FULL = "full"
    JSON = "json"


class Writer:
    """Writes findings to the output, and sums on the side."""

    def __init__(self, around: Shell, form: CheckFormat) -> None:
        """Write in one form, in the user's language."""
        self._around = around
        self._form = form

    def write(self, found: Checked) -> None:
        """Write some findings."""
        from scenarios.diagnostics import render  # noqa: PLC0415

        match self._form:
            case CheckFormat.CONCISE:
                product(render.concise(found.diagnostics, self._around.language))
            case CheckFormat.FULL:
                text = render.full(found.diagnostics, found.lines, self._around.language)
                product(text)
            case CheckFormat.JSON:
                product(render.as_json(found.diagnostics, self._around.language))

    def sum_up(self, found: Sequence[Checked]) -> None:
        """Say how much was found in how many scenarios."""
        tr = self._around.tr
        summary = tr.plural(
            "{n} finding", "{n} findings", sum(len(one.diagnostics) for one in found)
        )
        checked = tr.plural("{n} scenario checked", "{n} scenarios checked", len(found))
        allowed = sum(one.examined.allowed for one in found if one.examined is not None)
        if allowed:
            meant = tr.plural("{n} is meant so", "{n} are meant so", allowed)
            summary = f"{summary} ({meant})"
        tell(f"{checked}: {summary}")

    def save(
        self, names: Sequence[str], found: Sequence[Checked], gone: Sequence[Diagnostic]
    ) -> None:
        """Say what a save came to: what is gone, and how much is left."""
        tr = self._around.tr
        for each in gone[:MOST_GONE]:
            tell(tr("gone: {finding}", finding=f"{each.code} {each.file}"))
        if len(gone) > MOST_GONE:
            tell(tr.plural("and {n} more gone", "and {n} more gone", len(gone) - MOST_GONE))
        left = tr.plural("{n} finding", "{n} findings", len(joined(found).diagnostics))
        tell(f"{', '.join(names)}: {left}")


class WholeWriter(Writer):
    """Writes after each save everything that is wrong, for programs."""

    def write(self, found: Checked) -> None:
        """Wait: a part of a list is no list."""

    def save(
        self, names: Sequence[str], found: Sequence[Checked], gone: Sequence[Diagnostic]
    ) -> None:
        """Write the whole list, and say what the save came to."""
        super().write(joined(found))
        super().save(names, found, gone)

    def sum_up(self, found: Sequence[Checked]) -> None:
        """Write the whole list, and sum it up."""
        super().write(joined(found))
        super().sum_up(found)


def code_of(found: Iterable[Checked]) -> Code:
    """Return how a check ends that found this."""
    checked = tuple(found)
    if not all(one.read for one in checked):
        return Code.UNREADABLE
    serious = (each.severity is not Severity.ADVICE for one in checked for each in one.diagnostics)
    return Code.FINDINGS if any(serious) else Code.OK
