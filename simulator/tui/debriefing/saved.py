"""What is said when something stands in a file."""

from collections.abc import Iterable
from pathlib import Path

from simulator.collecting.handing_in import (
    RECEIPT_SAYS,
    UNFINISHED_SAYS,
    WHAT_TO_DO,
    HandInFile,
)
from simulator.i18n import Translator
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


def handed_in(file: HandInFile, tr: Translator) -> Iterable[Block]:
    """Say what to do with a hand-in, where it is, and what its receipt is."""
    yield Block(plain(tr(WHAT_TO_DO)))
    if not file.finished:
        yield Block(plain(tr(UNFINISHED_SAYS)), gap=1)
    yield from whereabouts(file.path, tr, gap=1)
    yield Block(plain(tr("Receipt:"), "$quiet"), gap=1)
    yield Block(plain(file.receipt))
    yield Block(plain(tr(RECEIPT_SAYS)), gap=1)


def whereabouts(path: Path, tr: Translator, gap: int = 0) -> Iterable[Block]:
    """Say where a file is; unbroken, so that it can be copied."""
    yield Block(plain(tr("Folder:"), "$quiet"), gap=gap)
    yield Block(plain(str(path.parent)))
    yield Block(plain(tr("File:"), "$quiet"), gap=1)
    yield Block(plain(path.name))
