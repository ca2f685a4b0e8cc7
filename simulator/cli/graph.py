"""``samtalerom graph``: a scenario as a graph."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.reading import Written, written
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    filled,
    language_option,
    one_of,
    read_text,
    shell,
    tell,
    write_text,
)
from simulator.i18n import N_, term

if TYPE_CHECKING:  # the program starts without it
    from scenarios.graph.coverage import Coverage
    from simulator.reports.graph_page import Locate


class GraphFormat(StrEnum):
    """How a graph is written."""

    MERMAID = "mermaid"
    DOT = "dot"
    HTML = "html"


HELP = N_("""\
Draw a scenario as a graph: phases, moments, what leads where, endings.

A scenario is named by its folder, or by its id if it is included. A page is one file that needs
nothing else; Mermaid is for GitHub and many editors, DOT for Graphviz.
""")
EXAMPLES = """\
samtalerom graph my-scenario/ -o graph.html
samtalerom graph butikktyveri --format mermaid
samtalerom graph my-scenario/ -o graph.html --coverage coverage.json
samtalerom graph my-scenario/ -o graph.html --editor-link 'vscode://file/{path}:{line}'
"""

_LINK = re.compile(
    r"(?!(?:javascript|data|vbscript|blob):)[a-z][a-z0-9+.-]*:[^\s<>]+", re.IGNORECASE
)


@command("graph", HELP, EXAMPLES, N_("Draw a scenario as a graph."))
@click.argument("path", callback=filled)
@one_of(GraphFormat, "--format", N_("How to write it; by the name of FILE unless told."))
@click.option("-o", "--out", metavar="FILE", callback=filled, help=N_("A file instead of stdout."))
@click.option("--coverage", metavar="FILE", callback=filled, help=N_("Lay counts over the page."))
@click.option(
    "--editor-link",
    metavar="TEMPLATE",
    callback=filled,
    help=N_("A link to the file that opens your editor; {path} and {line} are filled in."),
)
@language_option
def graph(  # noqa: PLR0913 the options
    *,
    path: str,
    format: GraphFormat | None,  # noqa: A002 the name of the option
    out: str | None,
    coverage: str | None,
    editor_link: str | None,
    language: Language | None,
) -> None:
    """Draw a graph."""
    around = shell(language)
    chosen = format or _format_of(out)
    if chosen is not GraphFormat.HTML and (coverage or editor_link):
        raise CommandError(
            Code.USAGE, N_("Only a page takes --coverage and --editor-link: use --format html.")
        )
    if editor_link is not None and not _LINK.fullmatch(editor_link):
        raise CommandError(
            Code.USAGE,
            N_("{link} is no link to an editor, such as vscode://file/{{path}}:{{line}}"),
            link=editor_link,
        )
    counted = _coverage(coverage, around) if coverage else None
    found = written(path, around.language)
    if counted is not None and counted.hash != found.scenario.hash:
        tell(around.tr("It was counted on another version of the scenario."))
    write_text(out or "-", _text(found, chosen, around, counted, editor_link))
    if out not in {None, "-"}:
        tell(around.tr("Written to {path}.", path=out))


def _format_of(out: str | None) -> GraphFormat:
    """Return the format that a file's name asks for; Mermaid where it says nothing."""
    match (out or "").rpartition(".")[2].lower():
        case "html" | "htm":
            return GraphFormat.HTML
        case "dot" | "gv":
            return GraphFormat.DOT
        case _:
            return GraphFormat.MERMAID


def _text(
    found: Written,
    chosen: GraphFormat,
    around: Shell,
    coverage: Coverage | None,
    editor_link: str | None,
) -> str:
    from scenarios.graph.ways import drawing  # noqa: PLC0415 only what is written is loaded
    from scenarios.model import Phase  # noqa: PLC0415

    if chosen is GraphFormat.HTML:
        from simulator.reports.graph_page import graph_html  # noqa: PLC0415

        return graph_html(found.scenario, around.tr, _locate(found, editor_link), coverage)
    phases = {phase: term(around.tr, phase) for phase in Phase}
    anywhere = around.tr("From every moment")
    if chosen is GraphFormat.DOT:
        from scenarios.graph.dot import dot  # noqa: PLC0415

        return dot(drawing(found.scenario), phases, anywhere)
    from scenarios.graph.mermaid import mermaid  # noqa: PLC0415

    return mermaid(drawing(found.scenario), phases, anywhere)


def _locate(found: Written, editor_link: str | None) -> Locate:
    from simulator.reports.graph_page import Location  # noqa: PLC0415

    def locate(ref: str) -> Location | None:
        at = found.place(ref)
        if at is None:
            return None
        file, line, path = at
        link = None
        if editor_link is not None and path is not None:
            whole = quote(path.as_posix())
            link = editor_link.replace("{path}", whole).replace("{line}", str(line))
        return Location(f"{file}:{line}", link)

    return locate


def _coverage(path: str, around: Shell) -> Coverage:
    from scenarios.graph.coverage import (  # noqa: PLC0415
        MAX_COVERAGE_CHARACTERS,
        CoverageError,
        load,
    )
    from simulator.cli.reasons import reason_in_words  # noqa: PLC0415

    try:
        return load(read_text(path, MAX_COVERAGE_CHARACTERS))
    except CoverageError as error:
        raise CommandError(
            Code.UNREADABLE,
            N_("{path} holds no coverage: {reason}"),
            path=path,
            reason=reason_in_words(around.tr, str(error)),
        ) from error
