"""``samtalerom hand-in``: attempts as one file for the instructor."""

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    filled,
    language_option,
    product,
    shell,
    tell,
    write_text,
)
from simulator.cli.sources import attempt_named
from simulator.i18n import N_
from simulator.records import sender_of

HELP = N_("""\
Write attempts into one file that the instructor can collect, and print its receipt.

The file holds what you did in the talks, when they began, and your ratings of yourself. It holds
no name, no notes and nothing else that you wrote.
""")
EXAMPLES = """\
samtalerom hand-in last -o talk.samtale
samtalerom hand-in 7K2M9QXB4R 3FD2Q0XKVN -o talks.samtale
"""


@command("hand-in", HELP, EXAMPLES, N_("Write attempts into a file to hand in."))
@click.argument("attempts", metavar="ATTEMPT...", nargs=-1, required=True, callback=filled)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    callback=filled,
    required=True,
    help=N_("The file to write (- is stdout); its name should end in .samtale."),
)
@language_option
def hand_in(*, attempts: tuple[str, ...], out: str, language: Language | None) -> None:
    """Write a hand-in."""
    from simulator.bundles import receipt_of  # noqa: PLC0415 the app starts without it
    from simulator.collecting import handing_in  # noqa: PLC0415

    around = shell(language)
    with around.records(reading=True) as records:
        named = [attempt_named(each, records, branches=False) for each in attempts]
        handed = handing_in.hand_in(records, named, sender_of(around.places))
    data = handing_in.hand_in_bytes(handed)
    write_text(out, data.decode("ascii"))
    receipt = receipt_of(data)
    tr = around.tr
    if out == "-":
        tell(tr("Receipt: {receipt}", receipt=receipt))
    else:
        product(f"{receipt}\n")
        tell(tr("Written to {path}.", path=out))
    unfinished = sum(each.transcript.ended is None for each in handed.attempts)
    if unfinished:
        tell(
            tr(
                "Not finished yet: {n}. Hand in once more when they are, and that counts.",
                n=unfinished,
            )
        )
    tell(tr(handing_in.RECEIPT_SAYS))
