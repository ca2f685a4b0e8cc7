"""After the talk: own rating, the debrief, and another way."""

from collections.abc import Callable
from pathlib import Path

from simulator.disk import write_whole
from simulator.plain.debrief import DebriefText
from simulator.plain.desk import Desk
from simulator.plain.rating import ask_ratings
from simulator.records import sender_of
from simulator.sessions import Review, Session, branch
from simulator.sessions.errors import UserError
from simulator.sessions.review import review, to_be_rated

Play = Callable[[Desk, Session], None]


def after_talk(desk: Desk, attempt: str, play: Play) -> None:
    """Ask for the trainee's own rating before the score is seen, then look back."""
    if to_be_rated(desk.records, attempt):
        ask_ratings(desk, attempt)
    look_back(desk, attempt, play)


def look_back(desk: Desk, attempt: str, play: Play) -> None:
    """Write the debrief, and offer its sections, another way, and the page."""
    tr, console = desk.tr, desk.console
    found = review(desk.records, attempt)
    text = debrief_text(found, desk)
    whole = found.head.header.branch_of is None
    text.overview()
    last = len(found.transcript.acts)
    understood = True
    while True:
        if understood:
            _offer(desk, last, whole=whole)
        understood = True
        key, _, rest = console.ask(tr("Enter goes back >")).partition(" ")
        match key.lower():
            case "" | "q":
                return
            case "m" | "f" | "n":
                {"m": text.course, "f": text.facts, "n": text.written}[key.lower()]()
            case "t" if (turn := desk.number(rest.strip(), last)) is not None:
                text.turn(turn + 1)
            case "t" if not rest.strip():
                text.transcript()
            case "v" if (turn := desk.number(rest.strip(), last)) is not None:
                play(desk, branch(desk.records, attempt, turn, desk.clock))
                console.say()
                console.say(tr("Back in the debrief, at the turn you left."))
                text.turn(turn + 1)
            case "w" if rest.strip():
                _write_page(desk, found, Path(rest.strip()))
            case "l" if whole:
                _hand_in(desk, attempt)
            case other:
                understood = False
                console.say(_what_is_missing(desk, other, last, whole=whole))


def _what_is_missing(desk: Desk, key: str, last: int, *, whole: bool) -> str:
    """Say how what was written is written in full, or which keys there are."""
    tr = desk.tr
    match key:
        case "t" | "v":
            return tr("Write {key} and a turn, 1 to {last}.", key=key, last=last)
        case "w":
            return tr("Write w and the name of a file.")
        case _:
            keys = "m t f n v w l" if whole else "m t f n v w"
            return tr("Write one of the keys: {keys}", keys=keys)


def _offer(desk: Desk, last: int, *, whole: bool) -> None:
    """Write what can be done; only a whole attempt can be handed in."""
    tr, console = desk.tr, desk.console
    console.say()
    console.item("m", tr("the talk over time"))
    console.item("t", tr("the talk, turn by turn; t and a number for one turn"))
    console.item("f", tr("what was shared, and what stayed unsaid"))
    console.item("n", tr("what you prepared, and your notes"))
    console.item("v", tr("try another way: v and a turn, 1 to {last}", last=last))
    console.item("w", tr("write the debrief as a page: w and the name of a file"))
    if whole:
        console.item("l", tr("hand it in: makes a file for the instructor"))


def debrief_text(found: Review, desk: Desk) -> DebriefText:
    """Return a writer of the debrief of an attempt."""
    debrief = found.debrief(desk.language)
    return DebriefText(debrief, found.scenario, found.reflections, desk.console, desk.tr)


def _write_page(desk: Desk, found: Review, path: Path) -> None:
    from simulator.reports.page import debrief_html  # noqa: PLC0415 Jinja is for those who want it

    tr, console = desk.tr, desk.console
    page = debrief_html(found.debrief(desk.language), found.scenario, found.head, found.reflections)
    try:
        place = path.expanduser()
        if place.is_file() and not console.agrees(
            tr("{path} is there already. Write over it? y or n:", path=str(path))
        ):
            console.say(tr("Nothing has happened."))
            return
        write_whole(place, page.encode())
    except (OSError, ValueError, RuntimeError):
        console.say(tr("{path} cannot be written.", path=str(path)))
    else:
        console.say(tr("Saved as a page:"))
        console.say(str(path))  # alone on its line, so that it can be copied


def _hand_in(desk: Desk, attempt: str) -> None:
    from simulator.collecting import handing_in  # noqa: PLC0415 for those who hand in

    tr, console = desk.tr, desk.console
    try:
        sender = sender_of(desk.places)
        file = handing_in.write_hand_in(desk.records, [attempt], sender, desk.places.hand_ins)
    except UserError as error:
        console.say(error.said(tr))
        return
    console.say(tr(handing_in.WHAT_TO_DO))
    console.say(str(file.path))  # alone on its line, so that it can be copied
    if not file.finished:
        console.say(tr(handing_in.UNFINISHED_SAYS))
    console.say(f"{tr('Receipt:')} {file.receipt}")
    console.say(tr(handing_in.RECEIPT_SAYS))
