"""``samtalerom panel``: what experts say of a scenario's choices."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.reading import Written, written
from simulator.cli.recording import ALREADY_THERE
from simulator.cli.shell import (
    Code,
    CommandError,
    ListFormat,
    Shell,
    filled,
    language_option,
    leave,
    one_of,
    product,
    read_bytes,
    shell,
    tell,
    write_bytes,
)
from simulator.i18n import N_, Translator

if TYPE_CHECKING:  # the app starts without them
    from scenarios.model import Scenario
    from scoring.panel import Item, Opposed, Panel, Ratings
    from simulator.collecting.checking import Checker
    from simulator.exchange.rating_sheet import Misfit

HELP = N_("""\
Say how far experts agree on a scenario's choices, and where the rubric says otherwise.

With --sheet it writes a table with every choice, for one expert to fill in: 0 harmful, 1 weak, 2
sound, 3 strong, each at its moment. SHEET is a table that came back; three experts are the fewest
that agreement is spoken of from. --play takes a talk that an expert has played and handed in.
A choice on which experts do not agree can be marked «debatable» in the scenario. Exit code 1: some
are disputed, or the rubric says otherwise; 3: a sheet could not be read. Such a sheet is told and
does not count.
""")
EXAMPLES = """\
samtalerom panel butikktyveri --sheet rate-me.csv
samtalerom panel butikktyveri anne.csv bjorn.csv carl.csv
samtalerom panel butikktyveri *.csv --play anne.samtale
"""

FAULTS = {
    "too_large": N_("{path}: it is too large to be a sheet."),
    "no_sheet": N_("{path}: it has no columns «choice» and «rating»."),
    "unknown": N_("{path}:{line}: the scenario has no choice {text}."),
    "rating": N_("{path}:{line}: a rating is 0, 1, 2 or 3, not {text}."),
    "twice": N_("{path}:{line}: {text} is rated twice; the first counts."),
    "quotes": N_(
        "{path}:{line}: a quotation mark is too many or missing; "
        "this row and some after it were not read."
    ),
}
"""By ``rating_sheet.Fault``."""
NOTHING_RATED = N_("{path}: nothing is rated in it; it does not count.")
NOT_COUNTED = N_("{path}: no rating in it could be read; it does not count.")
ALIKE = N_("{path} and {other} rate everything alike. Are they two experts?")


@command("panel", HELP, EXAMPLES, N_("Hear experts on a scenario."))
@click.argument("path", metavar="SCENARIO", callback=filled)
@click.argument("sheets", nargs=-1, metavar="[SHEET]...", callback=filled)
@click.option("--sheet", "empty", metavar="FILE", callback=filled, help=N_("A sheet to write."))
@click.option(
    "--play",
    "plays",
    multiple=True,
    metavar="FILE",
    callback=filled,
    help=N_("A talk that an expert played and handed in; may be repeated."),
)
@click.option("--force", is_flag=True, help=N_("With --sheet: also over a file that is there."))
@one_of(ListFormat, "--format", N_("How to write it."), ListFormat.TEXT)
@language_option
def panel(  # noqa: PLR0913 one parameter for each option
    *,
    path: str,
    sheets: tuple[str, ...],
    empty: str | None,
    plays: tuple[str, ...],
    force: bool,
    format: ListFormat,  # noqa: A002 the name of the option
    language: Language | None,
) -> None:
    """Hear a panel."""
    from simulator.exchange.rating_sheet import sheet  # noqa: PLC0415 the app starts without it

    around = shell(language)
    read = written(path, around.language)
    scenario = read.scenario
    if bool(empty) == bool(sheets or plays):
        raise CommandError(Code.USAGE, N_("Name sheets or plays, or one to write with --sheet."))
    if empty:
        _see_that_it_is_free(empty, force=force)
        write_bytes(empty, sheet(scenario))
        if empty != "-":
            tell(around.tr("Written to {path}.", path=empty))
        return
    ratings, unread = _ratings(around, scenario, sheets)
    if not ratings and not plays:
        raise CommandError(Code.UNREADABLE, N_("Nobody has rated anything."))
    found = _heard(around, read, ratings, plays)
    if format is ListFormat.JSON:
        product(json.dumps(_as_json(found), ensure_ascii=False, indent=1) + "\n")
    else:
        product("\n".join(_as_text(found, scenario, around.tr)) + "\n")
    if unread:
        leave(Code.UNREADABLE)
    if found.disputed or found.apart or found.opposed:
        leave(Code.FINDINGS)


def _see_that_it_is_free(path: str, *, force: bool) -> None:
    """Refuse to write over a sheet: an expert may have filled it in.

    Raises:
        CommandError: where something is there already.
    """
    try:
        there = path != "-" and not force and Path(path).exists()
    except (OSError, ValueError):  # writing it says why
        return
    if there:
        raise CommandError(Code.USAGE, ALREADY_THERE, path=path)


def _ratings(
    around: Shell, scenario: "Scenario", sheets: Sequence[str]
) -> tuple[dict[str, Mapping[str, int]], bool]:
    """Return what each expert rated, by the sheet, and whether a sheet could not be read."""
    from simulator.exchange.rating_sheet import MOST_BYTES, read_sheet  # noqa: PLC0415

    ratings: dict[str, Mapping[str, int]] = {}
    unread = False
    for path in dict.fromkeys(sheets):
        rated = read_sheet(read_bytes(path, MOST_BYTES), scenario)
        for misfit in rated.misfits:
            tell(_fault(around.tr, path, misfit))
        if not rated.ratings:
            unread = unread or rated.unreadable
            tell(around.tr(NOT_COUNTED if rated.unreadable else NOTHING_RATED, path=path))
            continue
        for other, before in ratings.items():
            if before == rated.ratings:
                tell(around.tr(ALIKE, path=path, other=other))
                break
        ratings[path] = rated.ratings
    return ratings, unread


def _heard(around: Shell, found: Written, ratings: "Ratings", plays: Sequence[str]) -> "Panel":
    from scoring.checks.worths import Scored  # noqa: PLC0415 the app starts without it
    from scoring.panel import panel as panel_of  # noqa: PLC0415
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.collecting.checking import Checker  # noqa: PLC0415

    scenario = found.scenario
    checker = Checker({scenario.hash: found.bundle})
    played = [said for path in plays for said in _said(path, scenario, checker, around.tr)]
    return panel_of(Scored(scenario, shipped_rubric()), ratings, played)


def _said(
    path: str, scenario: "Scenario", checker: "Checker", tr: Translator
) -> Iterator[list[tuple[str, frozenset[str]]]]:
    """Yield what was said in each talk of a hand-in, with what was on offer.

    Raises:
        CommandError: where one of them is not to be believed.
    """
    from scenarios.codec import load  # noqa: PLC0415
    from scenarios.transcript import Say  # noqa: PLC0415
    from scoring.turns import read_turns  # noqa: PLC0415
    from simulator.bundles.codec import MOST_BYTES  # noqa: PLC0415
    from simulator.collecting.reasons import WHY, Why  # noqa: PLC0415
    from simulator.collecting.wording import reason_said  # noqa: PLC0415

    checked = checker.check(path, read_bytes(path, MOST_BYTES))
    for aside in checked.set_aside:
        if WHY[aside.reason] is Why.UNKNOWN:
            raise CommandError(
                Code.UNREADABLE,
                N_("{path}: the talk is of another scenario, or of another version of it."),
                path=path,
            )
        why = reason_said(aside, tr)
        raise CommandError(Code.UNREADABLE, N_("{path}: {why}."), path=path, why=why)
    for believed in checked.believed:
        turns = read_turns(scenario, load(zlib.decompress(believed.transcript).decode())).turns
        yield [
            (turn.act.choice, frozenset(choice.id for choice in turn.offered))
            for turn in turns
            if isinstance(turn.act, Say)
        ]


def _fault(tr: Translator, path: str, misfit: "Misfit") -> str:
    return tr(FAULTS[misfit.fault], path=path, line=misfit.line, text=misfit.text)


def _as_text(found: "Panel", scenario: "Scenario", tr: Translator) -> list[str]:
    lines = {c.id: c.says for m in scenario.moments.values() for c in m.choices}
    text = [tr.plural("{n} expert has rated.", "{n} experts have rated.", found.experts)]
    if found.alpha is not None:
        text.append(
            tr("Agreement on the whole (alpha): {alpha}", alpha=tr.number(round(found.alpha, 2)))
        )
    for heading, items in (
        (tr("Experts do not agree"), found.disputed),
        (tr("Experts agree, and the rubric says otherwise"), found.apart),
    ):
        if items:
            text += ["", f"{heading}:"]
        text += [f"  {_in_words(item, lines[item.choice], tr)}" for item in items]
    if found.opposed:
        text += ["", tr("Another line is best in the experts' eyes:")]
    text += [f"  {_opposed(each, lines, tr)}" for each in found.opposed]
    if not (found.disputed or found.apart or found.opposed):
        text += ["", _nothing(found, tr)]
    return text


def _nothing(found: "Panel", tr: Translator) -> str:
    """Return what is said where nothing is disputed: of as many choices as can be spoken of."""
    judged, every = len(found.judged), len(found.items)
    if not judged:
        return tr("Too few to say: agreement is spoken of from three experts on a choice.")
    if judged < every:
        return tr(
            "Of the {n} of {all} choices that three or more have rated none is disputed, and the "
            "rubric agrees.",
            n=judged,
            all=every,
        )
    return tr("Nothing is disputed, and the rubric agrees.")


def _in_words(item: "Item", line: str, tr: Translator) -> str:
    ratings = " ".join(map(str, item.ratings))
    said = tr(
        "{moment}: «{line}» – rated {ratings}; the rubric: {rubric}",
        moment=item.moment,
        line=line,
        ratings=ratings,
        rubric=item.rubric,
    )
    if not item.offered:
        return said
    played = tr(
        "said by {chosen} of {offered} who played", chosen=item.chosen, offered=item.offered
    )
    return f"{said}; {played}"


def _opposed(each: "Opposed", lines: dict[str, str], tr: Translator) -> str:
    panel, rubric = (
        " / ".join(f"«{lines[c]}»" for c in side) for side in (each.panel, each.rubric)
    )
    return tr(
        "{moment}: experts {panel}; rubric {rubric}", moment=each.moment, panel=panel, rubric=rubric
    )


def _as_json(found: "Panel") -> dict[str, Any]:
    return {
        "experts": found.experts,
        "judged": len(found.judged),
        "alpha": found.alpha,
        "items": [
            {
                "moment": item.moment,
                "choice": item.choice,
                "ratings": list(item.ratings),
                "mean": item.mean,
                "deviation": item.deviation,
                "disputed": item.disputed,
                "rubric": item.rubric,
                "chosen": item.chosen,
                "offered": item.offered,
            }
            for item in found.items
        ],
        "opposed": [
            {"moment": each.moment, "panel": list(each.panel), "rubric": list(each.rubric)}
            for each in found.opposed
        ],
    }
