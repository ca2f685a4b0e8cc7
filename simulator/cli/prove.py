"""``samtalerom prove``: what can happen in a scenario, proved."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarios.format import SCENARIO_FILE
from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.reading import Written, written
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    filled,
    language_option,
    leave,
    one_of,
    product,
    reason_not_read,
    shell,
    tell,
    write_text,
)
from simulator.i18n import N_
from simulator.processes import beginning, pool, processors

if TYPE_CHECKING:  # the program starts without them
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from scenarios.model import Scenario
    from simulator.proof import Meanwhile, Players, Proof
    from simulator.proof.levels import Scored
    from simulator.reports.proving import Proved


class ProofFormat(StrEnum):
    """How a proof is written: whole, or only what it finds to be wrong."""

    TEXT = "text"
    CONCISE = "concise"
    FULL = "full"
    JSON = "json"


MOST_PLAYERS = 100_000
GROUP = 50
"""Players that one process lets play before it takes the next."""

HELP = N_("""\
Prove a scenario: what can be reached, who gets stuck, what blind playing gets.

A scenario is named by its folder, or by its id if it is included. Its plays are used too. Exit
code 0: nothing is wrong; 1: something can never be reached, somebody can get stuck, somebody who
does not listen gets through, or no talk passes a gate; 3: it cannot be read, or has errors.
""")
EXAMPLES = """\
samtalerom prove my-scenario/
samtalerom prove my-scenario/ --examples talks/
samtalerom prove butikktyveri --format json > proof.json
samtalerom prove --format concise scenarios/*/
samtalerom prove my-scenario/ --coverage coverage.json
"""


@command("prove", HELP, EXAMPLES, N_("Prove what can happen in a scenario."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=filled)
@one_of(ProofFormat, "--format", N_("How to write it."), ProofFormat.TEXT)
@click.option(
    "--players",
    type=click.IntRange(0, MOST_PLAYERS),
    default=1_000,
    show_default=True,
    metavar="N",
    help=N_("How many play by chance."),
)
@click.option(
    "--coverage", metavar="FILE", callback=filled, help=N_("Write what is reached, for graph.")
)
@click.option(
    "--examples", metavar="DIR", callback=filled, help=N_("Write the talks that show it, as plays.")
)
@click.option(
    "--exact-bound",
    type=click.IntRange(1, 10_000_000),
    metavar="N",
    help=N_("Follow every state where there are at most so many places to stand."),
)
@language_option
def prove(  # noqa: PLR0913 the options
    *,
    paths: tuple[str, ...],
    format: ProofFormat,  # noqa: A002 the name of the option
    players: int,
    coverage: str | None,
    examples: str | None,
    exact_bound: int | None,
    language: Language | None,
) -> None:
    """Prove scenarios."""
    around = shell(language)
    if len(paths) > 1 and (coverage or examples):
        raise CommandError(
            Code.USAGE, N_("--coverage and --examples are for one scenario at a time.")
        )
    sound = True
    with _proving(tuple(dict.fromkeys(paths)), players, exact_bound) as proofs:
        for index, (path, proof) in enumerate(proofs.items()):
            found = written(path, around.language)
            proved = _as_proved(found, proof(found))
            sound = sound and proved.proof.sound
            between = "\n" if index and format is ProofFormat.TEXT else ""
            product(between + _said(found, proved, format, around))
            if coverage is not None:
                _write_coverage(proved, coverage, around)
            if examples is not None:
                _write_examples(proved, examples, around)
    if not sound:
        leave(Code.FINDINGS)


def _proof(found: Written, meanwhile: Meanwhile | None, exact_bound: int | None) -> Proof:
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.plays import talks_of  # noqa: PLC0415
    from simulator.proof import Bounds, prove  # noqa: PLC0415

    rubric = shipped_rubric()
    bounds = Bounds() if exact_bound is None else Bounds(exact=exact_bound)
    talks = talks_of(_plays(found), found.scenario, rubric)
    return prove(found.scenario, rubric, bounds=bounds, talks=talks, meanwhile=meanwhile)


def _as_proved(found: Written, proof: Proof) -> Proved:
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.reports.proving import Proved  # noqa: PLC0415

    def locate(ref: str) -> str | None:
        at = found.place(ref)
        return None if at is None else f"{at[0]}:{at[1]}"

    return Proved(proof, found.scenario, shipped_rubric(), found.typed, locate)


def _said(found: Written, proved: Proved, form: ProofFormat, around: Shell) -> str:
    from scenarios.diagnostics import render  # noqa: PLC0415
    from simulator.proof.rules import diagnosed  # noqa: PLC0415
    from simulator.reports.proving_json import proof_json  # noqa: PLC0415
    from simulator.reports.proving_text import proof_text  # noqa: PLC0415

    if form is ProofFormat.TEXT:
        return proof_text(proved, around.tr)
    diagnostics = found.named(diagnosed(proved.proof, found.at, SCENARIO_FILE))
    if form is ProofFormat.CONCISE:
        return render.concise(diagnostics, around.language)
    if form is ProofFormat.FULL:
        return render.full(diagnostics, found.lines, around.language)
    findings = json.loads(render.as_json(diagnostics, around.language))
    return json.dumps(proof_json(proved) | {"findings": findings}, ensure_ascii=False) + "\n"


def _plays(found: Written) -> Mapping[str, bytes]:
    """Return the plays beside a scenario."""
    from scenarios.library import find  # noqa: PLC0415
    from scenarios.library.plays import plays_beside  # noqa: PLC0415

    return plays_beside(find(found.typed))[0]


# -- several scenarios -----------------------------------------------------------------------


@contextmanager
def _proving(
    paths: Sequence[str], players: int, exact_bound: int | None
) -> Iterator[Mapping[str, Callable[[Written], Proof]]]:
    """Give, for each path, what gives its proof once it is read.

    Several scenarios are proved beside each other, each in a process; of one, the players by
    chance play in other processes meanwhile.
    """

    def here(found: Written) -> Proof:
        with _playing(found.typed, found.scenario, players) as meanwhile:
            return _proof(found, meanwhile, exact_bound)

    workers = _pool(len(paths)) if len(paths) > 1 else None
    if workers is None:
        yield dict.fromkeys(paths, here)
        return
    with workers:
        try:
            with beginning():
                waiting = {
                    path: workers.submit(_proof_of, path, players, exact_bound) for path in paths
                }
            yield {path: partial(_awaited, proof) for path, proof in waiting.items()}
        finally:
            workers.shutdown(wait=False, cancel_futures=True)


def _awaited(proof: Future[Proof], _found: Written) -> Proof:
    return proof.result()


def _proof_of(path: str, players: int, exact_bound: int | None) -> Proof:
    """Prove a scenario in a process of its own, with its players."""
    found = written(path, Language.BOKMAL)
    return _proof(found, _here(found.scenario, players), exact_bound)


def _give_way() -> None:
    """Let the process that looks for what can be reached go first: it has the longest way."""
    if hasattr(os, "nice"):
        os.nice(5)


def _pool(most: int) -> ProcessPoolExecutor | None:
    """Return a pool of at most so many processes; None on a machine that has no such thing."""
    try:
        return pool(min(processors(), most), _give_way, alike=True)
    except (OSError, NotImplementedError, ImportError):
        return None


# -- players by chance -----------------------------------------------------------------------


@contextmanager
def _playing(path: str, scenario: Scenario, count: int) -> Iterator[Meanwhile | None]:
    """Let players play in other processes while a block runs, those first who are needed first."""
    from simulator.proof import FRIENDLY_PLAYERS, SOON, Meanwhile  # noqa: PLC0415

    groups = _groups(count)
    _READ[path] = scenario  # copies of this process have it already, any others read it
    workers = _pool(len(groups)) if groups else None
    if workers is None:
        yield _here(scenario, count)
        return
    with workers:
        try:
            with beginning():
                first = -(-SOON // GROUP)
                soon = [workers.submit(_play_by_chance, path, each) for each in groups[:first]]
                # The longest next, and the short ones last: so no processor is idle at the end.
                greedy = workers.submit(_play_greedily, path)
                friendly = [
                    workers.submit(_play_kindly, path, each) for each in _groups(FRIENDLY_PLAYERS)
                ]
                others = [workers.submit(_play_by_chance, path, each) for each in groups[first:]]
            yield Meanwhile(
                partial(_gathered, soon),
                partial(_gathered, others),
                partial(_gathered, friendly),
                greedy.result,
            )
        finally:
            workers.shutdown(wait=False, cancel_futures=True)


def _here(scenario: Scenario, count: int) -> Meanwhile | None:
    """Return players who play in this process; None where there are none."""
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.proof import meanwhile  # noqa: PLC0415

    return meanwhile(scenario, shipped_rubric(), count) if count else None


def _gathered(waiting: Sequence[Future[Players]]) -> Players:
    from simulator.proof import together  # noqa: PLC0415

    return together([each.result() for each in waiting])


def _groups(count: int) -> list[range]:
    """Return the seeds of so many players, those of a group together."""
    return [range(start, min(start + GROUP, count)) for start in range(0, count, GROUP)]


def _play_by_chance(path: str, seeds: range) -> Players:
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.proof import play_by_chance  # noqa: PLC0415

    return play_by_chance(_read(path), shipped_rubric(), seeds)


def _play_kindly(path: str, seeds: range) -> Players:
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.proof import play_kindly  # noqa: PLC0415

    return play_kindly(_read(path), shipped_rubric(), seeds)


def _play_greedily(path: str) -> tuple[Scored, Scored]:
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.proof import play_greedily  # noqa: PLC0415

    return play_greedily(_read(path), shipped_rubric())


_READ: dict[str, Scenario] = {}


def _read(path: str) -> Scenario:
    """Read a scenario once in a process that plays it."""
    if path not in _READ:
        _READ[path] = written(path, Language.BOKMAL).scenario
    return _READ[path]


# -- files -----------------------------------------------------------------------------------


def _write_coverage(proved: Proved, path: str, around: Shell) -> None:
    from scenarios.graph.coverage import dump  # noqa: PLC0415
    from simulator.reports.proving import coverage_of  # noqa: PLC0415

    write_text(path, dump(coverage_of(proved)))
    if path != "-":
        tell(around.tr("Written to {path}.", path=path))


def _write_examples(proved: Proved, folder: str, around: Shell) -> None:
    from scenarios.format import written_play  # noqa: PLC0415
    from simulator.engine import Stage  # noqa: PLC0415
    from simulator.plays import RECORDED, play_of  # noqa: PLC0415
    from simulator.proof.showing import showings  # noqa: PLC0415
    from simulator.reports.proving import title_of  # noqa: PLC0415

    place, stage, rubric = Path(folder), Stage(proved.scenario), proved.rubric
    try:
        place.mkdir(exist_ok=True)
    except PermissionError as error:
        raise CommandError(
            Code.UNREADABLE, N_("{path} may not be written to."), path=folder
        ) from error
    except OSError as error:
        raise CommandError(Code.UNREADABLE, reason_not_read(error), path=folder) from error
    for each in showings(proved.proof, stage, rubric):
        title = title_of(each, rubric, around.tr)
        example = each.example
        play = play_of(example.acts, dict(example.feelings), stage, rubric, title)
        write_text(str(place / f"{each.key}.yaml"), written_play(play, around.tr(RECORDED)))
    tell(around.tr("Written to {path}.", path=folder))
