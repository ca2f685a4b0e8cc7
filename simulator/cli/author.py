"""``samtalerom author`` and ``samtalerom preview``: the app for those who write scenarios."""

import os
from pathlib import Path

import click

from scenarios.library import included
from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.play import open_app, played_so, see_terminal, timing_option
from simulator.cli.shell import (
    Code,
    CommandError,
    database_option,
    filled,
    language_option,
    shell,
)
from simulator.i18n import N_
from simulator.records import database_of, see_address

AUTHOR_HELP = N_("""\
Look at scenarios as their author: findings, outline, proof, preview.

FOLDER holds scenarios, or is one; without it, the present folder. What is saved in an editor is
checked at once. e opens the editor that EDITOR names.
""")
AUTHOR_EXAMPLES = """\
samtalerom author
samtalerom author my-scenario/
"""

PREVIEW_HELP = N_("""\
Try a scenario out from any moment. Nothing is kept; saves are followed.

PATH is a folder, or the id of an included scenario. Feelings without a person are the young
person's. Options with a name may be repeated.
""")
PREVIEW_EXAMPLES = """\
samtalerom preview my-scenario/
samtalerom preview my-scenario/ --from limit --feelings trust=2 --feelings mother.tension=8
samtalerom preview my-scenario/ --from agreement --told alone --said open_up
"""

NO_TERMINAL = N_("There is no terminal to draw on, and this needs one.")


@command("author", AUTHOR_HELP, AUTHOR_EXAMPLES, N_("Write scenarios: see and prove."))
@click.argument("folder", default=".", callback=filled)
@language_option
@database_option
def author(*, folder: str, language: Language | None, database: str | None) -> None:
    """Open the author's shelf."""
    around = shell(language)
    if folder not in included() and not _is_folder(folder):
        message = N_("{path} is not a folder.")
        raise CommandError(Code.UNREADABLE, message, path=folder)
    see_terminal(around, NO_TERMINAL)
    from simulator.tui.messages import OpenAuthoring  # noqa: PLC0415

    url = database_of(database, os.environ)
    if url is not None:
        see_address(url)
    settings = around.settings.asked(language=around.language.value)
    open_app(around, url, settings, first=OpenAuthoring(folder))


def _is_folder(folder: str) -> bool:
    try:
        return Path(folder).expanduser().is_dir()
    except (OSError, ValueError, RuntimeError):
        return False


@command("preview", PREVIEW_HELP, PREVIEW_EXAMPLES, N_("Try a scenario from anywhere."))
@click.argument("path", callback=filled)
@click.option("--from", "moment", metavar="MOMENT", callback=filled, help=N_("Where to begin."))
@click.option(
    "--feelings",
    multiple=True,
    metavar="NAME=N",
    help=N_("How somebody feels, 0 to 10; once for each feeling."),
)
@click.option("--told", multiple=True, metavar="FACT", help=N_("What has come to light."))
@click.option("--said", multiple=True, metavar="CHOICE", help=N_("What the trainee has said."))
@click.option("--reached", multiple=True, metavar="LIMIT", help=N_("A limit that is reached."))
@click.option("--present", multiple=True, metavar="PERSON", help=N_("Somebody who has come in."))
@timing_option
@language_option
def preview(  # noqa: PLR0913 one parameter for each option
    *,
    path: str,
    moment: str | None,
    feelings: tuple[str, ...],
    told: tuple[str, ...],
    said: tuple[str, ...],
    reached: tuple[str, ...],
    present: tuple[str, ...],
    timed: bool | None,
    language: Language | None,
) -> None:
    """Try a scenario out."""
    from simulator.authoring.naming import opened  # noqa: PLC0415
    from simulator.sessions.previewing import (  # noqa: PLC0415
        Given,
        GivenError,
        feeling_given,
        situation_of,
    )

    around = played_so(shell(language), timed, None)
    scenario = opened(path, around.language).stage.scenario
    try:
        felt = dict(map(feeling_given, feelings))
        given = Given(moment or "", felt, told, said, reached, present)
        situation_of(scenario, given)
    except GivenError as error:
        raise CommandError(Code.USAGE, error.message, **error.values) from error
    see_terminal(around, NO_TERMINAL)
    from simulator.tui.messages import BeginPreview  # noqa: PLC0415

    url = database_of(None, os.environ)
    settings = around.settings.asked(language=around.language.value)
    open_app(around, url, settings, first=BeginPreview(path, given))
