"""``samtalerom xapi``: attempts as statements for a learning record store."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    database_option,
    filled,
    language_option,
    shell,
    tell,
    write_text,
)
from simulator.cli.sources import attempt_named
from simulator.i18n import N_

if TYPE_CHECKING:  # the app starts without them
    from simulator.exchange.xapi import Told

KEY, SECRET = "SAMTALEROM_LRS_KEY", "SAMTALEROM_LRS_SECRET"
VERSIONS = ("1.0.3", "2.0.0")

HELP = N_("""\
Write attempts as xAPI statements: one for each act, under a pseudonym.

The statements are the same every time, so they can be sent again. --home is the address of the
institution: pseudonyms and activities belong to it. With --to they are sent to a learning record
store; its key and secret are read from SAMTALEROM_LRS_KEY and SAMTALEROM_LRS_SECRET. Nothing is
sent without --to. Exit code 1: the store holds something else under one of the ids.
""")
EXAMPLES = """\
samtalerom xapi last --student student-17 -o statements.json
samtalerom xapi --cohort spring --home https://example.no -o statements.json
samtalerom xapi --cohort spring --home https://example.no --to https://lrs.example.no/xapi
"""


def _address(_context: object, _option: object, value: str | None) -> str | None:
    from simulator.exchange.sending import web_address  # noqa: PLC0415 the app starts without it

    if value is not None and web_address(value) is None:
        raise CommandError(
            Code.USAGE,
            N_("--home is an address, such as https://example.no, not {value}."),
            value=value[:80],
        )
    return value.rstrip("/") if value else value


@command("xapi", HELP, EXAMPLES, N_("Write attempts as xAPI statements."))
@click.argument("attempts", nargs=-1, metavar="[ATTEMPT]...", callback=filled)
@click.option("--cohort", metavar="NAME", callback=filled, help=N_("Every attempt of a cohort."))
@click.option(
    "--student",
    metavar="NAME",
    callback=filled,
    help=N_("A pseudonym: whose ATTEMPT is, or the one student of the cohort."),
)
@click.option("--home", metavar="URL", callback=_address, help=N_("The institution's address."))
@click.option("-o", "--out", metavar="FILE", callback=filled, help=N_("A file instead of stdout."))
@click.option("--to", metavar="URL", callback=filled, help=N_("A store that they are sent to."))
@click.option(
    "--xapi-version",
    type=click.Choice(VERSIONS),
    default=VERSIONS[0],
    help=N_("What the store is told to speak."),
)
@language_option
@database_option
def xapi(  # noqa: PLR0913 one parameter for each option
    *,
    attempts: tuple[str, ...],
    cohort: str | None,
    student: str | None,
    home: str | None,
    out: str | None,
    to: str | None,
    xapi_version: str,
    language: Language | None,
    database: str | None,
) -> None:
    """Write or send statements."""
    from simulator.exchange.xapi import NOWHERE, statements  # noqa: PLC0415

    around = shell(language)
    if bool(attempts) == bool(cohort):
        raise CommandError(Code.USAGE, N_("Name attempts, or a cohort with --cohort."))
    if attempts and not student:
        raise CommandError(Code.USAGE, N_("--student is missing: a pseudonym, never a name."))
    if attempts and database:
        raise CommandError(
            Code.USAGE, N_("--database goes with --cohort: your own talks are in your own folder.")
        )
    if cohort:
        found = _of_cohort(around, database, cohort, student, home or NOWHERE)
    else:
        found = _of_records(around, attempts, student or "", home or NOWHERE)
    made = [each for told in found for each in statements(told)]
    if out or not to:
        write_text(out or "-", json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    if out not in {None, "-"}:
        tell(around.tr("Written to {path}.", path=out))
    if to:
        _send(around, to, xapi_version, made)


def _of_records(around: Shell, named: tuple[str, ...], student: str, home: str) -> Iterator[Told]:
    from simulator.exchange.xapi import Told  # noqa: PLC0415
    from simulator.sessions.review import review  # noqa: PLC0415

    with around.records(reading=True) as records:
        for attempt in dict.fromkeys(attempt_named(each, records) for each in named):
            seen = review(records, attempt)
            yield Told(
                seen.scenario,
                seen.transcript,
                seen.scorecard,
                seen.head.started,
                student,
                records.seconds(attempt),
                home,
            )


def _of_cohort(
    around: Shell, database: str | None, cohort: str, student: str | None, home: str
) -> Iterator[Told]:
    """Yield the attempts of a cohort, or those of one student of it.

    Raises:
        CommandError: where there is no such cohort, or no such student in it.
    """
    from datetime import datetime  # noqa: PLC0415

    from scenarios.codec import load  # noqa: PLC0415
    from scoring.scorecard import score  # noqa: PLC0415
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.collecting.checking import Checker  # noqa: PLC0415
    from simulator.collecting.known import known_scenarios  # noqa: PLC0415
    from simulator.exchange.xapi import Told  # noqa: PLC0415
    from simulator.records import database_of, read_cohorts  # noqa: PLC0415

    store = read_cohorts(around.places, database_of(database, os.environ))
    try:
        entries = store.standing(cohort).entries
        if not entries:
            raise CommandError(Code.UNREADABLE, N_("There is no cohort {name}."), name=cohort[:80])
        if student is not None:
            entries = tuple(entry for entry in entries if entry.student == student)
        if not entries:
            raise CommandError(
                Code.UNREADABLE,
                N_("The cohort {name} has no student {student}."),
                name=cohort[:80],
                student=(student or "")[:80],
            )
        checker = Checker(known_scenarios(kept=store.scenarios()))
        for entry in entries:
            act = checker.ready(entry.scenario_hash)
            if act is None:  # what was collected keeps its scenario, so only damage leads here
                tell(around.tr("{attempt} cannot be read.", attempt=entry.attempt))
                continue
            transcript = load(store.transcript(cohort, entry.attempt))
            card = score(act.scenario, transcript, shipped_rubric())
            began = datetime.fromisoformat(entry.started)
            yield Told(act.scenario, transcript, card, began, entry.student, (), home)
    finally:
        store.close()


def _send(around: Shell, to: str, version: str, made: list[dict[str, object]]) -> None:
    from simulator.exchange.sending import (  # noqa: PLC0415
        SendingError,
        Store,
        safe_address,
        send,
    )

    if not safe_address(to):
        raise CommandError(
            Code.USAGE,
            N_("{address} is not an https address: a secret is not sent there."),
            address=to[:80],
        )
    key, secret = os.environ.get(KEY), os.environ.get(SECRET)
    if not key or not secret:
        raise CommandError(
            Code.USAGE, N_("{key} and {secret} must be set."), key=KEY, secret=SECRET
        )
    try:
        sent = send(Store(to, key, secret, version), made)
    except SendingError as error:
        raise _refused(to, error.status, str(error)) from error
    tell(
        around.tr(
            "{taken} statements taken in, {known} were there already.",
            taken=sent.taken,
            known=sent.known,
        )
    )
    if sent.other:
        ids = ", ".join(sent.other[:5])
        tell(
            around.tr.plural(
                "The store holds something else under {n} id: {ids}",
                "The store holds something else under {n} ids: {ids}",
                len(sent.other),
                ids=ids,
            )
        )
        raise SystemExit(Code.FINDINGS)


def _refused(to: str, status: int, reason: str) -> CommandError:
    if status:
        return CommandError(
            Code.UNREADABLE,
            N_("{address} answered {status}: {reason}"),
            address=to[:80],
            status=status,
            reason=reason[:200],
        )
    return CommandError(
        Code.UNREADABLE,
        N_("{address} does not answer: {reason}"),
        address=to[:80],
        reason=reason[:200],
    )
