"""``samtalerom check``: what is wrong with scenarios."""

import click

from scenarios.words import Language
from simulator.authoring.checking import Checking, beside_each_other, joined
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    Shell,
    filled,
    language_option,
    leave,
    one_of,
    shell,
    tell,
)
from simulator.cli.showing import CheckFormat, WholeWriter, Writer, code_of
from simulator.i18n import N_

HELP = N_("""\
Say what is wrong with scenarios, and where: format, structure, language, translations.

A scenario is named by its folder, or by its id if it is included. Exit code 0: nothing, or
advice only; 1: errors or warnings; 3: there is nothing to read.

With --watch it checks again after every save and shows what is new, until Ctrl-C. It then ends
as a check at that moment would.
""")
EXAMPLES = """\
samtalerom check my-scenario/
samtalerom check --format concise scenarios/*/
samtalerom check --format json butikktyveri
samtalerom check --watch my-scenario/
"""


@command("check", HELP, EXAMPLES, N_("Say what is wrong with scenarios."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=filled)
@one_of(CheckFormat, "--format", N_("How to write it."), CheckFormat.FULL)
@click.option("--watch", is_flag=True, help=N_("Check again after every save, until Ctrl-C."))
@language_option
def check(
    *,
    paths: tuple[str, ...],
    format: CheckFormat,  # noqa: A002 the name of the option
    watch: bool,
    language: Language | None,
) -> None:
    """Check scenarios."""
    around = shell(language)
    if watch:
        leave(_watch(paths, around, format))
    out = Writer(around, format)
    found = {path: Checking(path).whole() for path in dict.fromkeys(paths)}
    for path, diagnostics in beside_each_other(found).items():
        found[path].diagnostics += diagnostics
    out.write(joined(found.values()))
    out.sum_up(tuple(found.values()))
    leave(code_of(found.values()))


def _watch(paths: tuple[str, ...], around: Shell, form: CheckFormat) -> Code:
    from simulator.cli import watching  # noqa: PLC0415

    out = (WholeWriter if form is CheckFormat.JSON else Writer)(around, form)
    return watching.watch(paths, out, lambda: tell(around.tr("Watching. Ctrl-C ends.")))
