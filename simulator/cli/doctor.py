"""``samtalerom doctor``: is everything as it should be on this machine?"""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile

from scenarios.library import heads, included
from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    Shell,
    database_option,
    language_option,
    leave,
    product,
    shell,
)
from simulator.i18n import N_, language_of, term
from simulator.i18n.languages import LANGUAGE_VARIABLE
from simulator.records import database_of, read_cohorts, read_records
from simulator.sessions.errors import NoRecordsError, RecordsError, brief
from simulator.sessions.inert import inert

PACKAGES = ("samtalerom", "textual", "transitions", "pyyaml", "pydantic", "sqlalchemy", "alembic")
SMALLEST = (80, 24)
"""Columns and lines that every screen fits in."""

Row = tuple[bool, str, str]
"""Whether it is as it should be, what it is, and how it is."""


HELP = N_("""\
Say what is installed, where things are kept, and whether they are sound.

Exit code 0: all is well; 1: something is not.
""")
EXAMPLES = """\
samtalerom doctor
samtalerom doctor --database postgresql://localhost/samtalerom
"""


@command("doctor", HELP, EXAMPLES, N_("Say whether all is well here."))
@language_option
@database_option
def doctor(*, language: Language | None, database: str | None) -> None:
    """Look the program over."""
    around = shell(language)
    rows = [*_program(around), *_terminal(around), *_library(around)]
    rows += [*_records(around), *_cohorts(around, database)]
    for well, name, how in rows:
        product(f"{'ok' if well else '!!'}  {name}: {one_line(how)}\n")
    if not all(well for well, _, _ in rows):
        leave(Code.FINDINGS)


def one_line(how: str) -> str:
    """Return text from elsewhere as a part of a line, harmless to a terminal."""
    return inert(how).replace("\n", "?")


def _program(around: Shell) -> Iterator[Row]:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 slow to load

    tr = around.tr
    yield True, "Python", f"{platform.python_version()}, {platform.platform()}"
    for package in PACKAGES:
        try:
            yield True, package, version(package)
        except PackageNotFoundError:
            yield package == "samtalerom", package, tr("not installed")
    yield True, tr("Language"), term(tr, around.language)
    asked = os.environ.get(LANGUAGE_VARIABLE)
    if asked and language_of(asked) is None:
        yield False, LANGUAGE_VARIABLE, tr("{text} is no language here", text=brief(asked))
    home = brief(str(around.places.home))
    if _writable(around.places.home):
        yield True, tr("Folder"), home
    else:
        yield False, tr("Folder"), tr("{path} may not be written to.", path=home)


def _writable(home: Path) -> bool:
    """Return whether files can be written in a folder, or the folder can be made."""
    try:
        if home.is_dir():
            with TemporaryFile(dir=home) as stream:
                stream.write(b"a word")
            return True
        above = next(each for each in home.absolute().parents if each.exists())
        return not home.exists() and above.is_dir() and os.access(above, os.W_OK | os.X_OK)
    except OSError:
        return False


def _terminal(around: Shell) -> Iterator[Row]:
    tr = around.tr
    if sys.stdin.isatty() and sys.stdout.isatty():
        size = shutil.get_terminal_size(SMALLEST)
        fits = size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]
        yield fits, tr("Terminal"), f"{size.columns} x {size.lines}"
    else:
        yield True, tr("Terminal"), tr("none (the plain mode works without)")
    colour = "NO_COLOR" if os.environ.get("NO_COLOR") else os.environ.get("COLORTERM", "")
    yield True, tr("Colours"), " ".join(filter(None, [os.environ.get("TERM", ""), colour])) or "-"
    encoding = sys.stdout.encoding or "-"
    try:
        "«øå–…»".encode(encoding)
        shows = True
    except (LookupError, UnicodeEncodeError):
        shows = False
    yield shows, tr("Characters"), encoding


def _library(around: Shell) -> Iterator[Row]:
    from scenarios.format import read  # noqa: PLC0415
    from scenarios.library import INCLUDED, load  # noqa: PLC0415

    tr = around.tr
    hashes = {head.id: head.hash for head in heads()}
    for name in included():
        bundle = load(INCLUDED / name).bundle
        if bundle is None or read(bundle).scenario is None:
            yield False, name, tr("has errors; samtalerom check {name} tells which", name=name)
        elif hashes.get(name) != bundle.hash:
            yield False, name, tr("is not the one that was shipped")
        else:
            yield True, name, tr("sound")


def _cohorts(around: Shell, database: str | None) -> Iterator[Row]:
    """Look at the database of cohorts, where one is named; else they are in the records."""
    tr = around.tr
    url = database_of(database, os.environ)
    if url is None:
        return
    try:
        with closing(read_cohorts(around.places, url)) as cohorts:
            yield True, tr("Cohorts"), f"{cohorts.where()}: {len(cohorts.cohorts())}"
            yield _integrity(around, cohorts.faults())
    except NoRecordsError:
        yield True, tr("Cohorts"), tr("none yet")
    except RecordsError as error:
        yield False, tr("Cohorts"), error.said(tr)


def _records(around: Shell) -> Iterator[Row]:
    tr = around.tr
    try:
        records = read_records(around.places)
        try:
            faults = records.faults()
            attempts = len(records.attempts())
            schema = records.schema()
        finally:
            records.close()
    except NoRecordsError:
        yield True, tr("Records"), tr("none yet")
        return
    except RecordsError as error:
        yield False, tr("Records"), error.said(tr)
        return
    yield True, tr("Records"), records.where()
    yield True, tr("Schema"), schema
    yield True, tr("Attempts"), str(attempts)
    yield _integrity(around, faults)


def _integrity(around: Shell, faults: tuple[str, ...]) -> Row:
    tr = around.tr
    return not faults, tr("Integrity"), "; ".join(faults[:5]) or tr("sound")
