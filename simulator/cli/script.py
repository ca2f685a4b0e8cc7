"""``samtalerom script``: a scenario on paper."""

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.reading import written
from simulator.cli.shell import filled, language_option, shell, tell, write_text
from simulator.i18n import N_

HELP = N_("""\
Write a scenario as a script to be printed: all that can be said and what follows it.

Every line is numbered, in the same way in every language, and the margin is wide: it is made for
an expert who reads it with a pencil. A scenario is named by its folder, or by its id if it is
included.
""")
EXAMPLES = """\
samtalerom script my-scenario/ -o script.html
samtalerom script butikktyveri --language en -o script.html
"""


@command("script", HELP, EXAMPLES, N_("Write a scenario as a script to print."))
@click.argument("path", callback=filled)
@click.option("-o", "--out", metavar="FILE", callback=filled, help=N_("A file instead of stdout."))
@language_option
def script(*, path: str, out: str | None, language: Language | None) -> None:
    """Write a script."""
    from simulator.reports.script_page import script_html  # noqa: PLC0415

    around = shell(language)
    found = written(path, around.language)
    write_text(out or "-", script_html(found.scenario, around.tr))
    if out not in {None, "-"}:
        tell(around.tr("Written to {path}.", path=out))
