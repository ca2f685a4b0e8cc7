"""``samtalerom new``: a new scenario to begin from."""

import json
import re
from datetime import date
from pathlib import Path

import click

from scenarios.format import SCENARIO_FILE, SCENARIO_ID
from scenarios.library import included
from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    filled,
    language_option,
    one_of,
    product,
    shell,
    tell,
    write_text,
)
from simulator.drafts import Template, draft
from simulator.i18n import N_

SCHEMA = "scenario.schema.json"

HELP = N_("""\
Make a new scenario: a folder NAME with a whole, small scenario to change bit by bit.

It can be checked and played at once. Beside it lies scenario.schema.json, which lets an editor
complete and explain the keys. The notes in the file are in the language of --language, and so is
the talk.
""")
EXAMPLES = """\
samtalerom new skolegarden
samtalerom new skolegarden --template mandatory
samtalerom new schoolyard --template follow-up --language en
"""


RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}
"""What Windows keeps for devices: whoever gets such a folder there cannot open it."""


@command("new", HELP, EXAMPLES, N_("Make a new scenario."))
@click.argument("name", callback=filled)
@one_of(
    Template,
    "--template",
    N_("What it begins as: one young person; with a parent, short or long; § 13; a second talk."),
    Template.VOLUNTARY,
)
@language_option
def new(*, name: str, template: Template, language: Language | None) -> None:
    """Make a new scenario."""
    around = shell(language)
    folder = Path(name)
    _refuse(folder)
    text = draft(template, folder.name, around.language, date.today().isoformat())  # noqa: DTZ011 the author's own day
    try:
        folder.mkdir()
    except OSError as error:
        raise _not_made(folder, error) from error
    _write(folder, text)
    _tell_what_next(around, name)


def _refuse(folder: Path) -> None:
    """Refuse a name that cannot be one, and a folder that is there.

    Raises:
        CommandError: where it is refused.
    """
    if not re.fullmatch(SCENARIO_ID, folder.name):
        from scenarios.format.likeness import as_id  # noqa: PLC0415 only for a better name

        message = N_(
            "{name} cannot be the name of a scenario: lower-case letters a–z, digits, - and _, "
            "beginning with a letter. For instance: {example}"
        )
        example = as_id(folder.name)
        raise CommandError(Code.USAGE, message, name=folder.name, example=example)
    if folder.name in RESERVED:
        message = N_("Windows can have no folder that is called {name}. Choose another name.")
        raise CommandError(Code.USAGE, message, name=folder.name)
    if folder.name in included():
        message = N_("{name} is the name of an included scenario. Choose another.")
        raise CommandError(Code.USAGE, message, name=folder.name)
    try:
        there = folder.exists() or folder.is_symlink()
    except (OSError, ValueError) as error:
        raise _not_made(folder, error) from error
    if there:
        message = N_("{path} is there already. Choose another name.")
        raise CommandError(Code.USAGE, message, path=str(folder))


def _not_made(folder: Path, error: Exception) -> CommandError:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return CommandError(
                Code.UNREADABLE, N_("{path} is not there."), path=str(folder.parent)
            )
        case FileExistsError():
            message = N_("{path} is there already. Choose another name.")
            return CommandError(Code.USAGE, message, path=str(folder))
        case PermissionError():
            message = N_("{path} may not be written to.")
            return CommandError(Code.UNREADABLE, message, path=str(folder.parent))
        case _:
            return CommandError(Code.UNREADABLE, N_("{path} cannot be written."), path=str(folder))


def _write(folder: Path, text: str) -> None:
    from scenarios.format import json_schema  # noqa: PLC0415 pydantic is loaded when needed

    schema = json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
    for place, content in ((folder / SCENARIO_FILE, text), (folder / SCHEMA, schema)):
        write_text(str(place), content)
        product(f"{place}\n")


def _tell_what_next(around: Shell, name: str) -> None:
    tr = around.tr
    tell(tr("Look at it, change it, and run:"))
    tell(f"  samtalerom check {name}")
    tell(f"  samtalerom play {name}")
